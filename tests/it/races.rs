//! What happens at once: seats given while somebody withdraws, and one code typed by several at the same moment. One clean
//! result each time, however it falls out.

use std::collections::BTreeMap;
use std::time::Duration as Pause;

use chrono::{Days, Duration};
use domain::accounts::Role;
use domain::applications::{Action, Status};
use domain::calendar::wita_date;
use domain::mentoring::{SessionAction, SessionStatus};
use domain::programs::Merit;
use jembatan::usecases::seats::round;
use jembatan::usecases::{Failure, applications, mentoring};

use crate::kit::application::{ApplicationBuilder, CaseFile, actor_of};
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::portal::Portal;
use crate::kit::program::{ProgramBuilder, PublishedProgram};

/// How many cohorts close, one a day, and how often a code is raced for.
const ROUNDS: u64 = 25;

/// One seat, closing in so many days, and three who want it: the first has most points.
async fn contest(
    portal: &Portal,
    partner: &crate::kit::organisation::Organisation,
    number: u64,
) -> (PublishedProgram, Vec<CaseFile>) {
    let day = |after: u64| (wita_date(portal.now()) + Days::new(after)).to_string();
    let program = ProgramBuilder::named(&format!("Program {number}"))
        .of(partner)
        .terms(|terms| terms.points = [(Merit::Gap, 30), (Merit::WomanOwned, 10)].into())
        .closing(&day(number), &day(number + 60), &day(number + 90), 1)
        .publish(portal)
        .await;
    let mut files = Vec::new();
    for (books, sex) in [("none", "female"), ("none", "male"), ("sak_emkm", "male")] {
        let owner = portal.owner(&format!("Ibu {number} {books} {sex}")).await;
        let business = BusinessBuilder::named(&format!("Usaha {number} {books} {sex}"))
            .fact("financial_records", books)
            .fact("owner_sex", sex)
            .create(portal, &owner)
            .await;
        files.push(ApplicationBuilder::of(business, &owner).joining(&program, partner).create(portal).await);
    }
    (program, files)
}

#[tokio::test]
async fn who_withdraws_while_seats_are_given_has_none_and_the_next_one_has_it() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let mut contests = Vec::new();
    for number in 0..ROUNDS {
        contests.push(Box::pin(contest(&portal, &partner, number)).await);
    }
    let mut fell: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, (program, files)) in (0..).zip(&contests) {
        portal.wait(Duration::days(1));
        let first = &files[0];
        let act = first.filled(&portal, Action::Withdraw).await;
        let (app, actor, id) = (portal.app.clone(), owner_of(first.owner.id), first.id);
        let withdrawing = tokio::spawn(async move {
            tokio::time::sleep(Pause::from_millis(number % 3)).await;
            applications::act(&app, &actor, id, act).await
        });
        let giving: Vec<_> = (0..2)
            .map(|_| {
                let app = portal.app.clone();
                tokio::spawn(async move {
                    // So that the other comes now before, now amid, now after what the round writes.
                    tokio::time::sleep(Pause::from_millis(number % 10)).await;
                    round::assign_due(&app).await
                })
            })
            .collect();
        let withdrew = withdrawing.await.unwrap();
        for one in giving {
            one.await.unwrap().unwrap();
        }
        match withdrew {
            Ok(_) => *fell.entry("at once").or_default() += 1,
            Err(Failure::Stale(_) | Failure::Busy) => {
                *fell.entry("seat first").or_default() += 1;
                first.make(&portal, Action::Withdraw).await;
            }
            Err(other) => panic!("{other:?}"),
        }
        let mut stand = Vec::new();
        for file in files {
            stand.push(file.load(&portal).await.status);
        }
        assert_eq!(stand, [Status::Withdrawn, Status::SeatOffered, Status::Waitlisted], "round {number}");
        let cohort = jembatan::store::programs::cohorts::find(&portal.app.db, program.cohort.unwrap()).await;
        assert_eq!(cohort.unwrap().unwrap().taken, 1, "round {number}");
    }
    // Each was told of each thing once: nobody got the same letter twice.
    let mut told: BTreeMap<(String, String), u32> = BTreeMap::new();
    for mail in portal.deliver_mail().await {
        *told.entry((mail.to, mail.subject)).or_default() += 1;
    }
    let twice: Vec<_> = told.iter().filter(|((to, _), count)| to.starts_with("ibu") && **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert_eq!(fell.values().sum::<u32>(), u32::try_from(ROUNDS).unwrap(), "{fell:?}");
}

#[tokio::test]
async fn a_code_typed_by_several_at_once_confirms_once() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let owner = owner_of(place.file.owner.id);
    let mentor = actor_of(&place.file.officer, Role::Mentor, place.partner.id);
    for round in 0..ROUNDS {
        // So many codes in an hour would be too many.
        portal.wait(Duration::minutes(61));
        let id = place.hold(&portal).await;
        let code = mentoring::show_code(&portal.app, &owner, id).await.unwrap().digits;
        let typing: Vec<_> = (0..4)
            .map(|_| {
                let (app, mentor, code) = (portal.app.clone(), mentor.clone(), code.clone());
                tokio::spawn(async move { mentoring::confirm_by_code(&app, &mentor, id, 1, &code).await })
            })
            .collect();
        let tapping = round.is_multiple_of(2).then(|| {
            let (app, owner) = (portal.app.clone(), owner.clone());
            tokio::spawn(async move { mentoring::confirm(&app, &owner, id, 1).await })
        });
        let mut done = 0;
        for one in typing.into_iter().chain(tapping) {
            done += usize::from(one.await.unwrap().is_ok());
        }
        assert!(done > 0, "round {round}: nobody confirmed");
        let events = jembatan::store::mentoring::events_of(&portal.app.db, id).await.unwrap();
        let confirmed = events.iter().filter(|event| event.action == Some(SessionAction::Confirm)).count();
        assert_eq!(confirmed, 1, "round {round}");
        // Used up: the same digits do nothing to a session that stands open anew.
        let again = mentoring::confirm_by_code(&portal.app, &mentor, id, 2, &code).await;
        assert!(again.is_err(), "round {round}");
    }
    let sessions = mentoring::load(&portal.app, &owner, place.file.id).await.unwrap().sessions;
    assert!(sessions.iter().all(|session| session.status == SessionStatus::Confirmed));
    assert_eq!(sessions.len() as u64, ROUNDS);
    portal.deliver_mail().await;
}
