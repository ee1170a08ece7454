//! One member of the register: adding, changing, leaving, and how she comes to sign in.

use domain::cooperatives::CooperativeId;
use domain::identity::Phone;
use domain::ledger::MemberId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::list::state;
use crate::usecases::Failure;
use crate::usecases::roll::{self, NewMember};
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::format;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::visit::{Answer, see_other_with};

const NEW: [&str; 4] = ["number", "name", "phone", "joined_on"];
const CHANGE: [&str; 3] = ["name", "phone", "left_on"];

#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    id: String,
    form: FormView,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "pages/roll/new.html";

    fn samples() -> Vec<Self> {
        vec![Self { id: "1".into(), form: FormView::new(&NEW) }]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct MemberPage {
    path: String,
    back: String,
    name: String,
    number: String,
    phone: String,
    /// Masked; empty where it is not kept or the reader does not keep the roll.
    nik: String,
    joined: String,
    left: String,
    state: String,
    tone: &'static str,
    code: String,
    may_write: bool,
    may_print: bool,
    /// What this reader may do towards recovery: `start`, `consent` or nothing.
    may_recover: &'static str,
    recovery: String,
    form: FormView,
}

impl Page for MemberPage {
    const TEMPLATE: &'static str = "pages/roll/member.html";

    fn samples() -> Vec<Self> {
        let page = |may: bool, consent: bool| Self {
            path: "/cooperatives/1/members/1".into(),
            back: "/cooperatives/1/members".into(),
            name: "Siti Aminah".into(),
            number: "A-001".into(),
            phone: if may { "0812-3456-7890".into() } else { String::new() },
            nik: if may { "•••• 0000".into() } else { String::new() },
            joined: "1 Januari 2020".into(),
            left: if may { String::new() } else { "1 Januari 2025".into() },
            state: "Belum bergabung".into(),
            tone: "amber",
            code: if may { "Kode berlaku sampai 1 Januari 2027".into() } else { String::new() },
            may_write: may,
            may_print: may,
            may_recover: if consent {
                "consent"
            } else if may {
                ""
            } else {
                "start"
            },
            recovery: if may { String::new() } else { "Dimulai Budi".into() },
            form: FormView::new(&CHANGE),
        };
        vec![page(true, false), page(false, false), page(false, true)]
    }
}

pub(super) async fn writer(owner: &Owner, id: CooperativeId) -> Result<(), WebError> {
    let seen = roll::seen(owner.app(), owner.actor(), id).await?;
    if seen.may_write { Ok(()) } else { Err(Failure::Refused("denied-role").into()) }
}

#[handler]
pub(super) async fn new(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    writer(&owner, id).await?;
    owner.render(&NewPage { id: id.to_string(), form: FormView::new(&NEW) })
}

fn phone(reader: &mut Reader<'_>) -> Option<String> {
    let phone = reader.parsed("phone", |text| text.parse::<Phone>().map_err(|_| "phone"));
    phone.map(|phone| phone.e164().to_owned())
}

#[handler]
pub(super) async fn add(owner: Owner, At(id): At<CooperativeId>, Posted(fields): Posted<Fields>) -> Answer {
    writer(&owner, id).await?;
    match add_with(&owner, id, &fields).await {
        Ok(member) => Ok(see_other_with(&format!("/cooperatives/{id}/members/{member}"), "roll-added")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&NEW, &fields).with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &NewPage { id: id.to_string(), form })
        }
        Err(other) => Err(other.into()),
    }
}

async fn add_with(owner: &Owner, id: CooperativeId, fields: &Fields) -> Result<MemberId, Failure> {
    let mut reader = Reader::new(fields);
    let (number, name) = (reader.required("number", 40), reader.required("name", 100));
    let phone = phone(&mut reader);
    let joined_on = reader.date("joined_on");
    if joined_on.is_none() && reader.typed("joined_on").is_none() {
        reader.fault("joined_on", "required");
    }
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(number), Some(name), Some(joined_on)) = (number, name, joined_on) else {
        return Err(Failure::NotFound);
    };
    roll::add(owner.app(), owner.actor(), id, &NewMember { number, name, phone, joined_on }).await
}

