//! The papers: one a member, with QR and short code, on a page made for the printer. Shown once, in the answer that makes them.

use domain::cooperatives::CooperativeId;
use domain::ledger::MemberId;
use poem::handler;
use serde::Serialize;

use crate::usecases::roll::{self, papers};
use crate::web::accounts::qr_path;
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::visit::Answer;

#[derive(Debug, Serialize)]
pub(super) struct PapersPage {
    back: String,
    cooperative: String,
    site: String,
    recovers: bool,
    more: bool,
    papers: Vec<PaperView>,
}

#[derive(Debug, Serialize)]
struct PaperView {
    name: String,
    number: String,
    code: String,
    until: String,
    size: usize,
    path: String,
}

impl Page for PapersPage {
    const TEMPLATE: &'static str = "pages/roll/papers.html";

    fn samples() -> Vec<Self> {
        let paper = || PaperView {
            name: "Siti Aminah".into(),
            number: "A-001".into(),
            code: "7KQ4M-XP9DT".into(),
            until: "22 Januari 2027".into(),
            size: 33,
            path: "M4 4h1v1h-1z".into(),
        };
        let page = |papers, recovers| Self {
            back: "/cooperatives/1/members".into(),
            cooperative: "Koperasi Tani Makmur".into(),
            site: "https://jembatan.example/join".into(),
            recovers,
            more: !recovers,
            papers,
        };
        vec![page(vec![paper(), paper()], false), page(vec![paper()], true), page(Vec::new(), true)]
    }
}

/// What the papers are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Joining,
    Recovering,
}

pub(super) async fn shown(
    owner: &Owner,
    (on, what): (CooperativeId, For),
    papers: Vec<papers::Paper>,
    more: bool,
) -> Answer {
    let seen = roll::seen(owner.app(), owner.actor(), on).await?;
    let site = format!("{}/join", owner.app().settings.public_url);
    let words = owner.wording();
    let view = |paper: papers::Paper| {
        let (modules, drawn) = qr_path(&format!("{site}/{}", paper.code.as_str()))?;
        Ok(PaperView {
            name: paper.member.name,
            number: paper.member.number,
            code: paper.code.to_string(),
            until: words.day_of(paper.until),
            size: modules,
            path: drawn,
        })
    };
    let papers = papers.into_iter().map(view).collect::<Result<Vec<_>, WebError>>()?;
    owner.render(&PapersPage {
        back: format!("/cooperatives/{on}/members"),
        cooperative: seen.cooperative,
        site: site.clone(),
        recovers: what == For::Recovering,
        more,
        papers,
    })
}

#[handler]
pub(super) async fn print(
    owner: Owner,
    At((on, id)): At<(CooperativeId, MemberId)>,
    _form: Posted<Fields>,
) -> Answer {
    let paper = papers::print(owner.app(), owner.actor(), on, id).await?;
    shown(&owner, (on, For::Joining), vec![paper], false).await
}

#[handler]
pub(super) async fn print_all(owner: Owner, At(on): At<CooperativeId>, _form: Posted<Fields>) -> Answer {
    let (all, more) = papers::print_all(owner.app(), owner.actor(), on).await?;
    shown(&owner, (on, For::Joining), all, more).await
}
