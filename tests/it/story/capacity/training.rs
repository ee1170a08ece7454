//! A training for the boards of cooperatives: planned from what holds them back, with everybody who may come and nobody
//! who may not; attended at the door and by list, tested, paid, completed.

use serde_json::json;
use thirtyfour::prelude::*;

use super::crowd::{Applicant, Place};
use super::fund::{Fund, path_only, stat};
use super::people::CLERK;
use crate::kit::browser::Browser;
use crate::kit::scanner;
use crate::story::stage::Stage;

/// The chair who registers herself.
pub const CHAIR: &str = "chair";
pub const COST: i64 = 7_500_000;
const NAME: &str = "Pelatihan pengurus koperasi";

/// Planned from the row of the annual meeting, opened: the chairs are invited.
pub async fn it_is_planned_and_boards_are_invited(stage: &mut Stage, place: &Place, fund: &Fund) -> String {
    stage.turn_of(CLERK).await;
    stage.menu("nav-gaps").await;
    stage.see("gaps-title").await;
    let script = "return [...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes(arguments[0]))
        .querySelector(\"a[href*='/trainings/new']\").getAttribute('href');";
    let label = stage.say("rules-yes-rat-held");
    let href = stage.browser.driver().execute(script, vec![json!(label)]).await.unwrap();
    stage.browser.follow(href.json().as_str().unwrap()).await;
    stage.see("trainings-plan").await;
    let fields = [
        ("line", fund.line.rsplit('/').next().unwrap()),
        ("name", NAME),
        ("about", "Rapat anggota, laporan pengurus, pembukuan."),
        ("place", "Aula Dinas Koperasi"),
        ("starts_on", "13-04-2022"),
        ("ends_on", "14-04-2022"),
        ("register_by", "13-04-2022"),
        ("hours", "16"),
        ("seats", "20"),
        ("aim", "management_level=2"),
    ];
    stage.fill_all(&fields).await;
    stage.press("trainings-plan").await;
    stage.see("trainings-was-planned").await;
    let training = path_only(&stage.browser.path().await);
    stage.press("trainings-open").await;
    stage.see("trainings-open-means").await;
    stage.press("trainings-open").await;
    stage.see("trainings-was-opened").await;
    stage.post().await;
    let subject = stage.say_with("mail-training-open-subject", &[("training", NAME.into())]);
    for chair in &place.chairs {
        assert_eq!(stage.unread_about(&chair.person.email, &subject), 1, "{} is invited", chair.name);
    }
    assert_eq!(stage.unread_about("@contoh.example", &subject), 2, "and nobody else");
    gives_papers_out(stage).await;
    training
}

async fn gives_papers_out(stage: &mut Stage) {
    let back = stage.browser.path().await;
    let paper = stage.browser.print("<h1>Tata cara rapat anggota</h1>").await;
    let paper = stage.file("rapat-anggota.pdf", &paper);
    stage.browser.visit(&back).await;
    stage.press("trainings-material-add").await;
    stage.browser.fill("file", &paper).await;
    stage.look("training-material").await;
    stage.browser.press_at("main form button.primary").await;
    stage.see("funds-saved").await;
    stage.browser.see("rapat-anggota.pdf").await;
}

/// A chair without a NIB is refused and told why; she gives the number and is in, and finds the papers.
pub async fn a_chair_registers(stage: &mut Stage, place: &Place) {
    let subject = stage.say_with("mail-training-open-subject", &[("training", NAME.into())]);
    let chair = place.chairs[0].clone();
    stage.cast(CHAIR, &chair.person).await;
    let mail = stage.mail_to(CHAIR, &subject).await;
    stage.turn_of(CHAIR).await;
    stage.open_link(&mail).await;
    registers(stage, &chair).await;
    stage.see("fault-training-without-nib").await;
    stage.look("register-without-nib").await;
    stage.menu("nav-home").await;
    stage.browser.press(&format!("Koperasi {}", chair.name)).await;
    stage.press("business-step-papers").await;
    stage.browser.fill("nib_number", "1234567890123").await;
    stage.press("save-and-continue").await;
    stage.menu("nav-trainings").await;
    stage.browser.press(NAME).await;
    registers(stage, &chair).await;
    stage.see("trainings-was-registered").await;
    stage.browser.see("rapat-anggota.pdf").await;
    stage.look("training-registered").await;
    let paper = stage.browser.attribute("a[href*='/materials/']", "href").await;
    assert!(stage.fetch(&paper).await.starts_with(b"%PDF"), "the paper comes");
}

async fn registers(stage: &mut Stage, chair: &Applicant) {
    stage.press("trainings-register").await;
    let fields = [
        ("business", chair.business.to_string()),
        ("kind", "board".to_owned()),
        ("cooperative", format!("Koperasi {}", chair.name)),
        ("sex", "male".to_owned()),
    ];
    for (name, value) in &fields {
        stage.browser.fill(name, value).await;
    }
    stage.look("training-register").await;
    stage.press("trainings-register").await;
}

/// The clerk adds who comes without an account: covered by her cooperative, or a start-up; a micro business without a NIB
/// is refused.
pub async fn the_clerk_adds_others(stage: &mut Stage, training: &str) {
    stage.turn_of(CLERK).await;
    stage.browser.visit(training).await;
    stage.press("trainings-add").await;
    let anybody = [("name", "Mappasabbi"), ("kind", "micro"), ("sex", "male"), ("district", "73.07.05")];
    stage.fill_all(&anybody).await;
    stage.look("training-add").await;
    stage.browser.press_at("main form button.primary").await;
    stage.see("fault-training-without-nib").await;
    stage.browser.fill("kind", "start_up").await;
    stage.browser.press_at("main form button.primary").await;
    stage.see("trainings-was-added").await;
    stage.press("trainings-add").await;
    let board = [
        ("name", "Sitti Nurjannah"),
        ("kind", "board"),
        ("sex", "female"),
        ("district", "73.07.05"),
        ("cooperative", "Koperasi Sitti Nurjannah"),
        ("covered", "yes"),
    ];
    stage.fill_all(&board).await;
    stage.browser.press_at("main form button.primary").await;
    stage.see("trainings-was-added").await;
    stage.look("training-with-participants").await;
}

/// On each day the chair scans the code at the door and presses one button; the others stand on a list.
pub async fn they_attend(stage: &mut Stage, training: &str) {
    for (day, name) in [("2022-04-13", "door"), ("2022-04-14", "door-second-day")] {
        stage.morning_of(day).await;
        stage.turn_of(CLERK).await;
        stage.browser.visit(training).await;
        stage.press("trainings-doors").await;
        stage.look("doors").await;
        let shown = stage.date(day);
        stage.browser.press(&shown).await;
        stage.see("trainings-door-how").await;
        stage.look(name).await;
        let address = scanned(&stage.browser, "svg.qr").await;
        stage.turn_of(CHAIR).await;
        stage.browser.visit(&address).await;
        stage.press("trainings-i-am-here").await;
        stage.see("trainings-was-marked").await;
        stage.look("present-at-the-door").await;
    }
    lists_are_read_in(stage, training).await;
}

/// What a telephone reads from a QR code on the page.
async fn scanned(browser: &Browser, selector: &str) -> String {
    let code = browser.driver().find(By::Css(selector)).await.unwrap();
    scanner::read(&code.screenshot_as_png().await.unwrap())
}

/// A list with two bad rows is refused as a whole, each named; put right, all of it is taken.
async fn lists_are_read_in(stage: &mut Stage, training: &str) {
    stage.turn_of(CLERK).await;
    stage.browser.visit(training).await;
    stage.press("trainings-list").await;
    let bad = "nama,tanggal,sebelum,sesudah\nSitti Nurjannah,13-04-2022,40,80\nTidak Ada,13-04-2022,,\n\
               Mappasabbi,15-04-2022,,\n";
    let file = stage.file("hadir-salah.csv", bad.as_bytes());
    stage.browser.fill("file", &file).await;
    stage.press("trainings-list").await;
    let row = |key: &str, row: &str, value: &str| {
        stage.say_with(key, &[("row", row.into()), ("value", value.into())])
    };
    let faults =
        [row("fault-list-nobody", "3", "Tidak Ada"), row("fault-list-day-outside", "4", "15-04-2022")];
    for fault in &faults {
        stage.browser.see(fault).await;
    }
    stage.look("list-refused").await;
    let good = "nama,tanggal,sebelum,sesudah\nSitti Nurjannah,13-04-2022,40,80\nSitti Nurjannah,14-04-2022,,\n\
                Mappasabbi,13-04-2022,55,70\n";
    let file = stage.file("hadir.csv", good.as_bytes());
    stage.browser.fill("file", &file).await;
    stage.press("trainings-list").await;
    stage.see("trainings-list-read").await;
    stage.browser.press("Abdul Rasyid").await;
    stage.fill_all(&[("before", "60"), ("after", "90")]).await;
    stage.look("scores").await;
    stage.press("save").await;
    stage.see("funds-saved").await;
    stage.look("training-attended").await;
}

/// Its cost is booked on its line, it is completed, the fact of who showed the proof is raised, and who came is told.
pub async fn it_is_paid_and_completed(stage: &mut Stage, training: &str) {
    stage.press("trainings-book").await;
    let fields = [
        ("kind", "realisation"),
        ("amount", "7.500.000"),
        ("day", "14-04-2022"),
        ("purpose", "Honor dua narasumber"),
        ("reference", "KW-014/2022"),
    ];
    stage.fill_all(&fields).await;
    stage.look("book-a-cost").await;
    stage.press("funds-book").await;
    stage.see("funds-was-booked").await;
    stage.browser.visit(training).await;
    let spent = stat(stage, "funds-realised").await;
    assert!(spent.contains(&stage.rupiah(COST)), "{spent}");
    stage.press("trainings-complete").await;
    stage.see("trainings-complete-means").await;
    stage.browser.press("Abdul Rasyid").await;
    stage.look("training-complete").await;
    stage.press("trainings-complete").await;
    stage.see("trainings-was-completed").await;
    stage.see("trainings-was-raised").await;
    let took_part = stat(stage, "trainings-stat-took-part").await;
    assert!(took_part.contains('2'), "two were there on both days: {took_part}");
    stage.look("training-completed").await;
    let subject = stage.say_with("mail-training-completed-subject", &[("training", NAME.into())]);
    let mail = stage.mail_to(CHAIR, &subject).await;
    stage.turn_of(CHAIR).await;
    stage.open_link(&mail).await;
    stage.see("trainings-you-took-part").await;
    stage.look("training-result").await;
    stage.press("trainings-certificate").await;
    stage.see("certificate-stands").await;
    stage.browser.see(NAME).await;
    let proof = path_only(&stage.browser.path().await);
    let paper = stage.fetch(&format!("{proof}/pdf")).await;
    let printed = scanner::read(&scanner::print(&paper));
    assert!(printed.ends_with(&proof), "her certificate leads to {printed}");
    stage.step_aside().await;
    stage.browser.visit(&proof).await;
    stage.see("certificate-stands").await;
    stage.look("training-certificate").await;
}
