### Usaha: data, surat, kebutuhan modal, riwayat.

nav-businesses = Daftar usaha

businesses-title = Usaha Anda
businesses-lead = Data cukup diisi sekali. Dari sini kami tunjukkan kredit dan pendampingan yang cocok.
businesses-add = Tambah usaha lain
businesses-add-first = Daftarkan usaha
businesses-none = Belum ada usaha terdaftar
businesses-none-why = Sebutkan nama usaha Anda dulu. Sisanya boleh dicicil kapan saja.
businesses-answers = Jawaban cek cepat Anda masih ada
businesses-answers-text = Simpan sebagai usaha agar tidak perlu mengisi dua kali.
businesses-too-many = Sudah ada 50 usaha pada akun ini
businesses-too-many-text = Satu akun paling banyak memegang 50 usaha. Hubungi dinas bila Anda memang memerlukan lebih.
businesses-away = Usaha yang ditutup
business-put-away-title = Tutup usaha ini
business-put-away-sure = Tutup { $business }?
business-put-away-what = Usaha yang ditutup tidak lagi dicocokkan dan tidak dihitung. Data, surat, dan pengajuan lama tetap tersimpan. Anda dapat membukanya lagi kapan saja.
business-put-away-yes = Tutup usaha
business-was-put-away = Usaha ditutup.
business-take-out = Buka lagi
business-taken-out = Usaha dibuka lagi.
business-put-away = Usaha ini sudah ditutup
business-put-away-text = Buka lagi usahanya dari daftar usaha Anda, lalu ulangi langkah ini.
business-has-cases = Masih ada pengajuan yang berjalan
business-has-cases-text = Selesaikan, tarik, atau hapus dulu pengajuan usaha ini. Sesudah itu usahanya bisa ditutup.
business-new-title = Daftarkan usaha
business-new-lead = Cukup nama dulu. Langkah berikutnya boleh dilewati dan dilanjutkan lain waktu.
business-created = Usaha terdaftar. Sekarang isi datanya, sedikit demi sedikit.
business-saved = Tersimpan.
business-saved-nik-differs = Tersimpan. Ada yang berbeda pada NIK, mohon dilihat.
business-pick-village = Kecamatan tersimpan. Sekarang pilih desa atau kelurahannya.
business-need-closed = Kebutuhan modal ditutup.
business-paper-removed = suratnya dihapus pemilik

business-hub-title = Data usaha
business-hub-count = { $told } dari { $all } sudah diisi
business-hub-need-first = Sebutkan kebutuhan modal agar angsuran tiap produk bisa dihitung.
business-matches = Lihat yang cocok
business-more = Lainnya
business-history = Riwayat data
business-history-lead = Setiap perubahan dicatat: apa, kapan, oleh siapa, dan apa buktinya.
business-history-none = Belum ada riwayat
business-history-none-why = Riwayat mulai tercatat begitu Anda mengisi data usaha.
business-who-sees = Data ini dilihat oleh Anda dan petugas dinas. Bank atau penyelenggara baru melihatnya setelah Anda mengajukan kepada mereka.
business-back-to-hub = Kembali tanpa menyimpan
business-told = { $told } dari { $all } sudah diisi
history-fact = Data
history-value = Isinya
history-evidence = Bukti
history-when = Kapan
history-by = Oleh

business-step-identity = Identitas
business-step-identity-lead = Tentang usaha dan pemiliknya.
business-step-place = Tempat usaha
business-step-place-lead = Beberapa program hanya untuk kecamatan tertentu.
business-step-trade = Bidang usaha
business-step-trade-lead = Pilih pekerjaan utama. Kode KBLI boleh dikosongkan; kalau diisi, bidangnya mengikuti kode.
business-step-money = Keuangan
business-step-money-lead = Perkiraan yang jujur sudah cukup. Boleh ditulis 75 juta atau 75.000.000. Kosongkan yang belum tahu.
business-step-papers = Surat-surat
business-step-papers-lead = Sebutkan surat yang Anda pegang. Unggah fotonya agar petugas bisa memeriksa.
business-step-skills = Pembukuan dan kemampuan
business-step-skills-lead = Jawaban apa adanya membantu kami menunjukkan pendampingan yang tepat.
business-step-need = Kebutuhan modal
business-step-need-lead = Untuk apa dan berapa. Anda bisa mengubahnya kapan saja.

