### Kata untuk setiap nilai yang dikenal portal: <jenis>-<nilai>.

language-id = Bahasa Indonesia
language-en = English

role-owner = Pemilik usaha
role-bank-officer = Petugas bank
role-bank-approver = Pemutus kredit bank
role-coordinator = Koordinator program
role-mentor = Pendamping
role-office-staff = Petugas dinas
role-office-head = Kepala dinas

organisation-kind-bank = Bank
organisation-kind-regional-enterprise = Badan usaha milik daerah
organisation-kind-government = Lembaga pemerintah
organisation-kind-private = Swasta atau yayasan
organisation-status-pending = Menunggu dinas
organisation-status-admitted = Diterima
organisation-status-refused = Ditolak
organisation-status-suspended = Dibekukan sementara

evidence-stated = Menurut pemilik
evidence-document = Ada dokumennya
evidence-checked = Sudah diperiksa petugas
evidence-registry = Dari daftar resmi

legal-form-individual = Perorangan
legal-form-cv = CV
legal-form-pt = PT
legal-form-cooperative = Koperasi
legal-form-group = Kelompok usaha
size-class-micro = Usaha mikro
size-class-small = Usaha kecil
size-class-medium = Usaha menengah
size-class-large = Usaha besar
financial-records-none = Belum ada catatan
financial-records-cash-book = Buku kas
financial-records-sak-emkm = Laporan keuangan SAK EMKM
sex-female = Perempuan
sex-male = Laki-laki
purpose-working-capital = Modal kerja
purpose-investment = Investasi

method-annuity = Anuitas
method-flat = Flat
method-declining = Efektif menurun
method-margin = Margin murabahah

publication-draft = Rancangan
publication-scheduled = Terjadwal
publication-open = Dibuka
publication-paused = Dihentikan sementara
publication-closed = Ditutup

topic-management = Manajemen usaha
topic-administration = Administrasi dan pembukuan
topic-production = Produksi dan mutu
topic-people = Tenaga kerja
topic-digital = Pemasaran dan digital
topic-licensing = Izin dan sertifikat

workflow-credit = Pengajuan kredit
workflow-mentoring = Pendaftaran pendampingan

kbli-version-2020 = KBLI 2020
kbli-version-2025 = KBLI 2025

## Keadaan pengajuan, sebagaimana disebut petugas

status-draft = Rancangan
status-submitted = Masuk
status-in-review = Ditinjau
status-site-visit = Survei lapangan
status-committee = Di komite
status-info-requested = Menunggu jawaban pemohon
status-offered = SPPK terbit
status-accepted = SPPK disetujui
status-disbursed = Cair
status-settled = Lunas
status-transferred = Dialihkan
status-seat-offered = Kursi ditawarkan
status-waitlisted = Daftar tunggu
status-enrolled = Terdaftar
status-active = Berjalan
status-completed = Selesai
status-dropped = Berhenti
status-declined = Ditolak
status-withdrawn = Ditarik pemohon
status-lapsed = Kedaluwarsa

## Keadaan pengajuan, sebagaimana dibaca pemohon

status-owner-draft = Belum Anda kirim
status-owner-submitted = Terkirim, menunggu ditinjau
status-owner-in-review = Sedang ditinjau
status-owner-site-visit = Kunjungan ke tempat usaha
status-owner-committee = Sedang diputuskan
status-owner-info-requested = Menunggu jawaban Anda
status-owner-offered = Ada penawaran untuk Anda
status-owner-accepted = Penawaran Anda terima, menuju akad
status-owner-disbursed = Dana sudah cair
status-owner-settled = Lunas
status-owner-transferred = Anda alihkan ke bank lain
status-owner-seat-offered = Ada kursi untuk Anda
status-owner-waitlisted = Anda di daftar tunggu
status-owner-enrolled = Anda terdaftar
status-owner-active = Sedang Anda ikuti
status-owner-completed = Selesai
status-owner-dropped = Anda berhenti ikut
status-owner-declined = Belum disetujui
status-owner-withdrawn = Anda tarik
status-owner-lapsed = Lewat batas waktu

