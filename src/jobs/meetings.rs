//! The calendar of annual meetings: boards are reminded when one comes near or was missed.

use crate::app::App;
use crate::usecases::Failure;
use crate::usecases::cooperatives::meetings;

/// Reminds whom it is time to remind and answers how many boards it were. Each is told of each step once.
pub async fn remind_due(app: &App) -> Result<usize, Failure> {
    meetings::remind_due(app).await
}
