//! The fund of 2022, spent and closed, and the fund of this year, on which the trainings stand. What things cost here is
//! made up; only the sum of 2022 is what the regency was given.

use chrono::{Datelike as _, NaiveDate};
use domain::funds::{BookingKind, FundId, FundSource, LineId, ParticipantKind};
use domain::money::Rupiah;

use super::past::Past;
use super::staff::Staff;
use crate::usecases::Failure;
use crate::usecases::funds::booking::{self, NewBooking};
use crate::usecases::funds::opening::{self, NewApproval, NewFund};
use crate::usecases::funds::{self, Targets, Wanted};

/// What Sinjai was given for 2022, in rupiah.
const GIVEN: i64 = 400_000_000;
/// The year it was given for.
const YEAR: i32 = 2022;

struct Activity {
    name: &'static str,
    targets: &'static [(ParticipantKind, u32)],
    lines: &'static [(&'static str, i64)],
}

const ACTIVITIES: [Activity; 3] = [
    Activity {
        name: "Pelatihan kewirausahaan usaha mikro",
        targets: &[(ParticipantKind::Micro, 60), (ParticipantKind::StartUp, 20)],
        lines: &[
            ("Honor narasumber kewirausahaan", 60_000_000),
            ("Konsumsi dan ruang kewirausahaan", 80_000_000),
            ("Transpor peserta kewirausahaan", 60_000_000),
        ],
    },
    Activity {
        name: "Pelatihan perkoperasian",
        targets: &[
            (ParticipantKind::Board, 40),
            (ParticipantKind::Supervisor, 20),
            (ParticipantKind::Manager, 20),
        ],
        lines: &[
            ("Honor narasumber perkoperasian", 40_000_000),
            ("Konsumsi dan ruang perkoperasian", 60_000_000),
        ],
    },
    Activity {
        name: "Pendampingan usaha mikro",
        targets: &[(ParticipantKind::Micro, 80)],
        lines: &[("Honor pendamping", 70_000_000), ("Transpor pendamping", 30_000_000)],
    },
];

/// A fund and its lines, in the order of [`ACTIVITIES`].
pub(super) struct Opened {
    pub(super) fund: FundId,
    pub(super) lines: Vec<LineId>,
}

/// Opens both funds and closes the old one; answers the one of this year.
pub(super) async fn settle(past: &Past, staff: &Staff) -> Result<Opened, Failure> {
    let old = spent(past, staff).await?;
    past.go(to(past, YEAR, 12, 27), 0);
    opening::close(&past.app, &staff.head, old.fund).await?;
    past.go(280, 0);
    open(past, staff, past.today().year()).await
}

/// How many days ago a day was.
fn to(past: &Past, year: i32, month: u32, day: u32) -> i64 {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (past.today() - day).num_days()
}

async fn open(past: &Past, staff: &Staff, year: i32) -> Result<Opened, Failure> {
    let (app, head) = (&past.app, &staff.head);
    let rupiah = |amount| Rupiah::new(amount).map_err(|_| Failure::Broken("a demo amount".to_owned()));
    let new = NewFund {
        year,
        source: FundSource::Pk2umk,
        name: "Peningkatan Kapasitas Koperasi, Usaha Mikro dan Kecil".to_owned(),
        amount: rupiah(GIVEN)?,
    };
    let fund = opening::open(app, head, &new).await?;
    let mut lines = Vec::new();
    for activity in &ACTIVITIES {
        let targets: Targets = activity.targets.to_vec();
        let id = opening::add_activity(app, head, fund, activity.name, &targets).await?;
        for (name, amount) in activity.lines {
            lines.push(opening::add_line(app, head, id, name, rupiah(*amount)?).await?);
        }
    }
    Ok(Opened { fund, lines })
}

/// Books on a line as a clerk would.
pub(super) async fn book(
    past: &Past,
    staff: &Staff,
    line: LineId,
    (kind, amount): (BookingKind, i64),
    (purpose, reference): (&str, &str),
) -> Result<(), Failure> {
    let new = NewBooking {
        kind,
        amount: Rupiah::new(amount).map_err(|_| Failure::Broken("a demo amount".to_owned()))?,
        day: crate::usecases::today(&past.app),
        purpose: purpose.to_owned(),
        reference: reference.to_owned(),
        commitment: None,
        training: None,
        once: past.app.ids.next(past.app.clock.now()).to_string(),
    };
    booking::book(&past.app, &staff.clerk, line, &new).await
}

