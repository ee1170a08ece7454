//! The owner's moves, each on a page that says what follows from it before it is done: answering, accepting,
//! withdrawing, leaving, taking the packet to another bank.

use domain::applications::{Action, ApplicationId, Need, needs_of};
use domain::documents::{DocumentId, DocumentKind};
use domain::matching::Verdict;
use domain::offers::OfferId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::applications::{self, Act, CaseView, applying};
use crate::usecases::documents::{self, NewDocument};
use crate::usecases::{Failure, Fault};
use crate::web::apply::parts::Choice;
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::labels::Label as _;
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, Upload};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const NAMES: [&str; 3] = ["confirmed", "destination", "note"];
const ANSWER: [&str; 3] = ["note", "kind", "file"];

/// A move that is confirmed.
#[derive(Debug, Serialize)]
pub(super) struct MovePage {
    action: String,
    back: String,
    number: String,
    title: String,
    text: String,
    yes: String,
    confirm: String,
    danger: bool,
    letter: String,
    revision: i32,
    destinations: Vec<Choice>,
    transfer: bool,
    form: FormView,
}

impl MovePage {
    fn of(
        words: Wording<'_>,
        case: &CaseView,
        action: Action,
        destinations: Vec<Choice>,
        form: FormView,
    ) -> Self {
        let application = &case.application;
        let key = format!("my-move-{action}-{}", application.kind());
        let organisation = [("organisation", case.parties.short_name.as_str().into())];
        let letter = action == Action::Accept && application.letter.is_some();
        Self {
            action: format!("/applications/{}/{action}", application.id),
            back: format!("/applications/{}", application.id),
            number: application.receipt.map_or_else(String::new, |receipt| receipt.to_string()),
            title: words.say(&key),
            text: words.say_with(&format!("{key}-text"), &organisation),
            yes: words.say(&format!("{key}-yes")),
            confirm: words.say(&format!("{key}-confirm")),
            danger: matches!(action, Action::Withdraw | Action::Drop),
            letter: if letter { format!("/cases/{}/letter", application.id) } else { String::new() },
            revision: application.revision,
            destinations,
            transfer: action == Action::Transfer,
            form,
        }
    }
}

impl Page for MovePage {
    const TEMPLATE: &'static str = "pages/my_cases/move.html";

    fn samples() -> Vec<Self> {
        let page = |transfer, destinations| Self {
            action: "/applications/1/accept".into(),
            back: "/applications/1".into(),
            number: "JB-2611-4YC5TC".into(),
            title: "Terima".into(),
            text: "Bank <menyiapkan> akad.".into(),
            yes: "Terima".into(),
            confirm: "Saya sudah membaca".into(),
            danger: transfer,
            letter: if transfer { String::new() } else { "/cases/1/letter".into() },
            revision: 3,
            destinations,
            transfer,
            form: FormView::new(&NAMES),
        };
        let choice = Choice { value: "1".into(), label: "Bank Lain".into(), hint: "Rp1".into() };
        vec![page(false, Vec::new()), page(true, vec![choice]), page(true, Vec::new())]
    }
}

/// A request for information, and where it is answered.
#[derive(Debug, Serialize)]
pub(super) struct AnswerPage {
    action: String,
    back: String,
    organisation: String,
    question: String,
    papers: Vec<String>,
    due: String,
    revision: i32,
    kinds: Vec<Choice>,
    form: FormView,
}

impl AnswerPage {
    fn of(words: Wording<'_>, case: &CaseView, form: FormView) -> Self {
        let application = &case.application;
        let asked = case.events.iter().rev().find(|event| event.action == Action::Ask);
        let wanted = asked.map(|event| event.data.papers.clone()).unwrap_or_default();
        let rest = DocumentKind::ALL.iter().copied().filter(|kind| !wanted.contains(kind));
        let choice = |kind: DocumentKind| Choice {
            value: kind.as_str().to_owned(),
            label: words.say(&kind.key()),
            hint: String::new(),
        };
        Self {
            action: format!("/applications/{}/answer", application.id),
            back: format!("/applications/{}", application.id),
            organisation: case.parties.short_name.clone(),
            question: asked.and_then(|event| event.note.clone()).unwrap_or_default(),
            papers: wanted.iter().map(|kind| words.label(*kind)).collect(),
            due: application.due_on.map_or_else(String::new, |day| words.date(day)),
            revision: application.revision,
            kinds: wanted.iter().copied().chain(rest).map(choice).collect(),
            form,
        }
    }
}

impl Page for AnswerPage {
    const TEMPLATE: &'static str = "pages/my_cases/answer.html";

    fn samples() -> Vec<Self> {
        let choice =
            Choice { value: "bank_statement".into(), label: "Rekening koran".into(), hint: String::new() };
        let page = |papers, due: &str| Self {
            action: "/applications/1/answer".into(),
            back: "/applications/1".into(),
            organisation: "Bank".into(),
            question: "Mohon rekening <koran>".into(),
            papers,
            due: due.into(),
            revision: 3,
            kinds: vec![choice.clone()],
            form: FormView::new(&ANSWER),
        };
        vec![page(vec!["Rekening koran".into()], "30 November 2026"), page(Vec::new(), "")]
    }
}

/// The moves that have a page of this kind.
fn named(name: &str) -> Result<Action, WebError> {
    let action = name.parse::<Action>().map_err(|_| WebError::NotFound)?;
    let hers = matches!(action, Action::Accept | Action::Withdraw | Action::Transfer | Action::Drop);
    if hers { Ok(action) } else { Err(WebError::NotFound) }
}

