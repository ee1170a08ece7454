//! Trainings: planned from a gap, registered for, attended at the door or by list, completed, reported.

use chrono::Duration;
use domain::facts::{BusinessId, Evidence, FactKey, FactValue, Purpose};
use jembatan::jobs;
use jembatan::usecases::businesses::numbers::{self, Papers};
use jembatan::usecases::trainings::attending;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::training::{NIB, Office};
use crate::kit::visitor::{Attachment, Visitor};

/// A business that lacks only a cash book for the one open offer.
async fn held_back(portal: &Portal, owner: &Person) -> BusinessId {
    let bank = portal.bank("Bank Sulselbar").await;
    let books = json!({"fact": "financial_records", "one_of": ["cash_book"], "remedy": "coaching"});
    OfferBuilder::named("Kredit Buku").of(&bank).rule(json!({"all": [books]})).publish(portal).await;
    BusinessBuilder::named("Gula Aren")
        .in_district("73.07.05")
        .fact("district", "73.07.05")
        .fact("financial_records", "none")
        .fact("owner_sex", "female")
        .need(25_000_000, 24, Purpose::WorkingCapital)
        .create(portal, owner)
        .await
}

/// Fills the form in, and opens registration.
async fn planned_and_opened(office: &Office, clerk: &mut Visitor, form: &Seen) -> Seen {
    let line = office.line.to_string();
    let fields = [
        ("line", line.as_str()),
        ("name", "Buku kas"),
        ("about", "Mencatat uang masuk dan keluar."),
        ("place", "Balangnipa"),
        ("starts_on", "24-11-2026"),
        ("ends_on", "24-11-2026"),
        ("register_by", "24-11-2026"),
        ("hours", "8"),
        ("seats", "20"),
    ];
    let planned = clerk.send(form, "/office/trainings/new", &fields).await;
    planned.is_ok().shows("Direncanakan").shows("Buku kas");
    let ask = clerk.open(&planned.link("Buka pendaftaran")).await;
    let opened = clerk.send(&ask, &ask.address.clone(), &[]).await;
    opened.is_ok().shows("Pendaftaran terbuka");
    opened
}

/// The books are known as checked by the office.
async fn assert_checked(portal: &Portal, business: BusinessId) {
    let known = jembatan::store::facts::known(&portal.app.db, business, "2026-11-24".parse().unwrap()).await;
    let fact = *known.unwrap().unwrap().facts.get(FactKey::FinancialRecords).unwrap();
    assert_eq!(fact.value, FactValue::from_text(FactKey::FinancialRecords, "cash_book").unwrap());
    assert_eq!(fact.evidence, Evidence::Checked);
}

