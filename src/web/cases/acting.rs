//! One small page for each move: what it does, what it asks for, and its button. A move that is not open has no page.

use chrono::Days;
use domain::applications::{Action, DeclineReason, Need, OfferLetter};
use domain::calendar::wita_date;
use domain::documents::DocumentKind;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::{forms, id_of};
use crate::usecases::Failure;
use crate::usecases::applications::{self, CaseView, acting};
use crate::web::capability::{At, CaseWorker};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::rules::sentences;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

/// How long a letter or a seat stands, unless somebody says otherwise.
const STANDS: Days = Days::new(14);
/// How long an owner is given to answer, unless somebody says otherwise.
const ANSWERS: Days = Days::new(7);

/// A choice.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

/// The form of one move; a list that is empty has no field.
#[derive(Debug, Serialize)]
pub(super) struct ActPage {
    title: String,
    over: String,
    explain: String,
    action: String,
    back: String,
    button: String,
    kind: &'static str,
    revision: i32,
    form: FormView,
    criteria: Vec<Choice>,
    reasons: Vec<Choice>,
    papers: Vec<Choice>,
    reached: Vec<Choice>,
    /// The other fields that the move has; a note is there always, and in this list where it is wanted.
    wants: Vec<&'static str>,
    method: String,
    rate_label: String,
    note_label: String,
    note_hint: String,
}

#[handler]
pub(super) async fn new(desk: CaseWorker, At((id, action)): At<(String, String)>) -> Answer {
    let (case, action) = open(&desk, &id, &action).await?;
    let form = prefilled(&desk, &case, action);
    desk.render(&page(desk.wording(), &case, action, form))
}

