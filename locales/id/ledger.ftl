books-title = Buku besar
books-link = Buku besar dan laporan
books-accounts = Akun
books-accounts-note = Simpanan pokok dan wajib adalah modal; simpanan sukarela dan berjangka adalah kewajiban; pinjaman anggota adalah aset. Buka akun anggota untuk melihat rinciannya.
books-totals-note = Angka di sini jumlah semua anggota. Saldo satu anggota hanya dapat dilihat anggota itu sendiri dan bendahara.
books-account = Akun
books-class = Golongan
books-balance = Saldo
books-empty = Belum ada transaksi. Bendahara dapat mencatat yang pertama.
books-assets = Aset
books-debts = Kewajiban
books-equity = Ekuitas
books-result = SHU berjalan
books-closed-until = Buku ditutup sampai { $day }.
books-new-deposit = Catat setoran
books-new-deposit-lead = Anggota menyetor simpanan.
books-new-withdrawal = Catat penarikan
books-new-withdrawal-lead = Anggota menarik simpanan sukarela atau berjangka.
books-new-loan = Cairkan pinjaman
books-new-loan-lead = Jadwal angsurannya dihitung seperti di kalkulator angsuran.
books-new-payout = Kembalikan simpanan
books-new-payout-lead = Anggota yang sudah keluar menerima simpanan pokok dan wajibnya.
books-new-share = Bayarkan SHU
books-new-share-lead = Anggota mengambil bagian SHU-nya.
books-new-other = Jurnal lain
books-new-other-lead = Dari satu akun ke akun lain: belanja, pendapatan, pindah kas ke bank.
books-entries = Transaksi
books-no-entries = Belum ada transaksi.
books-entry = Transaksi no. { $number }
books-number = No.
books-day = Tanggal
books-kind = Jenis
books-note = Keterangan
books-reference = Nomor bukti
books-reference-hint = Nomor kuitansi atau slip.
books-member = Anggota
books-member-number = Nomor anggota
books-member-hint = Nomor anggota, atau nama yang hanya dimiliki satu orang.
books-member-if = Hanya bila salah satu akun milik anggota.
books-members = { $count } anggota
books-amount = Jumlah
books-debit = Debit
books-credit = Kredit
books-debit-account = Akun debit
books-debit-hint = Ke mana: yang bertambah pada aset atau beban.
books-credit-account = Akun kredit
books-credit-hint = Dari mana: yang berkurang pada aset, atau bertambah pada kewajiban, ekuitas, pendapatan.
books-at = Uangnya di
books-rate = Jasa (% setahun)
books-rate-hint = Paling tinggi 24 % setahun menurut Permenkop UKM 8/2023.
books-months = Jangka waktu (bulan)
books-method = Cara hitung
books-book = Bukukan
books-booked = Sudah dibukukan.
books-by = Dicatat oleh
books-lines = Baris
books-another = Transaksi lain
books-reverses = Membalik
books-reversed-by = Dibalik oleh
books-reverse = Balikkan
books-reverse-lead = Yang sudah dibukukan tidak diubah. Pembalikan mencatat kebalikannya; setelah itu catat lagi yang benar.
books-reverse-day-hint = Hari ini, atau hari lain yang belum ditutup.
books-reason = Alasan
books-was-reversed = Sudah dibalik.
books-close = Tutup periode
books-close-lead = Sampai hari yang ditutup tidak ada lagi yang dibukukan. Ini tidak dapat dibatalkan; yang keliru dibalik dengan tanggal sesudahnya.
books-close-until = Tutup sampai
books-close-hint = Biasanya hari terakhir suatu bulan.
books-closed = Periode sudah ditutup.
books-by-member = Menurut anggota
books-none-has = Tidak ada anggota yang bersaldo di akun ini.
books-loan = Pinjaman
books-this-loan = Pinjaman transaksi ini
books-loans = Pinjaman anggota
books-loans-open = Belum lunas
books-no-loans = Tidak ada pinjaman yang belum lunas.
books-loan-of = Pinjaman { $name }
books-loan-cancelled = Pencairan pinjaman ini sudah dibalik.
books-lent = Pinjaman
books-begun = Dicairkan
books-principal = Pokok
books-interest = Jasa
books-interest-hint = 0 bila hanya pokok yang dibayar.
books-instalment = Angsuran
books-principal-owed = Sisa pokok
books-interest-owed = Sisa jasa
books-next = Angsuran berikutnya
books-due = Jatuh tempo
books-late = Terlambat
books-schedule = Jadwal angsuran
books-pay = Catat angsuran
ledger-posted = Transaksi ini sudah dibukukan
ledger-posted-text = Formulir yang sama tidak dibukukan dua kali.
ledger-reversal-of-reversal = Pembalikan tidak dapat dibalik
ledger-reversal-of-reversal-text = Catat lagi transaksi yang benar.
ledger-reversed = Transaksi ini sudah dibalik
ledger-reversed-text = Satu transaksi hanya dibalik satu kali. Buka transaksinya untuk melihat pembalikannya.
ledger-loan-repaid = Pinjaman ini sudah diangsur
ledger-loan-repaid-text = Balikkan dulu angsurannya, baru pencairannya.
ledger-year-stays = Tutup buku tahunan tidak dibalik
ledger-year-stays-text = Yang keliru pada tahun itu diperbaiki dengan transaksi di tahun berjalan.
ledger-no-meeting = RAT tahun itu belum dicatat
ledger-no-meeting-text = Ketua atau sekretaris mencatat RAT beserta pembagian SHU-nya; setelah itu bendahara membukukannya.
ledger-year-open = Tahun buku itu belum ditutup
ledger-year-open-text = Tutup periode sampai hari terakhir tahun buku. SHU-nya terbentuk dengan sendirinya.
books-batch-pays = Setoran bulanan semua anggota
books-batch-pays-lead = Satu jumlah untuk setiap anggota, misalnya simpanan wajib. Anggota yang sudah keluar dilewati.
books-batch-earns = Jasa simpanan bulanan
books-batch-earns-lead = Seperdua belas dari jasa setahun atas saldo sekarang, ditambahkan ke simpanan setiap anggota.
books-batch-each = Jumlah per anggota
books-batch-rate-hint = Paling tinggi 9 % setahun menurut Permenkop UKM 8/2023; di atasnya tulis alasan di keterangan.
books-batch-day-hint = Bulannya menentukan: satu bulan hanya sekali.
books-batch-except = Kecuali anggota bernomor
books-batch-except-hint = Yang belum membayar, misalnya: A-003, A-017.
books-batch-look = Periksa dulu
books-batch-check = Belum ada yang dibukukan. Kalau sudah benar, bukukan seluruhnya.
books-batch-again = Ubah isian
books-batch-count = Anggota
books-batch-left-out = Dilewati
books-batch-total = Seluruhnya
books-batch-more = dan { $count } anggota lain
books-batch-post = Bukukan seluruhnya
books-batch-posted = Seluruhnya sudah dibukukan.
books-years = Laporan tahun buku
books-year = Tahun buku
books-year-of = Tahun buku { $year }
books-report-of = Laporan keuangan tahun buku { $year }
books-in-rupiah = Semua angka dalam rupiah.
books-signed = Disusun dari buku besar koperasi. Ketua, sekretaris, dan bendahara menandatangani laporan yang dibawa ke RAT.
books-pdf = Unduh PDF
books-file = laporan-koperasi
books-income = Pendapatan
books-costs = Beban
books-shu = SHU
books-year-open = Tahun buku ini belum ditutup; angkanya masih bergerak. Bendahara menutupnya dengan menutup periode sampai hari terakhirnya.
books-year-no-meeting = Tahun buku ini ditutup. RAT-nya belum dicatat.
books-year-to-divide = RAT sudah memutuskan pembagian SHU; bendahara dapat membukukannya.
books-year-divided = SHU tahun ini sudah dibagi sesuai keputusan RAT.
books-year-nothing = Tahun buku ini ditutup tanpa SHU untuk dibagi.
books-divide = Bagi SHU
books-divide-lead = RAT { $day } ({ $present } hadir) memutuskan SHU { $result }; di buku { $books }. Bagian jasa usaha dibagi menurut jasa pinjaman dan pembelian setiap anggota, bagian jasa modal menurut simpanan pokok dan wajib pada akhir tahun. Setiap bagian dibulatkan ke bawah; rupiah yang tersisa diberikan satu-satu kepada yang paling banyak terpotong. Sisa dari persentase masuk cadangan. Anggota yang keluar sebelum RAT tidak mendapat bagian.
books-was-divided = SHU sudah dibagi.
books-trial = Neraca saldo
books-opening = Saldo awal
books-closing-debit = Saldo akhir debit
books-closing-credit = Saldo akhir kredit
books-sum = Jumlah
books-balance-sheet = Neraca per { $day }
books-sum-assets = Jumlah aset
books-sum-debts = Jumlah kewajiban
books-shu-of-year = SHU tahun berjalan
books-sum-equity = Jumlah ekuitas
books-sum-both = Jumlah kewajiban dan ekuitas
books-result-of-year = Perhitungan hasil usaha
books-sum-income = Jumlah pendapatan
books-sum-costs = Jumlah beban
books-split = Pembagian SHU menurut RAT { $day }
books-part = Bagian
books-percent = Persen
books-import-title = Ambil transaksi dari lembar kerja
books-import-lead = Semua baris atau tidak sama sekali. Baris dengan nomor transaksi yang sama menjadi satu transaksi, dan debitnya harus sama dengan kreditnya. Yang sudah ada di buku dilewati, jadi berkas yang sama boleh diambil lagi.
books-import-file = Berkas CSV atau XLSX
books-import-file-hint = Dari buku kerja dibaca lembar pertamanya.
books-import-columns-means = Urutan kolom bebas. Kolom bertanda harus ada.
books-import-entry = Nomor transaksi dari buku lama; sama untuk semua barisnya.
books-import-day = Tanggal: 2024-01-31, 31-01-2024, atau 31/01/2024.
books-import-account = Nama atau nomor akun, misalnya kas, 101, simpanan wajib, pinjaman.
books-import-debit = Jumlah di kiri.
books-import-credit = Jumlah di kanan.
books-import-member = Nomor anggota; perlu untuk akun milik anggota.
books-import-note = Keterangan, dari baris pertama.
books-import-reference = Nomor bukti, dari baris pertama.
books-import-rate = Untuk pinjaman yang dicairkan: jasa, persen setahun.
books-import-months = Untuk pinjaman yang dicairkan: jangka waktu dalam bulan.
books-import-method = Untuk pinjaman yang dicairkan: anuitas, flat, menurun, atau margin.
books-imported = Semua transaksi sudah diambil.
books-import-nothing-new = Semua transaksi di berkas itu sudah ada di buku.
cell-too-much = jumlahnya terlalu besar
cell-no-account = tidak ada akun bernama atau bernomor ini
cell-no-member = tidak ada anggota bernomor ini
cell-member-needed = akun ini milik anggota; tulis nomornya
cell-both-sides = satu baris hanya debit atau kredit, tidak keduanya
cell-no-side = tulis jumlah di debit atau di kredit
cell-day-differs = tanggalnya lain dari baris pertama transaksi ini
cell-unbalanced = debit { $debit } dan kredit { $credit } tidak sama; selisih { $by }
cell-entry-too-few = satu transaksi punya paling sedikit dua baris
cell-entry-both-sides = satu akun berada di kedua sisi transaksi ini
cell-entry-odd = baris-baris ini bukan transaksi
cell-closed = buku sudah ditutup sampai { $until }
cell-beyond = melebihi saldo { $account ->
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
}; lebihnya { $by }
cell-left = anggota ini sudah keluar pada hari itu
cell-still-member = simpanan pokok dan wajib baru dikembalikan setelah anggota keluar
cell-entry-differs = transaksi ini sudah ada di buku dengan isi lain; balikkan dulu yang di buku dan beri nomor baru
cell-loan-terms = pinjaman perlu jasa (rate), bulan (months), dan cara hitung (method)
cell-rate-above = jasa di atas { $most } % setahun
cell-no-loan = anggota ini tidak punya pinjaman terbuka
cell-more-than-owed = lebih dari sisa pinjaman tertua, { $left }
books-seldom = Pekerjaan lain
books-seldom-means = Jurnal lain, setoran bulanan semua anggota, mengambil dari lembar kerja, dan tutup periode.
books-as-of = per { $day }
books-member-no = Anggota no. { $number }
books-left-on = Keluar pada { $day }. Rekeningnya hanya diselesaikan.
books-shares = SHU menurut tahun
books-change = Perubahan
meeting-books = Menurut buku, SHU tahun buku { $year } adalah { $sum }.
books-xlsx = Unduh XLSX
books-office-note = Saldo sekarang menurut buku koperasi sendiri, semua anggota bersama. Saldo satu anggota tidak terlihat di sini.
books-import-name = Nama anggota yang belum terdaftar; nomor dan namanya didaftarkan bersama transaksi pertamanya.
