//! Loans to members: what is owed and when, the schedule, and paying an instalment.

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, LoanId, Owed};
use domain::money::Rupiah;
use domain::schedule::quote;
use poem::handler;

use super::Asking;
use super::acting::{money_field, paper_fields};
use super::forms;
use super::views::{back, heads};
use crate::usecases::ledger::{self, Holder, Loan, booking, reading};
use crate::usecases::{Cursor, Failure, today};
use crate::web::capability::{Asked, At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Datum, Field, FormPage, Section, SheetPage, Stat, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/books/:id/loans", list)
        .get("/loans/:id", show)
        .get("/loans/:id/pay", ask)
        .post("/loans/:id/pay", pay)
}

/// The next instalment in words: how much and when.
pub(in crate::web) fn next(words: Wording<'_>, owed: &Owed) -> String {
    owed.next.map_or_else(String::new, |(_, day, principal, interest)| {
        format!("{}, {}", words.rupiah(principal.get() + interest.get()), words.date(day))
    })
}

/// One loan as a row: of what was lent, what is owed, when the next instalment falls due, what is late.
pub(super) fn row(
    words: Wording<'_>,
    loan: &Loan,
    name: Cell,
    as_of: NaiveDate,
) -> Result<Vec<Cell>, Failure> {
    let owed = loan.owed(as_of)?;
    let late = if owed.late > Rupiah::ZERO {
        Cell::text(words.rupiah(owed.late.get())).toned("amber")
    } else {
        Cell::text("–")
    };
    Ok(vec![
        name,
        Cell::text(words.rupiah(loan.terms.amount.get())).noted(words.date(loan.begun)),
        Cell::text(words.rupiah(owed.principal.get())),
        Cell::text(next(words, &owed)),
        late,
    ])
}

#[handler]
async fn list(owner: Owner, At(id): At<CooperativeId>, Asked(asking): Asked<Asking>) -> Answer {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let cursor = asking.after.parse::<Cursor>().ok();
    let page = reading::open_loans(owner.app(), owner.actor(), id, cursor.as_ref()).await?;
    let words = owner.wording();
    let as_of = today(owner.app());
    let row = |(loan, holder): &(Loan, Holder)| {
        let name = Cell::link(&holder.name, format!("/loans/{}", loan.id)).noted(&holder.number);
        row(words, loan, name, as_of)
    };
    let keys = ["books-member", "books-lent", "books-principal-owed", "books-next", "books-late"];
    let path = format!("/books/{id}/loans");
    owner.render(&SheetPage {
        title: words.say("books-loans"),
        lead: name,
        back: back(words, id),
        sections: vec![Section {
            title: words.say("books-loans-open"),
            head: heads(words, &keys, 1..3),
            rows: page.rows.iter().map(row).collect::<Result<_, Failure>>()?,
            empty: words.say("books-no-loans"),
            ..Section::default()
        }],
        ways: vec![Way::to(format!("/books/{id}/new/loan"), words.say("books-new-loan"), "primary")],
        newest: if cursor.is_some() { path.clone() } else { String::new() },
        older: page.next.map_or_else(String::new, |next| format!("{path}?after={next}")),
        ..SheetPage::default()
    })
}

pub(in crate::web) fn schedule(words: Wording<'_>, loan: &Loan) -> Result<Section, Failure> {
    let quote = quote(&loan.terms).map_err(|error| Failure::Broken(error.to_string()))?;
    let row = |row: &domain::schedule::Instalment| {
        let months = chrono::Months::new(u32::from(row.number));
        let day = loan.begun.checked_add_months(months).unwrap_or(loan.begun);
        let mut cells = vec![Cell::text(row.number.to_string()), Cell::text(words.date(day))];
        let figures = [row.principal, row.interest, row.instalment, row.balance];
        cells.extend(figures.map(|sum| Cell::text(words.rupiah(sum.get()))));
        cells
    };
    let keys = [
        "books-number",
        "books-due",
        "books-principal",
        "books-interest",
        "books-instalment",
        "books-principal-owed",
    ];
    Ok(Section {
        title: words.say("books-schedule"),
        head: heads(words, &keys, 2..6),
        rows: quote.instalments.iter().map(row).collect(),
        ..Section::default()
    })
}

