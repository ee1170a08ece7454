//! The pages of registering and mending, and what all pages of organisations share.

use domain::organisations::OrganisationStatus;
use serde::Serialize;

use super::forms;
use crate::usecases::organisations::Organisation;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::visit::Visit;

/// One of several to choose from.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

impl Choice {
    pub(super) fn sample() -> Self {
        Self { value: "bank".into(), label: "Bank".into() }
    }
}

/// A line of a `data_list`.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) term: String,
    pub(super) detail: String,
    pub(super) href: String,
    pub(super) link: String,
    pub(super) note: String,
}

impl Row {
    pub(super) fn sample() -> Self {
        Self {
            term: "Nama".into(),
            detail: "Bank Sulselbar".into(),
            href: String::new(),
            link: String::new(),
            note: String::new(),
        }
    }
}

/// Whether the office has admitted it once: from then on its names stand.
pub(super) const fn is_settled(status: OrganisationStatus) -> bool {
    matches!(status, OrganisationStatus::Admitted | OrganisationStatus::Suspended)
}

pub(super) fn is_refused(status: OrganisationStatus) -> bool {
    status == OrganisationStatus::Refused
}

pub(super) const fn tone(status: OrganisationStatus) -> &'static str {
    match status {
        OrganisationStatus::Pending => "amber",
        OrganisationStatus::Admitted => "green",
        OrganisationStatus::Refused | OrganisationStatus::Suspended => "red",
    }
}

/// What an organisation says of itself, line by line.
pub(super) fn rows(visit: &Visit, organisation: &Organisation) -> Vec<Row> {
    let words = visit.wording();
    let details = &organisation.details;
    let row = |term: &str, detail: String| Row {
        term: words.say(term),
        detail,
        href: String::new(),
        link: String::new(),
        note: String::new(),
    };
    let district = details.district.as_deref().and_then(domain::regions::district);
    vec![
        row("organisation-kind", words.label(details.kind)),
        row("organisation-name", details.name.clone()),
        row("organisation-short-name", details.short_name.clone()),
        row("organisation-email", details.email.clone()),
        row("organisation-phone", details.phone.clone()),
        row("organisation-address", details.address.clone()),
        row(
            "organisation-district",
            district.map_or_else(|| words.say("organisation-district-none"), |found| found.name.to_owned()),
        ),
        row("organisation-registered", words.date_time(organisation.registered_at)),
    ]
}

/// Registers an organisation and its first person.
#[derive(Debug, Serialize)]
pub(super) struct RegisterPage {
    pub(super) form: FormView,
    pub(super) kinds: Vec<Choice>,
    pub(super) districts: Vec<Choice>,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/organisations/register.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            form: FormView::new(&forms::REGISTER),
            kinds: vec![Choice::sample()],
            districts: vec![Choice::sample()],
        }]
    }
}

/// Mends what an organisation says of itself.
#[derive(Debug, Serialize)]
pub(super) struct MendPage {
    pub(super) form: FormView,
    pub(super) districts: Vec<Choice>,
    pub(super) names_open: bool,
    pub(super) again: bool,
}

impl Page for MendPage {
    const TEMPLATE: &'static str = "pages/organisations/mend.html";

    fn samples() -> Vec<Self> {
        let page = |names_open, again| Self {
            form: FormView::new(&forms::DETAILS),
            districts: vec![Choice::sample()],
            names_open,
            again,
        };
        vec![page(true, true), page(true, false), page(false, false)]
    }
}
