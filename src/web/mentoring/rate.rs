//! What both sides say after a participation has been completed.

use domain::applications::ApplicationId;
use domain::mentoring::Score;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::record::Choice;
use crate::usecases::ratings::{self, Rating};
use crate::usecases::{Failure, mentoring};
use crate::web::capability::{At, Owner, PartnerWorker};
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::visit::{Answer, Visit, see_other_with};

const NAMES: [&str; 2] = ["score", "words"];

#[derive(Debug, Serialize)]
pub(super) struct RatePage {
    title: String,
    lead: String,
    action: String,
    back: String,
    scores: Vec<Choice>,
    form: FormView,
}

/// The two sides: where they rate, and where they come from.
#[derive(Clone, Copy)]
struct Side {
    lead: &'static str,
    rate: fn(ApplicationId) -> String,
    back: fn(ApplicationId) -> String,
}

const OWNER: Side = Side {
    lead: "rating-owner-lead",
    rate: |id| format!("/applications/{id}/rate"),
    back: |id| format!("/applications/{id}/sessions"),
};
const PARTNER: Side = Side {
    lead: "rating-partner-lead",
    rate: |id| format!("/participants/{id}/rate"),
    back: |id| format!("/participants/{id}"),
};

fn page(visit: &Visit, seen: &mentoring::Participation, side: Side, form: FormView) -> RatePage {
    let words = visit.wording();
    let id = seen.application.id;
    let score =
        |score: u8| Choice { value: score.to_string(), label: words.say(&format!("rating-score-{score}")) };
    RatePage {
        title: words.say("rating-title"),
        lead: words.say_with(
            side.lead,
            &[
                ("program", seen.terms.name.read(words.language()).0.into()),
                ("business", seen.parties.business.as_str().into()),
            ],
        ),
        action: (side.rate)(id),
        back: (side.back)(id),
        scores: (1..=5).rev().map(score).collect(),
        form,
    }
}

#[handler]
pub(super) async fn ask_owner(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    let seen = mentoring::load(owner.app(), owner.actor(), id).await?;
    ask(&owner, &seen, OWNER)
}

#[handler]
pub(super) async fn ask_partner(desk: PartnerWorker, At(id): At<ApplicationId>) -> Answer {
    let seen = mentoring::load(desk.app(), desk.actor(), id).await?;
    ask(&desk, &seen, PARTNER)
}

fn ask(visit: &Visit, seen: &mentoring::Participation, side: Side) -> Answer {
    if seen.rates.is_none() {
        return Err(Failure::Refused("rating-closed").into());
    }
    visit.render(&page(visit, seen, side, FormView::new(&NAMES)))
}

#[handler]
pub(super) async fn by_owner(
    owner: Owner,
    At(id): At<ApplicationId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let seen = mentoring::load(owner.app(), owner.actor(), id).await?;
    let done = match read(&fields) {
        Ok(rating) => ratings::rate(owner.app(), owner.actor(), id, rating).await,
        Err(failure) => Err(failure),
    };
    answer(&owner, &seen, OWNER, &fields, done)
}

#[handler]
pub(super) async fn by_partner(
    desk: PartnerWorker,
    At(id): At<ApplicationId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let seen = mentoring::load(desk.app(), desk.actor(), id).await?;
    let done = match read(&fields) {
        Ok(rating) => ratings::rate(desk.app(), desk.actor(), id, rating).await,
        Err(failure) => Err(failure),
    };
    answer(&desk, &seen, PARTNER, &fields, done)
}

fn read(fields: &Fields) -> Result<Rating, Failure> {
    let mut reader = Reader::new(fields);
    let score = reader.wanted("score", |text| text.parse().ok().and_then(Score::new).ok_or("choose"));
    let words = reader.optional("words", 500).unwrap_or_default();
    reader.finish().map_err(Failure::Invalid)?;
    score.map(|score| Rating { score, words }).ok_or_else(|| Failure::invalid("score", "required"))
}

fn answer(
    visit: &Visit,
    seen: &mentoring::Participation,
    side: Side,
    fields: &Fields,
    done: Result<(), Failure>,
) -> Answer {
    match done {
        Ok(()) => Ok(see_other_with(&(side.back)(seen.application.id), "rating-thanks")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&NAMES, fields).with_faults(visit, faults);
            visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, seen, side, form))
        }
        Err(other) => Err(other.into()),
    }
}

impl Page for RatePage {
    const TEMPLATE: &'static str = "pages/mentoring/rate.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Beri nilai".into(),
            lead: "Buku <Kas>".into(),
            action: "/applications/1/rate".into(),
            back: "/applications/1/sessions".into(),
            scores: vec![Choice { value: "5".into(), label: "5, sangat baik".into() }],
            form: FormView::new(&NAMES),
        }]
    }
}