#[handler]
async fn show(owner: Owner, At(id): At<LoanId>) -> Answer {
    let (loan, holder) = reading::loan(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let owed = loan.owed(today(owner.app()))?;
    let stat = |key: &str, sum: Rupiah| Stat {
        label: words.say(key),
        value: words.rupiah(sum.get()),
        ..Stat::default()
    };
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let open = !loan.cancelled && owed.principal > Rupiah::ZERO;
    let late = Stat {
        note: owed.late_since.map_or_else(String::new, |day| words.date(day)),
        tone: if owed.late > Rupiah::ZERO { "amber" } else { "" },
        ..stat("books-late", owed.late)
    };
    owner.render(&SheetPage {
        title: words.say_with("books-loan-of", &[("name", holder.name.into())]),
        lead: holder.number,
        back: Way::to(format!("/books/{}/loans", loan.cooperative), words.say("books-loans"), ""),
        notice: if loan.cancelled { words.say("books-loan-cancelled") } else { String::new() },
        stats: vec![
            stat("books-lent", loan.terms.amount),
            stat("books-principal-owed", owed.principal),
            stat("books-interest-owed", owed.interest),
            late,
        ],
        facts: vec![
            datum("books-begun", words.date(loan.begun)),
            datum("books-rate", words.percent(loan.terms.rate.percent())),
            datum("books-months", words.months(i64::from(loan.terms.tenor.months()))),
            datum("books-method", words.label(loan.terms.method)),
            datum("books-next", next(words, &owed)),
        ],
        sections: vec![schedule(words, &loan)?],
        ways: if open {
            vec![Way::to(format!("/loans/{id}/pay"), words.say("books-pay"), "primary")]
        } else {
            Vec::new()
        },
        ..SheetPage::default()
    })
}

async fn page(owner: &Owner, id: LoanId) -> Result<FormPage, WebError> {
    let (loan, holder) = reading::loan(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let as_of = today(owner.app());
    let owed = loan.owed(as_of)?;
    let (principal, interest) =
        owed.next.map_or((Rupiah::ZERO, Rupiah::ZERO), |(_, _, principal, interest)| (principal, interest));
    let mut fields = vec![
        Field::new("money", "principal", words.say("books-principal")),
        Field::new("money", "interest", words.say("books-interest")).hint(words.say("books-interest-hint")),
        money_field(words),
    ];
    paper_fields(words, &mut fields);
    let form = FormView::new(&forms::REPAY)
        .with("principal", principal.to_string())
        .with("interest", interest.to_string())
        .with("at", AccountKind::Cash.as_str())
        .with("day", as_of.format("%d-%m-%Y").to_string());
    Ok(FormPage {
        title: words.say("books-pay"),
        lead: format!("{}. {}", holder.name, next(words, &owed)),
        back: Way::to(
            format!("/loans/{id}"),
            words.say_with("books-loan-of", &[("name", holder.name.into())]),
            "",
        ),
        action: format!("/loans/{id}/pay"),
        form,
        fields,
        button: words.say("books-book"),
        once: owner.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At(id): At<LoanId>) -> Answer {
    let page = page(&owner, id).await?;
    owner.render(&page)
}

#[handler]
async fn pay(owner: Owner, At(id): At<LoanId>, Posted(fields): Posted<Fields>) -> Answer {
    reading::loan(owner.app(), owner.actor(), id).await?;
    let mut reader = Reader::new(&fields);
    let (principal, interest) =
        (reader.wanted("principal", forms::some), reader.wanted("interest", forms::some));
    let at = forms::money(&mut reader);
    let paper = forms::paper(&mut reader, &fields);
    let done = match (reader.finish(), principal.zip(interest), at.zip(paper)) {
        (Ok(()), Some(paid), Some((at, paper))) => {
            booking::repay(owner.app(), owner.actor(), (id, at), paid, &paper).await
        }
        (Err(faults), ..) => Err(Failure::Invalid(faults)),
        _ => Err(Failure::NotFound),
    };
    match done {
        Ok(entry) => Ok(see_other_with(&format!("/entries/{entry}"), "books-booked")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = page(&owner, id).await?;
            refused(&owner, &forms::REPAY, &fields, faults, page)
        }
    }
}
