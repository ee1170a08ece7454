//! Results: test scores, what a training raised, and its end.

use domain::certificates::CertificateKind;
use domain::facts::Evidence;
use domain::language::Bilingual;
use domain::matching::improves;
use domain::policy::{self, Actor};
use domain::trainings::{ParticipantId, TrainingId, TrainingStatus};
use serde_json::json;

use super::planning::moved;
use super::{Participant, Training};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::businesses::facts::{self, Statement};
use crate::usecases::certificates::{self, NewCertificate};
use crate::usecases::{Failure, businesses, outbox, today};

/// Writes somebody's test results; nothing leaves what is there.
pub async fn score(
    app: &App,
    actor: &Actor,
    id: ParticipantId,
    scores: [Option<u8>; 2],
) -> Result<TrainingId, Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let person = store::trainings::people::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let training = store::trainings::find(&tx, person.training).await?.ok_or(Failure::NotFound)?;
    if !training.status.is_running() {
        return Err(Failure::Refused("training-moved"));
    }
    store::trainings::people::score(&tx, id, scores).await?;
    tx.commit().await?;
    Ok(person.training)
}

/// Records that a training was held. Everybody who took part gets a certificate. For those ticked, who took part, the fact it aims at becomes `checked` at the office's
/// word; their matches are reckoned anew. Answers for how many.
pub async fn complete(
    app: &App,
    actor: &Actor,
    id: TrainingId,
    ticked: &[ParticipantId],
) -> Result<usize, Failure> {
    policy::may_book(actor)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let seen = super::seen(&tx, id).await?;
    let text = &seen.training.text;
    if text.dates.starts_on > today(app) {
        return Err(Failure::Refused("training-early"));
    }
    moved(store::trainings::move_along(&tx, id, TrainingStatus::Held, Some(now)).await)?;
    let mut raised = 0;
    for person in seen.present().filter(|person| person.took_part(&text.dates)) {
        let chosen = ticked.contains(&person.id);
        if let (true, Some(aim), Some(business)) = (chosen, text.aims, person.business) {
            let known = businesses::known(app, &tx, business).await?;
            let unknown = known.facts.value(aim.fact).is_none();
            if unknown || improves(&known.facts, aim) {
                let statement = Statement::value(aim.fact, aim.to)
                    .proved_by(Evidence::Checked)
                    .noted(format!("training:{id}"));
                facts::state_in(app, &tx, business, Some(actor.account), vec![statement]).await?;
                store::trainings::people::mark_raised(&tx, person.id, now).await?;
                raised += 1;
            }
        }
        certify(app, &tx, actor, (&seen.training, person)).await?;
        if let Some(account) = person.account {
            let params = json!({ "training": text.name });
            outbox::tell(app, &tx, account, "training_completed", params, &format!("/trainings/{id}"))
                .await?;
        }
    }
    tx.commit().await?;
    Ok(raised)
}

/// The certificate of somebody who took part: for her and, where she came for one, her business or cooperative.
async fn certify(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (training, person): (&Training, &Participant),
) -> Result<(), Failure> {
    let text = &training.text;
    let business = match person.business {
        Some(id) => store::businesses::find(tx, id).await?.map(|business| business.name),
        None => None,
    };
    let new = NewCertificate {
        kind: CertificateKind::Training,
        taken: person.id.0,
        holder: person.account,
        holder_name: person.name.clone(),
        business: business.or_else(|| person.cooperative.clone()).unwrap_or_default(),
        title: Bilingual { id: text.name.clone(), en: text.name.clone() },
        organisation: None,
        organisation_name: app.settings.office_name.clone(),
        days: (text.dates.starts_on, text.dates.ends_on),
        sessions: None,
        hours: Some(u16::try_from(person.hours(text)).unwrap_or(u16::MAX)),
    };
    certificates::issue(app, tx, Some(actor.account), new).await?;
    Ok(())
}
