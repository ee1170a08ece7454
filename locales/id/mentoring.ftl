# Pendampingan yang berjalan: peserta, pertemuan, kode, pendamping yang diam, nilai; sertifikat; hasil nyata; kalender.
nav-participants = Peserta
nav-mentors = Pendamping
by-office = Dinas
need-code = Kode yang dibacakan
need-sessions = Cukup pertemuan terkonfirmasi, atau catatan mengapa tidak
meeting-status-planned = Direncanakan
meeting-status-held = Menunggu konfirmasi pemilik
meeting-status-confirmed = Terkonfirmasi
meeting-status-disputed = Dibantah
meeting-status-void = Dicoret
meeting-action-hold = Catat bahwa sudah berlangsung
meeting-action-confirm = Konfirmasi
meeting-action-dispute = Tidak demikian
meeting-action-void = Coret
meeting-action-correct = Perbaiki
meeting-confirmed-tap = Pemilik sendiri
meeting-confirmed-code = Kode yang dibacakannya
silence-stage-reminded = Diingatkan
silence-stage-paused = Dijeda
silence-stage-removed = Keluar dari daftar
mentoring-title = Peserta
mentoring-lead = Mereka yang punya kursi di program Anda. Pertemuan dihitung setelah pemilik mengonfirmasinya.
mentoring-running = Sedang ikut
mentoring-ended = Selesai
mentoring-mine = Peserta saya
mentoring-everyone = Semua peserta
mentoring-business = Usaha
mentoring-program = Program
mentoring-status = Status
mentoring-sessions = Pertemuan
mentoring-last = Pertemuan terakhir
mentoring-mentor = Pendamping
mentoring-nobody = Belum ada pendamping
mentoring-none-yet = Belum ada
mentoring-counted = { $count } dari { $wanted }
mentoring-counted-long = { $count } dari { $wanted } pertemuan terkonfirmasi
mentoring-unconfirmed = { $count } menunggu konfirmasi
mentoring-empty = Tidak ada peserta di sini
mentoring-empty-why = Seseorang menjadi peserta setelah menerima kursi. Koordinator memberinya pendamping di halaman berkas.
mentoring-confirm-these = { $count } pertemuan menunggu Anda: benarkah demikian?
mentoring-not-yet = { $count } pertemuan belum dikonfirmasi dan belum dihitung.
mentoring-given-to-other = Peserta ini didampingi orang lain. Mintalah koordinator menyerahkannya kepada Anda.
mentoring-no-mentor = Penyelenggara belum memberi Anda pendamping. Anda akan dikabari.
mentoring-mentored-by = Pendamping: { $mentor }
mentoring-my-sessions = Pertemuan dan kemajuan
mentoring-see-sessions = Pertemuan peserta ini
mentoring-case = Pengajuan dengan berkas dan pesannya
mentoring-back = Semua pertemuan
mentoring-no-sessions = Belum ada pertemuan yang dicatat.
mentoring-progress = Sebelum dan sesudah
mentoring-fact = Yang ditingkatkan
mentoring-fact-hint = Yang ditingkatkan program dan dikerjakan dalam pertemuan ini.
mentoring-fact-none = Bukan salah satunya
mentoring-before = Sebelum
mentoring-after = Sesudah
mentoring-after-none = Dicatat saat selesai
mentoring-target = Tujuan
mentoring-reached = Tercapai
mentoring-log = Catat pertemuan
mentoring-log-lead = Pemilik diminta mengonfirmasi. Sebelum itu pertemuan belum dihitung.
mentoring-log-button = Catat
mentoring-plan = Rencanakan pertemuan
mentoring-plan-lead = Pemilik dikabari, dan pertemuan masuk ke kalender keduanya.
mentoring-plan-button = Rencanakan
mentoring-hold = Catat bahwa sudah berlangsung
mentoring-hold-lead = Tulis apa yang dikerjakan. Pemilik diminta mengonfirmasi.
mentoring-hold-button = Catat
mentoring-day = Hari
mentoring-time = Jam (WITA)
mentoring-time-hint = Misalnya 09.30
mentoring-long = Lamanya
mentoring-minutes-unit = menit
mentoring-minutes-count = { $count } menit
mentoring-when = Waktu
mentoring-place = Tempat
mentoring-topic = Topik
mentoring-note = Yang dikerjakan
mentoring-note-hint = Apa yang dikerjakan bersama dan apa tugas sebelum pertemuan berikutnya. Pemilik ikut membacanya.
mentoring-photo = Foto
mentoring-photo-hint = Foto kegiatan, bukan dokumen. Tempat dan alat pengambilannya tidak ikut tersimpan.
mentoring-photo-open = Simpan fotonya
mentoring-planned = Pertemuan direncanakan; pemilik sudah dikabari.
mentoring-logged = Tercatat. Pemilik sudah diminta mengonfirmasi.
mentoring-thanks = Terima kasih. Pertemuan ini sekarang dihitung.
mentoring-counts-now = Terkonfirmasi. Pertemuan ini sekarang dihitung.
mentoring-written-down = Tercatat, dan yang berkepentingan sudah dikabari.
mentoring-details = Rincian
mentoring-history = Yang terjadi
mentoring-confirm = Ya, benar
mentoring-was-it-so = Benarkah demikian?
mentoring-was-it-so-text = Pendamping Anda mencatat pertemuan ini. Baru dihitung bila Anda menyatakan benar.
mentoring-confirmed = Dikonfirmasi
mentoring-confirmed-tap = Oleh pemilik sendiri, { $at }
mentoring-confirmed-code = Dengan kode yang dibacakannya, { $at }
mentoring-reason-given = Alasan
mentoring-reason = Mengapa
mentoring-reason-hint = Dibaca oleh yang berkepentingan, dan tetap tersimpan.
mentoring-dispute-lead = Tulis apa yang berbeda. Pendamping dan koordinator dikabari; pertemuan tidak dihitung.
mentoring-void-lead = Pertemuan tetap dapat dibaca dan tidak pernah dihitung. Tulis mengapa.
mentoring-correct = Perbaiki pertemuan
mentoring-correct-lead = Yang tertulis sebelumnya tetap dapat dibaca. Pemilik mengonfirmasi lagi.
mentoring-code = Konfirmasi dengan kode
mentoring-code-why = Sedang duduk bersama? Tampilkan kode lalu bacakan; pendamping mengetiknya.
mentoring-code-show = Tampilkan kode
mentoring-code-title = Bacakan kode ini
mentoring-code-lead = { $mentor } mengetiknya, dan pertemuan terkonfirmasi.
mentoring-code-until = Berlaku sekali, sampai { $until }.
mentoring-code-care = Bacakan hanya bila pertemuan memang demikian. Tidak seorang pun boleh memintanya lewat telepon atau pesan.
mentoring-enter = Konfirmasi sekarang, bersama
mentoring-enter-why = Pemilik membuka pertemuan ini di halamannya, menampilkan kode, lalu membacakannya.
mentoring-enter-code = Enam angka
mentoring-enter-button = Konfirmasi
mentoring-event-new-planned = Direncanakan
mentoring-event-new-held = Dicatat sudah berlangsung
mentoring-event-hold = Dicatat sudah berlangsung
mentoring-event-confirm = Dikonfirmasi
mentoring-event-dispute = Dibantah
mentoring-event-void = Dicoret
mentoring-event-correct = Diperbaiki Dinas
mentoring-event-before = Sebelumnya tertulis: { $when }, { $minutes } menit, { $place }, { $topic }.
mentoring-not-running = Keikutsertaan ini tidak berjalan
mentoring-not-running-text = Pertemuan dicatat sejak kursi diterima sampai selesai. Buka halaman peserta untuk melihat keadaannya.
mentoring-too-many = Terlalu banyak pertemuan
mentoring-too-many-text = Satu keikutsertaan memuat paling banyak 400 pertemuan.
mentoring-moved = Pertemuan ini sudah berubah
mentoring-moved-text = Ada yang melakukan sesuatu sejak Anda membukanya. Buka lagi untuk melihat apa yang dapat dilakukan.
mentoring-not-yours = Peserta ini didampingi orang lain
mentoring-not-yours-text = Hanya pendamping yang diserahi peserta yang mencatat pertemuan. Tanyakan kepada koordinator.
mentor-resting = Pendamping ini sementara tidak menerima peserta baru
mentor-resting-text = Ia terlalu lama diam terhadap seorang peserta. Pilih orang lain, atau tanyakan kepada Dinas.
rating-too-early = Belum waktunya memberi nilai
rating-too-early-text = Kedua pihak memberi nilai setelah keikutsertaan selesai.
rating-closed = Anda sudah memberi nilai, atau belum boleh
rating-closed-text = Setiap pihak memberi nilai satu kali, setelah selesai.
certificate-is-revoked = Sertifikat ini sudah dicabut
certificate-is-revoked-text = Sertifikat yang dicabut tidak dicetak. Tanyakan sebabnya kepada penyelenggara atau Dinas.
fault-mentoring-too-far = Paling lama setahun ke depan.
fault-mentoring-minutes = Antara 10 dan 600 menit.
fault-mentoring-place-long = Paling banyak 200 huruf.
fault-mentoring-note-long = Paling banyak 4.000 huruf.
fault-mentoring-photo-kind = Foto harus JPEG atau PNG.
fault-mentoring-time = Tulis jam seperti 09.30.
fault-mentoring-code-form = Kode terdiri dari enam angka.
fault-mentoring-code-wrong = Kode ini tidak cocok, sudah lewat waktunya, atau sudah dipakai. Setelah { $most } kali salah, pemilik harus menampilkan kode baru.
fault-mentoring-reason = Tulis sebabnya dengan singkat.
fault-sessions-few = Pertemuan terkonfirmasi lebih sedikit daripada yang diminta program. Tulis mengapa itu cukup.
fault-certificate-code = Kode terdiri dari 16 angka dan huruf, seperti 7Q2M-0K4T-9XYZ-41AB.
silence-title = Pendamping yang diam
silence-lead = Tanpa pertemuan, pendamping diingatkan setelah { $remind } hari, tidak diberi peserta baru setelah { $pause } hari, dan keluar dari daftar setelah { $remove } hari; pesertanya lalu diberi pendamping lain.
silence-open = Sekarang
silence-ended = Sudah berlalu
silence-stage = Tahap
silence-since = Tanpa pertemuan sejak
silence-what = Selanjutnya
silence-waits = Menunggu pertemuan
silence-ended-on = Berlalu sejak { $day }
silence-lift = Kembalikan ke daftar
silence-lift-lead = Pendamping dapat diberi peserta lagi. Tulis sebabnya; pendamping membacanya.
silence-lifted = Pendamping kembali ke daftar.
silence-none = Tidak ada pendamping yang diam
silence-none-why = Setiap keikutsertaan yang berjalan baru saja punya pertemuan.
rating-title = Beri nilai
rating-owner-lead = Bagaimana { $program } bagi Anda? Penyelenggara membaca nilai dan kata-kata tanpa nama, dan baru setelah lima peserta menilai.
rating-partner-lead = Bagaimana { $business } mengikuti { $program }?
rating-score = Nilai Anda
rating-score-5 = 5, sangat baik
rating-score-4 = 4, baik
rating-score-3 = 3, cukup
rating-score-2 = 2, kurang
rating-score-1 = 1, sangat kurang
rating-words = Dengan beberapa kata
rating-words-hint = Apa yang membantu, apa yang kurang.
rating-send = Kirim
rating-thanks = Terima kasih atas nilainya.
certificate-title = Sertifikat
certificate-ready = Sertifikat Anda siap
certificate-download = Unduh PDF
letter-pdf = Unduh surat ini sebagai PDF
certificate-page-link = Halaman yang membuktikannya
certificate-file = sertifikat
certificate-stands = Sertifikat ini berlaku
certificate-stands-text = Diterbitkan oleh penyelenggara di bawah ini. Cocokkan namanya dengan kertas yang diperlihatkan kepada Anda.
certificate-revoked = Sertifikat ini dicabut pada { $day }
certificate-revoked-text = Tidak membuktikan apa-apa lagi. Tanyakan kepada penerbitnya bila ingin tahu lebih banyak.
certificate-unknown = Tidak ada sertifikat dengan kode ini
certificate-unknown-text = Cocokkan kodenya dengan kertas huruf demi huruf. Bila benar, kertas itu bukan dari kami.
certificate-holder = Pemegang
certificate-business = Usaha
certificate-for = Untuk
certificate-by = Penyelenggara
certificate-days = Dari – sampai
certificate-sessions = Pertemuan terkonfirmasi
certificate-hours = Jam
certificate-issued = Diterbitkan
certificate-another = Periksa kode lain
certificate-ask = Periksa sertifikat
certificate-ask-lead = Ketik kode yang tercetak di bawah kotak pada kertas.
certificate-code = Kode
certificate-code-hint = 16 angka dan huruf, seperti 7Q2M-0K4T-9XYZ-41AB
certificate-check = Periksa
certificate-given-to = diberikan kepada
certificate-took-program = yang telah menyelesaikan program pendampingan
certificate-took-training = yang telah menyelesaikan pelatihan
certificate-code-alt = Kode QR menuju { $address }
certificate-scan = Pindai kotaknya, atau ketik kodenya di sana, untuk memeriksa apakah sertifikat ini berlaku.
certificate-revoke = Cabut
certificate-revoke-lead = Halaman sertifikat akan menyatakan bahwa ia dicabut; PDF tidak dapat diunduh lagi.
certificate-revoke-hint = Pemegang membacanya; halaman umum tidak memperlihatkannya.
certificate-revoked-flash = Sertifikat dicabut.
proof-title = Yang berubah berkat pendampingan
proof-link = Yang berubah berkat pendampingan
proof-lead = Dari kekurangan sampai modal, program demi program.
proof-none = Belum ada program
proof-none-why = Begitu usaha ini menerima kursi di sebuah program, rantainya mulai di sini.
proof-days = { $from } – { $to }
proof-days-open = sejak { $from }
proof-gap = Kekurangannya
proof-gap-none = Saat dimulai, tidak ada penawaran yang tertutup karena hal yang ditingkatkan program ini.
proof-found = { $fact }: ditemukan { $day }, membuat { $offer } dari { $bank } tertutup
proof-found-declined = { $fact }: pada { $day } { $bank } menolak { $offer } karenanya
proof-progress-none = Keadaan sebelumnya dicatat saat keikutsertaan dimulai.
proof-since = Pengajuan sejak itu
proof-since-none = Belum ada pengajuan kredit sejak itu.
proof-paid = Cair: { $paid }
proof-money = Modal sejak itu: { $amount }
rating-of-you = Kata pendamping tentang Anda
ratings-score = Nilai
ratings-words = Kata-kata
ratings-title = Penilaian peserta dan mitra
ratings-lead = Tanpa nama dan tanpa tanggal. Kelompok dengan kurang dari { $count } penilaian tidak ditampilkan.
ratings-none = Belum ada penilaian.
ratings-too-few = Terlalu sedikit penilaian untuk ditampilkan.
ratings-no-words = Tidak ada yang menulis kata-kata.
ratings-summary = { $count } penilaian, median { $median } dari 5
ratings-by = Oleh
ratings-by-participants = Oleh peserta
ratings-by-partners = Oleh mitra, tentang peserta
results-completion-percent = Selesai, persen
results-median-rp = Kredit, median (Rp)
results-raters = Penilai
results-all-programs = Semua program
results-title = Hasil pendampingan
results-lead = Kelulusan, kekurangan yang tertutup, dan kredit yang tercapai, menurut penyelenggara dan program.
results-as-of = Per { $at }
results-hidden = Angka tentang kurang dari { $count } tidak ditampilkan (–).
results-partners = Menurut penyelenggara
results-partner = Penyelenggara
results-programs = Menurut program
results-all = Peserta
results-ended = Berakhir
results-completion = Selesai
results-closed = Kekurangan tertutup
results-credited = Mencapai kredit
results-median = Kredit, median
results-rating = Nilai, median
results-rated = { $median } dari 5 ({ $count })
results-kept-back = –
results-none = Belum ada peserta
results-none-why = Angka muncul setelah seseorang menerima kursi.
calendar-title = Kalender saya
calendar-name = Jembatan: pertemuan dan pelatihan
calendar-training = Pelatihan
calendar-lead = Lihat pertemuan dan pelatihan Anda di kalender ponsel atau komputer. Isinya selalu terbaru.
calendar-none = Anda belum punya alamat kalender.
calendar-since = Anda punya alamat sejak { $at }. Alamat hanya ditampilkan saat dibuat.
calendar-make = Buat alamat
calendar-again = Buat alamat baru
calendar-end = Cabut alamat
calendar-made = Alamat Anda
calendar-made-text = Salin sekarang; tidak akan ditampilkan lagi. Alamat sebelumnya tidak berlaku lagi.
calendar-how-copy = Salin alamatnya.
calendar-how-open = Buka kalender Anda dan pilih menambah kalender dari alamat (langganan, dari URL).
calendar-how-paste = Tempel alamatnya. Semua waktu dalam WITA.
calendar-secret = Siapa pun yang punya alamat ini dapat membaca pertemuan dan pelatihan Anda. Cabut bila diketahui orang lain.
calendar-ended = Alamat itu tidak berlaku lagi.

