//! The office's figures: over the years, by kind and district, each leading to the list behind it.

use super::people::CLERK;
use super::register::rows;
use crate::story::stage::Stage;

/// A figure and the list behind it agree.
pub async fn figures_lead_to_their_list(stage: &mut Stage) {
    stage.turn_of(CLERK).await;
    stage.menu("nav-cooperatives").await;
    stage.press("cooperatives-to-figures").await;
    stage.see("cooperatives-figures-kinds").await;
    stage.look("figures").await;
    let figure = stage.browser.all("td a[href*='kind=jasa'][href*='status=inactive']").await.remove(0);
    stage.browser.press_at("td a[href*='kind=jasa'][href*='status=inactive']").await;
    stage.browser.reach("kind=jasa").await;
    let found = rows(stage).await;
    assert_eq!(found.len().to_string(), figure.trim(), "{found:#?}");
}
