//! The pages of offers: catalogue, comparison, the bank's desk, the rule editor; as visitors see them.

use domain::accounts::Role;
use domain::money::Method;
use domain::offers::{Publication, Scheme};
use jembatan::usecases::offers::{self, reading};
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::offer::{OfferBuilder, lead_of};
use crate::kit::portal::Portal;

#[tokio::test]
async fn a_search_of_the_catalogue_is_in_its_address_and_can_be_shared() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    OfferBuilder::named("KUR Mikro").of(&bank).publish(&portal).await;
    OfferBuilder::named("Kredit Kecil").of(&bank).between(1_000_000, 10_000_000).publish(&portal).await;
    let mut rahma = portal.stranger();
    let page = rahma.open("/offers?amount=75+juta&tenor=24&sort=cost").await;
    page.is_ok().shows("KUR Mikro").does_not_show("Kredit Kecil").shows("Rp3.324.046");
    assert_eq!(page.form("/offers").value("amount"), Some("75 juta"));
    portal.stranger().open("/offers?q=kecil").await.shows("Kredit Kecil").does_not_show("KUR Mikro");
    rahma.open("/offers?amount=banyak").await.is_ok().shows("Tulis jumlah dalam rupiah").shows("KUR Mikro");
    rahma.open("/offers?q=tidakada").await.shows("Tidak ada produk yang sesuai");
    rahma.open("/offers?after=rusak&sort=cost&bank=x").await.is_ok();
}

#[tokio::test]
async fn a_margin_is_never_called_interest_and_the_method_is_always_named() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Syariah Sinjai").await;
    let offer =
        OfferBuilder::named("Pembiayaan Berkah").of(&bank).rate("8", Method::Margin).publish(&portal).await;
    let mut rahma = portal.stranger();
    rahma.open("/offers").await.shows("8,00 % · Margin murabahah");
    for address in
        [format!("/offers/{}", offer.id), format!("/offers/{}/schedule?amount=20000000&tenor=24", offer.id)]
    {
        let page = rahma.open(&address).await;
        page.is_ok().shows("Margin");
        assert!(!page.text().to_lowercase().contains("bunga"), "{}", page.text());
    }
}

#[tokio::test]
async fn an_offer_is_read_in_the_language_of_the_reader_or_marked_as_fallen_back() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let rule = json!({"fact": "business_age_months", "at_least": 6, "remedy": "time"});
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).rule(rule).publish(&portal).await;
    let address = format!("/offers/{}", offer.id);
    let mut rahma = portal.stranger();
    rahma
        .open(&address)
        .await
        .shows("Usaha sudah berjalan paling sedikit 6 bulan")
        .shows("Untuk Rp50.000.000 selama 24 bulan");
    let english = rahma.open(&format!("{address}?lang=en")).await;
    english.shows("Only in Indonesian").shows("The business has been running for at least 6 months");
    rahma
        .open(&format!("{address}?amount=1"))
        .await
        .shows("This offer goes from Rp1,000,000 to Rp500,000,000");
}

#[tokio::test]
async fn at_most_four_offers_are_compared() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let mut address = "/offers/compare?amount=50000000".to_owned();
    for number in 1..=5 {
        let offer = OfferBuilder::named(&format!("Kredit {number}")).of(&bank).publish(&portal).await;
        address += "&id=";
        address += &offer.id.to_string();
    }
    let mut rahma = portal.stranger();
    let page = rahma.open(&address).await;
    page.is_ok().shows("Kredit 4").does_not_show("Kredit 5").shows("Paling banyak empat");
    rahma.open("/offers/compare?id=x").await.is_ok().shows("Belum ada yang dipilih");
}

#[tokio::test]
async fn a_bank_starts_from_a_scheme_completes_the_draft_and_publishes_it() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let mut lead = bank.lead.browser.clone();
    lead.open("/bank/offers").await.shows("Belum ada produk");
    let new = lead.open("/bank/offers/new").await;
    let hub = lead.send(&new, "/bank/offers", &[("scheme", "kur_mikro")]).await;
    hub.is_ok().shows("KUR Mikro").shows("Rancangan");
    let terms = lead.open(&hub.link("Ketentuan kredit")).await;
    assert_eq!(terms.form(&terms.address).value("ceiling"), Some("100.000.000"));
    let wrong = lead.send(&terms, &terms.address, &[("ceiling", "5 M"), ("rate", "6,5")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("dapat dibaca dua cara");
    assert_eq!(wrong.form(&terms.address).value("ceiling"), Some("5 M"));
    let saved = lead.send(&terms, &terms.address, &[("ceiling", "50 juta")]).await;
    saved.is_ok().shows("Tersimpan");
    let preview = lead.open(&saved.link("Periksa dan terbitkan")).await;
    preview.shows("Rp10.000.001 – Rp50.000.000").shows("Terbitkan sebagai versi baru?");
    let action = preview.attributes("form[action$=publish]", "action").remove(0);
    lead.send(&preview, &action, &[]).await.is_ok().shows("Sudah diterbitkan").shows("Dibuka");
    portal.stranger().open("/offers").await.shows("KUR Mikro");
}

#[tokio::test]
async fn what_is_missing_is_told_before_publishing_with_the_way_to_it() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let id = offers::create(&portal.app, &actor, None, None).await.unwrap();
    let mut lead = bank.lead.browser.clone();
    let preview = lead.open(&format!("/bank/offers/{id}/preview")).await;
    preview.is_ok().shows("Plafon tertinggi");
    assert_eq!(preview.link("Plafon tertinggi"), format!("/bank/offers/{id}/edit/terms"));
    assert!(!preview.has_form(&format!("/bank/offers/{id}/publish")));
}

