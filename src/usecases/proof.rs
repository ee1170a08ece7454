//! Whether help helped: the chain gap -> program -> sessions -> fact raised -> application -> money of one business, and
//! the figures of programs and partners. Figures about fewer than five are kept back.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{ApplicationId, Status};
use domain::calendar::wita_date;
use domain::certificates::CertificateCode;
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::mentoring::{HIDDEN_BELOW, Moment, RatingSide, median, shown};
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::Failure;
use super::businesses::{self, Business};
use super::mentoring::Progress;
use super::mentoring::participation::Tally;
use crate::app::App;
use crate::store::{self, results};

/// Money that was paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disbursed {
    /// Which application.
    pub application: ApplicationId,
    /// To whom.
    pub business: BusinessId,
    /// When.
    pub at: DateTime<Utc>,
    /// Rupiah.
    pub amount: i64,
}

/// Participations of one program that stand alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The program.
    pub program: Uuid,
    /// Its partner.
    pub organisation: OrganisationId,
    /// Where they stand.
    pub status: Status,
    /// How many.
    pub count: u64,
}

/// A participation that was completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    /// The program.
    pub program: Uuid,
    /// The business.
    pub business: BusinessId,
    /// When.
    pub at: DateTime<Utc>,
}

/// An application for credit since a participation began.
#[derive(Debug, Clone, PartialEq)]
pub struct Since {
    /// Its offer.
    pub name: Bilingual,
    /// The bank.
    pub bank: String,
    /// When it was handed in.
    pub on: NaiveDate,
    /// Where it stands.
    pub status: Status,
    /// What was paid out, with the day.
    pub paid: Option<(i64, NaiveDate)>,
}

/// The chain of one participation.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The participation.
    pub application: ApplicationId,
    /// The program.
    pub program: Bilingual,
    /// The partner.
    pub partner: String,
    /// Where it stands.
    pub status: Status,
    /// When it was applied for.
    pub applied_on: Option<NaiveDate>,
    /// When it came to its end.
    pub ended_on: Option<NaiveDate>,
    /// How many sessions the program wants.
    pub wanted: u16,
    /// Its sessions.
    pub tally: Tally,
    /// Facts before and after, with the offers they kept closed.
    pub progress: Vec<Progress>,
    /// Its certificate.
    pub certificate: Option<CertificateCode>,
    /// Applications since it was applied for.
    pub since: Vec<Since>,
}

/// The proof chain of a business, for its owner and the office.
pub async fn of_business(
    app: &App,
    actor: &Actor,
    id: BusinessId,
) -> Result<(Business, Vec<Chain>), Failure> {
    let db = &app.db;
    let business = businesses::visible(db, actor, id).await?;
    let participations = results::participations_of(db, id).await?;
    let ids: Vec<ApplicationId> = participations.iter().map(|(application, _)| application.id).collect();
    let raw: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut tallies = store::mentoring::participants::tallies(db, &raw).await?;
    let mut progress: HashMap<Uuid, Vec<Progress>> = HashMap::new();
    for (application, one) in store::mentoring::progress::of_all(db, &ids).await? {
        progress.entry(application).or_default().push(one);
    }
    let credits = results::credits_of(db, id).await?;
    let paid = results::disbursed(db, policy::scope_of_applications(actor), Some(id)).await?;
    let mut chains = Vec::new();
    for (application, partner) in participations {
        let terms = super::mentoring::participation::terms_of(&application)?;
        let after = application.submitted_at.unwrap_or(application.created_at);
        let since = credits.iter().filter(|(credit, _)| credit.submitted_at.is_some_and(|at| at > after));
        let certificate = match application.status {
            Status::Completed => store::certificates::code_of(db, application.id.0).await?,
            _ => None,
        };
        chains.push(Chain {
            application: application.id,
            program: terms.name.clone(),
            partner,
            status: application.status,
            applied_on: application.submitted_at.map(wita_date),
            ended_on: application.closed_at.map(wita_date),
            wanted: terms.sessions,
            tally: tallies.remove(&application.id.0).unwrap_or_default(),
            progress: progress.remove(&application.id.0).unwrap_or_default(),
            certificate,
            since: since.map(|(credit, bank)| one_since(credit, bank, &paid)).collect(),
        });
    }
    Ok((business, chains))
}

fn one_since(credit: &super::applications::Application, bank: &str, paid: &[Disbursed]) -> Since {
    let money = paid.iter().find(|paid| paid.application == credit.id);
    Since {
        name: credit.frozen.as_ref().map(|frozen| frozen.terms.name().clone()).unwrap_or_default(),
        bank: bank.to_owned(),
        on: wita_date(credit.submitted_at.unwrap_or(credit.created_at)),
        status: credit.status,
        paid: money.map(|paid| (paid.amount, wita_date(paid.at))),
    }
}

/// The figures of a group of participations; `None` where the group is too small to speak of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Participations from the seat on.
    pub all: u64,
    /// Those that have come to the end.
    pub ended: u64,
    /// Of a hundred that ended, how many were completed.
    pub completion: Option<u64>,
    /// Facts raised to their target.
    pub closed: Option<u64>,
    /// Participants who were paid out credit after completing.
    pub credited: Option<u64>,
    /// The middle of what they were paid, in rupiah.
    pub credit_median: Option<i64>,
    /// How many participants rated, and the middle of it.
    pub rated: Option<(u64, i64)>,
}

