//! What the office sees: every figure is as long as the list behind it, and nobody else sees any of it.

use std::sync::Arc;

use chrono::Duration;
use domain::applications::{Status, WaitsOn, WorkflowKind};
use domain::facts::Purpose;
use domain::language::Language;
use domain::matching::{SubjectKind, Verdict};
use domain::policy::Actor;
use jembatan::app::{App, AppSettings};
use jembatan::jobs;
use jembatan::usecases::applications::queue::Standing;
use jembatan::usecases::office::{Narrowing, cases, figures, matches, needs, times};
use jembatan::usecases::outbox::{self, Mail};
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::crowd::Made;
use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;

fn clerk_of(person: &Person) -> Actor {
    Actor {
        account: person.id,
        role: domain::accounts::Role::OfficeStaff,
        organisation: None,
        language: Language::Id,
    }
}

/// Two banks; three applications in three states and two districts; one is old.
async fn busy() -> (Portal, Person) {
    let portal = Portal::open().await;
    let clerk = portal.clerk("Ibu Dinas").await;
    let (near, far) = (portal.bank("Bank Dekat").await, portal.bank("Bank Jauh").await);
    let quick = OfferBuilder::named("Kredit Cepat").of(&near).publish(&portal).await;
    let other = OfferBuilder::named("Kredit Lain").of(&far).publish(&portal).await;
    let made = [
        ("Gula Aren", "73.07.01", quick, &near, Status::Submitted),
        ("=Kue, Manis", "73.07.01", quick, &near, Status::InfoRequested),
        ("Ikan Asap", "73.07.05", other, &far, Status::Declined),
    ];
    for (name, district, offer, bank, status) in made {
        let owner = portal.owner(&format!("Pemilik {name}")).await;
        let business = BusinessBuilder::named(name)
            .in_district(district)
            .need(75_000_000, 24, Purpose::WorkingCapital)
            .create(&portal, &owner)
            .await;
        ApplicationBuilder::of(business, &owner).at(&offer, bank).in_status(status).create(&portal).await;
    }
    (portal, clerk)
}

#[tokio::test]
async fn every_figure_is_as_long_as_the_list_behind_it() {
    let (portal, clerk) = Box::pin(busy()).await;
    portal.wait(Duration::days(21));
    let (app, actor) = (&portal.app, clerk_of(&clerk));
    let read = figures::read(app, &actor, &Narrowing::default()).await.unwrap();
    assert_eq!((read.all_open(), read.all_late()), (2, 1), "{read:?}");

    for &status in Status::ALL {
        let asked = cases::Asked { status: Some(status), ..cases::Asked::default() };
        let list = cases::list(app, &actor, &asked, None).await.unwrap().rows.len();
        let figure = read.in_stage(WorkflowKind::Credit, status);
        assert_eq!(figure, list as u64, "{status}");
    }
    for age in figures::AGES {
        for late in [false, true] {
            let asked =
                cases::Asked { age: Some(age), late, standing: Standing::All, ..cases::Asked::default() };
            let list = cases::list(app, &actor, &asked, None).await.unwrap().rows.len();
            let (all, late_ones) = read.aged(age);
            assert_eq!(if late { late_ones } else { all }, list as u64, "{age:?} {late}");
        }
    }
    for whom in [WaitsOn::Owner, WaitsOn::Organisation] {
        let asked = cases::Asked { waits_on: Some(whom), ..cases::Asked::default() };
        let list = cases::list(app, &actor, &asked, None).await.unwrap().rows.len();
        assert_eq!(read.on(whom, None), list as u64, "{whom}");
    }
    let districts: u64 = read.districts.iter().map(|row| row.count).sum();
    assert_eq!(districts, read.all_open());
}

#[tokio::test]
async fn a_narrowed_monitor_counts_only_what_is_left_and_its_links_keep_the_narrowing() {
    let (portal, mut clerk) = Box::pin(busy()).await;
    let actor = clerk_of(&clerk);
    let narrowing = Narrowing { district: Some("73.07.05".to_owned()), ..Narrowing::default() };
    let read = figures::read(&portal.app, &actor, &narrowing).await.unwrap();
    assert_eq!(read.all_open(), 0);
    assert_eq!(read.in_stage(WorkflowKind::Credit, Status::Declined), 1);

    let page = clerk.browser.open("/office?district=73.07.05&kind=credit").await;
    page.is_ok().shows("Ditolak");
    let link = page.link("Ditolak");
    assert!(link.contains("district=73.07.05") && link.contains("status=declined"), "{link}");
    let list = clerk.browser.open(&link).await;
    list.is_ok().shows("Ikan Asap").does_not_show("Gula Aren");
}

