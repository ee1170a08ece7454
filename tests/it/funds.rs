//! The fund of a year: opened and split by the head, booked on by staff, never beyond a line, closed for good.

use std::sync::Arc;

use domain::accounts::Role;
use domain::funds::{BookingKind, Effect, FundId, FundSource, LineId, ParticipantKind};
use domain::language::Language;
use domain::money::Rupiah;
use domain::policy::Actor;
use jembatan::usecases::Failure;
use jembatan::usecases::funds::booking::{self, NewBooking};
use jembatan::usecases::funds::opening::{self, NewApproval, NewFund};
use jembatan::usecases::funds::{self, Wanted};
use poem::http::StatusCode;
use sea_orm::ConnectionTrait as _;

use crate::kit::people::Person;
use crate::kit::portal::Portal;

fn actor(person: &Person, role: Role) -> Actor {
    Actor { account: person.id, role, organisation: None, language: Language::Id }
}

fn rupiah(amount: i64) -> Rupiah {
    Rupiah::new(amount).unwrap()
}

fn to_book(kind: BookingKind, amount: i64, once: &str) -> NewBooking {
    NewBooking {
        kind,
        amount: rupiah(amount),
        day: "2026-11-20".parse().unwrap(),
        purpose: format!("Honor {once}"),
        reference: "SPK/1".to_owned(),
        commitment: None,
        training: None,
        once: once.to_owned(),
    }
}

struct Office {
    portal: Portal,
    head: Person,
    clerk: Person,
    fund: FundId,
    line: LineId,
}

impl Office {
    /// The fund of 2022 with one line of this much.
    async fn with_line(planned: i64) -> Self {
        let portal = Portal::open().await;
        let head = portal.person("Kepala", Role::OfficeHead, None).await;
        let clerk = portal.clerk("Hasniati").await;
        let by = actor(&head, Role::OfficeHead);
        let new = NewFund {
            year: 2022,
            source: FundSource::Pk2umk,
            name: "Peningkatan kapasitas".to_owned(),
            amount: rupiah(400_000_000),
        };
        let fund = opening::open(&portal.app, &by, &new).await.unwrap();
        let targets = vec![(ParticipantKind::Micro, 30)];
        let activity = opening::add_activity(&portal.app, &by, fund, "Pelatihan", &targets).await.unwrap();
        let line = opening::add_line(&portal.app, &by, activity, "Honor", rupiah(planned)).await.unwrap();
        Self { portal, head, clerk, fund, line }
    }

    async fn book(&self, kind: BookingKind, amount: i64, once: &str) -> Result<(), Failure> {
        let clerk = actor(&self.clerk, Role::OfficeStaff);
        booking::book(&self.portal.app, &clerk, self.line, &to_book(kind, amount, once)).await
    }

    /// The sums of all bookings, which the line's own totals must equal.
    async fn booked(&self) -> Effect {
        let clerk = actor(&self.clerk, Role::OfficeStaff);
        let page =
            funds::export(&self.portal.app, &clerk, self.fund, &Wanted::default(), None).await.unwrap();
        let seen = funds::line(&self.portal.app, &clerk, self.line).await.unwrap();
        let sum = |of: fn(&Effect) -> i64| page.rows.iter().map(|row| of(&row.effect)).sum::<i64>();
        let sums =
            Effect { committed: sum(|effect| effect.committed), realised: sum(|effect| effect.realised) };
        let balance = seen.line.balance;
        assert_eq!((balance.committed.get(), balance.realised.get()), (sums.committed, sums.realised));
        assert_eq!(seen.fund.booked.get(), sums.uses(), "the fund is the sum of its bookings");
        sums
    }
}

