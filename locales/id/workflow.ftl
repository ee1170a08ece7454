# Tahap pengajuan, giliran siapa, dan alasan penolakan.

step-write = Isi
step-sent = Kirim
step-review = Tinjau
step-decision = Putusan
step-signing = Akad
step-money = Cair
step-seat = Kursi
step-enrolment = Terdaftar
step-program = Pendampingan

span-state-done = Selesai
span-state-now = Sekarang
span-state-broken = Berakhir di sini
span-state-ahead = Berikutnya

waits-on-owner = Menunggu pemohon
waits-on-organisation = Menunggu bank atau mitra
waits-on-office = Menunggu dinas
waits-on-nobody = Tidak menunggu siapa pun

promised-first-reply = Jawaban pertama
promised-decision = Keputusan

by-owner = Pemilik usaha
by-bank-officer = Petugas bank
by-bank-approver = Pemutus bank
by-coordinator = Koordinator
by-mentor = Pendamping
by-system = Portal

need-confirmation = Persetujuan
need-note = Catatan
need-reasons = Alasan
need-question = Pertanyaan
need-due-date = Dijawab paling lambat
need-reply = Jawaban
need-offer-letter = SPPK
need-expiry = Berlaku sampai
need-amount = Jumlah
need-day = Tanggal
need-destination = Bank tujuan
need-outcome = Hasil yang dicapai
need-second-pair = Petugas kedua

decline-reason-slik-problem = Ada catatan di SLIK
decline-reason-active-credit = Masih ada kredit produktif lain
decline-reason-business-too-young = Umur usaha belum cukup
decline-reason-documents-incomplete = Berkas kurang atau tidak cocok
decline-reason-repayment-capacity = Angsuran akan terlalu berat
decline-reason-outside-policy = Di luar peruntukan produk ini
decline-reason-location-not-verifiable = Tempat usaha tidak dapat dipastikan
decline-reason-data-mismatch = Isian tidak cocok dengan berkas
decline-reason-cohort-full = Semua kursi sudah terisi

## Yang dapat dilakukan pemohon

decline-advice-slik-problem = Tanyakan langsung ke bank apa yang tercatat. Anda dapat melihat catatan sendiri di OJK tanpa biaya; surat keterangan lunas membantu pengajuan berikutnya.
decline-advice-active-credit = Produk ini untuk usaha tanpa kredit produktif lain. Cari produk yang tidak mensyaratkannya.
decline-advice-business-too-young = Tunggu sampai umur usaha cukup, atau cari produk untuk usaha yang baru mulai.
decline-advice-documents-incomplete = Lengkapi berkasnya, lalu ajukan lagi. Isian Anda tetap tersimpan.
decline-advice-repayment-capacity = Ajukan jumlah yang lebih kecil atau jangka waktu yang lebih panjang, atau ikuti pendampingan agar sisa usaha tiap bulan bertambah.
decline-advice-outside-policy = Mungkin produk lain lebih cocok: lihat produk lain yang sesuai.
decline-advice-location-not-verifiable = Minta surat keterangan usaha (SKU) dari desa atau kelurahan, dan perbaiki alamatnya.
decline-advice-data-mismatch = Perbaiki yang tidak cocok, di profil atau di berkasnya, lalu ajukan lagi.
decline-advice-cohort-full = Daftar untuk angkatan berikutnya begitu dibuka.

## Mengapa langkah tidak dapat diambil

refusal-no-such-move = Langkah ini tidak dapat diambil sekarang
refusal-no-such-move-text = Pengajuan sudah berpindah tahap. Buka lagi untuk melihat apa yang dapat dilakukan.
refusal-not-yours = Langkah ini bukan bagian Anda
refusal-not-yours-text = Peran Anda tidak mengambil langkah ini. Mintalah rekan yang berwenang.
refusal-four-eyes = Perlu petugas kedua
refusal-four-eyes-text = Anda sudah meninjau pengajuan ini, jadi orang lain yang harus menyetujuinya.
refusal-missing-need = Masih ada yang kurang
refusal-missing-need-text = Lengkapi isian di samping tombol, lalu coba lagi.
refusal-nowhere-to-resume = Pengajuan tidak dapat dilanjutkan
refusal-nowhere-to-resume-text = Tidak diketahui sampai di mana peninjauan berhenti. Mohon beri tahu dinas.

## Membaca nomor tanda terima dan memberi alasan

fault-receipt-empty = Tulis nomor tanda terima.
fault-receipt-length = Nomor tanda terima berbentuk seperti JB-2611-4YC5TC.
fault-receipt-character = Nomor tanda terima hanya berisi angka dan huruf, tanpa huruf U.
fault-receipt-month = Empat angka pertama adalah tahun dan bulan, seperti 2611. Periksa lagi tanda terimanya.
fault-receipt-check = Ada salah ketik pada nomor ini. Periksa lagi tanda terimanya.
fault-decline-no-reason = Pilih paling sedikit satu alasan.
fault-decline-other-workflow = Alasan ini bukan untuk pengajuan ini. Pilih dari daftar.
fault-decline-unknown-criterion = Produk ini tidak punya syarat itu. Pilih dari daftar.
