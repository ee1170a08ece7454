//! The forms of a fund and what comes of them. Opening, splitting, approving and closing are the head's.

use serde::Deserialize;

use domain::funds::{ActivityId, BookingId, BookingKind, FundId, FundSource, LineId};
use poem::handler;
use poem::http::StatusCode;

use super::forms::{self, TARGETS};
use crate::usecases::funds::{self, booking, opening};
use crate::usecases::{Failure, Fault};
use crate::web::capability::{Asked, At, OfficeHead, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::posted::{Fields, Posted, field};
use crate::web::routes::Routes;
use crate::web::sheets::{Choice, Field, FormPage, Way};
use crate::web::visit::{Answer, Visit, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/funds/new", new_fund)
        .post("/office/funds/new", create)
        .get("/office/funds/:id/activities/new", new_activity)
        .post("/office/funds/:id/activities/new", add_activity)
        .get("/office/activities/:id/lines/new", new_line)
        .post("/office/activities/:id/lines/new", add_line)
        .get("/office/funds/:id/close", ask_close)
        .post("/office/funds/:id/close", close)
        .get("/office/lines/:id/book", new_booking)
        .post("/office/lines/:id/book", book)
        .get("/office/lines/:id/approve", new_approval)
        .post("/office/lines/:id/approve", approve)
        .get("/office/bookings/:id/correct", ask_correct)
        .post("/office/bookings/:id/correct", correct)
        .get("/office/bookings/:id/release", ask_release)
        .post("/office/bookings/:id/release", release)
}

/// The faults of a form that was refused, or the failure that is answered elsewhere.
pub(crate) fn faults(failure: Failure) -> Result<Vec<Fault>, WebError> {
    match failure {
        Failure::Invalid(faults) => Ok(faults),
        other => Err(other.into()),
    }
}

/// A form that was refused, as it was typed.
pub(crate) fn refused(
    visit: &Visit,
    names: &[&'static str],
    fields: &Fields,
    faults: Vec<Fault>,
    page: FormPage,
) -> Answer {
    let form = FormView::typed(names, fields).with_faults(visit, faults);
    let once = forms::once(fields);
    visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { form, once, ..page })
}

fn choice(value: impl ToString, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}

fn fund_page(visit: &Visit) -> FormPage {
    let words = visit.wording();
    let sources = FundSource::ALL.iter().map(|source| choice(source, words.label(*source))).collect();
    FormPage {
        title: words.say("funds-open-new"),
        lead: words.say("funds-open-means"),
        back: Way::to("/office/funds", words.say("funds-title"), ""),
        action: "/office/funds/new".to_owned(),
        form: FormView::new(&forms::FUND),
        fields: vec![
            Field::new("number", "year", words.say("funds-year")),
            Field::new("select", "source", words.say("funds-source")).of(sources),
            Field::new("text", "name", words.say("funds-name")).hint(words.say("funds-name-hint")),
            Field::new("money", "amount", words.say("funds-amount")),
        ],
        button: words.say("funds-open-new"),
        ..FormPage::default()
    }
}

#[handler]
async fn new_fund(head: OfficeHead) -> Answer {
    head.render(&fund_page(&head))
}

#[handler]
async fn create(head: OfficeHead, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_fund(&fields) {
        Ok(new) => opening::open(head.app(), head.actor(), &new).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(see_other_with(&format!("/office/funds/{id}"), "funds-was-opened")),
        Err(failure) => refused(&head, &forms::FUND, &fields, faults(failure)?, fund_page(&head)),
    }
}

async fn activity_page(head: &OfficeHead, id: FundId) -> Result<FormPage, WebError> {
    let plan = funds::show(head.app(), head.actor(), id).await?;
    let words = head.wording();
    let mut fields = vec![
        Field::new("text", "activity", words.say("funds-activity")).hint(words.say("funds-activity-hint")),
    ];
    fields.extend(TARGETS.map(|(kind, name)| {
        let label = words.say_with("funds-target", &[("kind", words.label(kind).into())]);
        Field::new("number", name, label).optional()
    }));
    Ok(FormPage {
        title: words.say("funds-new-activity"),
        lead: words.say("funds-targets-mean"),
        back: back_to_fund(head, &plan.fund),
        action: format!("/office/funds/{id}/activities/new"),
        form: FormView::new(&forms::activity_names()),
        fields,
        button: words.say("save"),
        ..FormPage::default()
    })
}

fn back_to_fund(visit: &Visit, fund: &funds::Fund) -> Way {
    let label = visit.wording().say_with("funds-of", &[("year", fund.year.to_string().into())]);
    Way::to(format!("/office/funds/{}", fund.id), label, "")
}

#[handler]
async fn new_activity(head: OfficeHead, At(id): At<FundId>) -> Answer {
    let page = activity_page(&head, id).await?;
    head.render(&page)
}

#[handler]
async fn add_activity(head: OfficeHead, At(id): At<FundId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_activity(&fields) {
        Ok((name, targets)) => opening::add_activity(head.app(), head.actor(), id, &name, &targets).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(_) => Ok(see_other_with(&format!("/office/funds/{id}"), "funds-saved")),
        Err(failure) => {
            let page = activity_page(&head, id).await?;
            refused(&head, &forms::activity_names(), &fields, faults(failure)?, page)
        }
    }
}

async fn line_page(head: &OfficeHead, id: ActivityId) -> Result<FormPage, WebError> {
    let (plan, activity) = funds::activity(head.app(), head.actor(), id).await?;
    let words = head.wording();
    let free = plan.fund.amount.get() - plan.fund.allocated.get();
    let hint = words.say_with("funds-unallocated", &[("amount", words.rupiah(free).into())]);
    Ok(FormPage {
        title: words.say("funds-new-line"),
        lead: activity.name,
        back: back_to_fund(head, &plan.fund),
        action: format!("/office/activities/{id}/lines/new"),
        form: FormView::new(&forms::LINE),
        fields: vec![
            Field::new("text", "line", words.say("funds-col-line")).hint(words.say("funds-line-hint")),
            Field::new("money", "amount", words.say("funds-planned")).hint(hint),
        ],
        button: words.say("save"),
        ..FormPage::default()
    })
}

#[handler]
async fn new_line(head: OfficeHead, At(id): At<ActivityId>) -> Answer {
    let page = line_page(&head, id).await?;
    head.render(&page)
}

#[handler]
async fn add_line(head: OfficeHead, At(id): At<ActivityId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_line(&fields) {
        Ok((name, amount)) => opening::add_line(head.app(), head.actor(), id, &name, amount).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(line) => Ok(see_other_with(&format!("/office/lines/{line}"), "funds-saved")),
        Err(failure) => {
            let page = line_page(&head, id).await?;
            refused(&head, &forms::LINE, &fields, faults(failure)?, page)
        }
    }
}

#[handler]
async fn ask_close(head: OfficeHead, At(id): At<FundId>) -> Answer {
    let plan = funds::show(head.app(), head.actor(), id).await?;
    let words = head.wording();
    head.render(&FormPage {
        title: words.say("funds-close"),
        lead: words.say("funds-close-means"),
        back: back_to_fund(&head, &plan.fund),
        action: format!("/office/funds/{id}/close"),
        button: words.say("funds-close"),
        danger: true,
        ..FormPage::default()
    })
}

#[handler]
async fn close(head: OfficeHead, At(id): At<FundId>, _form: Posted<Fields>) -> Answer {
    opening::close(head.app(), head.actor(), id).await?;
    Ok(see_other_with(&format!("/office/funds/{id}"), "funds-was-closed"))
}

/// The training that a booking is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct For {
    training: String,
}