#[handler]
pub(super) async fn create(
    desk: CaseWorker,
    At((id, action)): At<(String, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let action: Action = action.parse().map_err(|_| WebError::NotFound)?;
    let case = applications::load_case(desk.app(), desk.actor(), id_of(&id)?).await?;
    // Whoever comes second has no such move any more: the use case, which sees the revision, says who was quicker.
    let needs = acting::wanted(&case, action);
    let made = match forms::read(&case, action, &needs, &fields) {
        Ok(act) => applications::act(desk.app(), desk.actor(), case.application.id, act).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match made {
        Ok(_) => Ok(see_other_with(&format!("/cases/{id}"), "case-moved")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&forms::NAMES, &fields).with_faults(&desk, faults);
            desk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(desk.wording(), &case, action, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// The case, if this move is open to the reader; otherwise why not.
async fn open(desk: &CaseWorker, id: &str, action: &str) -> Result<(CaseView, Action), WebError> {
    let action: Action = action.parse().map_err(|_| WebError::NotFound)?;
    let case = applications::load_case(desk.app(), desk.actor(), id_of(id)?).await?;
    if case.open.contains(&action) {
        return Ok((case, action));
    }
    let closed =
        if case.four_eyes_closed && action == Action::Approve { "act-four-eyes" } else { "act-no-such-move" };
    Err(Failure::Refused(closed).into())
}

fn prefilled(desk: &CaseWorker, case: &CaseView, action: Action) -> FormView {
    let words = desk.wording();
    let today = wita_date(desk.app().clock.now());
    let day = |day: chrono::NaiveDate| day.format("%d-%m-%Y").to_string();
    let form = FormView::new(&forms::NAMES);
    let form = match action {
        Action::Ask => form.with("due_on", day(today + ANSWERS)),
        Action::OfferSeat => form.with("expires_on", day(today + STANDS)),
        Action::Disburse | Action::Settle | Action::Complete => form.with("day", day(today)),
        _ => form,
    };
    match action {
        Action::Disburse => {
            let amount = case.application.letter.as_ref().map(|letter| words.integer(letter.amount.get()));
            form.with("amount", amount.unwrap_or_default())
        }
        Action::Approve => suggested(words, case, form, day(today + STANDS), today + STANDS),
        Action::Complete => everything_reached(case, form),
        _ => form,
    }
}

fn suggested(
    words: Wording<'_>,
    case: &CaseView,
    form: FormView,
    expires: String,
    expires_on: chrono::NaiveDate,
) -> FormView {
    let (Some(terms), Some(amount), Some(tenor)) =
        (case.version.terms.of_offer(), case.application.amount, case.application.tenor)
    else {
        return form;
    };
    let letter = OfferLetter::suggested(terms, amount, tenor, expires_on);
    form.with("amount", words.integer(letter.amount.get()))
        .with("rate", letter.rate.to_string())
        .with("tenor", letter.tenor.to_string())
        .with("fee", words.integer(letter.fee.get()))
        .with("expires_on", expires)
}

fn everything_reached(case: &CaseView, form: FormView) -> FormView {
    let improves = case.version.terms.of_program().map(|terms| terms.improves.clone()).unwrap_or_default();
    improves.iter().fold(form, |form, improvement| form.with("reached", improvement.fact.as_str()))
}

fn page(words: Wording<'_>, case: &CaseView, action: Action, form: FormView) -> ActPage {
    let application = &case.application;
    let needs = acting::wanted(case, action);
    let wants = |need: Need| needs.contains(&need);
    let spelled = action.as_str().replace('_', "-");
    let note_key = if wants(Need::Question) { "act-question" } else { "act-note" };
    let hint_key = if is_among_colleagues(action) { "act-note-internal" } else { "act-note-public" };
    let method = case.version.terms.of_offer().map(|terms| terms.method);
    let declines = wants(Need::Reasons);
    ActPage {
        title: words.label(action),
        over: format!("{} · {}", case.parties.business, receipt(case)),
        explain: words.say(&format!("act-{spelled}-explain")),
        action: format!("/cases/{}/act/{action}", application.id),
        back: format!("/cases/{}", application.id),
        button: words.label(action),
        kind: if matches!(action, Action::Decline | Action::Drop) { "danger" } else { "primary" },
        revision: application.revision,
        form,
        criteria: if declines { criteria(words, case) } else { Vec::new() },
        reasons: if declines { reasons(words, case) } else { Vec::new() },
        papers: if action == Action::Ask { kinds(words) } else { Vec::new() },
        reached: if wants(Need::Outcome) { reached(words, case) } else { Vec::new() },
        wants: fields(&needs),
        method: method.map(|method| words.label(method)).unwrap_or_default(),
        rate_label: words.say(rate_key(method)),
        note_label: words.say(note_key),
        note_hint: words.say(hint_key),
    }
}

/// What is written beside these is read by colleagues alone.
const fn is_among_colleagues(action: Action) -> bool {
    matches!(
        action,
        Action::StartReview
            | Action::Visit
            | Action::Refer
            | Action::Approve
            | Action::Waitlist
            | Action::Start
    )
}

/// The fields of the needs; a letter carries its own amount and last day.
fn fields(needs: &[Need]) -> Vec<&'static str> {
    let letter = needs.contains(&Need::OfferLetter);
    let field = |need: &Need| match need {
        Need::OfferLetter => Some("letter"),
        Need::Amount => Some("amount"),
        Need::Day => Some("day"),
        Need::DueDate => Some("due_on"),
        Need::Confirmation => Some("confirmed"),
        Need::Note | Need::Question => Some("note"),
        Need::Expiry if !letter => Some("expires_on"),
        _ => None,
    };
    needs.iter().filter_map(field).collect()
}

/// A margin is never called interest.
pub(super) const fn rate_key(method: Option<domain::money::Method>) -> &'static str {
    match method {
        Some(domain::money::Method::Margin) => "letter-margin-rate",
        _ => "letter-rate",
    }
}

fn receipt(case: &CaseView) -> String {
    case.application.receipt.map(|receipt| receipt.to_string()).unwrap_or_default()
}

fn criteria(words: Wording<'_>, case: &CaseView) -> Vec<Choice> {
    let leaves = case.version.rule.leaves().into_iter();
    leaves.map(|(value, leaf)| Choice { value, label: sentences::leaf(words, leaf) }).collect()
}

fn reasons(words: Wording<'_>, case: &CaseView) -> Vec<Choice> {
    DeclineReason::for_kind(case.application.kind())
        .map(|reason| Choice { value: reason.to_string(), label: words.label(reason) })
        .collect()
}

fn kinds(words: Wording<'_>) -> Vec<Choice> {
    DocumentKind::ALL
        .iter()
        .map(|kind| Choice { value: kind.to_string(), label: words.label(*kind) })
        .collect()
}

fn reached(words: Wording<'_>, case: &CaseView) -> Vec<Choice> {
    let improves = case.version.terms.of_program().map(|terms| terms.improves.clone()).unwrap_or_default();
    improves
        .iter()
        .map(|improvement| Choice {
            value: improvement.fact.to_string(),
            label: format!(
                "{}: {}",
                words.label(improvement.fact),
                sentences::value(words, improvement.fact, improvement.to)
            ),
        })
        .collect()
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "pages/cases/act.html";

    fn samples() -> Vec<Self> {
        let choice = || Choice { value: "nib".into(), label: "NIB".into() };
        let plain = || Self {
            title: "Mulai tinjau".into(),
            over: "Gula Aren Borong · JB-2611-4YC5TC".into(),
            explain: "Pemilik diberi tahu.".into(),
            action: "/cases/1/act/start_review".into(),
            back: "/cases/1".into(),
            button: "Mulai tinjau".into(),
            kind: "primary",
            revision: 1,
            form: FormView::new(&forms::NAMES),
            criteria: Vec::new(),
            reasons: Vec::new(),
            papers: Vec::new(),
            reached: Vec::new(),
            wants: Vec::new(),
            method: "Anuitas".into(),
            rate_label: "Bunga".into(),
            note_label: "Catatan".into(),
            note_hint: "Hanya rekan".into(),
        };
        vec![
            plain(),
            Self { criteria: vec![choice()], reasons: vec![choice()], kind: "danger", ..plain() },
            Self { papers: vec![choice()], wants: vec!["due_on", "confirmed", "note"], ..plain() },
            Self { wants: vec!["letter"], ..plain() },
            Self { wants: vec!["amount", "day", "expires_on"], reached: vec![choice()], ..plain() },
        ]
    }
}
