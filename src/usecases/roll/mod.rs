//! The register of members: kept by secretary and treasurer, seen by the board, without anybody's money. Codes on paper open
//! accounts to members; two of the board together recover one (ADR 85, 86).

pub mod importing;
pub mod joining;
pub mod papers;
pub mod recovery;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::{CooperativeId, may_keep_members, may_see_board};
use domain::ledger::{MemberId, NotYetLeft, may_leave};
use domain::policy::Actor;

use super::{Cursor, Failure, Fault, Page, today};
use crate::app::App;
use crate::store::{self, Reader};
use crate::usecases::cooperatives::boards;

/// A member as the register has her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Her id.
    pub id: MemberId,
    /// Of which cooperative.
    pub cooperative: CooperativeId,
    /// Her number.
    pub number: String,
    /// Her name.
    pub name: String,
    /// Her telephone, in E.164.
    pub phone: Option<String>,
    /// Since when.
    pub joined_on: NaiveDate,
    /// Until when.
    pub left_on: Option<NaiveDate>,
    /// The account she signs in with.
    pub account: Option<AccountId>,
    /// The last digits of her NIK, where it is kept.
    pub nik_last4: Option<String>,
}

/// A member to be.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Her number.
    pub number: String,
    /// Her name.
    pub name: String,
    /// Her telephone, in E.164.
    pub phone: Option<String>,
    /// Since when.
    pub joined_on: NaiveDate,
}

/// Rows of a page of the register.
const SIZE: u64 = 50;
/// Rows of a page of the export.
const EXPORT: u64 = 500;

/// The register as somebody of the board sees it.
#[derive(Debug)]
pub struct Seen {
    /// Name of the cooperative.
    pub cooperative: String,
    /// Whether the reader may write.
    pub may_write: bool,
}

/// Lets whoever sits on the board in.
pub async fn seen(app: &App, actor: &Actor, on: CooperativeId) -> Result<Seen, Failure> {
    let seats = boards::own_seats(&app.db, actor, on).await?;
    may_see_board(&seats, on)?;
    let cooperative = boards::known(&app.db, on).await?.cooperative.details.name;
    Ok(Seen { cooperative, may_write: may_keep_members(&seats, on).is_ok() })
}

async fn kept(db: &impl Reader, actor: &Actor, on: CooperativeId) -> Result<(), Failure> {
    Ok(may_keep_members(&boards::own_seats(db, actor, on).await?, on)?)
}

/// A page of the register, narrowed to what a text is part of.
pub async fn list(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    like: &str,
    cursor: Option<&Cursor>,
) -> Result<Page<Member>, Failure> {
    may_see_board(&boards::own_seats(&app.db, actor, on).await?, on)?;
    Ok(store::roll::list(&app.db, on, like, cursor, SIZE).await?)
}

/// A page of the whole register, for the file.
pub async fn export(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<Page<Member>, Failure> {
    may_see_board(&boards::own_seats(&app.db, actor, on).await?, on)?;
    Ok(store::roll::list(&app.db, on, "", cursor, EXPORT).await?)
}

/// One member with what concerns her signing in.
#[derive(Debug)]
pub struct One {
    /// Who.
    pub member: Member,
    /// Until when her code is good, where she has one.
    pub code_until: Option<DateTime<Utc>>,
    /// A recovery that waits for a second of the board.
    pub recovery: Option<recovery::Started>,
    /// Whether the board may recover her account: it has no address to recover it by.
    pub recoverable: bool,
}

/// One member of a cooperative for somebody of its board.
pub async fn show(app: &App, actor: &Actor, on: CooperativeId, id: MemberId) -> Result<One, Failure> {
    may_see_board(&boards::own_seats(&app.db, actor, on).await?, on)?;
    let member = store::roll::find(&app.db, on, id).await?.ok_or(Failure::NotFound)?;
    let now = app.clock.now();
    let recoverable = match member.account {
        Some(account) => recovery::recoverable(&app.db, account).await?.is_some(),
        None => false,
    };
    Ok(One {
        code_until: store::roll::code_until(&app.db, id, now).await?,
        recovery: store::roll::recovery(&app.db, id, now - recovery::WAITS).await?,
        recoverable: recoverable && member.account != Some(actor.account),
        member,
    })
}

/// Adds a member. The same once more, as a double click sends it, adds nothing.
pub async fn add(app: &App, actor: &Actor, on: CooperativeId, new: &NewMember) -> Result<MemberId, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    if new.joined_on > today(app) {
        return Err(Failure::invalid("joined_on", "date-future"));
    }
    if let Some(found) = store::roll::find_by_number(&tx, on, &new.number).await? {
        let same = found.name == new.name && found.phone == new.phone && found.joined_on == new.joined_on;
        return if same { Ok(found.id) } else { Err(Failure::invalid("number", "roll-number-taken")) };
    }
    let id = MemberId(app.ids.next(now));
    store::roll::insert(&tx, id, on, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a member's name or telephone in the register. Her account keeps what it signs in with.
pub async fn edit(
    app: &App,
    actor: &Actor,
    (on, id): (CooperativeId, MemberId),
    name: &str,
    phone: Option<&str>,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    store::roll::find(&tx, on, id).await?.ok_or(Failure::NotFound)?;
    store::roll::update(&tx, id, name, phone).await?;
    tx.commit().await?;
    Ok(())
}

fn not_yet(why: NotYetLeft) -> Failure {
    let (code, day) = match why {
        NotYetLeft::MovedAfter(day) => ("roll-left-before-entries", day),
        NotYetLeft::PaidOutBefore(day) => ("roll-left-after-payout", day),
    };
    Failure::Invalid(vec![Fault::new("left_on", code).with("day", day.format("%d-%m-%Y").to_string())])
}

/// Notes that a member left. She still signs in, to see what is settled.
pub async fn leave(
    app: &App,
    actor: &Actor,
    (on, id): (CooperativeId, MemberId),
    day: NaiveDate,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let member = store::roll::find(&tx, on, id).await?.ok_or(Failure::NotFound)?;
    if day > today(app) {
        return Err(Failure::invalid("left_on", "date-future"));
    }
    if day < member.joined_on {
        return Err(Failure::invalid("left_on", "roll-left-early"));
    }
    // From here on nobody posts in this book.
    store::ledger::take(&tx, on, 0).await?;
    may_leave(day, &store::ledger::own::moves(&tx, id).await?).map_err(not_yet)?;
    store::roll::set_left(&tx, id, day).await?;
    tx.commit().await?;
    Ok(())
}