#[tokio::test]
async fn a_training_planned_from_a_row_of_the_board_closes_the_gap() {
    let office = Box::pin(Office::open()).await;
    let portal = &office.portal;
    let mut owner = portal.owner("Rahmawati").await;
    let business = held_back(portal, &owner).await;
    let mut clerk = office.clerk.browser.clone();
    let board = clerk.open("/office/gaps").await;
    let form = clerk.open(&board.link("Rencanakan pelatihan")).await;
    form.shows("Pembukuan");
    let wrong = clerk.send(&form, "/office/trainings/new", &[("seats", "nol")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Bagian ini perlu diisi");
    let opened = planned_and_opened(&office, &mut clerk, &form).await;
    let mails = portal.deliver_mail().await;
    assert!(
        mails.iter().any(|mail| mail.to == owner.email && mail.subject.contains("Buku kas")),
        "{mails:?}"
    );

    // Without a NIB a micro business does not get in.
    let public = owner.browser.open("/trainings").await;
    let page = owner.browser.open(&public.link("Buku kas")).await;
    let register = owner.browser.open(&page.link("Daftar")).await;
    let action = register.address.clone();
    let business_id = business.to_string();
    let fields = [("business", business_id.as_str()), ("kind", "micro")];
    let refused = owner.browser.send(&register, &action, &fields).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu punya NIB");
    let papers = Papers { nib: Some(NIB.parse().unwrap()), ..Papers::default() };
    let tx = portal.app.db.begin().await.unwrap();
    numbers::put(&portal.app, &tx, business, &papers).await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..2 {
        owner.browser.send(&register, &action, &fields).await.is_ok().shows("Anda sudah terdaftar");
    }

    portal.wait(Duration::days(1));
    let mut clerk = portal.signed_in(office.clerk.id).await;
    owner.browser = portal.signed_in(owner.id).await;
    let doors = clerk.open(&opened.link("Daftar hadir di pintu")).await;
    let door = clerk.open(&doors.link("24 November 2026")).await;
    assert_eq!(door.attributes("svg.qr", "role"), ["img"]);
    let address = door.link("Buka daftar hadir");
    let here = owner.browser.open(&address).await;
    owner.browser.send(&here, &address, &[]).await.is_ok().shows("sudah tercatat");

    let training = clerk.open(&opened.address).await;
    training.shows("1 dari 20").shows("1 dari 1 hari").shows("···0123");
    let complete = clerk.open(&training.link("Selesaikan pelatihan")).await;
    let who = complete.form(&complete.address).choices["raised"][0].clone();
    let done = clerk.send(&complete, &complete.address.clone(), &[("raised", who.as_str())]).await;
    done.is_ok().shows("Selesai").shows("Datanya naik");
    assert_certified(portal, &mut owner, &done).await;
    assert_checked(portal, business).await;
    jobs::matching::reckon_due(&portal.app, "test").await.unwrap();
    let matches = owner.browser.open(&format!("/businesses/{business}/matches")).await;
    matches.is_ok().shows("Kredit Buku");
    clerk.open("/office/gaps").await.does_not_show("Pembukuan");
    portal.deliver_mail().await;
}

/// The participant opens her certificate, its QR code leads to a page that anybody reads, and nobody else prints it.
async fn assert_certified(portal: &Portal, owner: &mut Person, office: &Seen) {
    let public = owner.browser.open("/trainings").await;
    let own = format!("/trainings/{}", office.address.rsplit('/').next().unwrap());
    public.is_ok();
    let page = owner.browser.open(&own).await;
    let proof = page.link("Sertifikat");
    assert!(office.attributes("td a", "href").contains(&proof), "the office has the same");
    owner.browser.open(&proof).await.is_ok().shows("Sertifikat ini berlaku").shows("Buku kas");
    let seen = portal.stranger().open(&proof).await;
    seen.is_ok().shows("Rahmawati").shows("Gula Aren").shows("Jam").does_not_show("Unduh PDF");
    let paper = owner.browser.ask(&format!("{proof}/pdf")).await;
    assert!(paper.bytes.starts_with(b"%PDF-"));
    portal.stranger().ask(&format!("{proof}/pdf")).await.is(StatusCode::SEE_OTHER);
    let mut other = portal.owner("Orang Lain").await;
    other.browser.ask(&format!("{proof}/pdf")).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_list_is_taken_whole_or_not_at_all_and_says_row_by_row_what_is_wrong() {
    let office = Box::pin(Office::open()).await;
    let id = office.training(20).await;
    office.add(id, "Siti Aminah", Some(NIB)).await.unwrap();
    office.add(id, "Nur Alwi", None).await.unwrap();
    let mut clerk = office.clerk.browser.clone();
    let page = clerk.open(&format!("/office/trainings/{id}/list")).await;
    let action = page.address.clone();
    let bad = "nama;nib;tanggal;sebelum;sesudah\nSiti Aminah;;24-11-2026;50;80\nTidak Ada;;24-11-2026;;\n\
               Nur Alwi;;26-11-2026;;101\n;12;kemarin;;\n";
    let file =
        |text: &str| vec![Attachment { field: "file", name: "daftar.csv", bytes: text.as_bytes().to_vec() }];
    let refused = clerk.upload(&page, &action, &[], &file(bad)).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("Baris 3: \"Tidak Ada\" tidak terdaftar").shows("Baris 4: 26-11-2026 bukan hari");
    refused.shows("Baris 4: nilai \"101\"").shows("NIB terdiri atas 13 angka").shows("Baris 5: \"kemarin\"");
    let training = format!("/office/trainings/{id}");
    clerk.open(&training).await.does_not_show("1 dari 2 hari");

    let good = format!(
        "name,nib,date,before,after\n,{NIB},2026-11-24,50,80\n'Nur Alwi,,2026-11-24,,\n,{NIB},2026-11-25,,\n"
    );
    clerk
        .upload(&page, &action, &[], &file(&good))
        .await
        .is_ok()
        .shows("2 dari 2 hari")
        .shows("1 dari 2 hari");

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["nama", "tanggal", "sesudah"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), head).unwrap();
    }
    sheet.write_string(1, 0, "Nur Alwi").unwrap();
    sheet.write_string(1, 1, "25/11/2026").unwrap();
    sheet.write_number(1, 2, 90).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let xlsx = vec![Attachment { field: "file", name: "daftar.xlsx", bytes }];
    clerk.upload(&page, &action, &[], &xlsx).await.is_ok().shows("90").does_not_show("1 dari 2 hari");
}

#[tokio::test]
async fn a_door_opens_on_its_day_only_and_a_forged_one_never() {
    let office = Box::pin(Office::open()).await;
    let id = office.training(20).await;
    office.add(id, "Siti Aminah", Some(NIB)).await.unwrap();
    let mut owner = office.portal.owner("Orang Lain").await;
    let door = attending::Door { training: id, day: "2026-11-25".parse().unwrap() };
    let token = door.token(&office.portal.app);
    let page = owner.browser.open(&format!("/attend/{token}")).await;
    page.is_ok().shows("tidak terdaftar").does_not_show("Siti");
    let (last, rest) = (token.chars().last().unwrap(), &token[..token.len() - 1]);
    let forged = format!("{rest}{}", if last == 'A' { 'Q' } else { 'A' });
    for wrong in [forged.as_str(), "x", ""] {
        owner.browser.open(&format!("/attend/{wrong}")).await.is(StatusCode::NOT_FOUND);
    }
    let mut clerk = office.clerk.browser.clone();
    let names = clerk.open(&format!("/attend/{token}")).await;
    let address = format!("/attend/{token}");
    let who = names.form(&address).choices["there"][0].clone();
    clerk.send(&names, &address, &[("there", who.as_str())]).await.is_ok();
    clerk.open(&format!("/office/trainings/{id}")).await.shows("1 dari 2 hari");
}

#[tokio::test]
async fn a_training_never_takes_more_than_its_seats() {
    let office = std::sync::Arc::new(Box::pin(Office::open()).await);
    let id = office.training(3).await;
    let tries = (0..20).map(|number| {
        let office = std::sync::Arc::clone(&office);
        tokio::spawn(async move { office.add(id, &format!("Peserta {number}"), None).await.is_ok() })
    });
    let mut taken = 0;
    for one in tries.collect::<Vec<_>>() {
        taken += u32::from(one.await.unwrap());
    }
    assert_eq!(taken, 3);
    office.clerk.browser.clone().open(&format!("/office/trainings/{id}")).await.shows("3 dari 3");
}

#[tokio::test]
async fn who_registers_is_asked_for_what_the_report_counts_by_and_her_business_does_not_know() {
    let office = Box::pin(Office::open()).await;
    let (portal, id) = (&office.portal, office.training(20).await);
    let mut owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(portal, &owner).await.to_string();
    let action = format!("/trainings/{id}/register");
    let form = owner.browser.open(&action).await;
    let known = [("business", business.as_str()), ("kind", "start_up")];
    let refused = owner.browser.send(&form, &action, &known).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Bagian ini perlu diisi");
    let told = [&known[..], &[("sex", "female"), ("district", "73.07.05")]].concat();
    owner.browser.send(&refused, &action, &told).await.is_ok().shows("Anda sudah terdaftar");
    let page = office.clerk.browser.clone().open(&format!("/office/trainings/{id}")).await;
    page.shows("Perempuan").shows("Sinjai Utara");
    portal.deliver_mail().await;
}