mail-mentoring-planned-subject = Pertemuan direncanakan: { $at }
mail-mentoring-planned-text = Halo { $name },

    { $by } merencanakan pertemuan { $program } dengan { $business }: { $at }, { $place }.

    Tidak bisa datang? Tulis pesan di halaman pengajuan.
mail-mentoring-planned-action = Lihat pertemuan
mail-mentoring-held-subject = Benarkah demikian? Pertemuan { $at }
mail-mentoring-held-text = Halo { $name },

    { $by } mencatat pertemuan { $program } dengan { $business }: { $at }, { $place }.

    Baru dihitung bila Anda menyatakan benar. Satu ketukan cukup.
mail-mentoring-held-action = Konfirmasi atau bantah
mail-mentoring-confirmed-subject = Pertemuan { $at } terkonfirmasi
mail-mentoring-confirmed-text = Halo { $name },

    Pertemuan { $program } dengan { $business } pada { $at } sudah terkonfirmasi dan dihitung.
mail-mentoring-confirmed-action = Lihat pertemuan
mail-mentoring-disputed-subject = Pertemuan { $at } dibantah
mail-mentoring-disputed-text = Halo { $name },

    { $business } menyatakan pertemuan { $program } pada { $at } tidak demikian: { $note }

    Pertemuan ini tidak dihitung. Bicarakan dengan peserta; Dinas dapat memperbaikinya.
