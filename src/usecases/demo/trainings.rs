//! Three trainings of this year: one that was held and raised facts, one for cooperative boards that runs today, one that
//! is open to register.

use chrono::Duration;
use domain::criteria::Check;
use domain::facts::{FactKey, FactValue, Sex};
use domain::funds::{BookingKind, LineId, ParticipantKind};
use domain::matching::Improvement;
use domain::money::Rupiah;
use domain::programs::can_be_coached;
use domain::trainings::{Dates, TrainingId};

use super::businesses::Applicant;
use super::funds::Opened;
use super::past::{Dice, Past};
use super::staff::Staff;
use super::trades::{MEN, SECOND, WOMEN};
use crate::usecases::Failure;
use crate::usecases::funds::booking::{self, NewBooking};
use crate::usecases::office::gaps::{self, Narrowing};
use crate::usecases::trainings::registering::{self, NewParticipant, OwnRegistration};
use crate::usecases::trainings::{self, TrainingText, attending, completing, planning};

/// Owners who came to the training that was held.
const CAME: usize = 18;
/// Board members who come to the training that runs.
const BOARDS: usize = 16;

const COOPERATIVES: [&str; 4] =
    ["Koperasi Tani Manipi", "Koperasi Nelayan Lappa", "KUD Sinjai Selatan", "Koperasi Merah Putih Bongki"];

/// Plans and holds them.
pub(super) async fn settle(
    past: &Past,
    staff: &Staff,
    opened: &Opened,
    applicants: &[Applicant],
) -> Result<(), Failure> {
    let [fees, rooms, travel, _, rooms_coop, ..] = opened.lines[..] else {
        return Err(Failure::Broken("the lines of the demo".to_owned()));
    };
    held(past, staff, (fees, travel), applicants).await?;
    boards(past, staff, rooms_coop).await?;
    upcoming(past, staff, rooms, applicants).await
}

fn text(name: &str, about: &str, dates: Dates, (hours, seats): (u16, u16)) -> TrainingText {
    TrainingText {
        name: name.to_owned(),
        about: about.to_owned(),
        place: "Aula Dinas Koperasi, Balangnipa".to_owned(),
        district: None,
        dates,
        hours,
        seats,
        aims: None,
    }
}

/// Days from so many days ago to so many days ago; registration ends three days before.
fn dates(past: &Past, first: i64, last: i64) -> Dates {
    let starts_on = past.day(first);
    Dates { starts_on, ends_on: past.day(last), register_by: starts_on - Duration::days(3) }
}

/// The gap of a fact that blocks most businesses at present, where a training can close one.
async fn widest_gap(past: &Past, staff: &Staff, fact: FactKey) -> Result<Option<Check>, Failure> {
    let board = gaps::read(&past.app, &staff.clerk, &Narrowing::default()).await?;
    let line = board.lines.into_iter().find(|line| line.check.fact() == fact && can_be_coached(fact));
    Ok(line.map(|line| line.check))
}

async fn plan(
    past: &Past,
    staff: &Staff,
    line: LineId,
    text: &TrainingText,
    gap: Option<&Check>,
) -> Result<TrainingId, Failure> {
    planning::plan(&past.app, &staff.clerk, line, text, (gap, &text.name)).await
}

async fn held(
    past: &Past,
    staff: &Staff,
    (fees, travel): (LineId, LineId),
    applicants: &[Applicant],
) -> Result<(), Failure> {
    let app = &past.app;
    past.go(75, 0);
    let gap = widest_gap(past, staff, FactKey::FinancialRecords).await?;
    let to = FactValue::from_text(FactKey::FinancialRecords, "cash_book")
        .map_err(|_| Failure::Broken("a demo fact".to_owned()))?;
    let text = TrainingText {
        aims: Some(Improvement { fact: FactKey::FinancialRecords, to }),
        ..text(
            "Buku kas dalam dua hari",
            "Mencatat uang masuk dan keluar, dengan buku yang dibawa pulang.",
            dates(past, 55, 54),
            (16, 20),
        )
    };
    let id = plan(past, staff, fees, &text, gap.as_ref()).await?;
    planning::open(app, &staff.clerk, id).await?;
    past.go(70, 30);
    register(past, id, applicants, CAME).await?;
    for days_ago in [55, 54] {
        past.go(days_ago, 20);
        let token = attending::Door { training: id, day: past.day(days_ago) }.token(app);
        let seen = trainings::show(app, &staff.clerk, id).await?;
        // Two stayed away on the second day.
        let there = seen.people.len() - if days_ago == 54 { 2 } else { 0 };
        for person in seen.people.iter().take(there) {
            let owner = applicants.iter().find(|applicant| Some(applicant.id) == person.business);
            if let Some(applicant) = owner {
                attending::mark(app, &applicant.owner, &token, &[]).await?;
            }
        }
    }
    past.go(53, 0);
    let mut dice = Dice::from(2022);
    let seen = trainings::show(app, &staff.clerk, id).await?;
    for person in &seen.people {
        let before = u8::try_from(dice.between(35, 60)).unwrap_or(50);
        let after = u8::try_from(dice.between(65, 95)).unwrap_or(80);
        completing::score(app, &staff.clerk, person.id, [Some(before), Some(after)]).await?;
    }
    let raised: Vec<_> = seen.people.iter().take(CAME / 2).map(|person| person.id).collect();
    completing::complete(app, &staff.clerk, id, &raised).await?;
    pay(past, staff, (fees, id), (6_400_000, "Narasumber dua hari", "SP2D 18")).await?;
    pay(past, staff, (travel, id), (2_700_000, "Transpor 18 peserta", "SP2D 19")).await
}

