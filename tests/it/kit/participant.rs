//! Participants in a program: a business whose owner took a seat, and the mentor who started with her.

use chrono::Duration;
use domain::applications::Status;
use domain::facts::BusinessId;
use domain::mentoring::SessionId;
use domain::programs::Topic;
use jembatan::usecases::mentoring::{self, Recording, SessionText};

use super::application::{ApplicationBuilder, CaseFile, actor_of};
use super::business::{BusinessBuilder, owner_of};
use super::organisation::Organisation;
use super::portal::Portal;
use super::program::{ProgramBuilder, PublishedProgram};
use domain::accounts::Role;

/// A participation with the people around it.
pub struct Participant {
    pub file: CaseFile,
    pub business: BusinessId,
    pub partner: Organisation,
    pub program: PublishedProgram,
}

impl Portal {
    /// A participation of "Gula Aren Borong" in "Buku Kas", two sessions wanted, in this status.
    pub async fn participant(&self, status: Status) -> Participant {
        let owner = self.owner("Rahmawati").await;
        let business = BusinessBuilder::named("Gula Aren Borong")
            .in_district("73.07.07")
            .proved("financial_records", "none", domain::facts::Evidence::Stated)
            .create(self, &owner)
            .await;
        let partner = self.partner("Perumda Tirta").await;
        let program = ProgramBuilder::named("Buku Kas")
            .of(&partner)
            .terms(|terms| terms.sessions = Some(2))
            .cohort("2026-12-01", "2026-12-20", 15)
            .publish(self)
            .await;
        let file = ApplicationBuilder::of(business, &owner)
            .joining(&program, &partner)
            .in_status(status)
            .create(self)
            .await;
        Participant { file, business, partner, program }
    }
}

impl Participant {
    /// The address of its page at the partner's desk.
    pub fn desk(&self) -> String {
        format!("/participants/{}", self.file.id)
    }

    /// The mentor records a session that was held an hour ago.
    pub async fn hold(&self, portal: &Portal) -> SessionId {
        let text = SessionText {
            starts_at: portal.now() - Duration::hours(1),
            minutes: 60,
            place: "Balai Desa".to_owned(),
            topic: Topic::Administration,
            fact: Some(domain::facts::FactKey::FinancialRecords),
            note: "Mencatat bersama".to_owned(),
        };
        let once = SessionId(portal.app.ids.next(portal.now()));
        let mentor = actor_of(&self.file.officer, Role::Mentor, self.partner.id);
        let new = Recording { once, text, photo: None };
        mentoring::log(&portal.app, &mentor, self.file.id, new).await.unwrap()
    }

    /// The same, and the owner confirms it.
    pub async fn hold_confirmed(&self, portal: &Portal) -> SessionId {
        let session = self.hold(portal).await;
        mentoring::confirm(&portal.app, &owner_of(self.file.owner.id), session, 1).await.unwrap();
        session
    }
}
