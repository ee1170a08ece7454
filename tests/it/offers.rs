//! Offers: drafts, immutable versions, the days that open and close them, the catalogue.

use chrono::Duration;
use domain::accounts::Role;
use domain::money::{Method, Rupiah};
use domain::offers::{Publication, PublicationMove};
use jembatan::jobs::publications;
use jembatan::usecases::Failure;
use jembatan::usecases::offers::catalogue::{self, Sort, Wanted};
use jembatan::usecases::offers::{self, publishing, reading};
use serde_json::json;

use crate::kit::offer::{OfferBuilder, lead_of};
use crate::kit::portal::Portal;

#[tokio::test]
async fn publishing_again_makes_a_new_version_and_leaves_the_old_one_as_it_was() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).publish(&portal).await;
    offers::save(&portal.app, &actor, offer.id, 2, |draft| {
        draft.terms.ceiling = Some(Rupiah::new(50_000_000).unwrap());
    })
    .await
    .unwrap();
    let before = reading::version(&portal.app.db, offer.version).await.unwrap();
    assert_eq!(before.terms.ceiling.get(), 500_000_000, "a draft changes nothing that was published");
    let second = publishing::publish(&portal.app, &actor, offer.id, 3).await.unwrap();
    let versions = reading::versions(&portal.app, None, offer.id).await.unwrap();
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((versions[0].id, versions[1].id), (second, offer.version));
    assert_eq!(versions[1].terms, before.terms);
    assert_eq!(reading::published(&portal.app, None, offer.id).await.unwrap().version.id, second);
}

#[tokio::test]
async fn two_colleagues_at_one_draft_do_not_overwrite_each_other() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let id = OfferBuilder::named("KUR Mikro").of(&bank).draft(&portal).await;
    offers::save(&portal.app, &actor, id, 2, |draft| {
        "A".clone_into(&mut draft.terms.regulation);
    })
    .await
    .unwrap();
    let late = offers::save(&portal.app, &actor, id, 2, |draft| {
        "B".clone_into(&mut draft.terms.regulation);
    })
    .await;
    assert!(matches!(late, Err(Failure::Refused("offer-draft-moved"))), "{late:?}");
    let kept = offers::find_own(&portal.app, &actor, id).await.unwrap();
    assert_eq!(kept.draft.terms.regulation, "A");
}

#[tokio::test]
async fn a_scheduled_offer_opens_on_its_day_and_an_expired_one_closes() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let later = OfferBuilder::named("Nanti").of(&bank).valid("2026-11-25", None).publish(&portal).await;
    let ending = OfferBuilder::named("Berakhir")
        .of(&bank)
        .valid("2026-11-01", Some("2026-11-24"))
        .publish(&portal)
        .await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let stands = async |id| offers::find_own(&portal.app, &actor, id).await.unwrap().publication;
    assert_eq!(
        (stands(later.id).await, stands(ending.id).await),
        (Publication::Scheduled, Publication::Open)
    );
    assert_eq!(publications::turn_the_day(&portal.app).await.unwrap(), 0);
    assert!(matches!(reading::published(&portal.app, None, later.id).await, Err(Failure::NotFound)));
    portal.wait(Duration::days(2));
    assert_eq!(publications::turn_the_day(&portal.app).await.unwrap(), 2);
    assert_eq!((stands(later.id).await, stands(ending.id).await), (Publication::Open, Publication::Closed));
    assert_eq!(publications::turn_the_day(&portal.app).await.unwrap(), 0, "once is enough");
    reading::published(&portal.app, None, later.id).await.unwrap();
}

#[tokio::test]
async fn a_paused_offer_stays_visible_and_a_closed_one_never_opens_again() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).publish(&portal).await;
    let act = async |tried| publishing::act(&portal.app, &actor, offer.id, tried).await;
    assert_eq!(act(PublicationMove::Pause).await.unwrap(), Publication::Paused);
    let listed = catalogue::list(&portal.app, &Wanted::default(), None).await.unwrap();
    assert_eq!(listed.rows[0].publication, Publication::Paused);
    assert_eq!(act(PublicationMove::Reopen).await.unwrap(), Publication::Open);
    assert_eq!(act(PublicationMove::Close).await.unwrap(), Publication::Closed);
    assert!(matches!(act(PublicationMove::Reopen).await, Err(Failure::Refused("offer-no-such-move"))));
    assert!(catalogue::list(&portal.app, &Wanted::default(), None).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn an_unfinished_draft_is_not_published_and_an_officer_may_draft_but_not_publish() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let officer = portal.person("Petugas", Role::BankOfficer, Some(bank.id)).await;
    let officer = lead_of(bank.id, officer.id, Role::BankOfficer);
    let id = offers::create(&portal.app, &officer, None, None).await.unwrap();
    let refused = publishing::publish(&portal.app, &officer, id, 1).await;
    assert!(matches!(refused, Err(Failure::Refused("denied-role"))), "{refused:?}");
    let lead = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let Err(Failure::Invalid(faults)) = publishing::publish(&portal.app, &lead, id, 1).await else {
        panic!()
    };
    assert!(faults.iter().any(|fault| fault.field == "ceiling" && fault.code == "required"));
}

