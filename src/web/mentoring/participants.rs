//! The list of participants, and the page of one participation for each of its readers.

use domain::accounts::Role;
use domain::applications::ApplicationId;
use poem::handler;
use serde::{Deserialize, Serialize};

use super::views::{ParticipationPage, Reader};
use crate::usecases::mentoring::{self, participation};
use crate::web::capability::{Asked, At, OfficeStaff, Owner, PartnerWorker};
use crate::web::pages::Page;
use crate::web::visit::Answer;

/// A participant in the list.
#[derive(Debug, Serialize)]
struct RowView {
    href: String,
    business: String,
    owner: String,
    program: String,
    mentor: String,
    status: &'static str,
    counted: String,
    percent: i64,
    waiting: String,
    last: String,
}

/// The list of participants.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    rows: Vec<RowView>,
    ended: bool,
    everyone: bool,
    mentor: bool,
    newer: String,
    older: String,
}

/// The address's query.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Query {
    after: String,
    ended: String,
    with: String,
}

impl Query {
    fn address(&self, after: &str) -> String {
        let set = [("ended", &*self.ended), ("with", &*self.with), ("after", after)];
        let set: Vec<_> = set.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_html_form::to_string(&set) {
            Ok(query) if !query.is_empty() => format!("/participants?{query}"),
            _ => "/participants".to_owned(),
        }
    }
}

#[handler]
pub(super) async fn list(desk: PartnerWorker, Asked(query): Asked<Query>) -> Answer {
    let (ended, everyone) = (query.ended == "yes", query.with == "all");
    let cursor = query.after.parse().ok();
    let found = participation::list(desk.app(), desk.actor(), everyone, ended, cursor.as_ref()).await?;
    let (words, now) = (desk.wording(), desk.app().clock.now());
    let row = |one: participation::Participant| {
        let confirmed = i64::try_from(one.tally.confirmed).unwrap_or(0);
        let wanted = i64::from(one.wanted).max(1);
        let count = |key: &str, count: u64| match count {
            0 => String::new(),
            _ => words.say_with(key, &[("count", i64::try_from(count).unwrap_or(0).into())]),
        };
        RowView {
            href: format!("/participants/{}", one.application),
            business: one.business,
            owner: one.owner,
            program: one.program.read(words.language()).0.to_owned(),
            mentor: one.mentor.map(|(_, name)| name).unwrap_or_default(),
            status: one.status.as_str(),
            counted: words
                .say_with("mentoring-counted", &[("count", confirmed.into()), ("wanted", wanted.into())]),
            percent: (confirmed * 100 / wanted).min(100),
            waiting: count("mentoring-unconfirmed", one.tally.unconfirmed),
            last: one.tally.last.map(|at| words.ago(at, now)).unwrap_or_default(),
        }
    };
    let next = found.next.as_ref().map(|next| query.address(&next.to_string()));
    desk.render(&ListPage {
        rows: found.rows.into_iter().map(row).collect(),
        ended,
        everyone,
        mentor: desk.actor().role == Role::Mentor,
        newer: if query.after.is_empty() { String::new() } else { query.address("") },
        older: next.unwrap_or_default(),
    })
}

#[handler]
pub(super) async fn show(desk: PartnerWorker, At(id): At<ApplicationId>) -> Answer {
    let seen = mentoring::load(desk.app(), desk.actor(), id).await?;
    desk.render(&ParticipationPage::of(&desk, &seen, Reader::Partner))
}

#[handler]
pub(super) async fn own(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    let seen = mentoring::load(owner.app(), owner.actor(), id).await?;
    owner.render(&ParticipationPage::of(&owner, &seen, Reader::Owner))
}

#[handler]
pub(super) async fn oversee(office: OfficeStaff, At(id): At<ApplicationId>) -> Answer {
    let seen = mentoring::load(office.app(), office.actor(), id).await?;
    office.render(&ParticipationPage::of(&office, &seen, Reader::Office))
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/mentoring/participants.html";

    fn samples() -> Vec<Self> {
        let row = |mentor: &str, waiting: &str| RowView {
            href: "/participants/1".into(),
            business: "Gula <Aren> Borong".into(),
            owner: "Rahmawati".into(),
            program: "Buku Kas Sederhana".into(),
            mentor: mentor.into(),
            status: "active",
            counted: "3 dari 6".into(),
            percent: 50,
            waiting: waiting.into(),
            last: "3 hari lalu".into(),
        };
        let page = |rows, ended| Self {
            rows,
            ended,
            everyone: ended,
            mentor: true,
            newer: "/participants".into(),
            older: "/participants?after=x".into(),
        };
        vec![page(Vec::new(), false), page(vec![row("Suriani", "1 menunggu"), row("", "")], true)]
    }
}