/// The first so many owners who may take part.
async fn register(past: &Past, id: TrainingId, applicants: &[Applicant], most: usize) -> Result<(), Failure> {
    let mut came = 0;
    for applicant in applicants.iter().skip(1) {
        let new = OwnRegistration {
            business: applicant.id,
            kind: ParticipantKind::Micro,
            cooperative: None,
            sex: Some(Sex::Female),
            district: None,
        };
        match registering::register(&past.app, &applicant.owner, id, &new).await {
            // Without a NIB one does not get in.
            Err(Failure::Invalid(_)) => {}
            done => {
                done?;
                came += 1;
            }
        }
        if came == most {
            break;
        }
    }
    Ok(())
}

async fn pay(
    past: &Past,
    staff: &Staff,
    (line, training): (LineId, TrainingId),
    (amount, purpose, reference): (i64, &str, &str),
) -> Result<(), Failure> {
    let new = NewBooking {
        kind: BookingKind::Realisation,
        amount: Rupiah::new(amount).map_err(|_| Failure::Broken("a demo amount".to_owned()))?,
        day: crate::usecases::today(&past.app),
        purpose: purpose.to_owned(),
        reference: reference.to_owned(),
        commitment: None,
        training: Some(training.0),
        once: past.app.ids.next(past.app.clock.now()).to_string(),
    };
    booking::book(&past.app, &staff.clerk, line, &new).await
}

async fn boards(past: &Past, staff: &Staff, line: LineId) -> Result<(), Failure> {
    let app = &past.app;
    past.go(20, 0);
    let text = text(
        "RAT tepat waktu untuk pengurus koperasi",
        "Menyiapkan rapat anggota tahunan: laporan, undangan, dan berita acara.",
        dates(past, 1, -1),
        (24, 30),
    );
    let id = plan(past, staff, line, &text, None).await?;
    planning::open(app, &staff.clerk, id).await?;
    past.go(12, 0);
    let mut dice = Dice::from(160);
    let kinds = [ParticipantKind::Board, ParticipantKind::Supervisor, ParticipantKind::Manager];
    for number in 0..BOARDS {
        let woman = dice.chance(45);
        let given = dice.one_of(if woman { WOMEN } else { MEN }).unwrap_or("Nur");
        let second = dice.one_of(SECOND).unwrap_or("Alwi");
        let new = NewParticipant {
            name: format!("{given} {second}"),
            kind: kinds.get(number % kinds.len()).copied().unwrap_or(ParticipantKind::Board),
            sex: Some(if woman { Sex::Female } else { Sex::Male }),
            district: Some("73.07.05".to_owned()),
            nib: None,
            cooperative: COOPERATIVES.get(number % COOPERATIVES.len()).map(|name| (*name).to_owned()),
            covered: true,
        };
        registering::add(app, &staff.clerk, id, &new).await?;
    }
    past.go(1, 60);
    let token = attending::Door { training: id, day: past.day(1) }.token(app);
    let seen = trainings::show(app, &staff.clerk, id).await?;
    let there: Vec<_> = seen.people.iter().skip(2).map(|person| person.id).collect();
    attending::mark(app, &staff.clerk, &token, &there).await?;
    pay(past, staff, (line, id), (4_800_000, "Konsumsi hari pertama", "KW 61")).await
}

async fn upcoming(past: &Past, staff: &Staff, line: LineId, applicants: &[Applicant]) -> Result<(), Failure> {
    past.go(6, 0);
    let gap = widest_gap(past, staff, FactKey::Nib).await?;
    let text = TrainingText {
        aims: Some(Improvement { fact: FactKey::Nib, to: FactValue::YesNo(true) }),
        ..text(
            "Pembukuan dan izin usaha di satu meja",
            "Mengurus NIB lewat OSS dan memulai buku kas, didampingi petugas.",
            dates(past, -12, -13),
            (12, 25),
        )
    };
    let id = plan(past, staff, line, &text, gap.as_ref()).await?;
    planning::open(&past.app, &staff.clerk, id).await?;
    past.go(5, 0);
    register(past, id, applicants, 7).await
}