business-name = Nama usaha
business-name-hint = Seperti yang dikenal pelanggan, misalnya Gula Aren Borong.
business-description = Apa yang dikerjakan
business-description-hint = Satu dua kalimat: apa yang dibuat atau dijual, kepada siapa.
business-started-on = Mulai usaha
business-owner-born-on = Tanggal lahir pemilik
business-nik = NIK pemilik
business-nik-hint = 16 angka pada KTP. Disimpan tersandi; di layar hanya terlihat empat angka terakhir.
business-nib-number = Nomor NIB
business-nib-number-hint = 13 angka. Disimpan tersandi; di layar hanya terlihat empat angka terakhir.
business-sku-until = SKU berlaku sampai
business-sku-until-hint = Biasanya tertulis di surat. Sesudah hari itu datanya dianggap belum diketahui lagi. Kosongkan bila tidak tertulis.
business-npwp-number = Nomor NPWP
business-npwp-number-hint = 15 atau 16 angka. Disimpan tersandi; di layar hanya terlihat empat angka terakhir.
business-number-kept = Tersimpan, berakhir { $last }. Isi hanya bila ingin mengganti.
business-nik-birth-differs = Tanggal lahir di NIK berbeda dari yang Anda isi. Periksa keduanya; kalau sudah benar, biarkan saja. NIK memang tidak selalu diperbaiki.
business-nik-sex-differs = Jenis kelamin di NIK berbeda dari yang Anda isi. Periksa keduanya; kalau sudah benar, biarkan saja.
business-nik-impossible-date = Tanggal di dalam NIK tidak ada di kalender. Periksa lagi angkanya; kalau memang begitu di KTP, biarkan saja.
business-village = Desa atau kelurahan
business-village-hint = Dari kecamatan yang dipilih di atas.
business-address = Alamat
business-address-hint = Jalan, dusun, atau patokan yang mudah dicari.
business-kbli-version = Kode itu dari
business-kbli-version-hint = NIB yang terbit sejak pertengahan 2026 umumnya memakai KBLI 2025.
business-capital = Modal usaha
business-capital-hint = Tanpa tanah dan bangunan tempat usaha.
business-size = { $class }, { $basis } ({ $regulation }).
business-size-by-sales = menurut penjualan setahun
business-size-by-capital = menurut modal usaha
business-size-other = Menurut ukuran yang satunya: { $class }.
business-note = Catatan
business-note-hint = Misalnya: menambah tungku dan membeli nira sebelum musim kemarau.
business-need-close-title = Sudah tidak perlu?
business-need-close-text = Tutup bila kebutuhan ini sudah terpenuhi atau batal. Anda bisa menyebutkan kebutuhan baru kapan saja.
business-need-close = Tutup kebutuhan ini
business-need-former = Kebutuhan sebelumnya

question-not-known = Belum tahu
question-a-month = sebulan
question-a-year = setahun
question-people = orang
question-times = kali
question-months = bulan
question-until = berlaku sampai { $day }
question-lapsed = sudah lewat pada { $day }

level-digital-0 = 0. Belum memakai ponsel atau internet untuk usaha
level-digital-1 = 1. Menerima pesanan lewat telepon atau WhatsApp
level-digital-2 = 2. Memasang produk di media sosial dan membalas calon pembeli
level-digital-3 = 3. Berjualan di lokapasar atau menerima QRIS
level-digital-4 = 4. Berjualan, membayar, dan mencatat lewat internet setiap hari
level-management-0 = 0. Semua dikerjakan sendiri, tanpa rencana
level-management-1 = 1. Ada gambaran rencana, belum ditulis
level-management-2 = 2. Uang usaha dan uang rumah tangga dipisah
level-management-3 = 3. Ada rencana tertulis dan pembagian tugas
level-management-4 = 4. Rencana diperiksa tiap bulan bersama angkanya
level-production-0 = 0. Sesuai pesanan, mutu belum tetap
level-production-1 = 1. Takaran dan langkahnya tetap, belum ditulis
level-production-2 = 2. Takaran dan langkahnya tertulis
level-production-3 = 3. Ada izin atau uji mutu, misalnya PIRT atau halal
level-production-4 = 4. Mutu diperiksa tiap kali, kemasan berlabel lengkap

