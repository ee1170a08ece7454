# Langkah pengajuan: penolakan, kesalahan isian, alasan, dan surat.
act-no-such-move = Langkah ini tidak terbuka
act-no-such-move-text = Berkas ini tidak berada di tempat langkah itu dapat dilakukan. Buka berkasnya untuk melihat langkah yang terbuka sekarang.
act-four-eyes = Perlu mata kedua
act-four-eyes-text = Lembaga Anda meminta dua orang: yang memeriksa tidak menyetujui. Mintalah rekan yang tidak memeriksa berkas ini.
act-expired = Waktunya sudah lewat
act-expired-text = Hari terakhir untuk menerima sudah lewat. Hubungi lembaganya lewat pesan, atau ajukan lagi.
act-no-seat = Semua kursi sudah terisi
act-no-seat-text = Setiap kursi angkatan ini sudah ditawarkan atau terisi. Masukkan pendaftar ke daftar tunggu.
application-not-open = Sedang tidak menerima pengajuan
application-not-open-text = Penawaran ini dijeda atau ditutup. Yang sudah Anda tulis tetap tersimpan; lihat penawaran lain yang cocok.
application-too-many = Terlalu banyak pengajuan berjalan
application-too-many-text = Satu usaha dapat menjalankan paling banyak 30 pengajuan sekaligus. Selesaikan atau hapus yang tidak dipakai.
application-runs-already = Pengajuan yang sama sedang berjalan
application-runs-already-text = Usaha ini sudah mengajukan ke penawaran yang sama. Buka daftar pengajuan untuk melihatnya.
application-handed-in = Pengajuan sudah terkirim
application-handed-in-text = Yang sudah terkirim tidak dapat diubah lagi. Tulis pesan kepada lembaganya bila ada yang keliru.
application-not-handed-in = Pengajuan belum terkirim
application-not-handed-in-text = Kirim pengajuannya lebih dulu; setelah itu Anda dapat menulis pesan.
application-version-changed = Syaratnya berubah sejak Anda mulai
application-version-changed-text = Lembaga menerbitkan versi baru. Baca perubahannya, lalu kirim lagi.
application-cohort-closed = Pendaftaran angkatan ini sudah ditutup
application-cohort-closed-text = Pilih angkatan lain, lalu kirim lagi.
application-ended = Pengajuan sudah selesai
application-ended-text = Berkas yang sudah selesai tidak dapat ditambah.
application-papers-most = Berkas sudah terlalu banyak
application-papers-most-text = Satu pengajuan memuat paling banyak 60 berkas.
fault-in-the-future = Tanggal ini belum tiba.
fault-before-application = Tanggal ini sebelum pengajuan terkirim.
fault-above-letter = Lebih besar daripada surat penawaran.
fault-confirm = Centang kotak ini untuk melanjutkan.
fault-reply-empty = Tulis jawaban atau lampirkan berkas.
fault-same-organisation = Pilih bank lain, bukan bank yang sama.
fault-cohort-closed = Pendaftaran angkatan ini sudah ditutup.
fault-facts-unconfirmed = Periksa dan benarkan dulu data usaha Anda.
fault-papers-open = Lampirkan berkas yang diminta, atau nyatakan belum ada.
fault-consent-missing = Setujui dulu siapa yang akan melihat data Anda.
fault-form-old = Formulir ini terlalu lama terbuka. Muat ulang halaman, lalu kirim lagi.
mail-case-submit-subject = Pengajuan { $offer } sudah terkirim: { $receipt }
mail-case-submit-text = Halo { $name },

    Pengajuan { $business } untuk { $offer } sudah sampai di { $organisation }. Nomornya { $receipt }; simpan nomor ini.

    Sekarang giliran { $organisation } memeriksa. Anda akan kami kabari setiap kali ada perubahan.
mail-case-submit-action = Lihat pengajuan
mail-case-start-review-subject = { $organisation } mulai memeriksa pengajuan Anda
mail-case-start-review-text = Halo { $name },

    { $organisation } mulai memeriksa pengajuan { $receipt } untuk { $offer }. Belum ada yang perlu Anda lakukan.
mail-case-start-review-action = Lihat pengajuan
mail-case-ask-subject = { $organisation } meminta tambahan, paling lambat { $due }
mail-case-ask-text = Halo { $name },

    Untuk melanjutkan pengajuan { $receipt }, { $organisation } bertanya:

    { $note }

    Jawablah paling lambat { $due }. Setelah Anda menjawab, pemeriksaan dilanjutkan dari tempat berhentinya.
mail-case-ask-action = Jawab sekarang
mail-case-approve-subject = Surat penawaran { $organisation } untuk Anda: { $amount }
mail-case-approve-text = Halo { $name },

    { $organisation } menyetujui pengajuan { $receipt } dan mengirim surat penawaran sebesar { $amount }.

    Bacalah syarat, angsuran, dan jadwalnya sebelum menerima. Surat ini berlaku sampai { $expires }.
mail-case-approve-action = Baca surat penawaran
mail-case-disburse-subject = Dana { $amount } sudah dicairkan
mail-case-disburse-text = Halo { $name },

    { $organisation } mencatat pencairan { $amount } pada { $day } untuk pengajuan { $receipt }. Belum menerima? Hubungi { $organisation } dengan nomor ini.
