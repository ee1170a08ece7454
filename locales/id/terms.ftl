# Ketentuan produk dan program: skema, penerbitan, dan apa yang keliru.

scheme-kur-super-mikro = KUR super mikro
scheme-kur-mikro = KUR mikro
scheme-kur-kecil = KUR kecil
scheme-kur-khusus = KUR khusus
scheme-kur-pmi = KUR penempatan PMI
scheme-umi = Ultra mikro (UMi)
scheme-mekaar = PNM Mekaar
scheme-lpdb = Dana bergulir LPDB
scheme-commercial = Kredit bank sendiri
scheme-syariah = Pembiayaan syariah

collateral-none = Tanpa agunan tambahan
collateral-lender-judgement = Agunan sesuai penilaian bank
collateral-required = Wajib agunan

publication-move-publish = Terbitkan
publication-move-pause = Jeda
publication-move-reopen = Buka lagi
publication-move-close = Tutup selamanya

cohort-state-open = Dibuka
cohort-state-full = Penuh, daftar tunggu dibuka
cohort-state-closed-to-new = Pendaftaran ditutup
cohort-state-running = Berjalan
cohort-state-ended = Selesai

fault-text-too-long = Terlalu panjang. Mohon dipersingkat.
fault-no-law-on-day = Skema ini belum punya aturan pada tanggal itu. Pilih tanggal mulai yang lebih lambat.
fault-amount-too-large = Jumlah ini terlalu besar.
fault-amount-zero = Jumlah paling sedikit Rp1.
fault-below-floor = Plafon tertinggi lebih kecil dari yang terendah. Tulis yang lebih besar di sini.
fault-rate-above-hundred = Lebih dari 100 % setahun pasti keliru. Tulis seperti 6 atau 6,5.
fault-syariah-wants-margin = Pembiayaan syariah memakai margin. Pilih margin.
fault-margin-is-syariah = Margin hanya untuk pembiayaan syariah. Pilih cara lain atau skema syariah.
fault-max-below-min = Jangka waktu terpanjang lebih pendek dari yang terpendek.
fault-purpose-twice = Satu tujuan tertulis dua kali. Sisakan satu baris tiap tujuan.
fault-fees-too-high = Biaya sama besar atau lebih besar dari pinjamannya. Turunkan biayanya.
fault-paper-twice = Satu berkas tertulis dua kali.
fault-days-too-many = Paling lama 250 hari kerja.
fault-days-zero = Paling sedikit satu hari kerja.
fault-reply-after-decision = Jawaban pertama tidak mungkin sesudah keputusan.
fault-ends-before-start = Hari terakhir mendahului hari pertama.
fault-below-scheme = Di bawah yang diizinkan aturan skema ini.
fault-above-scheme = Di atas yang diizinkan aturan skema ini.
fault-not-in-scheme = Aturan skema ini tidak mengizinkannya.
fault-other-not-in-scheme = Aturan skema ini tidak mengizinkan biaya notaris, penilaian, atau asuransi.
fault-topic-twice = Satu materi tertulis dua kali.
fault-too-many = Terlalu banyak. Sebutkan paling banyak dua puluh.
fault-mentor-name = Tulis nama setiap pendamping, jangan terlalu panjang.
fault-sessions-zero = Paling sedikit satu pertemuan.
fault-sessions-too-many = Paling banyak 200 pertemuan.
fault-not-coachable = Program tidak dapat menaikkan ini. Pilih keterampilan, pembukuan, atau surat.
fault-raises-nothing = Semua orang sudah punya ini. Pilih tingkat yang lebih tinggi.
fault-fact-twice = Hal yang sama tertulis dua kali. Sisakan tingkat yang lebih tinggi.
fault-apply-after-end = Batas pendaftaran sesudah program berakhir.
fault-seats-zero = Paling sedikit satu kursi.
fault-seats-too-many = Paling banyak 1.000 kursi.
fault-above-ceiling = Di atas plafon produk ini.
fault-above-requested = Lebih besar dari yang diminta.
fault-above-published = Lebih mahal atau lebih lama dari yang Anda terbitkan. Pemohon mengajukan atas dasar ketentuan yang terbit.
fault-not-published = Bukan yang Anda terbitkan.
fault-in-the-past = Tanggal ini sudah lewat.
fault-too-far = Tanggal ini terlalu jauh: paling lama 180 hari dari hari ini.
