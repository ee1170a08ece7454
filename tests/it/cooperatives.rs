//! The office's register of cooperatives: imported whole or not at all, judged for any day by any rule, figured.

use domain::accounts::Role;
use poem::http::StatusCode;

use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

const IMPORT: &str = "/office/cooperatives/import";
const HEAD: &str = "id,name,kind,district,founded_on,book_year_end,last_activity_on,rat_years,members";

/// As of 31 December 2021: Tani held its last meeting, Nelayan missed it, Unit missed two but works, Muda owed none.
const REGISTER: &str = "\
K-1,Koperasi Tani Makmur,produsen,Sinjai Borong,2010-03-01,12-31,2026-10-01,2018;2019;2020;2021;2022;2023;2024;2025,120
K-2,Koperasi Nelayan Lappa,Simpan Pinjam,73.07.05,2012-05-01,12-31,,2018;2019,80
K-3,Koperasi Unit Desa,konsumen,,1998-01-01,12-31,2021-11-30,2017,200
K-4,Koperasi Muda Bulupoddo,jasa,Bulupoddo,2021-04-01,12-31,,,25
";

fn register() -> String {
    format!("{HEAD}\n{REGISTER}")
}

async fn import(clerk: &mut Person, text: &str) -> Seen {
    let page = clerk.browser.open(IMPORT).await;
    let file = Attachment { field: "file", name: "koperasi.csv", bytes: text.as_bytes().to_vec() };
    clerk.browser.upload(&page, IMPORT, &[], &[file]).await
}

async fn office(portal: &Portal) -> Person {
    let mut clerk = portal.clerk("Sitti").await;
    import(&mut clerk, &register()).await.is_ok().shows("sudah diimpor");
    clerk
}

fn stats(page: &Seen) -> Vec<String> {
    page.all(".stats a strong, .stats dd, .stat-value, .stats b")
}

fn rows(page: &Seen) -> Vec<String> {
    page.attributes("tbody th a[href^='/office/cooperatives/0']", "href")
}

#[tokio::test]
async fn the_office_imports_its_register_and_sees_who_is_active_and_why() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let page = clerk.browser.open("/office/cooperatives?as_of=31-12-2021").await;
    page.is_ok().shows("Per 31 Desember 2021").shows("4 koperasi");
    page.shows("RAT tahun buku 2020 diadakan")
        .shows("RAT tahun buku 2020 tidak tercatat; tenggatnya 30 Juni 2021");
    page.shows("Belum ada RAT yang jatuh tempo; yang pertama, tahun buku 2021, paling lambat 30 Juni 2022");
    let active = clerk.browser.open("/office/cooperatives?as_of=31-12-2021&status=active").await;
    active.shows("2 koperasi").shows("Tani Makmur").shows("Muda Bulupoddo").does_not_show("Nelayan Lappa");
    assert_eq!(rows(&active).len(), 2, "{:?}", stats(&active));
}

#[tokio::test]
async fn the_figures_follow_the_date_and_the_rule() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    for (asked, wanted) in [
        ("as_of=2020-12-31&status=active", 2),
        ("as_of=2021-06-30&status=active", 3),
        ("as_of=2021-07-01&status=active", 2),
        ("as_of=2021-12-31&rule=rat_or_activity&status=active", 4),
        ("as_of=2021-12-31&rule=two_missed&status=active", 3),
        ("as_of=2022-07-01&rule=two_missed&status=active", 2),
        ("as_of=2009-01-01", 1),
        ("kind=jasa", 1),
        ("district=73.07.05", 1),
        ("q=tani", 1),
        ("q=100%25", 0),
        ("as_of=2022-05-01&warning=second_near", 1),
    ] {
        let page = clerk.browser.open(&format!("/office/cooperatives?{asked}")).await;
        page.is_ok();
        assert_eq!(rows(&page).len(), wanted, "{asked}:\n{}", page.text());
    }
    let other = clerk.browser.open("/office/cooperatives?as_of=2021-12-31&rule=two_missed").await;
    other.shows("menurut aturan lain");
}

