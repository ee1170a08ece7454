//! The forms of the books and what comes of them. Only the treasurer comes in.

use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, EntryId, MemberId};
use domain::money::Method;
use poem::handler;
use serde::Deserialize;

use super::forms::{self, Booking, MONEY, What};
use super::views::{self, back};
use crate::usecases::ledger::{self, booking, closing, posting, reading};
use crate::usecases::{Failure, today};
use crate::web::capability::{Asked, At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Choice, Field, FormPage, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/books/:id/new/:what", ask)
        .post("/books/:id/new/:what", book)
        .get("/books/:id/close", ask_close)
        .post("/books/:id/close", close)
        .get("/entries/:id/reverse", ask_reverse)
        .post("/entries/:id/reverse", reverse)
}

fn choice(value: impl ToString, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}

pub(super) fn accounts(words: Wording<'_>, kinds: &[AccountKind]) -> Vec<Choice> {
    kinds.iter().map(|kind| choice(kind, format!("{} {}", kind.number(), words.label(*kind)))).collect()
}

/// The fields that stand under every booking.
pub(super) fn paper_fields(words: Wording<'_>, fields: &mut Vec<Field>) {
    fields.push(Field::new("date", "day", words.say("books-day")));
    fields.push(Field::new("text", "note", words.say("books-note")).optional());
    fields.push(
        Field::new("text", "reference", words.say("books-reference"))
            .hint(words.say("books-reference-hint"))
            .optional(),
    );
}

pub(super) fn money_field(words: Wording<'_>) -> Field {
    Field::new("select", "at", words.say("books-at")).of(accounts(words, &MONEY))
}

fn fields(words: Wording<'_>, what: What) -> Vec<Field> {
    let member = Field::new("text", "member", words.say("books-member")).hint(words.say("books-member-hint"));
    let mut fields = Vec::new();
    if what == What::Other {
        let kinds = accounts(words, &forms::by_hand());
        fields.push(
            Field::new("select", "debit", words.say("books-debit-account"))
                .of(kinds.clone())
                .hint(words.say("books-debit-hint")),
        );
        fields.push(
            Field::new("select", "credit", words.say("books-credit-account"))
                .of(kinds)
                .hint(words.say("books-credit-hint")),
        );
        fields.push(member.hint(words.say("books-member-if")).optional());
    } else {
        fields.push(member);
    }
    if !what.accounts().is_empty() {
        fields.push(
            Field::new("select", "account", words.say("books-account")).of(accounts(words, what.accounts())),
        );
    }
    fields.push(Field::new("money", "amount", words.say("books-amount")));
    if what == What::Loan {
        let methods = Method::ALL.iter().map(|method| choice(method, words.label(*method))).collect();
        fields.push(Field::new("number", "rate", words.say("books-rate")).hint(words.say("books-rate-hint")));
        fields.push(Field::new("number", "months", words.say("books-months")));
        fields.push(Field::new("select", "method", words.say("books-method")).of(methods));
    }
    if what != What::Other {
        fields.push(money_field(words));
    }
    paper_fields(words, &mut fields);
    fields
}

/// The query of a form: whom it is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct For {
    member: String,
}

