//! The books balance, whatever is done in whatever order; what may not be done is refused and leaves no trace.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use chrono::{Days, NaiveDate};
use domain::cooperatives::Split;
use domain::ledger::{
    Account, AccountClass, AccountKind, Book, CapKind, Entry, EntryFault, EntryId, Judged, MemberId, Move,
    Posting, Refusal, Sharer, close_year, divide_year, interest_of_month, judge_rate, owed,
};
use domain::money::{Method, Rate, Rupiah, Tenor};
use domain::schedule::{Loan, quote};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rp(amount: i64) -> Rupiah {
    Rupiah::new(amount).unwrap()
}

fn id(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(number))
}

const RAHMA: MemberId = MemberId(Uuid::from_u128(1));
const CASH: AccountKind = AccountKind::Cash;
const BUDI: MemberId = MemberId(Uuid::from_u128(2));

fn entry(number: u128, on: &str, what: Move) -> Entry {
    Entry::new(id(number), day(on), what.postings().unwrap()).unwrap()
}

/// Books with two members, of whom one has paid in.
fn book() -> Book {
    let mut book = Book::default();
    book.join(RAHMA);
    book.join(BUDI);
    for (number, kind, amount) in [
        (1, AccountKind::Principal, 100_000),
        (2, AccountKind::Compulsory, 50_000),
        (3, AccountKind::Voluntary, 1_000_000),
    ] {
        book.post(entry(number, "2026-01-05", Move::Deposit(CASH, RAHMA, kind, rp(amount)))).unwrap();
    }
    book
}

fn of(kind: AccountKind, member: MemberId) -> Account {
    Account::of(kind, member).unwrap()
}

fn cash() -> Account {
    common(AccountKind::Cash)
}

fn common(kind: AccountKind) -> Account {
    Account::common(kind).unwrap()
}

#[test]
fn pokok_and_wajib_are_equity_sukarela_is_owed_and_a_loan_is_had() {
    let mut book = book();
    assert_eq!((book.class(AccountClass::Equity), book.class(AccountClass::Liability)), (150_000, 1_000_000));
    book.post(entry(4, "2026-02-01", Move::Lend(CASH, BUDI, rp(600_000)))).unwrap();
    assert_eq!(book.class(AccountClass::Asset), 1_150_000, "lending changes what is had, not how much");
    book.post(entry(5, "2026-03-01", Move::Repay(CASH, BUDI, rp(50_000), rp(12_000)))).unwrap();
    assert_eq!((book.balance(of(AccountKind::Loan, BUDI)), book.result()), (550_000, 12_000));
}

#[test]
fn pokok_and_wajib_are_not_withdrawn_like_savings() {
    assert_eq!(Move::Deposit(CASH, RAHMA, AccountKind::Loan, rp(1)).postings(), None);
    assert_eq!(Move::PayOut(CASH, RAHMA, AccountKind::Voluntary, rp(1)).postings(), None);
    assert_eq!(Account::of(AccountKind::Cash, RAHMA), None);
    assert_eq!(Account::common(AccountKind::Voluntary), None);
}

#[test]
fn postings_that_do_not_balance_are_no_entry() {
    let savings = of(AccountKind::Voluntary, RAHMA);
    let of = |postings: Vec<Posting>| Entry::new(id(9), day("2026-01-01"), postings).unwrap_err();
    assert_eq!(of(vec![Posting::debit(cash(), rp(5))]), EntryFault::TooFew);
    assert_eq!(
        of(vec![Posting::debit(cash(), rp(5)), Posting::credit(savings, rp(4))]),
        EntryFault::Unbalanced
    );
    assert_eq!(of(vec![Posting::debit(cash(), rp(0)), Posting::credit(savings, rp(0))]), EntryFault::Nothing);
    let all = rp(i64::MAX);
    assert_eq!(of(vec![Posting::debit(cash(), all), Posting::credit(savings, all)]), EntryFault::TooLarge);
}

