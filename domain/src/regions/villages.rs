//! The districts and villages of Sinjai as data, in order of code.
//!
//! After Kepmendagri 300.2.2-2138/2025; names and codes only, lookups are next door.

use super::{District, Village};

/// A village belongs to the district whose code begins its own.
const fn village(code: &'static str, name: &'static str) -> Village {
    Village { code, name }
}

/// All nine districts.
pub(super) const DISTRICTS: &[District] = &[
    District {
        code: "73.07.01",
        name: "Sinjai Barat",
    },
    District {
        code: "73.07.02",
        name: "Sinjai Selatan",
    },
    District {
        code: "73.07.03",
        name: "Sinjai Timur",
    },
    District {
        code: "73.07.04",
        name: "Sinjai Tengah",
    },
    District {
        code: "73.07.05",
        name: "Sinjai Utara",
    },
    District {
        code: "73.07.06",
        name: "Bulupoddo",
    },
    District {
        code: "73.07.07",
        name: "Sinjai Borong",
    },
    District {
        code: "73.07.08",
        name: "Tellu Limpoe",
    },
    District {
        code: "73.07.09",
        name: "Pulau Sembilan",
    },
];

/// All eighty villages.
pub(super) const VILLAGES: &[Village] = &[
    village("73.07.01.1001", "Tassililu"),
    village("73.07.01.1002", "Balakia"),
    village("73.07.01.2003", "Gunung Perak"),
    village("73.07.01.2004", "Arabika"),
    village("73.07.01.2005", "Bonto Salama"),
    village("73.07.01.2006", "Turungan Baji"),
    village("73.07.01.2007", "Barania"),
    village("73.07.01.2008", "Boto Lempangan"),
    village("73.07.01.2009", "Terasa"),
    village("73.07.02.1001", "Sangiaseri"),
    village("73.07.02.2002", "Puncak"),
    village("73.07.02.2003", "Songing"),
    village("73.07.02.2004", "Aska"),
    village("73.07.02.2005", "Talle"),
    village("73.07.02.2006", "Palae"),
    village("73.07.02.2007", "Bulu Kamase"),
    village("73.07.02.2008", "Palangka"),
    village("73.07.02.2009", "Polewali"),
    village("73.07.02.2010", "Gareccing"),
    village("73.07.02.2011", "Alenangka"),
    village("73.07.03.1001", "Samataring"),
    village("73.07.03.2002", "Sanjai"),
    village("73.07.03.2003", "Pattalassang"),
    village("73.07.03.2004", "Panaikang"),
    village("73.07.03.2005", "Saukang"),
    village("73.07.03.2006", "Kampala"),
    village("73.07.03.2007", "Lasiai"),
    village("73.07.03.2008", "Biroro"),
    village("73.07.03.2009", "Kaloling"),
    village("73.07.03.2010", "Pasimarannu"),
    village("73.07.03.2011", "Tongke-Tongke"),
    village("73.07.03.2012", "Salohe"),
    village("73.07.03.2013", "Bongki Lengkese"),
    village("73.07.04.1001", "Samaenre"),
    village("73.07.04.2002", "Mattunreng Tellue"),
    village("73.07.04.2003", "Kompang"),
    village("73.07.04.2004", "Baru"),
    village("73.07.04.2005", "Pattongko"),
    village("73.07.04.2006", "Saotengnga"),
    village("73.07.04.2007", "Saohiring"),
    village("73.07.04.2008", "Kanrung"),
    village("73.07.04.2009", "Saotanre"),
    village("73.07.04.2010", "Bonto"),
    village("73.07.04.2011", "Gantarang"),
    village("73.07.05.1001", "Biringere"),
    village("73.07.05.1002", "Lamatti Rilau"),
    village("73.07.05.1003", "Balangnipa"),
    village("73.07.05.1004", "Lappa"),
    village("73.07.05.1005", "Bongki"),
    village("73.07.05.1006", "Alehanuae"),
    village("73.07.06.2001", "Lamatti Riattang"),
    village("73.07.06.2002", "Lamatti Riaja"),
    village("73.07.06.2003", "Bulu Tellue"),
    village("73.07.06.2004", "Duampanuae"),
    village("73.07.06.2005", "Tompobulu"),
    village("73.07.06.2006", "Lamatti Riawang"),
    village("73.07.06.2007", "Lappacinrana"),
    village("73.07.07.1001", "Pasir Putih"),
    village("73.07.07.2002", "Batu Belerang"),
    village("73.07.07.2003", "Biji Nangka"),
    village("73.07.07.2004", "Barambang"),
    village("73.07.07.2005", "Bonto Sinala"),
    village("73.07.07.2006", "Kassi Buleng"),
    village("73.07.07.2007", "Bonto Katute"),
    village("73.07.07.2008", "Bonto Tengnga"),
    village("73.07.08.1001", "Mannanti"),
    village("73.07.08.2002", "Saotengah"),
    village("73.07.08.2003", "Kalobba"),
    village("73.07.08.2004", "Tellu Limpoe"),
    village("73.07.08.2005", "Massaile"),
    village("73.07.08.2006", "Lembang Lohe"),
    village("73.07.08.2007", "Pattongko"),
    village("73.07.08.2008", "Bua"),
    village("73.07.08.2009", "Suka Maju"),
    village("73.07.08.2010", "Erabaru"),
    village("73.07.08.2011", "Samaturue"),
    village("73.07.09.2001", "Pulau Harapan"),
    village("73.07.09.2002", "Pulau Buhung Pitue"),
    village("73.07.09.2003", "Pulau Padaelo"),
    village("73.07.09.2004", "Pulau Persatuan"),
];
