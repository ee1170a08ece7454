//! How quickly organisations answer, against what they promise.

use chrono::{DateTime, Utc};
use domain::calendar::{wita_date, working_days_between};
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor};

use super::{Narrowing, Organisation};
use crate::app::App;
use crate::store;
use crate::usecases::Failure;

/// Replies that are looked at: the latest ones.
const LATEST: u64 = 5000;

/// A first reply or a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// Whose.
    pub organisation: OrganisationId,
    /// When the application was handed in.
    pub handed_in: DateTime<Utc>,
    /// When it was answered.
    pub at: DateTime<Utc>,
    /// Whether it is the first reply.
    pub first: bool,
    /// Whether it decides.
    pub decides: bool,
    /// Working days within which a decision was promised.
    pub promised: Option<u16>,
}

impl Reply {
    fn days(&self) -> u32 {
        working_days_between(wita_date(self.handed_in), wita_date(self.at))
    }

    fn in_time(&self) -> Option<bool> {
        self.promised.map(|days| self.days() <= u32::from(days))
    }
}

/// How quickly one organisation answers, in working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// Which.
    pub organisation: Organisation,
    /// First replies looked at.
    pub replies: usize,
    /// Half of them came within so many days.
    pub median_reply: Option<u32>,
    /// Decisions looked at.
    pub decisions: usize,
    /// Half of them came within so many days.
    pub median_decision: Option<u32>,
    /// Decisions of offers that promise a number of days.
    pub promised: usize,
    /// Of those, within the promise.
    pub in_time: usize,
}

/// The times of every organisation that answered anything, by name; two queries.
pub async fn list(app: &App, actor: &Actor, narrowing: &Narrowing) -> Result<Vec<Times>, Failure> {
    policy::may_monitor(actor)?;
    let organisations = store::monitor::organisations(&app.db).await?;
    let scope = policy::scope_of_applications(actor);
    let replies = store::monitor::times::latest(&app.db, scope, narrowing, LATEST).await?;
    let times = organisations.into_iter().filter_map(|organisation| {
        let theirs = replies.iter().filter(|reply| reply.organisation == organisation.id);
        of(organisation.clone(), &theirs.copied().collect::<Vec<_>>())
    });
    Ok(times.collect())
}

fn of(organisation: Organisation, replies: &[Reply]) -> Option<Times> {
    let first: Vec<u32> = replies.iter().filter(|reply| reply.first).map(Reply::days).collect();
    let decided: Vec<&Reply> = replies.iter().filter(|reply| reply.decides).collect();
    let kept: Vec<bool> = decided.iter().filter_map(|reply| reply.in_time()).collect();
    let days: Vec<u32> = decided.iter().map(|reply| reply.days()).collect();
    (!replies.is_empty()).then(|| Times {
        organisation,
        replies: first.len(),
        median_reply: median(first),
        decisions: days.len(),
        median_decision: median(days),
        promised: kept.len(),
        in_time: kept.iter().filter(|kept| **kept).count(),
    })
}

/// The middle one; of an even number the later of the two, so that "half of them within" stays true.
fn median(mut days: Vec<u32>) -> Option<u32> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_them_came_within_the_median() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9, 1, 4]), Some(4));
        assert_eq!(median(vec![9, 1, 4, 2]), Some(4));
    }
}
