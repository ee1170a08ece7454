//! Both sides rate a participation after its end: one to five and a few words, once. Shown as counts and medians only,
//! of groups that are large enough.

use domain::accounts::Role;
use domain::applications::{ApplicationId, Status};
use domain::mentoring::{RatingSide, Score};
use domain::policy::{self, Actor};

use super::applications::Application;
use super::{Failure, Fault};
use crate::app::App;
use crate::store::{self, Reader};

/// The longest words.
const WORDS_MOST: usize = 500;

/// A rating as somebody gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// One to five.
    pub score: Score,
    /// A few words; may be empty.
    pub words: String,
}

/// On which side somebody rates a participation.
fn side(actor: &Actor, application: &Application) -> Option<RatingSide> {
    match actor.role {
        Role::Owner => Some(RatingSide::Owner),
        Role::Coordinator => Some(RatingSide::Partner),
        Role::Mentor if application.assigned_to == Some(actor.account) => Some(RatingSide::Partner),
        _ => None,
    }
}

/// The side on which this reader still may rate a completed participation.
pub(super) async fn still_open(
    db: &impl Reader,
    actor: &Actor,
    application: &Application,
) -> Result<Option<RatingSide>, Failure> {
    let Some(side) = side(actor, application) else { return Ok(None) };
    let given = store::ratings::is_given(db, application.id.0, side).await?;
    Ok((!given).then_some(side))
}

/// Rates a participation that was completed; what was said first stays.
pub async fn rate(app: &App, actor: &Actor, id: ApplicationId, rating: Rating) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let application = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_application(actor, &application.case())?;
    let side = side(actor, &application).ok_or(Failure::Refused("denied-role"))?;
    if application.status != Status::Completed {
        return Err(Failure::Refused("rating-too-early"));
    }
    if rating.words.chars().count() > WORDS_MOST {
        let most = WORDS_MOST.to_string();
        return Err(Failure::Invalid(vec![Fault::new("words", "too-long").with("most", most)]));
    }
    store::ratings::insert(&tx, &application, side, &rating, (actor.account, app.clock.now())).await?;
    tx.commit().await?;
    Ok(())
}
