//! The story of capacity, told once and walked in each language, on each screen.

use domain::language::Language;
use jembatan::usecases::sessions::SecondFactor;

use super::people::{self};
use super::{completing, fund, reporting, seats, sessions, silence, training};
use crate::kit::browser::{Screen, Scripts};
use crate::story::stage::Stage;

/// A stage of this tale. Second factors have a story of their own.
async fn stage(language: Language, screen: Screen) -> Stage {
    Stage::open_for("capacity-", language, screen, (Scripts::On, SecondFactor::Off)).await
}

async fn whole_story(mut stage: Stage) {
    let stage = &mut stage;
    stage.choose_language().await;
    let place = people::are_there(stage).await;
    stage.cast(seats::FIRST, &place.first.person.clone()).await;
    stage.cast(seats::LAST, &place.last.person.clone()).await;
    let fund = fund::the_head_opens_and_splits_it(stage).await;
    fund::she_plans_from_the_gap_board(stage, &fund).await;

    let program = seats::the_enterprise_publishes_it(stage).await;
    seats::forty_apply(stage, &place, &program).await;
    seats::seats_are_given_away(stage, &place, &program).await;
    seats::a_refused_seat_passes_on(stage, &place, &program).await;

    sessions::mentors_are_given(stage, &program).await;
    sessions::one_is_confirmed_by_a_tap(stage).await;
    sessions::another_is_confirmed_by_a_code(stage).await;
    completing::she_completes_it(stage, &program).await;
    completing::the_offers_open(stage).await;
    completing::both_rate(stage).await;
    silence::he_is_reminded_paused_and_taken_off(stage).await;
    silence::the_owner_is_given_another(stage).await;

    let training = training::it_is_planned_and_boards_are_invited(stage, &place, &fund).await;
    training::a_chair_registers(stage, &place).await;
    training::the_clerk_adds_others(stage, &training).await;
    training::they_attend(stage, &training).await;
    training::it_is_paid_and_completed(stage, &training).await;
    reporting::the_report_agrees_with_the_screens(stage, &fund).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_of_capacity_runs_in_indonesian_on_a_phone() {
    Box::pin(whole_story(stage(Language::Id, Screen::Phone).await)).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_of_capacity_runs_in_english_at_a_desk() {
    Box::pin(whole_story(stage(Language::En, Screen::Desk).await)).await;
}
