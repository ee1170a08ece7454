//! Disputes: the member opens, closes and sends; the board reads and answers.

use domain::cooperatives::CooperativeId;
use domain::disputes::{DisputeAnswer, DisputeId, DisputeState, answer_due};
use domain::ledger::{AccountKind, EntryId, MemberId};
use poem::handler;

use super::{Asking, views};
use crate::ambient::day_in_sinjai;
use crate::usecases::memberships::disputes::{self, Case, Dispute, Side};
use crate::usecases::memberships::{self, Membership};
use crate::usecases::{Failure, today};
use crate::web::books::{heads, moved_last};
use crate::web::capability::{Asked, At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Choice, Datum, Field, FormPage, Section, SheetPage, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const WORDS: [&str; 1] = ["words"];
const ANSWER: [&str; 2] = ["answer", "words"];
/// The most characters of what is said.
const MOST: usize = 1000;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/memberships/:id/dispute/:entry/:account", ask)
        .post("/memberships/:id/dispute/:entry/:account", open)
        .get("/books/:id/disputes", of_board)
        .get("/disputes/:id", show)
        .get("/disputes/:id/answer", ask_answer)
        .post("/disputes/:id/answer", reply)
        .get("/disputes/:id/send", ask_send)
        .post("/disputes/:id/send", send)
        .get("/disputes/:id/close", ask_close)
        .post("/disputes/:id/close", close)
}

pub(super) const fn tone(state: DisputeState) -> &'static str {
    match state {
        DisputeState::Waiting | DisputeState::Sent => "amber",
        DisputeState::Accepted => "green",
        DisputeState::Explained => "teal",
        DisputeState::Closed => "plain",
    }
}

/// A list of disputes; with the member's name for the board.
pub(super) fn sheet(
    words: Wording<'_>,
    (lead, back): (String, Way),
    rows: &[Dispute],
    named: bool,
) -> SheetPage {
    let row = |one: &Dispute| {
        let name = if named { one.member_name.clone() } else { views::named(words, one.account) };
        let state = one.standing().state();
        vec![
            Cell::link(name, format!("/disputes/{}", one.id)),
            Cell::text(words.date(day_in_sinjai(one.opened_at))),
            Cell::text(words.label(state)).toned(tone(state)),
        ]
    };
    let first = if named { "books-member" } else { "books-account" };
    SheetPage {
        title: words.say("dispute-list"),
        lead,
        back,
        sections: vec![Section {
            title: words.say("dispute-list"),
            head: heads(words, &[first, "dispute-opened", "dispute-state"], 0..0),
            rows: rows.iter().map(row).collect(),
            empty: words.say(if named { "dispute-none" } else { "dispute-none-own" }),
            ..Section::default()
        }],
        ..SheetPage::default()
    }
}

async fn page(
    owner: &Owner,
    (id, entry, kind): (MemberId, EntryId, AccountKind),
) -> Result<FormPage, WebError> {
    let (membership, moved): (Membership, _) =
        memberships::entry(owner.app(), owner.actor(), id, entry).await?;
    let line = moved.iter().find(|line| line.account == kind && memberships::is_own(kind));
    let line = line.ok_or(WebError::NotFound)?;
    let words = owner.wording();
    let number = words.say_with("books-entry", &[("number", line.number.to_string().into())]);
    Ok(FormPage {
        title: words.say("dispute-title"),
        lead: format!(
            "{number}, {}: {} {}",
            words.date(line.day),
            views::named(words, kind),
            views::signed(words, line.by)
        ),
        back: Way::to(format!("{}/entries/{entry}", views::path(&membership)), number, ""),
        action: format!("/memberships/{id}/dispute/{entry}/{kind}"),
        form: FormView::new(&WORDS),
        fields: vec![
            Field::new("area", "words", words.say("dispute-words")).hint(words.say("dispute-words-hint")),
        ],
        button: words.say("dispute-open"),
        ..FormPage::default()
    })
}

type Line = (MemberId, EntryId, String);

