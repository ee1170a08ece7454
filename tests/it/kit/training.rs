//! The office's trainings: a fund to pay them from, and people who come.

use domain::accounts::Role;
use domain::facts::Sex;
use domain::funds::{FundId, FundSource, LineId, ParticipantKind};
use domain::language::Language;
use domain::money::Rupiah;
use domain::policy::Actor;
use domain::trainings::{Dates, TrainingId};
use jembatan::usecases::Failure;
use jembatan::usecases::funds::opening::{self, NewFund};
use jembatan::usecases::trainings::registering::{self, NewParticipant};
use jembatan::usecases::trainings::{TrainingText, planning};

use super::people::Person;
use super::portal::Portal;

/// A NIB of the right shape.
pub const NIB: &str = "1234567890123";

fn actor(person: &Person, role: Role) -> Actor {
    Actor { account: person.id, role, organisation: None, language: Language::Id }
}

/// An office with a fund, about to hold trainings.
pub struct Office {
    pub portal: Portal,
    pub clerk: Person,
    pub fund: FundId,
    pub line: LineId,
}

impl Office {
    /// A fund of the year with a line, a target and a clerk.
    pub async fn open() -> Self {
        let portal = Portal::open().await;
        let head = portal.person("Kepala", Role::OfficeHead, None).await;
        let clerk = portal.clerk("Hasniati").await;
        let by = actor(&head, Role::OfficeHead);
        let rupiah = |amount| Rupiah::new(amount).unwrap();
        let new = NewFund {
            year: 2026,
            source: FundSource::Pk2umk,
            name: "Kapasitas".to_owned(),
            amount: rupiah(400_000_000),
        };
        let fund = opening::open(&portal.app, &by, &new).await.unwrap();
        let targets = vec![(ParticipantKind::Micro, 2), (ParticipantKind::Board, 1)];
        let activity = opening::add_activity(&portal.app, &by, fund, "Pelatihan", &targets).await.unwrap();
        let line = opening::add_line(&portal.app, &by, activity, "Honor", rupiah(50_000_000)).await.unwrap();
        Self { portal, clerk, fund, line }
    }

    /// The clerk as the use cases know her.
    pub fn clerk(&self) -> Actor {
        actor(&self.clerk, Role::OfficeStaff)
    }

    /// A training tomorrow and the day after, open to register.
    pub async fn training(&self, seats: u16) -> TrainingId {
        let day = |text: &str| text.parse().unwrap();
        let dates = Dates {
            starts_on: day("2026-11-24"),
            ends_on: day("2026-11-25"),
            register_by: day("2026-11-24"),
        };
        let text = TrainingText {
            name: "Buku kas".to_owned(),
            about: "Mencatat uang.".to_owned(),
            place: "Balangnipa".to_owned(),
            district: None,
            dates,
            hours: 16,
            seats,
            aims: None,
        };
        let app = &self.portal.app;
        let id = planning::plan(app, &self.clerk(), self.line, &text, (None, "rencana")).await.unwrap();
        planning::open(app, &self.clerk(), id).await.unwrap();
        id
    }

    /// Registers somebody at the office's desk.
    pub async fn add(&self, id: TrainingId, name: &str, nib: Option<&str>) -> Result<(), Failure> {
        let new = NewParticipant {
            name: name.to_owned(),
            kind: if nib.is_some() { ParticipantKind::Micro } else { ParticipantKind::StartUp },
            sex: Some(Sex::Female),
            district: Some("73.07.05".to_owned()),
            nib: nib.map(|digits| digits.parse().unwrap()),
            cooperative: None,
            covered: false,
        };
        registering::add(&self.portal.app, &self.clerk(), id, &new).await
    }
}
