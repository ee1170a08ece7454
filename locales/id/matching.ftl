### Cek cepat dan yang cocok.

check-title = Cek cepat
check-lead = Sekitar tiga menit, tanpa akun. Yang belum tahu boleh dikosongkan; belum tahu tidak pernah dianggap tidak.
check-button = Lihat yang cocok
check-result-title = Yang cocok menurut jawaban Anda
check-change = Ubah jawaban
check-keep-title = Simpan jawaban ini
check-keep-text = Dengan akun gratis, jawaban ini menjadi data usaha Anda, dan Anda dapat mengajukan.
check-keep-link = Jadikan data usaha
check-register-link = Daftar dan simpan jawaban
check-adopt-title = Simpan jawaban sebagai usaha
check-adopt-lead = Beri nama usahanya. Semua jawaban dapat diubah nanti.
check-adopt-name = Nama usaha
check-adopt-answers = Jawaban Anda
check-adopt-button = Simpan usaha

matches-title = Yang cocok untuk usaha Anda
matches-no-need = Kebutuhan modal belum disebut
matches-no-need-text = Tanpa jumlah dan jangka waktu, total dan angsuran tidak dapat dihitung.
matches-state-need = Sebutkan kebutuhan
matches-order = Urutan: yang memenuhi syarat dulu, lalu total biaya terendah, lalu keputusan tercepat. Tidak dapat dibeli.
matches-not-approval = Memenuhi syarat berarti syarat tertulis terpenuhi menurut data Anda; bank yang memutuskan.
matches-total = Total dibayar
matches-first = Angsuran pertama
matches-decision = Keputusan dalam
matches-rate = Bunga atau margin setahun
matches-closes = { $count ->
   *[other] Mengapa belum, dan apa yang menutupnya ({ $count })
}
matches-findings = { $count ->
   *[other] Lihat { $count } syarat satu per satu
}
matches-asks = Belum bisa dipastikan. Jawab ini dulu:
matches-passes-on = Terpenuhi pada { $day } bila usaha terus berjalan.
matches-to-prove = Terpenuhi menurut pernyataan Anda; siapkan buktinya.
matches-programs = Pendampingan
matches-unlocks = { $count ->
   *[other] Membuka { $count } produk kredit bagi Anda
}
matches-next-cohort = Mulai { $day }, { $place }
matches-no-cohort = Angkatan berikutnya belum dijadwalkan
matches-join = Ikut program
matches-no-offers = Belum ada produk kredit yang dibuka
matches-no-offers-why = Bank belum membuka produk saat ini. Sementara itu, lihat pendampingan.
matches-no-programs = Belum ada program yang dibuka
matches-no-programs-why = Begitu ada program baru, tampil di sini.
matches-ahead-verdict = Di atas yang berikutnya karena lebih memenuhi syarat.
matches-ahead-total-cost = Di atas yang berikutnya karena total biayanya lebih rendah.
matches-ahead-decision-days = Di atas yang berikutnya karena keputusannya lebih cepat.
matches-ahead-unlocked-offers = Di atas yang berikutnya karena membuka lebih banyak produk.
matches-ahead-same-district = Di atas yang berikutnya karena ada di kecamatan Anda.
matches-ahead-start-date = Di atas yang berikutnya karena mulai lebih awal.
matches-ahead-name = Sama baiknya dengan yang berikutnya; urut abjad.
other-language = dalam bahasa lain

gap-paper-nib = Urus NIB gratis di oss.go.id, atau datang ke dinas dengan KTP; biasanya selesai hari itu juga.
gap-paper-sku = Minta surat keterangan usaha di kantor desa atau kelurahan dengan KTP.
gap-paper-npwp = Daftar NPWP gratis di kantor pajak atau pajak.go.id; NIK Anda menjadi nomornya.
gap-paper-ktp = Urus KTP elektronik di Dukcapil atau kantor kecamatan.
gap-paper-other = Siapkan suratnya; dinas dapat menunjukkan tempat mengurusnya.
gap-have-it-now = Sudah punya? Perbarui data
gap-wait-until = Terpenuhi dengan sendirinya pada { $day }.
gap-wait = Akan terpenuhi dengan berjalannya waktu.
gap-no-program = Belum ada program terbuka untuk ini. Dinas melihat kekurangan ini dan merencanakannya.
gap-see-programs = Lihat semua program
gap-programs = { $count ->
   *[other] { $count } program mengajarkannya. Ketuk untuk ikut:
}
gap-program-starts = mulai { $day }
gap-program-soon = jadwal menyusul
gap-look-elsewhere = Syarat ini tidak dapat ditutup; lihat produk lain yang cocok.

mail-new-match-subject = { $count ->
    [1] Kini cocok untuk { $business }: { $first }
   *[other] { $count } hal baru cocok untuk { $business }
}
mail-new-match-text = Halo { $name },

    Ada yang berubah, dan sekarang { $first } memenuhi syarat tertulis untuk { $business }.

    Ini bukan persetujuan: bank atau penyelenggara yang memutuskan. Lihat rinciannya dan ajukan bila Anda mau.
mail-new-match-action = Lihat yang cocok
