### Kata-kata yang dipakai di semua halaman.

site-name = Jembatan
site-place = Kabupaten Sinjai
skip-to-content = Langsung ke isi
demo-band = Ini peragaan: semua usaha, orang, dan angka di sini rekaan.
footer-promise = Portal menjodohkan; bank dan penyelenggara yang memutuskan. Gratis, tanpa perantara.
footer-nav = Tentang portal
footer-help = Bantuan
footer-privacy = Data pribadi Anda
footer-accessibility = Aksesibilitas

nav-main = Navigasi utama
nav-menu = Menu
nav-home = Beranda
nav-check = Cek cepat
nav-offers = Produk kredit
nav-programs = Pendampingan
nav-track = Lacak pengajuan
nav-matches = Yang cocok
nav-applications = Pengajuan saya
nav-queue = Antrean
nav-own-offers = Produk kami
nav-own-programs = Program kami
nav-colleagues = Rekan kerja
nav-monitor = Pemantauan
nav-gaps = Kekurangan
nav-funds = Dana
nav-trainings = Pelatihan
nav-cases = Semua pengajuan
nav-facts = Pemeriksaan data
nav-organisations = Lembaga
nav-mail = Surel keluar
nav-notices = Pemberitahuan
nav-sign-in = Masuk
nav-sign-out = Keluar
unread-notices = { $count ->
    [0] semua sudah dibaca
   *[other] { $count } pemberitahuan belum dibaca
}

yes = Ya
no = Tidak
go-back = Kembali
not-known = Belum diisi
internal-note = Catatan internal
continue = Lanjut
save = Simpan
save-and-continue = Simpan dan lanjut
cancel = Batal
change = Ubah
view = Lihat
delete = Hapus
apply = Ajukan
search = Cari
download = Unduh
export-csv = Unduh CSV
choose = Pilih
all = Semua
send = Kirim
add = Tambah
remove = Hapus
close = Tutup
back-home = Kembali ke beranda

form-optional = (opsional)
form-error = Galat:
form-summary-title = { $count ->
    [1] Ada satu isian yang perlu diperbaiki
   *[other] Ada { $count } isian yang perlu diperbaiki
}
form-date-example = Contoh: 31-12-1990
form-file-limits = PDF, JPEG, atau PNG, paling besar 10 MB.
form-photo-limits = JPEG atau PNG, paling besar 10 MB.
form-step = Langkah { $at } dari { $of }

filters-title = Saring
filters-apply = Terapkan
filters-clear = Hapus saringan

pager-label = Halaman daftar
pager-newer = Lebih baru
pager-older = Lebih lama

progress-label = Perjalanan pengajuan
progress-done = selesai
progress-now = sedang berjalan
progress-ahead = berikutnya
progress-stopped = berhenti di sini

task-done = Selesai
task-doing = Belum lengkap
task-todo = Belum diisi
task-waiting = Menunggu
task-blocked = Belum bisa dimulai

gap-has = Anda punya
gap-needs = Yang dibutuhkan
