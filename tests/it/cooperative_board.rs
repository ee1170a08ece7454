//! The office's cooperative board: size, lending classes and modern cooperatives, by kind and district, with the lists behind
//! the figures and as a workbook; and what office and board say of a cooperative.

use calamine::{Data, Reader as _, Xlsx};
use domain::applications::Status;
use domain::facts::Purpose;
use domain::ledger::{AccountKind, Move};
use jembatan::store;
use jembatan::usecases::roll::papers;
use poem::http::StatusCode;

use crate::kit::application::ApplicationBuilder;
use crate::kit::books::{Books, rp};
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

const BOARD: &str = "/office/cooperatives/figures";
/// K-1 is of the first class for certain, K-2 at least of the second, K-3 lends in a unit, K-4 says nothing, K-5 lends not.
const REGISTER: &str = "\
id,name,kind,district,founded_on,book_year_end,last_activity_on,rat_years,members,assets,own_capital,lending_unit,digital_ecosystem,modern_finance
K-1,Koperasi Simpan Satu,simpan pinjam,Sinjai Borong,2010-03-01,12-31,,2024;2025,5000,15000000000,2500000000,,ya,ya
K-2,Koperasi Simpan Dua,simpan pinjam,Sinjai Borong,2012-05-01,12-31,,2024,5001,,,,ya,tidak
K-3,Koperasi Tani,produsen,Sinjai Utara,1998-01-01,12-31,,2025,200,1000000,500000,ya,,
K-4,Koperasi Jasa,jasa,,2021-04-01,12-31,,,,,,,,
K-5,Koperasi Pasar,pemasaran,Sinjai Utara,2005-04-01,12-31,,2025,40,900000000000,,tidak,tidak,
";

async fn import(clerk: &mut Person, text: &str) -> Seen {
    let action = "/office/cooperatives/import";
    let page = clerk.browser.open(action).await;
    let file = Attachment { field: "file", name: "koperasi.csv", bytes: text.as_bytes().to_vec() };
    clerk.browser.upload(&page, action, &[], &[file]).await
}

async fn office(portal: &Portal) -> Person {
    let mut clerk = portal.clerk("Sitti").await;
    import(&mut clerk, REGISTER).await.is_ok().shows("sudah diimpor");
    clerk
}

/// A table of the board as CSV, row by row.
async fn table(clerk: &mut Person, asked: &str) -> Vec<String> {
    let file = clerk.browser.open(&format!("{BOARD}/{asked}")).await;
    let text = String::from_utf8(file.is_ok().bytes.clone()).unwrap();
    text.lines().map(|line| line.trim_start_matches('\u{feff}').to_owned()).collect()
}

#[tokio::test]
async fn every_figure_of_the_board_is_the_length_of_the_list_it_leads_to() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    for asked in ["", "?as_of=2021-12-31", "?kind=simpan_pinjam", "?district=73.07.05&rule=two_missed"] {
        let page = clerk.browser.open(&format!("{BOARD}{asked}")).await;
        page.is_ok();
        let sums = "[data-label='Anggota'], [data-label='Modal sendiri'], [data-label='Aset']";
        let counts = format!("td:not({sums}) a");
        let (figures, links) = (page.all(&counts), page.attributes(&counts, "href"));
        assert!(figures.len() > 20 && figures.len() == links.len(), "{figures:?}");
        let mut opened = std::collections::HashSet::new();
        for (figure, link) in figures.iter().zip(&links).filter(|(_, link)| opened.insert(*link)) {
            let list = clerk.browser.open(link).await;
            let wanted =
                if figure == "0" { "Tidak ada yang cocok".to_owned() } else { format!("{figure} koperasi") };
            assert!(list.is_ok().text().contains(&wanted), "{figure} at {link}:\n{}", list.text());
        }
        for link in page.attributes(&format!("td:is({sums}) a"), "href") {
            clerk.browser.open(&link).await.is_ok();
        }
    }
}

#[tokio::test]
async fn the_board_adds_up_what_is_known_and_says_of_how_many_it_is_not() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let kinds = table(&mut clerk, "kinds.csv").await;
    let of = |name: &str| kinds.iter().find(|line| line.starts_with(name)).unwrap().clone();
    assert_eq!(of("Simpan pinjam"), "Simpan pinjam,2,1,1,50,10001,0,2500000000,1,15000000000,1");
    assert_eq!(of("Jasa"), "Jasa,1,0,1,0,,1,,1,,1", "nothing known is no zero");
    assert_eq!(of("Semua"), "Semua,5,3,2,60,10241,1,2500500000,3,915001000000,2");
    let districts = table(&mut clerk, "districts.csv").await;
    assert!(districts.iter().any(|line| line.starts_with("belum diketahui,1,0,1")), "{districts:?}");
    let page = clerk.browser.open(BOARD).await;
    page.shows("Rp915.001.000.000").shows("Papan koperasi");
}

