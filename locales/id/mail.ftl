# Setiap pemberitahuan: subjek (apa yang terjadi), isi, dan tombolnya.
mail-prove-subject = Buktikan alamat e-mail Anda
mail-prove-text = Halo { $name },

    Anda mendaftar di Jembatan. Buka tautan di bawah dalam 48 jam untuk membuktikan alamat ini milik Anda.

    Bukan Anda yang mendaftar? Abaikan saja surat ini.
mail-prove-action = Buktikan alamat
mail-already-subject = Anda sudah punya akun
mail-already-text = Halo { $name },

    Ada yang mendaftar dengan alamat ini, padahal akunnya sudah ada. Bila itu Anda, langsung masuk saja. Lupa kata sandi? Mintalah kata sandi baru di halaman masuk.
mail-already-action = Masuk