#[tokio::test]
async fn another_banks_offer_is_not_found_at_the_desk_and_drafts_are_not_found_by_the_public() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let other = portal.bank("Bank Lain").await;
    let id = OfferBuilder::named("KUR Mikro").of(&bank).draft(&portal).await;
    let mut foreign = other.lead.browser.clone();
    for address in ["", "/preview", "/rule", "/edit/terms", "/act/close"] {
        foreign.open(&format!("/bank/offers/{id}{address}")).await.is(StatusCode::NOT_FOUND);
    }
    portal.stranger().open(&format!("/offers/{id}")).await.is(StatusCode::NOT_FOUND);
    foreign.open(&format!("/offers/{id}")).await.is(StatusCode::NOT_FOUND);
    portal.stranger().open("/offers/not-an-id").await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pausing_and_closing_ask_first_and_happen_once() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).publish(&portal).await;
    let mut lead = bank.lead.browser.clone();
    let hub = lead.open(&format!("/bank/offers/{}", offer.id)).await;
    let ask = lead.open(&hub.link("Hentikan sementara")).await;
    let action = ask.address.clone();
    lead.send(&ask, &action, &[]).await.is_ok().shows("Dihentikan sementara");
    lead.send(&ask, &action, &[]).await.is(StatusCode::CONFLICT).shows("Langkah ini tidak tersedia");
    portal.stranger().open(&format!("/offers/{}", offer.id)).await.shows("tidak menerima pengajuan sekarang");
}

