//! Every list of the office as a file: the same rows, the same filters, amounts and days as a spreadsheet wants them.

use domain::calendar::wita_date;
use poem::{Response, handler};

use super::asking::Asking;
use super::lists::{district, mail_kind, mail_state, named};
use crate::app::App;
use crate::usecases::office::pairs as matched;
use crate::usecases::office::{cases, figures, mails, matches, needs, times};
use crate::usecases::{Failure, Page};
use crate::web::capability::{Asked, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::spreadsheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

pub(super) fn heads(visit: &Visit, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| visit.wording().say(key)).collect()
}

pub(super) fn optional(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Words that outlive the request: the file is written while it is read.
pub(super) fn words_of(visit: &Visit) -> impl Fn(&Texts) -> Wording<'_> + Send + Sync + 'static {
    let language = visit.language();
    move |texts| Wording::new(texts, language)
}

#[handler]
pub(super) async fn applications(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Response {
    let heads = heads(
        &clerk,
        &[
            "office-col-receipt",
            "office-col-business",
            "office-col-district",
            "office-col-kind",
            "office-col-organisation",
            "office-col-subject",
            "office-col-amount",
            "office-col-tenor",
            "office-col-status",
            "office-col-status-since",
            "office-col-handed-in",
            "office-col-age",
            "office-col-promised",
        ],
    );
    let (app, actor, asked) = (clerk.app().clone(), clerk.actor().clone(), asking.cases(clerk.app()));
    let (words, pages, now) = (words_of(&clerk), app.pages.clone(), app.clock.now());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor, asked) = (app.clone(), actor.clone(), asked.clone());
        async move { cases::export(&app, &actor, &asked, cursor.as_ref()).await }
    };
    spreadsheet::of("applications", heads, fetch, move |row: cases::CaseRow| {
        let words = words(pages.texts());
        vec![
            row.receipt.clone(),
            row.business.clone(),
            district(row.district.as_deref()),
            words.label(row.kind),
            row.organisation.clone(),
            named(words, &row.name),
            optional(row.amount),
            optional(row.tenor_months),
            words.label(row.status),
            wita_date(row.status_at).to_string(),
            optional(row.submitted_at.map(wita_date)),
            optional(row.age(now)),
            optional(row.promised),
        ]
    })
}

#[handler]
pub(super) async fn open_needs(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Response {
    let heads = heads(
        &clerk,
        &[
            "office-col-business",
            "office-col-district",
            "office-col-amount",
            "office-col-tenor",
            "office-col-purpose",
            "office-col-stated",
            "office-verdict-eligible",
            "office-verdict-nearly",
            "office-verdict-unknown",
        ],
    );
    let (app, actor, asked) = (clerk.app().clone(), clerk.actor().clone(), asking.needs(clerk.app()));
    let (words, pages) = (words_of(&clerk), app.pages.clone());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor, asked) = (app.clone(), actor.clone(), asked.clone());
        async move { needs::export(&app, &actor, &asked, cursor.as_ref()).await }
    };
    spreadsheet::of("needs", heads, fetch, move |row: needs::NeedRow| {
        vec![
            row.business.clone(),
            district(row.district.as_deref()),
            row.amount.to_string(),
            row.tenor_months.to_string(),
            words(pages.texts()).label(row.purpose),
            wita_date(row.stated_at).to_string(),
            row.eligible.to_string(),
            row.nearly.to_string(),
            row.unknown.to_string(),
        ]
    })
}

#[handler]
pub(super) async fn subjects(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Response {
    let heads = heads(
        &clerk,
        &[
            "office-col-subject",
            "office-col-organisation",
            "office-verdict-eligible",
            "office-verdict-nearly",
            "office-verdict-unknown",
            "office-verdict-ineligible",
        ],
    );
    let (app, actor, narrowing) = (clerk.app().clone(), clerk.actor().clone(), asking.narrowing(clerk.app()));
    let (words, pages, kind) = (words_of(&clerk), app.pages.clone(), asking.subjects());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor, narrowing) = (app.clone(), actor.clone(), narrowing.clone());
        async move { matches::export(&app, &actor, kind, &narrowing, cursor.as_ref()).await }
    };
    spreadsheet::of("matches", heads, fetch, move |row: matches::SubjectRow| {
        vec![
            named(words(pages.texts()), &row.name),
            row.organisation.clone(),
            row.eligible.to_string(),
            row.nearly.to_string(),
            row.unknown.to_string(),
            row.ineligible.to_string(),
        ]
    })
}

