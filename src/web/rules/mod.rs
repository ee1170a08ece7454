//! Rules for people who do not program: read back as sentences, edited as a list, tried on figures, and as JSON for those
//! who prefer it. Works without a script. Stores nothing: the rule belongs to the draft of an offer or a program.

mod editing;
mod forms;
mod json;
pub(crate) mod sentences;
mod trying;
mod views;

use domain::criteria::Rule;
use domain::facts::FactKey;
use domain::offers::TermsDraft;
use poem::http::StatusCode;
use serde::Deserialize;

use self::editing::{Edit, Place, edited, leaf_at};
use self::views::RulePage;
use super::forms::FormView;
use super::offers::views::Choice;
use super::posted::{Fields, field};
use super::samples::Gallery;
use super::visit::{Answer, Visit};
use super::wording::Wording;
use crate::usecases::Fault;

/// The draft whose rule is edited, and where its pages are.
pub(crate) struct Desk<'draft> {
    pub(crate) rule: &'draft Rule,
    pub(crate) revision: i32,
    /// The address of the editor.
    pub(crate) action: String,
    /// The address of the draft.
    pub(crate) back: String,
    pub(crate) name: String,
    /// The terms, where an offer has some: with them the whole rule is tried and the burden can be reckoned.
    pub(crate) terms: Option<&'draft TermsDraft>,
}

/// What the address of the editor asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asking {
    /// The fact of a criterion to be added.
    fact: String,
    /// The criterion to be changed.
    edit: String,
    /// The criterion to which an alternative is added.
    into: String,
    /// The criterion to which another is added that must hold together with it.
    also: String,
    /// The criterion whose condition is written.
    when: String,
}

/// What a posted form comes to.
pub(crate) enum Outcome {
    /// A rule to be saved.
    Save(Rule),
    /// A page to be shown; nothing is saved.
    Show(Answer),
}

/// The editor as the address asks for it.
pub(crate) fn show(visit: &Visit, desk: &Desk<'_>, asking: &Asking) -> Answer {
    let page = RulePage::of(visit, desk);
    let leaf = |at: &str| Place::read(at).and_then(|place| leaf_at(desk.rule, &place));
    if let Some(leaf) = leaf(&asking.edit).filter(|leaf| forms::fits(&leaf.check)) {
        let fact = leaf.check.fact();
        return visit.render(&page.editing(visit, fact, forms::filled(&leaf), &asking.edit, "change"));
    }
    let (at, doing) = match (asking.when.as_str(), asking.also.as_str()) {
        ("", "") if asking.into.is_empty() => ("", "add"),
        ("", "") => (asking.into.as_str(), "into"),
        ("", also) => (also, "also"),
        (when, _) => (when, "when"),
    };
    let written = if doing == "when" { leaf(at).and_then(|leaf| forms::condition(&leaf)) } else { None };
    match (asking.fact.parse::<FactKey>(), written) {
        (Ok(fact), _) => visit.render(&page.editing(visit, fact, forms::empty(fact), at, doing)),
        (Err(_), Some((fact, form))) => visit.render(&page.editing(visit, fact, form, at, doing)),
        (Err(_), None) => visit.render(&page.picking(at, doing)),
    }
}

/// What a posted form of the editor comes to.
pub(crate) fn read(visit: &Visit, desk: &Desk<'_>, fields: &Fields) -> Outcome {
    let at = Place::read(field(fields, "at").unwrap_or_default());
    match (field(fields, "do").unwrap_or_default(), at) {
        ("add" | "into" | "also" | "change" | "when", _) => criterion(visit, desk, fields),
        ("remove", Some(place)) => Outcome::Save(edited(desk.rule, Edit::Remove(place))),
        ("up", Some(place)) => Outcome::Save(edited(desk.rule, Edit::Up(place))),
        ("down", Some(place)) => Outcome::Save(edited(desk.rule, Edit::Down(place))),
        ("always", Some(place)) => Outcome::Save(edited(desk.rule, Edit::When(place, None))),
        ("try", _) => {
            let page = RulePage::of(visit, desk).tried(trying::judged(visit, desk, fields));
            Outcome::Show(visit.render(&page))
        }
        ("json", _) => match json::read(visit, field(fields, "json").unwrap_or_default()) {
            Ok(rule) => Outcome::Save(rule),
            Err(form) => {
                let page = RulePage::of(visit, desk).refused(form);
                Outcome::Show(visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
            }
        },
        _ => Outcome::Show(visit.render(&RulePage::of(visit, desk))),
    }
}

fn criterion(visit: &Visit, desk: &Desk<'_>, fields: &Fields) -> Outcome {
    let at = field(fields, "at").unwrap_or_default();
    let doing =
        ["into", "also", "change", "when"].into_iter().find(|doing| field(fields, "do") == Some(*doing));
    let doing = doing.unwrap_or("add");
    match edit(fields, doing, Place::read(at)) {
        Ok(edit) => checked(visit, desk, edited(desk.rule, edit)),
        Err(faults) => {
            let form = FormView::typed(&forms::NAMES, fields).with_faults(visit, faults);
            let page = RulePage::of(visit, desk);
            let fact = field(fields, "fact").unwrap_or_default().parse::<FactKey>();
            let page = match fact {
                Ok(fact) => page.editing(visit, fact, form, at, doing),
                Err(_) => page.picking(at, doing),
            };
            Outcome::Show(visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

fn edit(fields: &Fields, doing: &str, place: Option<Place>) -> Result<Edit, Vec<Fault>> {
    if doing == "when" {
        let when = forms::read_condition(fields)?;
        return Ok(Edit::When(place.unwrap_or_default(), Some(when)));
    }
    let leaf = forms::read(fields)?;
    Ok(match (doing, place) {
        ("change", Some(place)) => Edit::Replace(place, leaf),
        ("also", Some(place)) => Edit::Also(place, leaf),
        (_, Some(place)) => Edit::Alternative(place, leaf),
        (_, None) => Edit::Add(leaf),
    })
}

/// A rule that grew too long or too deep is refused as its JSON would be.
fn checked(visit: &Visit, desk: &Desk<'_>, rule: Rule) -> Outcome {
    match json::read(visit, &rule.to_json().to_string()) {
        Ok(_) => Outcome::Save(rule),
        Err(form) => {
            let page = RulePage::of(visit, desk).refused(form);
            Outcome::Show(visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<RulePage>();
}

/// The values that a fact can be raised to, as choices: all that it can be picked from but the least.
pub(crate) fn levels(words: Wording<'_>, fact: FactKey) -> Vec<Choice> {
    let listed = match fact.fact_type() {
        domain::facts::FactType::YesNo => vec!["true".to_owned()],
        domain::facts::FactType::Integer { least, most } => {
            (least.saturating_add(1)..=most).take(10).map(|level| level.to_string()).collect()
        }
        _ => fact.choices().into_iter().skip(1).map(ToOwned::to_owned).collect(),
    };
    let told = |text: String| {
        let value = forms::value(fact, &text).ok()?;
        Some(Choice { label: sentences::value(words, fact, value), value: text })
    };
    listed.into_iter().filter_map(told).collect()
}
