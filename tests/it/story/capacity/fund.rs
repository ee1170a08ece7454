//! The fund of the year, split over activities, lines and targets; the gap board; a training planned from a row of it.

use super::crowd::{NEED, WITHOUT_BOOKS, WITHOUT_NIB};
use super::people::{CLERK, HEAD};
use crate::story::stage::Stage;

/// The fund, and the line that trainings are paid from.
pub struct Fund {
    pub page: String,
    pub line: String,
}

/// The line that pays trainers.
pub const LINE: &str = "Honor narasumber";
const WHOLE: i64 = 400_000_000;

/// She opens the fund and splits all of it; a line that would exceed it is refused, and what she typed stays.
pub async fn the_head_opens_and_splits_it(stage: &mut Stage) -> Fund {
    stage.turn_of(HEAD).await;
    stage.menu("nav-funds").await;
    stage.see("funds-none").await;
    stage.look("funds-none").await;
    stage.press("funds-open-new").await;
    let fields = [
        ("year", "2022"),
        ("source", "pk2umk"),
        ("name", "Peningkatan kapasitas koperasi dan UMK"),
        ("amount", "Rp400.000.000"),
    ];
    stage.fill_all(&fields).await;
    stage.look("fund-new").await;
    stage.press("funds-open-new").await;
    stage.see("funds-was-opened").await;
    let page = path_only(&stage.browser.path().await);
    stage.look("fund-unsplit").await;
    activity(stage, &page, "Pelatihan pengurus koperasi", &[("board", "2"), ("start_up", "1")]).await;
    let line = line(stage, LINE, "120 juta").await;
    stage.browser.visit(&page).await;
    activity(stage, &page, "Pelatihan kewirausahaan", &[("micro", "30"), ("small", "5")]).await;
    too_much(stage).await;
    self::line(stage, "Konsumsi dan tempat", "80.000.000").await;
    stage.browser.visit(&page).await;
    activity(stage, &page, "Pendampingan", &[]).await;
    self::line(stage, "Transpor pendamping", "200 juta").await;
    stage.browser.visit(&page).await;
    let split = stat(stage, "funds-allocated").await;
    assert!(split.contains(&stage.rupiah(WHOLE)), "all of it is split: {split}");
    let targets = [("participant-board", 2), ("participant-micro", 30)];
    for (kind, count) in targets {
        stage.browser.see(&format!("{} {count}", stage.say(kind))).await;
    }
    stage.look("fund-split").await;
    Fund { page, line }
}

/// The path without what follows it.
pub fn path_only(path: &str) -> String {
    path.split('?').next().unwrap_or_default().to_owned()
}

/// A figure of the page by its label.
pub async fn stat(stage: &Stage, label: &str) -> String {
    let label = stage.say(label);
    let all = stage.browser.all(".stats .stat").await;
    let found = all.iter().find(|stat| stat.contains(&label));
    found.unwrap_or_else(|| panic!("{label:?} is not among {all:#?}")).clone()
}

async fn activity(stage: &mut Stage, fund: &str, name: &str, targets: &[(&str, &str)]) {
    stage.press("funds-new-activity").await;
    stage.browser.fill("activity", name).await;
    stage.fill_all(targets).await;
    stage.look("activity").await;
    stage.press("save").await;
    stage.see("funds-saved").await;
    assert_eq!(path_only(&stage.browser.path().await), fund);
    // The newest activity stands last; its own button is the last of them.
    stage.browser.press_at("main section:last-of-type a[href*='/lines/new']").await;
}

async fn line(stage: &mut Stage, name: &str, amount: &str) -> String {
    stage.fill_all(&[("line", name), ("amount", amount)]).await;
    stage.look("line-new").await;
    stage.press("save").await;
    stage.see("funds-saved").await;
    stage.look("line").await;
    path_only(&stage.browser.path().await)
}