fn line((id, entry, account): Line) -> Result<(MemberId, EntryId, AccountKind), WebError> {
    Ok((id, entry, account.parse().map_err(|_| WebError::NotFound)?))
}

#[handler]
async fn ask(owner: Owner, At(at): At<Line>) -> Answer {
    let page = page(&owner, line(at)?).await?;
    owner.render(&page)
}

#[handler]
async fn open(owner: Owner, At(at): At<Line>, Posted(fields): Posted<Fields>) -> Answer {
    let at = line(at)?;
    let page = page(&owner, at).await?;
    let mut reader = Reader::new(&fields);
    let words = reader.required("words", MOST);
    match (reader.finish(), words) {
        (Ok(()), Some(words)) => {
            let id = disputes::open(owner.app(), owner.actor(), at, &words).await?;
            Ok(see_other_with(&format!("/disputes/{id}"), "dispute-was-opened"))
        }
        (faults, _) => refused(&owner, &WORDS, &fields, faults.err().unwrap_or_default(), page),
    }
}

#[handler]
async fn of_board(owner: Owner, At(id): At<CooperativeId>, Asked(asking): Asked<Asking>) -> Answer {
    let (name, page) = disputes::of_board(owner.app(), owner.actor(), id, asking.cursor().as_ref()).await?;
    let words = owner.wording();
    let back = Way::to(format!("/books/{id}"), words.say("books-title"), "");
    let mut sheet = sheet(words, (name, back), &page.rows, true);
    asking.pages(&mut sheet, &format!("/books/{id}/disputes"), &page);
    owner.render(&sheet)
}

/// What everybody sees of a dispute.
pub(super) fn facts(words: Wording<'_>, case: &Case) -> Vec<Datum> {
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let one = &case.dispute;
    let standing = one.standing();
    let mut facts = vec![
        datum("dispute-state", words.label(standing.state())),
        datum("books-member", format!("{}, {}", one.member_name, one.member_number)),
        datum("memberships-cooperative", one.cooperative_name.clone()),
        datum("books-day", words.date(case.line.day)),
        datum("books-kind", words.label(case.line.kind)),
        datum("books-account", words.label(one.account)),
        datum("books-change", views::signed(words, case.line.by)),
        datum("dispute-opened", words.date_time(one.opened_at)),
        datum("dispute-said", one.words.clone()),
    ];
    facts.extend(case.balance.iter().map(|balance| Datum {
        note: moved_last(words, balance),
        ..datum("books-balance", words.rupiah(balance.amount.get()))
    }));
    if let (Some(answer), Some(at)) = (one.answer, one.answered_at) {
        facts.push(Datum {
            note: format!("{}, {}", one.answered_by, words.date_time(at)),
            ..datum("dispute-answered", words.label(answer))
        });
        facts.push(datum("dispute-answer-words", one.answer_words.clone()));
    } else {
        facts.push(datum("dispute-due", words.date(answer_due(standing.opened))));
    }
    facts.extend(one.sent_at.map(|at| datum("dispute-sent-at", words.date_time(at))));
    facts.extend(one.closed_at.map(|at| datum("dispute-closed-at", words.date_time(at))));
    facts.extend(case.reversed_by.map(|entry| {
        let href = match case.side {
            Side::Member => format!("/memberships/{}/entries/{entry}", one.member),
            Side::Treasurer => format!("/entries/{entry}"),
            Side::Board | Side::Office => String::new(),
        };
        Datum { href, link: words.say("view"), ..datum("books-reversed-by", words.say("dispute-reversed")) }
    }));
    facts
}

