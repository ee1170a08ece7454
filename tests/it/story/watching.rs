//! The office watches: the funnel, what is open and how old it is, who is waited for, matches, needs; filters and sheets.

use super::opening::Market;
use super::owner::BUSINESS;
use super::stage::Stage;

/// What the monitor shows while a case lies at the bank.
pub async fn the_office_sees_it_all(stage: &mut Stage, market: &Market, number: &str) {
    stage.turn_of("clerk").await;
    stage.post().await;
    stage.menu("nav-monitor").await;
    for key in
        ["office-credit", "office-mentoring", "office-ages", "office-turns", "office-matches", "office-map"]
    {
        stage.see(key).await;
    }
    stage.look("monitor").await;
    stage.menu("nav-cases").await;
    stage.browser.see(BUSINESS).await;
    stage.look("all-cases").await;
    sheet(stage, number).await;
    stage.open_filters().await;
    stage.browser.fill("q", number).await;
    stage.press("filters-apply").await;
    stage.browser.reach("q=").await;
    let rows = stage.browser.all("main tbody tr").await;
    assert_eq!(rows.len(), 1, "one case has this number: {rows:#?}");
    stage.look("cases-filtered").await;
    sheet(stage, number).await;
    for (path, name, known) in [
        ("/office/matches", "matches-of-each", market.second.name.as_str()),
        ("/office/needs?needs=all", "needs", BUSINESS),
        ("/office/stuck", "waits-on-whom", "Bank"),
        ("/office/times", "times", "Bank"),
        ("/office/mail", "mail-sent", ""),
    ] {
        stage.browser.visit(path).await;
        stage.look(name).await;
        sheet(stage, known).await;
    }
}

/// The sheet behind a list, as whoever is signed in gets it.
async fn sheet(stage: &Stage, known: &str) {
    let address = stage.browser.attribute("main a[href*='.csv']", "href").await;
    let mut visitor = stage.portal.stranger();
    visitor.take_cookie("jembatan", &stage.browser.session().await.unwrap());
    let text = visitor.fetch(&address).await.into_body().into_string().await.unwrap();
    assert!(text.lines().count() > 1 && text.contains(known), "{known:?} is not in {address}:\n{text}");
}
