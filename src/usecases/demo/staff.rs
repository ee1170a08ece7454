//! The office, the banks, the partners and their people.
//!
//! The banks are named as they are, so that the demo can be recognised; what they offer here is made up.

use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use domain::policy::Actor;

use super::past::Past;
use crate::store::demo::NewOrganisation;
use crate::store::{self, Tx};
use crate::usecases::Failure;
use crate::usecases::accounts::registration::{self, NewAccount};

/// How many banks come first in the list of organisations.
pub(super) const BANKS: usize = 6;
/// How many organisations are admitted: six banks, then five partners.
pub(super) const ADMITTED: usize = 11;

/// A person of an organisation.
struct Seat {
    email: &'static str,
    name: &'static str,
    role: Role,
}

const fn seat(email: &'static str, name: &'static str, role: Role) -> Seat {
    Seat { email, name, role }
}

struct House {
    kind: OrganisationKind,
    name: &'static str,
    short: &'static str,
    address: &'static str,
    four_eyes: bool,
    people: &'static [Seat],
}

const OFFICE: &[Seat] = &[
    seat("kepala@contoh.id", "Andi Baso Mappasomba", Role::OfficeHead),
    seat("dinas@contoh.id", "Hasniati Ramli", Role::OfficeStaff),
    seat("dinas2@contoh.id", "Muhammad Ilyas", Role::OfficeStaff),
];