#[tokio::test]
async fn the_head_opens_the_fund_splits_it_and_a_clerk_books_on_it_in_the_browser() {
    let portal = Portal::open().await;
    let mut head = portal.person("Kepala", Role::OfficeHead, None).await;
    let mut clerk = portal.clerk("Hasniati").await;
    clerk.browser.open("/office/funds/new").await.is(StatusCode::FORBIDDEN);
    let form = head.browser.open("/office/funds/new").await;
    let wrong = head.browser.send(&form, "/office/funds/new", &[("year", "22"), ("amount", "banyak")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis tahun empat angka");
    assert_eq!(wrong.form("/office/funds/new").value("amount"), Some("banyak"));
    let fields =
        [("year", "2022"), ("source", "pk2umk"), ("name", "Kapasitas UMK"), ("amount", "Rp400.000.000")];
    let fund = head.browser.send(&form, "/office/funds/new", &fields).await;
    fund.is_ok().shows("Dana tahun 2022").shows("Rp400.000.000");
    let form = head.browser.open(&fund.link("Tambah kegiatan")).await;
    let action = form.address.clone();
    let fields = [("activity", "Pelatihan kewirausahaan"), ("micro", "30"), ("board", "20")];
    let fund = head.browser.send(&form, &action, &fields).await;
    fund.shows("Pengurus koperasi 20, Usaha mikro 30");
    let form = head.browser.open(&fund.link("Tambah pos anggaran")).await;
    let action = form.address.clone();
    let too_much = head.browser.send(&form, &action, &[("line", "Honor"), ("amount", "400000001")]).await;
    too_much.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak pernah boleh terlampaui");
    let line = head.browser.send(&form, &action, &[("line", "Honor"), ("amount", "10 juta")]).await;
    line.is_ok().shows("Rp10.000.000");

    let page = clerk.browser.open(&line.address).await;
    let form = clerk.browser.open(&page.link("Bukukan")).await;
    let action = form.address.clone();
    let fields = [("kind", "commitment"), ("purpose", "Narasumber"), ("reference", "SPK/7")];
    let over = clerk.browser.send(&form, &action, &[&fields[..], &[("amount", "12000000")]].concat()).await;
    over.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Rp10.000.000").shows("sebesar Rp2.000.000");
    let form = head.browser.open(&line.link("Setujui kelebihan")).await;
    let approve = form.address.clone();
    let why = [("amount", "2000000"), ("reason", "Narasumber dari Makassar")];
    head.browser.send(&form, &approve, &why).await.is_ok().shows("Narasumber dari Makassar");
    let booked = clerk.browser.send(&over, &action, &[("amount", "12000000")]).await;
    booked.is_ok().shows("Sudah dibukukan").shows("Rp12.000.000");
    let detail = clerk.browser.open(&booked.link("Narasumber")).await;
    detail.shows("SPK/7").shows("Hasniati");
}

#[tokio::test]
async fn a_form_sent_twice_is_booked_once() {
    let office = Office::with_line(10_000_000).await;
    for _ in 0..2 {
        office.book(BookingKind::Realisation, 4_000_000, "satu").await.unwrap();
    }
    assert_eq!(office.booked().await, Effect { committed: 0, realised: 4_000_000 });
}

#[tokio::test]
async fn what_is_booked_back_leaves_the_line_as_it_was_and_both_bookings_stay() {
    let office = Office::with_line(10_000_000).await;
    let clerk = actor(&office.clerk, Role::OfficeStaff);
    let app = &office.portal.app;
    office.book(BookingKind::Commitment, 6_000_000, "ikat").await.unwrap();
    let seen = funds::line(app, &clerk, office.line).await.unwrap();
    let commitment = seen.open[0].0.id;
    let spend =
        NewBooking { commitment: Some(commitment), ..to_book(BookingKind::Realisation, 4_000_000, "bayar") };
    booking::book(app, &clerk, office.line, &spend).await.unwrap();
    assert_eq!(office.booked().await, Effect { committed: 2_000_000, realised: 4_000_000 });
    let drawn = booking::correct(app, &clerk, commitment, "keliru", "balik-ikat").await;
    assert!(matches!(drawn, Err(Failure::Refused("booking-drawn"))), "{drawn:?}");

    let page = funds::export(app, &clerk, office.fund, &Wanted::default(), None).await.unwrap();
    let paid = page.rows.iter().find(|row| row.kind == BookingKind::Realisation).unwrap().id;
    booking::correct(app, &clerk, paid, "salah pos", "balik").await.unwrap();
    assert_eq!(office.booked().await, Effect { committed: 6_000_000, realised: 0 });
    let again = booking::correct(app, &clerk, paid, "salah pos", "balik lagi").await;
    assert!(matches!(again, Err(Failure::Refused("booking-corrected"))), "{again:?}");
    booking::release(app, &clerk, commitment, "batal", "lepas").await.unwrap();
    assert_eq!(office.booked().await, Effect::default());
    let page = funds::export(app, &clerk, office.fund, &Wanted::default(), None).await.unwrap();
    assert_eq!(page.rows.len(), 4, "nothing is erased");
}

#[tokio::test]
async fn many_clerks_at_once_never_book_more_than_the_line_bears() {
    let office = Arc::new(Office::with_line(10_000_000).await);
    let tries = (0..40).map(|number| {
        let office = Arc::clone(&office);
        tokio::spawn(async move {
            let kind = if number % 2 == 0 { BookingKind::Commitment } else { BookingKind::Realisation };
            office.book(kind, 900_000, &format!("raced-{number}")).await.is_ok()
        })
    });
    let mut booked = 0;
    for one in tries.collect::<Vec<_>>() {
        booked += i64::from(one.await.unwrap());
    }
    let sums = office.booked().await;
    assert_eq!(sums.uses(), booked * 900_000);
    assert_eq!(booked, 11, "as many as fit, and not one more");
}

#[tokio::test]
async fn the_table_itself_refuses_what_has_no_room() {
    let office = Office::with_line(10_000_000).await;
    let outside = sea_orm::Database::connect(office.portal.database_url()).await.unwrap();
    for wrong in [
        "UPDATE budget_line SET committed = 10000001",
        "UPDATE budget_line SET realised = -1",
        "UPDATE fund SET booked = 400000001",
        "UPDATE fund SET allocated = 400000001",
    ] {
        assert!(outside.execute_unprepared(wrong).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn a_closed_year_is_read_and_not_written() {
    let mut office = Office::with_line(10_000_000).await;
    let head = actor(&office.head, Role::OfficeHead);
    office.book(BookingKind::Commitment, 1_000_000, "ikat").await.unwrap();
    let early = opening::close(&office.portal.app, &head, office.fund).await;
    assert!(matches!(early, Err(Failure::Refused("fund-committed"))), "{early:?}");
    let clerk = actor(&office.clerk, Role::OfficeStaff);
    let commitment = funds::line(&office.portal.app, &clerk, office.line).await.unwrap().open[0].0.id;
    booking::release(&office.portal.app, &clerk, commitment, "batal", "lepas").await.unwrap();
    let path = format!("/office/funds/{}", office.fund);
    let ask = office.head.browser.open(&format!("{path}/close")).await;
    let closed = office.head.browser.send(&ask, &format!("{path}/close"), &[]).await;
    closed.is_ok().shows("Tahun ini ditutup").does_not_show("Tambah kegiatan");
    let late = office.book(BookingKind::Realisation, 1, "terlambat").await;
    assert!(matches!(late, Err(Failure::Refused("fund-closed"))), "{late:?}");
    let more = NewApproval { amount: rupiah(1), reason: "x".to_owned(), once: "y".to_owned() };
    let more = opening::approve(&office.portal.app, &head, office.line, &more).await;
    assert!(matches!(more, Err(Failure::Refused("fund-closed"))), "{more:?}");
    office.clerk.browser.open(&format!("{path}/bookings.csv")).await.is_ok();
}
