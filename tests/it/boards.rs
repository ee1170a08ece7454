//! Boards of cooperatives: claiming, confirming, inviting, recording the annual meeting, and what the calendar says.

use chrono::{TimeZone, Utc};
use domain::facts::{Evidence, FactKey, FactValue, SizeClass};
use jembatan::store;
use jembatan::usecases::cooperatives::meetings;
use poem::http::StatusCode;

use crate::kit::business::BusinessBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const REGISTER: &str = "\
id,name,kind,founded_on,book_year_end,last_activity_on,rat_years
K-1,Koperasi Tani Makmur,produsen,2010-03-01,12-31,2026-10-01,2022;2023;2024
K-2,Koperasi Nelayan Lappa,jasa,2012-05-01,12-31,,2022
";

fn paper() -> Attachment<'static> {
    Attachment { field: "file", name: "berita-acara.pdf", bytes: PDF.to_vec() }
}

async fn office(portal: &Portal) -> Person {
    let mut clerk = portal.clerk("Sitti").await;
    read_in(&mut clerk, REGISTER).await;
    clerk
}

async fn read_in(clerk: &mut Person, register: &str) {
    let action = "/office/cooperatives/import";
    let page = clerk.browser.open(action).await;
    let file = Attachment { field: "file", name: "koperasi.csv", bytes: register.as_bytes().to_vec() };
    clerk.browser.upload(&page, action, &[], &[file]).await.is_ok();
}

async fn claim(owner: &mut Person, key: &str) -> Seen {
    let page = owner.browser.open("/cooperatives/claim").await;
    owner.browser.upload(&page, "/cooperatives/claim", &[("key", key)], &[paper()]).await
}

async fn decide(clerk: &mut Person, name: &str, fields: &[(&str, &str)]) -> Seen {
    let list = clerk.browser.open("/office/cooperatives/claims").await;
    let address = list.link(name);
    let page = clerk.browser.open(&address).await;
    clerk.browser.send(&page, &address, fields).await
}

/// A chair whom the office confirmed, and the address of her cooperative.
async fn chair(portal: &Portal, clerk: &mut Person, key: &str, name: &str) -> (Person, String) {
    let mut chair = portal.owner("Rahmawati").await;
    claim(&mut chair, key).await.is_ok().shows("Menunggu dinas");
    decide(clerk, name, &[("decision", "confirm")]).await.is_ok().shows("Ketua disahkan");
    portal.deliver_mail().await;
    let address = chair.browser.open("/cooperatives").await.link(name);
    (chair, address)
}

const MEETING: [(&str, &str); 14] = [
    ("year", "2025"),
    ("held_on", "20-03-2026"),
    ("entitled", "100"),
    ("quorum", "51"),
    ("present", "60"),
    ("approved", "yes"),
    ("outcome", "surplus"),
    ("result", "10.000.001"),
    ("reserve", "30"),
    ("business", "25"),
    ("capital", "20"),
    ("board", "10"),
    ("education", "10"),
    ("social", "5"),
];

