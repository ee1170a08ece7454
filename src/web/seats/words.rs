//! The reason of a seat in words, for pages and for mails alike. What it says was computed by `domain::seats`.

use domain::language::Language;
use domain::programs::{Merit, ProgramTerms};
use domain::seats::{SeatReason, SeatTold};

use crate::web::texts::{Arg, TextError, Texts};
use crate::web::wording::Wording;

/// Why an application stands where it stands.
pub(crate) fn told(words: Wording<'_>, told: &SeatTold) -> String {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| Ok::<_, TextError>(words.say_with(key, args));
    sentence(told, &say).unwrap_or_default()
}

/// The same for a mail; a missing text is an error there.
pub(crate) fn told_in(texts: &Texts, language: Language, told: &SeatTold) -> Result<String, TextError> {
    sentence(told, &|key, args| texts.get(language, key, args))
}

type Say<'a> = &'a dyn Fn(&str, &[(&str, Arg<'_>)]) -> Result<String, TextError>;

fn sentence(told: &SeatTold, say: Say<'_>) -> Result<String, TextError> {
    match *told {
        SeatTold::Seated { wish, points, applicants, seats } => say(
            "seats-told-seated",
            &[
                ("wish", wish.into()),
                ("points", points.into()),
                ("applicants", applicants.into()),
                ("seats", seats.into()),
            ],
        ),
        SeatTold::Waiting(reason) => waiting(reason, say),
        SeatTold::PassedOn { points } => say("seats-told-passed-on", &[("points", points.into())]),
        SeatTold::Released => say("seats-told-released", &[]),
    }
}

/// "15 kursi terisi: 15 oleh usaha dengan poin lebih tinggi. Anda (40 poin) nomor 3 di daftar tunggu."
fn waiting(reason: SeatReason, say: Say<'_>) -> Result<String, TextError> {
    let parts = [
        ("seats-filled-points", reason.by_points),
        ("seats-filled-time", reason.by_time),
        ("seats-filled-other", reason.by_other),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| say(key, &[("count", count.into())]))
        .collect::<Result<_, _>>()?;
    let place = say("seats-place", &[("place", reason.place.into()), ("points", reason.points.into())])?;
    if parts.is_empty() {
        return Ok(place);
    }
    let filled = say("seats-filled", &[("seats", reason.seats.into()), ("parts", parts.join(", ").into())])?;
    Ok(format!("{filled} {place}"))
}

/// "Memiliki kekurangan yang dinaikkan program: 40"
pub(crate) fn merits(words: Wording<'_>, earned: &[(Merit, u16)]) -> Vec<String> {
    earned
        .iter()
        .map(|(merit, points)| {
            let merit = words.label(*merit);
            words.say_with("seats-merit", &[("merit", merit.into()), ("points", (*points).into())])
        })
        .collect()
}

/// What a program gives points for, as on its page: "Usaha mikro: 10".
pub(crate) fn points(words: Wording<'_>, terms: &ProgramTerms) -> Vec<String> {
    let given: Vec<(Merit, u16)> = terms
        .points
        .iter()
        .filter(|(_, points)| **points > 0)
        .map(|(merit, points)| (*merit, *points))
        .collect();
    merits(words, &given)
}
