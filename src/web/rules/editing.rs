//! The moves of the editor on a rule: a list of criteria, each one leaf or a set of alternatives. Pure.

use domain::criteria::{Leaf, Rule};

/// Where a criterion stands in the list, and which of its alternatives is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) part: usize,
    pub(super) branch: Option<usize>,
}

impl Place {
    /// Reads `2` or `2.1`.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text.split_once('.') {
            Some((part, branch)) => {
                Some(Self { part: part.parse().ok()?, branch: Some(branch.parse().ok()?) })
            }
            None => Some(Self { part: text.parse().ok()?, branch: None }),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.branch {
            Some(branch) => write!(f, "{}.{branch}", self.part),
            None => write!(f, "{}", self.part),
        }
    }
}

/// One move. A place that is not there changes nothing.
#[derive(Debug)]
pub(super) enum Edit {
    /// One more criterion, at the end.
    Add(Leaf),
    /// One more alternative to a criterion.
    Alternative(usize, Leaf),
    /// Another leaf in the place of one.
    Replace(Place, Leaf),
    Remove(Place),
    Up(usize),
    Down(usize),
}

/// The criteria of a rule: every one must hold.
pub(super) fn parts(rule: &Rule) -> Vec<Rule> {
    match rule {
        Rule::All(parts) => parts.clone(),
        other => vec![other.clone()],
    }
}

/// The leaf at a place.
pub(super) fn leaf_at(rule: &Rule, place: Place) -> Option<Leaf> {
    let part = parts(rule).into_iter().nth(place.part)?;
    let found = match (part, place.branch) {
        (Rule::Any(branches), Some(branch)) => branches.into_iter().nth(branch)?,
        (part, None) => part,
        _ => return None,
    };
    match found {
        Rule::Leaf(leaf) => Some(leaf),
        _ => None,
    }
}

/// The rule after a move.
pub(super) fn edited(rule: &Rule, edit: Edit) -> Rule {
    let mut parts = parts(rule);
    match edit {
        Edit::Add(leaf) => parts.push(Rule::Leaf(leaf)),
        Edit::Alternative(part, leaf) => {
            if let Some(part) = parts.get_mut(part) {
                add_alternative(part, leaf);
            }
        }
        Edit::Replace(place, leaf) => {
            if let Some(found) = slot(&mut parts, place) {
                *found = Rule::Leaf(leaf);
            }
        }
        Edit::Remove(place) => remove(&mut parts, place),
        Edit::Up(part) if part > 0 && part < parts.len() => parts.swap(part - 1, part),
        Edit::Down(part) if part + 1 < parts.len() => parts.swap(part, part + 1),
        Edit::Up(_) | Edit::Down(_) => {}
    }
    Rule::All(parts)
}

fn add_alternative(part: &mut Rule, leaf: Leaf) {
    let leaf = Rule::Leaf(leaf);
    match part {
        Rule::Any(branches) => branches.push(leaf),
        other => {
            let first = std::mem::replace(other, Rule::open());
            *other = Rule::Any(vec![first, leaf]);
        }
    }
}

fn slot(parts: &mut [Rule], place: Place) -> Option<&mut Rule> {
    let part = parts.get_mut(place.part)?;
    match (part, place.branch) {
        (Rule::Any(branches), Some(branch)) => branches.get_mut(branch),
        (part, None) => Some(part),
        _ => None,
    }
}

/// The last alternative but one leaves a plain criterion behind.
fn remove(parts: &mut Vec<Rule>, place: Place) {
    match (parts.get_mut(place.part), place.branch) {
        (Some(Rule::Any(branches)), Some(branch)) if branch < branches.len() => {
            branches.remove(branch);
            if branches.len() == 1
                && let Some(last) = branches.pop()
                && let Some(part) = parts.get_mut(place.part)
            {
                *part = last;
            }
        }
        (Some(_), None) => {
            parts.remove(place.part);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn rule(json: &Value) -> Rule {
        Rule::from_json(json).unwrap()
    }

    fn has(fact: &str) -> Value {
        json!({"fact": fact, "is": true, "remedy": "paper"})
    }

    fn leaf(fact: &str) -> Leaf {
        let Rule::Leaf(leaf) = rule(&has(fact)) else { panic!() };
        leaf
    }

    fn after(before: &Value, edit: Edit) -> Value {
        edited(&rule(before), edit).to_json()
    }

    #[test]
    fn a_criterion_with_an_alternative_becomes_a_set_and_without_it_a_criterion_again() {
        let set = json!({"all": [{"any": [has("nib"), has("sku")]}]});
        assert_eq!(after(&json!({"all": [has("nib")]}), Edit::Alternative(0, leaf("sku"))), set);
        let place = Place { part: 0, branch: Some(0) };
        assert_eq!(after(&set, Edit::Remove(place)), json!({"all": [has("sku")]}));
    }

    #[test]
    fn criteria_are_added_replaced_moved_and_removed() {
        let two = json!({"all": [has("nib"), has("ktp")]});
        assert_eq!(after(&json!({"all": [has("nib")]}), Edit::Add(leaf("ktp"))), two);
        assert_eq!(after(&two, Edit::Up(1)), json!({"all": [has("ktp"), has("nib")]}));
        assert_eq!(after(&two, Edit::Down(1)), two);
        let first = Place { part: 0, branch: None };
        assert_eq!(
            after(&two, Edit::Replace(first, leaf("npwp"))),
            json!({"all": [has("npwp"), has("ktp")]})
        );
        assert_eq!(after(&two, Edit::Remove(first)), json!({"all": [has("ktp")]}));
    }

    #[test]
    fn a_place_that_is_not_there_changes_nothing() {
        let one = json!({"all": [has("nib")]});
        for place in ["7", "0.1", "7.7"] {
            assert_eq!(after(&one, Edit::Remove(Place::read(place).unwrap())), one);
        }
        assert_eq!(Place::read("x"), None);
        assert_eq!(leaf_at(&rule(&one), Place::read("0").unwrap()), Some(leaf("nib")));
    }
}
