### Pengurus koperasi dan RAT.

board-title = Koperasi saya
board-lead = Koperasi yang Anda urus sebagai pengurus.
board-none = Anda belum terdaftar sebagai pengurus koperasi
board-none-why = Ketua mengajukan diri dengan nomor koperasi dan surat pengangkatan; sekretaris dan bendahara diundang oleh ketua.
board-claim = Saya ketua koperasi
board-claim-lead = Dinas memeriksa surat Anda, lalu koperasi terbuka bagi Anda.
board-claim-key-hint = Tertera di daftar dinas, misalnya 73.07-012.
board-claim-paper = Berita acara atau surat pengangkatan
board-claim-paper-hint = Yang menyebut nama Anda sebagai ketua.
board-claim-button = Kirim ke dinas
board-claimed = Terkirim. Dinas akan memeriksa surat Anda.
board-accept = Terima
board-decline = Tolak
board-accepted = Anda sekarang pengurus.
board-declined = Undangan ditolak.
board-people = Pengurus
board-invite = Undang pengurus
board-office = Jabatan
board-invited = Undangan terkirim.
board-end = Akhiri
board-ended = Jabatan berakhir.
board-office-chair = Ketua
board-office-secretary = Sekretaris
board-office-treasurer = Bendahara
seat-state-claimed = Menunggu dinas
seat-state-invited = Diundang
seat-state-held = Pengurus
seat-state-refused = Ditolak dinas
seat-state-ended = Berakhir
board-claims = Pengakuan ketua
board-claims-lead = Bandingkan nama di surat dengan nama akun. Mengesahkan mengakhiri jabatan ketua sebelumnya di portal ini.
board-claims-none = Tidak ada yang menunggu
board-claims-none-why = Ketua yang mengajukan diri muncul di sini.
board-claim-paper-open = Buka surat
board-confirm = Sahkan
board-refuse = Tolak dengan alasan
board-claim-confirmed = Ketua disahkan.
board-claim-refused = Pengajuan ditolak.
meeting-title = Catat RAT
meeting-lead = Setelah tercatat, status koperasi mengikuti dengan sendirinya. Catatan tidak dapat diubah.
meeting-held-on = Tanggal rapat
meeting-entitled = Anggota yang berhak suara
meeting-quorum = Kuorum
meeting-quorum-hint = Jumlah anggota yang harus hadir menurut anggaran dasar.
meeting-present = Anggota yang hadir
meeting-approved = Laporan keuangan disetujui rapat
meeting-approved-hint = Tanpa persetujuan, rapat belum menjadi RAT.
meeting-outcome = Hasil tahun buku
meeting-outcome-surplus = Sisa hasil usaha
meeting-outcome-loss = Rugi
meeting-result = Jumlah
meeting-split = Pembagian SHU
meeting-split-hint = Dalam persen, seluruhnya 100. Kosongkan bila rugi atau nihil. Sisa pembulatan masuk cadangan.
meeting-split-reserve = Cadangan
meeting-split-business = Anggota menurut jasa usaha
meeting-split-capital = Anggota menurut modal
meeting-split-board = Pengurus, pengawas, karyawan
meeting-split-education = Pendidikan
meeting-split-social = Sosial dan pembangunan daerah
meeting-minutes = Berita acara
meeting-button = Catat RAT
meeting-recorded = RAT tercatat.
meeting-none-open = Tidak ada tahun buku yang menunggu RAT
meeting-none-open-why = Tahun buku yang sudah berakhir semuanya tercatat.
meeting-attendance = { $present } dari { $entitled } anggota hadir; hasil { $result }
meeting-share = { $part }, { $percent } %: { $amount }
fault-cooperative-key = Tidak ada koperasi dengan nomor ini di daftar dinas.
fault-cooperative-office-filled = Jabatan ini sudah terisi.
fault-number = Tulis bilangan bulat.
fault-percent = Tulis persen bulat dari 0 sampai 100.
fault-minutes-future = Tanggal ini belum tiba.
fault-minutes-year-open = Tahun buku belum berakhir pada tanggal itu.
fault-minutes-not-founded = Koperasi belum berdiri pada tahun buku itu.
fault-minutes-recorded = RAT tahun buku ini sudah tercatat.
fault-minutes-no-members = Sedikitnya satu anggota berhak suara.
fault-minutes-too-many = Yang hadir lebih banyak daripada yang berhak suara.
fault-minutes-quorum-odd = Kuorum adalah jumlah anggota, dari satu sampai semua.
fault-minutes-no-quorum = Tanpa kuorum rapat tidak memutuskan apa-apa; panggil rapat lagi.
fault-minutes-not-approved = Tanpa persetujuan laporan keuangan, rapat belum menjadi RAT.
fault-minutes-split = Seluruh bagian harus berjumlah 100 persen.
fault-minutes-loss-shared = Rugi tidak dibagi; kosongkan pembagian.
cooperative-seat-taken = Anda atau orang ini sudah terdaftar di koperasi itu
cooperative-seat-taken-text = Satu orang memegang satu jabatan di satu koperasi. Lihat daftar koperasi Anda.
cooperative-seat-moved = Sudah berubah sejak halaman ini dibuka
cooperative-seat-moved-text = Buka halamannya lagi untuk melihat keadaan sekarang.
cooperative-own-seat = Jabatan sendiri tidak dapat diakhiri
cooperative-own-seat-text = Ketua baru diajukan dengan suratnya; dengan pengesahan dinas, jabatan Anda berakhir.
mail-cooperative-claim-confirmed-subject = Anda disahkan sebagai ketua { $cooperative }
mail-cooperative-claim-confirmed-action = Buka koperasi
mail-cooperative-claim-refused-subject = Pengajuan untuk { $cooperative } belum dapat diterima
mail-cooperative-claim-refused-action = Lihat koperasi saya
mail-cooperative-invited-subject = { $cooperative } mengundang Anda sebagai { $office }
mail-cooperative-invited-action = Jawab undangan
mail-cooperative-due-subject = RAT { $cooperative } tahun buku { $year } paling lambat { $due }
mail-cooperative-due-action = Buka koperasi
mail-cooperative-second-near-subject = { $cooperative }: jangan sampai RAT kedua terlewat, { $due }
mail-cooperative-second-near-action = Buka koperasi
mail-cooperative-missed-subject = RAT { $cooperative } tahun buku { $year } terlewat
mail-cooperative-missed-action = Catat RAT
mail-cooperative-missed-twice-subject = { $cooperative } melewatkan dua RAT berturut-turut
mail-cooperative-missed-twice-action = Catat RAT
mail-cooperative-claim-confirmed-text = Halo { $name },

    Dinas sudah memeriksa surat Anda. Sekarang Anda dapat mengundang sekretaris dan bendahara, dan mencatat RAT.
