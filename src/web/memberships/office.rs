//! Disputes at the office: those sent to it and those that boards leave unanswered, with their age.

use domain::disputes::DisputeId;
use poem::handler;

use super::{Asking, dispute};
use crate::ambient::day_in_sinjai;
use crate::usecases::memberships::disputes::{self, Dispute};
use crate::usecases::{Cursor, today};
use crate::web::books::heads;
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Section, SheetPage, Way};
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/disputes", list)
        .get("/office/disputes.csv", file)
        .get("/office/disputes/:id", show)
}

#[handler]
async fn list(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let page = disputes::of_office(clerk.app(), clerk.actor(), asking.cursor().as_ref(), false).await?;
    let words = clerk.wording();
    let now = today(clerk.app());
    let row = |one: &Dispute| {
        let opened = day_in_sinjai(one.opened_at);
        let state = one.standing().state();
        vec![
            Cell::link(&one.cooperative_name, format!("/office/disputes/{}", one.id)),
            Cell::text(words.date(opened)),
            Cell::text(words.days((now - opened).num_days())),
            Cell::text(words.label(state)).toned(dispute::tone(state)),
        ]
    };
    let keys = ["memberships-cooperative", "dispute-opened", "dispute-age", "dispute-state"];
    let mut sheet = SheetPage {
        title: words.say("dispute-office"),
        lead: words.say("dispute-office-lead"),
        back: Way::to("/office/cooperatives", words.say("nav-cooperatives"), ""),
        sections: vec![Section {
            title: words.say("dispute-list"),
            head: heads(words, &keys, 2..3),
            rows: page.rows.iter().map(row).collect(),
            empty: words.say("dispute-office-none"),
            ..Section::default()
        }],
        ways: vec![Way::to("/office/disputes.csv", words.say("export-csv"), "secondary")],
        ..SheetPage::default()
    };
    asking.pages(&mut sheet, "/office/disputes", &page);
    clerk.render(&sheet)
}

#[handler]
async fn file(clerk: OfficeStaff) -> Answer {
    let keys = ["memberships-cooperative", "dispute-opened", "dispute-age-days", "dispute-state"];
    let heads = keys.iter().map(|key| clerk.wording().say(key)).collect();
    let (app, actor, now) = (clerk.app().clone(), clerk.actor().clone(), today(clerk.app()));
    let (pages, language) = (app.pages.clone(), clerk.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { disputes::of_office(&app, &actor, cursor.as_ref(), true).await }
    };
    Ok(spreadsheet::of("disputes", heads, fetch, move |one: Dispute| {
        let words = Wording::new(pages.texts(), language);
        let opened = day_in_sinjai(one.opened_at);
        vec![
            one.cooperative_name.clone(),
            opened.to_string(),
            (now - opened).num_days().to_string(),
            words.label(one.standing().state()),
        ]
    }))
}

#[handler]
async fn show(clerk: OfficeStaff, At(id): At<DisputeId>) -> Answer {
    let case = disputes::for_office(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    clerk.render(&SheetPage {
        title: words.say_with("dispute-of", &[("number", case.line.number.to_string().into())]),
        lead: words.say("dispute-office-look"),
        back: Way::to("/office/disputes", words.say("dispute-office"), ""),
        facts: dispute::facts(words, &case),
        ..SheetPage::default()
    })
}