mail-case-disburse-action = Lihat pengajuan
mail-case-settle-subject = Kredit Anda lunas
mail-case-settle-text = Halo { $name },

    { $organisation } mencatat bahwa kredit dari pengajuan { $receipt } lunas pada { $day }. Selamat.
mail-case-settle-action = Lihat pengajuan
mail-case-decline-subject = Pengajuan { $receipt } belum disetujui, ini alasannya
mail-case-decline-text = Halo { $name },

    { $organisation } belum dapat menyetujui pengajuan { $business } untuk { $offer }.

    Alasannya, dan apa yang dapat menutup kekurangannya, tertulis di halaman pengajuan. Di sana juga ada pilihan lain yang cocok.
mail-case-decline-action = Lihat alasan dan langkahnya
mail-case-decline-program-subject = Pendaftaran { $offer } belum diterima, ini alasannya
mail-case-decline-program-text = Halo { $name },

    { $organisation } belum dapat menerima { $business } di { $offer }. Alasannya dan langkah berikutnya tertulis di halaman pendaftaran.
mail-case-decline-program-action = Lihat alasan dan langkahnya
mail-case-lapse-subject = Surat penawaran { $receipt } sudah lewat waktunya
mail-case-lapse-text = Halo { $name },

    Surat penawaran { $organisation } berlaku sampai { $expires } dan belum diterima, jadi tidak berlaku lagi. Anda dapat mengajukan lagi kapan saja.
mail-case-lapse-action = Lihat pengajuan
mail-case-lapse-program-subject = Pendaftaran { $offer } sudah lewat waktunya
mail-case-lapse-program-text = Halo { $name },

    Kursi di { $offer } tidak lagi disimpan untuk Anda karena waktunya sudah lewat. Daftarlah lagi untuk angkatan berikutnya.
mail-case-lapse-program-action = Lihat pendaftaran
mail-case-offer-seat-subject = Ada kursi untuk Anda di { $offer }
mail-case-offer-seat-text = Halo { $name },

    { $organisation } menawarkan kursi di { $offer } untuk { $business }. Terimalah paling lambat { $expires }, agar kursi ini tidak diberikan kepada orang lain. { $why }
mail-case-offer-seat-action = Terima kursi
mail-case-waitlist-subject = Anda di daftar tunggu { $offer }
mail-case-waitlist-text = Halo { $name },

    { $business } ada di daftar tunggu { $offer }; kami kabari begitu ada kursi kosong. { $why }
mail-case-waitlist-action = Lihat pendaftaran
mail-case-complete-subject = Selamat, { $offer } selesai
mail-case-complete-text = Halo { $name },

    { $organisation } mencatat bahwa { $business } menyelesaikan { $offer } pada { $day }. Data usaha Anda sudah dinaikkan, dan kecocokan dihitung ulang.

    Sertifikat Anda siap diunduh di halaman pertemuan program ini.
mail-case-complete-action = Lihat hasilnya
mail-case-drop-subject = Keikutsertaan di { $offer } dihentikan
mail-case-drop-text = Halo { $name },

    { $organisation } mencatat bahwa { $business } tidak lagi mengikuti { $offer }. Catatannya: { $note }
mail-case-drop-action = Lihat pendaftaran
mail-case-message-subject = Pesan baru dari { $organisation }
mail-case-message-text = Halo { $name },

    { $organisation } menulis pesan pada pengajuan { $receipt } untuk { $offer }.
mail-case-message-action = Baca pesan
mail-desk-submit-subject = Pengajuan baru { $receipt }: { $business }
mail-desk-submit-text = Halo { $name },

    { $business } mengajukan { $offer }. Belum ada yang memegang berkas ini.
mail-desk-submit-action = Buka berkas
mail-desk-answer-subject = { $business } sudah menjawab ({ $receipt })
mail-desk-answer-text = Halo { $name },

    Permintaan tambahan pada berkas { $receipt } sudah dijawab. Pemeriksaan dilanjutkan dari tempat berhentinya.
mail-desk-answer-action = Buka berkas
mail-desk-accept-subject = { $business } menerima ({ $receipt })
mail-desk-accept-text = Halo { $name },

    { $business } menerima penawaran untuk { $offer }. Langkah berikutnya ada pada Anda.
mail-desk-accept-action = Buka berkas
mail-desk-withdraw-subject = { $business } menarik pengajuannya ({ $receipt })
mail-desk-withdraw-text = Halo { $name },

    { $business } menarik pengajuan untuk { $offer }. Tidak ada lagi yang perlu dikerjakan.
mail-desk-withdraw-action = Buka berkas
mail-desk-lapse-subject = Penawaran untuk { $business } lewat waktu ({ $receipt })
mail-desk-lapse-text = Halo { $name },

    Penawaran untuk { $offer } berlaku sampai { $expires } dan tidak diterima.
mail-desk-lapse-action = Buka berkas
mail-desk-drop-subject = { $business } berhenti ({ $receipt })
mail-desk-drop-text = Halo { $name },

    { $business } berhenti mengikuti { $offer }.
mail-desk-drop-action = Buka berkas
mail-desk-message-subject = Pesan baru dari { $business } ({ $receipt })
mail-desk-message-text = Halo { $name },

    { $business } menulis pesan pada berkas { $receipt }.
mail-desk-message-action = Baca pesan
mail-desk-given-subject = Berkas { $receipt } diserahkan kepada Anda
mail-desk-given-text = Halo { $name },

    Berkas { $business } untuk { $offer } sekarang Anda pegang.
mail-desk-given-action = Buka berkas