/// Banks first, then partners, then one that still waits for the office. The last person of each leads it.
const HOUSES: &[House] = &[
    House {
        kind: OrganisationKind::Bank,
        name: "PT Bank Pembangunan Daerah Sulawesi Selatan dan Sulawesi Barat, Cabang Sinjai",
        short: "Bank Sulselbar",
        address: "Jalan Persatuan Raya, Balangnipa",
        four_eyes: true,
        people: &[
            seat("bank@contoh.id", "Irfan Jaya", Role::BankOfficer),
            seat("bank2@contoh.id", "Nurul Fadilah", Role::BankOfficer),
            seat("penyetuju@contoh.id", "Syamsul Bahri", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::Bank,
        name: "Bank Sulselbar Unit Usaha Syariah, Kantor Layanan Sinjai",
        short: "Sulselbar Syariah",
        address: "Jalan Persatuan Raya, Balangnipa",
        four_eyes: false,
        people: &[
            seat("petugas.uus@contoh.id", "Fatmawati Said", Role::BankOfficer),
            seat("penyetuju.uus@contoh.id", "Abdul Rahim", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::Bank,
        name: "PT Bank Rakyat Indonesia (Persero) Tbk, Cabang Sinjai",
        short: "BRI",
        address: "Jalan Jenderal Sudirman, Balangnipa",
        four_eyes: true,
        people: &[
            seat("petugas.bri@contoh.id", "Rezki Amalia", Role::BankOfficer),
            seat("penyetuju.bri@contoh.id", "Bachtiar Nur", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::Bank,
        name: "PT Bank Negara Indonesia (Persero) Tbk, Cabang Pembantu Sinjai",
        short: "BNI",
        address: "Jalan Jenderal Sudirman, Balangnipa",
        four_eyes: false,
        people: &[
            seat("petugas.bni@contoh.id", "Wahyuni Idris", Role::BankOfficer),
            seat("penyetuju.bni@contoh.id", "Kamaruddin", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::Bank,
        name: "PT Bank Mandiri (Persero) Tbk, Cabang Pembantu Sinjai",
        short: "Bank Mandiri",
        address: "Jalan Persatuan Raya, Bongki",
        four_eyes: true,
        people: &[
            seat("petugas.mandiri@contoh.id", "Dewi Sartika Amir", Role::BankOfficer),
            seat("penyetuju.mandiri@contoh.id", "Zainal Abidin", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::Bank,
        name: "PT Bank Syariah Indonesia Tbk, Cabang Pembantu Sinjai",
        short: "BSI",
        address: "Jalan Persatuan Raya, Biringere",
        four_eyes: false,
        people: &[
            seat("petugas.bsi@contoh.id", "Mutmainnah", Role::BankOfficer),
            seat("penyetuju.bsi@contoh.id", "Ahmad Fauzi", Role::BankApprover),
        ],
    },
    House {
        kind: OrganisationKind::RegionalEnterprise,
        name: "Perumda Tirta Sinjai Bersatu",
        short: "Tirta Sinjai",
        address: "Jalan Bulo-Bulo Timur, Biringere",
        four_eyes: false,
        people: &[
            seat("mentor@contoh.id", "Suriani Tahir", Role::Mentor),
            seat("koordinator@contoh.id", "Muhammad Arfah", Role::Coordinator),
        ],
    },
    House {
        kind: OrganisationKind::Government,
        name: "Dinas Perdagangan, Perindustrian dan ESDM Kabupaten Sinjai",
        short: "Disperindag",
        address: "Kompleks Perkantoran, Balangnipa",
        four_eyes: false,
        people: &[
            seat("mentor.disperindag@contoh.id", "Rosdiana", Role::Mentor),
            seat("koordinator.disperindag@contoh.id", "Andi Ilham", Role::Coordinator),
        ],
    },
    House {
        kind: OrganisationKind::Government,
        name: "Balai Latihan Kerja Kabupaten Sinjai",
        short: "BLK Sinjai",
        address: "Jalan Teuku Umar, Lappa",
        four_eyes: false,
        people: &[
            seat("mentor.blk@contoh.id", "Sudirman Latief", Role::Mentor),
            seat("koordinator.blk@contoh.id", "Hj. Marwah", Role::Coordinator),
        ],
    },
    House {
        kind: OrganisationKind::Private,
        name: "Yayasan Bina Usaha Panrita",
        short: "Bina Panrita",
        address: "Jalan Sultan Hasanuddin, Lamatti Rilau",
        four_eyes: false,
        people: &[
            seat("mentor.panrita@contoh.id", "Nur Hikmah", Role::Mentor),
            seat("koordinator.panrita@contoh.id", "Jumadil", Role::Coordinator),
        ],
    },
    House {
        kind: OrganisationKind::Private,
        name: "PT Pasar Digital Sipakatau",
        short: "Pasar Sipakatau",
        address: "Jalan Bhayangkara, Bongki",
        four_eyes: false,
        people: &[
            seat("mentor.pasar@contoh.id", "Rifki Maulana", Role::Mentor),
            seat("koordinator.pasar@contoh.id", "Indah Permatasari", Role::Coordinator),
        ],
    },
    House {
        kind: OrganisationKind::Private,
        name: "Rumah Kopi Manipi",
        short: "Kopi Manipi",
        address: "Jalan Poros Manipi, Sinjai Barat",
        four_eyes: false,
        people: &[seat("koordinator.manipi@contoh.id", "Asriadi", Role::Coordinator)],
    },
];

/// An organisation that works here.
#[derive(Debug, Clone)]
pub(super) struct Organisation {
    /// Its id.
    pub(super) id: OrganisationId,
    /// Those who review or mentor.
    pub(super) workers: Vec<Actor>,
    /// Who approves and publishes.
    pub(super) lead: Actor,
}

/// Everybody who is not an owner.
#[derive(Debug)]
pub(super) struct Staff {
    /// The office's head.
    pub(super) head: Actor,
    /// A member of the office's staff.
    pub(super) clerk: Actor,
    /// The six banks, then the five partners.
    pub(super) organisations: Vec<Organisation>,
}

impl Staff {
    /// The organisation of this id.
    pub(super) fn of(&self, id: OrganisationId) -> Result<&Organisation, Failure> {
        self.organisations.iter().find(|organisation| organisation.id == id).ok_or(Failure::NotFound)
    }
}

/// Registers the office, the organisations and their people, all with the one password of the demo.
pub(super) async fn settle(past: &Past, kept: &str) -> Result<Staff, Failure> {
    past.go(300, 0);
    let tx = past.app.db.begin().await?;
    let mut office = Vec::new();
    for person in OFFICE {
        office.push(open_account(past, &tx, person, None, kept).await?);
    }
    let [head, clerk, ..] = office.as_slice() else {
        return Err(Failure::Broken("the office of the demo is empty".to_owned()));
    };
    let mut organisations = Vec::new();
    for (number, house) in HOUSES.iter().enumerate() {
        let admitted = number < ADMITTED;
        past.go(if admitted { 290 } else { 2 }, 30);
        let id = open_house(past, &tx, number, house, admitted.then_some(head.account)).await?;
        let mut people = Vec::new();
        for person in house.people {
            people.push(open_account(past, &tx, person, Some(id), kept).await?);
        }
        if let Some(lead) = people.pop().filter(|_| admitted) {
            organisations.push(Organisation { id, workers: people, lead });
        }
    }
    tx.commit().await?;
    Ok(Staff { head: head.clone(), clerk: clerk.clone(), organisations })
}

async fn open_house(
    past: &Past,
    tx: &Tx,
    number: usize,
    house: &House,
    decided_by: Option<AccountId>,
) -> Result<OrganisationId, Failure> {
    let now = past.app.clock.now();
    let id = OrganisationId(past.app.ids.next(now));
    let new = NewOrganisation {
        id,
        kind: house.kind,
        name: house.name,
        short_name: house.short,
        email: &format!("lembaga{number}@contoh.id"),
        phone: &format!("+6248200000{number:02}"),
        address: house.address,
        four_eyes: house.four_eyes,
        status: if decided_by.is_some() { OrganisationStatus::Admitted } else { OrganisationStatus::Pending },
        decided_by: decided_by.map(|account| account.0),
    };
    store::demo::insert_organisation(tx, new, now).await?;
    Ok(id)
}

async fn open_account(
    past: &Past,
    tx: &Tx,
    person: &Seat,
    organisation: Option<OrganisationId>,
    kept: &str,
) -> Result<Actor, Failure> {
    let new = NewAccount {
        email: person.email.to_owned(),
        name: person.name.to_owned(),
        phone: None,
        password: String::new(),
        language: Language::Id,
        role: person.role,
        organisation,
    };
    let account = open_for(past, tx, &new, kept).await?;
    Ok(Actor { account, role: person.role, organisation, language: Language::Id })
}

/// An account whose address is proved and whose password is what was kept.
pub(super) async fn open_for(
    past: &Past,
    tx: &Tx,
    new: &NewAccount,
    kept: &str,
) -> Result<AccountId, Failure> {
    let account = registration::insert(&past.app, tx, new, Some(kept)).await?;
    store::accounts::mark_proved(tx, account, past.app.clock.now()).await?;
    Ok(account)
}
