//! The steps in which a business is described: which questions each asks, in which order, and what is filled in already.

use domain::facts::{FactKey, FactSheet, FactValue, LegalForm};
use domain::identity::NikWarning;
use domain::regions;
use domain::size::{self, SizeBasis};

use crate::usecases::businesses::owners::Owner;
use crate::usecases::businesses::{Business, Known};
use crate::web::forms::FormView;
use crate::web::questions::{self, Question, amount_typed, choice, of_fact};
use crate::web::wording::Wording;

/// One step. Its spelling is the last part of its address and of its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Identity,
    Place,
    Trade,
    Money,
    Papers,
    Skills,
    Need,
}

/// What a step is asked about.
pub(super) struct Subject<'a> {
    pub(super) business: &'a Business,
    pub(super) known: &'a Known,
    pub(super) owner: &'a Owner,
}

impl Step {
    pub(super) const ALL: [Self; 7] =
        [Self::Identity, Self::Place, Self::Trade, Self::Money, Self::Papers, Self::Skills, Self::Need];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Place => "place",
            Self::Trade => "trade",
            Self::Money => "money",
            Self::Papers => "papers",
            Self::Skills => "skills",
            Self::Need => "need",
        }
    }

    /// The step that an address ends in.
    pub(super) fn of(path: &str) -> Option<Self> {
        let last = path.rsplit('/').next()?;
        Self::ALL.into_iter().find(|step| step.name() == last)
    }

    /// Where it stands, from 1.
    pub(super) fn at(self) -> usize {
        Self::ALL.iter().take_while(|step| **step != self).count() + 1
    }

    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.get(self.at()).copied()
    }

    /// The facts it asks for, in the order of the page.
    pub(super) fn facts(self, known: &FactSheet) -> Vec<FactKey> {
        let cooperative =
            known.value(FactKey::LegalForm) == Some(FactValue::LegalForm(LegalForm::Cooperative));
        match self {
            Self::Identity => vec![
                FactKey::LegalForm,
                FactKey::BusinessAgeMonths,
                FactKey::OwnerAgeYears,
                FactKey::OwnerSex,
            ],
            Self::Place => vec![FactKey::District],
            Self::Trade => vec![FactKey::Sector, FactKey::Kbli],
            Self::Money => vec![
                FactKey::AnnualSales,
                FactKey::MonthlySurplus,
                FactKey::MonthlyInstalments,
                FactKey::CollateralValue,
            ],
            Self::Papers => vec![FactKey::Ktp, FactKey::Nib, FactKey::Sku, FactKey::Npwp],
            Self::Skills => {
                let mut facts = vec![
                    FactKey::FinancialRecords,
                    FactKey::DigitalLevel,
                    FactKey::ManagementLevel,
                    FactKey::ProductionLevel,
                    FactKey::Employees,
                    FactKey::ProductiveCredit,
                    FactKey::KurLoansTaken,
                ];
                facts.push(if cooperative { FactKey::RatHeld } else { FactKey::CooperativeMember });
                facts
            }
            Self::Need => vec![FactKey::RequestedAmount, FactKey::RequestedTenorMonths, FactKey::Purpose],
        }
    }

    /// How many of its facts are known, and how many there are.
    pub(super) fn told(self, known: &FactSheet) -> (usize, usize) {
        let facts = self.facts(known);
        // A trade is told by its section; the code is for those who know it.
        let facts: Vec<_> = facts.into_iter().filter(|key| *key != FactKey::Kbli).collect();
        (facts.iter().filter(|key| known.get(**key).is_some()).count(), facts.len())
    }

    pub(super) fn state(self, known: &FactSheet) -> &'static str {
        match self.told(known) {
            (0, _) => "todo",
            (told, all) if told == all => "done",
            _ => "doing",
        }
    }

    /// The questions of its page.
    pub(super) fn questions(self, words: Wording<'_>, subject: &Subject<'_>) -> Vec<Question> {
        let facts = &subject.known.facts;
        let asked = |key| of_fact(words, key, Some(facts));
        match self {
            Self::Identity => {
                let mut questions = vec![
                    own(words, "text", "name", false),
                    own(words, "long", "description", true),
                    asked(FactKey::LegalForm),
                    asked(FactKey::BusinessAgeMonths),
                    nik(words, subject.owner),
                    asked(FactKey::OwnerAgeYears),
                    asked(FactKey::OwnerSex),
                ];
                for question in &mut questions {
                    if let Some(key) = date_label(question.name) {
                        question.label = words.say(key);
                    }
                }
                questions
            }
            Self::Place => place(words, subject.business),
            Self::Trade => trade(words, facts),
            Self::Money => {
                let mut questions: Vec<_> = self.facts(facts).into_iter().map(asked).collect();
                questions.insert(1, own(words, "money", "capital", true));
                questions
            }
            Self::Papers => papers(words, subject),
            Self::Skills => self.facts(facts).into_iter().map(asked).collect(),
            Self::Need => {
                let mut questions: Vec<_> =
                    self.facts(facts).into_iter().map(|key| of_fact(words, key, None)).collect();
                for question in &mut questions {
                    question.optional = false;
                    question.options.retain(|option| !option.value.is_empty());
                }
                questions.push(own(words, "long", "note", true));
                questions
            }
        }
    }

    /// The form as it stands now.
    pub(super) fn form(self, words: Wording<'_>, subject: &Subject<'_>, questions: &[Question]) -> FormView {
        let names: Vec<&'static str> = questions.iter().map(|question| question.name).collect();
        let (business, facts) = (subject.business, &subject.known.facts);
        let mut form = FormView::new(&names);
        for key in self.facts(facts) {
            form = questions::filled(words, form, key, facts);
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match self {
            Self::Identity => {
                form.with("name", business.name.clone()).with("description", text(&business.description))
            }
            Self::Place => form
                .with("village", text(&business.place.village))
                .with("address", text(&business.place.address)),
            Self::Trade => match facts.value(FactKey::Kbli) {
                Some(FactValue::Kbli(code)) => {
                    form.with("kbli", code.code()).with("kbli_version", code.version().to_string())
                }
                _ => form.with("kbli_version", "2025"),
            },
            Self::Money => match business.capital {
                Some(capital) => form.with("capital", amount_typed(words, capital)),
                None => form,
            },
            Self::Papers => match facts.get(FactKey::Sku).and_then(|fact| fact.expires) {
                Some(day) => form.with("sku_until", day.format("%d-%m-%Y").to_string()),
                None => form,
            },
            Self::Skills | Self::Need => form,
        }
    }
}