mail-mentoring-disputed-action = Lihat pertemuan
mail-mentoring-void-subject = Pertemuan { $at } dicoret
mail-mentoring-void-text = Halo { $name },

    { $by } mencoret pertemuan { $program } dengan { $business } pada { $at }: { $note }
mail-mentoring-void-action = Lihat pertemuan
mail-mentoring-corrected-subject = Pertemuan { $at } diperbaiki
mail-mentoring-corrected-text = Halo { $name },

    Dinas memperbaiki catatan pertemuan { $program } dengan { $business }. Sebabnya: { $note }

    Pemilik mengonfirmasi lagi; sebelum itu pertemuan belum dihitung.
mail-mentoring-corrected-action = Lihat pertemuan
mail-mentor-given-subject = { $by } menjadi pendamping Anda
mail-mentor-given-text = Halo { $name },

    { $organisation } memberi Anda { $by } sebagai pendamping { $program }. Pertemuan yang direncanakan tampil di halaman dan kalender Anda.
mail-mentor-given-action = Lihat pertemuan Anda
mail-mentor-reminded-subject = { $business } tanpa pertemuan sejak { $since }
mail-mentor-reminded-text = Halo { $name },

    Anda mendampingi { $business } di { $program }. Sejak { $since } tidak ada pertemuan. Mohon rencanakan, atau catat yang sudah berlangsung.