#[test]
fn more_than_there_is_cannot_be_taken_and_nothing_moves() {
    let mut book = book();
    let refused =
        book.post(entry(4, "2026-02-01", Move::Withdraw(CASH, RAHMA, AccountKind::Voluntary, rp(1_000_001))));
    assert_eq!(refused, Err(Refusal::WrongSide { kind: AccountKind::Voluntary, by: 1 }));
    let refused = book.post(entry(4, "2026-02-01", Move::Lend(CASH, BUDI, rp(1_150_001))));
    assert_eq!(refused, Err(Refusal::WrongSide { kind: AccountKind::Cash, by: 1 }));
    let refused = book.post(entry(4, "2026-02-01", Move::Repay(CASH, BUDI, rp(1), rp(0))));
    assert_eq!(refused, Err(Refusal::WrongSide { kind: AccountKind::Loan, by: 1 }));
    assert_eq!((book.balance(cash()), book.entries().len()), (1_150_000, 3));
    book.post(entry(4, "2026-02-01", Move::Withdraw(CASH, RAHMA, AccountKind::Voluntary, rp(1_000_000))))
        .unwrap();
}

#[test]
fn an_entry_is_posted_once_and_reversed_once_and_a_reversal_stays() {
    let mut book = book();
    let twice = entry(3, "2026-01-05", Move::Deposit(CASH, RAHMA, AccountKind::Voluntary, rp(1_000_000)));
    assert_eq!(book.post(twice), Err(Refusal::Posted));
    assert_eq!(book.reverse(id(77), id(4), day("2026-02-01")), Err(Refusal::NoEntry));
    book.reverse(id(3), id(4), day("2026-02-01")).unwrap();
    assert_eq!(book.balance(of(AccountKind::Voluntary, RAHMA)), 0);
    assert_eq!(
        book.balance_on(of(AccountKind::Voluntary, RAHMA), day("2026-01-31")),
        1_000_000,
        "the past stays"
    );
    assert_eq!(book.reverse(id(3), id(5), day("2026-02-02")), Err(Refusal::Reversed));
    assert_eq!(book.reverse(id(4), id(5), day("2026-02-02")), Err(Refusal::ReversalOfReversal));
}

#[test]
fn a_closed_period_takes_nothing_more() {
    let mut book = book();
    book.close(day("2026-01-31")).unwrap();
    let late = entry(4, "2026-01-31", Move::Other(cash(), common(AccountKind::OtherIncome), rp(5)));
    assert_eq!(book.post(late), Err(Refusal::Closed(day("2026-01-31"))));
    assert_eq!(book.reverse(id(3), id(4), day("2026-01-20")), Err(Refusal::Closed(day("2026-01-31"))));
    book.reverse(id(3), id(4), day("2026-02-01")).unwrap();
    assert_eq!(book.close(day("2026-01-31")), Err(Refusal::ClosedAlready(day("2026-01-31"))));
    assert_eq!(book.close(day("2025-12-31")), Err(Refusal::ClosedAlready(day("2026-01-31"))));
}

#[test]
fn pokok_and_wajib_leave_only_with_the_member_and_nothing_is_added_afterwards() {
    let mut book = book();
    let out = |on, kind, much| entry(4, on, Move::PayOut(CASH, RAHMA, kind, rp(much)));
    let early = out("2026-02-01", AccountKind::Compulsory, 50_000);
    assert_eq!(book.post(early.clone()), Err(Refusal::StillMember));
    book.leave(RAHMA, day("2026-02-01")).unwrap();
    book.post(early).unwrap();
    let savings = Move::Withdraw(CASH, RAHMA, AccountKind::Voluntary, rp(1_000_000));
    book.post(entry(5, "2026-03-01", savings)).unwrap();
    let more = || Move::Deposit(CASH, RAHMA, AccountKind::Voluntary, rp(5));
    assert_eq!(book.post(entry(6, "2026-02-02", more())), Err(Refusal::MemberLeft));
    book.post(entry(6, "2026-01-31", more())).unwrap();
    book.join(RAHMA);
    book.post(entry(7, "2026-02-02", more())).unwrap();
    let nobody = MemberId(Uuid::from_u128(9));
    let stranger = Move::Deposit(CASH, nobody, AccountKind::Voluntary, rp(5));
    assert_eq!(
        (book.post(entry(8, "2026-02-02", stranger)), book.leave(nobody, day("2026-02-02"))),
        (Err(Refusal::NoMember), Err(Refusal::NoMember))
    );
}

