//! What participants say of programs, and for the office what partners say of participants: without who and when.

use domain::mentoring::{HIDDEN_BELOW, RatingSide};
use poem::{Response, handler};

use super::views::score;
use crate::usecases::Page;
use crate::usecases::ratings::{self, Rating, Said};
use crate::web::capability::{OfficeStaff, PartnerWorker};
use crate::web::errors::WebError;
use crate::web::sheets::{Cell, Head, Section, SheetPage, Way};
use crate::web::spreadsheet;
use crate::web::visit::{Answer, Visit};
use crate::web::wording::Wording;

/// Words on a page, of each program; the file holds all.
const MOST: usize = 50;

#[handler]
pub(super) async fn own(desk: PartnerWorker) -> Answer {
    let said = ratings::said(desk.app(), desk.actor(), RatingSide::Owner).await?;
    let words = desk.wording();
    desk.render(&SheetPage {
        title: words.say("ratings-title"),
        lead: hidden(words),
        back: Way::to("/partner/results", words.say("results-title"), ""),
        sections: sections(words, &said, ""),
        ways: vec![Way::to("/partner/ratings.csv", words.say("export-csv"), "secondary")],
        ..SheetPage::default()
    })
}

#[handler]
pub(super) async fn everything(office: OfficeStaff) -> Answer {
    let words = office.wording();
    let of_programs = ratings::said(office.app(), office.actor(), RatingSide::Owner).await?;
    let of_people = ratings::said(office.app(), office.actor(), RatingSide::Partner).await?;
    let mut sections = sections(words, &of_programs, "ratings-by-participants");
    sections.extend(self::sections(words, &of_people, "ratings-by-partners").into_iter().filter(|section| {
        // One sentence that there is nothing is enough.
        !section.rows.is_empty() || !section.note.is_empty()
    }));
    office.render(&SheetPage {
        title: words.say("ratings-title"),
        lead: hidden(words),
        back: Way::to("/office/results", words.say("results-title"), ""),
        sections,
        ways: vec![Way::to("/office/ratings.csv", words.say("export-csv"), "secondary")],
        ..SheetPage::default()
    })
}

fn hidden(words: Wording<'_>) -> String {
    let below = i64::try_from(HIDDEN_BELOW).unwrap_or(0);
    words.say_with("ratings-lead", &[("count", below.into())])
}

fn sections(words: Wording<'_>, said: &[Said], by: &str) -> Vec<Section> {
    let by = if by.is_empty() { String::new() } else { words.say(by) };
    if said.is_empty() {
        let title = if by.is_empty() { words.say("ratings-title") } else { by };
        return vec![Section { title, empty: words.say("ratings-none"), ..Section::default() }];
    }
    said.iter().map(|one| section(words, one, &by)).collect()
}

fn section(words: Wording<'_>, said: &Said, by: &str) -> Section {
    let program = said.program.read(words.language()).0.to_owned();
    let parts = [said.partner.clone(), by.to_owned(), summary(words, said)];
    let spoken = said.ratings.iter().flatten().filter(|one| !one.words.is_empty());
    let row = |one: &Rating| vec![Cell::text(&one.words), Cell::text(score(words, one.score))];
    let empty = if said.ratings.is_some() { "ratings-no-words" } else { "ratings-too-few" };
    Section {
        title: program,
        note: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        head: ["ratings-words", "ratings-score"]
            .map(|key| Head { label: words.say(key), figure: false })
            .to_vec(),
        rows: spoken.take(MOST).map(row).collect(),
        empty: words.say(empty),
        ways: Vec::new(),
    }
}

/// How many, the middle, and how often each score.
fn summary(words: Wording<'_>, said: &Said) -> String {
    let (Some(ratings), Some(middle)) = (&said.ratings, said.median()) else { return String::new() };
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let each = (1..=5_u8).rev().map(|score| {
        let count = ratings.iter().filter(|one| one.score.get() == score).count();
        format!("{score}: {}", words.integer(number(count)))
    });
    let counts = [("count", number(ratings.len()).into()), ("median", middle.into())];
    format!("{} ({})", words.say_with("ratings-summary", &counts), each.collect::<Vec<_>>().join(", "))
}

#[handler]
pub(super) async fn own_sheet(desk: PartnerWorker) -> Result<Response, WebError> {
    let said = ratings::said(desk.app(), desk.actor(), RatingSide::Owner).await?;
    Ok(sheet(&desk, &[(RatingSide::Owner, said)]))
}

#[handler]
pub(super) async fn sheet_of_all(office: OfficeStaff) -> Result<Response, WebError> {
    let mut all = Vec::new();
    for side in [RatingSide::Owner, RatingSide::Partner] {
        all.push((side, ratings::said(office.app(), office.actor(), side).await?));
    }
    Ok(sheet(&office, &all))
}

/// Every rating of a group that is large enough; a group that is not stands there by itself, without any.
fn sheet(visit: &Visit, all: &[(RatingSide, Vec<Said>)]) -> Response {
    let words = visit.wording();
    let heads = ["mentoring-program", "results-partner", "ratings-by", "ratings-score", "ratings-words"];
    let mut rows = Vec::new();
    for (side, said) in all {
        let by = words.say(match side {
            RatingSide::Owner => "ratings-by-participants",
            RatingSide::Partner => "ratings-by-partners",
        });
        for one in said {
            let program = one.program.read(words.language()).0;
            let row = |score: String, said: String| {
                vec![program.to_owned(), one.partner.clone(), by.clone(), score, said]
            };
            match &one.ratings {
                Some(ratings) => {
                    rows.extend(
                        ratings.iter().map(|one| row(one.score.get().to_string(), one.words.clone())),
                    );
                }
                None => rows.push(row(String::new(), words.say("ratings-too-few"))),
            }
        }
    }
    let fetch = move |_| {
        let page = Page { rows: rows.clone(), next: None };
        async move { Ok(page) }
    };
    spreadsheet::of("ratings", heads.iter().map(|key| words.say(key)).collect(), fetch, |row| row)
}
