//! The offers of the demo as a table. The numbers are for show: no bank promised them.

use domain::money::Method;
use domain::offers::{Collateral, Scheme};

/// Where an offer or a program stands towards the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Open to applications.
    Open,
    /// Valid in three weeks.
    Scheduled,
    /// Closed for now.
    Paused,
    /// Closed for good.
    Closed,
    /// Never published.
    Draft,
}

/// An offer as the table has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// Which bank, by its place.
    pub(super) bank: usize,
    /// The scheme.
    pub(super) scheme: Scheme,
    /// What it is called, in Indonesian and English.
    pub(super) name: (&'static str, &'static str),
    /// One or two sentences, where the scheme's own will not do.
    pub(super) summary: Option<(&'static str, &'static str)>,
    /// Least and most, in rupiah.
    pub(super) amounts: (i64, i64),
    /// Percent a year and how it is meant.
    pub(super) rate: (&'static str, Method),
    /// Months for working capital; none where nothing.
    pub(super) working_capital: (u16, u16),
    /// Months for investment; none where nothing.
    pub(super) investment: (u16, u16),
    /// Provision in percent, administration and other fees in rupiah.
    pub(super) fees: (&'static str, i64, i64),
    /// What is wanted as collateral.
    pub(super) collateral: Collateral,
    /// Working days to a first reply and to a decision.
    pub(super) days: (u16, u16),
    /// Criteria beyond those of the scheme, as JSON.
    pub(super) wants: &'static str,
    /// Where it stands.
    pub(super) stands: Stands,
}

const MILLION: i64 = 1_000_000;
const NOT: (u16, u16) = (0, 0);

const CASH_BOOK: &str = r#"[
    {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching", "evidence": "document"}
]"#;
const BOOKS_AND_BURDEN: &str = r#"[
    {"fact": "business_age_months", "at_least": 24, "remedy": "time"},
    {"fact": "npwp", "is": true, "remedy": "paper"},
    {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching", "evidence": "document"},
    {"fact": "instalment_burden_percent", "at_most": 50, "remedy": "none"}
]"#;
const COLLATERAL: &str = r#"[
    {"fact": "business_age_months", "at_least": 24, "remedy": "time"},
    {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
    {"fact": "collateral_value", "at_least": 50000000, "remedy": "none"},
    {"fact": "instalment_burden_percent", "at_most": 60, "remedy": "none"}
]"#;
const ONE_YEAR: &str = r#"[
    {"fact": "business_age_months", "at_least": 12, "remedy": "time"},
    {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]}
]"#;
const FARMING: &str = r#"[
    {"fact": "sector", "is": "A", "remedy": "none"},
    {"fact": "business_age_months", "at_least": 12, "remedy": "time"}
]"#;
const DIGITAL: &str = r#"[
    {"fact": "business_age_months", "at_least": 12, "remedy": "time"},
    {"fact": "digital_level", "at_least": 2, "remedy": "coaching"}
]"#;
const PRODUCTION: &str = r#"[
    {"fact": "sector", "is": "C", "remedy": "none"},
    {"fact": "production_level", "at_least": 2, "remedy": "coaching"},
    {"fact": "business_age_months", "at_least": 24, "remedy": "time"}
]"#;
const WOMEN: &str = r#"[
    {"fact": "owner_sex", "is": "female", "remedy": "none"},
    {"fact": "business_age_months", "at_least": 6, "remedy": "time"}
]"#;
const SAK_EMKM: &str = r#"[
    {"fact": "nib", "is": true, "remedy": "paper"},
    {"fact": "npwp", "is": true, "remedy": "paper"},
    {"fact": "business_age_months", "at_least": 36, "remedy": "time"},
    {"fact": "financial_records", "is": "sak_emkm", "remedy": "coaching", "evidence": "document"},
    {"fact": "management_level", "at_least": 2, "remedy": "coaching"}
]"#;

const fn super_mikro(bank: usize, id: &'static str) -> Plan {
    Plan {
        amounts: (MILLION, 10 * MILLION),
        rate: ("3", Method::Annuity),
        ..Plan::of(bank, Scheme::KurSuperMikro, id, id)
    }
}

const fn mikro(bank: usize, id: &'static str, days: (u16, u16), wants: &'static str) -> Plan {
    Plan {
        amounts: (10 * MILLION + 1, 100 * MILLION),
        days,
        wants,
        ..Plan::of(bank, Scheme::KurMikro, id, id)
    }
}

