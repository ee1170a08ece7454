//! Whether help helped: the chain of one business on one page, and the figures of programs and partners.

use domain::facts::BusinessId;
use domain::mentoring::HIDDEN_BELOW;
use poem::{Response, handler};
use serde::Serialize;

use super::capability::{At, OfficeStaff, Owner, PartnerWorker};
use super::errors::WebError;
use super::mentoring::{ProgressRow, progress, progress_sample};
use super::pages::Page;
use super::routes::Routes;
use super::samples::Gallery;
use super::spreadsheet;
use super::visit::{Answer, Visit};
use super::wording::Wording;
use crate::usecases::Page as Rows;
use crate::usecases::businesses::Business;
use crate::usecases::proof::{self, Chain, Line, Results, Since};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/businesses/:id/proof", own)
        .get("/office/businesses/:id/proof", oversee)
        .get("/office/results", all_results)
        .get("/partner/results", own_results)
        .get("/office/results.csv", all_results_sheet)
        .get("/partner/results.csv", own_results_sheet)
}

/// An application since.
#[derive(Debug, Serialize)]
struct SinceRow {
    name: String,
    bank: String,
    on: String,
    status: &'static str,
    paid: String,
}

/// A link of the chain: one participation.
#[derive(Debug, Serialize)]
struct ChainView {
    program: String,
    partner: String,
    status: &'static str,
    days: String,
    found: Vec<String>,
    counted: String,
    percent: i64,
    progress: Vec<ProgressRow>,
    certificate: String,
    since: Vec<SinceRow>,
    money: String,
}

#[derive(Debug, Serialize)]
struct ProofPage {
    name: String,
    back: String,
    owner: bool,
    chains: Vec<ChainView>,
}

#[handler]
async fn own(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let (business, chains) = proof::of_business(owner.app(), owner.actor(), id).await?;
    owner.render(&page(&owner, &business, &chains, format!("/businesses/{id}"), true))
}

#[handler]
async fn oversee(office: OfficeStaff, At(id): At<BusinessId>) -> Answer {
    let (business, chains) = proof::of_business(office.app(), office.actor(), id).await?;
    office.render(&page(&office, &business, &chains, format!("/office/businesses/{id}"), false))
}

fn page(visit: &Visit, business: &Business, chains: &[Chain], back: String, owner: bool) -> ProofPage {
    let words = visit.wording();
    ProofPage {
        name: business.name.clone(),
        back,
        owner,
        chains: chains.iter().map(|chain| view(words, chain)).collect(),
    }
}

fn view(words: Wording<'_>, chain: &Chain) -> ChainView {
    let confirmed = i64::try_from(chain.tally.confirmed).unwrap_or(0);
    let wanted = i64::from(chain.wanted).max(1);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| words.date(day)).unwrap_or_default();
    let paid: i64 = chain.since.iter().filter_map(|since| since.paid).map(|(amount, _)| amount).sum();
    ChainView {
        program: chain.program.read(words.language()).0.to_owned(),
        partner: chain.partner.clone(),
        status: chain.status.as_str(),
        days: words.say_with(
            if chain.ended_on.is_some() { "proof-days" } else { "proof-days-open" },
            &[("from", day(chain.applied_on).into()), ("to", day(chain.ended_on).into())],
        ),
        found: found(words, chain),
        counted: words
            .say_with("mentoring-counted-long", &[("count", confirmed.into()), ("wanted", wanted.into())]),
        percent: (confirmed * 100 / wanted).min(100),
        progress: progress(words, &chain.progress),
        certificate: chain
            .certificate
            .as_ref()
            .map(|code| format!("/certificate/{}", code.as_str()))
            .unwrap_or_default(),
        since: chain.since.iter().map(|since| row(words, since)).collect(),
        money: if paid > 0 { words.rupiah(paid) } else { String::new() },
    }
}

/// Where each gap was found: on which day, from which offer.
fn found(words: Wording<'_>, chain: &Chain) -> Vec<String> {
    let gaps =
        chain.progress.iter().flat_map(|progress| progress.found.iter().map(move |gap| (progress, gap)));
    gaps.map(|(progress, gap)| {
        let key = if gap.declined { "proof-found-declined" } else { "proof-found" };
        words.say_with(
            key,
            &[
                ("fact", words.label(progress.fact).into()),
                ("day", words.date(gap.on).into()),
                ("offer", gap.offer.read(words.language()).0.into()),
                ("bank", gap.bank.as_str().into()),
            ],
        )
    })
    .collect()
}

fn row(words: Wording<'_>, since: &Since) -> SinceRow {
    SinceRow {
        name: since.name.read(words.language()).0.to_owned(),
        bank: since.bank.clone(),
        on: words.date(since.on),
        status: since.status.as_str(),
        paid: since
            .paid
            .map(|(amount, on)| format!("{}, {}", words.rupiah(amount), words.date(on)))
            .unwrap_or_default(),
    }
}

/// A line of figures; what is kept back is a dash.
#[derive(Debug, Serialize)]
struct LineView {
    name: String,
    partner: String,
    all: String,
    ended: String,
    completion: String,
    percent: i64,
    closed: String,
    credited: String,
    median: String,
    rated: String,
}

#[derive(Debug, Serialize)]
struct ResultsPage {
    at: String,
    note: String,
    desk: &'static str,
    partners: Vec<LineView>,
    programs: Vec<LineView>,
}

#[handler]
async fn all_results(office: OfficeStaff) -> Answer {
    let results = proof::results(office.app(), office.actor()).await?;
    office.render(&figures(office.wording(), &results, "/office"))
}

