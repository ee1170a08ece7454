//! The moves of the editor on a rule: a list of criteria, each one leaf, a set of alternatives, or a set that holds together,
//! as deep as rules go. Pure.

use domain::criteria::{Condition, Leaf, Rule};

/// Where a criterion stands: `2` is the third of the list, `2.1` the second of its parts, and so on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place(Vec<usize>);

impl Place {
    /// Reads `2` or `2.1`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let path: Option<Vec<usize>> = text.split('.').map(|part| part.parse().ok()).collect();
        path.filter(|path| !path.is_empty()).map(Self)
    }

    /// The place of one of its parts.
    pub(super) fn part(&self, number: usize) -> Self {
        Self(self.0.iter().copied().chain([number]).collect())
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&parts.join("."))
    }
}

/// One move. A place that is not there changes nothing.
#[derive(Debug)]
pub(super) enum Edit {
    /// One more criterion, at the end.
    Add(Leaf),
    /// One more alternative to what stands there.
    Alternative(Place, Leaf),
    /// One more that must hold together with what stands there.
    Also(Place, Leaf),
    /// Another check in the place of a leaf's; when it applies stays.
    Replace(Place, Leaf),
    /// When a leaf applies, or that it always does.
    When(Place, Option<Condition>),
    Remove(Place),
    Up(Place),
    Down(Place),
}

/// The criteria of a rule: every one must hold.
pub(super) fn parts(rule: &Rule) -> Vec<Rule> {
    match rule {
        Rule::All(parts) => parts.clone(),
        other => vec![other.clone()],
    }
}

/// The leaf at a place.
pub(super) fn leaf_at(rule: &Rule, place: &Place) -> Option<Leaf> {
    match slot(&mut parts(rule), &place.0)? {
        Rule::Leaf(leaf) => Some(leaf.clone()),
        Rule::All(_) | Rule::Any(_) => None,
    }
}

/// The rule after a move.
pub(super) fn edited(rule: &Rule, edit: Edit) -> Rule {
    let mut parts = parts(rule);
    match edit {
        Edit::Add(leaf) => parts.push(Rule::Leaf(leaf)),
        Edit::Alternative(place, leaf) => beside(&mut parts, &place, leaf, true),
        Edit::Also(place, leaf) => beside(&mut parts, &place, leaf, false),
        Edit::Replace(place, leaf) => {
            if let Some(Rule::Leaf(old)) = slot(&mut parts, &place.0) {
                let when = old.when.take();
                *old = Leaf { when, ..leaf };
            }
        }
        Edit::When(place, when) => {
            if let Some(Rule::Leaf(leaf)) = slot(&mut parts, &place.0) {
                leaf.when = when;
            }
        }
        Edit::Remove(place) => remove(&mut parts, &place.0),
        Edit::Up(place) => swap(&mut parts, &place.0, usize::checked_sub),
        Edit::Down(place) => swap(&mut parts, &place.0, usize::checked_add),
    }
    Rule::All(parts)
}

fn slot<'r>(parts: &'r mut [Rule], path: &[usize]) -> Option<&'r mut Rule> {
    let (first, rest) = path.split_first()?;
    let part = parts.get_mut(*first)?;
    match part {
        part if rest.is_empty() => Some(part),
        Rule::All(inner) | Rule::Any(inner) => slot(inner, rest),
        Rule::Leaf(_) => None,
    }
}

/// The list in which a place stands, and where in it.
fn list<'r>(parts: &'r mut Vec<Rule>, path: &[usize]) -> Option<(&'r mut Vec<Rule>, usize)> {
    let (last, above) = path.split_last()?;
    if above.is_empty() {
        return Some((parts, *last));
    }
    match slot(parts, above)? {
        Rule::All(inner) | Rule::Any(inner) => Some((inner, *last)),
        Rule::Leaf(_) => None,
    }
}

/// Puts a leaf beside what stands at a place: into its set, where it is one of this kind, else into a new set with it.
fn beside(parts: &mut [Rule], place: &Place, leaf: Leaf, alternative: bool) {
    let Some(part) = slot(parts, &place.0) else { return };
    match (part, alternative) {
        (Rule::Any(set), true) | (Rule::All(set), false) => set.push(Rule::Leaf(leaf)),
        (other, _) => {
            let first = std::mem::replace(other, Rule::open());
            let set = vec![first, Rule::Leaf(leaf)];
            *other = if alternative { Rule::Any(set) } else { Rule::All(set) };
        }
    }
}

