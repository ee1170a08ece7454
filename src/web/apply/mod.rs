//! Applying, step by step: what is wanted before, the pages of the draft, the check, the receipt.

mod before;
mod forms;
pub(super) mod parts;
mod receipt;
mod steps;
mod views;

use domain::applications::ApplicationId;
use domain::documents::DocumentKind;
use domain::facts::BusinessId;
use domain::offers::OfferId;
use domain::programs::{CohortId, ProgramId};
use poem::http::StatusCode;
use poem::{Response, handler};

use self::before::{BeforePage, Query, WhichPage};
use self::forms::{Chosen, NAMES};
use self::receipt::ReceiptPage;
use self::steps::Step;
use self::views::StepPage;
use super::capability::{Asked, At, Owner};
use super::errors::WebError;
use super::forms::FormView;
use super::posted::{Fields, Posted, Upload, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other, see_other_with};
use crate::usecases::applications::applying::{self, OpenDraft};
use crate::usecases::applications::{self, DraftChange, Subject};
use crate::usecases::documents::{self, NewDocument};
use crate::usecases::{Failure, Fault, businesses};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/apply/offer/:offer", before_offer)
        .post("/apply/offer/:offer", start_offer)
        .get("/apply/program/:program", before_program)
        .post("/apply/program/:program", start_program)
        .get("/apply/draft/:id", resume)
        .get("/apply/draft/:id/:step", show)
        .post("/apply/draft/:id/:step", save)
        .post("/apply/draft/:id/upload", upload)
        .post("/apply/draft/:id/renew", renew)
        .get("/applications/:id/receipt", show_receipt)
}

/// The business asked for, or the only one there is.
async fn chosen(owner: &Owner, asked: &Query) -> Result<Result<BusinessId, WhichPage>, WebError> {
    if let Some(id) = asked.business {
        return Ok(Ok(id));
    }
    let own = businesses::own(owner.app(), owner.actor()).await?;
    Ok(match own.as_slice() {
        [only] => Ok(only.id),
        several => Err(WhichPage::of(owner.path(), several)),
    })
}

#[handler]
async fn before_offer(owner: Owner, At(offer): At<OfferId>, Asked(asked): Asked<Query>) -> Answer {
    let business = match chosen(&owner, &asked).await? {
        Ok(business) => business,
        Err(which) => return owner.render(&which),
    };
    let prospect = applying::for_offer(owner.app(), owner.actor(), offer, business).await?;
    let action = format!("/apply/offer/{offer}");
    owner.render(&BeforePage::of(owner.wording(), &prospect, action, owner.once()))
}

#[handler]
async fn before_program(owner: Owner, At(program): At<ProgramId>, Asked(asked): Asked<Query>) -> Answer {
    let business = match chosen(&owner, &asked).await? {
        Ok(business) => business,
        Err(which) => return owner.render(&which),
    };
    let prospect = applying::for_program(owner.app(), owner.actor(), program, business).await?;
    let action = format!("/apply/program/{program}");
    owner.render(&BeforePage::of(owner.wording(), &prospect, action, owner.once()))
}

/// The business and the key of a form that begins an application.
fn begun(fields: &Fields) -> Result<(BusinessId, &str), WebError> {
    let business = field(fields, "business").and_then(|text| text.parse().ok());
    let once = field(fields, "once").filter(|key| !key.is_empty() && key.len() <= 64);
    business.zip(once).ok_or(WebError::BadForm)
}

#[handler]
async fn start_offer(owner: Owner, At(offer): At<OfferId>, Posted(fields): Posted<Fields>) -> Answer {
    let (business, once) = begun(&fields)?;
    let subject = Subject::Offer(offer);
    let id = applications::start_draft(owner.app(), owner.actor(), business, subject, once).await?;
    Ok(see_other(&format!("/apply/draft/{id}")))
}

