//! Letters and seats whose last day has passed.

use crate::app::App;
use crate::usecases::{Failure, applications};

/// Lets lapse what is due and answers how much did. The use case works in batches: the loop comes by again.
pub async fn lapse_due(app: &App) -> Result<usize, Failure> {
    applications::lapse_due(app).await
}
