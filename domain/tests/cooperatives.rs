//! When a cooperative counts as active: the three rules, the deadlines, the edges of book years, and laws that hold for
//! every record.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use chrono::{Days, NaiveDate};
use domain::cooperatives::{
    Axis, BookYearEnd, Check, DeadlineLine, Judgement, Papers, Reason, Record, RuleChoice, Status,
    StatusRule, axis, checks, due_on, in_force, judge,
};
use domain::matching::Truth;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(founded: &str, end: &str, activity: &str, years: &[i32]) -> Record {
    Record {
        founded_on: founded.parse().ok(),
        book_year_end: end.parse().ok(),
        activity: activity.parse().into_iter().collect(),
        meetings: years.iter().map(|year| (*year, None)).collect(),
    }
}

fn judged(record: &Record, as_of: &str, rule: StatusRule) -> Judgement {
    judge(record, day(as_of), rule, DeadlineLine::Law)
}

fn status(record: &Record, as_of: &str, rule: StatusRule) -> Status {
    judged(record, as_of, rule).status
}

#[test]
fn the_deadline_itself_is_still_in_time() {
    let missed = record("2010-01-01", "12-31", "", &[2019]);
    let on = judged(&missed, "2021-06-30", StatusRule::RatLastYear);
    assert_eq!((on.status, on.because.as_slice()), (Status::Active, [Reason::Held(2019)].as_slice()));
    assert_eq!(on.next_rat_due, day("2021-06-30"));
    let after = judged(&missed, "2021-07-01", StatusRule::RatLastYear);
    assert_eq!(after.because, [Reason::Missed(2020, day("2021-06-30"))]);
    assert_eq!((after.status, after.next_rat_due), (Status::Inactive, day("2022-06-30")));
}

#[test]
fn a_book_year_is_named_after_the_year_in_which_it_ends() {
    let july = record("2010-01-01", "06-30", "", &[2021]);
    let judgement = judged(&july, "2022-01-15", StatusRule::RatLastYear);
    assert_eq!((judgement.status, judgement.next_rat_due), (Status::Active, day("2022-12-30")));
    assert_eq!(status(&july, "2021-12-15", StatusRule::RatLastYear), Status::Inactive, "2020 was missed");
}

#[test]
fn a_book_year_may_end_on_the_last_of_february() {
    let end: BookYearEnd = "02-29".parse().unwrap();
    assert_eq!((end.of_year(2023), end.of_year(2024)), (day("2023-02-28"), day("2024-02-29")));
    let leap = record("2010-01-01", "02-29", "", &[2022]);
    let judgement = judged(&leap, "2023-08-28", StatusRule::RatLastYear);
    assert_eq!((judgement.status, judgement.next_rat_due), (Status::Active, day("2023-08-28")));
    let judgement = judged(&leap, "2023-08-29", StatusRule::RatLastYear);
    assert_eq!((judgement.status, judgement.next_rat_due), (Status::Inactive, day("2024-08-29")));
}

#[test]
fn what_is_no_day_of_a_year_ends_none() {
    for text in ["02-30", "13-01", "00-10", "12", "12-31-2020", "", "-12-31", "Des-31", "12-+1", "012-31"] {
        assert!(text.parse::<BookYearEnd>().is_err(), "{text}");
    }
    assert_eq!(" 2/29".parse::<BookYearEnd>().unwrap().to_string(), "02-29");
}

#[test]
fn no_meeting_is_due_before_the_first_deadline() {
    let young = record("2021-05-10", "12-31", "", &[]);
    for rule in StatusRule::ALL {
        let judgement = judged(&young, "2022-06-30", *rule);
        assert_eq!(judgement.because, [Reason::NoneDue(2021, day("2022-06-30"))]);
        assert_eq!((judgement.status, judgement.next_rat_due), (Status::Active, day("2022-06-30")));
    }
    let late = |rule| status(&young, "2022-07-01", rule);
    assert_eq!(late(StatusRule::RatLastYear), Status::Inactive);
    assert_eq!(late(StatusRule::RatOrActivity), Status::Inactive);
    assert_eq!(late(StatusRule::TwoMissed), Status::Active, "one cannot be two in a row");
    let before = judged(&young, "2021-05-09", StatusRule::RatLastYear);
    assert_eq!(
        (before.status, before.because),
        (Status::Inactive, vec![Reason::NotFounded(day("2021-05-10"))])
    );
    let after_the_end = record("2021-07-01", "06-30", "", &[]);
    assert_eq!(judged(&after_the_end, "2021-12-31", StatusRule::TwoMissed).next_rat_due, day("2022-12-30"));
}