async fn record(
    person: &mut Person,
    address: &str,
    change: &[(&str, &str)],
    files: &[Attachment<'_>],
) -> Seen {
    let action = format!("{address}/meeting");
    let page = person.browser.open(&action).await;
    let changed = MEETING.map(|(name, value)| {
        let new = change.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
        (name, new.unwrap_or(value))
    });
    let fields: Vec<_> = changed.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    person.browser.upload(&page, &action, &fields, files).await
}

#[tokio::test]
async fn a_chair_claims_is_refused_claims_again_and_is_confirmed() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let mut rahma = portal.owner("Rahmawati").await;
    claim(&mut rahma, "K-9")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("Tidak ada koperasi dengan nomor ini");
    claim(&mut rahma, "K-1").await.is_ok().shows("Terkirim");
    claim(&mut rahma, "K-1").await.is(StatusCode::CONFLICT).shows("sudah terdaftar");
    let list = clerk.browser.open("/office/cooperatives/claims").await;
    let page = clerk.browser.open(&list.link("Koperasi Tani")).await;
    clerk.browser.open(&page.link("Buka surat")).await.is_ok();
    let nothing = decide(&mut clerk, "Koperasi Tani", &[("decision", "refuse"), ("reason", "")]).await;
    nothing.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    let refuse = [("decision", "refuse"), ("reason", "Nama di surat berbeda.")];
    decide(&mut clerk, "Koperasi Tani", &refuse).await.is_ok().shows("Tidak ada yang menunggu");
    assert!(portal.deliver_mail().await[0].text.contains("Nama di surat berbeda."));
    rahma.browser.open("/cooperatives").await.shows("Ditolak dinas").shows("Nama di surat berbeda.");
    claim(&mut rahma, "K-1").await.is_ok();
    decide(&mut clerk, "Koperasi Tani", &[("decision", "confirm")]).await.is_ok();
    assert!(portal.deliver_mail().await[0].subject.contains("disahkan sebagai ketua Koperasi Tani Makmur"));
    let home = rahma.browser.open("/cooperatives").await;
    rahma.browser.open(&home.link("Koperasi Tani")).await.is_ok().shows("Ketua").shows("Undang pengurus");
}

