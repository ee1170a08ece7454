//! The form of a move: its fields by what its row of the table needs, and reading them.

use domain::applications::{Action, Need, OfferLetter};
use domain::facts::FactKey;
use domain::money::{Rate, Rupiah, Tenor};

use crate::usecases::Fault;
use crate::usecases::applications::{Act, CaseView};
use crate::web::forms::Reader;
use crate::web::posted::Fields;

pub(super) const MESSAGE: [&str; 2] = ["to", "body"];

/// Every field a move may have, in the order of the page.
pub(super) const NAMES: [&str; 14] = [
    "criteria",
    "reasons",
    "papers",
    "amount",
    "rate",
    "tenor",
    "fee",
    "expires_on",
    "conditions",
    "due_on",
    "day",
    "reached",
    "confirmed",
    "note",
];

/// The longest note.
const NOTE_MOST: usize = 4000;

fn money(text: &str) -> Result<Rupiah, &'static str> {
    text.parse::<Rupiah>().map_err(|_| "money")
}

/// Reads the form of a move. What the table wants and is not there is told by the use case, beside the same fields.
pub(super) fn read(
    case: &CaseView,
    action: Action,
    needs: &[Need],
    fields: &Fields,
) -> Result<Act, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let revision = reader.typed("revision").and_then(|text| text.parse().ok()).unwrap_or(-1);
    // A letter carries its own last day.
    let seat = needs.contains(&Need::Expiry) && !needs.contains(&Need::OfferLetter);
    let letter = needs.contains(&Need::OfferLetter).then(|| letter(&mut reader, case)).flatten();
    let act = Act {
        confirmed: reader.ticked("confirmed"),
        note: reader.optional("note", NOTE_MOST),
        reasons: reader.all("reasons").iter().filter_map(|text| text.parse().ok()).collect(),
        criteria: reader.all("criteria").iter().map(|path| (*path).to_owned()).collect(),
        papers: reader.all("papers").iter().filter_map(|text| text.parse().ok()).collect(),
        due_on: if needs.contains(&Need::DueDate) { reader.date("due_on") } else { None },
        expires_on: if seat { reader.date("expires_on") } else { None },
        amount: if needs.contains(&Need::Amount) { reader.parsed("amount", money) } else { None },
        day: if needs.contains(&Need::Day) { reader.date("day") } else { None },
        reached: needs.contains(&Need::Outcome).then(|| reached(&reader)),
        letter,
        ..Act::new(action, revision)
    };
    reader.finish()?;
    Ok(act)
}

/// What was reached; nothing ticked is an answer too: she took part and reached nothing of it yet.
fn reached(reader: &Reader<'_>) -> Vec<FactKey> {
    reader.all("reached").iter().filter_map(|text| text.parse().ok()).collect()
}

/// The letter; method is that of the version, for another one is another offer.
fn letter(reader: &mut Reader<'_>, case: &CaseView) -> Option<OfferLetter> {
    let method = case.version.terms.of_offer()?.method;
    let amount = reader.wanted("amount", money);
    let rate = reader.wanted("rate", |text| text.parse::<Rate>().map_err(|_| "rate"));
    let tenor = reader.wanted("tenor", |text| text.parse::<Tenor>().map_err(|_| "tenor"));
    let fee = reader.parsed("fee", money).unwrap_or(Rupiah::ZERO);
    if reader.typed("expires_on").is_none() {
        reader.fault("expires_on", "required");
    }
    let expires_on = reader.date("expires_on");
    let conditions = reader.optional("conditions", 2000).unwrap_or_default();
    Some(OfferLetter {
        amount: amount?,
        rate: rate?,
        method,
        tenor: tenor?,
        fee,
        expires_on: expires_on?,
        conditions,
    })
}