async fn page(owner: &Owner, id: CooperativeId, what: What, who: &str) -> Result<FormPage, WebError> {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let day = today(owner.app()).format("%d-%m-%Y").to_string();
    let form = FormView::new(what.names()).with("day", day).with("member", who);
    Ok(FormPage {
        title: words.say(&format!("books-new-{}", what.as_str())),
        lead: format!("{name}. {}", words.say(&format!("books-new-{}-lead", what.as_str()))),
        back: back(words, id),
        action: format!("/books/{id}/new/{}", what.as_str()),
        form: if what == What::Other { form } else { form.with("at", AccountKind::Cash.as_str()) },
        fields: fields(words, what),
        button: words.say("books-book"),
        once: owner.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At((id, what)): At<(CooperativeId, String)>, Asked(asked): Asked<For>) -> Answer {
    let what = What::of(&what).ok_or(WebError::NotFound)?;
    let page = page(&owner, id, what, &asked.member).await?;
    owner.render(&page)
}

/// Whom the form names: by number, or by a name that only one has.
async fn named(
    owner: &Owner,
    id: CooperativeId,
    fields: &Fields,
    wanted: bool,
) -> Result<Result<Option<MemberId>, &'static str>, Failure> {
    let Some(text) = Reader::new(fields).typed("member") else {
        return Ok(if wanted { Err("required") } else { Ok(None) });
    };
    // No name is as long, and none has characters that cannot be seen.
    if text.chars().count() > 200 || text.chars().any(char::is_control) {
        return Ok(Err("ledger-no-member"));
    }
    let found = reading::named(owner.app(), owner.actor(), id, text).await?;
    Ok(match found.as_slice() {
        [one] => Ok(Some(one.id)),
        [] => Err("ledger-no-member"),
        _ => Err("ledger-many-members"),
    })
}

#[handler]
async fn book(
    owner: Owner,
    At((id, what)): At<(CooperativeId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let what = What::of(&what).ok_or(WebError::NotFound)?;
    let member = named(&owner, id, &fields, what != What::Other).await?;
    let (app, actor) = (owner.app(), owner.actor());
    let done = match forms::read(what, &fields, member) {
        Ok((Booking::Move(what), paper)) => booking::book(app, actor, id, what, &paper).await,
        Ok((Booking::Loan(new), paper)) => booking::lend(app, actor, id, &new, &paper).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(entry) => Ok(see_other_with(&format!("/entries/{entry}"), "books-booked")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = page(&owner, id, what, "").await?;
            refused(&owner, what.names(), &fields, faults, page)
        }
    }
}

async fn close_page(owner: &Owner, id: CooperativeId) -> Result<FormPage, WebError> {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    Ok(FormPage {
        title: words.say("books-close"),
        lead: format!("{name}. {}", words.say("books-close-lead")),
        back: back(words, id),
        action: format!("/books/{id}/close"),
        form: FormView::new(&forms::CLOSE),
        fields: vec![
            Field::new("date", "until", words.say("books-close-until")).hint(words.say("books-close-hint")),
        ],
        button: words.say("books-close"),
        danger: true,
        ..FormPage::default()
    })
}

#[handler]
async fn ask_close(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let page = close_page(&owner, id).await?;
    owner.render(&page)
}

#[handler]
async fn close(owner: Owner, At(id): At<CooperativeId>, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let until = reader.wanted("until", |text| crate::web::forms::day(text).ok_or("date"));
    let done = match (reader.finish(), until) {
        (Ok(()), Some(until)) => closing::close(owner.app(), owner.actor(), id, until).await,
        (Err(faults), _) => Err(Failure::Invalid(faults)),
        _ => Err(Failure::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/books/{id}"), "books-closed")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = close_page(&owner, id).await?;
            refused(&owner, &forms::CLOSE, &fields, faults, page)
        }
    }
}

async fn reverse_page(owner: &Owner, id: EntryId) -> Result<FormPage, WebError> {
    let (posted, _) = reading::entry(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let number = words.say_with("books-entry", &[("number", posted.number.to_string().into())]);
    let day = today(owner.app()).format("%d-%m-%Y").to_string();
    Ok(FormPage {
        title: words.say("books-reverse"),
        lead: format!(
            "{number}, {}, {}. {}",
            words.label(posted.kind),
            words.rupiah(posted.total()),
            words.say("books-reverse-lead")
        ),
        back: Way::to(format!("/entries/{id}"), number, ""),
        action: format!("/entries/{id}/reverse"),
        form: FormView::new(&forms::REVERSE).with("day", day),
        fields: views::reversal(words),
        button: words.say("books-reverse"),
        danger: true,
        once: owner.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask_reverse(owner: Owner, At(id): At<EntryId>) -> Answer {
    let page = reverse_page(&owner, id).await?;
    owner.render(&page)
}

#[handler]
async fn reverse(owner: Owner, At(id): At<EntryId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::reversal(&fields) {
        Ok((day, reason)) => {
            let once = forms::once(&fields);
            posting::take_back(owner.app(), owner.actor(), id, (day, &reason), &once).await
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(entry) => Ok(see_other_with(&format!("/entries/{entry}"), "books-was-reversed")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = reverse_page(&owner, id).await?;
            refused(&owner, &forms::REVERSE, &fields, faults, page)
        }
    }
}