#[tokio::test]
async fn a_new_chair_ends_the_seat_of_the_one_before() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut old, address) = chair(&portal, &mut clerk, "K-1", "Koperasi Tani").await;
    let mut new = portal.owner("Nurul").await;
    claim(&mut new, "K-1").await.is_ok();
    new.browser.open(&address).await.is(StatusCode::NOT_FOUND);
    decide(&mut clerk, "Koperasi Tani", &[("decision", "confirm")]).await.is_ok();
    portal.deliver_mail().await;
    new.browser.open(&address).await.is_ok();
    old.browser.open(&address).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_chair_invites_and_each_office_may_do_its_own() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut chair, address) = chair(&portal, &mut clerk, "K-1", "Koperasi Tani").await;
    let mut treasurer = portal.owner("Budi").await;
    let page = chair.browser.open(&address).await;
    let fields = [("name", "Budi"), ("email", treasurer.email.as_str()), ("office", "treasurer")];
    let invite = format!("{address}/invite");
    let page = chair.browser.send(&page, &invite, &fields).await;
    page.is_ok().shows("Undangan terkirim").shows("Diundang");
    chair.browser.send(&page, &invite, &fields).await.is(StatusCode::CONFLICT);
    assert!(portal.deliver_mail().await[0].subject.contains("mengundang Anda sebagai Bendahara"));
    treasurer.browser.open(&address).await.is(StatusCode::NOT_FOUND);
    let home = treasurer.browser.open("/cooperatives").await;
    let answer = home
        .attributes("form", "action")
        .into_iter()
        .find(|it| it.starts_with("/cooperatives/seats/"))
        .unwrap();
    let mut stranger = portal.owner("Orang Lain").await;
    let token = stranger.browser.open("/cooperatives").await.form("/sign-out").filled(&[]);
    stranger.browser.post(&answer, &token).await.is(StatusCode::NOT_FOUND);
    treasurer.browser.send(&home, &answer, &[("answer", "accept")]).await.is_ok();
    let seen = treasurer.browser.open(&address).await;
    seen.is_ok().does_not_show("Undang pengurus").does_not_show("Catat RAT");
    treasurer.browser.open(&format!("{address}/meeting")).await.is(StatusCode::CONFLICT);

    let fields = [("name", "Citra"), ("email", "citra@contoh.example"), ("office", "secretary")];
    let page = chair.browser.open(&address).await;
    chair.browser.send(&page, &invite, &fields).await.is_ok();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "who has no account yet is told once: {mails:?}");
    assert!(mails[0].text.contains("sebagai Sekretaris"), "{}", mails[0].text);
    let door = mails[0].link();
    let mut citra = portal.stranger();
    let page = citra.open(&door).await;
    page.shows("mengundang Anda sebagai Sekretaris");
    citra.send_once(&page, &door, &[("name", "Citra"), ("password", "tujuh ekor kuda biru")]).await;
    citra.open("/cooperatives").await.is_ok().shows("Koperasi Tani Makmur").shows("Sekretaris");

    let page = chair.browser.open(&address).await;
    let seats = page.attributes("button[name=seat]", "value");
    let end = format!("{address}/end");
    for seat in &seats {
        let mut fields = page.form("/sign-out").filled(&[]);
        fields.push(("seat".to_owned(), seat.clone()));
        chair.browser.post(&end, &fields).await.is(StatusCode::SEE_OTHER);
    }
    treasurer.browser.open(&address).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_recorded_meeting_changes_the_status_by_itself_and_only_once() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut chair, address) = chair(&portal, &mut clerk, "K-1", "Koperasi Tani").await;
    chair.browser.open(&address).await.shows("Tidak aktif").shows("RAT tahun buku 2025 tidak tercatat");
    for (change, wanted) in [
        ([("present", "50")], "Tanpa kuorum"),
        ([("present", "101")], "lebih banyak"),
        ([("approved", "")], "Tanpa persetujuan"),
        ([("held_on", "31-12-2025")], "belum berakhir"),
        ([("held_on", "24-11-2026")], "belum tiba"),
        ([("social", "4")], "100 persen"),
        ([("outcome", "loss")], "Rugi tidak dibagi"),
        ([("quorum", "banyak")], "bilangan bulat"),
    ] {
        let page = record(&mut chair, &address, &change, &[paper()]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).shows(wanted);
        assert_eq!(
            page.form(&format!("{address}/meeting")).value("entitled"),
            Some("100"),
            "what was typed stays"
        );
    }
    record(&mut chair, &address, &[], &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    clerk.browser.open("/office/cooperatives?status=active").await.does_not_show("Tani Makmur");
    let page = record(&mut chair, &address, &[], &[paper()]).await;
    page.is_ok().shows("RAT tercatat").shows("Aktif").shows("RAT tahun buku 2025 diadakan");
    page.shows("60 dari 100 anggota").shows("Rp3.000.001").shows("20 Maret 2026");
    let paper = page.link("Buka berita acara");
    assert_eq!(chair.browser.open(&paper).await.is_ok().bytes, PDF);
    portal.owner("Orang Lain").await.browser.open(&paper).await.is(StatusCode::NOT_FOUND);
    chair.browser.open(&paper.replace("2025", "2019")).await.is(StatusCode::NOT_FOUND);
    clerk.browser.open("/office/cooperatives?status=active").await.shows("Tani Makmur");
    // On the day before the meeting it was not there yet; the deadline had not passed either.
    clerk.browser.open("/office/cooperatives?as_of=2026-07-01&status=active").await.shows("Tani Makmur");

    let form = chair.browser.open(&format!("{address}/meeting")).await;
    assert!(!form.html.contains("value=\"2025\""), "the year is not offered again");
    let listed = clerk.browser.open("/office/cooperatives").await;
    let seen = clerk.browser.open(&listed.link("Koperasi Tani")).await;
    seen.shows("diadakan 20 Maret 2026").shows("dicatat pengurus");
    seen.shows("SHU terakhir tidak rugi Terpenuhi");
    assert_eq!(clerk.browser.open(&seen.link("Buka berita acara")).await.is_ok().bytes, PDF);
}

