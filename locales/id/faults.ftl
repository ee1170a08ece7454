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
fault-amount-empty = Tulis jumlahnya.
fault-amount-not-a-number = Tulis jumlah dalam rupiah, misalnya 75000000, Rp75.000.000, atau 75 juta.
fault-amount-negative = Jumlah tidak boleh kurang dari nol.
fault-amount-fraction = Tulis rupiah bulat, tanpa sen.
fault-amount-ambiguous = Jumlah ini dapat dibaca dua cara. Tulis semua angkanya.
fault-rate-empty = Tulis tarifnya.
fault-rate-not-a-number = Tulis tarif dalam persen setahun, misalnya 6 atau 6,5.
fault-rate-negative = Tarif tidak boleh kurang dari nol.
fault-rate-too-high = Tarif ini terlalu tinggi.
fault-rate-too-fine = Paling banyak empat angka di belakang koma.
fault-tenor-empty = Tulis jangka waktunya.
fault-tenor-not-a-number = Tulis bulan bulat, misalnya 24, atau 2 tahun.
fault-tenor-out-of-range = Jangka waktu antara 1 dan 600 bulan.
fault-code-wrong = Kode ini tidak cocok atau sudah terpakai. Tunggu kode berikutnya di ponsel, lalu ketik lagi.
fault-password-wrong = Kata sandi tidak cocok. Ketik lagi.
fault-email-taken = Alamat ini sudah punya akun. Pakai alamat lain untuk rekan ini.
fault-office-phone = Tulis nomor telepon Indonesia dengan kode daerah, misalnya (0482) 21123.
fault-fund-year-taken = Dana tahun dan sumber ini sudah dibuka.
fault-fund-year = Tulis tahun empat angka, misalnya 2022.
fault-name-taken = Nama ini sudah dipakai di sini.
fault-fund-over = Melebihi dana tahun ini. Dana seluruhnya tidak pernah boleh terlampaui.
fault-line-over = Melebihi sisa pos ({ $free }) sebesar { $over }. Kepala dinas dapat menyetujui kelebihan di halaman pos.
fault-training-too-long = Satu pelatihan paling lama 60 hari.
fault-training-seats = Jumlah peserta 1 sampai 2.000.
fault-training-without-nib = Peserta jenis ini perlu punya NIB. Wirausaha pemula dan orang koperasi yang sudah ber-NIB tidak perlu.
fault-training-without-cooperative = Tulis nama koperasinya.
fault-score = Tulis nilai 0 sampai 100.
fault-list-nib = NIB terdiri atas 13 angka.
fault-list-too-large = Berkasnya terlalu besar: paling besar 2 MB.
fault-list-too-long = Daftarnya terlalu panjang: paling banyak 5.000 baris.
fault-list-empty = Daftarnya kosong.
fault-list-columns = Baris pertama harus memuat nama kolom: nama atau nib.
fault-list-unreadable = Berkas ini tidak dapat dibaca sebagai CSV atau XLSX.
fault-list-nobody = Baris { $row }: "{ $value }" tidak terdaftar sebagai peserta.
fault-list-several = Baris { $row }: ada beberapa peserta bernama "{ $value }". Tambahkan NIB.
fault-list-day = Baris { $row }: "{ $value }" bukan tanggal seperti 01-12-2026.
fault-list-day-outside = Baris { $row }: { $value } bukan hari pelatihan ini.
fault-list-score = Baris { $row }: nilai "{ $value }" bukan 0 sampai 100.
fault-ledger-closed = Buku sudah ditutup sampai { $until }. Pakai hari sesudahnya.
fault-ledger-beyond = Melebihi saldo { $account ->
    [bank] Bank
    [loan] Pinjaman anggota
    [other_asset] Aset lain
    [sukarela] Simpanan sukarela
    [term_deposit] Simpanan berjangka
    [shu_owed] SHU anggota belum diambil
    [funds] Dana pengurus, pendidikan, dan sosial
    [other_debt] Utang lain
    [pokok] Simpanan pokok
    [wajib] Simpanan wajib
    [reserve] Cadangan
    [grant] Hibah
    [shu_undivided] SHU belum dibagi
    [loss] Rugi belum ditutup
    [interest_income] Jasa pinjaman anggota
    [trade_income] Penjualan dan jasa kepada anggota
    [other_income] Pendapatan lain
    [interest_expense] Jasa simpanan
    [staff_expense] Gaji dan honor
    [running_expense] Beban usaha
    [other_expense] Beban lain
   *[cash] Kas
}; lebihnya { $by }.
fault-ledger-left = Anggota ini sudah keluar. Rekeningnya hanya dapat diselesaikan, tidak ditambah.
fault-ledger-still-member = Simpanan pokok dan wajib baru dikembalikan setelah anggota keluar. Catat dulu hari keluarnya.
fault-ledger-no-member = Tidak ada anggota dengan nomor atau nama ini.
fault-ledger-many-members = Lebih dari satu anggota cocok. Tulis nomornya.
fault-ledger-before-entry = Hari ini sebelum hari transaksi yang dibalik.
fault-ledger-before-loan = Hari ini sebelum pinjaman dicairkan.
fault-ledger-more-than-owed = Lebih dari sisa pokok pinjaman.
fault-ledger-rate-above = Paling tinggi { $most } % setahun ({ $regulation }).
fault-ledger-rate-reason = Di atas { $most } % setahun ({ $regulation }). Tulis alasannya di keterangan.
fault-ledger-period-open = Hanya hari yang sudah lewat yang dapat ditutup.
fault-entry-too-few = Satu transaksi punya paling sedikit dua baris.
fault-entry-nothing = Baris tanpa jumlah tidak berarti apa-apa.
fault-entry-unbalanced = Debit dan kredit tidak sama.
fault-entry-both-sides = Satu akun tidak bisa berada di kedua sisi.
fault-entry-too-large = Jumlahnya terlalu besar.
fault-ledger-batch-done = Untuk bulan { $period } sudah dibukukan. Satu bulan satu kali.
fault-ledger-batch-nobody = Tidak ada anggota yang kena. Periksa akun, tanggal, dan pengecualiannya.
fault-ledger-no-number = Tidak ada anggota bernomor { $number }.
fault-ledger-result-differs = SHU di buku { $books }, di berita acara { $meeting }. Keduanya harus sama sebelum dibagi.
fault-division-nothing = Tidak ada SHU yang dapat dibagi.
fault-division-split = Bagian-bagiannya tidak menjadi seratus persen.
fault-division-weights = Bagian anggota tidak boleh kurang dari nol.
fault-ledger-undo-beyond = Tidak satu pun dibalik: saldo { $member } kurang { $by }; seluruhnya { $count } transaksi tidak dapat dibalik. Selesaikan dulu yang sudah ditarik, atau balikkan yang lain satu per satu.
fault-ledger-undo-short = Tidak satu pun dibalik: kas atau bank kurang { $by }.
