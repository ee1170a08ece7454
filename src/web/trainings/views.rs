//! The sheets of trainings.

use domain::certificates::CertificateCode;
use domain::facts::Sex;
use domain::trainings::TrainingStatus;

use crate::usecases::Page;
use crate::usecases::trainings::{Participant, Seen, Training, planning};
use crate::web::rules::sentences;
use crate::web::sheets::{Cell, Datum, Head, Section, SheetPage, Stat, Way};
use crate::web::wording::Wording;

pub(super) fn tone(status: TrainingStatus) -> &'static str {
    match status {
        TrainingStatus::Planned => "amber",
        TrainingStatus::Open => "teal",
        TrainingStatus::Held => "green",
        TrainingStatus::Cancelled => "plain",
    }
}

fn heads(words: Wording<'_>, keys: &[&str], figures: &[usize]) -> Vec<Head> {
    let head =
        |(place, key): (usize, &&str)| Head { label: words.say(key), figure: figures.contains(&place) };
    keys.iter().enumerate().map(head).collect()
}

/// "1 Desember 2026", or "1 Desember 2026 – 3 Desember 2026".
pub(super) fn days(words: Wording<'_>, training: &Training) -> String {
    let dates = &training.text.dates;
    if dates.starts_on == dates.ends_on {
        words.date(dates.starts_on)
    } else {
        format!("{} – {}", words.date(dates.starts_on), words.date(dates.ends_on))
    }
}

pub(super) fn district(code: Option<&str>) -> String {
    let found = code.and_then(domain::regions::district);
    found.map_or_else(String::new, |district| district.name.to_owned())
}

fn seats(words: Wording<'_>, training: &Training) -> String {
    words.say_with(
        "trainings-seats-taken",
        &[("taken", i64::from(training.taken).into()), ("seats", i64::from(training.text.seats).into())],
    )
}

/// The public page that proves a certificate.
pub(super) fn proof(code: &CertificateCode) -> String {
    format!("/certificate/{}", code.as_str())
}

pub(super) fn list(words: Wording<'_>, page: &Page<Training>, later: bool) -> SheetPage {
    let row = |training: &Training| {
        vec![
            Cell::link(&training.text.name, format!("/office/trainings/{}", training.id))
                .noted(district(training.text.district.as_deref())),
            Cell::text(days(words, training)),
            Cell::text(seats(words, training)),
            Cell::text(words.label(training.status)).toned(tone(training.status)),
        ]
    };
    let keys = ["trainings-col-name", "trainings-col-days", "trainings-col-seats", "trainings-col-status"];
    let next = page.next.as_ref().map(|next| format!("/office/trainings?after={next}"));
    SheetPage {
        title: words.say("trainings-title"),
        lead: words.say("trainings-lead"),
        sections: vec![Section {
            title: words.say("trainings-all"),
            head: heads(words, &keys, &[2]),
            rows: page.rows.iter().map(row).collect(),
            empty: words.say("trainings-none"),
            ..Section::default()
        }],
        ways: vec![
            Way::to("/office/trainings/new", words.say("trainings-plan"), "primary"),
            Way::to("/office/gaps", words.say("nav-gaps"), "secondary"),
        ],
        newest: if later { "/office/trainings".to_owned() } else { String::new() },
        older: next.unwrap_or_default(),
        ..SheetPage::default()
    }
}

