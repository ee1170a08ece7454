//! A member disputes a line; the board answers; she closes it or sends it to the office. The rules are `domain::disputes`'.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::{BoardOffice, CooperativeId, SeatState, may_answer_disputes, may_keep_books};
use domain::disputes::{DisputeAnswer, DisputeId, LookAt, LookSeat, Standing, answer_days, answer_due};
use domain::ledger::{AccountKind, EntryId, MemberId};
use domain::policy::{self, Actor, Scope};
use serde_json::json;

use super::is_own;
use crate::ambient::day_in_sinjai;
use crate::app::App;
use crate::store::{self, Cursor, Page, StoreError, Tx};
use crate::usecases::cooperatives::boards;
use crate::usecases::ledger::{Balance, Moved, reading};
use crate::usecases::office::{EXPORT_SIZE, SIZE};
use crate::usecases::{Failure, outbox, today};

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// In which cooperative.
    pub cooperative: CooperativeId,
    /// Its name.
    pub cooperative_name: String,
    /// Whose.
    pub member: MemberId,
    /// Her name.
    pub member_name: String,
    /// Her number.
    pub member_number: String,
    /// Her account, while it is linked.
    pub member_account: Option<AccountId>,
    /// The entry.
    pub entry: EntryId,
    /// Which of her accounts it moved.
    pub account: AccountKind,
    /// What she says.
    pub words: String,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// What the board answered.
    pub answer: Option<DisputeAnswer>,
    /// In which words.
    pub answer_words: String,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Name of who answered.
    pub answered_by: String,
    /// When she sent it to the office.
    pub sent_at: Option<DateTime<Utc>>,
    /// When she closed it.
    pub closed_at: Option<DateTime<Utc>>,
}

impl Dispute {
    /// As the rules see it.
    pub fn standing(&self) -> Standing {
        Standing {
            opened: day_in_sinjai(self.opened_at),
            answer: self.answer,
            sent: self.sent_at.is_some(),
            closed: self.closed_at.is_some(),
        }
    }
}

/// A dispute to be.
#[derive(Debug)]
pub struct NewDispute<'a> {
    /// Its id.
    pub id: DisputeId,
    /// In which cooperative.
    pub cooperative: CooperativeId,
    /// Whose.
    pub member: MemberId,
    /// The entry.
    pub entry: EntryId,
    /// Which of her accounts it moved.
    pub account: AccountKind,
    /// What she says.
    pub words: &'a str,
}

/// As what somebody sees a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The member herself.
    Member,
    /// Who keeps the books.
    Treasurer,
    /// The secretary, or who else of the board may answer.
    Board,
    /// The office.
    Office,
}

/// A dispute with the line that it is about.
#[derive(Debug)]
pub struct Case {
    /// The dispute.
    pub dispute: Dispute,
    /// The line.
    pub line: Moved,
    /// The entry that took it back.
    pub reversed_by: Option<EntryId>,
    /// As what the reader sees it.
    pub side: Side,
    /// What stands on that account now: for the office only, which sees no single account anywhere else.
    pub balance: Option<Balance>,
}

fn moved(error: StoreError) -> Failure {
    match error {
        StoreError::Stale => Failure::Refused("dispute-moved"),
        other => other.into(),
    }
}

async fn case(tx: &Tx, dispute: Dispute, side: Side) -> Result<Case, Failure> {
    let lines = store::memberships::of_entry(tx, dispute.member, dispute.entry).await?;
    let line = lines.into_iter().find(|line| line.account == dispute.account).ok_or(Failure::NotFound)?;
    let balance = if side == Side::Office {
        let all = reading::balances(tx, dispute.member).await?;
        all.into_iter().find(|balance| balance.account == dispute.account)
    } else {
        None
    };
    let reversed_by = store::ledger::reversed_by(tx, dispute.entry).await?;
    Ok(Case { dispute, line, reversed_by, side, balance })
}

/// As what the actor of the board sees a cooperative's disputes: secretary or treasurer.
async fn seat(tx: &Tx, actor: &Actor, on: CooperativeId) -> Result<Side, Failure> {
    let seats = boards::own_seats(tx, actor, on).await?;
    may_answer_disputes(&seats, on)?;
    Ok(if may_keep_books(&seats, on).is_ok() { Side::Treasurer } else { Side::Board })
}

/// The dispute that is open of this line: the same words are a form sent twice.
async fn already(app: &App, new: &NewDispute<'_>) -> Result<DisputeId, Failure> {
    let found = store::disputes::find_open(&app.db, new.member, new.entry, new.account).await?;
    match found.filter(|open| open.words == new.words) {
        Some(open) => Ok(open.id),
        None => Err(Failure::Refused("dispute-open-already")),
    }
}

