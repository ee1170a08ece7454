//! A program with two cohorts of fifteen seats, forty who want one, and how the seats find their owners.

use domain::applications::Status;
use domain::language::Language;
use domain::programs::{CohortId, ProgramId};

use super::crowd::{self, PARTNER, Place};
use super::people::{CLERK, COORDINATOR};
use crate::story::applying::consents_and_sends;
use crate::story::stage::Stage;

/// Who applies first, who applies last, and who gives a seat back.
pub const FIRST: &str = "first";
pub const LAST: &str = "last";
pub const LEAVER: &str = "leaver";

/// The program of the story.
pub struct Program {
    pub id: ProgramId,
    pub name: String,
    pub cohorts: [CohortId; 2],
}

/// The coordinator publishes the program and opens two cohorts.
pub async fn the_enterprise_publishes_it(stage: &mut Stage) -> Program {
    stage.turn_of(COORDINATOR).await;
    stage.menu("nav-own-programs").await;
    stage.press("programs-new").await;
    stage.see("programs-section-terms-lead").await;
    let path = stage.browser.path().await;
    let terms = [
        ("name_id", "Buku Kas untuk Usaha"),
        ("name_en", "A Cash Book for the Business"),
        ("summary_id", "Belajar mencatat uang masuk dan keluar sampai buku kas terisi."),
        ("summary_en", "Learn to note money in and out until a cash book is filled."),
        ("topics", "administration"),
        ("financial_records", "cash_book"),
        ("points_gap", "30"),
        ("points_woman_owned", "10"),
        ("place", "Balai Latihan Balangnipa"),
        ("sessions", "2"),
        ("valid_from", "01-02-2022"),
    ];
    stage.fill_all(&terms).await;
    stage.look("program-with-points").await;
    stage.press("save").await;
    stage.see("offers-saved").await;
    stage.press("offers-preview").await;
    stage.press("offers-publish").await;
    stage.see("offers-published").await;
    let cohorts = [cohort(stage, "Pagi").await, cohort(stage, "Sore").await];
    stage.look("program-with-two-cohorts").await;
    let name = if stage.language == Language::Id { terms[0].1 } else { terms[1].1 };
    let id = path.trim_start_matches("/partner/programs/").split(['?', '/']).next().unwrap();
    Program { id: id.parse().unwrap(), name: name.to_owned(), cohorts }
}