#[handler]
async fn own_results(desk: PartnerWorker) -> Answer {
    let results = proof::results(desk.app(), desk.actor()).await?;
    desk.render(&figures(desk.wording(), &results, "/partner"))
}

#[handler]
async fn all_results_sheet(office: OfficeStaff) -> Result<Response, WebError> {
    let results = proof::results(office.app(), office.actor()).await?;
    Ok(sheet(&office, &results))
}

#[handler]
async fn own_results_sheet(desk: PartnerWorker) -> Result<Response, WebError> {
    let results = proof::results(desk.app(), desk.actor()).await?;
    Ok(sheet(&desk, &results))
}

/// The same figures as numbers; what is kept back is an empty cell.
fn sheet(visit: &Visit, results: &Results) -> Response {
    let words = visit.wording();
    let heads = [
        "mentoring-program",
        "results-partner",
        "results-all",
        "results-ended",
        "results-completion-percent",
        "results-closed",
        "results-credited",
        "results-median-rp",
        "results-raters",
        "results-rating",
    ];
    let some = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    let cells = |line: &Line| {
        let figures = &line.figures;
        let median = figures.credit_median.map(|amount| amount.to_string()).unwrap_or_default();
        let name = match line.program.read(words.language()).0 {
            "" => words.say("results-all-programs"),
            name => name.to_owned(),
        };
        vec![
            name,
            line.partner.clone(),
            figures.all.to_string(),
            figures.ended.to_string(),
            some(figures.completion),
            some(figures.closed),
            some(figures.credited),
            median,
            some(figures.rated.map(|(count, _)| count)),
            figures.rated.map(|(_, middle)| middle.to_string()).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = results.partners.iter().chain(&results.programs).map(cells).collect();
    let fetch = move |_| {
        let page = Rows { rows: rows.clone(), next: None };
        async move { Ok(page) }
    };
    spreadsheet::of("results", heads.iter().map(|key| words.say(key)).collect(), fetch, |row| row)
}

fn figures(words: Wording<'_>, results: &Results, desk: &'static str) -> ResultsPage {
    let below = i64::try_from(HIDDEN_BELOW).unwrap_or(0);
    ResultsPage {
        at: words.say_with("results-as-of", &[("at", words.date_time(results.at).into())]),
        note: words.say_with("results-hidden", &[("count", below.into())]),
        desk,
        partners: results.partners.iter().map(|one| line(words, one)).collect(),
        programs: results.programs.iter().map(|one| line(words, one)).collect(),
    }
}

fn line(words: Wording<'_>, line: &Line) -> LineView {
    let number = |count: u64| words.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let some = |count: Option<u64>| count.map(number).unwrap_or_default();
    let figures = &line.figures;
    LineView {
        name: line.program.read(words.language()).0.to_owned(),
        partner: line.partner.clone(),
        all: number(figures.all),
        ended: number(figures.ended),
        completion: figures.completion.map(|percent| format!("{percent}%")).unwrap_or_default(),
        percent: figures.completion.and_then(|percent| i64::try_from(percent).ok()).unwrap_or(0),
        closed: some(figures.closed),
        credited: some(figures.credited),
        median: figures.credit_median.map(|amount| words.rupiah(amount)).unwrap_or_default(),
        rated: figures
            .rated
            .map(|(count, middle)| {
                let count = i64::try_from(count).unwrap_or(0);
                words.say_with("results-rated", &[("count", count.into()), ("median", middle.into())])
            })
            .unwrap_or_default(),
    }
}

impl Page for ProofPage {
    const TEMPLATE: &'static str = "pages/proof/business.html";

    fn samples() -> Vec<Self> {
        let chain = |full: bool| ChainView {
            program: "Buku <Kas>".into(),
            partner: "Perumda".into(),
            status: if full { "completed" } else { "active" },
            days: "1 – 25 November 2026".into(),
            found: if full { vec!["Pencatatan keuangan, 1 November".into()] } else { Vec::new() },
            counted: "6 dari 6".into(),
            percent: 100,
            progress: if full { vec![progress_sample(true)] } else { Vec::new() },
            certificate: if full { "/certificate/1".into() } else { String::new() },
            since: if full {
                vec![SinceRow {
                    name: "KUR Mikro".into(),
                    bank: "Bank".into(),
                    on: "1 Desember 2026".into(),
                    status: "disbursed",
                    paid: "Rp75.000.000".into(),
                }]
            } else {
                Vec::new()
            },
            money: if full { "Rp75.000.000".into() } else { String::new() },
        };
        let page =
            |chains, owner| Self { name: "Gula <Aren>".into(), back: "/businesses/1".into(), owner, chains };
        vec![page(Vec::new(), true), page(vec![chain(true), chain(false)], false)]
    }
}

impl Page for ResultsPage {
    const TEMPLATE: &'static str = "pages/proof/results.html";

    fn samples() -> Vec<Self> {
        let line = |name: &str, shown: bool| LineView {
            name: name.into(),
            partner: "Perumda <Tirta>".into(),
            all: "12".into(),
            ended: "6".into(),
            completion: if shown { "83%".into() } else { String::new() },
            percent: if shown { 83 } else { 0 },
            closed: if shown { "5".into() } else { String::new() },
            credited: String::new(),
            median: String::new(),
            rated: if shown { "4 (6)".into() } else { String::new() },
        };
        let page = |partners, programs| Self {
            at: "Per 25 November 2026".into(),
            note: "Kurang dari lima".into(),
            desk: "/partner",
            partners,
            programs,
        };
        vec![
            page(Vec::new(), Vec::new()),
            page(vec![line("", true)], vec![line("Buku Kas", true), line("Daring", false)]),
        ]
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ProofPage>();
    gallery.show::<ResultsPage>();
}
