//! The queue of a desk: what waits, how long already, with whom. At most three queries, whatever the number of rows.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::{ApplicationId, Receipt, Status, WorkflowKind, is_final, statuses};
use domain::calendar::{start_of_day, wita_date, working_days_between};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::policy::{self, Actor};

use super::acting::today;
use crate::app::App;
pub use crate::store::Cursor;
use crate::store::{self, Page};
use crate::usecases::Failure;

/// Rows a page.
pub const SIZE: u64 = 20;
/// Counts stop here: "99+" says enough, and counting on would cost more the more there are.
pub const COUNT_MOST: u64 = 100;
/// Rows read at a time for an export.
const EXPORT_SIZE: u64 = 500;
/// The longest text that is searched for.
const SEARCH_MOST: usize = 80;

/// Which cases, where no status is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Those in which somebody has something to do.
    Waiting,
    /// Those that have not come to their end.
    #[default]
    Open,
    /// Those that have.
    Closed,
    /// Both.
    All,
}

/// With whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Assigned {
    /// With anybody or nobody.
    #[default]
    Anybody,
    /// With nobody.
    Nobody,
    /// With this person.
    To(AccountId),
}

/// What is looked for, once it is known what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sought {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// This number.
    Receipt(Receipt),
    /// One of these businesses.
    Businesses(Vec<BusinessId>),
}

/// How a list is narrowed and turned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only these.
    pub status: Option<Status>,
    /// Open or closed ones, where no status is asked for.
    pub standing: Standing,
    /// With whom.
    pub assigned: Assigned,
    /// What is looked for.
    pub sought: Sought,
    /// Standing where they stand since before this.
    pub since_before: Option<DateTime<Utc>>,
    /// Those that moved last first; otherwise those that have waited longest.
    pub newest_first: bool,
}

/// What a desk asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only these.
    pub status: Option<Status>,
    /// Open or closed ones.
    pub standing: Standing,
    /// With whom.
    pub assigned: Assigned,
    /// A number, or part of a business's name.
    pub search: String,
    /// Waiting for more than so many working days.
    pub waiting: Option<u16>,
    /// Those that moved last first.
    pub newest_first: bool,
}

/// One application in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// Its id.
    pub id: ApplicationId,
    /// Which workflow it follows.
    pub kind: WorkflowKind,
    /// Its number.
    pub receipt: Option<Receipt>,
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
    /// Who works on it.
    pub assignee: Option<String>,
    /// What it is for.
    pub name: Bilingual,
}

impl QueueRow {
    /// Working days since it was handed in.
    pub fn age(&self, now: DateTime<Utc>) -> Option<u32> {
        self.submitted_at.map(|at| working_days_between(wita_date(at), wita_date(now)))
    }

    /// Working days since it stands where it stands.
    pub fn waiting(&self, now: DateTime<Utc>) -> u32 {
        working_days_between(wita_date(self.status_at), wita_date(now))
    }
}

/// A page of the queue with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// The rows.
    pub page: Page<QueueRow>,
    /// How many stand in each open status, up to a hundred.
    pub counts: Vec<(Status, u64)>,
}

/// A page of the actor's queue.
pub async fn list(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Queue, Failure> {
    let scope = policy::scope_of_applications(actor);
    let wanted = wanted(app, asked).await?;
    let (page, counts) = store::applications::queue::list_counted(
        &app.db,
        scope,
        &wanted,
        (cursor, SIZE),
        &open_statuses(kind_of(actor)),
    )
    .await?;
    Ok(Queue { page, counts })
}

/// The next rows of the same list for an export, without the counts.
pub async fn export(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<QueueRow>, Failure> {
    let scope = policy::scope_of_applications(actor);
    let wanted = wanted(app, asked).await?;
    Ok(store::applications::queue::list(&app.db, scope, &wanted, cursor, EXPORT_SIZE).await?)
}

/// The workflow whose applications the actor works.
pub const fn kind_of(actor: &Actor) -> WorkflowKind {
    match actor.role {
        domain::accounts::Role::Coordinator | domain::accounts::Role::Mentor => WorkflowKind::Mentoring,
        _ => WorkflowKind::Credit,
    }
}

/// The statuses in which something is still to be done, in the order of the table.
pub fn open_statuses(kind: WorkflowKind) -> Vec<Status> {
    statuses(kind).into_iter().filter(|status| *status != Status::Draft && !is_final(*status)).collect()
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
    // Whoever looks for one case wants to find it even where it has come to its end.
    let standing = if sought == Sought::Nothing { asked.standing } else { Standing::All };
    Ok(Wanted {
        status: asked.status,
        standing,
        assigned: asked.assigned,
        sought,
        since_before: asked.waiting.map(|days| began_waiting(today(app), days)),
        newest_first: asked.newest_first,
    })
}

/// The instant before which something began that has by now waited for more than so many working days.
pub(in crate::usecases) fn began_waiting(today: NaiveDate, days: u16) -> DateTime<Utc> {
    let mut day = today;
    // A case of the day after `day` has waited `days` working days or fewer.
    while working_days_between(day, today) <= u32::from(days) {
        let Some(before) = day.checked_sub_days(Days::new(1)) else {
            break;
        };
        day = before;
    }
    start_of_day(day.succ_opt().unwrap_or(day))
}
