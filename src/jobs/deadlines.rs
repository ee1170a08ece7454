//! Letters and seats whose last day has passed, cohorts whose last day to apply has, mentors silent for too long.

use crate::app::App;
use crate::usecases::{Failure, applications, memberships, mentoring, seats};

/// Lets lapse what is due and answers how much did. The use case works in batches: the loop comes by again.
pub async fn lapse_due(app: &App) -> Result<usize, Failure> {
    let silent = mentoring::silence::look_due(app).await?;
    Ok(silent + applications::lapse_due(app).await?)
}

/// Tells the office of disputes that no board answered in time, and answers how many those were.
pub async fn tell_of_late_disputes(app: &App) -> Result<usize, Failure> {
    memberships::late::tell_due(app).await
}

/// Gives away the seats of every cohort that has closed and answers how many cohorts that were.
pub async fn assign_due(app: &App) -> Result<usize, Failure> {
    seats::round::assign_due(app).await
}
