//! Who stands around: a bank with three offers, forty businesses, two cooperatives, and one more program.

use chrono::Duration;
use domain::accounts::AccountId;
use domain::applications::{Action, Status};
use domain::facts::{BusinessId, Purpose};
use domain::programs::{CohortId, ProgramId};
use jembatan::store;
use jembatan::usecases::applications::{self, Act, DraftChange, Subject};
use jembatan::usecases::seats::Contender;
use serde_json::json;

use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::program::{ProgramBuilder, PublishedProgram};

pub const PARTNER: &str = "Perumda Sinjai";
/// What each business needs.
pub const NEED: i64 = 25_000_000;
/// How many businesses lack a cash book, and how many lack only the NIB of the other offer.
pub const WITHOUT_BOOKS: i64 = 32;
pub const WITHOUT_NIB: i64 = 8;

/// What is there before anybody acts.
pub struct Place {
    /// One seat in another partner's program, which some want more than any other.
    pub other: PublishedProgram,
    /// Those who come by no door.
    pub crowd: Vec<Applicant>,
    /// Who applies first, and who applies last of those that lack books.
    pub first: Applicant,
    pub last: Applicant,
    /// The chairs of two cooperatives.
    pub chairs: [Applicant; 2],
    /// The accounts of the office and of the partner.
    pub staff: Vec<AccountId>,
}

/// An owner with her business.
#[derive(Clone)]
pub struct Applicant {
    pub name: String,
    pub person: Person,
    pub business: BusinessId,
}

/// The bank's offers, the other program, and everybody's businesses.
pub async fn market(portal: &Portal) -> Place {
    let bank = portal.bank("Bank Sulselbar").await;
    let books =
        json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"});
    let nib = json!({"fact": "nib", "is": true, "remedy": "paper"});
    let cooperative = json!({"fact": "legal_form", "one_of": ["cooperative"], "remedy": "none"});
    let meeting = json!({"fact": "rat_held", "is": true, "remedy": "coaching"});
    for (name, rule) in [
        ("Kredit Tertib", json!({"all": [books]})),
        ("Kredit Dua Syarat", json!({"all": [books, nib]})),
        ("Kredit Koperasi", json!({"all": [cooperative, meeting]})),
    ] {
        let offer = OfferBuilder::named(name).english(name).of(&bank).valid("2022-01-01", None);
        offer.rule(rule).publish(portal).await;
    }
    let other = portal.partner("Yayasan Pinisi").await;
    let other = ProgramBuilder::named("Jualan Daring")
        .of(&other)
        .terms(|terms| {
            "Selling Online".clone_into(&mut terms.name.en);
            terms.valid_from = Some("2022-01-01".parse().unwrap());
            terms.points = [(domain::programs::Merit::WomanOwned, 10)].into();
        })
        .closing("2022-02-14", "2022-02-21", "2022-04-30", 1)
        .publish(portal)
        .await;
    let first = applicant(portal, "Rahmawati", "none", "female").await;
    let mut crowd = Vec::new();
    for number in 1..=30 {
        let sex = if number % 2 == 0 { "female" } else { "male" };
        crowd.push(applicant(portal, &format!("Pemilik {number:02}"), "none", sex).await);
    }
    for number in 31..=38 {
        crowd.push(applicant(portal, &format!("Pemilik {number:02}"), "sak_emkm", "female").await);
    }
    let last = applicant(portal, "Hasanuddin", "none", "male").await;
    let chairs = [chair(portal, "Abdul Rasyid").await, chair(portal, "Sitti Nurjannah").await];
    Place { other, crowd, first, last, chairs, staff: Vec::new() }
}

async fn applicant(portal: &Portal, name: &str, books: &str, sex: &str) -> Applicant {
    let person = portal.owner(name).await;
    let district = if sex == "female" { "73.07.05" } else { "73.07.07" };
    let business = BusinessBuilder::named(&format!("Usaha {name}"))
        .in_district(district)
        .fact("district", district)
        .fact("sector", "C")
        .fact("financial_records", books)
        .fact("owner_sex", sex)
        .fact("nib", if books == "none" { "yes" } else { "no" })
        .need(NEED, 24, Purpose::WorkingCapital)
        .create(portal, &person)
        .await;
    Applicant { name: name.to_owned(), person, business }
}

async fn chair(portal: &Portal, name: &str) -> Applicant {
    let person = portal.owner(name).await;
    let business = BusinessBuilder::named(&format!("Koperasi {name}"))
        .in_district("73.07.05")
        .fact("district", "73.07.05")
        .fact("sector", "A")
        .fact("legal_form", "cooperative")
        .fact("financial_records", "cash_book")
        .fact("rat_held", "no")
        .fact("nib", "yes")
        .need(NEED, 24, Purpose::WorkingCapital)
        .create(portal, &person)
        .await;
    Applicant { name: name.to_owned(), person, business }
}

/// All thirty-eight apply for both cohorts, in turn the one first or the other; three would rather learn to sell online.
pub async fn apply(portal: &Portal, place: &Place, program: ProgramId, cohorts: [CohortId; 2]) {
    let other = (place.other.id, place.other.cohort.unwrap());
    for (number, one) in place.crowd.iter().enumerate() {
        let mut wishes = vec![(program, cohorts[0]), (program, cohorts[1])];
        if number % 2 == 1 {
            wishes.reverse();
        }
        if number < 3 {
            wishes.insert(0, other);
        }
        for (program, cohort) in wishes {
            applies(portal, one, program, cohort).await;
            portal.wait(Duration::seconds(1));
        }
    }
}

async fn applies(portal: &Portal, owner: &Applicant, program: ProgramId, cohort: CohortId) {
    let (app, actor) = (&portal.app, owner_of(owner.person.id));
    let once = app.ids.next(portal.now()).simple().to_string();
    let subject = Subject::Program(program, cohort);
    let id = applications::start_draft(app, &actor, owner.business, subject, &once).await.unwrap();
    let plan = "Ingin bisa mencatat uang".to_owned();
    for page in [
        DraftChange::Motivation { cohort, plan },
        DraftChange::FactsConfirmed,
        DraftChange::Papers { missing: Vec::new() },
        DraftChange::Consent(true),
    ] {
        applications::save_draft(app, &actor, id, page).await.unwrap();
    }
    applications::submit(app, &actor, id).await.unwrap();
}

/// Where everybody stands with each wish.
pub async fn standing(portal: &Portal, all: &[&Applicant]) -> Vec<Contender> {
    let ids: Vec<BusinessId> = all.iter().map(|one| one.business).collect();
    store::seats::of_businesses(&portal.app.db, &ids).await.unwrap()
}

/// Everybody of the crowd who was offered a seat takes it; answers how many did.
pub async fn take_their_seats(portal: &Portal, place: &Place) -> usize {
    let all: Vec<&Applicant> = place.crowd.iter().collect();
    let mut taken = 0;
    for seat in standing(portal, &all).await.iter().filter(|seat| seat.status == Status::SeatOffered) {
        let owner = all.iter().find(|one| one.business == seat.business).unwrap();
        let seen = store::applications::find(&portal.app.db, seat.application).await.unwrap().unwrap();
        let act = Act { confirmed: true, ..Act::new(Action::Accept, seen.revision) };
        applications::act(&portal.app, &owner_of(owner.person.id), seat.application, act).await.unwrap();
        taken += 1;
    }
    taken
}