#[handler]
pub(super) async fn pairs(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Response {
    let heads = heads(
        &clerk,
        &[
            "office-col-business",
            "office-col-district",
            "office-col-subject",
            "office-col-organisation",
            "office-filter-verdict",
            "office-col-instalment",
        ],
    );
    let (app, actor, asked) = (clerk.app().clone(), clerk.actor().clone(), asking.pairs(clerk.app()));
    let (words, pages) = (words_of(&clerk), app.pages.clone());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor, asked) = (app.clone(), actor.clone(), asked.clone());
        async move { matched::export(&app, &actor, &asked, cursor.as_ref()).await }
    };
    spreadsheet::of("pairs", heads, fetch, move |row: matched::PairRow| {
        let words = words(pages.texts());
        vec![
            row.business.clone(),
            district(row.district.as_deref()),
            named(words, &row.name),
            row.organisation.clone(),
            words.say(&format!("office-verdict-{}", row.verdict)),
            optional(row.first_instalment),
        ]
    })
}

/// A list that is one page long however much there is.
pub(super) fn short<T: Clone + Send + Sync + 'static>(
    name: &str,
    heads: Vec<String>,
    rows: Vec<T>,
    cells: impl Fn(T) -> Vec<String> + Send + Sync + 'static,
) -> Response {
    let fetch = move |_| {
        let page = Page { rows: rows.clone(), next: None };
        async move { Ok::<_, Failure>(page) }
    };
    spreadsheet::of(name, heads, fetch, cells)
}

#[handler]
pub(super) async fn stuck(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Result<Response, WebError> {
    let heads = heads(
        &clerk,
        &[
            "office-col-organisation",
            "office-col-on-them",
            "office-col-late",
            "office-col-old",
            "office-col-on-owner",
        ],
    );
    let turns = figures::stuck(clerk.app(), clerk.actor(), &asking.narrowing(clerk.app())).await?;
    Ok(short("waiting", heads, turns, |turn: figures::Turn| {
        let counts = [turn.on_organisation, turn.late, turn.old, turn.on_owner];
        let counts = counts.iter().map(ToString::to_string);
        std::iter::once(turn.organisation.name).chain(counts).collect()
    }))
}

#[handler]
pub(super) async fn response_times(
    clerk: OfficeStaff,
    Asked(asking): Asked<Asking>,
) -> Result<Response, WebError> {
    let heads = heads(
        &clerk,
        &[
            "office-col-organisation",
            "office-col-replies",
            "office-col-median-reply",
            "office-col-decisions",
            "office-col-median-decision",
            "office-col-with-promise",
            "office-col-in-time",
        ],
    );
    let all = times::list(clerk.app(), clerk.actor(), &asking.narrowing(clerk.app())).await?;
    Ok(short("response-times", heads, all, |row: times::Times| {
        vec![
            row.organisation.name,
            row.replies.to_string(),
            optional(row.median_reply),
            row.decisions.to_string(),
            optional(row.median_decision),
            row.promised.to_string(),
            row.in_time.to_string(),
        ]
    }))
}

#[handler]
pub(super) async fn outbox(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Response {
    let heads = heads(
        &clerk,
        &[
            "mail-col-kind",
            "mail-col-address",
            "mail-col-state",
            "mail-col-attempts",
            "mail-col-created",
            "mail-col-sent",
        ],
    );
    let (app, actor, state) = (App::clone(clerk.app()), clerk.actor().clone(), asking.mails());
    let (words, pages) = (words_of(&clerk), app.pages.clone());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { mails::export(&app, &actor, state, cursor.as_ref()).await }
    };
    spreadsheet::of("outbox", heads, fetch, move |row: mails::MailRow| {
        vec![
            mail_kind(words(pages.texts()), &row.kind),
            row.address.clone(),
            mail_state(words(pages.texts()), row.state),
            row.attempts.to_string(),
            row.created_at.to_rfc3339(),
            optional(row.sent_at.map(|at| at.to_rfc3339())),
        ]
    })
}
