//! What the people of the demo write into the form of a move.

use domain::applications::{Action, DeclineReason, OfferLetter, WorkflowKind};
use domain::documents::DocumentKind;
use domain::matching::Truth;

use super::applications::Walk;
use super::offers::OpenOffer;
use super::past::{Dice, Past};
use super::walks::{LETTER, SEAT};
use crate::usecases::Failure;
use crate::usecases::applications::{Act, Application};

/// Paths of failing criteria named in one decline.
const REASONS: usize = 3;

/// What a move of the table asks for, as people of the demo would fill it in.
pub(super) fn fill_in(
    past: &Past,
    walk: &Walk<'_>,
    seen: &Application,
    action: Action,
    offers: &[OpenOffer],
    dice: &mut Dice,
) -> Result<Act, Failure> {
    let today = domain::calendar::wita_date(past.app.clock.now());
    let after = |days| today + chrono::Duration::days(days);
    let mut filled = Act { confirmed: true, ..Act::new(action, seen.revision) };
    filled.note = dice.one_of(notes(action)).map(str::to_owned);
    match action {
        Action::Ask => {
            filled.due_on = Some(after(10));
            filled.papers = vec![DocumentKind::BankStatement];
        }
        Action::Approve => filled.letter = Some(letter(walk, seen, after(LETTER))?),
        Action::Disburse => {
            filled.amount = seen.letter.as_ref().map(|letter| letter.amount);
            filled.day = Some(today);
        }
        Action::Settle => filled.day = Some(today),
        Action::OfferSeat => filled.expires_on = Some(after(SEAT)),
        Action::Complete => {
            filled.day = Some(today);
            filled.reached = walk.program.map(|program| program.improves.clone());
        }
        Action::Transfer => filled.destination = elsewhere(walk, seen, offers).map(|offer| offer.id),
        Action::Decline => reasons(walk.kind, seen, &mut filled),
        _ => {}
    }
    Ok(filled)
}

fn letter(
    walk: &Walk<'_>,
    seen: &Application,
    expires_on: chrono::NaiveDate,
) -> Result<OfferLetter, Failure> {
    let terms = walk.offer.map(|offer| &offer.terms).ok_or(Failure::NotFound)?;
    let (amount, tenor) = (seen.amount.ok_or(Failure::NotFound)?, seen.tenor.ok_or(Failure::NotFound)?);
    Ok(OfferLetter::suggested(terms, amount, tenor, expires_on))
}

/// The offer of another bank that lends as much for the same.
fn elsewhere<'a>(walk: &Walk<'_>, seen: &Application, offers: &'a [OpenOffer]) -> Option<&'a OpenOffer> {
    offers.iter().find(|offer| {
        let (amount, purpose) = (seen.amount.unwrap_or_default(), seen.purpose);
        let within = offer.terms.floor <= amount && amount <= offer.terms.ceiling;
        offer.bank != walk.desk.id && within && purpose.is_some_and(|it| offer.terms.tenor_for(it).is_some())
    })
}

/// The criteria that failed; where none did, a reason from the list.
fn reasons(kind: WorkflowKind, seen: &Application, filled: &mut Act) {
    let failing = seen.findings.iter().filter(|finding| finding.verdict == Truth::Fail);
    filled.criteria = failing.map(|finding| finding.path.clone()).take(REASONS).collect();
    if filled.criteria.is_empty() {
        filled.reasons = vec![match kind {
            WorkflowKind::Credit => DeclineReason::RepaymentCapacity,
            WorkflowKind::Mentoring => DeclineReason::CohortFull,
        }];
    }
}

/// What people write beside a move.
const fn notes(action: Action) -> &'static [&'static str] {
    match action {
        Action::Visit => &[
            "Tempat usaha sesuai alamat; stok dan alat ada. Pemilik menguasai usahanya.",
            "Dikunjungi pagi hari, pembeli ramai. Catatan penjualan diperlihatkan.",
        ],
        Action::Refer => &["Layak diajukan ke komite; angsuran masih di bawah sepertiga sisa usaha."],
        Action::Ask => {
            &["Mohon kirim rekening koran tiga bulan terakhir, supaya arus uang usaha Anda terlihat."]
        }
        Action::Answer => &["Rekening koran sudah saya bawa ke kantor, mohon dicek."],
        Action::Decline => &["Silakan ajukan lagi setelah hal di atas terpenuhi; kami senang membantu."],
        Action::Complete => {
            &["Peserta hadir di hampir semua pertemuan dan mengerjakan sendiri tugas terakhir."]
        }
        Action::Drop => &["Peserta tidak hadir tiga kali berturut-turut."],
        _ => &[],
    }
}