mail-cooperative-claim-refused-text = Halo { $name },

    Alasan dinas: { $reason }

    Anda dapat mengajukan lagi dengan surat yang sesuai.
mail-cooperative-invited-text = Halo { $name },

    Ketua mengundang Anda menjadi pengurus. Terima atau tolak di halaman Koperasi saya.
mail-cooperative-due-text = Halo { $name },

    Rapat anggota tahunan untuk tahun buku { $year } paling lambat { $due }, { $days } hari lagi. Siapkan laporan keuangan dan undangan anggota.
mail-cooperative-second-near-text = Halo { $name },

    RAT sebelumnya terlewat. RAT tahun buku { $year } paling lambat { $due }, { $days } hari lagi; dua kali terlewat berturut-turut berakibat teguran. Program pendampingan pembukuan dapat membantu menyiapkan laporan.
mail-cooperative-missed-text = Halo { $name },

    RAT tahun buku { $year } seharusnya paling lambat { $due } dan belum tercatat. Adakan secepatnya lalu catat; lihat program pendampingan bila laporan belum siap.
mail-cooperative-missed-twice-text = Halo { $name },

    Dua RAT berturut-turut tidak tercatat, terakhir tahun buku { $year } (tenggat { $due }). Koperasi dapat ditegur dan dicatat tidak aktif. Hubungi dinas dan lihat program pendampingan.
board-refuse-hint = Hanya untuk penolakan; dikirim kepada yang mengajukan.
board-business = Koperasi sebagai usaha
board-business-which = Usaha yang mana koperasi ini?
board-business-hint = Dengan ini daftar dinas menyatakan pada data usaha itu apakah RAT diadakan.
board-business-button = Tautkan
board-linked = Usaha sudah ditautkan.
cooperative-business-taken = Koperasi atau usaha ini sudah tertaut
cooperative-business-taken-text = Satu koperasi tertaut dengan satu usaha. Hubungi dinas bila tautannya keliru.
meeting-paper = Buka berita acara
