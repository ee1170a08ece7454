//! Seats: ranked, given away when cohorts close, passed on when given up, never more than there are.

use std::collections::BTreeMap;

use chrono::Duration;
use domain::applications::{Action, ApplicationId, Status};
use domain::programs::{CohortId, Merit};
use jembatan::usecases::seats::{round, wishes};
use jembatan::usecases::{Failure, applications};
use poem::http::StatusCode;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::organisation::Organisation;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::program::{ProgramBuilder, PublishedProgram};

/// A program with one cohort that closes on the first of December and starts on the twentieth.
async fn program(portal: &Portal, partner: &Organisation, name: &str, seats: u16) -> PublishedProgram {
    let program = ProgramBuilder::named(name)
        .of(partner)
        .terms(|terms| terms.points = [(Merit::Gap, 30), (Merit::WomanOwned, 10)].into())
        .closing("2026-12-01", "2026-12-20", "2027-01-30", seats);
    program.publish(portal).await
}

/// An owner with a business that earns these points (of 0, 10, 30 and 40).
async fn business(portal: &Portal, name: &str, points: u32) -> (Person, domain::facts::BusinessId) {
    let owner = portal.owner(name).await;
    let books = if points >= 30 { "none" } else { "sak_emkm" };
    let sex = if matches!(points, 10 | 40) { "female" } else { "male" };
    let business = BusinessBuilder::named(&format!("Usaha {name}"))
        .fact("financial_records", books)
        .fact("owner_sex", sex)
        .create(portal, &owner)
        .await;
    (owner, business)
}

async fn status(portal: &Portal, file: &CaseFile) -> Status {
    file.load(portal).await.status
}

#[tokio::test]
async fn who_has_more_points_gets_the_seat_and_everybody_learns_why_in_the_portal_and_by_mail() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = program(&portal, &partner, "Buku Kas", 2).await;
    let mut files = Vec::new();
    for (name, points) in [("Ani", 0), ("Bunga", 10), ("Citra", 40), ("Dewi", 30)] {
        let (owner, business) = business(&portal, name, points).await;
        files
            .push(ApplicationBuilder::of(business, &owner).joining(&program, &partner).create(&portal).await);
        portal.wait(Duration::minutes(1));
    }
    assert_eq!(round::assign_due(&portal.app).await.unwrap(), 0, "before it closes nothing is given away");
    portal.wait(Duration::days(9));
    assert_eq!(round::assign_due(&portal.app).await.unwrap(), 1);
    assert_eq!(round::assign_due(&portal.app).await.unwrap(), 0, "twice is once");
    let mut found = Vec::new();
    for file in &files {
        found.push(status(&portal, file).await);
    }
    assert_eq!(found, [Status::Waitlisted, Status::Waitlisted, Status::SeatOffered, Status::SeatOffered]);
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 4, "one mail each");
    let to = |name: &str| mails.iter().find(|mail| mail.to.starts_with(name)).unwrap();
    assert!(
        to("ani").text.contains("2 kursi terisi: 2 oleh usaha dengan poin lebih tinggi."),
        "{}",
        to("ani").text
    );
    assert!(to("ani").text.contains("Anda (0 poin) nomor 2 di daftar tunggu."));
    assert!(
        to("citra").text.contains("pilihan ke-1, 40 poin, 4 pendaftar untuk 2 kursi"),
        "{}",
        to("citra").text
    );
    // Nine days later everybody signs in anew.
    let mut bunga = portal.signed_in(files[1].owner.id).await;
    bunga
        .open(&format!("/applications/{}", files[1].id))
        .await
        .shows("Anda (10 poin) nomor 1 di daftar tunggu.");
    let mut lead = portal.signed_in(partner.lead.id).await;
    let order = lead
        .open(&format!("/partner/programs/{}/cohorts/{}/seats", program.id, program.cohort.unwrap()))
        .await;
    order.is_ok().shows("sisa 0 dari 2 kursi").shows("Usaha Citra").shows("Dimiliki perempuan: 10 poin");
}