#[tokio::test]
async fn only_who_lends_is_counted_in_a_class_and_only_a_certain_class() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let lending = table(&mut clerk, "lending.csv").await;
    assert_eq!(lending.last().unwrap(), "Semua,3,2,0,0,0,1,1");
    assert!(lending.contains(&"Produsen,1,1,0,0,0,0,0".to_owned()), "{lending:?}");
    let old = table(&mut clerk, "lending.csv?as_of=2022-12-31").await;
    assert_eq!(old.last().unwrap(), "Semua,2,0,0,0,0,2,3", "no class before the first text");
    let page = clerk.browser.open("/office/cooperatives?lending=open").await;
    page.shows("1 koperasi").shows("Simpan Dua");
    let one = clerk.browser.open(&page.link("Simpan Dua")).await;
    one.shows("Sekurang-kurangnya Kelas II").shows("Ditentukan oleh anggota (Permenkop UKM 8/2023 Pasal 49)");
    one.shows("catat di daftar dinas: modal sendiri, aset");
    let list = clerk.browser.open("/office/cooperatives?as_of=2022-12-31").await;
    let old = clerk.browser.open(&list.link("Simpan Satu")).await;
    old.shows("belum ada peraturan yang membagi kelas").does_not_show("Catat anggota, modal sendiri");
    let list = clerk.browser.open("/office/cooperatives").await;
    clerk.browser.open(&list.link("Koperasi Pasar")).await.shows("Tidak meminjamkan");
    clerk.browser.open(&list.link("Koperasi Jasa")).await.shows("Belum diketahui apakah meminjamkan");
}

#[tokio::test]
async fn the_test_of_a_modern_cooperative_is_the_one_in_force_on_the_day() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let modern = table(&mut clerk, "modern.csv").await;
    assert_eq!(modern[0].split(',').count(), 6, "{modern:?}");
    assert_eq!(modern.last().unwrap(), "Semua,1,2,2,2,1");
    let criteria = table(&mut clerk, "criteria.csv").await;
    assert_eq!(criteria[1..], ["Di dalam ekosistem digital,2,1,2", "Pembiayaan dari lembaga modern,1,1,3"]);
    let old = table(&mut clerk, "criteria.csv?as_of=2021-12-31").await;
    assert_eq!(old.len(), 4, "{old:?}");
    assert_eq!(old[2], "Pengurus muda,0,0,5");
    let before = clerk.browser.open(&format!("{BOARD}?as_of=2019-12-31")).await;
    before.is_ok().does_not_show("Koperasi modern");
}

#[tokio::test]
async fn the_whole_board_comes_as_a_workbook_with_the_register_in_it() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let file = clerk.browser.open(&format!("{BOARD}.xlsx?as_of=2026-11-23")).await;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(file.is_ok().bytes.clone())).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 8, "{names:?}");
    for (key, name) in
        ["years", "kinds", "districts", "lending", "modern", "criteria", "meetings"].iter().zip(&names)
    {
        let lines = table(&mut clerk, &format!("{key}.csv?as_of=2026-11-23")).await;
        let sheet = book.worksheet_range(name).unwrap();
        assert_eq!(sheet.height(), lines.len(), "{name}");
    }
    let lending = book.worksheet_range(&names[3]).unwrap();
    assert_eq!(lending.get_value((u32::try_from(lending.height()).unwrap() - 1, 1)), Some(&Data::Float(3.0)));
    let register = book.worksheet_range(&names[7]).unwrap();
    let row = register.rows().find(|row| row[0] == Data::String("K-1".into())).unwrap();
    assert!(row.contains(&Data::String("Kelas I".into())), "{row:?}");
    assert!(row.contains(&Data::Float(15_000_000_000.0)), "{row:?}");
    clerk.browser.open(&format!("{BOARD}/nothing.csv")).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_office_says_what_the_system_cannot_see_and_every_word_is_kept() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let list = clerk.browser.open("/office/cooperatives").await;
    let address = list.link("Koperasi Tani");
    let action = format!("{}/practices", address.split('?').next().unwrap());
    let page = clerk.browser.open(&address).await;
    page.shows("Pembiayaan dari lembaga modern").shows("Langkah berikut: ajukan kredit bank atau LPDB");
    let wrong = [("practice", ""), ("holds", ""), ("on", "31-02-2026"), ("note", "Bank Sulselbar")];
    let again = clerk.browser.send(&page, &action, &wrong).await;
    again.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form(&action).value("note"), Some("Bank Sulselbar"), "what was typed stays");
    for (on, told) in [("24-11-2026", "belum tiba"), ("31-12-1997", "sebelum koperasi berdiri")] {
        let fields = [("practice", "modern_finance"), ("holds", "yes"), ("on", on)];
        clerk.browser.send(&page, &action, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows(told);
    }
    let yes =
        [("practice", "modern_finance"), ("holds", "yes"), ("on", "01-03-2026"), ("note", "Bank Sulselbar")];
    clerk.browser.send(&page, &action, &yes).await.is_ok().shows("Menurut dinas, per 1 Maret 2026");
    let twice = clerk.browser.send(&page, &action, &yes).await;
    assert_eq!(twice.is_ok().text().matches("Bank Sulselbar").count(), 1, "the same word is said once");
    let no = [("practice", "modern_finance"), ("holds", "no"), ("on", "01-06-2026")];
    clerk.browser.send(&page, &action, &no).await.is_ok().shows("dicatat Sitti (dinas)");
    for (as_of, wanted) in [("2026-02-28", 1), ("2026-05-31", 2), ("2026-06-01", 1)] {
        let rows = table(&mut clerk, &format!("criteria.csv?as_of={as_of}")).await;
        let wanted =
            format!("Pembiayaan dari lembaga modern,{},", if as_of < "2026-03-01" { 0 } else { wanted - 1 });
        assert!(rows[2].starts_with(&wanted), "{as_of}: {rows:?}");
    }
    import(&mut clerk, REGISTER).await.is_ok();
    let kept = clerk.browser.open(&address).await;
    assert_eq!(kept.text().matches("(dinas)").count(), 3, "an import that says nothing new adds nothing");
}

