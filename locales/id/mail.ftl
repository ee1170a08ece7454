# Setiap pemberitahuan: subjek (apa yang terjadi), isi, dan tombolnya.
mail-prove-subject = Buktikan alamat e-mail Anda
mail-prove-text = Halo { $name },

    Anda mendaftar di Jembatan. Buka tautan di bawah dalam 48 jam untuk membuktikan alamat ini milik Anda.

    Bukan Anda yang mendaftar? Abaikan saja surat ini.
mail-prove-action = Buktikan alamat
mail-already-subject = Anda sudah punya akun
mail-already-text = Halo { $name },

    Ada yang mendaftar dengan alamat ini, padahal akunnya sudah ada. Bila itu Anda, langsung masuk saja. Lupa kata sandi? Mintalah kata sandi baru di halaman masuk.
mail-already-action = Masuk
mail-reset-subject = Buat kata sandi baru
mail-reset-text = Halo { $name },

    Ada yang meminta kata sandi baru untuk akun Anda. Buka tautan di bawah dalam dua jam untuk membuatnya.

    Bukan Anda? Abaikan saja surat ini; kata sandi Anda tetap berlaku.
mail-reset-action = Buat kata sandi
mail-password-changed-subject = Kata sandi Anda diganti
mail-password-changed-text = Halo { $name },

    Kata sandi akun Anda diganti pada { $at }, dan perangkat lain sudah keluar.

    Bukan Anda? Segera minta kata sandi baru lewat "Lupa kata sandi" dan beri tahu dinas.
mail-password-changed-action = Buka akun
mail-factor-on-subject = Pengaman masuk dipasang
mail-factor-on-text = Halo { $name },

    Pengaman masuk dua langkah dipasang di akun Anda pada { $at }. Simpan kode cadangannya di tempat aman.

    Bukan Anda? Segera minta kata sandi baru lewat "Lupa kata sandi" dan beri tahu dinas.
mail-factor-on-action = Buka akun
mail-factor-off-subject = Pengaman masuk dilepas
mail-factor-off-text = Halo { $name },

    Pengaman masuk dua langkah dilepas dari akun Anda pada { $at }.

    Bukan Anda? Segera minta kata sandi baru lewat "Lupa kata sandi" dan pasang lagi pengamannya.
mail-factor-off-action = Buka akun
mail-factor-codes-subject = Kode cadangan Anda diganti
mail-factor-codes-text = Halo { $name },

    Kode cadangan akun Anda diganti pada { $at }. Kode yang lama tidak berlaku lagi.

    Bukan Anda? Segera minta kata sandi baru lewat "Lupa kata sandi" dan beri tahu dinas.
mail-factor-codes-action = Buka akun
mail-factor-reset-subject = Pengaman masuk Anda dihapus
mail-factor-reset-text = Halo { $name },

    Pengaman masuk dua langkah akun Anda dihapus pada { $at } karena dilaporkan hilang, dan semua perangkat sudah keluar. Masuklah dengan kata sandi, lalu pasang yang baru.

    Anda tidak memintanya? Segera beri tahu yang memimpin lembaga Anda dan dinas.
mail-factor-reset-action = Masuk dan pasang lagi
mail-change-email-subject = Pakai alamat ini untuk akun Anda
mail-change-email-text = Halo { $name },

    Anda meminta akun Jembatan memakai alamat ini. Buka tautan di bawah dalam 48 jam.

    Bukan Anda? Abaikan saja surat ini.
mail-change-email-action = Pakai alamat ini
mail-email-asked-subject = Penggantian alamat e-mail diminta
mail-email-asked-text = Halo { $name },

    Ada yang meminta akun Anda pindah ke { $email }. Sampai tautan di alamat itu dibuka, alamat ini tetap berlaku.

    Bukan Anda? Segera ganti kata sandi.
mail-email-asked-action = Buka akun
mail-invitation-subject = { $to } mengundang Anda
mail-invitation-text = Halo { $name },

    { $to } mengundang Anda memakai Jembatan sebagai { $role }. Buka tautan di bawah dalam tujuh hari dan buat kata sandi.
mail-invitation-action = Terima undangan
mail-organisation-admitted-subject = { $organisation } disahkan
mail-organisation-admitted-text = Halo { $name },

    Dinas mengesahkan { $organisation }. Anda kini dapat menerbitkan produk atau program dan mengundang rekan.
mail-organisation-admitted-action = Mulai bekerja
mail-organisation-refused-subject = Pendaftaran { $organisation } belum dapat diterima
mail-organisation-refused-text = Halo { $name },

    Dinas belum dapat menerima pendaftaran { $organisation }. Alasannya: { $reason }

    Perbaiki datanya, lalu ajukan lagi.
mail-organisation-refused-action = Perbaiki data
mail-organisation-suspended-subject = { $organisation } dibekukan sementara
mail-organisation-suspended-text = Halo { $name },

    Dinas membekukan { $organisation } untuk sementara. Alasannya: { $reason }

    Hubungi dinas untuk membukanya kembali.
mail-organisation-suspended-action = Lihat keadaan
mail-organisation-lifted-subject = { $organisation } dapat bekerja lagi
mail-organisation-lifted-text = Halo { $name },

    Pembekuan { $organisation } sudah dicabut. Antrean dan produk Anda terbuka lagi.
mail-organisation-lifted-action = Lanjut bekerja
