//! What people in Sinjai live from, and names for people who do not exist.

/// A trade: what it is called, its KBLI code, where it is found, what it sells in a year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trade {
    /// How businesses of this trade are named before their owner's name.
    pub(super) name: &'static str,
    /// KBLI version and code.
    pub(super) kbli: &'static str,
    /// The last two digits of the districts where it is found.
    pub(super) districts: &'static [&'static str],
    /// Least and most sales a year, in millions of rupiah.
    pub(super) sales: (i64, i64),
    /// What it does, in the owner's words.
    pub(super) about: &'static str,
}

const fn trade(
    name: &'static str,
    kbli: &'static str,
    districts: &'static [&'static str],
    sales: (i64, i64),
    about: &'static str,
) -> Trade {
    Trade { name, kbli, districts, sales, about }
}

const HILLS: &[&str] = &["01", "04", "06", "07"];
const FIELDS: &[&str] = &["02", "03", "04", "08"];
const COAST: &[&str] = &["03", "05", "09"];
const TOWN: &[&str] = &["05", "02", "03"];
const ALL: &[&str] = &["01", "02", "03", "04", "05", "06", "07", "08", "09"];

/// The trades; those named first are met most often.
pub(super) const TRADES: &[Trade] = &[
    trade(
        "Gula Aren",
        "2020:10722",
        &["07", "06", "02", "01"],
        (60, 480),
        "Menyadap dan memasak gula aren, cetak dan gula semut.",
    ),
    trade("Kopi", "2025:01271", &["01", "07", "04"], (80, 600), "Kebun kopi arabika dan penjemuran biji."),
    trade("Cengkeh", "2025:01282", HILLS, (70, 500), "Kebun cengkeh dan jual beli bunga kering."),
    trade("Ikan Kering", "2025:10211", COAST, (60, 450), "Pengasinan dan pengeringan ikan hasil tangkapan."),
    trade("Usaha Nelayan", "2020:03111", COAST, (90, 900), "Menangkap ikan dengan kapal sendiri."),
    trade("Sawah", "2025:01122", FIELDS, (40, 300), "Menanam padi dua kali setahun."),
    trade("Jagung", "2025:01111", FIELDS, (40, 260), "Menanam jagung dan menjual pipilan kering."),
    trade(
        "Ternak Sapi",
        "2025:01411",
        &["01", "04", "08"],
        (80, 700),
        "Penggemukan sapi potong dan sapi perah.",
    ),
    trade("Kakao", "2020:01270", FIELDS, (60, 420), "Kebun kakao dan fermentasi biji."),
    trade("Warung Makan", "2025:56102", TOWN, (90, 650), "Masakan rumahan, buka pagi sampai malam."),
    trade("Kue", "2025:10710", ALL, (50, 380), "Kue tradisional Bugis untuk hajatan dan toko."),
    trade("Kedai Kopi", "2025:56303", TOWN, (90, 500), "Kopi Sinjai dan makanan kecil."),
    trade("Toko", "2020:47112", ALL, (150, 1_800), "Kebutuhan sehari-hari dan sembako."),
    trade("Penjahit", "2020:14120", TOWN, (40, 240), "Menjahit seragam dan baju bodo."),
    trade("Bengkel", "2020:45407", ALL, (80, 420), "Servis sepeda motor dan suku cadang."),
    trade("Mebel", "2020:31001", FIELDS, (120, 1_200), "Kusen, lemari dan kursi dari kayu setempat."),
    trade("Kacang Sangrai", "2025:10710", &["02", "08"], (40, 220), "Kacang tanah sangrai dalam kemasan."),
];

/// Given names of women.
pub(super) const WOMEN: &[&str] = &[
    "Rahmawati",
    "Nurhayati",
    "Hasnah",
    "Sitti Aminah",
    "Nur Aisyah",
    "Megawati",
    "Murni",
    "Asmira",
    "Darmawati",
    "Ernawati",
    "Fitriani",
    "Halimah",
    "Isnaeni",
    "Jumriah",
    "Kartini",
    "Lismawati",
    "Maryam",
    "Nuraeni",
    "Rosmini",
    "Salmah",
    "Tenri",
    "Wahida",
    "Yuliana",
    "Zulaeha",
];

/// Given names of men.
pub(super) const MEN: &[&str] = &[
    "Baharuddin",
    "Muhammad Amin",
    "Arifuddin",
    "Burhanuddin",
    "Darwis",
    "Fajar",
    "Hamzah",
    "Idrus",
    "Jamaluddin",
    "Kaharuddin",
    "Lukman",
    "Mansyur",
    "Nasruddin",
    "Ambo Upe",
    "Petta Lolo",
    "Rusdi",
    "Saharuddin",
    "Takdir",
    "Usman",
    "Wawan",
    "Yusuf",
    "Zulkifli",
];

/// Second names.
pub(super) const SECOND: &[&str] = &[
    "Alwi", "Basri", "Caco", "Daeng", "Effendi", "Gani", "Hamid", "Ismail", "Jafar", "Kadir", "Latif",
    "Mappa", "Noor", "Opu", "Palewa", "Rauf", "Sennang", "Tola", "Umar", "Wahab", "Yunus", "Zaini",
];
