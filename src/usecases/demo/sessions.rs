//! The sessions of the demo's participants: held by their mentor, confirmed by their owner, now and then not yet.

use chrono::Duration;
use domain::applications::ApplicationId;
use domain::calendar::start_of_day;
use domain::mentoring::{Score, SessionId};
use domain::policy::Actor;
use domain::programs::{ProgramTerms, Topic};

use super::applications::Walk;
use super::past::{Dice, Past};
use crate::store;
use crate::usecases::Failure;
use crate::usecases::applications::assign;
use crate::usecases::mentoring::silence::look_due;
use crate::usecases::mentoring::{Recording, SessionText, confirm, log, plan};
use crate::usecases::ratings::{self, Rating};

/// What a mentor writes of a session, in the order in which one learns.
const NOTES: &[&str] = &[
    "Berkenalan dengan usahanya; tujuan disepakati dan dicatat bersama.",
    "Berlatih mencatat uang masuk dan keluar selama seminggu. Tugas: mencatat setiap malam.",
    "Catatan seminggu diperiksa bersama; pengeluaran rumah dipisahkan dari usaha.",
    "Menghitung sisa usaha sebulan, dan membahas ke mana perginya.",
    "Menyusun rencana tiga bulan: stok, alat, dan siapa mengerjakan apa.",
    "Semua diulang sekali lagi; peserta mengerjakan sendiri tanpa dibantu.",
];
/// On how many mornings before today the portal looked for silent mentors.
const MORNINGS: i64 = 30;
const WORDS: [&[&str]; 2] = [
    &["Pendamping sabar dan datang tepat waktu.", "Sangat membantu, catatan saya sekarang rapi.", ""],
    &["Rajin dan selalu mengerjakan tugasnya.", "Bertanya sampai paham, lalu mengajari tetangganya.", ""],
];

/// Gives a participant who has begun a mentor.
pub(super) async fn give_mentor(past: &Past, walk: &Walk<'_>, id: ApplicationId) -> Result<(), Failure> {
    let mentor = mentor(walk);
    assign(&past.app, &walk.desk.lead, id, None, Some(mentor.account)).await
}

fn mentor<'a>(walk: &'a Walk<'_>) -> &'a Actor {
    walk.desk.workers.first().unwrap_or(&walk.desk.lead)
}

async fn terms(past: &Past, id: ApplicationId) -> Result<ProgramTerms, Failure> {
    let application = store::applications::find(&past.app.db, id).await?.ok_or(Failure::NotFound)?;
    let terms = application.frozen.as_ref().and_then(|frozen| frozen.terms.of_program()).cloned();
    terms.ok_or(Failure::NotFound)
}

/// All sessions of a participation that is about to be completed, spread over its days.
pub(super) async fn hold_all(
    past: &Past,
    walk: &Walk<'_>,
    id: ApplicationId,
    (first, last): (i64, i64),
    dice: &mut Dice,
) -> Result<(), Failure> {
    let terms = terms(past, id).await?;
    let wanted = i64::from(terms.sessions).max(1);
    for number in 0..wanted {
        let ago = first - (first - last) * (number + 1) / (wanted + 1);
        let session = hold(past, walk, id, &terms, (number, ago)).await?;
        // Now and then somebody forgets to confirm.
        if number + 1 < wanted || dice.chance(70) {
            confirm(&past.app, &walk.applicant_owner(), session, 1).await?;
        }
    }
    Ok(())
}

/// The sessions of a participation that runs: one confirmed, one that waits for her, one to come.
pub(super) async fn hold_some(past: &Past, walk: &Walk<'_>, id: ApplicationId) -> Result<(), Failure> {
    let terms = terms(past, id).await?;
    let session = hold(past, walk, id, &terms, (0, 8)).await?;
    confirm(&past.app, &walk.applicant_owner(), session, 1).await?;
    hold(past, walk, id, &terms, (1, 2)).await?;
    past.go(1, 0);
    let app = &past.app;
    let coming = text(past, &terms, 2, -5);
    plan(app, mentor(walk), id, recording(past, SessionText { note: String::new(), ..coming })).await?;
    Ok(())
}

/// The one session of a participation whose mentor then is not heard of any more.
pub(super) async fn hold_once(
    past: &Past,
    walk: &Walk<'_>,
    id: ApplicationId,
    ago: i64,
) -> Result<(), Failure> {
    let session = hold(past, walk, id, &terms(past, id).await?, (0, ago)).await?;
    confirm(&past.app, &walk.applicant_owner(), session, 1).await
}

/// The portal looks for silent mentors every morning, as its job does.
pub(super) async fn look_for_silence(past: &Past) -> Result<(), Failure> {
    for ago in (1..MORNINGS).rev() {
        past.go(ago, 0);
        look_due(&past.app).await?;
    }
    Ok(())
}

async fn hold(
    past: &Past,
    walk: &Walk<'_>,
    id: ApplicationId,
    terms: &ProgramTerms,
    (number, ago): (i64, i64),
) -> Result<SessionId, Failure> {
    past.go(ago, 300);
    let text = text(past, terms, number, ago);
    log(&past.app, mentor(walk), id, recording(past, text)).await
}

fn recording(past: &Past, text: SessionText) -> Recording {
    let app = &past.app;
    Recording { once: SessionId(app.ids.next(app.clock.now())), text, photo: None }
}

fn text(past: &Past, terms: &ProgramTerms, number: i64, ago: i64) -> SessionText {
    let place = usize::try_from(number).unwrap_or(0);
    SessionText {
        starts_at: start_of_day(past.day(ago)) + Duration::hours(9),
        minutes: 90,
        place: terms.place.clone(),
        topic: terms.topics.get(place % terms.topics.len().max(1)).copied().unwrap_or(Topic::Administration),
        fact: terms.improves.get(place % terms.improves.len().max(1)).map(|improvement| improvement.fact),
        note: NOTES.get(place % NOTES.len()).copied().unwrap_or_default().to_owned(),
    }
}

/// Both sides say how it was, the day after.
pub(super) async fn rate(
    past: &Past,
    walk: &Walk<'_>,
    id: ApplicationId,
    ago: i64,
    dice: &mut Dice,
) -> Result<(), Failure> {
    past.go(ago - 1, 60);
    for (side, said) in [walk.applicant_owner(), walk.desk.lead.clone()].into_iter().zip(WORDS) {
        let score = u8::try_from(dice.between(3, 5)).ok().and_then(Score::new).ok_or(Failure::NotFound)?;
        let words = dice.one_of(said).unwrap_or_default().to_owned();
        ratings::rate(&past.app, &side, id, Rating { score, words }).await?;
    }
    Ok(())
}