#[tokio::test]
async fn a_seat_that_is_given_up_or_lapses_passes_on_by_itself() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = program(&portal, &partner, "Buku Kas", 1).await;
    let mut files = Vec::new();
    for (name, points) in [("Ani", 40), ("Bunga", 30), ("Citra", 10)] {
        let (owner, business) = business(&portal, name, points).await;
        files
            .push(ApplicationBuilder::of(business, &owner).joining(&program, &partner).create(&portal).await);
    }
    portal.wait(Duration::days(9));
    round::assign_due(&portal.app).await.unwrap();
    portal.deliver_mail().await;
    files[0].make(&portal, Action::Withdraw).await;
    assert_eq!(status(&portal, &files[1]).await, Status::SeatOffered);
    let mails = portal.deliver_mail().await;
    let told = mails.iter().find(|mail| mail.to.starts_with("bunga")).unwrap();
    assert!(
        told.text.contains("Satu kursi dilepas") && told.text.contains("7 Desember 2026"),
        "{}",
        told.text
    );
    portal.wait(Duration::days(6));
    applications::lapse_due(&portal.app).await.unwrap();
    assert_eq!(status(&portal, &files[1]).await, Status::Lapsed);
    assert_eq!(status(&portal, &files[2]).await, Status::SeatOffered);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_business_ranks_cohorts_of_several_programs_and_taking_one_lets_go_of_the_lesser() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let other = portal.partner("Yayasan Lain").await;
    let first = program(&portal, &partner, "Buku Kas", 1).await;
    let second = program(&portal, &other, "Jualan Daring", 1).await;
    let (ani, ani_business) = business(&portal, "Ani", 40).await;
    let (bunga, bunga_business) = business(&portal, "Bunga", 10).await;
    let of = |business, owner: &Person, program: &PublishedProgram, partner: &Organisation| {
        ApplicationBuilder::of(business, owner).joining(program, partner)
    };
    let ani_first = of(ani_business, &ani, &first, &partner).create(&portal).await;
    let ani_second = of(ani_business, &ani, &second, &other).create(&portal).await;
    let bunga_second = of(bunga_business, &bunga, &second, &other).create(&portal).await;
    let bunga_first = of(bunga_business, &bunga, &first, &partner).create(&portal).await;
    // She would rather sell online: one tap puts it on top, a second tap changes nothing.
    let mut browser = ani.browser.clone();
    let page = browser.open("/wishes").await;
    page.is_ok().shows("Pilihan ke-1").shows("Buku Kas").shows("Jualan Daring");
    let (application, before) = (ani_second.id.to_string(), ani_first.id.to_string());
    for _ in 0..2 {
        browser.send(&page, "/wishes", &[("application", &application), ("before", &before)]).await.is_ok();
    }
    portal.wait(Duration::days(9));
    round::assign_due(&portal.app).await.unwrap();
    assert_eq!(status(&portal, &ani_second).await, Status::SeatOffered);
    assert_eq!(status(&portal, &ani_first).await, Status::Submitted, "what she wants less rests");
    assert_eq!(status(&portal, &bunga_first).await, Status::SeatOffered);
    assert_eq!(status(&portal, &bunga_second).await, Status::Waitlisted, "she would still rather have it");
    portal.deliver_mail().await;
    ani_second.make(&portal, Action::Accept).await;
    assert_eq!(status(&portal, &ani_first).await, Status::Withdrawn, "let go for somebody else");
    // Ani goes after all: the seat passes to Bunga, who takes it and lets go of the lesser one.
    ani_second.make(&portal, Action::Withdraw).await;
    assert_eq!(status(&portal, &bunga_second).await, Status::SeatOffered);
    assert_eq!(status(&portal, &bunga_first).await, Status::SeatOffered);
    bunga_second.make(&portal, Action::Accept).await;
    assert_eq!(status(&portal, &bunga_first).await, Status::Withdrawn);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn who_gives_a_seat_up_falls_back_to_what_was_wanted_less() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let first = program(&portal, &partner, "Buku Kas", 1).await;
    let second = program(&portal, &partner, "Jualan Daring", 1).await;
    let (ani, business) = business(&portal, "Ani", 40).await;
    let one = ApplicationBuilder::of(business, &ani).joining(&first, &partner).create(&portal).await;
    let two = ApplicationBuilder::of(business, &ani).joining(&second, &partner).create(&portal).await;
    portal.wait(Duration::days(9));
    round::assign_due(&portal.app).await.unwrap();
    assert_eq!(status(&portal, &two).await, Status::Submitted);
    one.make(&portal, Action::Withdraw).await;
    assert_eq!(status(&portal, &two).await, Status::SeatOffered);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_fourth_wish_is_refused_and_its_draft_stays() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let (ani, business) = business(&portal, "Ani", 0).await;
    for name in ["Satu", "Dua", "Tiga"] {
        let program = program(&portal, &partner, name, 1).await;
        ApplicationBuilder::of(business, &ani).joining(&program, &partner).create(&portal).await;
    }
    let fourth = program(&portal, &partner, "Empat", 1).await;
    let draft = ApplicationBuilder::of(business, &ani).joining(&fourth, &partner).in_status(Status::Draft);
    let draft = draft.create(&portal).await;
    for page in [applications::DraftChange::FactsConfirmed, applications::DraftChange::Consent(true)] {
        applications::save_draft(&portal.app, &owner_of(ani.id), draft.id, page).await.unwrap();
    }
    let refused = applications::submit(&portal.app, &owner_of(ani.id), draft.id).await;
    assert!(matches!(refused, Err(Failure::Refused("wishes-full"))), "{refused:?}");
    assert_eq!(status(&portal, &draft).await, Status::Draft);
}