async fn too_much(stage: &mut Stage) {
    stage.fill_all(&[("line", "Konsumsi dan tempat"), ("amount", "400 juta")]).await;
    stage.press("save").await;
    stage.see("fault-fund-over").await;
    stage.look("line-too-large").await;
    assert_eq!(stage.browser.attribute("[name=amount]", "value").await, "400 juta", "what was typed stays");
}

/// The board says what single criterion blocks most businesses, where, and what closing it would open; she narrows it and
/// plans a training straight from its first row, which invites whom the gap holds back.
pub async fn she_plans_from_the_gap_board(stage: &mut Stage, fund: &Fund) {
    she_reads_the_gap_board(stage).await;
    she_plans(stage, fund).await;
    whom_it_concerns_is_invited(stage).await;
}

async fn she_reads_the_gap_board(stage: &mut Stage) {
    stage.menu("nav-gaps").await;
    stage.see("gaps-title").await;
    let rows = stage.browser.all("main tbody tr").await;
    let credit = stage.words().rupiah_short(NEED * WITHOUT_BOOKS);
    let books = stage.say("fact-financial-records");
    for part in [books.as_str(), &WITHOUT_BOOKS.to_string(), "2", &credit, "Sinjai Utara"] {
        assert!(rows[0].contains(part), "{part:?} is not in the first row: {rows:#?}");
    }
    assert!(rows[1].contains("NIB") && rows[1].contains(&WITHOUT_NIB.to_string()), "{rows:#?}");
    stage.look("gap-board").await;
    stage.open_filters().await;
    stage.browser.fill("district", "73.07.07").await;
    stage.press("filters-apply").await;
    stage.browser.reach("district=73.07.07").await;
    let narrowed = stage.browser.all("main tbody tr").await;
    assert!(narrowed[0].contains("16"), "the men's businesses: {narrowed:#?}");
    stage.browser.press_at("main tbody th a").await;
    stage.browser.see("Usaha Pemilik 01").await;
    stage.look("gap-businesses").await;
    stage.menu("nav-gaps").await;
}

async fn she_plans(stage: &mut Stage, fund: &Fund) {
    stage.browser.follow("/office/trainings/new?gap=").await;
    stage.see("trainings-plan").await;
    let line = fund.line.rsplit('/').next().unwrap();
    let fields = [
        ("line", line),
        ("about", "Tiga bulan buku kas, dicatat bersama."),
        ("place", "Balai Latihan Balangnipa"),
        ("starts_on", "01-03-2022"),
        ("ends_on", "02-03-2022"),
        ("register_by", "28-02-2022"),
        ("hours", "16"),
        ("seats", "30"),
    ];
    stage.fill_all(&fields).await;
    stage.look("training-from-gap").await;
    stage.press("trainings-plan").await;
    stage.see("trainings-was-planned").await;
    stage.look("training-planned").await;
    stage.press("trainings-open").await;
    stage.look("training-open-ask").await;
    stage.press("trainings-open").await;
    stage.see("trainings-was-opened").await;
}

async fn whom_it_concerns_is_invited(stage: &mut Stage) {
    let books = stage.say("fact-financial-records");
    let name = stage.browser.all("main h1").await.remove(0);
    assert!(name.contains(&books), "the gap names the training: {name}");
    stage.post().await;
    let subject = stage.say_with("mail-training-open-subject", &[("training", name.as_str().into())]);
    let invited = stage.unread_about("@contoh.example", &subject);
    assert_eq!(
        i64::try_from(invited).unwrap(),
        WITHOUT_BOOKS,
        "everybody whom the gap holds back is invited"
    );
    let mail = stage.mail_to(super::seats::FIRST, &subject).await;
    stage.turn_of(super::seats::FIRST).await;
    stage.open_link(&mail).await;
    stage.see("trainings-register").await;
    stage.look("training-public").await;
    stage.turn_of(CLERK).await;
    stage.menu("nav-trainings").await;
    stage.browser.see(&name).await;
    stage.look("trainings").await;
}
