//! What only the demonstration shows: whom one can sign in as, and the mails that the portal sent. Outside it these
//! addresses do not exist.

mod views;

use poem::handler;

use self::views::{DemoMailPage, DemoMailsPage, DemoPage, MailLine, PersonLine};
use super::capability::{Anyone, At};
use super::errors::WebError;
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit};
use crate::usecases::demo;

/// The newest mails that are listed.
const NEWEST: usize = 50;

pub(super) fn routes() -> Routes {
    Routes::default().get("/demo", people).get("/demo/mail", list).get("/demo/mail/:name", show)
}

fn in_demo(visit: &Visit) -> Result<(), WebError> {
    let app = visit.app();
    if app.settings.demo && app.mailer.keeps_mails() { Ok(()) } else { Err(WebError::NotFound) }
}

#[handler]
async fn people(visitor: Anyone) -> Answer {
    in_demo(&visitor)?;
    let words = visitor.wording();
    let line = |person: &demo::SignIn| PersonLine {
        role: words.label(person.role),
        place: person.place.to_owned(),
        email: person.email.to_owned(),
    };
    visitor.render(&DemoPage {
        people: demo::sign_ins().iter().map(line).collect(),
        password: demo::PASSWORD.to_owned(),
        signed_in: visitor.session().is_some(),
    })
}

#[handler]
async fn list(visitor: Anyone) -> Answer {
    in_demo(&visitor)?;
    let words = visitor.wording();
    let kept = visitor.app().mailer.list(NEWEST).await;
    let line = |filed: crate::mail::Filed| MailLine {
        href: format!("/demo/mail/{}", filed.name),
        subject: filed.mail.subject,
        to: filed.mail.to,
        when: words.date_time(filed.at),
    };
    let mails = kept.map_err(|_| WebError::Bug("the folder of mails cannot be read"))?;
    visitor.render(&DemoMailsPage { mails: mails.into_iter().map(line).collect() })
}

#[handler]
async fn show(visitor: Anyone, At(name): At<String>) -> Answer {
    in_demo(&visitor)?;
    let read = visitor.app().mailer.read(&name).await;
    let mail = read.map_err(|_| WebError::Bug("a mail of the folder cannot be read"))?;
    let mail = mail.ok_or(WebError::NotFound)?;
    let site = &visitor.app().settings.public_url;
    visitor.render(&DemoMailPage {
        links: views::links(&mail.text, site),
        subject: mail.subject,
        from: mail.from,
        to: mail.to,
        date: mail.date,
        text: mail.text,
    })
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<DemoPage>();
    gallery.show::<DemoMailsPage>();
    gallery.show::<DemoMailPage>();
}
