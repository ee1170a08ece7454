//! Boards: a chair claims her cooperative with a paper, the office confirms, the chair fills the other seats. A seat is no
//! role of the account: what it opens is asked of `domain::cooperatives` every time.

use chrono::{DateTime, Utc};
use domain::accounts::{AccountId, Role};
use domain::cooperatives::{
    BoardOffice, CooperativeId, Judgement, RuleChoice, Seat, SeatId, SeatState, in_force, judge,
    may_fill_board, may_record_meeting, may_see_board,
};
use domain::documents::DocumentId;
use domain::facts::BusinessId;
use domain::policy::{self, Actor, Scope};
use serde_json::json;

use super::meetings::Recorded;
use super::standing::{self, Standing};
use super::{Known, Narrowing, register};
use crate::app::App;
use crate::store::cooperatives::boards::{self as rows, Turn};
use crate::store::cooperatives::links;
use crate::store::{self, Reader, StoreError, Tx};
use crate::usecases::accounts::invitations::{self, Invitation};
use crate::usecases::documents::{self, NewDocument};
use crate::usecases::{Failure, limits, outbox, today};

/// A seat with who sits on it.
#[derive(Debug, Clone)]
pub struct Seated {
    /// Its id.
    pub id: SeatId,
    /// On which board.
    pub cooperative: CooperativeId,
    /// Its name.
    pub cooperative_name: String,
    /// Who.
    pub account: AccountId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// As what.
    pub office: BoardOffice,
    /// How far.
    pub state: SeatState,
    /// The paper of a claim.
    pub document: Option<DocumentId>,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// Why it was refused.
    pub reason: Option<String>,
}

impl Seated {
    fn seat(&self) -> Seat {
        Seat { cooperative: self.cooperative, office: self.office, state: self.state }
    }
}

/// A seat to be.
#[derive(Debug)]
pub struct NewSeat {
    /// On which board.
    pub cooperative: CooperativeId,
    /// Whose.
    pub account: AccountId,
    /// As what.
    pub office: BoardOffice,
    /// How far.
    pub state: SeatState,
    /// The paper of a claim.
    pub document: Option<DocumentId>,
}

/// The seats of whoever asks.
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<Seated>, Failure> {
    Ok(rows::seats(&app.db, Scope::Own(actor.account), None, None).await?)
}

pub(crate) async fn own_seats(
    db: &impl Reader,
    actor: &Actor,
    on: CooperativeId,
) -> Result<Vec<Seat>, Failure> {
    let seats = rows::seats(db, Scope::Own(actor.account), Some(on), None).await?;
    Ok(seats.iter().map(Seated::seat).collect())
}

/// Says that the actor chairs the cooperative with this number of the register, and shows a paper for it.
pub async fn claim(app: &App, actor: &Actor, key: &str, paper: NewDocument) -> Result<(), Failure> {
    limits::count(app, limits::LOOK_UP, &format!("cooperative:{}", actor.account)).await?;
    let on =
        rows::find_by_key(&app.db, key).await?.ok_or_else(|| Failure::invalid("key", "cooperative-key"))?;
    let paper = documents::receive(app, actor, paper).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    documents::insert(&tx, actor, &paper).await?;
    let new = NewSeat {
        cooperative: on,
        account: actor.account,
        office: BoardOffice::Chair,
        state: SeatState::Claimed,
        document: Some(paper.document.id),
    };
    rows::insert(&tx, SeatId(app.ids.next(now)), &new, now).await.map_err(taken)?;
    tx.commit().await?;
    documents::settle(app, paper).await
}

fn taken(error: StoreError) -> Failure {
    if error.is_taken("ux_cooperative_seat_cooperative_id_account_id") {
        return Failure::Refused("cooperative-seat-taken");
    }
    error.into()
}

fn moved(error: StoreError) -> Failure {
    match error {
        StoreError::Stale => Failure::Refused("cooperative-seat-moved"),
        other => other.into(),
    }
}

