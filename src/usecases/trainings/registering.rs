//! Registering for a training: owners for their business, the office for whoever comes without an account.

use domain::facts::{BusinessId, FactKey, FactValue, Sex};
use domain::funds::ParticipantKind;
use domain::identity::Nib;
use domain::policy::{self, Actor};
use domain::trainings::{ParticipantId, TrainingId, TrainingStatus, admissible};

use super::{Participant, Training};
use crate::app::App;
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, Fault, businesses, today};

/// What an owner says when she registers.
#[derive(Debug, Clone)]
pub struct OwnRegistration {
    /// Her business.
    pub business: BusinessId,
    /// What she comes as.
    pub kind: ParticipantKind,
    /// The cooperative she comes for.
    pub cooperative: Option<String>,
    /// Her sex, where her business does not know it yet: the report of the fund counts by it.
    pub sex: Option<Sex>,
    /// Her district, by code, where her business does not know it yet.
    pub district: Option<String>,
}

/// What the office writes of somebody who comes.
#[derive(Debug, Clone)]
pub struct NewParticipant {
    /// Her name.
    pub name: String,
    /// What she comes as.
    pub kind: ParticipantKind,
    /// Her sex.
    pub sex: Option<Sex>,
    /// Her district, by code.
    pub district: Option<String>,
    /// Her NIB.
    pub nib: Option<Nib>,
    /// The cooperative she comes for.
    pub cooperative: Option<String>,
    /// Whether the office has seen that the cooperative has a NIB.
    pub covered: bool,
}

/// Registers an owner for one of her businesses. Registering again changes nothing.
pub async fn register(
    app: &App,
    actor: &Actor,
    id: TrainingId,
    new: &OwnRegistration,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let training = store::trainings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if training.status != TrainingStatus::Open || training.text.dates.register_by < today(app) {
        return Err(Failure::Refused("training-late"));
    }
    let business = businesses::editable(&tx, actor, new.business).await?;
    let known = businesses::known(app, &tx, new.business).await?;
    let account = store::accounts::find(&tx, actor.account).await?.ok_or(Failure::NotFound)?;
    let nib = store::trainings::people::nib_of(&tx, new.business).await?;
    // Whether a cooperative has a NIB is for the office to see.
    check(new.kind, nib.is_some(), new.cooperative.as_deref(), false)?;
    let participant_id = ParticipantId(app.ids.next(app.clock.now()));
    let digits = match &nib {
        Some(sealed) => Some(opened(app, &format!("business.nib:{}", new.business), sealed)?),
        None => None,
    };
    let sex = match known.facts.value(FactKey::OwnerSex) {
        Some(FactValue::Sex(sex)) => Some(sex),
        _ => new.sex,
    };
    let district = business.place.district.clone().or_else(|| new.district.clone());
    let unknown = [("sex", sex.is_none()), ("district", district.is_none())];
    let faults: Vec<Fault> =
        unknown.iter().filter(|(_, asked)| *asked).map(|(field, _)| Fault::new(*field, "required")).collect();
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let participant = Participant {
        account: Some(actor.account),
        business: Some(new.business),
        sex,
        district,
        cooperative: new.cooperative.clone(),
        ..blank(participant_id, id, new.kind, account.name)
    };
    let participant = with_nib(app, participant, digits.as_deref())?;
    let who = format!("business:{}", new.business);
    take_seat(app, &tx, actor, &participant, (&who, false)).await?;
    tx.commit().await?;
    Ok(())
}

/// Registers somebody on the office's word. The same name with the same NIB is the same person.
pub async fn add(app: &App, actor: &Actor, id: TrainingId, new: &NewParticipant) -> Result<(), Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let training = store::trainings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if !training.status.is_running() {
        return Err(Failure::Refused("training-moved"));
    }
    check(new.kind, new.nib.is_some(), new.cooperative.as_deref(), new.covered)?;
    let participant = Participant {
        sex: new.sex,
        district: new.district.clone(),
        cooperative: new.cooperative.clone(),
        ..blank(ParticipantId(app.ids.next(app.clock.now())), id, new.kind, new.name.clone())
    };
    let participant = with_nib(app, participant, new.nib.as_ref().map(Nib::digits))?;
    let index = participant.nib_index.as_deref().map(hex::encode).unwrap_or_default();
    let who = format!("name:{}:{index}", new.name.to_lowercase());
    take_seat(app, &tx, actor, &participant, (&who, new.covered)).await?;
    tx.commit().await?;
    Ok(())
}