fn figure(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn training(words: Wording<'_>, seen: &Seen) -> SheetPage {
    let training = &seen.training;
    let present = seen.present().filter(|person| person.took_part(&training.text.dates)).count();
    let raised = seen.people.iter().filter(|person| person.raised).count();
    let bookings = format!("/office/funds/{}/bookings?training={}", training.fund, training.id);
    let stat = |key: &str, value: String, href: &str| Stat {
        label: words.say(key),
        value,
        href: href.to_owned(),
        ..Stat::default()
    };
    let stats = vec![
        stat("trainings-stat-registered", seats(words, training), ""),
        stat("trainings-stat-took-part", words.integer(figure(present)), ""),
        stat("trainings-stat-raised", words.integer(figure(raised)), ""),
        stat("funds-committed", words.rupiah(seen.booked.committed), &bookings),
        stat("funds-realised", words.rupiah(seen.booked.realised), &bookings),
    ];
    SheetPage {
        title: training.text.name.clone(),
        lead: format!("{} · {}", words.label(training.status), days(words, training)),
        back: Way::to("/office/trainings", words.say("trainings-title"), ""),
        notice: words.say(&format!("trainings-next-{}", training.status)),
        stats,
        facts: facts(words, seen),
        sections: vec![people(words, seen), materials(words, seen)],
        ways: ways(words, training),
        ..SheetPage::default()
    }
}

fn facts(words: Wording<'_>, seen: &Seen) -> Vec<Datum> {
    let training = &seen.training;
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let mut facts = vec![
        datum("trainings-about", training.text.about.clone()),
        datum("trainings-place", training.text.place.clone()),
        datum("trainings-hours", words.integer(i64::from(training.text.hours))),
        datum("trainings-register-by", words.date(training.text.dates.register_by)),
        Datum {
            href: format!("/office/lines/{}", training.line),
            link: words.say("view"),
            ..datum("funds-col-line", seen.line_name.clone())
        },
    ];
    if let Some(aim) = training.text.aims {
        let value = sentences::value(words, aim.fact, aim.to);
        facts.push(datum("trainings-aim", format!("{}: {value}", words.label(aim.fact))));
    }
    if let Some(check) = planning::gap_of(training) {
        facts.push(Datum {
            href: format!("/office/gaps/{}", crate::web::office::gaps::spelled(&check)),
            link: words.say("view"),
            ..datum("trainings-from-gap", sentences::check(words, &check))
        });
    }
    facts
}

fn ways(words: Wording<'_>, training: &Training) -> Vec<Way> {
    let path = format!("/office/trainings/{}", training.id);
    let way = |below: &str, key: &str, kind| Way::to(format!("{path}/{below}"), words.say(key), kind);
    let mut ways = Vec::new();
    if training.status == TrainingStatus::Planned {
        ways.push(way("open", "trainings-open", "primary"));
    }
    if training.status.is_running() {
        ways.push(way("doors", "trainings-doors", "secondary"));
        ways.push(way("list", "trainings-list", "secondary"));
        ways.push(way("participants/new", "trainings-add", "secondary"));
        ways.push(way("complete", "trainings-complete", "secondary"));
        ways.push(way("materials", "trainings-material-add", "secondary"));
    }
    let book = format!("/office/lines/{}/book?training={}", training.line, training.id);
    ways.push(Way::to(book, words.say("trainings-book"), "secondary"));
    if training.status.is_running() {
        ways.push(way("cancel", "trainings-cancel", "quiet"));
    }
    ways
}

fn people(words: Wording<'_>, seen: &Seen) -> Section {
    let keys = [
        "trainings-col-person",
        "trainings-col-kind",
        "trainings-col-place",
        "trainings-col-presence",
        "trainings-col-before",
        "trainings-col-after",
        "trainings-certificate",
    ];
    let wanted = if seen.certificates.is_empty() { keys.len() - 1 } else { keys.len() };
    let keys = keys.get(..wanted).unwrap_or(&keys);
    let total = i64::from(seen.training.text.dates.days());
    Section {
        title: words.say("trainings-people"),
        note: words.say_with(
            "trainings-presence-wanted",
            &[("wanted", i64::from(seen.training.text.dates.wanted()).into()), ("days", total.into())],
        ),
        head: heads(words, keys, &[3, 4, 5]),
        rows: seen.people.iter().map(|person| person_row(words, seen, person)).collect(),
        empty: words.say("trainings-nobody"),
        ..Section::default()
    }
}

fn person_row(words: Wording<'_>, seen: &Seen, person: &Participant) -> Vec<Cell> {
    let score =
        |score: Option<u8>| score.map_or_else(|| "–".to_owned(), |score| words.integer(i64::from(score)));
    let sex = person.sex.map(|sex: Sex| words.label(sex)).unwrap_or_default();
    let mut notes = vec![sex];
    notes.extend(person.nib_last4.as_ref().map(|last| format!("NIB ···{last}")));
    notes.extend(person.cooperative.clone());
    if person.withdrawn {
        notes.push(words.say("trainings-withdrawn"));
    } else if person.raised {
        notes.push(words.say("trainings-was-raised"));
    }
    notes.retain(|note| !note.is_empty());
    let days = i64::from(seen.training.text.dates.days());
    let there = words.say_with(
        "trainings-days-there",
        &[("there", figure(person.days.len()).into()), ("days", days.into())],
    );
    let mut row = vec![
        Cell::link(&person.name, format!("/office/attendees/{}", person.id)).noted(notes.join(" · ")),
        Cell::text(words.label(person.kind)),
        Cell::text(district(person.district.as_deref())),
        Cell::text(there),
        Cell::text(score(person.before)),
        Cell::text(score(person.after)),
    ];
    if !seen.certificates.is_empty() {
        row.push(match seen.certificates.get(&person.id) {
            Some(code) => Cell::link(code.to_string(), proof(code)),
            None => Cell::text("–"),
        });
    }
    row
}

fn materials(words: Wording<'_>, seen: &Seen) -> Section {
    let id = seen.training.id;
    let row = |(document, name): &(domain::documents::DocumentId, String)| {
        vec![Cell::link(name, format!("/trainings/{id}/materials/{document}"))]
    };
    Section {
        title: words.say("trainings-materials"),
        head: heads(words, &["trainings-col-material"], &[]),
        rows: seen.materials.iter().map(row).collect(),
        empty: words.say("trainings-no-materials"),
        ..Section::default()
    }
}
