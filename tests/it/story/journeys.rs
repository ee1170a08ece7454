//! The whole story, from the first visit to money in hand, told once and walked in each language and on each screen.

use domain::language::Language;

use super::stage::Stage;
use super::{applying, deciding, mentoring, opening, owner, watching};
use crate::kit::browser::{Screen, Scripts};

async fn whole_story(mut stage: Stage) {
    let stage = &mut stage;
    stage.choose_language().await;
    opening::the_office_opens(stage).await;
    opening::organisations_are_admitted(stage).await;
    let second = opening::the_bank_makes_an_offer(stage).await;
    let program = opening::the_enterprise_makes_a_program(stage).await;
    let market = opening::other_banks_are_there(stage, second, program).await;

    owner::checks_without_an_account(stage, &market).await;
    owner::registers_and_keeps_the_answers(stage).await;
    owner::describes_her_business(stage).await;
    owner::attaches_papers(stage).await;
    owner::sees_what_fits(stage, &market).await;
    let seat = applying::joins_the_program(stage, &market).await;
    let credit = applying::applies_for_the_second(stage, &market).await;
    let refused = applying::applies_for_the_third(stage, &market).await;
    applying::looks_her_number_up(stage, &credit).await;

    stage.morning_of("2026-11-25").await;
    deciding::the_clerk_checks_the_papers(stage).await;
    deciding::the_officer_asks(stage, &credit).await;
    deciding::the_owner_answers(stage, &credit).await;
    deciding::the_officer_refers(stage, &credit).await;
    deciding::another_bank_declines(stage, &market, &refused).await;
    mentoring::she_gets_a_seat(stage, &market, &seat).await;
    watching::the_office_sees_it_all(stage, &market, &credit).await;
    deciding::the_approver_approves(stage, &credit).await;
    deciding::the_owner_accepts(stage, &credit).await;
    deciding::the_bank_disburses(stage, &credit).await;
    mentoring::she_completes_it(stage, &market, &seat).await;
    deciding::the_credit_is_settled(stage, &credit).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_runs_in_indonesian_on_a_phone() {
    whole_story(Stage::open(Language::Id, Screen::Phone, Scripts::On).await).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_runs_in_english_at_a_desk() {
    whole_story(Stage::open(Language::En, Screen::Desk, Scripts::On).await).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_runs_without_scripts() {
    let stage = Stage::open(Language::Id, Screen::Phone, Scripts::Off).await;
    stage.browser.visit("/").await;
    assert_eq!(stage.browser.scripts().await, (1, 0), "one script is wanted, and does not come");
    whole_story(stage).await;
}