/// The claims that wait for the office, latest first.
pub async fn claims(app: &App, actor: &Actor) -> Result<Vec<Seated>, Failure> {
    policy::may_keep_register(actor)?;
    Ok(rows::seats(&app.db, Scope::Everything, None, Some(SeatState::Claimed)).await?)
}

/// Confirms a claim, which ends the seat of whoever chaired the cooperative before, or refuses it with a reason.
pub async fn decide(app: &App, actor: &Actor, id: SeatId, reason: Option<&str>) -> Result<(), Failure> {
    policy::may_keep_register(actor)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let seat = rows::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let to = if reason.is_some() { SeatState::Refused } else { SeatState::Held };
    if to == SeatState::Held {
        let held = rows::seats(&tx, Scope::Everything, Some(seat.cooperative), Some(SeatState::Held)).await?;
        for before in held.iter().filter(|other| other.office == seat.office) {
            let end = Turn { from: SeatState::Held, to: SeatState::Ended, by: actor.account, reason: None };
            rows::turn(&tx, before.id, &end, now).await.map_err(moved)?;
        }
    }
    let turn = Turn { from: SeatState::Claimed, to, by: actor.account, reason };
    rows::turn(&tx, id, &turn, now).await.map_err(moved)?;
    let own = format!("/cooperatives/{}", seat.cooperative);
    let (kind, href) = match reason {
        Some(_) => ("cooperative_claim_refused", "/cooperatives"),
        None => ("cooperative_claim_confirmed", own.as_str()),
    };
    let params = json!({ "cooperative": seat.cooperative_name, "reason": reason.unwrap_or_default() });
    outbox::tell(app, &tx, seat.account, kind, params, href).await?;
    tx.commit().await?;
    Ok(())
}

/// A cooperative as its board sees it.
#[derive(Debug)]
pub struct Board {
    /// The cooperative with its record.
    pub known: Known,
    /// By which rule it is judged today.
    pub choice: RuleChoice,
    /// How it counts today.
    pub judgement: Judgement,
    /// Who sits on the board or is invited to it.
    pub seats: Vec<Seated>,
    /// What the board recorded of meetings.
    pub minutes: Vec<Recorded>,
    /// Whether the reader may record a meeting.
    pub may_record: bool,
    /// Whether the reader may fill seats.
    pub may_fill: bool,
    /// The business that the cooperative is, with its name.
    pub business: Option<(BusinessId, String)>,
    /// Its size, its class, what makes it modern.
    pub standing: Standing,
}

/// Shows a cooperative to somebody of its board.
pub async fn show(app: &App, actor: &Actor, id: CooperativeId) -> Result<Board, Failure> {
    let own = own_seats(&app.db, actor, id).await?;
    may_see_board(&own, id)?;
    let known = known(&app.db, id).await?;
    let as_of = today(app);
    let narrowing = Narrowing { id: Some(id), ..Narrowing::default() };
    let mut kept = standing::read(&app.db, Scope::Everything, (&narrowing, as_of)).await?;
    let kept = kept.remove(&id).unwrap_or_default();
    let choice = in_force(&register::choices(app).await?, as_of);
    let mut seats = rows::seats(&app.db, Scope::Everything, Some(id), None).await?;
    seats.retain(|seat| matches!(seat.state, SeatState::Held | SeatState::Invited));
    seats.sort_by_key(|seat| seat.office);
    Ok(Board {
        judgement: judge(&known.record, as_of, choice.rule, choice.line),
        standing: standing::stand(&known, kept, as_of),
        known,
        choice,
        seats,
        minutes: rows::minutes(&app.db, id).await?,
        may_record: may_record_meeting(&own, id).is_ok(),
        may_fill: may_fill_board(&own, id).is_ok(),
        business: links::find(&app.db, id).await?,
    })
}

pub(crate) async fn known(db: &impl Reader, id: CooperativeId) -> Result<Known, Failure> {
    let narrowing = Narrowing { id: Some(id), ..Narrowing::default() };
    store::cooperatives::list(db, Scope::Everything, &narrowing).await?.pop().ok_or(Failure::NotFound)
}