/// The year 2022: a commitment spent and its rest released, a line exceeded with approval, a booking booked back.
async fn spent(past: &Past, staff: &Staff) -> Result<Opened, Failure> {
    past.go(to(past, YEAR, 3, 14), 0);
    let opened = open(past, staff, YEAR).await?;
    let [fees, rooms, travel, fees_coop, rooms_coop, mentors, mentors_travel] = opened.lines[..] else {
        return Err(Failure::Broken("the lines of the demo".to_owned()));
    };
    let app = &past.app;
    past.go(to(past, YEAR, 4, 11), 0);
    book(
        past,
        staff,
        mentors,
        (BookingKind::Commitment, 68_000_000),
        ("Kontrak enam pendamping", "SPK 04/2022"),
    )
    .await?;
    let seen = funds::line(app, &staff.clerk, mentors).await?;
    let contract = seen.open.first().map(|(booking, _)| booking.id).ok_or(Failure::NotFound)?;
    for (month, amount) in [(6, 30_000_000), (9, 22_000_000), (11, 14_500_000)] {
        past.go(to(past, YEAR, month, 20), 0);
        let new = NewBooking {
            kind: BookingKind::Realisation,
            amount: Rupiah::new(amount).map_err(|_| Failure::Broken("a demo amount".to_owned()))?,
            day: crate::usecases::today(app),
            purpose: "Honor pendamping".to_owned(),
            reference: format!("SP2D {month}/2022"),
            commitment: Some(contract),
            training: None,
            once: app.ids.next(app.clock.now()).to_string(),
        };
        booking::book(app, &staff.clerk, mentors, &new).await?;
    }
    past.go(to(past, YEAR, 12, 15), 0);
    booking::release(app, &staff.clerk, contract, "Kontrak selesai", "lepas-2022").await?;

    let paid = BookingKind::Realisation;
    past.go(to(past, YEAR, 7, 4), 0);
    book(past, staff, fees, (paid, 57_500_000), ("Narasumber lima angkatan", "SP2D 21/2022")).await?;
    book(past, staff, travel, (paid, 54_200_000), ("Transpor 80 peserta", "SP2D 22/2022")).await?;
    past.go(to(past, YEAR, 7, 5), 0);
    let more = NewApproval {
        amount: Rupiah::new(2_500_000).map_err(|_| Failure::Broken("a demo amount".to_owned()))?,
        reason: "Angkatan kelima pindah ke gedung yang lebih besar".to_owned(),
        once: "setuju-2022".to_owned(),
    };
    opening::approve(app, &staff.head, rooms, &more).await?;
    book(past, staff, rooms, (paid, 82_100_000), ("Ruang dan konsumsi lima angkatan", "SP2D 23/2022"))
        .await?;
    past.go(to(past, YEAR, 9, 12), 0);
    book(past, staff, fees_coop, (paid, 38_000_000), ("Narasumber perkoperasian", "SP2D 40/2022")).await?;
    book(past, staff, rooms_coop, (paid, 56_400_000), ("Ruang dan konsumsi perkoperasian", "SP2D 41/2022"))
        .await?;
    past.go(to(past, YEAR, 10, 3), 0);
    book(past, staff, rooms_coop, (paid, 3_100_000), ("Transpor pendamping", "SP2D 44/2022")).await?;
    wrong_line(past, staff, &opened, rooms_coop).await?;
    book(past, staff, mentors_travel, (paid, 26_300_000), ("Transpor pendamping", "SP2D 44/2022")).await?;
    Ok(opened)
}

/// What stood on the wrong line is booked back.
async fn wrong_line(past: &Past, staff: &Staff, opened: &Opened, line: LineId) -> Result<(), Failure> {
    let wanted = Wanted { line: Some(line), ..Wanted::default() };
    let page = funds::bookings(&past.app, &staff.clerk, opened.fund, &wanted, None).await?;
    let wrong = page.rows.iter().find(|row| row.effect.realised == 3_100_000).ok_or(Failure::NotFound)?;
    past.go(to(past, YEAR, 10, 4), 0);
    booking::correct(&past.app, &staff.clerk, wrong.id, "Seharusnya pos transpor pendamping", "balik-2022")
        .await?;
    Ok(())
}
