//! Carrying one move out: the row, its event, the telling. Every move goes through here, whoever makes it.

use domain::accounts::AccountId;
use domain::applications::{Action, By, Moved};

use super::telling::{self, Told};
use super::{Application, EventData};
use crate::app::App;
use crate::store::applications::{Change, Step};
use crate::store::events::NewEvent;
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, Stale};

/// A move that was decided.
#[derive(Debug)]
pub(in crate::usecases) struct Decided<'a> {
    /// What is done.
    pub(in crate::usecases) action: Action,
    /// As whom.
    pub(in crate::usecases) by: By,
    /// By whom; nobody where a day does it.
    pub(in crate::usecases) actor: Option<AccountId>,
    /// Where it leads and who is told.
    pub(in crate::usecases) moved: Moved,
    /// What was written beside it.
    pub(in crate::usecases) note: Option<&'a str>,
    /// What came with it.
    pub(in crate::usecases) data: EventData,
}

/// Saves a move, its event and what is told of it. Where somebody else was quicker, says who.
pub(in crate::usecases) async fn carry_out(
    app: &App,
    tx: &Tx,
    seen: &Application,
    change: Change,
    decided: Decided<'_>,
) -> Result<(), Failure> {
    let at = app.clock.now();
    let receipt = change.submission.as_ref().map(|submission| submission.receipt).or(seen.receipt);
    let name = match &change.submission {
        Some(submission) => submission.frozen.terms.name().clone(),
        None => seen.frozen.as_ref().map(|frozen| frozen.terms.name().clone()).unwrap_or_default(),
    };
    let step = Step { to: decided.moved.to, resume: decided.moved.resume, at };
    match store::applications::move_along(tx, seen, step, change).await {
        Err(StoreError::Stale) => return Err(stale(tx, seen).await?),
        other => other?,
    }
    let public = note_is_public(decided.action, decided.by);
    let event = NewEvent {
        id: app.ids.next(at),
        application: seen.id,
        at,
        actor: decided.actor,
        role: decided.by.as_str(),
        action: decided.action,
        from: seen.status,
        to: decided.moved.to,
        note: decided.note,
        public,
        data: &decided.data,
    };
    store::events::append(tx, event).await?;
    let told = Told {
        application: seen,
        receipt,
        name,
        action: decided.action,
        data: &decided.data,
        note: decided.note.filter(|_| public),
    };
    telling::of_move(app, tx, &told, decided.moved.tell, decided.actor).await
}

/// Who moved a case since its page was read, when, and where it stands now.
pub(super) async fn stale(tx: &Tx, seen: &Application) -> Result<Failure, Failure> {
    let now = store::applications::find(tx, seen.id).await?.ok_or(Failure::NotFound)?;
    let last = store::events::last(tx, seen.id).await?;
    let (by, at) = last.map_or((None, now.status_at), |event| (event.by, event.at));
    Ok(Failure::Stale(Box::new(Stale {
        by: by.unwrap_or_else(|| "Jembatan".to_owned()),
        at,
        status: now.status,
    })))
}

/// Whether what is written beside a move is for the owner too. What colleagues note while they review is theirs: it may
/// hold what they learned from SLIK.
pub(super) const fn note_is_public(action: Action, by: By) -> bool {
    match by {
        By::Owner | By::System => true,
        By::BankOfficer | By::BankApprover | By::Coordinator | By::Mentor | By::Office => !matches!(
            action,
            Action::StartReview
                | Action::Visit
                | Action::Refer
                | Action::Approve
                | Action::Waitlist
                | Action::Start
        ),
    }
}