/// Also the one tap of a gap card: without a cohort, the next one is taken, and can be changed on the page that follows.
#[handler]
async fn start_program(owner: Owner, At(program): At<ProgramId>, Posted(fields): Posted<Fields>) -> Answer {
    let (business, once) = begun(&fields)?;
    let cohort = match field(&fields, "cohort").and_then(|text| text.parse::<CohortId>().ok()) {
        Some(cohort) => cohort,
        None => match applying::next_cohort(owner.app(), program).await? {
            Some(cohort) => cohort.id,
            None => return Err(Failure::Refused("application-cohort-closed").into()),
        },
    };
    let subject = Subject::Program(program, cohort);
    let id = applications::start_draft(owner.app(), owner.actor(), business, subject, once).await?;
    Ok(see_other(&format!("/apply/draft/{id}")))
}

/// The draft, or the way to the case where it was handed in.
async fn opened(owner: &Owner, id: ApplicationId) -> Result<Option<OpenDraft>, WebError> {
    Ok(applying::open_draft(owner.app(), owner.actor(), id).await?)
}

fn case_page(id: ApplicationId) -> Response {
    see_other(&format!("/applications/{id}"))
}

/// Leaving and coming back goes on where it stopped.
#[handler]
async fn resume(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    match opened(&owner, id).await? {
        Some(draft) => Ok(see_other(&format!("/apply/draft/{id}/{}", Step::next_open(&draft).name()))),
        None => Ok(case_page(id)),
    }
}

#[handler]
async fn show(owner: Owner, At((id, step)): At<(ApplicationId, String)>) -> Answer {
    let Some(draft) = opened(&owner, id).await? else {
        return Ok(case_page(id));
    };
    let step = Step::named(&draft, &step).ok_or(WebError::NotFound)?;
    owner.render(&StepPage::of(owner.wording(), &draft, step, None))
}

