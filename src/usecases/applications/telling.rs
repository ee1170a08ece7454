//! Who is told of a move and of a message, and with which words. Internal steps tell nobody; the office is never mailed.

use domain::accounts::{AccountId, Role};
use domain::applications::{Action, Receipt, Tell, WorkflowKind};
use domain::language::Bilingual;
use serde_json::{Value, json};

use super::case::Parties;
use super::{Application, EventData};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, outbox};

/// What is told.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// The application, as it stood before.
    pub(super) application: &'a Application,
    /// Its number.
    pub(super) receipt: Option<Receipt>,
    /// What it is for.
    pub(super) name: Bilingual,
    /// What was done.
    pub(super) action: Action,
    /// What came with it.
    pub(super) data: &'a EventData,
    /// What was written beside it.
    pub(super) note: Option<&'a str>,
}

/// Tells whom the table names, except who did it.
pub(super) async fn of_move(
    app: &App,
    tx: &Tx,
    told: &Told<'_>,
    tell: Tell,
    actor: Option<AccountId>,
) -> Result<(), Failure> {
    if tell == Tell::Nobody {
        return Ok(());
    }
    let id = told.application.id;
    let parties = store::applications::case::parties(tx, id).await?.ok_or(Failure::NotFound)?;
    let params = params(told, &parties);
    if tell.owner()
        && let Some(kind) = kind_for_owner(told.action, told.application.kind())
    {
        outbox::tell(app, tx, parties.owner.id, kind, params.clone(), &format!("/applications/{id}")).await?;
    }
    if tell.organisation()
        && let Some(kind) = kind_for_desk(told.action)
    {
        for receiver in at_the_desk(tx, told.application).await? {
            if Some(receiver) != actor {
                outbox::tell(app, tx, receiver, kind, params.clone(), &format!("/cases/{id}")).await?;
            }
        }
    }
    Ok(())
}

/// Tells of a message: the owner where the desk wrote it, the desk where she did. Internal messages tell nobody.
pub(super) async fn of_message(
    app: &App,
    tx: &Tx,
    application: &Application,
    author: AccountId,
) -> Result<(), Failure> {
    let id = application.id;
    let parties = store::applications::case::parties(tx, id).await?.ok_or(Failure::NotFound)?;
    let told = Told {
        application,
        receipt: application.receipt,
        name: name_of(application),
        action: Action::Ask,
        data: &EventData::default(),
        note: None,
    };
    let params = params(&told, &parties);
    if author != application.owner {
        return outbox::tell(
            app,
            tx,
            application.owner,
            "case_message",
            params,
            &format!("/applications/{id}"),
        )
        .await;
    }
    for receiver in at_the_desk(tx, application).await? {
        outbox::tell(app, tx, receiver, "desk_message", params.clone(), &format!("/cases/{id}")).await?;
    }
    Ok(())
}

/// Tells a colleague that a case was given to them.
pub(super) async fn of_assignment(
    app: &App,
    tx: &Tx,
    application: &Application,
    to: AccountId,
) -> Result<(), Failure> {
    let parties = store::applications::case::parties(tx, application.id).await?.ok_or(Failure::NotFound)?;
    let told = Told {
        application,
        receipt: application.receipt,
        name: name_of(application),
        action: Action::StartReview,
        data: &EventData::default(),
        note: None,
    };
    let link = format!("/cases/{}", application.id);
    outbox::tell(app, tx, to, "desk_given", params(&told, &parties), &link).await
}

fn name_of(application: &Application) -> Bilingual {
    application.frozen.as_ref().map(|frozen| frozen.terms.name().clone()).unwrap_or_default()
}

/// Whoever works on it; where nobody does yet, those who can begin.
async fn at_the_desk(tx: &Tx, application: &Application) -> Result<Vec<AccountId>, Failure> {
    if let Some(account) = application.assigned_to {
        return Ok(vec![account]);
    }
    let (first, then) = match application.kind() {
        WorkflowKind::Credit => (Role::BankOfficer, Role::BankApprover),
        WorkflowKind::Mentoring => (Role::Coordinator, Role::Mentor),
    };
    let mut people = store::applications::desk::people(tx, application.organisation, &[first]).await?;
    if people.is_empty() {
        people = store::applications::desk::people(tx, application.organisation, &[then]).await?;
    }
    Ok(people.into_iter().map(|party| party.id).collect())
}

/// Every text finds every parameter, so that a text can be bettered without code.
fn params(told: &Told<'_>, parties: &Parties) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map_or(json!(""), |day| json!({"day": day}));
    json!({
        "offer": {"both": {"id": told.name.id, "en": told.name.en}},
        "organisation": parties.short_name,
        "business": parties.business,
        "receipt": told.receipt.map(|receipt| receipt.to_string()).unwrap_or_default(),
        "note": told.note.unwrap_or_default(),
        "due": day(told.data.due_on),
        "day": day(told.data.day),
        "expires": day(told.data.expires_on),
        "why": told.data.seat.map_or(json!(""), |seat| json!({"seat": seat})),
        "amount": told.data.amount.map_or(json!(""), |amount| json!({"rupiah": amount.get()})),
    })
}

/// The message to the owner; nothing for her own moves but the first and what the day did.
const fn kind_for_owner(action: Action, kind: WorkflowKind) -> Option<&'static str> {
    Some(match action {
        Action::Submit => "case_submit",
        Action::StartReview => "case_start_review",
        Action::Ask => "case_ask",
        Action::Approve => "case_approve",
        Action::Disburse => "case_disburse",
        Action::Settle => "case_settle",
        Action::Decline => match kind {
            WorkflowKind::Credit => "case_decline",
            WorkflowKind::Mentoring => "case_decline_program",
        },
        Action::Lapse => match kind {
            WorkflowKind::Credit => "case_lapse",
            WorkflowKind::Mentoring => "case_lapse_program",
        },
        Action::OfferSeat => "case_offer_seat",
        Action::Waitlist => "case_waitlist",
        Action::Complete => "case_complete",
        Action::Drop => "case_drop",
        Action::Visit
        | Action::Refer
        | Action::Answer
        | Action::Accept
        | Action::Withdraw
        | Action::Transfer
        | Action::Release
        | Action::Start => return None,
    })
}

const fn kind_for_desk(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Submit => "desk_submit",
        Action::Answer => "desk_answer",
        Action::Accept => "desk_accept",
        // Where the packet went is between the owner and the other bank.
        Action::Withdraw | Action::Transfer | Action::Release => "desk_withdraw",
        Action::Lapse => "desk_lapse",
        Action::Drop => "desk_drop",
        _ => return None,
    })
}