fn date_label(name: &str) -> Option<&'static str> {
    match name {
        "started_on" => Some("business-started-on"),
        "owner_born_on" => Some("business-owner-born-on"),
        _ => None,
    }
}

/// A question that is no fact: `business-<name>` and `business-<name>-hint`.
fn own(words: Wording<'_>, kind: &'static str, name: &'static str, optional: bool) -> Question {
    Question {
        kind,
        name,
        label: words.say(&format!("business-{}", name.replace('_', "-"))),
        hint: words.say(&format!("business-{}-hint", name.replace('_', "-"))),
        optional,
        ..Question::default()
    }
}

/// A number that is stored sealed: the field stays empty, its end is told.
fn sealed(words: Wording<'_>, name: &'static str, last4: Option<&str>) -> Question {
    let question = own(words, "text", name, true);
    match last4 {
        Some(last4) => {
            Question { hint: words.say_with("business-number-kept", &[("last", last4.into())]), ..question }
        }
        None => question,
    }
}

fn nik(words: Wording<'_>, owner: &Owner) -> Question {
    sealed(words, "nik", owner.nik_last4.as_deref())
}

fn place(words: Wording<'_>, business: &Business) -> Vec<Question> {
    let district = Question {
        kind: "select",
        name: "district",
        label: words.label(FactKey::District),
        hint: words.say("fact-help-district"),
        options: questions::districts(),
        optional: true,
        ..Question::default()
    };
    let mut questions = vec![district];
    if let Some(found) = business.place.district.as_deref().and_then(regions::district) {
        let villages = found.villages().iter();
        let options = villages.map(|village| choice(village.code, village.name)).collect();
        questions.push(Question { options, ..own(words, "select", "village", true) });
    }
    questions.push(own(words, "text", "address", true));
    questions
}

fn trade(words: Wording<'_>, facts: &FactSheet) -> Vec<Question> {
    let versions =
        ["2025", "2020"].map(|version| choice(version, words.say(&format!("kbli-version-{version}"))));
    let version = Question { options: versions.into(), ..own(words, "radios", "kbli_version", true) };
    let code = of_fact(words, FactKey::Kbli, Some(facts));
    vec![of_fact(words, FactKey::Sector, Some(facts)), code, version]
}

fn papers(words: Wording<'_>, subject: &Subject<'_>) -> Vec<Question> {
    let asked = |key| of_fact(words, key, Some(&subject.known.facts));
    vec![
        asked(FactKey::Ktp),
        asked(FactKey::Nib),
        sealed(words, "nib_number", subject.business.nib_last4.as_deref()),
        asked(FactKey::Sku),
        own(words, "date", "sku_until", true),
        asked(FactKey::Npwp),
        sealed(words, "npwp_number", subject.business.npwp_last4.as_deref()),
    ]
}

/// What is to be said beside the questions: how the size class came about, what in a NIK disagrees.
pub(super) fn remarks(step: Step, words: Wording<'_>, subject: &Subject<'_>) -> Vec<String> {
    match step {
        Step::Identity => warnings(words, &subject.owner.warnings),
        Step::Money => size_remark(words, subject.business, subject.known).into_iter().collect(),
        _ => Vec::new(),
    }
}

pub(super) fn warnings(words: Wording<'_>, warnings: &[NikWarning]) -> Vec<String> {
    let key = |warning: &NikWarning| match warning {
        NikWarning::BirthDateDiffers => "business-nik-birth-differs",
        NikWarning::SexDiffers => "business-nik-sex-differs",
        NikWarning::ImpossibleDate => "business-nik-impossible-date",
    };
    warnings.iter().map(|warning| words.say(key(warning))).collect()
}

/// "Usaha mikro, menurut penjualan setahun (PP 7/2021 Art 35)", and what the other criterion says where it disagrees.
pub(crate) fn size_remark(words: Wording<'_>, business: &Business, known: &Known) -> Option<String> {
    let facts = &known.facts;
    let amount = |number: i64| domain::money::Rupiah::new(number).ok();
    let sales = facts.value(FactKey::AnnualSales).and_then(FactValue::whole).and_then(amount);
    let capital = business.capital.and_then(amount);
    let size = size::size(facts.as_of(), sales, capital)?;
    let basis = match size.basis {
        SizeBasis::AnnualSales => words.say("business-size-by-sales"),
        SizeBasis::Capital => words.say("business-size-by-capital"),
    };
    let arguments = [
        ("class", words.label(size.class).into()),
        ("basis", basis.into()),
        ("regulation", size.rule.regulation.into()),
    ];
    let told = words.say_with("business-size", &arguments);
    let other = size.other.filter(|other| *other != size.class);
    Some(match other {
        Some(other) => {
            let disagrees = words.say_with("business-size-other", &[("class", words.label(other).into())]);
            format!("{told} {disagrees}")
        }
        None => told,
    })
}
