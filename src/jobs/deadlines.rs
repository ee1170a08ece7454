//! Letters and seats whose last day has passed, cohorts whose last day to apply has.

use crate::app::App;
use crate::usecases::{Failure, applications, seats};

/// Lets lapse what is due and answers how much did. The use case works in batches: the loop comes by again.
pub async fn lapse_due(app: &App) -> Result<usize, Failure> {
    applications::lapse_due(app).await
}

/// Gives away the seats of every cohort that has closed and answers how many cohorts that were.
pub async fn assign_due(app: &App) -> Result<usize, Failure> {
    seats::round::assign_due(app).await
}