#[test]
fn one_account_is_one_posting_and_never_stands_on_both_sides() {
    let savings = of(AccountKind::Voluntary, RAHMA);
    let twice =
        vec![Posting::debit(cash(), rp(5)), Posting::debit(cash(), rp(4)), Posting::credit(savings, rp(9))];
    let entry = Entry::new(id(9), day("2026-01-01"), twice).unwrap();
    assert_eq!((entry.postings().len(), entry.total()), (2, 9));
    let both = vec![Posting::debit(cash(), rp(5)), Posting::credit(cash(), rp(5))];
    assert_eq!(Entry::new(id(9), day("2026-01-01"), both), Err(EntryFault::BothSides));
}

#[test]
fn an_account_is_known_by_number_spelling_and_usual_name() {
    for (text, kind) in [
        ("101", AccountKind::Cash),
        ("Kas", AccountKind::Cash),
        ("Simpanan Wajib", AccountKind::Compulsory),
        ("pinjaman", AccountKind::Loan),
        ("interest_income", AccountKind::InterestIncome),
    ] {
        assert_eq!(AccountKind::named(text), Some(kind), "{text}");
    }
    assert_eq!(AccountKind::named("entah"), None);
    let mut numbers: Vec<_> = AccountKind::ALL.iter().map(|kind| kind.number()).collect();
    assert!(numbers.is_sorted());
    numbers.dedup();
    assert_eq!(numbers.len(), AccountKind::ALL.len());
}

fn loan(amount: i64, method: Method) -> Loan {
    let rate: Rate = "24".parse().unwrap();
    Loan { amount: rp(amount), rate, tenor: Tenor::new(12).unwrap(), method, fee: Rupiah::ZERO }
}

#[test]
fn what_is_owed_follows_the_schedule_of_the_offer() {
    let loan = loan(36_000_000, Method::Declining);
    let begun = day("2026-01-31");
    let fresh = owed(&loan, begun, (Rupiah::ZERO, Rupiah::ZERO), day("2026-02-27")).unwrap();
    assert_eq!(fresh.next, Some((1, day("2026-02-28"), rp(3_000_000), rp(720_000))));
    assert_eq!((fresh.late, fresh.late_since), (Rupiah::ZERO, None));
    let late = owed(&loan, begun, (rp(3_000_000), rp(720_000)), day("2026-04-02")).unwrap();
    assert_eq!(late.next, Some((2, day("2026-03-31"), rp(3_000_000), rp(660_000))));
    assert_eq!((late.late, late.late_since), (rp(3_660_000), Some(day("2026-03-31"))));
    let whole = quote(&loan).unwrap();
    let done = owed(&loan, begun, (loan.amount, whole.total_interest), day("2028-01-01")).unwrap();
    assert_eq!((done.principal, done.interest, done.next), (Rupiah::ZERO, Rupiah::ZERO, None));
    let early = owed(&loan, begun, (loan.amount, rp(1)), day("2028-01-01")).unwrap();
    assert_eq!((early.interest, early.next, early.late), (Rupiah::ZERO, None, Rupiah::ZERO));
}

#[test]
fn a_month_of_interest_is_a_twelfth_rounded_half_up() {
    let rate: Rate = "9".parse().unwrap();
    assert_eq!(interest_of_month(rp(1_000_000), rate), rp(7_500));
    assert_eq!(interest_of_month(rp(66), rate), Rupiah::ZERO);
    assert_eq!(interest_of_month(rp(67), rate), rp(1));
}