#[tokio::test]
async fn somebody_who_does_not_program_builds_a_rule_and_reads_it_back_in_both_languages() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let id = OfferBuilder::named("KUR Mikro").of(&bank).draft(&portal).await;
    let editor = format!("/bank/offers/{id}/rule");
    let mut lead = bank.lead.browser.clone();
    let mut add = async |query: &str, fields: &[(&str, &str)]| {
        let page = lead.open(&format!("{editor}?{query}")).await;
        let held = page.attributes("#criterion input[type=hidden]", "name");
        let held = held.into_iter().zip(page.attributes("#criterion input[type=hidden]", "value"));
        let typed = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let seen = lead.post(&editor, &held.chain(typed).collect::<Vec<_>>()).await;
        if seen.status == StatusCode::SEE_OTHER { lead.open(&editor).await } else { seen }
    };
    add("fact=business_age_months", &[("test", "at_least"), ("value", "6"), ("remedy", "time")])
        .await
        .is_ok()
        .shows("Usaha sudah berjalan paling sedikit 6 bulan")
        .shows("The business has been running for at least 6 months");
    add("fact=nib", &[("value", "true"), ("remedy", "paper"), ("evidence", "document")]).await.is_ok();
    add("fact=requested_amount&when=1", &[("test", "more_than"), ("value", "50 juta")])
        .await
        .is_ok()
        .shows("Jika modal yang diajukan lebih dari Rp50.000.000, memiliki NIB (dengan dokumen)");
    add("edit=1", &[("value", "true"), ("remedy", "paper")])
        .await
        .is_ok()
        .shows("Jika modal yang diajukan lebih dari Rp50.000.000, memiliki NIB");
    add("fact=sku&into=1", &[("value", "true"), ("remedy", "paper")]).await.is_ok().shows("Salah satu dari:");
    let deep = add("fact=npwp&also=1.1", &[("value", "true"), ("remedy", "paper")]).await;
    deep.is_ok().shows("Semua ini bersama:").shows("Memiliki NPWP");
    let wrong =
        add("fact=annual_sales", &[("test", "at_least"), ("value", "banyak"), ("remedy", "none")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis jumlah rupiah");
    let rule = offers::find_own(&portal.app, &actor, id).await.unwrap().draft.rule.to_json();
    assert_eq!(
        rule,
        json!({"all": [
            {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
            {"any": [
                {"fact": "nib", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
                {"all": [
                    {"fact": "sku", "is": true, "remedy": "paper"},
                    {"fact": "npwp", "is": true, "remedy": "paper"},
                ]},
            ]},
        ]})
    );
}

#[tokio::test]
async fn what_only_the_json_can_say_is_kept_by_the_editor_and_a_rule_cannot_grow_without_end() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    let when = json!({"any": [{"fact": "ktp", "is": true}, {"fact": "employees", "one_of": [3, 5]}]});
    let rule = json!({"all": [
        {"fact": "kur_loans_taken", "one_of": [0, 2], "remedy": "none"},
        {"fact": "nib", "is": true, "remedy": "paper", "when": when},
    ]});
    let id = OfferBuilder::named("KUR Mikro").of(&bank).rule(rule).draft(&portal).await;
    let editor = format!("/bank/offers/{id}/rule");
    let mut lead = bank.lead.browser.clone();
    let page = lead.open(&editor).await;
    let edits = page.attributes(".rule-item a", "href");
    assert!(
        !edits.iter().any(|href| href.contains("edit=0")),
        "two numbers of a list have no field: {edits:?}"
    );
    let form = lead.open(&format!("{editor}?edit=1")).await;
    let held = form.attributes("#criterion input[type=hidden]", "name").into_iter();
    let held = held.zip(form.attributes("#criterion input[type=hidden]", "value"));
    let typed = [("value", "true"), ("remedy", "coaching")];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fields: Vec<(String, String)> = held.chain(typed).collect();
    assert_eq!(lead.post(&editor, &fields).await.status, StatusCode::SEE_OTHER);
    let kept = offers::find_own(&portal.app, &actor, id).await.unwrap().draft.rule.to_json();
    assert_eq!((&kept["all"][1]["when"], &kept["all"][1]["remedy"]), (&when, &json!("coaching")));
    let many: Vec<_> = (0..500).map(|_| json!({"fact": "nib", "is": true, "remedy": "paper"})).collect();
    let page = lead.open(&editor).await;
    let csrf = page.attributes("input[name=csrf]", "value").remove(0);
    let revision = page.attributes("input[name=revision]", "value").remove(0);
    let json = json!({ "all": many }).to_string();
    let fields = [("csrf", csrf.as_str()), ("do", "json"), ("revision", &revision), ("json", &json)];
    let saved = lead.post(&editor, &fields.map(|(name, value)| (name.into(), value.into()))).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let fields =
        [("csrf", csrf.as_str()), ("do", "add"), ("fact", "ktp"), ("value", "true"), ("remedy", "paper")];
    let refused = lead.post(&editor, &fields.map(|(name, value)| (name.into(), value.into()))).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_rule_is_tried_on_figures_that_nobody_keeps() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let rule = json!({"all": [{"fact": "financial_records", "one_of": ["cash_book"], "remedy": "coaching"}]});
    let id = OfferBuilder::named("KUR Mikro").of(&bank).rule(rule).draft(&portal).await;
    let editor = format!("/bank/offers/{id}/rule");
    let mut lead = bank.lead.browser.clone();
    let page = lead.open(&editor).await;
    let csrf = page.attributes("input[name=csrf]", "value").remove(0);
    let fields = [
        ("csrf", csrf.as_str()),
        ("do", "try"),
        ("financial_records", "none"),
        ("requested_amount", "75 juta"),
        ("requested_tenor_months", "24"),
        ("purpose", "working_capital"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let tried = lead.post(&editor, &fields).await;
    tried.is_ok().shows("Hampir memenuhi").shows("Dengan pendampingan").shows("Belum ada catatan");
}

#[tokio::test]
async fn a_wrong_json_names_its_leaf_and_keeps_what_was_typed() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let id = OfferBuilder::named("KUR Mikro").of(&bank).draft(&portal).await;
    let editor = format!("/bank/offers/{id}/rule");
    let mut lead = bank.lead.browser.clone();
    let page = lead.open(&editor).await;
    let csrf = page.attributes("input[name=csrf]", "value").remove(0);
    let mut post = async |json: &str| {
        let fields = [("csrf", csrf.as_str()), ("do", "json"), ("revision", "2"), ("json", json)];
        lead.post(&editor, &fields.map(|(name, value)| (name.to_owned(), value.to_owned()))).await
    };
    let refused = post(r#"{"all": [{"fact": "nib", "is": true, "remedy": "paper"}, {"any": [{"fact": "npwp", "at_least": 3, "remedy": "paper"}]}]}"#).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("rule.all[1].any[0]: at_least tidak sesuai untuk npwp");
    assert!(refused.html.contains("&quot;at_least&quot;") || refused.html.contains("at_least"));
    post("{").await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak dapat dibaca pada baris 1");
    let good = post(r#"{"fact": "nib", "is": true, "remedy": "paper"}"#).await;
    assert_eq!(good.location(), editor);
    lead.open(&editor).await.shows("Memiliki NIB");
}

#[tokio::test]
async fn every_scheme_of_the_law_gives_a_draft_to_start_from() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let actor = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    for &scheme in Scheme::ALL {
        let id = offers::create(&portal.app, &actor, Some(scheme), None).await.unwrap();
        let offer = offers::find_own(&portal.app, &actor, id).await.unwrap();
        assert_eq!(offer.publication, Publication::Draft);
        assert_eq!(offer.draft.terms.scheme, Some(scheme), "{scheme}");
    }
    let listed = reading::desk(&portal.app, &actor, Some(Publication::Draft), None).await.unwrap();
    assert_eq!(listed.rows.len(), Scheme::ALL.len());
}
