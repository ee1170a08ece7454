//! One's own organisation: where it stands, its colleagues, invitations.

use domain::accounts::{AccountId, Role};
use domain::organisations::{OrganisationKind, OrganisationStatus};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::views::{self, Choice, Row};
use crate::usecases::Failure;
use crate::usecases::accounts::Account;
use crate::usecases::organisations::people::{self, Invited, Team};
use crate::usecases::organisations::{self, Organisation};
use crate::web::capability::{At, Colleague, Publisher};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, Visit, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/organisation", show)
        .post("/organisation/four-eyes", switch_four_eyes)
        .post("/organisation/invite", invite)
        .post("/organisation/people/:id/again", again)
        .post("/organisation/people/:id/withdraw", withdraw)
        .post("/organisation/people/:id/close", close)
        .post("/organisation/people/:id/open", open)
        .post("/organisation/people/:id/factor", reset_factor)
}

const INVITE: [&str; 3] = ["name", "email", "role"];

#[derive(Debug, Serialize)]
pub(super) struct TeamPage {
    title: String,
    standing: Option<StandingView>,
    people: Vec<Person>,
    form: FormView,
    roles: Vec<Choice>,
    may_manage: bool,
}

/// Where the organisation stands. `state` is the domain's spelling; `four_eyes` is `on`, `off`, or empty for whom it does not concern.
#[derive(Debug, Serialize)]
pub(super) struct StandingView {
    state: &'static str,
    label: String,
    tone: &'static str,
    reason: String,
    rows: Vec<Row>,
    may_mend: bool,
    four_eyes: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Person {
    id: String,
    name: String,
    email: String,
    role: String,
    /// `here`, `invited` or `closed`.
    state: &'static str,
    me: bool,
    factor: bool,
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "pages/organisations/team.html";

    fn samples() -> Vec<Self> {
        let person = |state, me| Person {
            id: "1".into(),
            name: "Andi Rahman".into(),
            email: "andi@contoh.id".into(),
            role: "Petugas bank".into(),
            state,
            me,
            factor: !me,
        };
        let standing = |state, reason: &str, four_eyes| StandingView {
            state,
            label: "Diterima".into(),
            tone: "green",
            reason: reason.into(),
            rows: vec![Row::sample()],
            may_mend: true,
            four_eyes,
        };
        let page = |standing, roles: Vec<Choice>, may_manage| Self {
            title: "Bank Sulselbar".into(),
            standing,
            people: vec![
                person("here", true),
                person("here", false),
                person("invited", false),
                person("closed", false),
            ],
            form: FormView::new(&INVITE),
            roles,
            may_manage,
        };
        vec![
            page(Some(standing("admitted", "", "on")), vec![Choice::sample()], true),
            page(Some(standing("admitted", "", "off")), Vec::new(), false),
            page(Some(standing("pending", "", "")), Vec::new(), true),
            page(Some(standing("refused", "Akta belum jelas", "")), Vec::new(), true),
            page(Some(standing("suspended", "Izin habis", "")), Vec::new(), true),
            page(None, vec![Choice::sample()], true),
        ]
    }
}

#[handler]
async fn show(visitor: Colleague) -> Answer {
    let page = team_page(&visitor, FormView::new(&INVITE)).await?;
    visitor.render(&page)
}

async fn team_page(visitor: &Colleague, form: FormView) -> Result<TeamPage, WebError> {
    let team = people::team(visitor.app(), visitor.actor()).await?;
    let words = visitor.wording();
    let me = visitor.actor().account;
    let title = match &team.organisation {
        Some(organisation) => organisation.details.name.clone(),
        None => visitor.app().settings.office_name.clone(),
    };
    let choice = |role: &Role| Choice { value: role.as_str().to_owned(), label: words.label(*role) };
    Ok(TeamPage {
        title,
        standing: team.organisation.as_ref().map(|own| standing(visitor, own, &team)),
        people: team.people.iter().map(|person| line(visitor, person, me)).collect(),
        form,
        roles: team.roles.iter().map(choice).collect(),
        may_manage: team.may_manage,
    })
}

fn standing(visitor: &Colleague, own: &Organisation, team: &Team) -> StandingView {
    let bank = own.details.kind == OrganisationKind::Bank && own.status == OrganisationStatus::Admitted;
    StandingView {
        state: own.status.as_str(),
        label: visitor.wording().label(own.status),
        tone: views::tone(own.status),
        reason: own.reason.clone().unwrap_or_default(),
        rows: views::rows(visitor, own),
        may_mend: team.may_manage,
        four_eyes: match (bank && team.may_manage, own.four_eyes) {
            (true, true) => "on",
            (true, false) => "off",
            (false, _) => "",
        },
    }
}

fn line(visit: &Visit, person: &Account, me: AccountId) -> Person {
    Person {
        id: person.id.to_string(),
        name: person.name.clone(),
        email: person.sign_in_name().to_owned(),
        role: visit.wording().label(person.role),
        state: match (person.email_proved, person.disabled) {
            (_, true) => "closed",
            (false, false) => "invited",
            (true, false) => "here",
        },
        me: person.id == me,
        factor: person.second_factor_on,
    }
}

#[handler]
async fn switch_four_eyes(visitor: Publisher, Posted(fields): Posted<Fields>) -> Answer {
    let on = Reader::new(&fields).ticked("on");
    organisations::set_four_eyes(visitor.app(), visitor.actor(), on).await?;
    Ok(see_other_with("/organisation", if on { "four-eyes-on" } else { "four-eyes-off" }))
}

#[handler]
async fn invite(visitor: Colleague, Posted(fields): Posted<Fields>) -> Answer {
    match invite_with(&visitor, &fields).await {
        Ok(()) => Ok(see_other_with("/organisation", "invitation-sent")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&INVITE, &fields).with_faults(&visitor, faults);
            let page = team_page(&visitor, form).await?;
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn invite_with(visitor: &Colleague, fields: &Fields) -> Result<(), Failure> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 100);
    let email = reader.email("email");
    let role = reader.choice::<Role>("role");
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(name), Some(email), Some(role)) = (name, email, role) else {
        return Err(Failure::NotFound);
    };
    people::invite(visitor.app(), visitor.actor(), Invited { name, email, role }).await
}

#[handler]
async fn again(visitor: Colleague, At(id): At<AccountId>, _form: Posted<Fields>) -> Answer {
    people::invite_again(visitor.app(), visitor.actor(), id).await?;
    Ok(see_other_with("/organisation", "invitation-sent"))
}

#[handler]
async fn withdraw(visitor: Colleague, At(id): At<AccountId>, _form: Posted<Fields>) -> Answer {
    people::withdraw(visitor.app(), visitor.actor(), id).await?;
    Ok(see_other_with("/organisation", "invitation-withdrawn"))
}

#[handler]
async fn close(visitor: Colleague, At(id): At<AccountId>, _form: Posted<Fields>) -> Answer {
    people::set_disabled(visitor.app(), visitor.actor(), id, true).await?;
    Ok(see_other_with("/organisation", "colleague-closed"))
}

#[handler]
async fn reset_factor(visitor: Colleague, At(id): At<AccountId>, _form: Posted<Fields>) -> Answer {
    people::reset_factor(visitor.app(), visitor.actor(), id).await?;
    Ok(see_other_with("/organisation", "colleague-factor-reset"))
}

#[handler]
async fn open(visitor: Colleague, At(id): At<AccountId>, _form: Posted<Fields>) -> Answer {
    people::set_disabled(visitor.app(), visitor.actor(), id, false).await?;
    Ok(see_other_with("/organisation", "colleague-opened"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<TeamPage>();
}