/// What is left alone in its set takes the set's place, and an empty set goes.
fn remove(parts: &mut Vec<Rule>, path: &[usize]) {
    let Some((siblings, last)) = list(parts, path).filter(|(siblings, last)| *last < siblings.len()) else {
        return;
    };
    siblings.remove(last);
    let alone = if siblings.len() == 1 { siblings.pop() } else { None };
    let left = siblings.len();
    let Some((_, above)) = path.split_last().filter(|(_, above)| !above.is_empty()) else {
        parts.extend(alone);
        return;
    };
    match (alone, left) {
        (Some(alone), _) => {
            if let Some(set) = slot(parts, above) {
                *set = alone;
            }
        }
        (None, 0) => remove(parts, above),
        (None, _) => {}
    }
}

fn swap(parts: &mut Vec<Rule>, path: &[usize], step: fn(usize, usize) -> Option<usize>) {
    if let Some((siblings, at)) = list(parts, path)
        && let Some(other) = step(at, 1).filter(|other| (*other).max(at) < siblings.len())
    {
        siblings.swap(at, other);
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

    fn place(text: &str) -> Place {
        Place::read(text).unwrap()
    }

    fn after(before: &Value, edit: Edit) -> Value {
        edited(&rule(before), edit).to_json()
    }

    #[test]
    fn a_criterion_with_an_alternative_becomes_a_set_and_without_it_a_criterion_again() {
        let set = json!({"all": [{"any": [has("nib"), has("sku")]}]});
        assert_eq!(after(&json!({"all": [has("nib")]}), Edit::Alternative(place("0"), leaf("sku"))), set);
        assert_eq!(after(&set, Edit::Remove(place("0.0"))), json!({"all": [has("sku")]}));
    }

    #[test]
    fn an_alternative_may_be_two_criteria_that_hold_together() {
        let set = json!({"all": [{"any": [has("nib"), has("sku")]}]});
        let deep = json!({"all": [{"any": [has("nib"), {"all": [has("sku"), has("npwp")]}]}]});
        assert_eq!(after(&set, Edit::Also(place("0.1"), leaf("npwp"))), deep);
        assert_eq!(leaf_at(&rule(&deep), &place("0.1.1")), Some(leaf("npwp")));
        assert_eq!(after(&deep, Edit::Remove(place("0.1.1"))), set);
        assert_eq!(
            after(&deep, Edit::Up(place("0.1"))),
            json!({"all": [{"any": [{"all": [has("sku"), has("npwp")]}, has("nib")]}]})
        );
        assert_eq!(after(&deep, Edit::Remove(place("0.1"))), json!({"all": [has("nib")]}));
        assert_eq!(after(&deep, Edit::Remove(place("0"))), json!({"all": []}));
    }

    #[test]
    fn criteria_are_added_replaced_moved_and_removed() {
        let two = json!({"all": [has("nib"), has("ktp")]});
        assert_eq!(after(&json!({"all": [has("nib")]}), Edit::Add(leaf("ktp"))), two);
        assert_eq!(after(&two, Edit::Up(place("1"))), json!({"all": [has("ktp"), has("nib")]}));
        assert_eq!(after(&two, Edit::Down(place("1"))), two);
        assert_eq!(after(&two, Edit::Up(place("0"))), two);
        let other = Edit::Replace(place("0"), leaf("npwp"));
        assert_eq!(after(&two, other), json!({"all": [has("npwp"), has("ktp")]}));
        assert_eq!(after(&two, Edit::Remove(place("0"))), json!({"all": [has("ktp")]}));
    }

    #[test]
    fn changing_a_criterion_leaves_when_it_applies_alone_however_it_is_put_together() {
        let when = json!({"all": [{"fact": "ktp", "is": true}, {"fact": "requested_amount", "more_than": 50_000_000}]});
        let bound = json!({"all": [{"fact": "npwp", "is": true, "remedy": "paper", "when": when}]});
        let changed = after(&bound, Edit::Replace(place("0"), leaf("nib")));
        assert_eq!(changed["all"][0]["when"], bound["all"][0]["when"]);
        let freed = after(&bound, Edit::When(place("0"), None));
        assert_eq!(freed, json!({"all": [has("npwp")]}));
    }

    #[test]
    fn a_place_that_is_not_there_changes_nothing() {
        let one = json!({"all": [has("nib")]});
        for text in ["7", "0.1", "7.7", "0.0.0"] {
            assert_eq!(after(&one, Edit::Remove(place(text))), one);
            assert_eq!(after(&one, Edit::Down(place(text))), one);
            assert_eq!(after(&one, Edit::Also(place(text), leaf("ktp"))), one);
        }
        assert_eq!(Place::read("x"), None);
        assert_eq!(leaf_at(&rule(&one), &place("0")), Some(leaf("nib")));
    }
}