#[tokio::test]
async fn whom_the_rule_rules_out_takes_no_part() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = ProgramBuilder::named("Ibu Usaha")
        .of(&partner)
        .rule(serde_json::json!({"fact": "owner_sex", "is": "female", "remedy": "none"}))
        .closing("2026-12-01", "2026-12-20", "2027-01-30", 5)
        .publish(&portal)
        .await;
    let (budi, business) = business(&portal, "Budi", 30).await;
    let file = ApplicationBuilder::of(business, &budi).joining(&program, &partner).create(&portal).await;
    portal.wait(Duration::days(9));
    round::assign_due(&portal.app).await.unwrap();
    assert_eq!(status(&portal, &file).await, Status::Submitted);
    let mut lead = portal.signed_in(partner.lead.id).await;
    let address = format!("/partner/programs/{}/cohorts/{}/seats", program.id, program.cohort.unwrap());
    lead.open(&address).await.shows("Di luar syarat").shows("Usaha Budi");
}

#[tokio::test]
async fn wishes_and_orders_of_others_are_not_found_and_the_button_gives_nothing_twice() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let other = portal.partner("Yayasan Lain").await;
    let program = program(&portal, &partner, "Buku Kas", 1).await;
    let (ani, business) = business(&portal, "Ani", 40).await;
    let file = ApplicationBuilder::of(business, &ani).joining(&program, &partner).create(&portal).await;
    let address = format!("/partner/programs/{}/cohorts/{}/seats", program.id, program.cohort.unwrap());
    other.lead.browser.clone().open(&address).await.is(StatusCode::NOT_FOUND);
    let stranger = portal.owner("Orang Lain").await;
    let foreign = wishes::prefer(&portal.app, &owner_of(stranger.id), file.id, file.id).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    portal.wait(Duration::days(9));
    let mut clerk = portal.clerk("Petugas Dinas").await.browser;
    let page = clerk.open("/office/seats").await;
    page.is_ok().shows("Menunggu pembagian");
    let mut lead = portal.signed_in(partner.lead.id).await;
    let order = lead.open(&address).await;
    for _ in 0..2 {
        clerk.send(&page, "/office/seats", &[]).await.is_ok().does_not_show("Menunggu pembagian");
    }
    lead.send(&order, &address, &[]).await.is_ok();
    assert_eq!(portal.deliver_mail().await.len(), 1);
    let late = wishes::prefer(&portal.app, &owner_of(ani.id), file.id, file.id).await;
    assert!(matches!(late, Err(Failure::Refused("wish-settled"))));
}