/// Opens a dispute of what an entry moved on one of the actor's accounts, and tells the board. The same form
/// sent twice opens it once.
pub async fn open(
    app: &App,
    actor: &Actor,
    (member, entry, account): (MemberId, EntryId, AccountKind),
    words: &str,
) -> Result<DisputeId, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let membership = super::own(&tx, actor, member).await?;
    let lines = store::memberships::of_entry(&tx, member, entry).await?;
    if !is_own(account) || !lines.iter().any(|line| line.account == account) {
        return Err(Failure::NotFound);
    }
    let on = membership.cooperative;
    let id = DisputeId(app.ids.next(now));
    let new = NewDispute { id, cooperative: on, member, entry, account, words };
    match store::disputes::insert(&tx, &new, now).await {
        Ok(()) => {}
        Err(error) if error.is_taken("ux_member_dispute_member_id_entry_id_account") => {
            drop(tx);
            return already(app, &new).await;
        }
        Err(error) => return Err(error.into()),
    }
    let held =
        store::cooperatives::boards::seats(&tx, Scope::Everything, Some(on), Some(SeatState::Held)).await?;
    let opened = today(app);
    let params = json!({
        "cooperative": membership.cooperative_name,
        "number": membership.number,
        "days": answer_days(opened).to_string(),
        "due": { "day": answer_due(opened) },
    });
    for seat in held.iter().filter(|seat| seat.office != BoardOffice::Chair) {
        outbox::tell(app, &tx, seat.account, "dispute_opened", params.clone(), &format!("/disputes/{id}"))
            .await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// A dispute for the member or for the board that answers it; that the board looks is written down.
pub async fn show(app: &App, actor: &Actor, id: DisputeId) -> Result<Case, Failure> {
    let tx = app.db.begin().await?;
    let dispute = store::disputes::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let case = if dispute.member_account == Some(actor.account) {
        case(&tx, dispute, Side::Member).await?
    } else {
        let side = seat(&tx, actor, dispute.cooperative).await?;
        let as_what = if side == Side::Treasurer { LookSeat::Treasurer } else { LookSeat::Board };
        super::looks::write(app, &tx, actor, (as_what, LookAt::Dispute), [dispute.member]).await?;
        case(&tx, dispute, side).await?
    };
    tx.commit().await?;
    Ok(case)
}

/// The board's answer, once, and not by the member herself.
pub async fn answer(
    app: &App,
    actor: &Actor,
    id: DisputeId,
    (answer, words): (DisputeAnswer, &str),
) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let dispute = store::disputes::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    seat(&tx, actor, dispute.cooperative).await?;
    if dispute.member_account == Some(actor.account) {
        return Err(Failure::Refused("dispute-own"));
    }
    if !dispute.standing().may_answer() {
        return Err(Failure::Refused("dispute-moved"));
    }
    store::disputes::answer(&tx, id, (actor.account, answer, words), now).await.map_err(moved)?;
    if let Some(member) = dispute.member_account {
        let params = json!({ "cooperative": dispute.cooperative_name });
        outbox::tell(app, &tx, member, "dispute_answered", params, &format!("/disputes/{id}")).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn hers(tx: &Tx, actor: &Actor, id: DisputeId) -> Result<Dispute, Failure> {
    let dispute = store::disputes::find(tx, id).await?;
    dispute.filter(|dispute| dispute.member_account == Some(actor.account)).ok_or(Failure::NotFound)
}

/// The member sends it to the office: after an answer, or when none came in time.
pub async fn send(app: &App, actor: &Actor, id: DisputeId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let dispute = hers(&tx, actor, id).await?;
    if !dispute.standing().may_send(today(app)) {
        return Err(Failure::Refused(if dispute.closed_at.is_some() || dispute.sent_at.is_some() {
            "dispute-moved"
        } else {
            "dispute-early"
        }));
    }
    store::disputes::send(&tx, id, app.clock.now()).await.map_err(moved)?;
    tx.commit().await?;
    Ok(())
}

/// The member closes it.
pub async fn close(app: &App, actor: &Actor, id: DisputeId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    if !hers(&tx, actor, id).await?.standing().may_close() {
        return Err(Failure::Refused("dispute-moved"));
    }
    store::disputes::close(&tx, id, app.clock.now()).await.map_err(moved)?;
    tx.commit().await?;
    Ok(())
}

/// A page of a member's own disputes, the latest first.
pub async fn own(
    app: &App,
    actor: &Actor,
    member: MemberId,
    cursor: Option<&Cursor>,
) -> Result<(super::Membership, Page<Dispute>), Failure> {
    let membership = super::own(&app.db, actor, member).await?;
    Ok((membership, store::disputes::of_member(&app.db, member, cursor, SIZE).await?))
}

/// A page of the disputes in a cooperative for whoever answers them, with its name. Shows no line.
pub async fn of_board(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<(String, Page<Dispute>), Failure> {
    may_answer_disputes(&boards::own_seats(&app.db, actor, on).await?, on)?;
    let name = boards::known(&app.db, on).await?.cooperative.details.name;
    Ok((name, store::disputes::on_cooperative(&app.db, on, cursor, SIZE).await?))
}

/// What the office has to look at: disputes sent to it and those that boards leave unanswered, the oldest first.
pub async fn of_office(
    app: &App,
    actor: &Actor,
    cursor: Option<&Cursor>,
    export: bool,
) -> Result<Page<Dispute>, Failure> {
    policy::may_keep_register(actor)?;
    let before = super::late::overdue_before(app);
    let size = if export { EXPORT_SIZE } else { SIZE };
    Ok(store::disputes::for_office(&app.db, before, cursor, size).await?)
}

/// A dispute for the office, with the one account that it is about; the look is written down.
pub async fn for_office(app: &App, actor: &Actor, id: DisputeId) -> Result<Case, Failure> {
    policy::may_keep_register(actor)?;
    let tx = app.db.begin().await?;
    let dispute = store::disputes::find(&tx, id).await?;
    let dispute = dispute.filter(|dispute| dispute.standing().may_office_see(today(app)));
    let dispute = dispute.ok_or(Failure::NotFound)?;
    super::looks::write(app, &tx, actor, (LookSeat::Office, LookAt::Dispute), [dispute.member]).await?;
    let case = case(&tx, dispute, Side::Office).await?;
    tx.commit().await?;
    Ok(case)
}
