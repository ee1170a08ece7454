//! What a new day does to offers and programs by itself.

use crate::app::App;
use crate::usecases::{Failure, offers, programs};

/// Opens what was scheduled and closes what has run out, offers and programs alike.
pub async fn turn_the_day(app: &App) -> Result<usize, Failure> {
    let offers = offers::publishing::turn_the_day(app).await?;
    let programs = programs::publishing::turn_the_day(app).await?;
    Ok(offers + programs)
}
