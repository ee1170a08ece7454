//! Who is told of a session and of a silence, and with which words. What the owner is told leads to the session itself.

use domain::accounts::AccountId;
use domain::applications::By;
use domain::mentoring::{SessionAction, SessionId, SessionStatus, SilenceStage};
use domain::policy::Actor;
use serde_json::{Value, json};

use super::silence::{GIVES, Quiet, Silenced};
use super::{Session, SessionText, mover};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::applications::Application;
use crate::usecases::{Failure, outbox};

/// Every text finds every parameter, so that a text can be bettered without code.
async fn params(tx: &Tx, application: &Application, actor: AccountId) -> Result<Value, Failure> {
    let parties = store::applications::case::parties(tx, application.id).await?.ok_or(Failure::NotFound)?;
    let name = application.frozen.as_ref().map(|frozen| frozen.terms.name().clone()).unwrap_or_default();
    let by = store::accounts::find(tx, actor).await?.map(|account| account.name).unwrap_or_default();
    Ok(json!({
        "program": {"both": {"id": name.id, "en": name.en}},
        "organisation": parties.short_name,
        "business": parties.business,
        "by": by,
        "note": "",
    }))
}

fn with(mut params: Value, name: &str, value: Value) -> Value {
    if let Value::Object(fields) = &mut params {
        fields.insert(name.to_owned(), value);
    }
    params
}

fn of_session(params: Value, text: &SessionText) -> Value {
    let params = with(params, "at", json!({"instant": text.starts_at}));
    with(params, "place", json!(text.place))
}

/// A session was planned, or recorded: the owner is told, and asked to confirm.
pub(super) async fn of_recording(
    app: &App,
    tx: &Tx,
    application: &Application,
    actor: &Actor,
    (id, status, text): (SessionId, SessionStatus, &SessionText),
) -> Result<(), Failure> {
    let kind = if status == SessionStatus::Planned { "mentoring_planned" } else { "mentoring_held" };
    let params = of_session(params(tx, application, actor.account).await?, text);
    outbox::tell(app, tx, application.owner, kind, params, &format!("/sessions/{id}")).await
}

/// A move of a session, told to whom its row names, except who made it.
pub(super) async fn of_move(
    app: &App,
    tx: &Tx,
    (session, application): (&Session, &Application),
    actor: &Actor,
    (action, note): (SessionAction, Option<&str>),
) -> Result<(), Failure> {
    let kind = match action {
        SessionAction::Hold => return Ok(()),
        SessionAction::Confirm => "mentoring_confirmed",
        SessionAction::Dispute => "mentoring_disputed",
        SessionAction::Void => "mentoring_void",
        SessionAction::Correct => "mentoring_corrected",
    };
    let by = mover(actor, session, application)?;
    let params = of_session(params(tx, application, actor.account).await?, &session.text);
    let params = with(params, "note", json!(note.unwrap_or_default()));
    let mut receivers = vec![session.mentor];
    if by != By::Owner {
        receivers.push(application.owner);
    }
    if action == SessionAction::Dispute {
        let leads = store::applications::desk::people(tx, application.organisation, GIVES).await?;
        receivers.extend(leads.into_iter().map(|party| party.id));
    }
    receivers.sort_unstable();
    receivers.dedup();
    for receiver in receivers.into_iter().filter(|receiver| *receiver != actor.account) {
        let link = format!("/sessions/{}", session.id);
        outbox::tell(app, tx, receiver, kind, params.clone(), &link).await?;
    }
    Ok(())
}

/// The owner is told who mentors her.
pub(in crate::usecases) async fn of_mentor(
    app: &App,
    tx: &Tx,
    application: &Application,
    mentor: AccountId,
) -> Result<(), Failure> {
    let params = params(tx, application, mentor).await?;
    let link = format!("/applications/{}/sessions", application.id);
    outbox::tell(app, tx, application.owner, "mentor_given", params, &link).await
}

/// A mentor who is silent went a step further.
pub(super) async fn of_silence(
    app: &App,
    tx: &Tx,
    application: &Application,
    quiet: &Quiet,
    stage: SilenceStage,
) -> Result<(), Failure> {
    let params = params(tx, application, quiet.mentor).await?;
    let params = with(params, "since", json!({"day": quiet.since}));
    let desk = format!("/participants/{}", quiet.application);
    let (mentor, lead) = match stage {
        SilenceStage::Reminded => ("mentor_reminded", None),
        SilenceStage::Paused => ("mentor_paused", Some("mentor_paused_desk")),
        SilenceStage::Removed => ("mentor_removed", Some("mentor_removed_desk")),
    };
    outbox::tell(app, tx, quiet.mentor, mentor, params.clone(), &desk).await?;
    if let Some(kind) = lead {
        let leads = store::applications::desk::people(tx, application.organisation, GIVES).await?;
        for party in leads.into_iter().filter(|party| party.id != quiet.mentor) {
            // To the case: there another mentor is given.
            let link = format!("/cases/{}", quiet.application);
            outbox::tell(app, tx, party.id, kind, params.clone(), &link).await?;
        }
    }
    if stage == SilenceStage::Removed {
        let link = format!("/applications/{}/sessions", quiet.application);
        outbox::tell(app, tx, application.owner, "mentor_removed_owner", params, &link).await?;
    }
    Ok(())
}

/// The office put a mentor back on the list.
pub(super) async fn of_lifting(app: &App, tx: &Tx, silenced: &Silenced, reason: &str) -> Result<(), Failure> {
    let params = json!({"business": silenced.business, "note": reason});
    outbox::tell(app, tx, silenced.mentor, "mentor_lifted", params, "/participants").await
}