/// Story A2: two cohorts of fifteen, forty businesses, each ranks up to three.
#[tokio::test]
async fn forty_businesses_share_two_cohorts_of_fifteen() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let one = program(&portal, &partner, "Pagi", 15).await;
    let two = program(&portal, &partner, "Sore", 15).await;
    let third = program(&portal, &partner, "Malam", 1).await;
    let mut files: Vec<(CaseFile, CohortId)> = Vec::new();
    for number in 0..40u32 {
        let points = [0, 10, 30, 40][number as usize % 4];
        let (owner, business) = business(&portal, &format!("Ibu {number}"), points).await;
        let wanted: Vec<&PublishedProgram> = match number % 3 {
            0 => vec![&one, &two],
            1 => vec![&two, &one],
            _ => vec![&third, &one, &two],
        };
        for program in wanted {
            let file =
                ApplicationBuilder::of(business, &owner).joining(program, &partner).create(&portal).await;
            files.push((file, program.cohort.unwrap()));
        }
    }
    portal.wait(Duration::days(9));
    assert_eq!(round::assign_due(&portal.app).await.unwrap(), 3);
    let mut seated: BTreeMap<CohortId, usize> = BTreeMap::new();
    for (file, cohort) in &files {
        let now = status(&portal, file).await;
        *seated.entry(*cohort).or_default() += usize::from(now == Status::SeatOffered);
    }
    let seats = |program: &PublishedProgram| seated[&program.cohort.unwrap()];
    assert_eq!((seats(&one), seats(&two), seats(&third)), (15, 15, 1));
    portal.deliver_mail().await;
    // Everybody seated gives up, one after the other: the seats go on until nobody is left who wants them.
    let (file, _) = files.iter().find(|(_, cohort)| *cohort == third.cohort.unwrap()).unwrap();
    if status(&portal, file).await == Status::SeatOffered {
        file.make(&portal, Action::Withdraw).await;
        portal.deliver_mail().await;
    }
    let cohorts = [one.cohort.unwrap(), two.cohort.unwrap()];
    let all = jembatan::store::seats::of_cohorts(&portal.app.db, &cohorts).await.unwrap();
    let held = all.iter().filter(|one| one.holds()).count();
    assert_eq!(held, 30);
}

#[tokio::test]
async fn a_thousand_attempts_at_once_never_fill_more_seats_than_there_are() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = program(&portal, &partner, "Buku Kas", 5).await;
    let mut files = Vec::new();
    for number in 0..20 {
        let (owner, business) = business(&portal, &format!("Ibu {number}"), 0).await;
        files
            .push(ApplicationBuilder::of(business, &owner).joining(&program, &partner).create(&portal).await);
    }
    // Past every use case, straight at the table: only the database itself can refuse.
    let outside = portal.database.outside().await;
    let ids: Vec<ApplicationId> = files.iter().map(|file| file.id).collect();
    let mut racing = tokio::task::JoinSet::new();
    for racer in 0..20usize {
        let (outside, ids) = (outside.clone(), ids.clone());
        racing.spawn(async move {
            let mut refused = 0;
            for attempt in 0..50usize {
                let to = ["seat_offered", "enrolled", "submitted"][(racer + attempt) % 3];
                let id = ids[(racer * 7 + attempt * 3) % ids.len()];
                refused += usize::from(!force(&outside, id, to).await);
            }
            refused
        });
    }
    let refused: usize = racing.join_all().await.into_iter().sum();
    assert!((1..1_000).contains(&refused), "{refused} of 1,000 were refused");
    let contenders =
        jembatan::store::seats::of_cohorts(&portal.app.db, &[program.cohort.unwrap()]).await.unwrap();
    let held = contenders.iter().filter(|one| domain::seats::holds_seat(one.status)).count();
    let counted = jembatan::store::programs::cohorts::find(&portal.app.db, program.cohort.unwrap()).await;
    assert!(held <= 5, "{held} of 5 seats");
    assert_eq!(usize::from(counted.unwrap().unwrap().taken), held, "the count is that of the rows");
}

/// Writes the status without asking anybody; whether the database took it. SQLite has one writer: who finds it busy tries
/// again, so that every attempt is judged.
async fn force(outside: &DatabaseConnection, id: ApplicationId, to: &str) -> bool {
    let backend = outside.get_database_backend();
    let sql = "UPDATE application SET status = $1 WHERE id = $2";
    loop {
        let statement = Statement::from_sql_and_values(backend, sql, [to.into(), id.0.into()]);
        match outside.execute_raw(statement).await {
            Ok(_) => return true,
            Err(error) if error.to_string().contains("taken") => return false,
            Err(error) if error.to_string().contains("locked") || error.to_string().contains("deadlock") => {}
            Err(error) => panic!("{error}"),
        }
    }
}