#[tokio::test]
async fn the_list_is_searched_by_name_and_by_number() {
    let (portal, mut clerk) = Box::pin(busy()).await;
    let actor = clerk_of(&clerk);
    let all = cases::list(&portal.app, &actor, &cases::Asked::default(), None).await.unwrap();
    let receipt = &all.rows[0].receipt;
    let by_number = clerk.browser.open(&format!("/office/applications?q={receipt}")).await;
    by_number.is_ok().shows(&all.rows[0].business).does_not_show("Ikan Asap");
    let by_name = clerk.browser.open("/office/applications?q=ikan").await;
    by_name.is_ok().shows("Ikan Asap").does_not_show("Gula Aren");
    let nothing = clerk.browser.open("/office/applications?q=tidak-ada").await;
    nothing.is_ok().shows("Tidak ada yang cocok dengan saringan ini");
}

#[tokio::test]
async fn an_export_holds_every_row_and_no_formula() {
    let (_portal, mut clerk) = Box::pin(busy()).await;
    let file = clerk.browser.ask("/office/applications.csv?standing=all").await;
    file.is_ok();
    assert!(file.bytes.starts_with(b"\xef\xbb\xbf"));
    let mut rows = csv::Reader::from_reader(&file.bytes[3..]);
    let names: Vec<String> = rows.records().map(|row| row.unwrap()[1].to_owned()).collect();
    assert_eq!(names.len(), 3);
    assert!(names.contains(&"'=Kue, Manis".to_owned()), "{names:?}");
    let lists =
        ["needs", "matches", "pairs", "stuck", "times", "mail", "organisations", "businesses", "facts"];
    for list in lists {
        let page = clerk.browser.open(&format!("/office/{list}")).await;
        let csv = page.is_ok().attributes("a.button", "href");
        assert!(csv.contains(&format!("/office/{list}.csv")), "{list} offers {csv:?}");
        let file = clerk.browser.ask(&format!("/office/{list}.csv")).await;
        file.is_ok();
        assert!(file.bytes.starts_with(b"\xef\xbb\xbf"), "{list}");
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"), "{list}");
    }
}

#[tokio::test]
async fn a_need_is_unmet_until_an_offer_fits_and_the_missing_fact_is_named() {
    let portal = Portal::open().await;
    let clerk = portal.clerk("Ibu Dinas").await;
    let actor = clerk_of(&clerk);
    let bank = portal.bank("Bank Sulselbar").await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let wants_books = json!({"fact": "financial_records", "one_of": ["cash_book"], "remedy": "coaching"});
    OfferBuilder::named("Kredit Buku Kas")
        .of(&bank)
        .rule(json!({"all": [wants_books]}))
        .publish(&portal)
        .await;
    jobs::matching::reckon_due(&portal.app, "test").await.unwrap();
    let read = figures::read(&portal.app, &actor, &Narrowing::default()).await.unwrap();
    assert_eq!((read.needs.open, read.needs.unmet), (1, 1));
    assert_eq!(read.blockers[0].fact, domain::facts::FactKey::FinancialRecords);
    assert_eq!(read.blockers[0].unknown, 1);

    OfferBuilder::named("Kredit Terbuka").of(&bank).publish(&portal).await;
    jobs::matching::reckon_due(&portal.app, "test").await.unwrap();
    let counts = needs::count(&portal.app, &actor, &Narrowing::default()).await.unwrap();
    assert_eq!((counts.open, counts.unmet), (1, 0));
    let all = needs::list(&portal.app, &actor, &needs::Asked::default(), None).await.unwrap();
    assert_eq!(all.rows[0].business_id, business);
    assert_eq!((all.rows[0].eligible, all.rows[0].unknown), (1, 1));
    let all = Narrowing::default();
    let blocked = needs::Asked {
        unmet: true,
        blocked_by: Some(domain::facts::FactKey::FinancialRecords),
        ..needs::Asked::default()
    };
    let left = needs::list(&portal.app, &actor, &blocked, None).await.unwrap();
    assert!(left.rows.is_empty(), "nothing is unmet any more");
    let subjects = matches::list(&portal.app, &actor, SubjectKind::Offer, &all, None).await.unwrap();
    let fits: u64 = subjects.rows.iter().map(|row| row.eligible).sum();
    let read = figures::read(&portal.app, &actor, &Narrowing::default()).await.unwrap();
    assert_eq!(read.matched(SubjectKind::Offer, Verdict::Eligible), fits);
}