type Place = (CooperativeId, MemberId);

async fn page(owner: &Owner, (on, id): Place, form: Option<FormView>) -> Result<MemberPage, WebError> {
    let seen = roll::seen(owner.app(), owner.actor(), on).await?;
    let one = roll::show(owner.app(), owner.actor(), on, id).await?;
    let (words, member) = (owner.wording(), &one.member);
    let (state, tone) = state(words, member);
    let code = |at| words.say_with("roll-code-until", &[("at", words.day_of(at).into())]);
    let started = |by: &roll::recovery::Started| {
        let arguments = [("name", by.name.clone().into()), ("at", words.date_time(by.at).into())];
        words.say_with("recovery-started", &arguments)
    };
    let mine = one.recovery.as_ref().map(|by| by.by == owner.actor().account);
    let fresh = || {
        FormView::new(&CHANGE)
            .with("name", &member.name)
            .with("phone", member.phone.as_deref().map(format::phone).unwrap_or_default())
    };
    Ok(MemberPage {
        path: format!("/cooperatives/{on}/members/{id}"),
        back: format!("/cooperatives/{on}/members"),
        name: member.name.clone(),
        number: member.number.clone(),
        phone: member.phone.as_deref().map(format::phone).unwrap_or_default(),
        nik: member
            .nik_last4
            .as_ref()
            .filter(|_| seen.may_write)
            .map_or_else(String::new, |last| format!("•••• {last}")),
        joined: words.date(member.joined_on),
        left: member.left_on.map(|day| words.date(day)).unwrap_or_default(),
        state,
        tone,
        code: one.code_until.map(code).unwrap_or_default(),
        may_write: seen.may_write,
        may_print: seen.may_write && member.account.is_none(),
        may_recover: match mine {
            None if one.recoverable => "start",
            Some(false) if one.recoverable => "consent",
            _ => "",
        },
        recovery: one.recovery.as_ref().map(started).unwrap_or_default(),
        form: form.unwrap_or_else(fresh),
    })
}

#[handler]
pub(super) async fn show(owner: Owner, At(place): At<Place>) -> Answer {
    let page = page(&owner, place, None).await?;
    owner.render(&page)
}

async fn changed(owner: &Owner, place: Place, fields: &Fields, done: Result<(), Failure>) -> Answer {
    match done {
        Ok(()) => {
            let (on, id) = place;
            Ok(see_other_with(&format!("/cooperatives/{on}/members/{id}"), "roll-saved"))
        }
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&CHANGE, fields).with_faults(owner, faults);
            let page = page(owner, place, Some(form)).await?;
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
pub(super) async fn edit(owner: Owner, At(place): At<Place>, Posted(fields): Posted<Fields>) -> Answer {
    writer(&owner, place.0).await?;
    let mut reader = Reader::new(&fields);
    let name = reader.required("name", 100);
    let phone = phone(&mut reader);
    let done = match (reader.finish(), name) {
        (Ok(()), Some(name)) => roll::edit(owner.app(), owner.actor(), place, &name, phone.as_deref()).await,
        (Err(faults), _) => Err(Failure::Invalid(faults)),
        (Ok(()), None) => Err(Failure::NotFound),
    };
    changed(&owner, place, &fields, done).await
}

#[handler]
pub(super) async fn leave(owner: Owner, At(place): At<Place>, Posted(fields): Posted<Fields>) -> Answer {
    writer(&owner, place.0).await?;
    let mut reader = Reader::new(&fields);
    let day = reader.date("left_on");
    if reader.typed("left_on").is_none() {
        reader.fault("left_on", "required");
    }
    let done = match (reader.finish(), day) {
        (Ok(()), Some(day)) => roll::leave(owner.app(), owner.actor(), place, day).await,
        (Err(faults), _) => Err(Failure::Invalid(faults)),
        (Ok(()), None) => Err(Failure::NotFound),
    };
    changed(&owner, place, &fields, done).await
}