/// A participant who is the actor herself, or anybody for the office.
pub async fn own_or_office(
    app: &App,
    actor: &Actor,
    id: ParticipantId,
) -> Result<(Training, Participant), Failure> {
    let person = store::trainings::people::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    if person.account != Some(actor.account) {
        policy::may_book(actor).map_err(|_| Failure::NotFound)?;
    }
    let training = store::trainings::find(&app.db, person.training).await?.ok_or(Failure::NotFound)?;
    Ok((training, person))
}

/// Withdraws a participant: herself, or the office for her.
pub async fn withdraw(app: &App, actor: &Actor, id: ParticipantId) -> Result<TrainingId, Failure> {
    let tx = app.db.begin().await?;
    let person = store::trainings::people::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if person.account != Some(actor.account) {
        policy::may_book(actor).map_err(|_| Failure::NotFound)?;
    }
    let training = store::trainings::find(&tx, person.training).await?.ok_or(Failure::NotFound)?;
    if !training.status.is_running() {
        return Err(Failure::Refused("training-moved"));
    }
    if !person.withdrawn {
        store::trainings::people::withdraw(&tx, id, app.clock.now()).await?;
        store::trainings::seat(&tx, person.training, -1).await?;
    }
    tx.commit().await?;
    Ok(person.training)
}

fn check(
    kind: ParticipantKind,
    has_nib: bool,
    cooperative: Option<&str>,
    covered: bool,
) -> Result<(), Failure> {
    admissible(kind, has_nib, cooperative, covered).map_err(|error| {
        let field = match error {
            domain::trainings::NotAdmissible::WithoutNib => "nib",
            domain::trainings::NotAdmissible::WithoutCooperative => "cooperative",
        };
        Failure::invalid(field, error.code())
    })
}

fn blank(id: ParticipantId, training: TrainingId, kind: ParticipantKind, name: String) -> Participant {
    Participant {
        id,
        training,
        kind,
        account: None,
        business: None,
        name,
        sex: None,
        district: None,
        cooperative: None,
        nib_last4: None,
        nib_sealed: None,
        nib_index: None,
        before: None,
        after: None,
        withdrawn: false,
        raised: false,
        days: Vec::new(),
    }
}

/// What was sealed, as text.
pub(super) fn opened(app: &App, place: &str, sealed: &[u8]) -> Result<String, Failure> {
    let plain = app.vault.open(place, sealed)?;
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

/// Where a participant's NIB is sealed to.
pub(super) fn place_of_nib(id: ParticipantId) -> String {
    format!("training_participant.nib:{id}")
}

fn with_nib(app: &App, person: Participant, digits: Option<&str>) -> Result<Participant, Failure> {
    let Some(digits) = digits else { return Ok(person) };
    let sealed = app.vault.seal(&*app.secrets, &place_of_nib(person.id), digits.as_bytes())?;
    Ok(Participant {
        nib_last4: digits.get(digits.len().saturating_sub(4)..).map(str::to_owned),
        nib_index: Some(app.vault.index("nib", digits)),
        nib_sealed: Some(sealed),
        ..person
    })
}

/// Takes a seat, unless somebody is in already; who withdrew is taken back in. The table has as many seats as it has.
async fn take_seat(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    person: &Participant,
    (who, covered): (&str, bool),
) -> Result<(), Failure> {
    let known = store::trainings::people::list(tx, person.training).await?;
    let former = store::trainings::people::known(tx, person.training, who).await?;
    if former.is_some_and(|id| known.iter().any(|person| person.id == id && !person.withdrawn)) {
        return Ok(());
    }
    match store::trainings::seat(tx, person.training, 1).await {
        Err(StoreError::Refused) => return Err(Failure::Refused("training-full")),
        done => super::planning::moved(done)?,
    }
    let now = app.clock.now();
    match former {
        Some(id) => store::trainings::people::take_back(tx, id, person.kind).await?,
        None => {
            store::trainings::people::insert(tx, person, (who, covered), (actor.account, now)).await?;
        }
    }
    Ok(())
}
