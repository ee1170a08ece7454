//! The bank decides: the office checks the papers, an officer reviews and asks, another approves; money; and a refusal.

use super::opening::{BANK, Market, THIRD_BANK};
use super::owner::{BUSINESS, paper};
use super::stage::Stage;

/// The clerk looks at each paper and accepts it; she is told.
pub async fn the_clerk_checks_the_papers(stage: &mut Stage) {
    stage.turn_of("clerk").await;
    stage.menu("nav-facts").await;
    stage.look("papers-to-check").await;
    for kind in ["ktp", "nib"] {
        stage.menu("nav-facts").await;
        let label = stage.say(&format!("document-kind-{kind}"));
        stage.browser.press(&format!("{label}, {BUSINESS}")).await;
        stage.look(&format!("paper-{kind}")).await;
        stage.press("paper-accept").await;
        stage.see("paper-accepted-flash").await;
        let subject = stage.say_with("mail-paper-accepted-subject", &[("paper", label.into())]);
        stage.mail_to("owner", &subject).await;
    }
    stage.see("facts-none").await;
    stage.menu("nav-businesses").await;
    stage.look("all-businesses").await;
    stage.browser.press(BUSINESS).await;
    stage.see("evidence-checked").await;
    stage.look("business-for-the-office").await;
}

async fn opens(stage: &Stage, number: &str) {
    stage.menu("nav-queue").await;
    stage.browser.press(number).await;
    stage.see("case-findings").await;
}

/// The officer takes the case, begins, and asks for a bank statement.
pub async fn the_officer_asks(stage: &mut Stage, number: &str) {
    stage.turn_of("officer").await;
    let subject = [("receipt", number.into()), ("business", BUSINESS.into())];
    let subject = stage.say_with("mail-desk-submit-subject", &subject);
    stage.mail_to("officer", &subject).await;
    stage.see("queue-title").await;
    stage.look("queue").await;
    opens(stage, number).await;
    stage.look("case-new").await;
    stage.press("case-take").await;
    stage.see("case-assigned").await;
    moves(stage, "start-review", &[]).await;
    let subject = stage.say_with("mail-case-start-review-subject", &[("organisation", BANK.into())]);
    stage.mail_to("owner", &subject).await;
    let question = [("note", "Mohon rekening koran tiga bulan terakhir."), ("papers", "bank_statement")];
    moves(stage, "ask", &question).await;
    stage.look("case-asked").await;
}

/// Makes a move of the case that is shown, by its own page.
async fn moves(stage: &mut Stage, action: &str, fields: &[(&str, &str)]) {
    stage.press(&format!("action-{action}")).await;
    stage.see(&format!("act-{action}-explain")).await;
    stage.fill_all(fields).await;
    stage.look(&format!("move-{action}")).await;
    stage.browser.press_at("main form button.primary, main form button.danger").await;
    stage.see("case-moved").await;
}

/// She answers with a file, and the review goes on where it stopped.
pub async fn the_owner_answers(stage: &mut Stage, number: &str) {
    let due = stage.date("2026-12-02");
    let subject = [("organisation", BANK.into()), ("due", due.into())];
    let mail = stage.mail_to("owner", &stage.say_with("mail-case-ask-subject", &subject)).await;
    stage.turn_of("owner").await;
    let statement = stage.browser.print(&paper("Rekening koran")).await;
    let file = stage.file("rekening.pdf", &statement);
    stage.open_link(&mail).await;
    stage.see("my-task-answer").await;
    stage.look("question-for-the-owner").await;
    stage.press("my-task-answer-link").await;
    let answer = [
        ("note", "Ini rekening koran September sampai November."),
        ("kind", "bank_statement"),
        ("file", &file),
    ];
    stage.fill_all(&answer).await;
    stage.look("answer").await;
    stage.press("my-answer-send").await;
    stage.see("my-answered").await;
    stage.see("status-owner-in-review").await;
    stage.look("answered").await;
    let subject = [("receipt", number.into()), ("business", BUSINESS.into())];
    stage.mail_to("officer", &stage.say_with("mail-desk-answer-subject", &subject)).await;
}

/// The officer visits and refers; who reviewed does not approve.
pub async fn the_officer_refers(stage: &mut Stage, number: &str) {
    stage.turn_of("officer").await;
    opens(stage, number).await;
    stage.browser.see("rekening.pdf").await;
    stage.see("status-in-review").await;
    moves(stage, "visit", &[("note", "Dua tungku menyala, stok 200 kg.")]).await;
    moves(stage, "refer", &[("note", "Layak, arus kas cukup.")]).await;
    stage.see("status-committee").await;
    stage.browser.see_no(&stage.say("action-approve")).await;
    stage.look("case-referred").await;
}

