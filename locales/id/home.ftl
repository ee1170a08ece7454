start-title = Modal dan pendampingan untuk usaha Anda
start-lead = Sebutkan keadaan usaha Anda sekali saja. Lihat kredit dan pendampingan mana yang cocok, mana yang belum, dan apa yang menutup kekurangannya.
start-check = Cek cepat tanpa akun
start-register = Daftar