/// Follows every figure of a page to the list behind it and counts that list's rows.
async fn every_figure_leads_to_as_many_rows(browser: &mut Visitor, page: &Seen, figures: &str) {
    let (counts, links) = (page.all(figures), page.attributes(figures, "href"));
    assert!(!counts.is_empty() && counts.len() == links.len(), "{figures}: {counts:?}");
    for (count, link) in counts.iter().zip(&links) {
        let list = browser.open(link).await;
        assert_eq!(list.is_ok().all("tbody tr").len().to_string(), *count, "{link}");
    }
}

#[tokio::test]
async fn figures_about_matches_lead_to_the_pairs_they_count() {
    let portal = Portal::open().await;
    let mut clerk = portal.clerk("Ibu Dinas").await;
    let bank = portal.bank("Bank Sulselbar").await;
    for (name, books) in [("Gula Aren", "cash_book"), ("Ikan Asap", "none"), ("Kue", "none")] {
        let owner = portal.owner(&format!("Pemilik {name}")).await;
        let business = BusinessBuilder::named(name).fact("financial_records", books);
        business.need(75_000_000, 24, Purpose::WorkingCapital).create(&portal, &owner).await;
    }
    let wants_books = json!({"fact": "financial_records", "one_of": ["cash_book"], "remedy": "coaching"});
    let offer = OfferBuilder::named("Kredit Buku Kas").of(&bank).rule(json!({"all": [wants_books]}));
    offer.publish(&portal).await;
    jobs::matching::reckon_due(&portal.app, "test").await.unwrap();

    let subjects = clerk.browser.open("/office/matches?kind=credit").await;
    every_figure_leads_to_as_many_rows(&mut clerk.browser, &subjects, "tbody td a").await;
    let needs = clerk.browser.open("/office/needs?needs=all").await;
    every_figure_leads_to_as_many_rows(&mut clerk.browser, &needs, "tbody td a").await;
    clerk.browser.open(&needs.link("Ikan Asap")).await.is_ok().shows("Ikan Asap");

    let monitor = clerk.browser.open("/office").await;
    let blocked = clerk.browser.open(&monitor.link("Pembukuan")).await;
    assert_eq!(blocked.is_ok().all("tbody tr").len(), 2, "{}", blocked.text());
    let fitting = clerk.browser.open(&monitor.link("Kredit: Memenuhi")).await;
    fitting.is_ok().shows("Gula Aren").shows("Kredit Buku Kas").does_not_show("Ikan Asap");
    let file = clerk.browser.ask("/office/pairs.csv?kind=credit&verdict=nearly").await;
    assert_eq!(csv::Reader::from_reader(&file.bytes[3..]).records().count(), 2);
}

#[tokio::test]
async fn figures_about_who_has_the_turn_lead_to_those_who_wait() {
    let (portal, clerk) = Box::pin(busy()).await;
    portal.wait(Duration::days(21));
    let mut browser = portal.signed_in(clerk.id).await;
    let stuck = browser.open("/office/stuck").await;
    every_figure_leads_to_as_many_rows(&mut browser, &stuck, "tbody td a").await;
}

#[tokio::test]
async fn stages_stand_in_the_order_of_the_way_and_ends_that_are_no_success_last() {
    let (_portal, mut clerk) = Box::pin(busy()).await;
    let page = clerk.browser.open("/office?kind=credit").await;
    let stages = page.all(".figure:first-child tbody th");
    let place = |name: &str| stages.iter().position(|stage| stage == name).unwrap();
    assert!(place("Masuk") < place("Ditinjau") && place("Ditinjau") < place("Di komite"), "{stages:?}");
    assert_eq!(stages.last().map(String::as_str), Some("Ditolak"), "{stages:?}");
}

#[tokio::test]
async fn response_times_are_told_against_the_promise() {
    let (portal, mut clerk) = Box::pin(busy()).await;
    let all = times::list(&portal.app, &clerk_of(&clerk), &Narrowing::default()).await.unwrap();
    let far = all.iter().find(|row| row.organisation.name == "Bank Jauh").unwrap();
    assert_eq!((far.decisions, far.median_decision), (1, Some(0)));
    assert_eq!((far.promised, far.in_time), (1, 1));
    clerk.browser.open("/office/times").await.is_ok().shows("Bank Jauh").shows("1 dari 1");
    clerk.browser.open("/office/stuck").await.is_ok().shows("Bank Dekat");
}

