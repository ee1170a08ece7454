//! Offers: their terms, the law of their schemes on a day, publication, and what they add to a rule.
#![cfg(test)]

use chrono::NaiveDate;
use domain::applications::{OfferLetter, Promised};
use domain::criteria::Rule;
use domain::facts::{FactSheet, Purpose};
use domain::language::Bilingual;
use domain::matching::{OfferContext, Verdict, judge};
use domain::money::{Method, Rupiah, Tenor};
use domain::offers::*;
use serde_json::json;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rp(amount: i64) -> Rupiah {
    Rupiah::new(amount).unwrap()
}

fn tenor(months: u16) -> Tenor {
    Tenor::new(months).unwrap()
}

fn kur_mikro() -> Terms {
    template(Scheme::KurMikro, day("2026-11-23")).unwrap().terms.finish().unwrap()
}

fn commercial() -> Terms {
    Terms {
        scheme: Scheme::Commercial,
        rate: "11.5".parse().unwrap(),
        fees: Fees { provision_percent: "1".parse().unwrap(), admin: rp(250_000), other: Rupiah::ZERO },
        collateral: Collateral::Required,
        ..kur_mikro()
    }
}

fn faults(terms: &Terms) -> Vec<(&'static str, &'static str)> {
    validate(terms).into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn every_scheme_of_the_law_has_a_starting_point_and_kur_needs_nothing_more() {
    for scheme in Scheme::ALL {
        let start = template(*scheme, day("2026-11-23")).unwrap();
        assert!(!start.rule.leaves().is_empty(), "{scheme}");
        if scheme.is_kur() {
            assert_eq!(start.terms.finish().map(|terms| terms.scheme), Ok(*scheme));
        }
    }
    assert!(template(Scheme::KurMikro, day("2022-12-31")).is_none());
}

#[test]
fn the_ceilings_of_kur_meet_without_gap_and_without_overlap() {
    let law = |scheme| law_on(scheme, day("2026-11-23")).unwrap();
    let fits = |scheme, amount| law(scheme).floor <= rp(amount) && law(scheme).ceiling.unwrap() >= rp(amount);
    let scheme_of = |amount| {
        [Scheme::KurSuperMikro, Scheme::KurMikro, Scheme::KurKecil]
            .into_iter()
            .filter(|scheme| fits(*scheme, amount))
            .collect::<Vec<_>>()
    };
    assert_eq!(scheme_of(10_000_000), [Scheme::KurSuperMikro]);
    assert_eq!(scheme_of(10_000_001), [Scheme::KurMikro]);
    assert_eq!(scheme_of(100_000_000), [Scheme::KurMikro]);
    assert_eq!(scheme_of(100_000_001), [Scheme::KurKecil]);
    assert_eq!(scheme_of(500_000_000), [Scheme::KurKecil]);
    assert_eq!(scheme_of(500_000_001), []);
}

#[test]
fn the_law_of_a_scheme_changes_on_its_day_and_no_two_laws_hold_at_once() {
    let before = law_on(Scheme::KurMikro, day("2025-12-31")).unwrap();
    let after = law_on(Scheme::KurMikro, day("2026-01-01")).unwrap();
    assert_eq!((before.first_rate, before.highest_rate, before.most_loans), (Some(6), Some(9), Some((4, 2))));
    assert_eq!((after.first_rate, after.highest_rate, after.most_loans), (Some(6), Some(6), None));
    for (place, law) in SCHEME_LAWS.iter().enumerate() {
        for other in SCHEME_LAWS[place + 1..].iter().filter(|other| other.scheme == law.scheme) {
            assert!(law.until.is_some_and(|until| until < other.from), "{}", law.scheme);
        }
    }
}

#[test]
fn a_second_loan_of_last_years_law_may_cost_seven_percent_and_one_of_this_years_not() {
    let dearer = |valid_from| Terms { rate: "7".parse().unwrap(), valid_from, ..kur_mikro() };
    assert_eq!(faults(&dearer(day("2025-06-01"))), []);
    assert_eq!(faults(&dearer(day("2026-06-01"))), [("rate", "above-scheme")]);
}

#[test]
fn the_repeat_cap_stood_in_the_rule_only_while_it_was_law() {
    let names_loans = |on| {
        let rule = template(Scheme::KurMikro, day(on)).unwrap().rule;
        rule.leaves().iter().any(|(_, leaf)| leaf.check.fact() == domain::facts::FactKey::KurLoansTaken)
    };
    assert!(names_loans("2025-06-01"));
    assert!(!names_loans("2026-06-01"));
}

#[test]
fn kur_mikro_takes_neither_collateral_nor_fees_nor_more_than_its_scheme_allows() {
    let greedy = Terms {
        ceiling: rp(100_000_001),
        fees: Fees { admin: rp(100_000), other: rp(1), ..Fees::default() },
        collateral: Collateral::LenderJudgement,
        tenors: vec![TenorRange { purpose: Purpose::WorkingCapital, min: tenor(6), max: tenor(37) }],
        regulation: String::new(),
        ..kur_mikro()
    };
    assert_eq!(
        faults(&greedy),
        [
            ("ceiling", "above-scheme"),
            ("tenors", "above-scheme"),
            ("fees", "not-in-scheme"),
            ("fees", "other-not-in-scheme"),
            ("collateral", "not-in-scheme"),
            ("regulation", "required"),
        ]
    );
    assert_eq!(faults(&commercial()), []);
}

#[test]
fn terms_that_contradict_themselves_are_told_all_at_once_in_the_order_of_the_form() {
    let range = TenorRange { purpose: Purpose::Investment, min: tenor(24), max: tenor(12) };
    let wrong = Terms {
        name: Bilingual::default(),
        summary: Bilingual { id: "x".repeat(601), en: String::new() },
        floor: rp(200_000_000),
        method: Method::Margin,
        tenors: vec![range, range],
        first_reply_days: 9,
        decision_days: 5,
        valid_to: Some(day("2026-11-22")),
        ..commercial()
    };
    assert_eq!(
        faults(&wrong),
        [
            ("name", "required"),
            ("summary", "text-too-long"),
            ("ceiling", "below-floor"),
            ("method", "margin-is-syariah"),
            ("tenors", "max-below-min"),
            ("tenors", "purpose-twice"),
            ("first_reply_days", "reply-after-decision"),
            ("valid_to", "ends-before-start"),
        ]
    );
}

#[test]
fn fees_that_eat_the_least_amount_are_refused() {
    let wrong = Terms { floor: rp(200_000), ..commercial() };
    assert_eq!(faults(&wrong), [("fees", "fees-too-high")]);
}

#[test]
fn a_draft_says_what_is_missing_and_what_is_wrong_besides() {
    let empty = TermsDraft::default().finish().unwrap_err();
    assert!(empty.iter().all(|fault| fault.code == "required"));
    assert_eq!(empty.len(), 12);
    let half = TermsDraft {
        rate: None,
        papers: vec![domain::documents::DocumentKind::Ktp; 2],
        ..kur_mikro().into()
    };
    let told: Vec<_> = half.finish().unwrap_err().iter().map(|fault| (fault.field, fault.code)).collect();
    assert_eq!(told, [("rate", "required"), ("papers", "paper-twice")]);
}

#[test]
fn terms_and_drafts_survive_being_stored() {
    let terms = commercial();
    let stored = serde_json::to_string(&terms).unwrap();
    assert_eq!(serde_json::from_str::<Terms>(&stored).unwrap(), terms);
    assert!(stored.contains(r#""rate":11.5"#), "{stored}");
    let draft: TermsDraft = serde_json::from_str("{}").unwrap();
    assert_eq!(draft, TermsDraft::default());
    assert!(serde_json::from_value::<Terms>(json!({"name": {"id": "x"}})).is_err());
}

#[test]
fn the_whole_rule_adds_amount_purpose_and_tenor_to_what_the_bank_wrote() {
    let terms = kur_mikro();
    let own = Rule::from_json(&json!({"fact": "nib", "is": true, "remedy": "paper"})).unwrap();
    let rule = terms.whole_rule(&own);
    let verdict = |amount: i64, months: u16, purpose: &str| {
        let facts = json!({"nib": true, "requested_amount": amount, "requested_tenor_months": months, "purpose": purpose});
        let sheet = FactSheet::from_json(day("2026-11-23"), facts.as_object().unwrap()).unwrap();
        judge(&rule, &sheet, OfferContext::NONE).verdict
    };
    assert_eq!(verdict(75_000_000, 24, "working_capital"), Verdict::Eligible);
    assert_eq!(verdict(10_000_000, 24, "working_capital"), Verdict::Ineligible);
    assert_eq!(verdict(75_000_000, 48, "working_capital"), Verdict::Ineligible);
    assert_eq!(verdict(75_000_000, 48, "investment"), Verdict::Eligible);
    assert_eq!(verdict(75_000_000, 61, "investment"), Verdict::Ineligible);
}

#[test]
fn a_bank_that_tests_the_amount_itself_is_not_tested_twice() {
    let own = Rule::from_json(&json!({"fact": "requested_amount", "at_most": 50_000_000, "remedy": "none"}))
        .unwrap();
    let amounts = kur_mikro()
        .whole_rule(&own)
        .leaves()
        .iter()
        .filter(|(_, leaf)| leaf.check.fact() == domain::facts::FactKey::RequestedAmount)
        .count();
    assert_eq!(amounts, 1);
}

#[test]
fn the_first_instalment_of_kur_is_that_of_the_annuity() {
    assert_eq!(kur_mikro().first_instalment(100_000_000, 12), Some(8_606_643));
    assert_eq!(kur_mikro().first_instalment(0, 12), None);
    assert_eq!(kur_mikro().first_instalment(1_000_000, 70_000), None);
}

#[test]
fn promises_are_counted_in_working_days() {
    let terms = Terms { first_reply_days: 2, decision_days: 7, ..kur_mikro() };
    let friday = day("2026-12-18");
    assert_eq!(terms.promised_by(Promised::FirstReply, friday), day("2026-12-22"));
    assert_eq!(terms.promised_by(Promised::Decision, friday), day("2026-12-30"));
}

#[test]
fn an_offer_letter_may_be_cheaper_and_smaller_than_published_but_never_dearer() {
    let terms = commercial();
    let today = day("2026-11-23");
    let letter = OfferLetter::suggested(&terms, rp(75_000_000), tenor(24), day("2026-12-23"));
    assert_eq!(letter.fee, rp(1_000_000));
    assert_eq!(letter.validate(&terms, rp(75_000_000), today), []);
    let kinder = OfferLetter {
        rate: "9".parse().unwrap(),
        amount: rp(50_000_000),
        fee: Rupiah::ZERO,
        ..letter.clone()
    };
    assert_eq!(kinder.validate(&terms, rp(75_000_000), today), []);
    let dearer = OfferLetter {
        rate: "12".parse().unwrap(),
        fee: rp(1_000_001),
        expires_on: day("2026-11-22"),
        method: Method::Flat,
        ..letter.clone()
    };
    let codes: Vec<_> = dearer
        .validate(&terms, rp(70_000_000), today)
        .iter()
        .map(|fault| (fault.field, fault.code))
        .collect();
    assert_eq!(
        codes,
        [
            ("amount", "above-requested"),
            ("rate", "above-published"),
            ("method", "not-published"),
            ("fee", "above-published"),
            ("expires_on", "in-the-past"),
        ]
    );
    assert!(letter.stands_on(day("2026-12-23")) && !letter.stands_on(day("2026-12-24")));
    assert_eq!(letter.schedule().unwrap().instalments.len(), 24);
}

fn version(from: &str, to: Option<&str>) -> Validity {
    Validity { from: day(from), to: to.map(day) }
}

#[test]
fn publishing_opens_today_or_schedules_for_later() {
    use Publication::*;
    use PublicationMove::*;
    let today = day("2026-11-23");
    let go = |from, tried, validity| move_publication(from, tried, validity, today);
    assert_eq!(go(Draft, Publish, version("2026-11-23", None)), Ok(Open));
    assert_eq!(go(Draft, Publish, version("2026-11-24", None)), Ok(Scheduled));
    assert_eq!(go(Open, Publish, version("2027-01-01", None)), Ok(Open));
    assert_eq!(go(Paused, Publish, version("2027-01-01", None)), Ok(Paused));
    assert_eq!(go(Paused, Publish, version("2026-11-01", None)), Ok(Open));
    assert_eq!(
        go(Draft, Publish, version("2026-01-01", Some("2026-11-22"))),
        Err(PublicationRefusal::AlreadyOver)
    );
    assert_eq!(go(Open, Pause, version("2026-01-01", None)), Ok(Paused));
    assert_eq!(go(Paused, Reopen, version("2026-01-01", None)), Ok(Open));
    assert_eq!(go(Scheduled, Close, version("2027-01-01", None)), Ok(Closed));
}

#[test]
fn what_is_closed_is_closed_for_good_and_a_draft_can_only_be_published() {
    let today = day("2026-11-23");
    for tried in PublicationMove::ALL {
        let refused = move_publication(Publication::Closed, *tried, version("2026-01-01", None), today);
        assert!(matches!(refused, Err(PublicationRefusal::NoSuchMove { ref open, .. }) if open.is_empty()));
    }
    assert_eq!(open_publication_moves(Publication::Draft), [PublicationMove::Publish]);
}

#[test]
fn the_version_in_force_is_the_one_that_began_last() {
    let versions =
        [version("2026-01-01", None), version("2026-06-01", None), version("2026-06-01", Some("2026-12-31"))];
    assert_eq!(version_on(&versions, day("2025-12-31")), None);
    assert_eq!(version_on(&versions, day("2026-05-31")), Some(0));
    assert_eq!(version_on(&versions, day("2026-06-01")), Some(2));
    assert_eq!(version_on(&versions, day("2027-01-01")), None);
}

#[test]
fn days_open_what_was_scheduled_and_close_what_has_run_out() {
    use Publication::*;
    let versions = [version("2026-06-01", Some("2026-12-31"))];
    let on = |stored, date| publication_on(stored, &versions, day(date));
    assert_eq!(on(Scheduled, "2026-05-31"), Scheduled);
    assert_eq!(on(Scheduled, "2026-06-01"), Open);
    assert_eq!(on(Open, "2026-12-31"), Open);
    assert_eq!(on(Open, "2027-01-01"), Closed);
    assert_eq!(on(Paused, "2026-07-01"), Paused);
    assert_eq!(on(Paused, "2027-01-01"), Closed);
    assert_eq!(on(Draft, "2026-07-01"), Draft);
    assert_eq!(on(Closed, "2026-07-01"), Closed);
}

#[test]
fn the_version_that_begins_first_comes_next_and_none_holds_before_it_is_published() {
    let versions = [
        version("2026-01-01", None),
        version("2027-03-01", None),
        version("2027-01-01", None),
        version("2027-01-01", Some("2027-12-31")),
    ];
    assert_eq!(next_version(&versions, day("2026-11-23")), Some(3));
    assert_eq!(next_version(&versions, day("2027-01-01")), Some(1));
    assert_eq!(next_version(&versions, day("2027-03-01")), None);
    let late = version("2026-01-01", None).published_on(day("2026-11-23"));
    assert_eq!(version_on(&[version("2026-06-01", None), late], day("2026-11-23")), Some(1));
    assert!(!late.holds(day("2026-11-22")));
}