action-submit = Kirim pengajuan
action-start-review = Mulai tinjau
action-visit = Catat kunjungan
action-refer = Teruskan ke komite
action-ask = Minta kelengkapan
action-answer = Kirim jawaban
action-approve = Setujui dan terbitkan SPPK
action-accept = Terima
action-disburse = Catat pencairan
action-settle = Catat pelunasan
action-decline = Tolak dengan alasan
action-withdraw = Tarik pengajuan
action-lapse = Kedaluwarsa
action-transfer = Alihkan ke bank lain
action-offer-seat = Tawarkan kursi
action-waitlist = Masukkan daftar tunggu
action-release = Lepaskan
action-start = Mulai pendampingan
action-complete = Nyatakan selesai
action-drop = Catat berhenti

document-kind-ktp = KTP
document-kind-kk = Kartu keluarga
document-kind-nib = NIB
document-kind-sku = Surat keterangan usaha
document-kind-npwp = NPWP
document-kind-financial-records = Buku kas atau laporan keuangan
document-kind-bank-statement = Rekening koran
document-kind-collateral = Surat agunan
document-kind-photo = Foto tempat usaha
document-kind-certificate = Sertifikat pelatihan
document-kind-deed = Akta pendirian
document-kind-other = Dokumen lain
claim-proof-identity-card = KTP
claim-proof-nib-certificate = Sertifikat NIB
claim-proof-village-letter = Surat desa atau kelurahan
claim-proof-power-of-attorney = Surat kuasa
document-status-unchecked = Belum diperiksa
document-status-accepted = Diterima
document-status-rejected = Ditolak

verdict-eligible = Memenuhi syarat
verdict-nearly = Hampir memenuhi
verdict-unknown = Perlu jawaban Anda
verdict-ineligible = Belum memenuhi
truth-pass = Terpenuhi
truth-fail = Tidak terpenuhi
truth-unknown = Belum diketahui
remedy-paper = Dengan mengurus surat
remedy-coaching = Dengan pendampingan
remedy-time = Dengan menunggu
remedy-none = Syarat ini tidak bisa diubah dalam waktu dekat

## Data usaha

fact-business-age-months = Lama usaha
fact-legal-form = Bentuk usaha
fact-size-class = Skala usaha
fact-sector = Bidang usaha
fact-kbli = Kode KBLI
fact-district = Kecamatan
fact-annual-sales = Penjualan setahun
fact-monthly-surplus = Sisa penghasilan sebulan
fact-monthly-instalments = Angsuran lain sebulan
fact-cooperative-member = Anggota koperasi
fact-nib = Nomor Induk Berusaha (NIB)
fact-sku = Surat keterangan usaha (SKU)
fact-npwp = NPWP
fact-ktp = e-KTP
fact-financial-records = Pembukuan
fact-digital-level = Tingkat digital
fact-management-level = Tingkat manajemen
fact-production-level = Tingkat produksi
fact-people-level = Tingkat sumber daya manusia
fact-productive-credit = Kredit usaha komersial
fact-kur-loans-taken = Jumlah KUR yang pernah diterima
fact-owner-sex = Jenis kelamin pemilik
fact-owner-age-years = Usia pemilik
fact-employees = Jumlah tenaga kerja
fact-collateral-value = Nilai agunan
fact-rat-held = Rapat anggota tahunan (RAT)
fact-requested-amount = Modal yang dibutuhkan
fact-requested-tenor-months = Jangka waktu
fact-purpose = Tujuan modal
fact-instalment-burden-percent = Beban angsuran