#[test]
fn a_year_closes_into_its_result_and_a_loss_is_kept_apart() {
    let mut book = book();
    let earn = |much| Move::Other(cash(), common(AccountKind::OtherIncome), rp(much));
    let spend = |much| Move::Other(common(AccountKind::StaffExpense), cash(), rp(much));
    book.post(entry(4, "2026-02-01", earn(900))).unwrap();
    book.post(entry(5, "2026-02-01", spend(500))).unwrap();
    let all: Vec<_> = book.trial_balance().collect();
    let closing = |all: &[(Account, i64)]| {
        let of_year = |class| matches!(class, AccountClass::Income | AccountClass::Expense);
        let those: Vec<_> =
            all.iter().copied().filter(|(account, _)| of_year(account.kind().class())).collect();
        close_year(&those)
    };
    book.post(Entry::new(id(6), day("2026-12-31"), closing(&all)).unwrap()).unwrap();
    assert_eq!((book.balance(common(AccountKind::Undivided)), book.result()), (400, 0));
    book.post(entry(7, "2027-02-01", spend(70))).unwrap();
    let all: Vec<_> = book.trial_balance().collect();
    book.post(Entry::new(id(8), day("2027-12-31"), closing(&all)).unwrap()).unwrap();
    assert_eq!(book.balance(common(AccountKind::Loss)), 70);
    assert_eq!(book.class(AccountClass::Equity), 150_000 + 400 - 70);
    assert!(close_year(&[]).is_empty());
}

const SPLIT: Split = Split { reserve: 30, business: 25, capital: 20, board: 10, education: 10, social: 5 };

#[test]
fn a_rate_at_the_cap_is_within_it() {
    let judge = |kind, rate: &str, on| judge_rate(kind, rate.parse().unwrap(), day(on));
    assert_eq!(judge(CapKind::Loans, "24", "2026-01-01"), Judged::Within);
    assert!(
        matches!(judge(CapKind::Loans, "24.0001", "2026-01-01"), Judged::Above(cap) if cap.percent == 24)
    );
    assert!(matches!(judge(CapKind::Savings, "9,5", "2026-01-01"), Judged::Above(cap) if cap.percent == 9));
    assert_eq!(judge(CapKind::Savings, "9", "2026-01-01"), Judged::Within);
    assert_eq!(judge(CapKind::Loans, "30", "2022-12-31"), Judged::NoRule);
}

/// Something that somebody tries.
#[derive(Debug, Clone, Copy)]
enum Try {
    Post(u64, Move),
    Reverse(usize, u64),
    Close(u64),
    Join(MemberId),
    Leave(MemberId, u64),
    CloseYear(u64),
    Divide(u64),
}

fn tries() -> impl Strategy<Value = Try> {
    let member = || (0..3_u128).prop_map(|number| MemberId(Uuid::from_u128(number)));
    let kind = prop_oneof![
        Just(AccountKind::Principal),
        Just(AccountKind::Compulsory),
        Just(AccountKind::Voluntary)
    ];
    let amount = || (1..2_000_i64).prop_map(rp);
    let part = || (0..500_i64).prop_map(rp);
    let moves = prop_oneof![
        4 => (member(), kind, amount()).prop_map(|(who, kind, much)| Move::Deposit(CASH, who, kind, much)),
        1 => (member(), amount()).prop_map(|(who, much)| Move::Withdraw(CASH, who, AccountKind::Voluntary, much)),
        1 => (member(), amount()).prop_map(|(who, much)| Move::Lend(CASH, who, much)),
        1 => (member(), part(), part()).prop_map(|(who, principal, interest)| Move::Repay(CASH, who, principal, interest)),
        1 => (member(), amount()).prop_map(|(who, much)| Move::PayOut(CASH, who, AccountKind::Principal, much)),
        1 => amount().prop_map(|much| Move::Other(cash(), common(AccountKind::OtherIncome), much)),
        1 => amount().prop_map(|much| Move::Other(common(AccountKind::OtherExpense), cash(), much)),
        1 => (member(), amount()).prop_map(|(who, much)| Move::Credit(who, AccountKind::Voluntary, much)),
        1 => (member(), amount()).prop_map(|(who, much)| Move::PayShare(CASH, who, much)),
    ];
    prop_oneof![
        12 => (0..400_u64, moves).prop_map(|(on, what)| Try::Post(on, what)),
        2 => (0..60_usize, 0..400_u64).prop_map(|(which, on)| Try::Reverse(which, on)),
        1 => (0..60_u64).prop_map(Try::Close),
        1 => member().prop_map(Try::Join),
        1 => (member(), 0..400_u64).prop_map(|(who, on)| Try::Leave(who, on)),
        1 => (0..400_u64).prop_map(Try::CloseYear),
        1 => (0..400_u64).prop_map(Try::Divide),
    ]
}

