# Daftar anggota koperasi, undangan di kertas, bergabung, pemulihan akun.
roll-title = Daftar anggota
roll-link = Buka daftar anggota
roll-lead = Siapa saja anggota koperasi. Simpanan dan pinjaman tidak ada di sini.
roll-new = Tambah anggota
roll-number = Nomor anggota
roll-name = Nama
roll-phone = Nomor ponsel
roll-joined-on = Anggota sejak
roll-left-on = Keluar tanggal
roll-state = Keadaan
roll-left = Sudah keluar
roll-joined = Sudah bisa masuk
roll-waiting = Belum bisa masuk
roll-search = Nama atau nomor
roll-none = Tidak ada anggota di sini
roll-none-why = Belum ada yang dicatat, atau tidak ada yang cocok dengan pencarian.
roll-all = Tampilkan semua
roll-added = Anggota dicatat.
roll-saved = Perubahan disimpan.
roll-change = Ubah data
roll-leave = Anggota keluar
roll-leave-hint = Setelah keluar, anggota tetap bisa masuk untuk melihat penyelesaian simpanannya.
roll-leave-button = Catat keluar
roll-paper = Undangan di kertas
roll-paper-hint = Kertas ini memuat kode sekali pakai. Dengan kode itu anggota masuk memakai nomor ponsel, tanpa e-mail.
roll-paper-again = Mencetak lagi membatalkan kode sebelumnya.
roll-code-until = Kode yang sudah dicetak berlaku sampai { $at }.
roll-print = Cetak undangan
roll-print-all = Cetak undangan
roll-print-all-hint = Untuk semua anggota yang belum bisa masuk dan belum memegang kode yang berlaku.
roll-signs-in = Anggota ini sudah bisa masuk
roll-signs-in-text = Undangan hanya untuk yang belum punya akun. Jika ia lupa kata sandi atau kehilangan ponsel, mulailah pemulihan.
paper-title = Undangan untuk dicetak
paper-lead = { $count ->
    [0] Tidak ada anggota yang menunggu undangan.
   *[other] { $count } lembar, satu untuk tiap anggota.
}
paper-once = Cetak sekarang: kode hanya tampil sekali dan tidak disimpan. Serahkan langsung kepada anggotanya.
paper-more = Masih ada anggota lain yang menunggu. Setelah ini dicetak, tekan tombol cetak sekali lagi.
paper-join-how = Pindai gambar ini dengan kamera ponsel, atau buka { $site } dan ketik kode di bawah. Lalu pilih nomor ponsel dan kata sandi Anda.
paper-recover-how = Pindai gambar ini dengan kamera ponsel, atau buka { $site } dan ketik kode di bawah. Lalu pilih kata sandi baru.
paper-picture = Kode QR undangan
paper-until = Sekali pakai, berlaku sampai { $at }. Jangan berikan kepada orang lain.
sign-in-name = E-mail atau nomor ponsel
sign-in-join = Punya kode dari koperasi? Bergabung
join-title = Bergabung dengan kode
join-lead = Koperasi Anda memberi kertas dengan kode. Dengan kode itu Anda bisa melihat simpanan Anda di ponsel.
join-code = Kode di kertas
join-code-hint = Sepuluh huruf dan angka, misalnya 7KQ4M-XP9DT.
join-have = Sudah punya akun? Masuk
join-have-account = Sudah punya akun? Masuk dulu, lalu pakai kode ini
join-open-title = Bergabung dengan { $cooperative }
join-open-lead = Kode ini untuk { $name }. Jika itu bukan Anda, kembalikan kertasnya kepada pengurus.
join-recover-title = Kata sandi baru
join-recover-lead = Kode ini untuk { $name }. Dua pengurus menyetujui pemulihan akun ini.
join-phone-hint = Dipakai untuk masuk. Tidak perlu e-mail.
join-button = Simpan dan masuk
join-own = Anda masuk sebagai { $name }. Keanggotaan ini akan terhubung dengan akun itu.
join-own-button = Hubungkan dengan akun saya
join-welcome = Selamat datang. Akun Anda terhubung dengan koperasi.
join-unknown = Kode ini tidak berlaku
join-unknown-text = Kode tidak dikenal, sudah dipakai, atau sudah lewat masanya. Mintalah kertas baru kepada pengurus.
join-owners = Akun ini tidak bisa menjadi anggota
join-owners-text = Keanggotaan koperasi terhubung dengan akun pribadi, bukan akun kerja. Keluar dulu, lalu pakai kode ini.
join-already = Akun ini sudah terhubung
join-already-text = Akun Anda sudah terhubung dengan anggota lain di koperasi ini.
fault-join-code = Kode terdiri dari sepuluh huruf dan angka.
fault-join-unknown = Kode ini tidak dikenal, sudah dipakai, atau sudah lewat masanya.
fault-phone-in-use = Nomor ini sudah dipakai untuk masuk. Jika itu akun Anda, masuk dulu, lalu pakai kode ini.
fault-sign-in-name = Tulis e-mail Anda, atau nomor ponsel seperti 0812 3456 7890.
fault-roll-number-taken = Nomor ini sudah dipakai anggota lain.
fault-roll-left-early = Tanggal keluar tidak boleh sebelum tanggal masuk.
recovery-title = Pemulihan akun
recovery-hint = Untuk anggota yang lupa kata sandi atau kehilangan ponsel. Satu pengurus memulai, pengurus lain menyetujui dan mencetak kode baru.
recovery-started = Dimulai oleh { $name }, { $at }. Menunggu persetujuan pengurus lain.
recovery-start = Mulai pemulihan
recovery-consent = Setujui dan cetak kode
recovery-begun = Pemulihan dimulai. Mintalah pengurus lain menyetujuinya.
recovery-own = Pengurus lain yang harus menyetujui
recovery-own-text = Anda yang memulai pemulihan ini. Demi keamanan anggota, persetujuan datang dari pengurus kedua.
recovery-gone = Pemulihan ini sudah selesai
recovery-gone-text = Tidak ada pemulihan yang menunggu persetujuan. Mulailah lagi jika masih perlu.
recovery-not-here = Akun ini tidak dipulihkan oleh pengurus
recovery-not-here-text = Yang dipulihkan di sini hanya akun anggota tanpa e-mail, dan bukan akun sendiri. Akun dengan e-mail memakai "Lupa kata sandi?".
mail-member-recovery-started-subject = { $by } dari { $cooperative } memulai pemulihan akun Anda
mail-member-recovery-started-action = Buka akun saya
mail-member-recovery-started-text = Halo { $name },

    { $by } dari { $cooperative } memulai pemulihan akun Anda. Jika Anda tidak memintanya, hubungi pengurus.
mail-member-recovery-consented-subject = { $by } dari { $cooperative } menyetujui pemulihan akun Anda
mail-member-recovery-consented-action = Buka akun saya
mail-member-recovery-consented-text = Halo { $name },

    { $by } dari { $cooperative } menyetujui pemulihan akun Anda; kode baru dicetak. Jika Anda tidak memintanya, hubungi pengurus.
mail-member-recovered-subject = Kata sandi Anda diganti dengan kode dari { $cooperative }, { $at }
mail-member-recovered-action = Buka akun saya
mail-member-recovered-text = Halo { $name },

    Kata sandi Anda diganti dengan kode dari { $cooperative }, { $at }. Jika itu bukan Anda, hubungi dinas.