#[tokio::test]
async fn a_dead_mail_is_seen_without_its_body_and_sent_again() {
    let portal = Portal::open().await;
    let mut clerk = portal.clerk("Ibu Dinas").await;
    let tx = portal.app.db.begin().await.unwrap();
    let mail = Mail {
        account: None,
        address: "rahasia@contoh.example".to_owned(),
        language: Language::Id,
        kind: "no_such_mail",
        params: json!({"name": "Rahmawati"}),
    };
    outbox::enqueue(&portal.app, &tx, mail).await.unwrap();
    tx.commit().await.unwrap();
    jobs::outbox::deliver_due(&portal.app, "test").await.unwrap();

    let list = clerk.browser.open("/office/mail?state=dead").await;
    list.is_ok().shows("r•••@contoh.example").does_not_show("rahasia@").does_not_show("Rahmawati");
    clerk.browser.open("/office").await.is_ok().shows("Surel gagal");
    let page = clerk.browser.open(&list.link("no such mail")).await;
    page.is_ok().shows("Ditolak").shows("Kirim ulang");
    let again = format!("{}/again", page.address);
    let sent = clerk.browser.send(&page, &again, &[]).await;
    sent.is_ok().shows("Menunggu dikirim").shows("Dikirim ulang oleh petugas dinas");
    assert!(!sent.has_form(&again), "it is not dead any more");
    jobs::outbox::deliver_due(&portal.app, "test").await.unwrap();
    let list = clerk.browser.open("/office/mail?state=dead").await;
    list.is_ok().shows("no such mail");
}

#[tokio::test]
async fn the_office_pages_are_for_the_office() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let mut owner = portal.owner("Rahmawati").await;
    let mut lead = bank.lead.clone();
    for path in
        ["/office", "/office/applications", "/office/applications.csv", "/office/mail", "/office/needs"]
    {
        owner.browser.open(path).await.is(StatusCode::FORBIDDEN);
        lead.browser.open(path).await.is(StatusCode::FORBIDDEN);
        let mut stranger = portal.stranger();
        stranger.ask(path).await.is(StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn the_mailbox_is_there_in_the_demo_only() {
    let portal = Portal::open().await;
    for path in ["/demo", "/demo/mail", "/demo/mail/x.eml"] {
        portal.stranger().open(path).await.is(StatusCode::NOT_FOUND);
    }
    let mut app = App::clone(&portal.app);
    app.settings = Arc::new(AppSettings { demo: true, ..AppSettings::clone(&app.settings) });
    let mut visitor = Visitor::new(Arc::new(jembatan::web::site(Arc::new(app))));
    visitor.open("/demo").await.is_ok().shows("pemilik@contoh.id");
    visitor.open("/demo/mail").await.is_ok().shows("Belum ada surel");
    let page = visitor.open("/register").await;
    let fields =
        [("name", "Rahmawati"), ("email", "rahma@contoh.example"), ("password", "tujuh kuda poni biru")];
    visitor.send(&page, "/register", &fields).await.is_ok();
    portal.deliver_mail().await;
    let list = visitor.open("/demo/mail").await;
    list.is_ok().shows("rahma@contoh.example");
    let address = list.attributes("tbody a", "href").remove(0);
    let mail = visitor.open(&address).await;
    mail.is_ok().shows("/register/prove/");
    visitor.open("/demo/mail/..%2f..%2fetc%2fpasswd").await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_list_is_paged_without_gap_or_repeat_and_its_export_holds_all_of_it() {
    let portal = Portal::open().await;
    let mut clerk = portal.clerk("Ibu Dinas").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("Kredit").of(&bank).publish(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let case = ApplicationBuilder::of(business, &owner).at(&offer, &bank).create(&portal).await;
    let made = [
        ("id", Made::Id(1)),
        ("receipt", Made::Nothing),
        ("once_key", Made::Nothing),
        // Many stand there since the same instant: the id keeps them in order.
        ("status_at", Made::MinutesBefore(0)),
    ];
    portal.crowd("application", ("id", case.id.0), 1199, &made).await;
    assert!(portal.database_url().contains(':'));
    let mut seen = std::collections::BTreeSet::new();
    let mut next = Some("/office/applications".to_owned());
    while let Some(address) = next {
        let page = clerk.browser.open(&address).await;
        for link in page.is_ok().attributes("tbody th a", "href") {
            assert!(seen.insert(link.clone()), "{link} is shown twice");
        }
        next = page.attributes("a[rel=next]", "href").pop();
    }
    assert_eq!(seen.len(), 1200);
    let answer = clerk.browser.fetch("/office/applications.csv").await;
    let bytes = answer.into_body().into_vec().await.unwrap();
    assert_eq!(csv::Reader::from_reader(&bytes[3..]).records().count(), 1200);
}