/// The figures of one program, or of one partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The program; empty for all of a partner's.
    pub program: Bilingual,
    /// The partner.
    pub partner: String,
    /// The figures.
    pub figures: Figures,
}

/// What came of mentoring.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// As of when.
    pub at: DateTime<Utc>,
    /// A line for each partner.
    pub partners: Vec<Line>,
    /// A line for each program.
    pub programs: Vec<Line>,
}

/// Everything about a program that figures are made of.
#[derive(Debug, Clone, Default)]
struct Heap {
    all: u64,
    completed: u64,
    dropped: u64,
    before: u64,
    after: u64,
    credits: Vec<i64>,
    scores: Vec<i64>,
}

impl Heap {
    fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.completed += other.completed;
        self.dropped += other.dropped;
        self.before += other.before;
        self.after += other.after;
        self.credits.extend(&other.credits);
        self.scores.extend(&other.scores);
    }

    const fn ended(&self) -> u64 {
        self.completed + self.dropped
    }

    fn figures(&self) -> Figures {
        let ended = self.ended();
        let rated = self.scores.len() as u64;
        let credited = self.credits.len() as u64;
        Figures {
            all: self.all,
            ended,
            completion: shown(ended, self.completed * 100 / ended.max(1)),
            closed: shown(self.completed, self.after.saturating_sub(self.before)),
            credited: shown(self.completed, credited),
            credit_median: shown(credited, median(&self.credits)).flatten(),
            rated: shown(rated, median(&self.scores)).flatten().map(|middle| (rated, middle)),
        }
    }
}

/// The figures of all of a partner's programs. What is kept back of a few must not come out as the difference between the
/// whole and the programs that are shown: where what is left is too small a group, the whole is kept back too.
fn whole_of(own: &[Heap]) -> Figures {
    let mut all = Heap::default();
    for heap in own {
        all.add(heap);
    }
    let tells = |group: fn(&Heap) -> u64| {
        let hidden = own.iter().map(group).filter(|size| *size < HIDDEN_BELOW).sum::<u64>();
        hidden == 0 || hidden >= HIDDEN_BELOW
    };
    let figures = all.figures();
    let (ended, completed) = (tells(Heap::ended), tells(|heap| heap.completed));
    Figures {
        completion: figures.completion.filter(|_| ended),
        closed: figures.closed.filter(|_| completed),
        credited: figures.credited.filter(|_| completed),
        credit_median: figures.credit_median.filter(|_| tells(|heap| heap.credits.len() as u64)),
        rated: figures.rated.filter(|_| tells(|heap| heap.scores.len() as u64)),
        ..figures
    }
}

/// What came of mentoring: a partner's own, or for the office all of it. Seven queries, whatever the number.
pub async fn results(app: &App, actor: &Actor) -> Result<Results, Failure> {
    let scope = policy::scope_of_applications(actor);
    let heaps = heaps(app, scope).await?;
    let ids: Vec<Uuid> = heaps.keys().copied().collect();
    let mut partners: Vec<(String, Vec<Heap>)> = Vec::new();
    let mut programs = Vec::new();
    for (id, program, partner) in results::names(&app.db, &ids).await? {
        let Some(heap) = heaps.get(&id) else { continue };
        match partners.iter_mut().find(|(name, _)| *name == partner) {
            Some((_, own)) => own.push(heap.clone()),
            None => partners.push((partner.clone(), vec![heap.clone()])),
        }
        programs.push(Line { program, partner, figures: heap.figures() });
    }
    partners.sort_by(|(one, _), (other, _)| one.cmp(other));
    let whole = |(partner, own): (String, Vec<Heap>)| Line {
        program: Bilingual::default(),
        partner,
        figures: whole_of(&own),
    };
    Ok(Results { at: app.clock.now(), partners: partners.into_iter().map(whole).collect(), programs })
}

async fn heaps(app: &App, scope: policy::Scope) -> Result<HashMap<Uuid, Heap>, Failure> {
    let db = &app.db;
    let mut heaps: HashMap<Uuid, Heap> = HashMap::new();
    for standing in results::standings(db, scope).await? {
        let heap = heaps.entry(standing.program).or_default();
        heap.all += standing.count;
        match standing.status {
            Status::Completed => heap.completed += standing.count,
            Status::Dropped => heap.dropped += standing.count,
            _ => {}
        }
    }
    for (program, moment, count) in results::reached(db, scope).await? {
        let heap = heaps.entry(program).or_default();
        match moment {
            Moment::Before => heap.before += count,
            Moment::After => heap.after += count,
        }
    }
    let mut paid: HashMap<BusinessId, Vec<Disbursed>> = HashMap::new();
    for one in results::disbursed(db, scope, None).await? {
        paid.entry(one.business).or_default().push(one);
    }
    for finished in results::finished(db, scope).await? {
        let all = paid.get(&finished.business).map(Vec::as_slice).unwrap_or_default();
        let after: Vec<i64> =
            all.iter().filter(|paid| paid.at > finished.at).map(|paid| paid.amount).collect();
        if !after.is_empty() {
            heaps.entry(finished.program).or_default().credits.push(after.iter().sum());
        }
    }
    for (program, side, score, count) in results::scores(db, scope).await? {
        if side == RatingSide::Owner.as_str() {
            let heap = heaps.entry(program).or_default();
            heap.scores.extend((0..count).map(|_| i64::from(score)));
        }
    }
    Ok(heaps)
}