paper-files = Berkas yang diunggah
paper-none = Belum ada berkas. Foto yang jelas dari ponsel sudah cukup.
paper-add = Unggah surat
paper-add-lead = Satu berkas setiap kali. Petugas dinas memeriksanya; Anda diberi tahu hasilnya.
paper-kind = Jenis surat
paper-kind-choose = Pilih jenisnya
paper-expires = Berlaku sampai
paper-expires-hint = Kosongkan bila tidak ada batasnya.
paper-expires-office-hint = Sesudah hari itu data dianggap belum diketahui lagi. Kosongkan bila tidak ada batasnya.
paper-file = Berkas
paper-file-hint = Seluruh surat terlihat dan terbaca.
paper-upload = Unggah
paper-uploaded = Berkas diterima. Petugas dinas akan memeriksanya.
paper-deleted = Berkas dihapus.
paper-delete-title = Hapus berkas
paper-delete-sure = Hapus berkas ini?
paper-delete-text = Berkasnya dihapus dari portal. Isian Anda tetap ada, tetapi kembali dicatat sebagai menurut pemilik.
paper-delete-yes = Hapus berkas
paper-rejected-because = Ditolak: { $reason }
paper-in-application = Berkas ini ada di pengajuan yang sudah dikirim
paper-in-application-text = Bank atau penyelenggara memutuskan berdasarkan berkas ini, jadi tidak bisa dihapus. Anda boleh mengunggah yang lebih baru.
papers-too-many = Sudah ada 200 berkas
papers-too-many-text = Hapus dulu berkas yang tidak dipakai, lalu unggah lagi.
paper-decided = Berkas ini sudah diperiksa
paper-decided-text = Rekan Anda sudah memutuskannya. Kembali ke antrean untuk berkas berikutnya.

facts-queue-title = Surat yang perlu diperiksa
facts-queue-lead = { $count ->
    [0] Tidak ada yang menunggu.
   *[other] { $count } surat menunggu, yang terlama lebih dulu.
}
facts-business = Usaha
facts-owner = Pemilik
facts-since = Menunggu sejak
facts-registered = Terdaftar
facts-none = Semua surat sudah diperiksa
facts-none-why = Surat baru muncul di sini begitu pemilik usaha mengunggahnya.
facts-none-filtered = Tidak ada surat dengan saringan ini
facts-none-filtered-why = Longgarkan atau hapus saringannya.
filter-all = Semua
paper-claim = Yang dibuktikan
paper-claims-nothing = Surat ini tidak membuktikan satu data tertentu; ia melengkapi berkas pengajuan.
paper-number = Nomor yang diisi pemilik
paper-number-ends = berakhir { $last }
paper-all-facts = Semua data usaha ini
paper-accept-title = Sesuai
paper-accept = Terima
paper-shows = Yang tertulis pada surat
paper-shows-hint = Biarkan seperti isian pemilik bila sama.
paper-reject-title = Tidak sesuai
paper-reject = Tolak
paper-reason = Alasan dan yang perlu dilakukan pemilik
paper-reason-hint = Dibaca pemilik apa adanya. Misalnya: foto buram, mohon unggah ulang halaman pertama.
paper-check = Periksa
paper-accepted-flash = Surat diterima. Pemiliknya sudah diberi tahu.
paper-rejected-flash = Surat ditolak. Pemiliknya sudah diberi tahu alasannya.
office-businesses-lead = Semua usaha terdaftar, yang terbaru lebih dulu.
office-businesses-none = Belum ada usaha terdaftar
office-businesses-none-why = Usaha muncul di sini begitu pemiliknya mendaftar, atau sesudah impor.
office-businesses-none-filtered = Tidak ada usaha dengan saringan ini
office-business-facts = Yang diketahui
office-business-no-papers = Pemilik belum mengunggah surat.
fact-confirm = Pastikan
fact-confirm-lead = Untuk data yang Anda lihat sendiri di loket atau saat kunjungan, atau yang tercatat di daftar resmi. Pemiliknya diberi tahu.
fact-confirm-now = Sekarang
fact-confirm-how = Bagaimana dipastikan
fact-confirm-where = Di mana terlihat
fact-confirm-where-hint = Misalnya: NIB dicek di OSS, atau buku kas ditunjukkan saat kunjungan. Pemilik membacanya di riwayat.
fact-confirm-button = Catat sebagai dipastikan
fact-confirmed-flash = Data dipastikan. Pemiliknya diberi tahu.
unclaimed = Belum diklaim
unclaimed-only = Hanya yang belum diklaim
unclaimed-text = Usaha ini berasal dari daftar dinas dan belum dipegang pemiliknya. Bila pemiliknya datang ke loket dengan bukti, serahkan kepadanya.
hand-over = Serahkan kepada pemilik
hand-over-lead = Di daftar tercatat atas nama { $owner }. Serahkan hanya kepada orang yang hadir dan menunjukkan bukti.
hand-over-proof = Bukti yang ditunjukkan
hand-over-proof-hint = Lihat aslinya, bukan foto.
hand-over-note = Yang Anda lihat
hand-over-note-hint = Untuk catatan dinas. Misalnya: nama di KTP sama dengan daftar, alamat sesuai. Jangan menulis NIK.
hand-over-name = Nama pemilik
hand-over-email = E-mail pemilik
hand-over-email-hint = Bila sudah punya akun, usahanya langsung masuk ke akun itu. Bila belum, kami mengirim undangan ke alamat ini.
hand-over-button = Serahkan usaha
handed-flash = Usaha diserahkan. Pemiliknya sudah dikirimi e-mail.
handed-title = Serah terima
handed-line = Dari { $from } kepada { $to }, oleh { $by }
business-claimed = Usaha ini sudah dipegang pemiliknya
business-claimed-text = Akun pemiliknya sudah dipakai, jadi dinas tidak dapat memindahkannya. Minta pemilik masuk dengan akun itu.
fault-claim-no-owner = Alamat ini dipakai akun yang bukan pemilik usaha, atau akunnya ditutup. Minta alamat lain.
office-business-read-only = Data diisi oleh pemilik. Dinas memeriksa surat dan memastikan yang terlihat; setiap langkah tercatat di riwayat.

