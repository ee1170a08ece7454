//! The list of all applications, narrowed as the figures are: what a figure of the monitor leads to.

use chrono::{DateTime, Utc};
use domain::applications::{ApplicationId, Receipt, Status, WaitsOn, WorkflowKind, promise_of};
use domain::calendar::{wita_date, working_days_between};
use domain::language::Bilingual;
use domain::policy::{self, Actor};

use super::{AgeLimits, EXPORT_SIZE, Narrowing, SIZE, waiting_statuses};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::applications::queue::{Sought, Standing, began_waiting};
use crate::usecases::{Failure, today};

/// The longest text that is searched for.
const SEARCH_MOST: usize = 80;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// As on the monitor.
    pub narrowing: Narrowing,
    /// Only these.
    pub status: Option<Status>,
    /// Open or closed ones, where nothing else says which.
    pub standing: Standing,
    /// Only those in which somebody has something to do.
    pub waiting: bool,
    /// Only those that wait on these.
    pub waits_on: Option<WaitsOn>,
    /// Handed in so many working days ago: from, and up to and including.
    pub age: Option<(u16, Option<u16>)>,
    /// Only those past what the offer promises.
    pub late: bool,
    /// Only those that have stood where they stand for more than so many working days.
    pub standing_for: Option<u16>,
    /// A number, or part of a business's name.
    pub search: String,
    /// Those that moved last first.
    pub newest_first: bool,
}

/// What is asked for, once days are instants and names are ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// As on the monitor.
    pub narrowing: Narrowing,
    /// Only these.
    pub status: Option<Status>,
    /// Open or closed ones, where no status is asked for.
    pub standing: Standing,
    /// Only in one of these.
    pub statuses: Option<Vec<Status>>,
    /// Handed in then or later.
    pub handed_in_from: Option<DateTime<Utc>>,
    /// Handed in before.
    pub handed_in_before: Option<DateTime<Utc>>,
    /// Standing where they stand since before this.
    pub since_before: Option<DateTime<Utc>>,
    /// Past what the offer promises, by these limits.
    pub late: Option<AgeLimits>,
    /// What is looked for.
    pub sought: Sought,
    /// Those that moved last first.
    pub newest_first: bool,
}

/// One application of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub id: ApplicationId,
    /// Which workflow.
    pub kind: WorkflowKind,
    /// Its number.
    pub receipt: String,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub status_at: DateTime<Utc>,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// How much is asked for, rupiah.
    pub amount: Option<i64>,
    /// For how many months.
    pub tenor_months: Option<i32>,
    /// The business.
    pub business: String,
    /// Its district, by code.
    pub district: Option<String>,
    /// The bank or partner, by short name.
    pub organisation: String,
    /// What it is for.
    pub name: Bilingual,
    /// Working days within which a decision is promised.
    pub promised: Option<u16>,
}

impl CaseRow {
    /// Working days since it was handed in.
    pub fn age(&self, now: DateTime<Utc>) -> Option<u32> {
        self.submitted_at.map(|at| working_days_between(wita_date(at), wita_date(now)))
    }

    /// Working days since it stands where it stands.
    pub fn waiting(&self, now: DateTime<Utc>) -> u32 {
        working_days_between(wita_date(self.status_at), wita_date(now))
    }

    /// Whether the organisation has the turn and its promised days are over.
    pub fn late(&self, now: DateTime<Utc>) -> bool {
        let over = self.promised.zip(self.age(now)).is_some_and(|(days, age)| age > u32::from(days));
        promise_of(self.status).is_some() && over
    }
}

/// A page of the list.
pub async fn list(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<CaseRow>, Failure> {
    read(app, actor, asked, cursor, SIZE).await
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<CaseRow>, Failure> {
    read(app, actor, asked, cursor, EXPORT_SIZE).await
}

async fn read(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<CaseRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_applications(actor);
    let wanted = wanted(app, asked).await?;
    Ok(store::monitor::cases::list(&app.db, scope, &wanted, cursor, size).await?)
}

async fn wanted(app: &App, asked: &Asked) -> Result<Wanted, Failure> {
    let search: String = asked.search.trim().chars().take(SEARCH_MOST).collect();
    let sought = if search.is_empty() {
        Sought::Nothing
    } else if let Ok(receipt) = search.parse::<Receipt>() {
        Sought::Receipt(receipt)
    } else {
        Sought::Businesses(store::applications::queue::businesses_named(&app.db, &search).await?)
    };
    let day = today(app);
    let limits = AgeLimits::on(day);
    // Whoever looks for one case wants to find it even where it has come to its end.
    let standing = if sought == Sought::Nothing { asked.standing } else { Standing::All };
    let (from, to) = asked.age.unwrap_or((0, None));
    Ok(Wanted {
        narrowing: asked.narrowing.clone(),
        status: asked.status,
        standing,
        statuses: statuses(asked),
        handed_in_from: to.and_then(|to| limits.more_than(to)),
        handed_in_before: from.checked_sub(1).and_then(|days| limits.more_than(days)),
        since_before: asked.standing_for.map(|days| began_waiting(day, days)),
        late: asked.late.then_some(limits),
        sought,
        newest_first: asked.newest_first,
    })
}

/// Statuses that answer all of: somebody's turn, this one's turn, a promise that runs.
fn statuses(asked: &Asked) -> Option<Vec<Status>> {
    let by_turn = asked.waiting || asked.late || asked.age.is_some() || asked.waits_on.is_some();
    by_turn.then(|| {
        let mut statuses = waiting_statuses(asked.waits_on);
        statuses.retain(|status| !asked.late || promise_of(*status).is_some());
        statuses
    })
}
