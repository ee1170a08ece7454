//! The monitor's figures: seven grouped queries, whatever the number of applications.

use domain::applications::{Status, WaitsOn, WorkflowKind, promise_of, waits_on};
use domain::matching::{SubjectKind, Verdict};
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor};

use super::needs::{self, Blocker, NeedCounts};
use super::{AgeLimits, Narrowing, Organisation, waiting_statuses};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, today};

/// Ages that are shown together, in working days: from, and up to and including (`None`: and more).
pub const AGES: [(u16, Option<u16>); 5] =
    [(0, Some(2)), (3, Some(5)), (6, Some(10)), (11, Some(20)), (21, None)];

/// Applications of one organisation in one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Where they stand.
    pub status: Status,
    /// How many.
    pub count: u64,
}

/// Waiting applications that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCases {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Where they stand.
    pub status: Status,
    /// Working days since they were handed in.
    pub age: u16,
    /// Working days within which the offer promises a decision.
    pub promised: Option<u16>,
    /// How many.
    pub count: u64,
}

impl OpenCases {
    /// Whether the organisation has the turn and its promised days are over.
    pub fn late(&self) -> bool {
        promise_of(self.status).is_some() && self.promised.is_some_and(|days| self.age > days)
    }
}

/// Waiting applications of a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistrictCount {
    /// Its code; `None` where the business has not said.
    pub district: Option<String>,
    /// How many.
    pub count: u64,
}

/// Pairs of business and offer or program with the same verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchCount {
    /// Offers or programs.
    pub kind: SubjectKind,
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub count: u64,
}

/// What waits for the office itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Organisations to admit or refuse.
    pub organisations: u64,
    /// Papers nobody has looked at.
    pub papers: u64,
    /// Mails that failed and are tried again.
    pub mails_retrying: u64,
    /// Mails that are not tried again by themselves.
    pub mails_dead: u64,
}

/// Everything on the monitor.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Applications by organisation and status.
    pub stages: Vec<Stage>,
    /// Waiting applications by organisation, status and age.
    pub open: Vec<OpenCases>,
    /// Waiting applications by district.
    pub districts: Vec<DistrictCount>,
    /// Matches by verdict.
    pub matches: Vec<MatchCount>,
    /// Needs, and those that nothing fits.
    pub needs: NeedCounts,
    /// What stands in the way of the newest unmet needs.
    pub blockers: Vec<Blocker>,
    /// What waits for the office.
    pub waiting: Waiting,
    /// The organisations by name.
    pub organisations: Vec<Organisation>,
}

/// The figures, narrowed.
pub async fn read(app: &App, actor: &Actor, narrowing: &Narrowing) -> Result<Figures, Failure> {
    policy::may_monitor(actor)?;
    let waiting = waiting_statuses(None);
    let limits = AgeLimits::on(today(app));
    let db = &app.db;
    Ok(Figures {
        stages: store::monitor::by_stage(db, narrowing).await?,
        open: store::monitor::by_age(db, narrowing, &waiting, &limits).await?,
        districts: store::monitor::by_district(db, narrowing, &waiting).await?,
        matches: store::monitor::by_verdict(db, narrowing).await?,
        needs: store::monitor::needs::count(db, narrowing).await?,
        blockers: needs::blockers(app, narrowing).await?,
        waiting: store::monitor::waiting(db).await?,
        organisations: store::monitor::organisations(db).await?,
    })
}

/// Who waits for one organisation, and for how long already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Whose applications.
    pub organisation: Organisation,
    /// Waiting on the organisation itself.
    pub on_organisation: u64,
    /// Of those, past what the offer promises.
    pub late: u64,
    /// Of those on the organisation, handed in more than ten working days ago.
    pub old: u64,
    /// Waiting on the owner.
    pub on_owner: u64,
}

impl Figures {
    /// How many applications of a kind stand in a status.
    pub fn in_stage(&self, kind: WorkflowKind, status: Status) -> u64 {
        let of_kind =
            |stage: &&Stage| stage.status == status && self.kind_of(stage.organisation) == Some(kind);
        self.stages.iter().filter(of_kind).map(|stage| stage.count).sum()
    }

    fn kind_of(&self, id: OrganisationId) -> Option<WorkflowKind> {
        let found = self.organisations.iter().find(|organisation| organisation.id == id);
        found.map(Organisation::works)
    }

    /// How many waiting applications are so old, and how many of them are late.
    pub fn aged(&self, (from, to): (u16, Option<u16>)) -> (u64, u64) {
        let of_age = |cases: &&OpenCases| cases.age >= from && to.is_none_or(|to| cases.age <= to);
        let sum = |late: bool| {
            let fitting = self.open.iter().filter(of_age).filter(|cases| !late || cases.late());
            fitting.map(|cases| cases.count).sum()
        };
        (sum(false), sum(true))
    }

    /// How many applications wait in all.
    pub fn all_open(&self) -> u64 {
        self.open.iter().map(|cases| cases.count).sum()
    }

    /// How many are past what was promised.
    pub fn all_late(&self) -> u64 {
        self.open.iter().filter(|cases| cases.late()).map(|cases| cases.count).sum()
    }

    /// How many wait on somebody: the owner, or the organisations of one kind.
    pub fn on(&self, whom: WaitsOn, kind: Option<WorkflowKind>) -> u64 {
        let theirs = |cases: &&OpenCases| {
            waits_on(cases.status) == whom
                && kind.is_none_or(|kind| self.kind_of(cases.organisation) == Some(kind))
        };
        self.open.iter().filter(theirs).map(|cases| cases.count).sum()
    }

    /// How many matches have a verdict.
    pub fn matched(&self, kind: SubjectKind, verdict: Verdict) -> u64 {
        let fitting = |row: &&MatchCount| row.kind == kind && row.verdict == verdict;
        self.matches.iter().filter(fitting).map(|row| row.count).sum()
    }

    /// Organisation by organisation, those with the most late ones first.
    pub fn turns(&self) -> Vec<Turn> {
        turns(&self.organisations, &self.open)
    }
}

fn turns(organisations: &[Organisation], open: &[OpenCases]) -> Vec<Turn> {
    let turn = |organisation: &Organisation| {
        let sum = |fits: &dyn Fn(&OpenCases) -> bool| -> u64 {
            let theirs = open.iter().filter(|cases| cases.organisation == organisation.id);
            theirs.filter(|cases| fits(cases)).map(|cases| cases.count).sum()
        };
        let own = |cases: &OpenCases| waits_on(cases.status) == WaitsOn::Organisation;
        Turn {
            organisation: organisation.clone(),
            on_organisation: sum(&own),
            late: sum(&OpenCases::late),
            old: sum(&|cases| own(cases) && cases.age > 10),
            on_owner: sum(&|cases| waits_on(cases.status) == WaitsOn::Owner),
        }
    };
    let mut turns: Vec<Turn> = organisations.iter().map(turn).collect();
    turns.retain(|turn| turn.on_organisation + turn.on_owner > 0);
    turns.sort_by_key(|turn| std::cmp::Reverse((turn.late, turn.old, turn.on_organisation)));
    turns
}

/// What waits on whom, organisation by organisation; two queries.
pub async fn stuck(app: &App, actor: &Actor, narrowing: &Narrowing) -> Result<Vec<Turn>, Failure> {
    policy::may_monitor(actor)?;
    let organisations = store::monitor::organisations(&app.db).await?;
    let limits = AgeLimits::on(today(app));
    let open = store::monitor::by_age(&app.db, narrowing, &waiting_statuses(None), &limits).await?;
    Ok(turns(&organisations, &open))
}