#[test]
fn the_three_rules_part_where_they_should() {
    let as_of = "2021-12-31";
    // Years looked at: 2020, and 2019 by two of the rules.
    for (years, activity, last_year, or_activity, two_missed) in [
        (&[2019, 2020][..], "", Status::Active, Status::Active, Status::Active),
        (&[2019], "", Status::Inactive, Status::Active, Status::Active),
        (&[2018], "", Status::Inactive, Status::Inactive, Status::Inactive),
        (&[2018], "2020-12-31", Status::Inactive, Status::Active, Status::Inactive),
        (&[2018], "2020-12-30", Status::Inactive, Status::Inactive, Status::Inactive),
        (&[2018], "2022-01-01", Status::Inactive, Status::Inactive, Status::Inactive),
        (&[], "2021-12-31", Status::Inactive, Status::Active, Status::Inactive),
        // The meeting for 2021 cannot have been held by then.
        (&[2021], "", Status::Inactive, Status::Inactive, Status::Inactive),
    ] {
        let record = record("2000-03-01", "12-31", activity, years);
        for (rule, wanted) in [
            (StatusRule::RatLastYear, last_year),
            (StatusRule::RatOrActivity, or_activity),
            (StatusRule::TwoMissed, two_missed),
        ] {
            assert_eq!(status(&record, as_of, rule), wanted, "{years:?} {activity:?} {rule}");
        }
    }
}

#[test]
fn what_is_not_known_is_said_and_never_read_as_no() {
    let blank = record("", "", "", &[2020]);
    let judgement = judged(&blank, "2021-12-31", StatusRule::RatOrActivity);
    assert_eq!(judgement.status, Status::Active);
    assert!(judgement.because.contains(&Reason::ActivityUnknown));
    assert!(judgement.because.contains(&Reason::BookYearAssumed(BookYearEnd::DECEMBER)));
    let later = record("2000-01-01", "12-31", "2022-03-01", &[]);
    let judgement = judged(&later, "2021-12-31", StatusRule::RatOrActivity);
    assert!(judgement.because.contains(&Reason::ActivityUnknown), "{:?}", judgement.because);
}

#[test]
fn a_meeting_counts_from_the_day_it_was_held() {
    let mut late = record("2010-01-01", "12-31", "", &[2019]);
    late.meetings.insert(2020, Some(day("2021-09-15")));
    let on = |as_of| status(&late, as_of, StatusRule::RatLastYear);
    assert_eq!(
        (on("2021-06-30"), on("2021-07-01"), on("2021-09-14"), on("2021-09-15")),
        (Status::Active, Status::Inactive, Status::Inactive, Status::Active)
    );
    let early = judged(&late, "2021-03-01", StatusRule::RatLastYear);
    assert_eq!((early.next_year, early.next_rat_due), (2020, day("2021-06-30")));
    assert_eq!(judged(&late, "2021-12-01", StatusRule::RatLastYear).next_rat_due, day("2022-06-30"));
}

#[test]
fn missed_meetings_are_counted_up_to_the_last_one_due() {
    let twice = record("2010-01-01", "12-31", "", &[2018]);
    assert_eq!(judged(&twice, "2021-06-30", StatusRule::TwoMissed).missed_in_a_row, 1);
    assert_eq!(judged(&twice, "2021-07-01", StatusRule::TwoMissed).missed_in_a_row, 2);
    assert_eq!(judged(&record("", "", "", &[]), "2021-07-01", StatusRule::TwoMissed).missed_in_a_row, 10);
}

#[test]
fn the_ministrys_line_holds_from_the_book_year_2025_and_is_never_later_than_the_law() {
    let due = |end: &str, line| due_on(line, day(end)).to_string();
    assert_eq!(due("2024-12-31", DeadlineLine::Ministry), "2025-06-30");
    assert_eq!(due("2025-12-31", DeadlineLine::Ministry), "2026-03-31");
    assert_eq!(due("2025-12-31", DeadlineLine::Law), "2026-06-30");
    assert_eq!(due("2026-06-30", DeadlineLine::Ministry), "2026-12-30");
    assert_eq!(due("2026-03-31", DeadlineLine::Ministry), "2026-09-30");
}

#[test]
fn the_rule_in_force_is_the_latest_that_had_begun() {
    let choice = |from: &str, rule| RuleChoice { from: day(from), rule, line: DeadlineLine::Law };
    let choices =
        [choice("2024-01-01", StatusRule::TwoMissed), choice("2022-01-01", StatusRule::RatOrActivity)];
    assert_eq!(in_force(&choices, day("2021-12-31")).rule, StatusRule::RatLastYear);
    assert_eq!(in_force(&choices, day("2022-01-01")).rule, StatusRule::RatOrActivity);
    assert_eq!(in_force(&choices, day("2025-01-01")).rule, StatusRule::TwoMissed);
}