#[tokio::test]
async fn boards_are_reminded_at_ninety_thirty_and_seven_days_and_after_each_once() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut chair, address) = chair(&portal, &mut clerk, "K-1", "Koperasi Tani").await;
    record(&mut chair, &address, &[], &[paper()]).await.is_ok();
    portal.deliver_mail().await;
    let mut told = Vec::new();
    for (month, day) in
        [(12, 30), (1, 1), (1, 2), (3, 1), (3, 2), (3, 24), (3, 25), (4, 1), (6, 30), (7, 1), (7, 2)]
    {
        let year = if month == 12 { 2026 } else { 2027 };
        portal.clock.set(Utc.with_ymd_and_hms(year, month, day, 1, 0, 0).unwrap());
        meetings::remind_due(&portal.app).await.unwrap();
        meetings::remind_due(&portal.app).await.unwrap();
        let mails = portal.deliver_mail().await;
        assert!(mails.iter().all(|mail| mail.to == chair.email), "{mails:?}");
        told.extend(mails.into_iter().map(|mail| format!("{day}-{month}: {}", mail.subject)));
    }
    assert_eq!(
        told,
        [
            "1-1: RAT Koperasi Tani Makmur tahun buku 2026 paling lambat 31 Maret 2027",
            "1-3: RAT Koperasi Tani Makmur tahun buku 2026 paling lambat 31 Maret 2027",
            "24-3: RAT Koperasi Tani Makmur tahun buku 2026 paling lambat 31 Maret 2027",
            "1-7: RAT Koperasi Tani Makmur tahun buku 2026 terlewat",
        ]
    );
}

#[tokio::test]
async fn a_second_missed_year_is_warned_of() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut chair, address) = chair(&portal, &mut clerk, "K-2", "Koperasi Nelayan").await;
    chair.browser.open(&address).await.shows("Dua RAT atau lebih terlewat").shows("Program pendampingan");
    meetings::remind_due(&portal.app).await.unwrap();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("melewatkan dua RAT") && mails[0].text.contains("2025"), "{mails:?}");
}

#[tokio::test]
async fn the_register_states_for_a_linked_business_whether_the_meeting_was_held_and_how_large_it_is() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let (mut chair, address) = chair(&portal, &mut clerk, "K-1", "Koperasi Tani").await;
    let own =
        BusinessBuilder::named("KSU Tani Makmur").fact("rat_held", "true").create(&portal, &chair).await;
    let page = chair.browser.open(&address).await;
    let link = format!("{address}/business");
    let chosen = own.to_string();
    let stranger = portal.owner("Orang Lain").await;
    let foreign = BusinessBuilder::named("Warung Lain").create(&portal, &stranger).await.to_string();
    let mut forged = page.form(&link).filled(&[]);
    forged.retain(|(name, _)| name != "business");
    forged.push(("business".to_owned(), foreign));
    chair.browser.post(&link, &forged).await.is(StatusCode::NOT_FOUND);
    chair.browser.send(&page, &link, &[("business", &chosen)]).await.is_ok().shows("KSU Tani Makmur");
    let day = domain::calendar::wita_date(portal.now());
    let fact = || async {
        let known = store::facts::known(&portal.app.db, own, day).await.unwrap().unwrap();
        *known.facts.get(FactKey::RatHeld).unwrap()
    };
    let missed = fact().await;
    assert_eq!((missed.value, missed.evidence), (FactValue::YesNo(false), Evidence::Registry));
    let sales = "id,name,kind,founded_on,book_year_end,last_activity_on,rat_years,annual_sales\n\
                 K-1,Koperasi Tani Makmur,produsen,2010-03-01,12-31,2026-10-01,2022;2023;2024,2.400.000.000\n";
    read_in(&mut clerk, sales).await;
    let known = store::facts::known(&portal.app.db, own, day).await.unwrap().unwrap();
    for (key, value) in [
        (FactKey::AnnualSales, FactValue::Money(2_400_000_000)),
        (FactKey::SizeClass, FactValue::SizeClass(SizeClass::Small)),
    ] {
        let fact = known.facts.get(key).unwrap();
        assert_eq!((fact.value, fact.evidence), (value, Evidence::Registry), "{key}");
        assert_eq!(fact.expires.unwrap().to_string(), "2027-11-23", "{key}");
    }
    record(&mut chair, &address, &[], &[paper()]).await.is_ok();
    let held = fact().await;
    assert_eq!((held.value, held.evidence), (FactValue::YesNo(true), Evidence::Registry));
    assert_eq!(held.expires.unwrap().to_string(), "2027-06-30");
    chair
        .browser
        .post(&link, &page.form(&link).filled(&[("business", &chosen)]))
        .await
        .is(StatusCode::CONFLICT);
}
