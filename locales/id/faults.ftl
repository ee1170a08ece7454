# Kesalahan isian: apa yang salah dan bagaimana memperbaikinya.
fault-required = Bagian ini perlu diisi.
fault-choose = Pilih salah satu dari daftar.
fault-too-long = Terlalu panjang: paling banyak { $most } huruf.
fault-strange-characters = Ada huruf yang tidak dapat dibaca. Hapus, lalu ketik ulang.
fault-email = Tulis alamat e-mail lengkap, misalnya nama@contoh.id.
fault-phone = Tulis nomor ponsel Indonesia, misalnya 0812 3456 7890.
fault-date = Tulis tanggal seperti 23-11-2026.
fault-password-short = Kata sandi paling sedikit 10 huruf. Rangkaian beberapa kata lebih mudah diingat.
fault-password-long = Kata sandi paling banyak 200 huruf.
fault-password-guessable = Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan.
fault-sign-in-wrong = E-mail atau kata sandi tidak cocok. Periksa lagi, atau minta kata sandi baru.
fault-sign-in-unproved = Alamat ini belum dibuktikan. Buka tautan di e-mail dari kami, atau daftar ulang untuk mendapat tautan baru.