/// Another officer approves: the letter says amount, rate, method, tenor, schedule and last day.
pub async fn the_approver_approves(stage: &mut Stage, number: &str) {
    stage.morning_of("2026-11-26").await;
    stage.turn_of("approver").await;
    opens(stage, number).await;
    moves(stage, "approve", &[("conditions", "Membawa KTP asli saat akad.")]).await;
    stage.see("status-offered").await;
    stage.press("case-letter").await;
    reads_the_letter(stage).await;
    stage.look("letter-at-the-bank").await;
}

async fn reads_the_letter(stage: &Stage) {
    stage.see("letter-title").await;
    let rate = stage.words().percent("9.5".parse().unwrap());
    let (amount, expires) = (stage.rupiah(75_000_000), stage.date("2026-12-10"));
    for text in [amount, expires, stage.words().months(24), stage.say("method-annuity"), rate] {
        stage.browser.see(&text).await;
    }
    let months = stage.browser.all("main tbody tr").await;
    assert_eq!(months.len(), 24, "a line for each instalment");
}

/// She reads the letter and accepts it.
pub async fn the_owner_accepts(stage: &mut Stage, number: &str) {
    let amount = stage.rupiah(75_000_000);
    let subject = [("organisation", BANK.into()), ("amount", amount.into())];
    let mail = stage.mail_to("owner", &stage.say_with("mail-case-approve-subject", &subject)).await;
    stage.turn_of("owner").await;
    stage.open_link(&mail).await;
    stage.see("my-task-letter").await;
    stage.look("offer-for-the-owner").await;
    stage.press("my-task-letter-link").await;
    reads_the_letter(stage).await;
    stage.look("letter").await;
    stage.press("letter-accept").await;
    stage.browser.fill("confirmed", "yes").await;
    stage.look("accept").await;
    stage.press("my-move-accept-credit-yes").await;
    stage.see("my-accepted").await;
    stage.look("accepted").await;
    let subject = [("receipt", number.into()), ("business", BUSINESS.into())];
    stage.mail_to("officer", &stage.say_with("mail-desk-accept-subject", &subject)).await;
}

/// The bank records that the money has gone out.
pub async fn the_bank_disburses(stage: &mut Stage, number: &str) {
    stage.morning_of("2026-11-27").await;
    stage.turn_of("officer").await;
    opens(stage, number).await;
    moves(stage, "disburse", &[]).await;
    stage.see("status-disbursed").await;
    let amount = stage.rupiah(75_000_000);
    let subject = stage.say_with("mail-case-disburse-subject", &[("amount", amount.into())]);
    stage.mail_to("owner", &subject).await;
}

/// Two years later the last instalment is paid.
pub async fn the_credit_is_settled(stage: &mut Stage, number: &str) {
    stage.morning_of("2028-11-27").await;
    stage.turn_of("officer").await;
    stage.menu("nav-queue").await;
    stage.open_filters().await;
    stage.browser.fill("status", "disbursed").await;
    stage.press("filters-apply").await;
    stage.browser.reach("status=disbursed").await;
    stage.look("queue-disbursed").await;
    stage.browser.press(number).await;
    stage.see("case-findings").await;
    moves(stage, "settle", &[]).await;
    stage.see("status-settled").await;
    stage.look("case-settled").await;
    let mail = stage.mail_to("owner", &stage.say("mail-case-settle-subject")).await;
    stage.turn_of("owner").await;
    stage.open_link(&mail).await;
    stage.see("status-owner-settled").await;
    stage.look("settled").await;
}

/// Another bank declines with a criterion as its reason: she sees what is missing, not a bare no.
pub async fn another_bank_declines(stage: &mut Stage, market: &Market, number: &str) {
    stage.turn_of("third").await;
    stage.set_up_factor().await;
    opens(stage, number).await;
    moves(stage, "start-review", &[]).await;
    stage.press("action-decline").await;
    stage.see("act-criteria").await;
    let level = stage.say_with("rules-level", &[("count", 2.into())]);
    let wanted = stage.say_with("rules-at-least", &[("value", level.into())]);
    let criterion = stage.say_with("rules-fact-digital-level", &[("need", wanted.into())]);
    stage.browser.press(&criterion).await;
    stage.browser.fill("note", "Silakan ajukan lagi setelah berjualan lewat internet.").await;
    stage.look("decline").await;
    stage.browser.press_at("main form button.danger").await;
    stage.see("case-moved").await;
    stage.see("case-reasons").await;
    stage.look("case-declined").await;
    let subject = stage.say_with("mail-case-decline-subject", &[("receipt", number.into())]);
    let mail = stage.mail_to("owner", &subject).await;
    assert!(mail.text.contains(THIRD_BANK), "{}", mail.text);
    stage.turn_of("owner").await;
    stage.open_link(&mail).await;
    stage.see("my-why").await;
    stage.browser.see(&market.third.name).await;
    let cards = stage.browser.all(".gap-card").await;
    assert_eq!(cards.len(), 1, "{cards:#?}");
    stage.look("declined").await;
}