#[tokio::test]
async fn a_register_with_a_bad_cell_is_refused_whole_and_every_cell_is_named() {
    let portal = Portal::open().await;
    let mut clerk = portal.clerk("Sitti").await;
    let bad = "\
K-1,Koperasi Tani,ternak,Sinjai Borong,2010-03-01,12-31,,2020,120
K-1,,jasa,Bone,2030-01-01,02-30,besok,2020;2026,-3
";
    let page = import(&mut clerk, &format!("{HEAD}\n{bad}")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("9 sel perlu diperbaiki").shows("Tidak ada yang diimpor");
    for wanted in [
        "2 kind ternak bukan jenis koperasi",
        "3 id K-1 nomor ini dipakai baris lain",
        "3 name perlu diisi",
        "3 district Bone bukan kecamatan",
        "3 founded_on 2030-01-01 tanggal ini belum tiba",
        "3 book_year_end 02-30 bukan akhir tahun buku",
        "3 last_activity_on besok bukan tanggal",
        "3 rat_years 2020;2026 salah satu tahun buku ini belum berakhir",
        "3 members -3 bukan bilangan bulat",
    ] {
        page.shows(wanted);
    }
    clerk.browser.open("/office/cooperatives").await.shows("Daftar masih kosong");
    let strange = import(&mut clerk, "id,nama\nK-1,Tani\n").await;
    strange.is(StatusCode::UNPROCESSABLE_ENTITY).shows("rat_years kolom ini tidak ada");
    let empty = clerk.browser.open(IMPORT).await;
    let nothing = clerk.browser.upload(&empty, IMPORT, &[], &[]).await;
    nothing.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_register_that_comes_again_brings_up_to_date() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let mended =
        register().replace("2018;2019;2020;2021;2022;2023;2024;2025", "2018;2019").replace("Lappa", "Lappae");
    import(&mut clerk, &mended).await.is_ok();
    let page = clerk.browser.open("/office/cooperatives?as_of=2021-12-31").await;
    page.shows("4 koperasi").shows("Nelayan Lappae").does_not_show("RAT tahun buku 2020 diadakan");
}

#[tokio::test]
async fn the_head_changes_the_rule_from_a_day_on_and_the_old_figures_stay() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let rule = "/office/cooperatives/rule";
    let page = clerk.browser.open(rule).await;
    page.is_ok().shows("Aturan dipilih oleh kepala dinas");
    assert!(!page.has_form(rule));
    let fields = [("from", "2022-01-01"), ("rule", "two_missed"), ("line", "law")];
    let mut forged = page.form("/sign-out").filled(&[]);
    forged.extend(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    clerk.browser.post(rule, &forged).await.is(StatusCode::CONFLICT);

    let mut head = portal.person("Kepala", Role::OfficeHead, None).await;
    let page = head.browser.open(rule).await;
    let empty = head.browser.send(&page, rule, &[("from", ""), ("rule", "two_missed")]).await;
    empty.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    head.browser.send(&page, rule, &fields).await.is_ok().shows("Aturan tersimpan");
    let again = head.browser.send(&page, rule, &fields).await;
    assert_eq!(again.text().matches("Dipilih Kepala").count(), 1, "twice the same is once");
    again.shows("Sejak 1 Januari 2022");

    let before = clerk.browser.open("/office/cooperatives?as_of=2021-12-31&status=active").await;
    before.shows("RAT tahun buku terakhir").shows("2 koperasi");
    let after = clerk.browser.open("/office/cooperatives?as_of=2022-01-01&status=active").await;
    after.shows("Dua kali berturut-turut tidak RAT").shows("3 koperasi");
}

#[tokio::test]
async fn one_cooperative_shows_its_two_axes_and_every_rule() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let list = clerk.browser.open("/office/cooperatives?as_of=2021-12-31").await;
    let page = clerk.browser.open(&list.link("Koperasi Unit Desa")).await;
    page.is_ok()
        .shows("Tidak aktif")
        .shows("Dua RAT atau lebih terlewat")
        .shows("Kelembagaan")
        .shows("Usaha");
    page.shows("RAT berikutnya, tahun buku 2021, paling lambat 30 Juni 2022").shows("2017");
    page.shows("Kegiatan dalam dua belas bulan Terpenuhi").shows("Sertifikat NIK Belum diketahui");
}

#[tokio::test]
async fn the_figures_lead_to_the_lists_behind_them() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let page = clerk.browser.open("/office/cooperatives/figures?as_of=2022-12-31").await;
    page.is_ok().shows("31 Desember 2021").shows("Produsen").shows("Sinjai Borong").shows("belum diketahui");
    let links = page.attributes("td a[href^='/office/cooperatives?']", "href");
    assert!(links.len() > 20, "{links:?}");
    for link in links.iter().filter(|link| link.contains("status=inactive")) {
        clerk.browser.open(link).await.is_ok();
    }
    let file = clerk.browser.open("/office/cooperatives.csv?as_of=2021-12-31&status=inactive").await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.contains("K-2,Koperasi Nelayan Lappa,Simpan pinjam,Sinjai Utara,Tidak aktif"), "{text}");
}

#[tokio::test]
async fn the_register_speaks_english_too() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let page = clerk.browser.open("/office/cooperatives?as_of=2021-12-31&lang=en").await;
    page.shows("No meeting for 2020 is on record; it was due by 30 June 2021");
}

#[tokio::test]
async fn nobody_but_the_office_sees_the_register() {
    let portal = Portal::open().await;
    let mut clerk = office(&portal).await;
    let list = clerk.browser.open("/office/cooperatives").await;
    let mut owner = portal.owner("Rahma").await;
    for address in ["/office/cooperatives", IMPORT, &list.link("Koperasi Tani")] {
        owner.browser.open(address).await.is(StatusCode::FORBIDDEN);
    }
}
