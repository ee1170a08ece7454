//! What one was told: the list behind the bell.

use poem::handler;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::capability::{Asked, At, SignedIn};
use super::pages::Page;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::telling;
use super::visit::{Answer, Visit, see_other, see_other_with};
use crate::usecases::notices::{self, Notice};

pub(super) fn routes() -> Routes {
    Routes::default().get("/notices", list).post("/notices/read", read_all).get("/notices/:id", open)
}

const SIZE: u64 = 20;

#[derive(Debug, Serialize)]
struct NoticesPage {
    notices: Vec<Line>,
    unread: bool,
    newest: String,
    older: String,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    text: String,
    at: String,
    when: String,
    read: bool,
}

impl Page for NoticesPage {
    const TEMPLATE: &'static str = "pages/notices/list.html";

    fn samples() -> Vec<Self> {
        let line = |read| Line {
            href: "/notices/1".into(),
            text: "Pengajuan Anda disetujui".into(),
            at: "2026-11-23T01:00:00Z".into(),
            when: "3 jam lalu".into(),
            read,
        };
        let page = |notices, unread| Self {
            notices,
            unread,
            newest: String::new(),
            older: "/notices?after=x".into(),
        };
        vec![page(Vec::new(), false), page(vec![line(false), line(true)], true)]
    }
}

#[derive(Debug, Default, Deserialize)]
struct Query {
    after: Option<String>,
}

#[handler]
async fn list(visitor: SignedIn, Asked(query): Asked<Query>) -> Answer {
    let cursor = query.after.as_deref().and_then(|text| text.parse().ok());
    let page = notices::list(visitor.app(), visitor.actor(), cursor.as_ref(), SIZE).await?;
    let older = page.next.as_ref().map_or_else(String::new, |next| format!("/notices?after={next}"));
    let unread = visitor.half_account()?.unread > 0;
    visitor.render(&NoticesPage {
        notices: page.rows.iter().map(|notice| line(&visitor, notice)).collect(),
        unread,
        newest: if cursor.is_some() { "/notices".to_owned() } else { String::new() },
        older,
    })
}

fn line(visit: &Visit, notice: &Notice) -> Line {
    let words = visit.wording();
    let texts = visit.app().pages.texts();
    let text = telling::notice(texts, visit.language(), &notice.kind, &notice.params);
    Line {
        href: format!("/notices/{}", notice.id),
        text: text.unwrap_or_else(|why| {
            // One notice that cannot be worded must not hide the others.
            tracing::error!(kind = notice.kind, %why, "a notice cannot be worded");
            words.say("nav-notices")
        }),
        at: notice.at.to_rfc3339(),
        when: words.ago(notice.at, visit.app().clock.now()),
        read: notice.read,
    }
}

#[handler]
async fn open(visitor: SignedIn, At(id): At<Uuid>) -> Answer {
    let link = notices::open(visitor.app(), visitor.actor(), id).await?;
    Ok(see_other(&link))
}

#[handler]
async fn read_all(visitor: SignedIn, _form: Posted<Fields>) -> Answer {
    notices::read_all(visitor.app(), visitor.actor()).await?;
    Ok(see_other_with("/notices", "notices-read"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<NoticesPage>();
}
