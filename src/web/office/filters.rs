//! The filters above the figures and the lists: which there are, and what can be chosen.

use domain::applications::{Status, WaitsOn, WorkflowKind};
use domain::facts::FactKey;
use domain::matching::Verdict;

use super::asking::{Asking, PERIODS, STOOD, age_spelled, ages};
use super::views::{Choice, Filters, Select};
use crate::usecases::office::Organisation;
use crate::usecases::office::mails::MailState;
use crate::web::forms::FormView;
use crate::web::wording::Wording;

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into() }
}

/// An age in words: `3 sampai 5 hari kerja`.
pub(super) fn age_label(words: Wording<'_>, (from, to): (u16, Option<u16>)) -> String {
    let from = i64::from(from);
    match to {
        Some(to) => {
            words.say_with("office-age-between", &[("from", from.into()), ("to", i64::from(to).into())])
        }
        None => words.say_with("office-age-from", &[("from", from.into())]),
    }
}

struct Maker<'a> {
    words: Wording<'a>,
    asking: &'a Asking,
    organisations: &'a [Organisation],
}

impl Maker<'_> {
    fn options(&self, name: &str) -> Vec<Choice> {
        let words = self.words;
        match name {
            "kind" => {
                let kinds = WorkflowKind::ALL.iter();
                kinds.map(|kind| choice(kind.as_str(), words.label(*kind))).collect()
            }
            "organisation" => {
                let all = self.organisations.iter();
                all.map(|one| choice(one.id.to_string(), &one.name)).collect()
            }
            "district" => {
                let all = domain::regions::districts().iter();
                all.map(|one| choice(one.code, one.name)).collect()
            }
            "period" => PERIODS
                .iter()
                .map(|days| {
                    let count: i64 = days.parse().unwrap_or_default();
                    choice(*days, words.say_with("office-last-days", &[("count", count.into())]))
                })
                .collect(),
            "status" => {
                let all = Status::ALL.iter().filter(|status| **status != Status::Draft);
                all.map(|status| choice(status.as_str(), words.label(*status))).collect()
            }
            "waits" => [WaitsOn::Owner, WaitsOn::Organisation]
                .map(|whom| choice(whom.as_str(), words.label(whom)))
                .to_vec(),
            "age" => ages().map(|age| choice(age_spelled(age), age_label(words, age))).collect(),
            "stood" => STOOD
                .iter()
                .map(|days| {
                    let count: i64 = days.parse().unwrap_or_default();
                    choice(*days, words.say_with("office-stood-more", &[("count", count.into())]))
                })
                .collect(),
            "state" => MailState::ALL
                .map(|state| choice(state.as_str(), words.say(&format!("mail-state-{}", state.as_str()))))
                .to_vec(),
            _ => self.fixed(name),
        }
    }

    fn fixed(&self, name: &str) -> Vec<Choice> {
        let words = self.words;
        match name {
            "standing" => vec![
                choice("waiting", words.say("office-standing-waiting")),
                choice("closed", words.say("office-standing-closed")),
                choice("all", words.say("office-standing-all")),
            ],
            "sector" => ('A'..='V').map(|letter| choice(letter.to_string(), words.sector(letter))).collect(),
            "known" => vec![choice("no", words.say("gaps-known-no"))],
            "late" => vec![choice("yes", words.say("office-late-only"))],
            "needs" => vec![choice("all", words.say("office-needs-all"))],
            "sort" => vec![choice("newest", words.say("office-sort-newest"))],
            "verdict" => Verdict::ALL
                .iter()
                .map(|verdict| choice(verdict.as_str(), words.say(&format!("office-verdict-{verdict}"))))
                .collect(),
            "subject" => vec![choice(&self.asking.subject, words.say("office-this-subject"))],
            "business" => vec![choice(&self.asking.business, words.say("office-this-business"))],
            "fact" => {
                let known = self.asking.fact.parse::<FactKey>();
                known.map(|fact| choice(fact.as_str(), words.label(fact))).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// What stands where nothing is chosen.
    fn empty(&self, name: &str) -> String {
        match name {
            "standing" => self.words.say("office-standing-open"),
            "needs" => self.words.say("office-needs-unmet"),
            "known" => self.words.say("gaps-known-yes"),
            "sort" => self.words.say("office-sort-oldest"),
            _ => self.words.say("all"),
        }
    }
}

/// These filters as they were asked for. `search`: a label, or nothing where there is no search.
pub(super) fn of(
    words: Wording<'_>,
    asking: &Asking,
    action: &str,
    names: &[&'static str],
    organisations: &[Organisation],
    search: &str,
) -> Filters {
    let maker = Maker { words, asking, organisations };
    let mut form = FormView::new(names).with("q", &asking.q);
    let mut active = usize::from(!search.is_empty() && !asking.q.is_empty());
    for (name, value) in asking.fields() {
        if names.contains(&name) {
            form = form.with(name, value);
            active += usize::from(!value.is_empty());
        }
    }
    let select = |name: &&'static str| Select {
        name,
        label: words.say(&format!("office-filter-{name}")),
        empty: maker.empty(name),
        options: maker.options(name),
    };
    Filters {
        form,
        action: action.to_owned(),
        search: search.to_owned(),
        selects: names.iter().map(select).collect(),
        active,
    }
}
