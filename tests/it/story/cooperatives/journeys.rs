//! The story of the cooperatives, told once and walked in each language, on each screen.

use domain::language::Language;
use jembatan::usecases::sessions::SecondFactor;

use super::{board, books, credit, desk, meeting, member, people, register};
use crate::kit::browser::{Screen, Scripts};
use crate::story::stage::Stage;

/// A stage of this tale. Second factors have a story of their own.
async fn stage(language: Language, screen: Screen) -> Stage {
    Stage::open_for("cooperatives-", language, screen, (Scripts::On, SecondFactor::Off)).await
}

async fn whole_story(mut stage: Stage) {
    let stage = &mut stage;
    stage.choose_language().await;
    let place = people::are_there(stage).await;
    register::it_is_refused_and_then_imported(stage).await;
    register::it_says_who_was_active_and_why(stage).await;
    register::the_head_changes_the_rule(stage).await;

    board::a_chair_claims_it(stage, &place).await;
    board::the_office_confirms_her(stage).await;
    board::the_board_is_filled(stage).await;
    board::they_are_reminded(stage).await;

    books::the_sheet_is_refused_and_then_taken(stage).await;
    books::the_year_is_closed(stage).await;
    meeting::the_secretary_records_it(stage, &place).await;
    meeting::the_status_follows_on_its_day(stage).await;
    meeting::the_result_is_divided(stage).await;
    books::she_books_a_day(stage).await;
    books::she_books_for_everybody(stage).await;

    member::she_joins_by_paper(stage).await;
    member::she_sees_her_own(stage).await;
    member::she_disputes_and_is_answered(stage).await;
    member::the_office_sees_what_stays_unanswered(stage).await;

    credit::it_applies_as_a_business(stage, &place).await;
    desk::figures_lead_to_their_list(stage).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_of_cooperatives_runs_in_indonesian_on_a_phone() {
    Box::pin(whole_story(stage(Language::Id, Screen::Phone).await)).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_story_of_cooperatives_runs_in_english_at_a_desk() {
    Box::pin(whole_story(stage(Language::En, Screen::Desk).await)).await;
}