#[tokio::test]
async fn the_catalogue_filters_and_puts_in_order_of_what_the_amount_costs() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let syariah = portal.bank("Bank Syariah Sinjai").await;
    let offer = |name: &str| OfferBuilder::named(name).of(&bank);
    offer("Mahal").rate("12", Method::Annuity).publish(&portal).await;
    offer("Murah").rate("6", Method::Annuity).publish(&portal).await;
    offer("Kecil").between(1_000_000, 10_000_000).publish(&portal).await;
    let berkah = OfferBuilder::named("Berkah").of(&syariah);
    berkah.rate("8", Method::Margin).publish(&portal).await;
    let all = Wanted::default;
    let amount = Some(Rupiah::new(75_000_000).unwrap());
    let (sort, bank, search) = (Sort::Cost, Some(syariah.id), "SYARIAH sinjai".to_owned());
    let cases: [(Wanted, &[&str]); 6] = [
        (all(), &["Berkah", "Kecil", "Mahal", "Murah"]),
        (Wanted { amount, sort, ..all() }, &["Murah", "Mahal", "Berkah"]),
        (Wanted { syariah: true, ..all() }, &["Berkah"]),
        (Wanted { bank, ..all() }, &["Berkah"]),
        (Wanted { search, ..all() }, &["Berkah"]),
        (Wanted { search: "%".to_owned(), ..all() }, &[]),
    ];
    for (wanted, names) in cases {
        let page = catalogue::list(&portal.app, &wanted, None).await.unwrap();
        let found: Vec<String> = page.rows.into_iter().map(|row| row.name.id).collect();
        assert_eq!(found, names, "{wanted:?}");
    }
}

#[tokio::test]
async fn every_page_of_the_catalogue_goes_on_where_the_last_one_ended_in_every_order() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    for number in 0..23 {
        let rate = format!("{}", 5 + number % 4);
        OfferBuilder::named(&format!("Kredit {:02}", number % 12))
            .of(&bank)
            .rate(&rate, Method::Flat)
            .publish(&portal)
            .await;
    }
    let amount = Some(Rupiah::new(10_000_000).unwrap());
    for sort in [Sort::Name, Sort::Cost, Sort::Rate, Sort::Decision] {
        let wanted = Wanted { amount, sort, ..Wanted::default() };
        let first = catalogue::list(&portal.app, &wanted, None).await.unwrap();
        let second = catalogue::list(&portal.app, &wanted, first.next.as_ref()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (20, 3, None), "{sort:?}");
        let mut ids: Vec<_> = first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 23, "{sort:?}");
    }
}

#[tokio::test]
async fn a_published_rule_holds_what_the_terms_say_and_the_banks_own_criteria() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).rule(nib).publish(&portal).await;
    let facts: Vec<_> = reading::version(&portal.app.db, offer.version)
        .await
        .unwrap()
        .rule
        .facts()
        .iter()
        .map(|key| key.as_str())
        .collect();
    assert_eq!(facts, ["requested_amount", "purpose", "requested_tenor_months", "nib"]);
}

#[tokio::test]
async fn a_correction_of_today_does_not_lose_the_version_that_is_to_come() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).valid("2026-11-01", None).publish(&portal).await;
    let publish = async |from: &str, regulation: &str| {
        let seen = offers::find_own(&portal.app, &actor, offer.id).await.unwrap().revision;
        let change = |draft: &mut offers::OfferDraft| {
            draft.terms.valid_from = Some(from.parse().unwrap());
            regulation.clone_into(&mut draft.terms.regulation);
        };
        let seen = offers::save(&portal.app, &actor, offer.id, seen, change).await.unwrap();
        publishing::publish(&portal.app, &actor, offer.id, seen).await.unwrap()
    };
    let in_force = async || {
        let published = reading::published(&portal.app, None, offer.id).await.unwrap();
        published.version.terms.regulation
    };
    publish("2026-12-25", "Natal").await;
    publish("2026-11-25", "Lusa").await;
    publish("2026-11-01", "Perbaikan").await;
    assert_eq!(in_force().await, "Perbaikan", "what is published today holds today");
    for (days, regulation) in [(2, "Lusa"), (30, "Natal")] {
        portal.wait(Duration::days(days));
        publications::turn_the_day(&portal.app).await.unwrap();
        assert_eq!(in_force().await, regulation);
    }
}
