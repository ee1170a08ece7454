//! The order in which offers and programs are shown: by what serves the owner, with the ground of each place. Nobody can
//! buy a place; there is no argument through which it could come.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::Verdict;

text_enum! {
    /// The ground on which one stands before the next.
    RankGround {
        /// A better verdict.
        Verdict = "verdict",
        /// A lower total cost in rupiah for the need.
        TotalCost = "total_cost",
        /// Fewer days promised to a decision.
        DecisionDays = "decision_days",
        /// More offers that it unlocks.
        UnlockedOffers = "unlocked_offers",
        /// It is held in the business's own district.
        SameDistrict = "same_district",
        /// It starts sooner.
        StartDate = "start_date",
        /// Nothing but the alphabet.
        Name = "name",
    }
}

/// Something in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What is placed.
    pub item: T,
    /// Its place, from 1.
    pub place: usize,
    /// Why it stands before the next; none for the last, and between equals.
    pub ahead_by: Option<RankGround>,
}

/// What an offer is ranked by. What is not known ranks last.
#[derive(Debug, Clone, Copy)]
pub struct OfferStanding<'item> {
    /// The verdict on the business.
    pub verdict: Verdict,
    /// Everything paid beyond the amount itself, in rupiah, for the need.
    pub total_cost: Option<i64>,
    /// Days promised to a decision.
    pub decision_days: Option<u32>,
    /// Its name.
    pub name: &'item str,
}

/// What a program is ranked by.
#[derive(Debug, Clone, Copy)]
pub struct ProgramStanding<'item> {
    /// How many offers it unlocks.
    pub unlocked_offers: usize,
    /// Whether it is held in the business's own district.
    pub same_district: bool,
    /// When its next cohort starts.
    pub starts_on: Option<NaiveDate>,
    /// Its name.
    pub name: &'item str,
}

/// Ranks offers: verdict (eligible, nearly, unknown, ineligible), total cost, days to a decision, name.
pub fn rank_offers<T>(
    items: Vec<T>,
    standing: impl for<'item> Fn(&'item T) -> OfferStanding<'item>,
) -> Vec<Placed<T>> {
    rank(items, |one, other| {
        let (one, other) = (standing(one), standing(other));
        first_difference([
            (RankGround::Verdict, one.verdict.cmp(&other.verdict)),
            (RankGround::TotalCost, known_first(one.total_cost, other.total_cost)),
            (RankGround::DecisionDays, known_first(one.decision_days, other.decision_days)),
            (RankGround::Name, one.name.cmp(other.name)),
        ])
    })
}

/// Ranks programs: most unlocked offers, same district, start date, name.
pub fn rank_programs<T>(
    items: Vec<T>,
    standing: impl for<'item> Fn(&'item T) -> ProgramStanding<'item>,
) -> Vec<Placed<T>> {
    rank(items, |one, other| {
        let (one, other) = (standing(one), standing(other));
        first_difference([
            (RankGround::UnlockedOffers, other.unlocked_offers.cmp(&one.unlocked_offers)),
            (RankGround::SameDistrict, other.same_district.cmp(&one.same_district)),
            (RankGround::StartDate, known_first(one.starts_on, other.starts_on)),
            (RankGround::Name, one.name.cmp(other.name)),
        ])
    })
}

fn rank<T>(mut items: Vec<T>, differ: impl Fn(&T, &T) -> Option<(RankGround, Ordering)>) -> Vec<Placed<T>> {
    items.sort_by(|one, other| differ(one, other).map_or(Ordering::Equal, |(_, order)| order));
    let mut grounds: Vec<_> =
        items.windows(2).map(|pair| differ(&pair[0], &pair[1]).map(|(ground, _)| ground)).collect();
    grounds.push(None);
    let places = items.into_iter().zip(grounds).enumerate();
    places.map(|(number, (item, ahead_by))| Placed { item, place: number + 1, ahead_by }).collect()
}

fn first_difference<const N: usize>(orders: [(RankGround, Ordering); N]) -> Option<(RankGround, Ordering)> {
    orders.into_iter().find(|(_, order)| *order != Ordering::Equal)
}

fn known_first<T: Ord>(one: Option<T>, other: Option<T>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Offer = (&'static str, Verdict, Option<i64>, Option<u32>);

    fn place(offers: Vec<Offer>) -> Vec<(&'static str, Option<RankGround>)> {
        let ranked = rank_offers(offers, |&(name, verdict, total_cost, decision_days)| OfferStanding {
            verdict,
            total_cost,
            decision_days,
            name,
        });
        assert!(ranked.iter().enumerate().all(|(number, placed)| placed.place == number + 1));
        ranked.into_iter().map(|placed| (placed.item.0, placed.ahead_by)).collect()
    }

    #[test]
    fn offers_are_placed_by_verdict_then_cost_then_days_then_name() {
        let ranked = place(vec![
            ("far", Verdict::Ineligible, Some(1), Some(1)),
            ("ask", Verdict::Unknown, Some(1), Some(1)),
            ("near", Verdict::Nearly, Some(1), Some(1)),
            ("silent", Verdict::Eligible, None, Some(1)),
            ("slow", Verdict::Eligible, Some(7), Some(9)),
            ("beta", Verdict::Eligible, Some(7), Some(3)),
            ("alfa", Verdict::Eligible, Some(7), Some(3)),
            ("cheap", Verdict::Eligible, Some(5), None),
        ]);
        assert_eq!(
            ranked,
            [
                ("cheap", Some(RankGround::TotalCost)),
                ("alfa", Some(RankGround::Name)),
                ("beta", Some(RankGround::DecisionDays)),
                ("slow", Some(RankGround::TotalCost)),
                ("silent", Some(RankGround::Verdict)),
                ("near", Some(RankGround::Verdict)),
                ("ask", Some(RankGround::Verdict)),
                ("far", None),
            ]
        );
    }

    #[test]
    fn programs_are_placed_by_what_they_unlock_then_nearness_then_start() {
        let day = |text: &str| Some(text.parse().unwrap());
        let programs = vec![
            ("undated", 1, true, None),
            ("later", 1, true, day("2027-03-01")),
            ("sooner", 1, true, day("2027-01-01")),
            ("away", 1, false, day("2026-12-01")),
            ("useful", 4, false, None),
        ];
        let ranked = rank_programs(programs, |&(name, unlocked_offers, same_district, starts_on)| {
            ProgramStanding { unlocked_offers, same_district, starts_on, name }
        });
        let order: Vec<_> = ranked.iter().map(|placed| (placed.item.0, placed.ahead_by)).collect();
        assert_eq!(
            order,
            [
                ("useful", Some(RankGround::UnlockedOffers)),
                ("sooner", Some(RankGround::StartDate)),
                ("later", Some(RankGround::StartDate)),
                ("undated", Some(RankGround::SameDistrict)),
                ("away", None),
            ]
        );
    }
}
