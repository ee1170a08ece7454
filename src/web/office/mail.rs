//! The outbox: what went out and what did not, attempt by attempt, and sending a dead mail once more.

use poem::handler;
use uuid::Uuid;

use super::asking::Asking;
use super::views::{AttemptLine, Datum, ListPage, MailPage};
use super::{filters, lists};
use crate::usecases::office::mails::{self, Attempt, MailRow, MailState};
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::format;
use crate::web::posted::{Fields, Posted};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const PATH: &str = "/office/mail";

#[handler]
pub(super) async fn list(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let words = clerk.wording();
    let cursor = asking.cursor();
    let found = mails::list(clerk.app(), clerk.actor(), asking.mails(), cursor.as_ref()).await?;
    let filters = filters::of(words, &asking, PATH, &["state"], &[], "");
    let rows = found.rows.iter().map(|row| lists::mail(words, row)).collect();
    let list = super::page(&clerk, &asking, "mail-list", filters, rows, found.next.as_ref());
    let dead = asking.mails() == Some(MailState::Dead) && !found.rows.is_empty();
    let put_back = if dead { format!("{PATH}/again") } else { String::new() };
    clerk.render(&ListPage { again: put_back, ..list })
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff, At(id): At<Uuid>) -> Answer {
    let (mail, attempts) = mails::find(clerk.app(), clerk.actor(), id).await?;
    clerk.render(&page(clerk.wording(), &mail, &attempts))
}

#[handler]
pub(super) async fn again(clerk: OfficeStaff, At(id): At<Uuid>, _form: Posted<Fields>) -> Answer {
    mails::send_again(clerk.app(), clerk.actor(), id).await?;
    Ok(see_other_with(&format!("{PATH}/{id}"), "mail-sent-again"))
}

#[handler]
pub(super) async fn all_again(clerk: OfficeStaff, _form: Posted<Fields>) -> Answer {
    let put_back = mails::send_all_again(clerk.app(), clerk.actor()).await?;
    let told = if put_back > 0 { "mail-all-sent-again" } else { "mail-none-dead" };
    Ok(see_other_with(PATH, told))
}

fn page(words: Wording<'_>, mail: &MailRow, attempts: &[Attempt]) -> MailPage {
    let datum = |key: &str, detail: String| Datum {
        term: words.say(key),
        detail,
        href: String::new(),
        link: String::new(),
        note: String::new(),
    };
    let mut data = vec![
        datum("mail-col-address", mail.address.clone()),
        datum("mail-col-state", lists::mail_state(words, mail.state)),
        datum("mail-col-created", words.date_time(mail.created_at)),
        datum("mail-col-language", words.label(mail.language)),
    ];
    match (mail.state, mail.sent_at) {
        (_, Some(at)) => data.push(datum("mail-col-sent", words.date_time(at))),
        (MailState::Dead, None) => {}
        (_, None) => data.push(datum("mail-col-due", words.date_time(mail.due_at))),
    }
    let dead = mail.state == MailState::Dead;
    MailPage {
        title: lists::mail_kind(words, &mail.kind),
        data,
        attempts: attempts.iter().rev().map(|one| attempt(words, one)).collect(),
        again: if dead { format!("{PATH}/{}/again", mail.id) } else { String::new() },
    }
}

fn attempt(words: Wording<'_>, attempt: &Attempt) -> AttemptLine {
    let (title, tone, by_person) = match attempt.outcome.as_str() {
        "sent" => (words.say("mail-attempt-sent"), "good", false),
        "refused" => (words.say("mail-attempt-refused"), "bad", false),
        "again" => (words.say("mail-attempt-again"), "", true),
        _ => (words.say("mail-attempt-failed"), "bad", false),
    };
    AttemptLine {
        at: format::machine_time(attempt.at),
        when: words.date_time(attempt.at),
        title,
        by: String::new(),
        // Whoever pressed the button is kept by id; the office does not need it on the page.
        note: if by_person { String::new() } else { attempt.detail.clone() },
        tone,
    }
}