fn attempt(book: &mut Book, number: u128, what: Try) -> bool {
    let on = |days| day("2026-01-01") + Days::new(days);
    match what {
        Try::Post(days, what) => {
            let entry = what.postings().and_then(|postings| Entry::new(id(number), on(days), postings).ok());
            entry.is_some_and(|entry| book.post(entry).is_ok())
        }
        Try::Reverse(which, days) => {
            let found = book.entries().get(which).map(Entry::id);
            found.is_some_and(|found| book.reverse(found, id(number), on(days)).is_ok())
        }
        Try::Close(days) => book.close(on(days)).is_ok(),
        Try::Join(member) => {
            book.join(member);
            true
        }
        Try::Leave(member, days) => book.leave(member, on(days)).is_ok(),
        Try::CloseYear(days) => {
            let of_year = |class| matches!(class, AccountClass::Income | AccountClass::Expense);
            let all = book.trial_balance().filter(|(account, _)| of_year(account.kind().class()));
            let postings = close_year(&all.collect::<Vec<_>>());
            Entry::new(id(number), on(days), postings).is_ok_and(|entry| book.post(entry).is_ok())
        }
        Try::Divide(days) => {
            let result = book.balance(common(AccountKind::Undivided));
            let capital = |member| book.balance(of(AccountKind::Compulsory, member));
            let sharer = |number| {
                let member = MemberId(Uuid::from_u128(number));
                Sharer { member, business: 1, capital: capital(member) }
            };
            let sharers: Vec<_> = (0..3).map(sharer).collect();
            let postings = divide_year(result, &SPLIT, &sharers).map(|(postings, _)| postings);
            let entry = postings.ok().and_then(|it| Entry::new(id(number), on(days), it).ok());
            entry.is_some_and(|entry| book.post(entry).is_ok())
        }
    }
}

proptest! {
    #[test]
    fn after_any_sequence_the_books_balance_and_no_account_stands_on_its_wrong_side(
        all in prop::collection::vec(tries(), 1..80),
    ) {
        let mut book = Book::default();
        for member in 0..3 {
            book.join(MemberId(Uuid::from_u128(member)));
        }
        for (number, what) in all.into_iter().enumerate() {
            let before: Vec<_> = book.trial_balance().collect();
            let entries = book.entries().len();
            let done = attempt(&mut book, 1_000 + number as u128, what);
            if !done {
                prop_assert_eq!(&before, &book.trial_balance().collect::<Vec<_>>(), "what is refused moves nothing");
                prop_assert_eq!(entries, book.entries().len());
            }
            let left = book.class(AccountClass::Asset) + book.class(AccountClass::Expense);
            let right = book.class(AccountClass::Liability) + book.class(AccountClass::Equity);
            prop_assert_eq!(left, right + book.class(AccountClass::Income));
            for (account, balance) in book.trial_balance() {
                prop_assert!(balance >= 0, "{:?}", account);
                prop_assert_eq!(balance, book.balance_on(account, NaiveDate::MAX), "balances are sums of entries");
            }
        }
    }
}