fact-help-business-age-months = Dihitung sejak Anda mulai berjualan, bukan sejak izin terbit.
fact-help-legal-form = Kalau belum pernah mendirikan CV atau PT, usaha Anda perorangan.
fact-help-size-class = Kami hitung dari modal atau penjualan Anda menurut PP 7/2021.
fact-help-sector = Pekerjaan utama usaha Anda, yang paling banyak menghasilkan.
fact-help-kbli = Lima angka; tertulis pada NIB Anda.
fact-help-district = Tempat usaha, bukan tempat tinggal.
fact-help-annual-sales = Semua uang penjualan selama 12 bulan terakhir, sebelum dikurangi biaya.
fact-help-monthly-surplus = Uang yang tersisa tiap bulan sesudah biaya usaha dan kebutuhan rumah tangga.
fact-help-monthly-instalments = Semua cicilan yang sedang berjalan: bank, koperasi, motor, pembiayaan.
fact-help-cooperative-member = Anggota koperasi yang terdaftar, apa pun jenisnya.
fact-help-nib = Gratis dari oss.go.id; untuk usaha mikro terbit pada hari yang sama.
fact-help-sku = Dari kantor desa atau kelurahan.
fact-help-npwp = Nomor pajak. Untuk perorangan, NIK yang sudah dipadankan berlaku sebagai NPWP.
fact-help-ktp = KTP elektronik yang masih berlaku.
fact-help-financial-records = Catatan tangan tentang uang masuk dan keluar sudah termasuk buku kas.
fact-help-digital-level = 0 belum memakai, 4 berjualan dan membayar lewat internet setiap hari.
fact-help-management-level = 0 semua dikerjakan sendiri tanpa rencana, 4 ada rencana tertulis dan pembagian tugas.
fact-help-production-level = 0 sesuai pesanan seadanya, 4 mutu tetap dengan standar tertulis.
fact-help-people-level = 0 semua dikerjakan pemilik, 4 tugas tertulis, upah tetap, dan ada yang dapat menggantikan pemilik.
fact-help-productive-credit = Kredit usaha dari bank di luar KUR dan di luar kredit konsumtif, sekarang atau dahulu.
fact-help-kur-loans-taken = Berapa kali Anda pernah menerima KUR. Tulis 0 kalau belum pernah.
fact-help-owner-sex = Beberapa program dibuka khusus untuk perempuan pengusaha.
fact-help-owner-age-years = Dihitung dari tanggal lahir pemilik.
fact-help-employees = Termasuk keluarga yang dibayar, tidak termasuk Anda.
fact-help-collateral-value = Perkiraan harga jual tanah, kendaraan, atau barang lain yang dapat dijaminkan.
fact-help-rat-held = Untuk koperasi: apakah RAT tahun buku terakhir sudah dilaksanakan.
fact-help-requested-amount = Sebanyak yang Anda perlukan saja; makin kecil, makin ringan angsurannya.
fact-help-requested-tenor-months = Berapa bulan Anda ingin mencicil.
fact-help-purpose = Modal kerja untuk stok dan bahan; investasi untuk alat, kendaraan, atau bangunan.
fact-help-instalment-burden-percent = Angsuran baru ditambah cicilan lain, dibagi sisa penghasilan sebulan.

## Bidang usaha menurut KBLI 2025

sector-a = Pertanian, kehutanan, dan perikanan
sector-b = Pertambangan dan penggalian
sector-c = Industri
sector-d = Pengadaan listrik, gas, uap, dan udara dingin
sector-e = Pengelolaan air, air limbah, sampah, dan pemulihan
sector-f = Konstruksi
sector-g = Perdagangan besar dan eceran
sector-h = Transportasi dan pergudangan
sector-i = Penyediaan akomodasi dan makan minum
sector-j = Penerbitan, penyiaran, serta produksi dan distribusi konten
sector-k = Telekomunikasi, pemrograman komputer, dan jasa informasi
sector-l = Keuangan dan asuransi
sector-m = Real estat
sector-n = Jasa profesional, ilmiah, dan teknis
sector-o = Jasa administrasi dan penunjang usaha
sector-p = Administrasi pemerintahan dan jaminan sosial wajib
sector-q = Pendidikan
sector-r = Kesehatan dan kegiatan sosial
sector-s = Kesenian, olahraga, dan rekreasi
sector-t = Jasa lainnya
sector-u = Rumah tangga sebagai pemberi kerja
sector-v = Badan internasional
organisation-decision-admit = Sahkan
organisation-decision-refuse = Tolak
organisation-decision-suspend = Bekukan sementara
organisation-decision-lift = Cabut pembekuan