#[test]
fn an_axis_is_as_good_as_the_least_of_its_checks() {
    let record = record("2010-01-01", "12-31", "2021-05-01", &[2020]);
    let papers = Papers { board_until: Some(day("2021-12-31")), certificate_until: None, result: Some(-1) };
    let found = checks(&record, &papers, day("2021-12-31"), DeadlineLine::Law);
    assert_eq!(axis(&found, Axis::Institution), Truth::Unknown, "the certificate is not known");
    assert_eq!(axis(&found, Axis::Business), Truth::Fail, "the result is a loss");
    assert_eq!(found[0], (Check::Meeting, Truth::Pass));
    let over = checks(&record, &papers, day("2022-01-01"), DeadlineLine::Law);
    assert_eq!(axis(&over, Axis::Institution), Truth::Fail, "the board's term is over");
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..14_000_u64).prop_map(|days| day("1995-01-01") + Days::new(days))
}

fn records() -> impl Strategy<Value = Record> {
    let ends =
        prop_oneof![Just("12-31"), Just("02-29"), Just("06-30"), Just("08-31"), Just("01-01"), Just("")];
    let meetings = prop::collection::btree_map(1995..2032_i32, prop::option::of(days()), 0..30);
    (prop::option::of(days()), ends, prop::collection::vec(days(), 0..4), meetings).prop_map(
        |(founded_on, end, activity, meetings)| Record {
            founded_on,
            book_year_end: end.parse().ok(),
            activity,
            meetings,
        },
    )
}

/// The years of account whose deadline has passed, found by walking through all of them.
fn due_years(record: &Record, as_of: NaiveDate) -> Vec<i32> {
    let end = |year| record.book_year_end().of_year(year);
    let exists = |year: &i32| record.founded_on.is_none_or(|founded| end(*year) >= founded);
    let passed = |year: &i32| end(*year) + chrono::Months::new(6) < as_of;
    (1980..2040).filter(exists).filter(passed).collect()
}

fn held(record: &Record, year: i32, as_of: NaiveDate) -> bool {
    record.meetings.get(&year).is_some_and(|day| match day {
        Some(day) => *day <= as_of,
        None => record.book_year_end().of_year(year) < as_of,
    })
}

proptest! {
    #[test]
    fn every_rule_agrees_with_walking_through_the_years(record in records(), as_of in days()) {
        let due = due_years(&record, as_of);
        let held: Vec<bool> = due.iter().rev().take(2).map(|year| held(&record, *year, as_of)).collect();
        let founded = record.founded_on.is_none_or(|day| day <= as_of);
        let year_ago = as_of - chrono::Months::new(12);
        let active = record.activity.iter().any(|day| (year_ago..=as_of).contains(day));
        let wanted = |rule| founded && match (rule, held.as_slice()) {
            (_, []) => true,
            (StatusRule::RatLastYear, held) => held[0],
            (StatusRule::RatOrActivity, held) => held.contains(&true) || active,
            (StatusRule::TwoMissed, held) => held.len() < 2 || held.contains(&true),
        };
        for rule in StatusRule::ALL {
            let judgement = judge(&record, as_of, *rule, DeadlineLine::Law);
            prop_assert_eq!(judgement.status == Status::Active, wanted(*rule), "{}", rule);
            prop_assert!(!judgement.because.is_empty());
        }
    }

    #[test]
    fn the_next_meeting_is_due_today_or_later_and_not_held_yet(record in records(), as_of in days()) {
        for line in DeadlineLine::ALL {
            let judgement = judge(&record, as_of, StatusRule::RatLastYear, *line);
            prop_assert!(judgement.next_rat_due >= as_of);
            prop_assert!(!held(&record, judgement.next_year, as_of));
        }
    }

    #[test]
    fn one_meeting_or_activity_more_never_makes_inactive(
        record in records(), as_of in days(), year in 1995..2032_i32, at_work in days(),
    ) {
        let mut more = record.clone();
        more.meetings.insert(year, None);
        let mut busier = record.clone();
        busier.activity.push(at_work);
        // A day that is taken back to "its year" may move a meeting; only a year that was not there is more.
        prop_assume!(!record.meetings.contains_key(&year));
        for rule in StatusRule::ALL {
            let before = judge(&record, as_of, *rule, DeadlineLine::Law).status;
            if before == Status::Active {
                prop_assert_eq!(judge(&more, as_of, *rule, DeadlineLine::Law).status, before);
                prop_assert_eq!(judge(&busier, as_of, *rule, DeadlineLine::Law).status, before);
            }
        }
    }

    #[test]
    fn a_text_is_a_book_years_end_or_it_is_not_and_never_panics(text in "[0-9/ -]{0,7}|\\PC{0,6}") {
        if let Ok(end) = text.parse::<BookYearEnd>() {
            prop_assert_eq!(end.to_string().parse(), Ok(end));
            for year in 1999..2005 {
                prop_assert_eq!(chrono::Datelike::year(&end.of_year(year)), year);
            }
        }
    }
}