#[handler]
async fn show(owner: Owner, At(id): At<DisputeId>) -> Answer {
    let case = disputes::show(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let one = &case.dispute;
    let standing = one.standing();
    let way = |what: &str, kind| {
        Way::to(format!("/disputes/{id}/{what}"), words.say(&format!("dispute-{what}")), kind)
    };
    let mut ways = Vec::new();
    if case.side == Side::Member {
        if standing.may_send(today(owner.app())) {
            ways.push(way("send", "secondary"));
        }
        if standing.may_close() {
            ways.push(way("close", "quiet"));
        }
    } else {
        if standing.may_answer() {
            ways.push(way("answer", "primary"));
        }
        let accepted = one.answer == Some(DisputeAnswer::Accepted) && case.reversed_by.is_none();
        if accepted && case.side == Side::Treasurer {
            ways.push(Way::to(
                format!("/entries/{}/reverse", one.entry),
                words.say("books-reverse"),
                "primary",
            ));
        }
    }
    let back = if case.side == Side::Member {
        Way::to(format!("/memberships/{}/disputes", one.member), words.say("dispute-list"), "")
    } else {
        Way::to(format!("/books/{}/disputes", one.cooperative), words.say("dispute-list"), "")
    };
    owner.render(&SheetPage {
        title: words.say_with("dispute-of", &[("number", case.line.number.to_string().into())]),
        lead: one.cooperative_name.clone(),
        back,
        facts: facts(words, &case),
        ways,
        ..SheetPage::default()
    })
}

fn form(words: Wording<'_>, id: DisputeId, what: &str) -> FormPage {
    FormPage {
        title: words.say(&format!("dispute-{what}")),
        lead: words.say(&format!("dispute-{what}-means")),
        back: Way::to(format!("/disputes/{id}"), words.say("dispute-back"), ""),
        action: format!("/disputes/{id}/{what}"),
        form: FormView::new(&[]),
        button: words.say(&format!("dispute-{what}")),
        ..FormPage::default()
    }
}

fn answer_page(words: Wording<'_>, id: DisputeId) -> FormPage {
    let choice = |answer: &DisputeAnswer| Choice { value: answer.to_string(), label: words.label(*answer) };
    FormPage {
        form: FormView::new(&ANSWER),
        fields: vec![
            Field::new("select", "answer", words.say("dispute-answered"))
                .of(DisputeAnswer::ALL.iter().map(choice).collect()),
            Field::new("area", "words", words.say("dispute-answer-words")),
        ],
        ..form(words, id, "answer")
    }
}

#[handler]
async fn ask_answer(owner: Owner, At(id): At<DisputeId>) -> Answer {
    let case = disputes::show(owner.app(), owner.actor(), id).await?;
    if case.side == Side::Member {
        return Err(WebError::NotFound);
    }
    owner.render(&answer_page(owner.wording(), id))
}

#[handler]
async fn reply(owner: Owner, At(id): At<DisputeId>, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let (answer, words) = (reader.choice("answer"), reader.required("words", MOST));
    let done = match (reader.finish(), answer.zip(words)) {
        (Ok(()), Some((answer, words))) => {
            disputes::answer(owner.app(), owner.actor(), id, (answer, &words)).await
        }
        (Err(faults), _) => {
            disputes::show(owner.app(), owner.actor(), id).await?;
            Err(Failure::Invalid(faults))
        }
        _ => Err(Failure::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/disputes/{id}"), "dispute-was-answered")),
        Err(failure) => refused(&owner, &ANSWER, &fields, faults(failure)?, answer_page(owner.wording(), id)),
    }
}

async fn confirm(owner: &Owner, id: DisputeId, what: &str) -> Answer {
    let case = disputes::show(owner.app(), owner.actor(), id).await?;
    if case.side != Side::Member {
        return Err(WebError::NotFound);
    }
    owner.render(&form(owner.wording(), id, what))
}

#[handler]
async fn ask_send(owner: Owner, At(id): At<DisputeId>) -> Answer {
    confirm(&owner, id, "send").await
}

#[handler]
async fn send(owner: Owner, At(id): At<DisputeId>, Posted(_): Posted<Fields>) -> Answer {
    disputes::send(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with(&format!("/disputes/{id}"), "dispute-was-sent"))
}

#[handler]
async fn ask_close(owner: Owner, At(id): At<DisputeId>) -> Answer {
    confirm(&owner, id, "close").await
}

#[handler]
async fn close(owner: Owner, At(id): At<DisputeId>, Posted(_): Posted<Fields>) -> Answer {
    disputes::close(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with(&format!("/disputes/{id}"), "dispute-was-closed"))
}
