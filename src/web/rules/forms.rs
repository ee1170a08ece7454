//! One criterion as a form: the tests that suit the fact, with the input that suits its type.

use domain::criteria::{Check, Comparison, Condition, Leaf, Remedy, Test, TestName};
use domain::facts::{Evidence, FactKey, FactType, FactValue};

use crate::usecases::Fault;
use crate::web::forms::{FormView, Reader};
use crate::web::posted::Fields;

/// The fields of a criterion, in the order of the page.
pub(super) const NAMES: [&str; 8] =
    ["fact", "test", "value", "values", "test_2", "value_2", "remedy", "evidence"];

/// What is asked for a fact: which inputs its type wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// A number, perhaps with a second bound.
    Number,
    /// Rupiah, perhaps with a second bound.
    Money,
    /// Yes or no.
    YesNo,
    /// Any of a list of boxes.
    Boxes,
    /// Codes, parted by commas.
    Codes,
}

impl Input {
    pub(super) const fn of(fact: FactKey) -> Self {
        match fact.fact_type() {
            FactType::Integer { .. } | FactType::Percent => Self::Number,
            FactType::Money { .. } => Self::Money,
            FactType::YesNo => Self::YesNo,
            FactType::Choice | FactType::District | FactType::Sector => Self::Boxes,
            FactType::Kbli => Self::Codes,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::YesNo => "yes_no",
            Self::Boxes => "boxes",
            Self::Codes => "codes",
        }
    }

    /// The tests that are offered: lists say all that "exactly" would say of names.
    pub(super) fn tests(self, fact: FactKey) -> Vec<TestName> {
        let offered = |test: &TestName| match self {
            Self::Number | Self::Money => !matches!(test, TestName::OneOf | TestName::NoneOf),
            Self::YesNo => matches!(test, TestName::Is),
            Self::Boxes | Self::Codes => matches!(test, TestName::OneOf | TestName::NoneOf),
        };
        TestName::suited_to(fact).filter(offered).collect()
    }
}

/// The form of a new criterion of a fact.
pub(super) fn empty(fact: FactKey) -> FormView {
    let remedy = if fact.age_date().is_some() { Remedy::Time } else { usual_remedy(fact) };
    FormView::new(&NAMES).with("fact", fact.as_str()).with("remedy", remedy.as_str())
}

fn usual_remedy(fact: FactKey) -> Remedy {
    match fact {
        FactKey::Nib | FactKey::Sku | FactKey::Npwp | FactKey::Ktp => Remedy::Paper,
        _ if domain::programs::can_be_coached(fact) => Remedy::Coaching,
        _ => Remedy::None,
    }
}

/// The form of a criterion that is there.
pub(super) fn filled(leaf: &Leaf) -> FormView {
    let fact = leaf.check.fact();
    let mut form = FormView::new(&NAMES).with("fact", fact.as_str()).with("remedy", leaf.remedy.as_str());
    if let Some(evidence) = leaf.evidence {
        form = form.with("evidence", evidence.as_str());
    }
    checked_as(form, &leaf.check)
}

/// The form of the condition of a criterion, where it is one check.
pub(super) fn condition(leaf: &Leaf) -> Option<(FactKey, FormView)> {
    let Some(Condition::Check(check)) = &leaf.when else {
        return None;
    };
    let form = FormView::new(&NAMES).with("fact", check.fact().as_str());
    fits(check).then(|| (check.fact(), checked_as(form, check)))
}

/// Whether the form has room for a check: what only the JSON can say, only the JSON changes.
pub(super) fn fits(check: &Check) -> bool {
    match (Input::of(check.fact()), check.test()) {
        (Input::Number | Input::Money, Test::Compare(pairs)) => pairs.len() <= 2,
        (Input::Number | Input::Money, test) => matches!(test, Test::Is(_)),
        _ => true,
    }
}

fn checked_as(form: FormView, check: &Check) -> FormView {
    match (Input::of(check.fact()), check.test()) {
        (_, Test::Compare(pairs)) => pairs.iter().enumerate().fold(form, |form, (number, (name, value))| {
            let (test, field) = if number == 0 { ("test", "value") } else { ("test_2", "value_2") };
            form.with(test, TestName::from(*name).as_str()).with(field, value.to_string())
        }),
        (Input::Boxes | Input::Codes, test) => {
            let name = if matches!(test, Test::NoneOf(_)) { TestName::NoneOf } else { TestName::OneOf };
            let values: Vec<String> = test.operands().map(|value| value.to_string()).collect();
            let form = form.with("test", name.as_str()).with("value", values.join(", "));
            values.into_iter().fold(form, |form, value| form.with("values", value))
        }
        (_, test) => test.operands().fold(form.with("test", TestName::Is.as_str()), |form, value| {
            form.with("value", value.to_string())
        }),
    }
}

