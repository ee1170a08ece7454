//! What fits a business: every open offer side by side with its reasons, the gaps and what closes them, the programs.

pub(crate) mod words;

use domain::facts::BusinessId;
use poem::handler;
use serde::Serialize;

use self::words::{OfferView, ProgramView, Reader};
use super::capability::{At, Owner};
use super::pages::Page;
use super::routes::Routes;
use super::rules::sentences;
use super::samples::Gallery;
use super::visit::{Answer, see_other};
use crate::usecases::businesses;
use crate::usecases::matching::{Market, Survey};
use crate::usecases::today;

pub(super) fn routes() -> Routes {
    Routes::default().get("/matches", all).get("/businesses/:id/matches", show)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<MatchesPage>();
}

/// The matches of one business.
#[derive(Debug, Serialize)]
struct MatchesPage {
    id: String,
    business: String,
    need: String,
    counts: Vec<(String, i64)>,
    offers: Vec<OfferView>,
    programs: Vec<ProgramView>,
}

impl Page for MatchesPage {
    const TEMPLATE: &'static str = "pages/matches/show.html";

    fn samples() -> Vec<Self> {
        let program = ProgramView {
            href: "/programs/1".into(),
            name: "Buku kas".into(),
            verdict: "eligible".into(),
            raises: "Catatan keuangan: Buku kas".into(),
            unlocks: 2,
            next: "1 Desember".into(),
            apply: "/apply/program/1".into(),
        };
        let full = Self {
            id: "1".into(),
            business: "Gula Aren".into(),
            need: "Rp75.000.000".into(),
            counts: vec![("eligible".into(), 1), ("nearly".into(), 0)],
            offers: vec![words::sample()],
            programs: vec![program],
        };
        let empty = Self {
            need: String::new(),
            counts: Vec::new(),
            offers: Vec::new(),
            programs: Vec::new(),
            id: "1".into(),
            business: "Gula Aren".into(),
        };
        vec![full, empty]
    }
}

/// The matches of the only business, or the list of businesses to choose from.
#[handler]
async fn all(owner: Owner) -> Answer {
    let own = businesses::own(owner.app(), owner.actor()).await?;
    Ok(match own.as_slice() {
        [only] => see_other(&format!("/businesses/{}/matches", only.id)),
        _ => see_other("/businesses"),
    })
}

#[handler]
async fn show(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let (app, words) = (owner.app(), owner.wording());
    let (business, known) = businesses::show(app, owner.actor(), id).await?;
    let market = Market::load(&app.db, today(app)).await?;
    let survey = Survey::of(&market, &known.facts);
    let reader = Reader::Owner(id);
    owner.render(&MatchesPage {
        id: id.to_string(),
        business: business.name,
        need: need(words, &known.facts),
        counts: counts(&survey),
        offers: words::offers(words, &survey, reader),
        programs: words::programs(words, &survey, reader),
    })
}

/// How many offers there are of each verdict.
pub(super) fn counts(survey: &Survey) -> Vec<(String, i64)> {
    let of = |verdict| survey.offers.iter().filter(|placed| placed.item.verdict == verdict).count();
    let count =
        |verdict: &domain::matching::Verdict| (verdict.to_string(), i64::try_from(of(*verdict)).unwrap_or(0));
    domain::matching::Verdict::ALL.iter().map(count).collect()
}

/// "Rp75.000.000, 24 bulan, modal kerja", as far as it is known.
pub(super) fn need(words: super::wording::Wording<'_>, facts: &domain::facts::FactSheet) -> String {
    use domain::facts::FactKey;
    let keys = [FactKey::RequestedAmount, FactKey::RequestedTenorMonths, FactKey::Purpose];
    let said = keys.iter().filter_map(|key| Some(sentences::value(words, *key, facts.value(*key)?)));
    said.collect::<Vec<_>>().join(", ")
}