async fn booking_page(clerk: &OfficeStaff, id: LineId, training: &str) -> Result<FormPage, WebError> {
    let seen = funds::line(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let kinds = [BookingKind::Commitment, BookingKind::Realisation];
    let kinds = kinds.map(|kind| choice(kind, words.label(kind))).to_vec();
    let open = seen.open.iter().map(|(booking, open)| {
        choice(booking.id, format!("{} ({})", booking.purpose, words.rupiah(open.get())))
    });
    let free = words.rupiah(seen.line.balance.free());
    let day = crate::usecases::today(clerk.app()).format("%d-%m-%Y").to_string();
    Ok(FormPage {
        title: words.say("funds-book"),
        lead: words
            .say_with("funds-book-lead", &[("line", seen.line.name.as_str().into()), ("free", free.into())]),
        back: Way::to(format!("/office/lines/{id}"), seen.line.name.clone(), ""),
        action: format!("/office/lines/{id}/book"),
        form: FormView::new(&forms::BOOKING).with("day", day),
        fields: vec![
            Field::new("select", "kind", words.say("funds-col-kind"))
                .of(kinds)
                .hint(words.say("funds-kind-hint")),
            Field::new("select", "commitment", words.say("funds-of-commitment"))
                .of(open.collect())
                .hint(words.say("funds-of-commitment-hint"))
                .optional(),
            Field::new("money", "amount", words.say("funds-col-amount")),
            Field::new("date", "day", words.say("funds-day")),
            Field::new("text", "purpose", words.say("funds-purpose")),
            Field::new("text", "reference", words.say("funds-reference"))
                .hint(words.say("funds-reference-hint")),
        ],
        button: words.say("funds-book"),
        once: clerk.once(),
        hidden: vec![choice(training, "training".to_owned())],
        ..FormPage::default()
    })
}

#[handler]
async fn new_booking(clerk: OfficeStaff, At(id): At<LineId>, Asked(asked): Asked<For>) -> Answer {
    let page = booking_page(&clerk, id, &asked.training).await?;
    clerk.render(&page)
}

#[handler]
async fn book(clerk: OfficeStaff, At(id): At<LineId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_booking(&fields) {
        Ok(new) => booking::book(clerk.app(), clerk.actor(), id, &new).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/office/lines/{id}"), "funds-was-booked")),
        Err(failure) => {
            let training = field(&fields, "training").unwrap_or_default();
            let page = booking_page(&clerk, id, training).await?;
            refused(&clerk, &forms::BOOKING, &fields, faults(failure)?, page)
        }
    }
}

async fn approval_page(head: &OfficeHead, id: LineId) -> Result<FormPage, WebError> {
    let seen = funds::line(head.app(), head.actor(), id).await?;
    let words = head.wording();
    Ok(FormPage {
        title: words.say("funds-approve"),
        lead: words.say("funds-approve-means"),
        back: Way::to(format!("/office/lines/{id}"), seen.line.name.clone(), ""),
        action: format!("/office/lines/{id}/approve"),
        form: FormView::new(&forms::APPROVAL),
        fields: vec![
            Field::new("money", "amount", words.say("funds-approve-amount")),
            Field::new("area", "reason", words.say("funds-reason")),
        ],
        button: words.say("funds-approve"),
        once: head.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn new_approval(head: OfficeHead, At(id): At<LineId>) -> Answer {
    let page = approval_page(&head, id).await?;
    head.render(&page)
}

#[handler]
async fn approve(head: OfficeHead, At(id): At<LineId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_approval(&fields) {
        Ok(new) => opening::approve(head.app(), head.actor(), id, &new).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/office/lines/{id}"), "funds-was-approved")),
        Err(failure) => {
            let page = approval_page(&head, id).await?;
            refused(&head, &forms::APPROVAL, &fields, faults(failure)?, page)
        }
    }
}

async fn against_page(clerk: &OfficeStaff, id: BookingId, what: &str) -> Result<FormPage, WebError> {
    let seen = funds::booking(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    Ok(FormPage {
        title: words.say(&format!("funds-{what}")),
        lead: words.say(&format!("funds-{what}-means")),
        back: Way::to(format!("/office/bookings/{id}"), seen.booking.purpose.clone(), ""),
        action: format!("/office/bookings/{id}/{what}"),
        form: FormView::new(&forms::REASON),
        fields: vec![Field::new("area", "reason", words.say("funds-reason"))],
        button: words.say(&format!("funds-{what}")),
        once: clerk.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask_correct(clerk: OfficeStaff, At(id): At<BookingId>) -> Answer {
    let page = against_page(&clerk, id, "correct").await?;
    clerk.render(&page)
}

#[handler]
async fn correct(clerk: OfficeStaff, At(id): At<BookingId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_reason(&fields) {
        Ok(reason) => booking::correct(clerk.app(), clerk.actor(), id, &reason, &forms::once(&fields)).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    answer_against(&clerk, id, "correct", &fields, done).await
}

#[handler]
async fn ask_release(clerk: OfficeStaff, At(id): At<BookingId>) -> Answer {
    let page = against_page(&clerk, id, "release").await?;
    clerk.render(&page)
}

#[handler]
async fn release(clerk: OfficeStaff, At(id): At<BookingId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::read_reason(&fields) {
        Ok(reason) => booking::release(clerk.app(), clerk.actor(), id, &reason, &forms::once(&fields)).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    answer_against(&clerk, id, "release", &fields, done).await
}

async fn answer_against(
    clerk: &OfficeStaff,
    id: BookingId,
    what: &str,
    fields: &Fields,
    done: Result<LineId, Failure>,
) -> Answer {
    match done {
        Ok(line) => Ok(see_other_with(&format!("/office/lines/{line}"), "funds-was-booked")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = against_page(clerk, id, what).await?;
            refused(clerk, &forms::REASON, fields, faults, page)
        }
    }
}