/// Reads a criterion; every fault beside its field.
pub(super) fn read(fields: &Fields) -> Result<Leaf, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let fact: Option<FactKey> = reader.choice("fact");
    let check = fact.and_then(|fact| read_check(&mut reader, fact));
    let remedy = reader.choice("remedy");
    let evidence: Option<Evidence> = reader.optional_choice("evidence");
    reader.finish()?;
    match (check, remedy) {
        (Some(check), Some(remedy)) => {
            let evidence = evidence.filter(|it| *it > Evidence::Stated);
            Ok(Leaf { check, remedy, evidence, when: None })
        }
        _ => Err(vec![Fault::new("test", "rule-criterion")]),
    }
}

/// Reads the condition under which a criterion applies.
pub(super) fn read_condition(fields: &Fields) -> Result<Condition, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let fact: Option<FactKey> = reader.choice("fact");
    let check = fact.and_then(|fact| read_check(&mut reader, fact));
    reader.finish()?;
    check.map(Condition::Check).ok_or_else(|| vec![Fault::new("test", "rule-criterion")])
}

fn read_check(reader: &mut Reader<'_>, fact: FactKey) -> Option<Check> {
    let test = match Input::of(fact) {
        Input::Number | Input::Money => read_number(reader, fact)?,
        Input::YesNo => Test::Is(reader.wanted("value", |text| value(fact, text))?),
        Input::Boxes => {
            let name: TestName = reader.choice("test")?;
            let typed = reader.all("values");
            let values: Vec<FactValue> = typed.iter().filter_map(|text| value(fact, text).ok()).collect();
            if values.is_empty() || values.len() != typed.len() {
                reader.fault("values", "choose");
                return None;
            }
            listed(name, values)
        }
        Input::Codes => {
            let name: TestName = reader.choice("test")?;
            listed(name, reader.wanted("value", |text| values(fact, text))?)
        }
    };
    checked(reader, fact, test)
}

/// One bound or two, or exactly one number.
fn read_number(reader: &mut Reader<'_>, fact: FactKey) -> Option<Test> {
    let name: TestName = reader.choice("test")?;
    let first = reader.wanted("value", |text| value(fact, text))?;
    let Some(comparison) = comparison(name) else {
        return Some(Test::Is(first));
    };
    let mut pairs = vec![(comparison, first)];
    if let Some(second) = reader.optional_choice::<TestName>("test_2").and_then(self::comparison) {
        pairs.push((second, reader.wanted("value_2", |text| value(fact, text))?));
    } else if reader.typed("value_2").is_some() {
        reader.fault("test_2", "choose");
        return None;
    }
    if pairs.len() == 2 && pairs.first().map(|pair| pair.0) == pairs.last().map(|pair| pair.0) {
        reader.fault("test_2", "rule-same-test");
        return None;
    }
    Some(Test::Compare(pairs))
}

fn checked(reader: &mut Reader<'_>, fact: FactKey, test: Test) -> Option<Check> {
    let check = Check::new(fact, test).ok();
    if check.is_none() {
        reader.fault("test", "rule-test-does-not-suit");
    }
    check
}

fn listed(name: TestName, values: Vec<FactValue>) -> Test {
    if name == TestName::NoneOf { Test::NoneOf(values) } else { Test::OneOf(values) }
}

const fn comparison(name: TestName) -> Option<Comparison> {
    match name {
        TestName::AtLeast => Some(Comparison::AtLeast),
        TestName::MoreThan => Some(Comparison::MoreThan),
        TestName::AtMost => Some(Comparison::AtMost),
        TestName::LessThan => Some(Comparison::LessThan),
        TestName::Is | TestName::OneOf | TestName::NoneOf => None,
    }
}

/// A value as people type it; the fault says what kind is wanted.
pub(super) fn value(fact: FactKey, text: &str) -> Result<FactValue, &'static str> {
    FactValue::from_text(fact, text).map_err(|_| match fact.fact_type() {
        FactType::Integer { .. } => "rule-number",
        FactType::Money { .. } => "rule-money",
        FactType::Percent => "rule-percent",
        FactType::YesNo => "rule-yes-no",
        FactType::Choice => "choose",
        FactType::District => "rule-district",
        FactType::Sector => "rule-sector",
        FactType::Kbli => "rule-kbli",
    })
}

fn values(fact: FactKey, text: &str) -> Result<Vec<FactValue>, &'static str> {
    text.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| value(fact, part))
        .collect()
}
