//! Reads the offers, all of them before anything is judged, and names every bad leaf of every bad offer.

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use domain::criteria::Rule;
use domain::json::Noted;
use domain::matching::Instalments;
use domain::money::{Method, Rate, Rupiah};
use serde_json::Value;

use super::super::CliError;
use super::input::Input;

/// How many problems are told at once.
const MOST_TOLD: usize = 20;

/// An offer to judge by.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) id: String,
    pub(super) rule: Rule,
    terms: Option<Terms>,
}

/// As much of the terms as the first instalment rests on.
#[derive(Debug, Clone, Copy)]
struct Terms {
    rate: Rate,
    method: Method,
}

impl Offer {
    /// The first instalment in rupiah; none without terms or where they give no schedule.
    pub(super) fn first_instalment(&self, known: &Instalments, amount: i64, tenor: u32) -> Option<i64> {
        let Terms { rate, method } = self.terms?;
        known.under(rate, method, amount, tenor)
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<Offer>, CliError> {
    let mut input = Input::open(path)?;
    let mut text = String::new();
    let read = input.reader.read_to_string(&mut text);
    read.map_err(|error| CliError::Bad(format!("{} cannot be read: {error}.", input.name)))?;
    parse(&text).map_err(|problems| CliError::Bad(told(&input.name, &problems)))
}

fn told(name: &str, problems: &[String]) -> String {
    let shown = problems.iter().take(MOST_TOLD).map(|problem| format!("{name}: {problem}"));
    let more = problems.len().saturating_sub(MOST_TOLD);
    let rest = (more > 0).then(|| format!("{name}: and {more} more"));
    shown.chain(rest).collect::<Vec<_>>().join("\n")
}

fn parse(text: &str) -> Result<Vec<Offer>, Vec<String>> {
    let list: Vec<Noted> =
        serde_json::from_str(text).map_err(|error| vec![format!("not a JSON list of offers: {error}")])?;
    let mut offers = Vec::with_capacity(list.len());
    let mut problems = Vec::new();
    let mut ids = HashSet::new();
    for (number, json) in list.iter().enumerate() {
        match offer(json, number + 1) {
            Ok(offer) if !ids.insert(offer.id.clone()) => {
                problems.push(format!("offer {:?}: the id is given to two offers", offer.id));
            }
            Ok(offer) => offers.push(offer),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(offers) } else { Err(problems) }
}

fn offer(noted: &Noted, number: usize) -> Result<Offer, Vec<String>> {
    let json = &noted.value;
    let Some(id) = json.get("id").and_then(id_of) else {
        return Err(vec![format!("offer {number} of the list has no id")]);
    };
    let named = |problem: String| format!("offer {id:?}: {problem}");
    if let Some(path) = &noted.repeated {
        return Err(vec![named(format!("{path} is given twice"))]);
    }
    let Some(rule) = json.get("rule") else {
        return Err(vec![named("it has no rule".to_owned())]);
    };
    let terms = terms(json.get("terms"));
    match (Rule::from_json(rule), terms) {
        (Ok(rule), Ok(terms)) => Ok(Offer { id, rule, terms }),
        (rule, terms) => {
            let errors = rule.err().into_iter().flat_map(|errors| errors.0);
            let of_rule = errors.map(|error| error.to_string());
            Err(of_rule.chain(terms.err()).map(named).collect())
        }
    }
}

/// A text, or a whole number as other programs write ids.
pub(super) fn id_of(json: &Value) -> Option<String> {
    match json {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) if !number.is_f64() => Some(number.to_string()),
        _ => None,
    }
}

/// Rate and method must be right where they are given; without either there is no schedule. Other terms (ceiling, floor,
/// tenor, ...) decide nothing here: what they demand of a business stands in the rule.
fn terms(json: Option<&Value>) -> Result<Option<Terms>, String> {
    let fields = match json {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err("terms: an object is wanted".to_owned()),
    };
    let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
    let rate = given("rate").map(rate).transpose().map_err(|why| format!("terms.rate: {why}"))?;
    let method = given("method").map(method).transpose().map_err(|why| format!("terms.method: {why}"))?;
    if let Some(fee) = given("fee") {
        serde_json::from_value::<Rupiah>(fee.clone()).map_err(|why| format!("terms.fee: {why}"))?;
    }
    Ok(rate.zip(method).map(|(rate, method)| Terms { rate, method }))
}

fn rate(json: &Value) -> Result<Rate, String> {
    match json {
        Value::Number(_) | Value::String(_) => {
            serde_json::from_value(json.clone()).map_err(|why| why.to_string())
        }
        _ => Err("a number of percent a year is wanted".to_owned()),
    }
}

fn method(json: &Value) -> Result<Method, String> {
    let read = json.as_str().and_then(|text| text.parse().ok());
    read.ok_or_else(|| format!("{json} is none of annuity, flat, declining, margin"))
}
