//! One cooperative: how it counts and why, its two axes, its meetings, what the register says of it.

use domain::cooperatives::{Axis, CooperativeId, RecordSource, Warning, axis};
use domain::ledger::{AccountClass, AccountKind};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::asking::{LIST, Query};
use super::standing::{self, StandingView};
use super::words;
use crate::usecases::Failure;
use crate::usecases::cooperatives::practices;
use crate::usecases::cooperatives::register::{self, Seen};
use crate::usecases::ledger::reading;
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::questions::Choice;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

#[derive(Debug, Serialize)]
pub(super) struct ShowPage {
    name: String,
    lead: String,
    back: String,
    action: String,
    form: FormView,
    rule_choices: Vec<Choice>,
    status: String,
    tone: &'static str,
    because: Vec<String>,
    warning: String,
    programs: Vec<Choice>,
    due: String,
    axes: Vec<AxisView>,
    rules: Vec<Datum>,
    meetings: Vec<Datum>,
    data: Vec<Datum>,
    books: Vec<Datum>,
    standing: StandingView,
}

#[derive(Debug, Serialize)]
struct AxisView {
    title: String,
    truth: &'static str,
    checks: Vec<Datum>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Datum {
    term: String,
    detail: String,
    href: String,
    link: String,
    note: String,
}

fn datum(term: impl Into<String>, detail: impl Into<String>) -> Datum {
    Datum { term: term.into(), detail: detail.into(), ..Datum::default() }
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "pages/cooperatives/show.html";

    fn samples() -> Vec<Self> {
        let page = |warning: &str, meetings| Self {
            name: "Koperasi Mitra Tani".into(),
            lead: "Per 31 Desember 2021".into(),
            back: LIST.into(),
            action: "/office/cooperatives/1".into(),
            form: FormView::new(&["as_of", "rule"]),
            rule_choices: Vec::new(),
            status: "Aktif".into(),
            tone: "green",
            because: vec!["RAT tahun buku 2020 diadakan".into()],
            warning: warning.into(),
            programs: vec![crate::web::questions::choice("/programs/1", "Pembukuan")],
            due: "30 Juni 2022".into(),
            axes: vec![AxisView {
                title: "Kelembagaan".into(),
                truth: "unknown",
                checks: vec![datum("RAT", "Terpenuhi")],
            }],
            rules: vec![datum("RAT tahun terakhir", "Aktif")],
            meetings,
            data: vec![datum("Jenis", "Produsen")],
            books: vec![datum("Simpanan wajib", "Rp20.000.000")],
            standing: StandingView::sample(warning.is_empty()),
        };
        vec![page("", vec![datum("2020", "tercatat")]), page("Satu RAT terlewat", Vec::new())]
    }
}

#[handler]
pub(super) async fn show(
    clerk: OfficeStaff,
    At(id): At<CooperativeId>,
    Asked(query): Asked<Query>,
) -> Answer {
    let page = page(&clerk, id, &query, standing::form()).await?;
    clerk.render(&page)
}

/// The office says whether a cooperative does something.
#[handler]
pub(super) async fn say(
    clerk: OfficeStaff,
    At(id): At<CooperativeId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let done = match standing::read(&fields, RecordSource::Register) {
        Ok(said) => practices::say_as_office(clerk.app(), clerk.actor(), id, said).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("{LIST}/{id}"), "practice-said")),
        Err(Failure::Invalid(faults)) => {
            let form = standing::typed(&fields).with_faults(&clerk, faults);
            let page = page(&clerk, id, &Query::default(), form).await?;
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(
    clerk: &OfficeStaff,
    id: CooperativeId,
    query: &Query,
    form: FormView,
) -> Result<ShowPage, WebError> {
    let seen = register::show(clerk.app(), clerk.actor(), id, &query.asking()).await?;
    let totals = reading::for_office(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let judgement = &seen.judged.judgement;
    let by = [("day", words.date(seen.as_of).into()), ("by", words::by_rule(words, seen.choice).into())];
    let warning = Warning::of(judgement, seen.as_of);
    let asked = standing::Asked {
        as_of: seen.as_of,
        kind: seen.judged.known.cooperative.details.kind,
        action: format!("{LIST}/{id}/practices"),
        books: String::new(),
    };
    Ok(ShowPage {
        name: seen.judged.known.cooperative.details.name.clone(),
        lead: words.say_with("cooperatives-lead", &by),
        back: query.address(LIST, &[]),
        action: format!("{LIST}/{id}"),
        form: FormView::new(&["as_of", "rule"])
            .with("as_of", seen.as_of.format("%d-%m-%Y").to_string())
            .with("rule", seen.choice.rule.as_str()),
        rule_choices: super::asking::rules(words),
        status: words.label(judgement.status),
        tone: words::tone(judgement.status),
        because: words::reasons(words, &judgement.because),
        warning: warning.map_or_else(String::new, |warning| words.label(warning)),
        programs: words::programs(clerk, warning.is_some()).await?,
        due: words.say_with(
            "cooperative-next-due",
            &[
                ("day", words.date(judgement.next_rat_due).into()),
                ("year", judgement.next_year.to_string().into()),
            ],
        ),
        axes: Axis::ALL.iter().map(|one| axis_view(words, &seen, *one)).collect(),
        rules: seen
            .by_rule
            .iter()
            .map(|(rule, status)| datum(words.label(*rule), words.label(*status)))
            .collect(),
        meetings: meetings(words, &seen),
        data: data(words, &seen),
        books: books(words, &totals),
        standing: StandingView::of(words, &seen.judged.standing, &asked, form),
    })
}

/// What the cooperative's own books come to today, all members together.
fn books(words: Wording<'_>, totals: &[(AccountKind, i64)]) -> Vec<Datum> {
    let of_year = |kind: AccountKind| matches!(kind.class(), AccountClass::Income | AccountClass::Expense);
    let those = totals.iter().filter(|(kind, sum)| *sum != 0 && !of_year(*kind));
    those.map(|(kind, sum)| datum(words.label(*kind), words.rupiah(*sum))).collect()
}

fn axis_view(words: Wording<'_>, seen: &Seen, of: Axis) -> AxisView {
    let truth = axis(&seen.checks, of);
    let checks = seen.checks.iter().filter(|(check, _)| check.axis() == of);
    AxisView {
        title: words.label(of),
        truth: truth.as_str(),
        checks: checks
            .map(|(check, truth)| datum(words.label(*check), words.say(words::truth_key(*truth))))
            .collect(),
    }
}

fn meetings(words: Wording<'_>, seen: &Seen) -> Vec<Datum> {
    let one = |meeting: &crate::usecases::cooperatives::Meeting| {
        let held = words::held(words, meeting);
        let source = match meeting.source {
            RecordSource::Register => "cooperative-source-register",
            RecordSource::Board => "cooperative-source-board",
        };
        let paper = seen.minutes.iter().find(|minutes| minutes.year == meeting.year);
        Datum {
            note: words.say(source),
            href: paper.map_or_else(String::new, |minutes| format!("/documents/{}", minutes.document)),
            link: words.say("meeting-paper"),
            ..datum(meeting.year.to_string(), held)
        }
    };
    seen.judged.known.meetings.iter().map(one).collect()
}

fn data(words: Wording<'_>, seen: &Seen) -> Vec<Datum> {
    let cooperative = &seen.judged.known.cooperative;
    let details = &cooperative.details;
    let unknown = || words.say("cooperative-not-known");
    let text = |text: &Option<String>| text.clone().unwrap_or_else(unknown);
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(unknown, |day| words.date(day));
    let money = |amount: Option<i64>| amount.map_or_else(unknown, |amount| words.rupiah(amount));
    let village = details.village.as_deref().and_then(domain::regions::village);
    let place =
        [village.map(|village| village.name.to_owned()), Some(words::place(details.district.as_deref()))];
    let place: Vec<_> = place.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let row = |key: &str, detail: String| datum(words.say(&format!("cooperative-data-{key}")), detail);
    let end = details.book_year_end.map_or_else(unknown, |end| words.date_short(end.of_year(2024)));
    vec![
        row("key", cooperative.key.clone()),
        row("kind", words.label(details.kind)),
        row("place", if place.is_empty() { unknown() } else { place.join(", ") }),
        row("address", text(&details.address)),
        row("founded", day(details.founded_on)),
        row("book-year", end),
        row("legal", text(&details.legal_number)),
        row("certificate", text(&details.certificate_number)),
        row("certificate-until", day(details.certificate_until)),
        row("board-until", day(details.board_until)),
        row("sales", money(details.annual_sales)),
        row("activity", day(seen.judged.known.record.activity.iter().max().copied())),
        row("updated", words.day_of(cooperative.updated_at)),
    ]
}
