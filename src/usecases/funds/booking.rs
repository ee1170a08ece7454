//! Booking on a line: committing, spending, releasing, booking back. The fund's row is taken first, so that what is read
//! after it stays true until the end; the tables refuse by themselves what has no room.

use chrono::NaiveDate;
use domain::funds::{BookingId, BookingKind, Effect, LineId};
use domain::money::Rupiah;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::opening::book_in;
use super::{Booking, Line};
use crate::app::App;
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, Fault, today};

/// What is booked.
#[derive(Debug, Clone)]
pub struct NewBooking {
    /// Committing or spending.
    pub kind: BookingKind,
    /// How much.
    pub amount: Rupiah,
    /// The day of the paper behind it.
    pub day: NaiveDate,
    /// What for.
    pub purpose: String,
    /// Number of the paper.
    pub reference: String,
    /// The commitment that is spent.
    pub commitment: Option<BookingId>,
    /// The training it belongs to.
    pub training: Option<Uuid>,
    /// Makes it count once.
    pub once: String,
}

/// A booking ready to be written.
#[derive(Debug)]
pub struct Written<'a> {
    /// Its id.
    pub id: BookingId,
    /// What it is.
    pub kind: BookingKind,
    /// What it does.
    pub effect: Effect,
    /// The commitment it touches.
    pub commitment: Option<BookingId>,
    /// The booking it takes back.
    pub corrects: Option<BookingId>,
    /// The rest, as stated.
    pub day: NaiveDate,
    /// What for.
    pub purpose: &'a str,
    /// Number of the paper.
    pub reference: &'a str,
    /// The training it belongs to.
    pub training: Option<Uuid>,
    /// Makes it count once.
    pub once: &'a str,
}

/// Commits or spends on a line.
pub async fn book(app: &App, actor: &Actor, line: LineId, new: &NewBooking) -> Result<(), Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    if book_on(app, &tx, actor, line, new).await? {
        tx.commit().await?;
    }
    Ok(())
}

/// As [`book`], within a transaction of the caller. Answers whether it was booked now, not before.
pub async fn book_on(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    line: LineId,
    new: &NewBooking,
) -> Result<bool, Failure> {
    let found = store::funds::line(tx, line).await?.ok_or(Failure::NotFound)?;
    check(app, new)?;
    book_in(tx, found.fund, 0, 0).await?;
    let open = match new.commitment.filter(|_| new.kind == BookingKind::Realisation) {
        None => Rupiah::ZERO,
        Some(id) => {
            commitment_of(tx, line, id).await?;
            store::funds::bookings::open_of(tx, id).await?
        }
    };
    let effect = match new.kind {
        BookingKind::Commitment => Effect::commitment(new.amount),
        _ => Effect::realisation(new.amount, open),
    };
    let written = Written {
        id: BookingId(app.ids.next(app.clock.now())),
        kind: new.kind,
        effect,
        commitment: new.commitment.filter(|_| new.kind == BookingKind::Realisation),
        corrects: None,
        day: new.day,
        purpose: &new.purpose,
        reference: &new.reference,
        training: new.training,
        once: &new.once,
    };
    write(app, tx, actor, line, &written).await
}

fn check(app: &App, new: &NewBooking) -> Result<(), Failure> {
    if new.amount == Rupiah::ZERO {
        return Err(Failure::invalid("amount", "amount-zero"));
    }
    if new.day > today(app) {
        return Err(Failure::invalid("day", "date-future"));
    }
    Ok(())
}

async fn commitment_of(tx: &Tx, line: LineId, id: BookingId) -> Result<Booking, Failure> {
    let found = store::funds::bookings::find(tx, id).await?;
    let fits = |booking: &Booking| booking.line == line && booking.kind == BookingKind::Commitment;
    found.filter(fits).ok_or(Failure::invalid("commitment", "choose"))
}

/// Gives back what is open of a commitment.
pub async fn release(
    app: &App,
    actor: &Actor,
    id: BookingId,
    reason: &str,
    once: &str,
) -> Result<LineId, Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let booking = store::funds::bookings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    book_in(&tx, booking.fund, 0, 0).await?;
    let open = store::funds::bookings::open_of(&tx, id).await?;
    if booking.kind != BookingKind::Commitment || open == Rupiah::ZERO {
        return Err(Failure::Refused("booking-nothing-open"));
    }
    let written = Written {
        commitment: Some(id),
        ..against(app, &booking, BookingKind::Release, Effect::release(open), (reason, once))
    };
    if write(app, &tx, actor, booking.line, &written).await? {
        tx.commit().await?;
    }
    Ok(booking.line)
}

/// Books an earlier booking back, once. A commitment that something was drawn on stands until that is booked back.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: BookingId,
    reason: &str,
    once: &str,
) -> Result<LineId, Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let booking = store::funds::bookings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    book_in(&tx, booking.fund, 0, 0).await?;
    if booking.kind == BookingKind::Correction {
        return Err(Failure::Refused("booking-is-correction"));
    }
    if store::funds::bookings::corrected_by(&tx, id).await?.is_some() {
        return Err(Failure::Refused("booking-corrected"));
    }
    let open = store::funds::bookings::open_of(&tx, id).await?;
    if booking.kind == BookingKind::Commitment && open.get() != booking.effect.committed {
        return Err(Failure::Refused("booking-drawn"));
    }
    let written = Written {
        commitment: booking.commitment,
        corrects: Some(id),
        ..against(app, &booking, BookingKind::Correction, booking.effect.reversed(), (reason, once))
    };
    if write(app, &tx, actor, booking.line, &written).await? {
        tx.commit().await?;
    }
    Ok(booking.line)
}

fn against<'a>(
    app: &App,
    booking: &'a Booking,
    kind: BookingKind,
    effect: Effect,
    (reason, once): (&'a str, &'a str),
) -> Written<'a> {
    Written {
        id: BookingId(app.ids.next(app.clock.now())),
        kind,
        effect,
        commitment: None,
        corrects: None,
        day: today(app),
        purpose: reason,
        reference: &booking.reference,
        training: booking.training,
        once,
    }
}

/// Writes a booking and moves the totals of line and fund with it. Answers whether it was new.
async fn write(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    line: LineId,
    booking: &Written<'_>,
) -> Result<bool, Failure> {
    if store::funds::bookings::is_known(tx, booking.once).await? {
        return Ok(false);
    }
    let found = store::funds::line(tx, line).await?.ok_or(Failure::NotFound)?;
    if found.balance.after(booking.effect).is_none() {
        return Err(over(&found, booking.effect));
    }
    match book_in(tx, found.fund, 0, booking.effect.uses()).await {
        Err(Failure::Refused("fund-over")) => return Err(Failure::invalid("amount", "fund-over")),
        done => done?,
    }
    match store::funds::bookings::insert(tx, &found, booking, actor.account, app.clock.now()).await {
        Err(StoreError::Refused) => Err(over(&found, booking.effect)),
        done => {
            done?;
            Ok(true)
        }
    }
}

fn over(line: &Line, effect: Effect) -> Failure {
    let grouped = |amount: i64| Rupiah::new(amount.max(0)).map(Rupiah::grouped).unwrap_or_default();
    let free = line.balance.free();
    let fault = Fault::new("amount", "line-over")
        .with("free", grouped(free))
        .with("over", grouped(effect.uses() - free.max(0)));
    Failure::Invalid(vec![fault])
}