const fn kecil(bank: usize, id: &'static str, days: (u16, u16), wants: &'static str) -> Plan {
    Plan {
        amounts: (100 * MILLION + 1, 500 * MILLION),
        working_capital: (6, 48),
        fees: ("0", 0, 350_000),
        collateral: Collateral::LenderJudgement,
        days,
        wants,
        ..Plan::of(bank, Scheme::KurKecil, id, id)
    }
}

const fn margin(id: &'static str, en: &'static str, bank: usize, percent: &'static str) -> Plan {
    Plan {
        rate: (percent, Method::Margin),
        fees: ("0", 100_000, 0),
        ..Plan::of(bank, Scheme::Syariah, id, en)
    }
}

/// Every offer, bank by bank.
pub(super) const OFFERS: &[Plan] = &[
    super_mikro(0, "KUR Super Mikro Bank Sulselbar"),
    mikro(0, "KUR Mikro Bank Sulselbar", (2, 6), "[]"),
    kecil(0, "KUR Kecil Bank Sulselbar", (3, 12), CASH_BOOK),
    Plan {
        amounts: (5 * MILLION, 500 * MILLION),
        working_capital: (6, 48),
        collateral: Collateral::LenderJudgement,
        days: (3, 14),
        ..Plan::of(
            0,
            Scheme::KurKhusus,
            "KUR Khusus Klaster Gula Aren",
            "KUR Khusus for the palm sugar cluster",
        )
    },
    Plan {
        summary: Some((
            "Tambahan modal kerja untuk usaha yang sudah mencatat kasnya. Bunga lebih ringan daripada kredit biasa.",
            "More working capital for businesses that keep a cash book, at less than the usual rate.",
        )),
        amounts: (25 * MILLION, 300 * MILLION),
        rate: ("5.5", Method::Annuity),
        fees: ("0.5", 150_000, 0),
        days: (2, 5),
        wants: BOOKS_AND_BURDEN,
        ..Plan::of(0, Scheme::Commercial, "Kredit Usaha Tertib Kas", "Tidy Books Business Credit")
    },
    Plan {
        amounts: (50 * MILLION, 2_000 * MILLION),
        rate: ("5", Method::Declining),
        working_capital: (12, 60),
        investment: (12, 120),
        days: (5, 30),
        ..Plan::of(
            0,
            Scheme::Lpdb,
            "Dana Bergulir LPDB untuk Koperasi",
            "LPDB revolving fund for cooperatives",
        )
    },
    Plan {
        summary: Some((
            "Pembiayaan jual beli barang modal. Harga jual disepakati di awal dan tidak berubah.",
            "Goods bought and sold on to you; the price is agreed at the start and never changes.",
        )),
        amounts: (5 * MILLION, 100 * MILLION),
        days: (2, 8),
        wants: ONE_YEAR,
        ..margin("Murabahah Usaha Mikro", "Murabahah for micro businesses", 1, "8.5")
    },
    Plan {
        summary: Some((
            "Pembiayaan alat dan mesin produksi dengan margin tetap.",
            "Tools and machines for production at a fixed margin.",
        )),
        amounts: (20 * MILLION, 400 * MILLION),
        working_capital: NOT,
        investment: (12, 60),
        collateral: Collateral::LenderJudgement,
        days: (3, 12),
        wants: PRODUCTION,
        ..margin("Murabahah Alat Produksi", "Murabahah for production tools", 1, "9")
    },
    Plan {
        summary: Some(("Untuk penggarap cengkeh dan kakao, dibayar setelah panen.", "")),
        amounts: (5 * MILLION, 75 * MILLION),
        investment: NOT,
        wants: FARMING,
        stands: Stands::Paused,
        ..margin("Salam Panen Cengkeh", "Salam for the clove harvest", 1, "9.5")
    },
    super_mikro(2, "KUR Super Mikro BRI"),
    mikro(2, "KUR Mikro BRI", (1, 5), "[]"),
    kecil(2, "KUR Kecil BRI", (3, 10), "[]"),
    Plan {
        amounts: (MILLION, 20 * MILLION),
        rate: ("8", Method::Flat),
        working_capital: (3, 24),
        investment: NOT,
        days: (1, 4),
        ..Plan::of(2, Scheme::Umi, "Pembiayaan UMi lewat BRI", "UMi financing through BRI")
    },
    Plan {
        summary: Some((
            "Pinjaman usaha pedesaan dengan agunan, angsuran tetap tiap bulan.",
            "A secured loan for village businesses, the same instalment every month.",
        )),
        amounts: (10 * MILLION, 250 * MILLION),
        rate: ("11", Method::Flat),
        fees: ("1", 200_000, 0),
        collateral: Collateral::Required,
        days: (2, 7),
        wants: COLLATERAL,
        ..Plan::of(2, Scheme::Commercial, "Kredit Usaha Pedesaan", "Village Business Loan")
    },
    mikro(3, "KUR Mikro BNI", (2, 7), CASH_BOOK),
    kecil(3, "KUR Kecil BNI", (3, 14), CASH_BOOK),
    Plan {
        summary: Some((
            "Modal kerja untuk usaha yang berjualan lewat toko daring.",
            "Working capital for businesses that sell online.",
        )),
        amounts: (10 * MILLION, 150 * MILLION),
        rate: ("9.75", Method::Annuity),
        fees: ("0.5", 100_000, 0),
        investment: NOT,
        days: (1, 3),
        wants: DIGITAL,
        ..Plan::of(3, Scheme::Commercial, "Kredit Pedagang Daring", "Online Seller Credit")
    },
    Plan {
        summary: Some(("Sudah berakhir; lihat KUR Kecil BNI.", "Ended; see KUR Kecil BNI.")),
        amounts: (50 * MILLION, 350 * MILLION),
        rate: ("12.5", Method::Annuity),
        collateral: Collateral::Required,
        days: (5, 20),
        stands: Stands::Closed,
        ..Plan::of(3, Scheme::Commercial, "Kredit Modal Kerja Musiman", "Seasonal Working Capital")
    },
    super_mikro(4, "KUR Super Mikro Mandiri"),
    mikro(4, "KUR Mikro Mandiri", (2, 7), "[]"),
    Plan {
        summary: Some((
            "Kredit untuk usaha kecil yang sudah menyusun laporan keuangan SAK EMKM.",
            "For small businesses that keep statements after SAK EMKM.",
        )),
        amounts: (100 * MILLION, 1_000 * MILLION),
        rate: ("9.5", Method::Declining),
        investment: (12, 84),
        fees: ("0.75", 250_000, 500_000),
        collateral: Collateral::Required,
        days: (4, 15),
        wants: SAK_EMKM,
        ..Plan::of(4, Scheme::Commercial, "Kredit Usaha Kecil Produktif", "Productive Small Business Credit")
    },
    Plan {
        summary: Some((
            "Modal untuk kelompok perempuan pesisir, dibuka akhir tahun ini.",
            "Capital for women of the coast, open from the end of this year.",
        )),
        amounts: (5 * MILLION, 50 * MILLION),
        rate: ("8", Method::Annuity),
        days: (2, 6),
        wants: WOMEN,
        stands: Stands::Scheduled,
        ..Plan::of(4, Scheme::Commercial, "Kredit Perempuan Pesisir", "Coastal Women's Credit")
    },
    Plan {
        summary: Some((
            "Pembiayaan modal usaha dengan akad murabahah, tanpa biaya provisi.",
            "Business financing by murabahah, without provision fee.",
        )),
        amounts: (10 * MILLION, 200 * MILLION),
        working_capital: (6, 48),
        days: (2, 6),
        wants: ONE_YEAR,
        ..margin("Murabahah Modal Usaha BSI", "BSI Murabahah Business Financing", 5, "7.5")
    },
    Plan {
        summary: Some(("Pembiayaan alat tangkap dan mesin kapal.", "Fishing gear and boat engines.")),
        amounts: (15 * MILLION, 300 * MILLION),
        working_capital: NOT,
        investment: (12, 60),
        collateral: Collateral::LenderJudgement,
        days: (3, 10),
        wants: FARMING,
        ..margin("Murabahah Nelayan", "Murabahah for fishers", 5, "8")
    },
    Plan {
        summary: Some(("Masih disusun.", "Still being written.")),
        amounts: (10 * MILLION, 100 * MILLION),
        stands: Stands::Draft,
        ..margin("Musyarakah Kelompok Tani", "Musyarakah for farmers' groups", 5, "8")
    },
];
