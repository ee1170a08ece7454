### Produk kredit: katalog, rincian, perbandingan, dan meja bank.

offer-closed = Produk ini sudah ditutup
offer-closed-text = Yang sudah ditutup tidak dapat diubah lagi. Buat produk baru bila ingin menawarkannya kembali.
offer-draft-moved = Rekan Anda lebih dulu menyimpan
offer-draft-moved-text = Rancangan ini berubah sejak halamannya Anda buka, dan perubahan Anda belum disimpan. Buka lagi rancangannya, lihat yang baru, lalu ubah seperlunya.
offer-no-such-move = Langkah ini tidak tersedia sekarang
offer-no-such-move-text = Keadaannya sudah berubah sejak halaman Anda buka. Muat ulang untuk melihat langkah yang terbuka.