/// Somebody to invite.
#[derive(Debug)]
pub struct Invited {
    /// Name, for who has no account yet.
    pub name: String,
    /// Address.
    pub email: String,
    /// As what.
    pub office: BoardOffice,
}

/// Invites secretary or treasurer. Who has no account yet gets one by the mailed link; the seat is accepted afterwards.
pub async fn invite(app: &App, actor: &Actor, id: CooperativeId, invited: Invited) -> Result<(), Failure> {
    may_fill_board(&own_seats(&app.db, actor, id).await?, id)?;
    if invited.office == BoardOffice::Chair {
        return Err(Failure::invalid("office", "choose"));
    }
    limits::count(app, limits::INVITE, &actor.account.to_string()).await?;
    if rows::is_filled(&app.db, id, invited.office).await? {
        return Err(Failure::invalid("office", "cooperative-office-filled"));
    }
    let name = known(&app.db, id).await?.cooperative.details.name;
    let office = format!("board-office-{}", invited.office);
    let found = store::accounts::find_by_email(&app.db, &invited.email).await?;
    let there = found.filter(|account| account.email_proved);
    let account = match &there {
        Some(account) if account.role == Role::Owner && !account.disabled => account.id,
        Some(_) => return Err(Failure::invalid("email", "email-taken")),
        None => {
            let invitation = Invitation {
                name: invited.name,
                email: invited.email.clone(),
                role: Role::Owner,
                organisation: None,
                to: name.clone(),
                as_what: Some(office.clone()),
                language: actor.language,
            };
            invitations::send(app, invitation).await?;
            let made = store::accounts::find_by_email(&app.db, &invited.email).await?;
            made.ok_or(Failure::NotFound)?.id
        }
    };
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let state = SeatState::Invited;
    let new = NewSeat { cooperative: id, account, office: invited.office, state, document: None };
    rows::insert(&tx, SeatId(app.ids.next(now)), &new, now).await.map_err(taken)?;
    // Who has no account yet is told by the invitation to make one, and finds the seat with it.
    if there.is_some() {
        let params = json!({ "cooperative": name, "office": { "text": office } });
        outbox::tell(app, &tx, account, "cooperative_invited", params, "/cooperatives").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Accepts or declines an invitation of one's own.
pub async fn answer(app: &App, actor: &Actor, id: SeatId, accept: bool) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seat =
        rows::find(&tx, id).await?.filter(|seat| seat.account == actor.account).ok_or(Failure::NotFound)?;
    if accept && rows::is_filled(&tx, seat.cooperative, seat.office).await? {
        return Err(Failure::Refused("cooperative-seat-moved"));
    }
    let to = if accept { SeatState::Held } else { SeatState::Ended };
    turn(app, &tx, actor, &seat, SeatState::Invited, to).await?;
    tx.commit().await?;
    Ok(())
}

/// The chair ends a seat that is not her own, or takes an invitation back.
pub async fn end(app: &App, actor: &Actor, on: CooperativeId, id: SeatId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    may_fill_board(&own_seats(&tx, actor, on).await?, on)?;
    let seat = rows::find(&tx, id).await?.filter(|seat| seat.cooperative == on).ok_or(Failure::NotFound)?;
    if seat.account == actor.account {
        return Err(Failure::Refused("cooperative-own-seat"));
    }
    let from = if seat.state == SeatState::Invited { SeatState::Invited } else { SeatState::Held };
    turn(app, &tx, actor, &seat, from, SeatState::Ended).await?;
    tx.commit().await?;
    Ok(())
}

async fn turn(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    seat: &Seated,
    from: SeatState,
    to: SeatState,
) -> Result<(), Failure> {
    let turn = Turn { from, to, by: actor.account, reason: None };
    rows::turn(tx, seat.id, &turn, app.clock.now()).await.map_err(moved)
}