#[tokio::test]
async fn a_cell_that_is_neither_yes_nor_no_refuses_the_register() {
    let portal = Portal::open().await;
    let mut clerk = portal.clerk("Sitti").await;
    let page = import(&mut clerk, &REGISTER.replace(",,ya,tidak", ",,mungkin,tidak")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("3 digital_ecosystem mungkin bukan ya atau tidak");
}

#[tokio::test]
async fn the_board_says_for_its_own_cooperative_and_nobody_for_another() {
    let mut books = Books::with_members(1).await;
    let address = format!("/cooperatives/{}", books.on);
    let action = format!("{address}/practices");
    let page = books.chair.browser.open(&address).await;
    page.shows("Koperasi modern").shows("Langkah berikut: simpan buku di Jembatan");
    let fields = [("practice", "modern_finance"), ("holds", "yes"), ("on", "01-03-2026")];
    let said = books.chair.browser.send(&page, &action, &fields).await;
    said.is_ok().shows("Menurut pengurus, per 1 Maret 2026").shows("dicatat Rahmawati (pengurus)");
    let mut budi = books.treasurer.clone();
    let seen = budi.browser.open(&address).await;
    assert!(!seen.is_ok().has_form(&action), "the treasurer reads only");
    let mut forged = seen.form("/sign-out").filled(&[]);
    forged.extend(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    budi.browser.post(&action, &forged).await.is(StatusCode::CONFLICT);
    let mut stranger = books.portal.owner("Orang Lain").await;
    let mut foreign = stranger.browser.open("/cooperatives").await.form("/sign-out").filled(&[]);
    foreign.extend(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    stranger.browser.post(&action, &foreign).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn books_kept_here_with_a_member_signed_in_make_a_digital_ecosystem() {
    let books = Books::with_members(2).await;
    let pays = Move::Deposit(AccountKind::Cash, books.members[0], AccountKind::Compulsory, rp(70_000));
    books.book(pays, "a").await.unwrap();
    let mut clerk = books.portal.clerk("Sitti").await;
    let address = format!("/office/cooperatives/{}", books.on);
    let before = clerk.browser.open(&address).await;
    before.shows("Rp70.000").shows("dari buku dan daftar anggota di sini");
    before.shows("Langkah berikut: simpan buku di Jembatan");
    let code =
        papers::print(&books.portal.app, &books.keeper(), books.on, books.members[0]).await.unwrap().code;
    let mut member = books.portal.stranger();
    let door = format!("/join/{}", code.as_str());
    let page = member.open(&door).await;
    member.send(&page, &door, &[("phone", "081234567890"), ("password", "tujuh ekor kuda biru")]).await;
    clerk.browser.open(&address).await.shows("Terlihat di sini sejak 23 November 2026");
    let list = clerk.browser.open("/office/cooperatives?modern=digital_ecosystem:pass").await;
    list.shows("1 koperasi");
    clerk
        .browser
        .open("/office/cooperatives?modern=digital_ecosystem:pass&as_of=2026-11-22")
        .await
        .shows("Tidak ada yang cocok");
}

#[tokio::test]
async fn credit_paid_out_through_the_portal_is_modern_finance() {
    let books = Books::with_members(1).await;
    let portal = &books.portal;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("Kredit Koperasi").of(&bank).publish(portal).await;
    let business = BusinessBuilder::named("Koperasi Tani Makmur")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(portal, &books.chair)
        .await;
    let tx = portal.app.db.begin().await.unwrap();
    store::cooperatives::links::insert(&tx, books.on, business, portal.now()).await.unwrap();
    tx.commit().await.unwrap();
    ApplicationBuilder::of(business, &books.chair)
        .at(&offer, &bank)
        .in_status(Status::Disbursed)
        .create(portal)
        .await;
    portal.deliver_mail().await;
    let mut clerk = portal.clerk("Sitti").await;
    clerk.browser.open("/office/cooperatives?modern=modern_finance:pass").await.shows("1 koperasi");
    let page = clerk.browser.open(&format!("/office/cooperatives/{}", books.on)).await;
    page.shows("kredit yang diajukan lewat Jembatan sudah cair");
}

#[tokio::test]
async fn the_board_speaks_english_too() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let page = clerk.browser.open(&format!("{BOARD}?lang=en")).await;
    page.is_ok().shows("Classes of savings and loans").shows("Finance from a modern institution");
}