mail-mentor-reminded-action = Buka peserta
mail-mentor-paused-subject = Sementara Anda tidak diberi peserta baru
mail-mentor-paused-text = Halo { $name },

    { $business } tanpa pertemuan { $program } sejak { $since }. Sampai ada pertemuan, Anda tidak diberi peserta baru.
mail-mentor-paused-action = Buka peserta
mail-mentor-paused-desk-subject = { $by } dijeda: tanpa pertemuan dengan { $business } sejak { $since }
mail-mentor-paused-desk-text = Halo { $name },

    { $by } tidak mengadakan pertemuan { $program } dengan { $business } sejak { $since } dan sementara tidak diberi peserta baru. Mohon bicarakan dengannya.
mail-mentor-paused-desk-action = Buka berkas
mail-mentor-removed-subject = Anda keluar dari daftar pendamping
mail-mentor-removed-text = Halo { $name },

    { $business } tanpa pertemuan { $program } sejak { $since }, dan akan diberi pendamping lain. Mintalah Dinas mengembalikan Anda ke daftar.
mail-mentor-removed-action = Lihat peserta Anda
mail-mentor-removed-desk-subject = Mohon beri { $business } pendamping lain
mail-mentor-removed-desk-text = Halo { $name },

    { $by } tidak mengadakan pertemuan { $program } dengan { $business } sejak { $since } dan keluar dari daftar. Mohon beri peserta ini pendamping lain hari ini.
mail-mentor-removed-desk-action = Beri pendamping lain
mail-mentor-removed-owner-subject = Anda akan diberi pendamping lain
mail-mentor-removed-owner-text = Halo { $name },

    Sejak { $since } tidak ada pertemuan { $program }. { $organisation } akan memberi Anda pendamping lain; Anda akan dikabari siapa orangnya.
mail-mentor-removed-owner-action = Lihat pertemuan Anda
mail-mentor-lifted-subject = Anda kembali ke daftar pendamping
mail-mentor-lifted-text = Halo { $name },

    Dinas mengembalikan Anda ke daftar. Sebabnya: { $note }
mail-mentor-lifted-action = Lihat peserta Anda
mail-certificate-revoked-subject = Sertifikat Anda untuk { $program } dicabut
mail-certificate-revoked-text = Halo { $name },

    Sertifikat Anda untuk { $program } dicabut. Sebabnya: { $note }
mail-certificate-revoked-action = Lihat sertifikat