#[handler]
pub(super) async fn ask(owner: Owner, At((id, name)): At<(ApplicationId, String)>) -> Answer {
    let action = named(&name)?;
    let case = applications::load_case(owner.app(), owner.actor(), id).await?;
    if !case.open.contains(&action) {
        return Err(Failure::Refused("act-no-such-move").into());
    }
    let destinations = destinations(&owner, &case, action).await?;
    owner.render(&MovePage::of(owner.wording(), &case, action, destinations, FormView::new(&NAMES)))
}

#[handler]
pub(super) async fn act(
    owner: Owner,
    At((id, name)): At<(ApplicationId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let action = named(&name)?;
    let done = applications::act(owner.app(), owner.actor(), id, filled(action, &fields)?).await;
    match done {
        Ok(acted) => {
            let to = acted
                .begun
                .map_or_else(|| format!("/applications/{id}"), |begun| format!("/apply/draft/{begun}"));
            Ok(see_other_with(&to, flash(action)))
        }
        Err(Failure::Invalid(faults)) => {
            let case = applications::load_case(owner.app(), owner.actor(), id).await?;
            let destinations = destinations(&owner, &case, action).await?;
            let form = FormView::typed(&NAMES, &fields).with_faults(&owner, faults);
            let page = MovePage::of(owner.wording(), &case, action, destinations, form);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

fn filled(action: Action, fields: &Fields) -> Result<Act, WebError> {
    let reader = Reader::new(fields);
    let revision = reader.typed("revision").and_then(|text| text.parse().ok()).ok_or(WebError::BadForm)?;
    Ok(Act {
        confirmed: reader.ticked("confirmed"),
        destination: reader.typed("destination").and_then(|text| text.parse::<OfferId>().ok()),
        ..Act::new(action, revision)
    })
}

const fn flash(action: Action) -> &'static str {
    match action {
        Action::Accept => "my-accepted",
        Action::Transfer => "my-transferred",
        _ => "my-withdrawn",
    }
}

/// Open offers of other banks that fit, best first, with what they would cost.
async fn destinations(owner: &Owner, case: &CaseView, action: Action) -> Result<Vec<Choice>, WebError> {
    if action != Action::Transfer {
        return Ok(Vec::new());
    }
    let words = owner.wording();
    let survey = applying::elsewhere(owner.app(), owner.actor(), &case.application).await?;
    let here = [case.parties.organisation.as_str(), case.parties.short_name.as_str()];
    let items = survey.offers.iter().map(|placed| &placed.item);
    let fitting =
        items.filter(|item| item.verdict != Verdict::Ineligible && !here.contains(&item.bank.as_str()));
    let choice = |item: &crate::usecases::matching::OfferMatch| Choice {
        value: item.offer.to_string(),
        label: format!("{} · {}", item.bank, words.both(&item.terms.name)),
        hint: item.total.map_or_else(String::new, |total| {
            let verdict = words.say(&format!("verdict-{}", item.verdict));
            words.say_with(
                "my-destination-hint",
                &[("total", words.rupiah(total).into()), ("verdict", verdict.into())],
            )
        }),
    };
    Ok(fitting.map(choice).collect())
}

#[handler]
pub(super) async fn question(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    let case = applications::load_case(owner.app(), owner.actor(), id).await?;
    if !case.open.contains(&Action::Answer) {
        return Err(Failure::Refused("act-no-such-move").into());
    }
    owner.render(&AnswerPage::of(owner.wording(), &case, FormView::new(&ANSWER)))
}

/// An answer in words, with a file or both; the review goes on where it stopped.
#[handler]
pub(super) async fn answer(owner: Owner, At(id): At<ApplicationId>, sent: Upload) -> Answer {
    let fields = sent.fields.clone();
    match reply(&owner, id, sent).await {
        Ok(()) => Ok(see_other_with(&format!("/applications/{id}"), "my-answered")),
        Err(Failure::Invalid(faults)) => {
            let case = applications::load_case(owner.app(), owner.actor(), id).await?;
            let form = FormView::typed(&ANSWER, &fields).with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &AnswerPage::of(owner.wording(), &case, form))
        }
        Err(other) => Err(other.into()),
    }
}

async fn reply(owner: &Owner, id: ApplicationId, sent: Upload) -> Result<(), Failure> {
    let case = applications::load_case(owner.app(), owner.actor(), id).await?;
    let revision = sent.field("revision").and_then(|text| text.parse().ok());
    let mut reader = Reader::new(&sent.fields);
    let note = reader.optional("note", 4000);
    if note.is_none() && sent.files.is_empty() {
        reader.fault("note", "reply-empty");
    }
    reader.finish().map_err(Failure::Invalid)?;
    let kind = sent.field("kind").and_then(|text| text.parse().ok()).unwrap_or(DocumentKind::Other);
    let asked = needs_of(
        case.application.kind(),
        case.application.status,
        Action::Answer,
        domain::applications::By::Owner,
    );
    // A second click finds the question answered: its file must not be kept twice.
    let files = if asked.contains(&Need::Reply) { sent.files } else { Vec::new() };
    let mut laid: Vec<DocumentId> = Vec::new();
    for file in files {
        let new = NewDocument { kind, file_name: file.name, bytes: file.bytes, expires_on: None };
        laid.push(documents::upload(owner.app(), owner.actor(), case.application.business, new).await?);
    }
    let filled = Act {
        note,
        documents: laid,
        ..Act::new(
            Action::Answer,
            revision.ok_or_else(|| Failure::Invalid(vec![Fault::new("note", "form-old")]))?,
        )
    };
    applications::act(owner.app(), owner.actor(), id, filled).await.map(|_| ())
}