async fn cohort(stage: &mut Stage, name: &str) -> CohortId {
    stage.press("programs-cohort-new").await;
    let fields = [
        ("name", name),
        ("place", "Balai Latihan Balangnipa"),
        ("starts_on", "21-02-2022"),
        ("ends_on", "30-04-2022"),
        ("apply_by", "14-02-2022"),
        ("seats", "15"),
    ];
    stage.fill_all(&fields).await;
    stage.press("save").await;
    stage.see("programs-cohort-saved").await;
    let script =
        "return [...document.querySelectorAll('tbody th a')].find((a) => a.innerText === arguments[0]).href;";
    let arguments = vec![serde_json::json!(name)];
    let href = stage.browser.driver().execute(script, arguments).await.unwrap();
    href.json().as_str().unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

/// Forty apply: two by hand, one of whom changes the order of her wishes; the others as the kit does it.
pub async fn forty_apply(stage: &mut Stage, place: &Place, program: &Program) {
    stage.turn_of(FIRST).await;
    for (wish, cohort) in program.cohorts.iter().enumerate() {
        applies(stage, FIRST, program, *cohort, wish).await;
    }
    stage.press("wishes-link").await;
    stage.see("wishes-title").await;
    let wishes = stage.browser.all("ol.offers > li").await;
    assert!(wishes[0].contains("Pagi") && wishes[1].contains("Sore"), "{wishes:#?}");
    stage.look("wishes").await;
    stage.press("wishes-up").await;
    stage.see("wishes-saved").await;
    let wishes = stage.browser.all("ol.offers > li").await;
    assert!(wishes[0].contains("Sore") && wishes[1].contains("Pagi"), "{wishes:#?}");
    stage.portal.wait(chrono::Duration::minutes(1));
    crowd::apply(&stage.portal, place, program.id, program.cohorts).await;
    stage.turn_of(LAST).await;
    for (wish, cohort) in program.cohorts.iter().enumerate() {
        applies(stage, LAST, program, *cohort, wish).await;
    }
    stage.turn_of(COORDINATOR).await;
    stage
        .browser
        .visit(&format!("/partner/programs/{}/cohorts/{}/seats", program.id, program.cohorts[0]))
        .await;
    stage.see("seats-applicants").await;
    stage.look("order-before-closing").await;
}

async fn applies(stage: &mut Stage, who: &'static str, program: &Program, cohort: CohortId, wish: usize) {
    stage.menu("nav-programs").await;
    stage.look("programs").await;
    stage.browser.press(&program.name).await;
    stage.look("program-public").await;
    stage.press("programs-apply").await;
    stage.see("seats-how-title").await;
    stage.look(if wish == 0 { "program-before-applying" } else { "program-another-cohort" }).await;
    stage.press("apply-start-program").await;
    if wish > 0 {
        // What was written before is filled in, and the other cohort is chosen: only the consent is asked anew.
        consents_and_sends(stage, who, PARTNER, "program").await;
        return;
    }
    stage.see("apply-motivation-title").await;
    stage.fill_all(&[("cohort", &cohort.to_string()), ("plan", "Ingin mencatat uang usaha.")]).await;
    stage.look("program-cohort-choice").await;
    stage.press("save-and-continue").await;
    stage.see("apply-facts-title").await;
    stage.browser.fill("facts", "yes").await;
    stage.press("save-and-continue").await;
    consents_and_sends(stage, who, PARTNER, "program").await;
}

/// The day after the last day: thirty seats are given away by themselves, and each of the forty is told what came of it.
pub async fn seats_are_given_away(stage: &mut Stage, place: &Place, program: &Program) {
    stage.turn_of(CLERK).await;
    stage.menu("nav-monitor").await;
    stage.press("seats-closings-title").await;
    stage.look("closings").await;
    stage.morning_of("2022-02-15").await;
    stage.post().await;
    let everybody: Vec<&crowd::Applicant> = place.crowd.iter().chain([&place.first, &place.last]).collect();
    assert_eq!(everybody.len(), 40);
    let seats = crowd::standing(&stage.portal, &everybody).await;
    let seated = |cohort: &CohortId| seats.iter().filter(|one| one.cohort == *cohort && one.holds()).count();
    let cohorts = [program.cohorts[0], program.cohorts[1], place.other.cohort.unwrap()];
    assert_eq!(cohorts.each_ref().map(seated), [15, 15, 1], "as many as there are seats");
    for one in &everybody {
        let told =
            told_of(stage, &one.person.email, "mail-case-offer-seat-subject", "mail-case-waitlist-subject");
        assert!(told >= 1, "{} was told nothing", one.name);
    }
    let named = [("offer", program.name.as_str().into())];
    let mail = stage.mail_to(FIRST, &stage.say_with("mail-case-offer-seat-subject", &named)).await;
    let why = [("wish", 1.into()), ("points", 40.into()), ("applicants", 40.into()), ("seats", 15.into())];
    let why = stage.say_with("seats-told-seated", &why);
    assert!(mail.text.contains(&why), "{why:?} is not in {}", mail.text);
    takes_the_seat(stage, FIRST, &mail).await;
    let mail = stage.mail_to(LAST, &stage.say_with("mail-case-waitlist-subject", &named)).await;
    let place = stage.say_with("seats-place", &[("points", 30.into()), ("place", 1.into())]);
    assert!(mail.text.contains(&place), "{place:?} is not in {}", mail.text);
    stage.turn_of(LAST).await;
    stage.open_link(&mail).await;
    stage.browser.see(&place).await;
    stage.look("waitlisted-and-why").await;
    stage.turn_of(CLERK).await;
    stage.menu("nav-monitor").await;
    stage.press("seats-closings-title").await;
    stage.look("closings-given").await;
}

/// How many mails of either kind an address got, about whatever program.
fn told_of(stage: &Stage, email: &str, one: &str, other: &str) -> usize {
    let about = |key: &str| {
        let subject = stage.say_with(key, &[("offer", "|".into())]);
        stage.unread_about(email, subject.split('|').next().unwrap().trim_matches(['\u{2068}', ' ']))
    };
    about(one) + about(other)
}

async fn takes_the_seat(stage: &mut Stage, who: &'static str, mail: &jembatan::mail::Mail) {
    stage.turn_of(who).await;
    stage.open_link(mail).await;
    stage.see("my-task-seat").await;
    stage.look("seat-and-why").await;
    stage.press("my-task-seat-link").await;
    stage.browser.fill("confirmed", "yes").await;
    stage.press("my-move-accept-mentoring-yes").await;
    stage.see("my-accepted").await;
}

/// One who has a seat gives it back; it passes to the first who waits, by itself, and he takes it.
pub async fn a_refused_seat_passes_on(stage: &mut Stage, place: &Place, program: &Program) {
    // Number 04 has forty points: the seat is certain.
    let leaver = place.crowd[3].person.clone();
    stage.cast(LEAVER, &leaver).await;
    let named = [("offer", program.name.as_str().into())];
    let mail = stage.mail_to(LEAVER, &stage.say_with("mail-case-offer-seat-subject", &named)).await;
    stage.turn_of(LEAVER).await;
    stage.open_link(&mail).await;
    stage.press("my-move-withdraw-mentoring").await;
    stage.browser.fill("confirmed", "yes").await;
    stage.look("give-the-seat-back").await;
    stage.press("my-move-withdraw-mentoring-yes").await;
    stage.see("my-withdrawn").await;
    let mail = stage.mail_to(LAST, &stage.say_with("mail-case-offer-seat-subject", &named)).await;
    let why = stage.say_with("seats-told-passed-on", &[("points", 30.into())]);
    assert!(mail.text.contains(&why), "{why:?} is not in {}", mail.text);
    takes_the_seat(stage, LAST, &mail).await;
    let taken = crowd::take_their_seats(&stage.portal, place).await;
    assert_eq!(taken, 29, "all others of the crowd who were offered one");
    let all = crowd::standing(&stage.portal, &[&place.first, &place.last]).await;
    assert!(all.iter().any(|seat| seat.status == Status::Enrolled), "{all:?}");
    stage.turn_of(COORDINATOR).await;
    stage.menu("nav-own-programs").await;
    stage.browser.press(&program.name).await;
    stage.browser.follow("/seats").await;
    stage.see("seats-holders").await;
    stage.look("order-after").await;
}
