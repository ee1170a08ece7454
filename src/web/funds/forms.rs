//! The forms of a fund: what they ask and how it is read.

use domain::funds::{BookingKind, FundSource, ParticipantKind};
use domain::money::{AmountError, Rupiah};

use crate::usecases::Fault;
use crate::usecases::funds::Targets;
use crate::usecases::funds::booking::NewBooking;
use crate::usecases::funds::opening::{NewApproval, NewFund};
use crate::web::forms::Reader;
use crate::web::posted::Fields;

pub(super) const FUND: [&str; 4] = ["year", "source", "name", "amount"];
pub(super) const LINE: [&str; 2] = ["line", "amount"];
pub(super) const APPROVAL: [&str; 2] = ["amount", "reason"];
pub(super) const BOOKING: [&str; 6] = ["kind", "commitment", "amount", "day", "purpose", "reference"];
pub(super) const REASON: [&str; 1] = ["reason"];

/// The field of each kind's target.
pub(super) const TARGETS: [(ParticipantKind, &str); 8] = [
    (ParticipantKind::Board, "board"),
    (ParticipantKind::Supervisor, "supervisor"),
    (ParticipantKind::Manager, "manager"),
    (ParticipantKind::SyariahBoard, "syariah_board"),
    (ParticipantKind::Micro, "micro"),
    (ParticipantKind::Small, "small"),
    (ParticipantKind::StartUp, "start_up"),
    (ParticipantKind::StrategicGroup, "strategic_group"),
];

/// The fields of an activity: its name, then a target for each kind.
pub(super) fn activity_names() -> Vec<&'static str> {
    std::iter::once("activity").chain(TARGETS.map(|(_, name)| name)).collect()
}

fn amount(reader: &mut Reader<'_>, name: &str) -> Option<Rupiah> {
    reader.wanted(name, |text| {
        let amount: Rupiah = text.parse().map_err(AmountError::code)?;
        match amount {
            Rupiah::ZERO => Err("amount-zero"),
            amount if amount > Rupiah::MAX_STATED => Err("amount-too-large"),
            amount => Ok(amount),
        }
    })
}

pub(super) fn read_fund(fields: &Fields) -> Result<NewFund, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let year = reader.wanted("year", |text| {
        let year: i32 = text.parse().map_err(|_| "count")?;
        if (2000..=2100).contains(&year) { Ok(year) } else { Err("fund-year") }
    });
    let source = reader.choice::<FundSource>("source");
    let name = reader.required("name", 200);
    let amount = amount(&mut reader, "amount");
    reader.finish()?;
    match (year, source, name, amount) {
        (Some(year), Some(source), Some(name), Some(amount)) => Ok(NewFund { year, source, name, amount }),
        _ => Err(Vec::new()),
    }
}

pub(super) fn read_activity(fields: &Fields) -> Result<(String, Targets), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let name = reader.required("activity", 200);
    let mut targets = Targets::new();
    for (kind, field) in TARGETS {
        let count = reader.parsed(field, |text| match text.parse::<u32>() {
            Ok(count) if count <= 1_000_000 => Ok(count),
            _ => Err("count"),
        });
        targets.extend(count.filter(|count| *count > 0).map(|count| (kind, count)));
    }
    reader.finish()?;
    Ok((name.unwrap_or_default(), targets))
}

pub(super) fn read_line(fields: &Fields) -> Result<(String, Rupiah), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let name = reader.required("line", 200);
    let amount = amount(&mut reader, "amount");
    reader.finish()?;
    Ok((name.unwrap_or_default(), amount.unwrap_or_default()))
}

/// The once-only key of a form; one that was tampered with is simply another.
pub(crate) fn once(fields: &Fields) -> String {
    let typed = Reader::new(fields).typed("once").unwrap_or_default();
    typed.chars().take(64).collect()
}

pub(super) fn read_approval(fields: &Fields) -> Result<NewApproval, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let amount = amount(&mut reader, "amount");
    let reason = reader.required("reason", 1000);
    reader.finish()?;
    Ok(NewApproval {
        amount: amount.unwrap_or_default(),
        reason: reason.unwrap_or_default(),
        once: once(fields),
    })
}

pub(super) fn read_reason(fields: &Fields) -> Result<String, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let reason = reader.required("reason", 1000);
    reader.finish()?;
    Ok(reason.unwrap_or_default())
}

pub(super) fn read_booking(fields: &Fields) -> Result<NewBooking, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let kind = reader.wanted("kind", |text| match text.parse() {
        Ok(kind @ (BookingKind::Commitment | BookingKind::Realisation)) => Ok(kind),
        _ => Err("choose"),
    });
    let commitment = reader.optional_choice("commitment");
    let amount = amount(&mut reader, "amount");
    let day = reader.wanted("day", |text| crate::web::forms::day(text).ok_or("date"));
    let purpose = reader.required("purpose", 200);
    let reference = reader.required("reference", 200);
    reader.finish()?;
    match (kind, amount, day, purpose, reference) {
        (Some(kind), Some(amount), Some(day), Some(purpose), Some(reference)) => Ok(NewBooking {
            kind,
            amount,
            day,
            purpose,
            reference,
            commitment,
            training: Reader::new(fields).typed("training").and_then(|text| text.parse().ok()),
            once: once(fields),
        }),
        _ => Err(Vec::new()),
    }
}