#[handler]
async fn save(
    owner: Owner,
    At((id, step)): At<(ApplicationId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    if step == "discard" {
        applications::discard_draft(owner.app(), owner.actor(), id).await?;
        return Ok(see_other_with("/applications", "apply-discarded"));
    }
    let Some(draft) = opened(&owner, id).await? else {
        // The second click of a double click comes here when the first has handed it in.
        return Ok(if step == "check" {
            see_other(&format!("/applications/{id}/receipt"))
        } else {
            case_page(id)
        });
    };
    let step = Step::named(&draft, &step).ok_or(WebError::NotFound)?;
    match write(&owner, &draft, step, &fields).await {
        Ok(()) if step == Step::Check => Ok(see_other(&format!("/applications/{id}/receipt"))),
        Ok(()) => Ok(after(&draft, id, step)),
        Err(Failure::Invalid(faults)) => refused(&owner, &draft, step, &fields, faults),
        Err(other) => Err(other.into()),
    }
}

/// The page that follows; whoever came from the check goes back to it.
fn after(draft: &OpenDraft, id: ApplicationId, step: Step) -> Response {
    let others_done =
        Step::all(draft).into_iter().all(|other| other == step || other == Step::Check || other.done(draft));
    let all = Step::all(draft);
    let at = all.iter().position(|other| *other == step).unwrap_or_default();
    let next = if others_done { Step::Check } else { all.get(at + 1).copied().unwrap_or(Step::Check) };
    see_other(&format!("/apply/draft/{id}/{}", next.name()))
}

fn refused(owner: &Owner, draft: &OpenDraft, step: Step, fields: &Fields, faults: Vec<Fault>) -> Answer {
    let form = FormView::typed(&NAMES, fields).with_faults(owner, faults);
    let page = StepPage::of(owner.wording(), draft, step, Some(form));
    owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Saves one page.
async fn write(owner: &Owner, draft: &OpenDraft, step: Step, fields: &Fields) -> Result<(), Failure> {
    let (app, actor, id) = (owner.app(), owner.actor(), draft.case.application.id);
    let change = match step {
        Step::Need => forms::need(fields).map_err(Failure::Invalid)?,
        Step::Motivation => forms::motivation(fields).map_err(Failure::Invalid)?,
        Step::Facts => {
            forms::ticked(fields, "facts", "facts-unconfirmed").map_err(Failure::Invalid)?;
            DraftChange::FactsConfirmed
        }
        Step::Papers => lay(owner, draft, fields).await?,
        Step::Consent => {
            forms::ticked(fields, "consent", "consent-missing").map_err(Failure::Invalid)?;
            DraftChange::Consent(true)
        }
        Step::Check => {
            forms::ticked(fields, "confirmed", "confirm").map_err(Failure::Invalid)?;
            applications::submit(app, actor, id).await?;
            return Ok(());
        }
    };
    applications::save_draft(app, actor, id, change).await
}

/// Lays the chosen papers to the draft and takes those of the same kind away that were not chosen. There are as many as
/// the terms want, which is few.
async fn lay(owner: &Owner, draft: &OpenDraft, fields: &Fields) -> Result<DraftChange, Failure> {
    let (app, actor, id) = (owner.app(), owner.actor(), draft.case.application.id);
    let chosen = forms::papers(fields, draft.case.version.terms.papers()).map_err(Failure::Invalid)?;
    let laid = |document| draft.case.papers.iter().any(|paper| paper.document == document);
    for (kind, choice) in &chosen {
        let keep = match choice {
            Chosen::Document(document) => Some(*document),
            Chosen::Missing => None,
        };
        for paper in
            draft.case.papers.iter().filter(|paper| paper.kind == *kind && Some(paper.document) != keep)
        {
            applications::detach_document(app, actor, id, paper.document).await?;
        }
        if let Some(document) = keep.filter(|document| !laid(*document)) {
            applications::attach_document(app, actor, id, document).await?;
        }
    }
    let missing =
        chosen.into_iter().filter(|(_, choice)| *choice == Chosen::Missing).map(|(kind, _)| kind).collect();
    Ok(DraftChange::Papers { missing })
}

/// A paper that is not there yet: kept with the business and laid to the draft at once.
#[handler]
async fn upload(owner: Owner, At(id): At<ApplicationId>, sent: Upload) -> Answer {
    let Some(draft) = opened(&owner, id).await? else {
        return Ok(case_page(id));
    };
    let kind = sent.field("kind").and_then(|text| text.parse::<DocumentKind>().ok());
    let fields = sent.fields.clone();
    let taken = take(&owner, &draft, kind, sent).await;
    match taken {
        Ok(()) => Ok(see_other_with(&format!("/apply/draft/{id}/papers"), "apply-uploaded")),
        Err(Failure::Invalid(faults)) => refused(&owner, &draft, Step::Papers, &fields, faults),
        Err(other) => Err(other.into()),
    }
}

async fn take(
    owner: &Owner,
    draft: &OpenDraft,
    kind: Option<DocumentKind>,
    sent: Upload,
) -> Result<(), Failure> {
    let application = &draft.case.application;
    let kind = kind.ok_or_else(|| Failure::invalid("kind", "choose"))?;
    let file = sent.files.into_iter().next().ok_or_else(|| Failure::invalid("file", "required"))?;
    let new = NewDocument { kind, file_name: file.name, bytes: file.bytes, expires_on: None };
    let (app, actor) = (owner.app(), owner.actor());
    let document = documents::upload(app, actor, application.business, new).await?;
    applications::attach_document(app, actor, application.id, document).await?;
    let missing = application.draft.missing.iter().copied().filter(|other| *other != kind).collect();
    if application.draft.papers_seen {
        applications::save_draft(app, actor, application.id, DraftChange::Papers { missing }).await?;
    }
    Ok(())
}

#[handler]
async fn renew(owner: Owner, At(id): At<ApplicationId>, _form: Posted<Fields>) -> Answer {
    applications::renew_version(owner.app(), owner.actor(), id).await?;
    Ok(see_other(&format!("/apply/draft/{id}")))
}

#[handler]
async fn show_receipt(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    let case = applications::load_case(owner.app(), owner.actor(), id).await?;
    match ReceiptPage::of(owner.wording(), &case) {
        Some(page) => owner.render(&page),
        None => Ok(see_other(&format!("/apply/draft/{id}"))),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<WhichPage>();
    gallery.show::<BeforePage>();
    gallery.show::<StepPage>();
    gallery.show::<ReceiptPage>();
}
