//! Both sides rate a participation after its end: one to five and a few words, once. What was said is shown without
//! who said it and when, of groups that are large enough; a participant reads what was said of herself.

use std::collections::HashMap;

use domain::accounts::Role;
use domain::applications::{ApplicationId, Status};
use domain::language::Bilingual;
use domain::mentoring::{RatingSide, Score, median, shown};
use domain::policy::{self, Actor};
use uuid::Uuid;

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

/// What was said of one program, by one side. Of a group that is too small there is only that it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The program.
    pub program: Bilingual,
    /// The partner.
    pub partner: String,
    /// How many rated.
    pub count: u64,
    /// What they said, the best scores first, without who or when; none of fewer than five.
    pub ratings: Option<Vec<Rating>>,
}

impl Said {
    /// The middle of the scores.
    pub fn median(&self) -> Option<i64> {
        let scores: Vec<i64> = self.ratings.iter().flatten().map(|one| i64::from(one.score.get())).collect();
        median(&scores)
    }
}

/// What one side has said, program by program: a partner reads what participants say of its own, the office everything.
pub async fn said(app: &App, actor: &Actor, by: RatingSide) -> Result<Vec<Said>, Failure> {
    let scope = policy::scope_of_applications(actor);
    let mut of: HashMap<Uuid, Vec<Rating>> = HashMap::new();
    for (program, rating) in store::ratings::said(&app.db, scope, by).await? {
        of.entry(program).or_default().push(rating);
    }
    let ids: Vec<Uuid> = of.keys().copied().collect();
    let mut all = Vec::new();
    for (id, program, partner) in store::results::names(&app.db, &ids).await? {
        let ratings = of.remove(&id).unwrap_or_default();
        let count = ratings.len() as u64;
        all.push(Said { program, partner, count, ratings: shown(count, ratings) });
    }
    Ok(all)
}

/// What the partner said of a participant, for her: once she has rated herself, so that neither answers the other.
pub(super) async fn of_participant(
    db: &impl Reader,
    actor: &Actor,
    application: &Application,
) -> Result<Option<Rating>, Failure> {
    if side(actor, application) != Some(RatingSide::Owner)
        || !store::ratings::is_given(db, application.id.0, RatingSide::Owner).await?
    {
        return Ok(None);
    }
    Ok(store::ratings::given(db, application.id.0, RatingSide::Partner).await?)
}
