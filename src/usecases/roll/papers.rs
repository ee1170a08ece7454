//! Codes on paper: made here, printed once, kept as digests only.

use chrono::{DateTime, Duration, Utc};
use domain::cooperatives::{CooperativeId, PaperCode};
use domain::ledger::MemberId;
use domain::policy::Actor;

use super::{Member, kept};
use crate::app::App;
use crate::store::roll::NewCode;
use crate::store::{self, Tx};
use crate::usecases::Failure;

/// How long a code is good.
pub const GOOD: Duration = Duration::days(60);
/// Papers printed at a time.
const MOST: usize = 60;

/// What a code opens.
pub mod purpose {
    /// An account for the member.
    pub const JOIN: &str = "join";
    /// A new password for the account she has.
    pub const RECOVER: &str = "recover";
}

/// A paper for a member: the only place where her code is in clear.
#[derive(Debug)]
pub struct Paper {
    /// Whose.
    pub member: Member,
    /// The code.
    pub code: PaperCode,
    /// Until when it is good.
    pub until: DateTime<Utc>,
}

/// The digest under which a code is kept.
pub(in crate::usecases) fn digest(app: &App, code: &PaperCode) -> Vec<u8> {
    app.vault.index("member.code", code.as_str())
}

/// Makes new codes for these members; the ones before are good for nothing.
pub(super) async fn issue(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    members: Vec<Member>,
    purpose: &'static str,
) -> Result<Vec<Paper>, Failure> {
    let now = app.clock.now();
    let until = now + GOOD;
    let ids: Vec<MemberId> = members.iter().map(|member| member.id).collect();
    store::roll::revoke_codes(tx, &ids, now).await?;
    let (mut papers, mut rows) = (Vec::new(), Vec::new());
    for member in members {
        let mut bytes = [0; 10];
        app.secrets.fill(&mut bytes)?;
        let code = PaperCode::of(bytes);
        rows.push(NewCode {
            id: app.ids.next(now),
            member: member.id,
            purpose,
            digest: digest(app, &code),
            by: actor.account,
            expires_at: until,
        });
        papers.push(Paper { member, code, until });
    }
    if !rows.is_empty() {
        store::roll::insert_codes(tx, rows, now).await?;
    }
    Ok(papers)
}

/// A new paper for one member who does not sign in yet.
pub async fn print(app: &App, actor: &Actor, on: CooperativeId, id: MemberId) -> Result<Paper, Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let member = store::roll::find(&tx, on, id).await?.ok_or(Failure::NotFound)?;
    if member.account.is_some() {
        return Err(Failure::Refused("roll-signs-in"));
    }
    let paper = issue(app, &tx, actor, vec![member], purpose::JOIN).await?.pop();
    tx.commit().await?;
    paper.ok_or(Failure::NotFound)
}

/// Papers for members who neither sign in nor hold a paper that is good, and whether more of them wait.
pub async fn print_all(app: &App, actor: &Actor, on: CooperativeId) -> Result<(Vec<Paper>, bool), Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let most = u64::try_from(MOST + 1).unwrap_or(u64::MAX);
    let mut members = store::roll::without_code(&tx, on, app.clock.now(), most).await?;
    let more = members.len() > MOST;
    members.truncate(MOST);
    let papers = issue(app, &tx, actor, members, purpose::JOIN).await?;
    tx.commit().await?;
    Ok((papers, more))
}
