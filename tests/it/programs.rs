//! Programs: the partner's desk, cohorts, the public catalogue.

use domain::facts::FactKey;
use poem::http::StatusCode;

use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;

#[tokio::test]
async fn a_partner_drafts_a_program_opens_a_cohort_and_publishes_it() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai Bersatu").await;
    let mut lead = partner.lead.browser.clone();
    let list = lead.open("/partner/programs").await;
    let edit = lead.send(&list, "/partner/programs", &[]).await;
    let wrong = lead.send(&edit, &edit.address, &[("sessions", "enam"), ("name_id", "Buku Kas")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis dengan angka");
    let fields = [
        ("name_id", "Buku Kas untuk Usaha Kecil"),
        ("summary_id", "Enam pertemuan mencatat uang."),
        ("topics", "administration"),
        ("place", "Balangnipa"),
        ("sessions", "6"),
        ("financial_records", "cash_book"),
    ];
    let hub = lead.send(&edit, &edit.address, &fields).await;
    hub.is_ok().shows("Tersimpan").shows("Tambahkan angkatan pertama");
    let new = lead.open(&hub.link("Tambah angkatan")).await;
    let action = new.address.replace("/new", "");
    let days = [
        ("name", "Angkatan 1"),
        ("starts_on", "01-12-2026"),
        ("ends_on", "30-01-2027"),
        ("apply_by", "28-11-2026"),
    ];
    let late = lead.send(&new, &action, &[&days[..], &[("seats", "0")]].concat()).await;
    late.is(StatusCode::UNPROCESSABLE_ENTITY);
    let hub = lead.send(&new, &action, &[&days[..], &[("seats", "20")]].concat()).await;
    hub.is_ok().shows("Angkatan 1").shows("sisa 20 dari 20 kursi");
    let preview = lead.open(&hub.link("Periksa dan terbitkan")).await;
    let publish = preview.attributes("form[action$=publish]", "action").remove(0);
    lead.send(&preview, &publish, &[]).await.shows("Sudah diterbitkan");
    let mut rahma = portal.stranger();
    let catalogue = rahma.open("/programs").await;
    catalogue.shows("Buku Kas untuk Usaha Kecil").shows("Pembukuan: Buku kas").shows("1 Desember 2026");
    rahma.open(&catalogue.link("Buku Kas")).await.is_ok().shows("Angkatan 1").shows("Daftar program ini");
}

#[tokio::test]
async fn the_catalogue_of_programs_is_searched_by_topic_fact_district_and_start() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let books = ProgramBuilder::named("Buku Kas").of(&partner).cohort("2026-12-01", "2027-01-30", 20);
    books.publish(&portal).await;
    let digital = ProgramBuilder::named("Jualan Daring").of(&partner).improves(FactKey::DigitalLevel, "2");
    digital.terms(|terms| terms.district = Some("73.07.05".parse().unwrap())).publish(&portal).await;
    let mut rahma = portal.stranger();
    let mut finds = async |query: &str, found: &str, not: &str| {
        let page = rahma.open(&format!("/programs?{query}")).await;
        page.is_ok().shows(found).does_not_show(not);
    };
    finds("improves=digital_level", "Jualan Daring", "Buku Kas").await;
    finds("starts_by=31-12-2026", "Buku Kas", "Jualan Daring").await;
    finds("q=jualan", "Jualan Daring", "Buku Kas").await;
    finds("district=73.07.01", "Buku Kas", "Jualan Daring").await;
    finds("topic=licensing", "Tidak ada program yang sesuai", "Buku Kas").await;
    finds("starts_by=besok", "Tulis tanggal seperti", "Tidak ada program").await;
}

#[tokio::test]
async fn another_partners_program_and_cohort_are_not_found() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let other = portal.partner("Yayasan Lain").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2027-01-30", 20)
        .publish(&portal)
        .await;
    let own = ProgramBuilder::named("Sendiri").of(&other).publish(&portal).await;
    let mut foreign = other.lead.browser.clone();
    let id = program.id;
    for address in ["", "/edit", "/preview", "/rule", "/cohorts/new", "/act/close"] {
        foreign.open(&format!("/partner/programs/{id}{address}")).await.is(StatusCode::NOT_FOUND);
    }
    let cohort = program.cohort.unwrap();
    foreign.open(&format!("/partner/programs/{}/cohorts/{cohort}", own.id)).await.is(StatusCode::NOT_FOUND);
}
