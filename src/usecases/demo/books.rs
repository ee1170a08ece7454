//! A cooperative with two hundred members and three years in its books, brought in as its treasurer would: entries from a
//! spreadsheet, years closed, the result divided as the annual meeting decided, this month's batch posted.

mod sheet;

use chrono::{Datelike as _, NaiveDate};
use domain::accounts::{AccountId, Role};
use domain::cooperatives::{BoardOffice, CooperativeId, Minutes, SeatState, Split};
use domain::language::Language;
use domain::ledger::AccountKind;
use domain::money::Rupiah;
use domain::policy::Actor;

use super::TREASURER;
use super::cooperatives::paper;
use super::past::{Dice, Past};
use super::staff::open_for;
use super::trades::{MEN, SECOND, WOMEN};
use crate::store;
use crate::usecases::Failure;
use crate::usecases::ImportError;
use crate::usecases::accounts::registration::NewAccount;
use crate::usecases::cooperatives::{boards, meetings};
use crate::usecases::ledger::batches::{self, Each, NewBatch};
use crate::usecases::ledger::importing;
use crate::usecases::ledger::{closing, reading, years};
use crate::usecases::roll::papers;

/// How many members there are.
pub(super) const MEMBERS: usize = 200;

/// Fills the books of the cooperative that this actor chairs.
pub(super) async fn settle(past: &Past, chair: &Actor, on: CooperativeId, kept: &str) -> Result<(), Failure> {
    let treasurer = seat(past, chair, on, kept).await?;
    let last = past.day(26);
    let joined = NaiveDate::from_ymd_opt(last.year() - 2, 1, 5).unwrap_or(last);
    past.go(25, 0);
    let text = sheet::of(joined, past.day(25), &names());
    match importing::run(&past.app, &treasurer, on, text.as_bytes()).await {
        Ok(_) => {}
        Err(ImportError::Failure(failure)) => return Err(failure),
        Err(ImportError::Bad(bad)) => {
            return Err(Failure::Broken(bad.first().map(ToString::to_string).unwrap_or_default()));
        }
    }
    past.go(24, 0);
    let year = last.year() - 1;
    let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(last);
    if end < past.day(24) {
        closing::close(&past.app, &treasurer, on, end).await?;
    }
    meet(past, chair, on, year).await?;
    past.go(19, 0);
    if years::show(&past.app, &treasurer, on, year).await?.minutes.is_some() {
        years::divide(&past.app, &treasurer, on, year).await?;
    }
    past.go(2, 0);
    batches::post(&past.app, &treasurer, on, &this_month(past.day(2))).await?;
    join(past, chair, (&treasurer, kept), on).await?;
    past.come_back();
    Ok(())
}

/// What members sign in with, in the order of their numbers from A-002 on.
const PHONES: [&str; 3] = ["+6281200010002", "+6281200010003", "+6281200010004"];

/// The chair is a member too, so that a member's own page can be seen; others come in by their papers, each with a telephone
/// number.
async fn join(
    past: &Past,
    chair: &Actor,
    (treasurer, kept): (&Actor, &str),
    on: CooperativeId,
) -> Result<(), Failure> {
    let mut members = reading::members(&past.app, treasurer, on).await?;
    members.sort_by(|a, b| a.number.cmp(&b.number));
    let first = members.first().ok_or(Failure::NotFound)?;
    for (member, phone) in members.iter().skip(1).zip(PHONES) {
        let app = &past.app;
        let code = papers::print(app, treasurer, on, member.id).await?.code;
        let found = store::roll::find_code(&app.db, &papers::digest(app, &code), app.clock.now()).await?;
        let now = app.clock.now();
        let account = AccountId(app.ids.next(now));
        let tx = app.db.begin().await?;
        store::roll::use_code(&tx, found.ok_or(Failure::NotFound)?.id, now).await?;
        let who = (member.name.as_str(), phone);
        store::accounts::insert_by_phone(&tx, account, who, (kept, Language::Id), now).await?;
        store::roll::link(&tx, member.id, account).await?;
        tx.commit().await?;
    }
    let tx = past.app.db.begin().await?;
    store::memberships::link(&tx, first.id, chair.account).await?;
    tx.commit().await?;
    Ok(())
}

/// The chair invites a treasurer, who accepts.
async fn seat(past: &Past, chair: &Actor, on: CooperativeId, kept: &str) -> Result<Actor, Failure> {
    past.go(27, 0);
    let new = NewAccount {
        email: TREASURER.to_owned(),
        name: "Andi Nurhayati".to_owned(),
        phone: Some("+6281200099001".to_owned()),
        password: String::new(),
        language: Language::Id,
        role: Role::Owner,
        organisation: None,
    };
    let tx = past.app.db.begin().await?;
    let account = open_for(past, &tx, &new, kept).await?;
    tx.commit().await?;
    let treasurer = Actor { account, role: Role::Owner, organisation: None, language: Language::Id };
    let invited =
        boards::Invited { name: new.name, email: TREASURER.to_owned(), office: BoardOffice::Treasurer };
    boards::invite(&past.app, chair, on, invited).await?;
    let own = boards::own(&past.app, &treasurer).await?;
    let seat = own.into_iter().find(|seat| seat.state == SeatState::Invited).ok_or(Failure::NotFound)?;
    boards::answer(&past.app, &treasurer, seat.id, true).await?;
    Ok(treasurer)
}

/// The number of a member in the register.
pub(super) fn number(place: usize) -> String {
    format!("A-{:03}", place + 1)
}

/// Names of members, each in the place of her number.
fn names() -> Vec<String> {
    let mut dice = Dice::from(20_000);
    let mut name = || {
        let names = if dice.chance(58) { WOMEN } else { MEN };
        let given = dice.one_of(names).unwrap_or("Nur");
        format!("{given} {}", dice.one_of(SECOND).unwrap_or("Alwi"))
    };
    (0..MEMBERS).map(|_| name()).collect()
}

/// The meeting for the year before this one approves what the books say, once its day has come.
async fn meet(past: &Past, chair: &Actor, on: CooperativeId, year: i32) -> Result<(), Failure> {
    past.go(20, 0);
    let board = boards::show(&past.app, chair, on).await?;
    let open = meetings::open_years(&board.known.record, past.day(20)).contains(&year);
    let held = NaiveDate::from_ymd_opt(year + 1, 3, 14).filter(|day| open && *day <= past.day(20));
    let Some(held_on) = held else {
        return Ok(());
    };
    let minutes = Minutes {
        year,
        held_on,
        entitled: 200,
        quorum: 101,
        present: 163,
        accounts_approved: true,
        result: years::show(&past.app, chair, on, year).await?.result(),
        split: Split { reserve: 30, business: 25, capital: 20, board: 10, education: 10, social: 5 },
    };
    meetings::record(&past.app, chair, on, &minutes, paper("berita-acara-rat.pdf")).await
}

fn this_month(day: NaiveDate) -> NewBatch {
    NewBatch {
        each: Each::Pays(Rupiah::new(20_000).unwrap_or_default(), AccountKind::Cash),
        account: AccountKind::Compulsory,
        day,
        note: "Simpanan wajib bulan ini".to_owned(),
        except: ["A-017", "A-101"].map(str::to_owned).to_vec(),
        once: "demo".to_owned(),
    }
}