fault-fact-range = Isi antara { $least } dan { $most }.
fault-fact-not-whole = Tulis angka bulat saja, misalnya 24.
fault-tenor-range = Isi antara 1 dan 600 bulan.
fault-date-future = Tanggal ini belum tiba. Periksa tahunnya.
fault-kbli-code = Kode KBLI terdiri atas lima angka dan harus ada di versi yang dipilih. Kosongkan bila ragu.
fault-village-elsewhere = Desa ini bukan di kecamatan yang dipilih.
fault-nik-empty = Tulis NIK-nya.
fault-nik-not-digits = NIK hanya berisi angka.
fault-nik-wrong-length = NIK terdiri atas 16 angka.
fault-nik-no-such-region = Enam angka pertama NIK ini bukan wilayah mana pun. Periksa lagi.
fault-nik-taken = NIK ini sudah dipakai akun lain. Masuklah dengan akun itu, atau hubungi dinas.
fault-nib-empty = Tulis NIB-nya.
fault-nib-not-digits = NIB hanya berisi angka.
fault-nib-wrong-length = NIB terdiri atas 13 angka.
fault-npwp-empty = Tulis NPWP-nya.
fault-npwp-not-digits = NPWP hanya berisi angka.
fault-npwp-wrong-length = NPWP terdiri atas 15 atau 16 angka.
fault-npwp-wrong-check-digit = Ada angka NPWP yang salah ketik. Cocokkan lagi dengan kartunya.
fault-npwp-neither-old-nor-nik = NPWP 16 angka adalah NIK, atau nomor lama dengan 0 di depan.
fault-npwp-zeros = NPWP nol semua bukan milik siapa pun. Kosongkan saja.
fault-file-missing = Pilih berkasnya dulu.
fault-file-empty = Berkas ini kosong. Pilih berkas lain.
fault-file-too-large = Berkas lebih dari 10 MB. Kecilkan, atau foto ulang dengan mutu lebih rendah.
fault-file-kind-not-allowed = Isi berkas bukan PDF, JPEG, atau PNG, apa pun namanya. Foto suratnya, atau simpan sebagai PDF.
fault-file-broken-image = Gambar ini rusak dan tidak bisa dibuka. Ambil foto baru.
fault-file-too-many-pixels = Gambar ini terlalu besar ukurannya. Kecilkan dulu.
fault-paper-lapsed = Surat ini sudah lewat masa berlakunya.

mail-paper-accepted-subject = { $paper } Anda sudah diterima
mail-paper-accepted-text = Halo { $name },

    Petugas dinas sudah memeriksa { $paper } untuk { $business } dan menerimanya. Data itu sekarang tercatat sebagai sudah diperiksa petugas.
mail-paper-accepted-action = Lihat surat-surat
mail-paper-rejected-subject = { $paper } Anda perlu diunggah ulang
mail-paper-rejected-text = Halo { $name },

    Petugas dinas sudah memeriksa { $paper } untuk { $business } dan belum bisa menerimanya. Alasannya: { $reason }

    Unggah yang sudah diperbaiki; Anda diberi tahu lagi hasilnya.
mail-paper-rejected-action = Unggah ulang
mail-fact-checked-subject = { $fact } usaha Anda dipastikan dinas
mail-fact-checked-text = Halo { $name },

    Petugas dinas memastikan data { $fact } untuk { $business }. Riwayat data menunjukkan isinya, siapa yang melihat, dan di mana.

    Ada yang keliru? Datanglah ke loket dinas, atau ubah isiannya.
mail-fact-checked-action = Lihat riwayat data
mail-business-handed-subject = { $business } kini di akun Anda
mail-business-handed-text = Halo { $name },

    Dinas menyerahkan data { $business } kepada Anda di loket. Periksa isinya, lengkapi yang kurang, lalu lihat kredit dan pendampingan yang cocok.

    Bukan usaha Anda? Beri tahu dinas.
mail-business-handed-action = Buka usaha
