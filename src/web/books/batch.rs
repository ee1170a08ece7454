//! The monthly batch: asked, shown before it is posted, then posted whole.

use domain::cooperatives::CooperativeId;
use domain::ledger::AccountKind;
use domain::money::RateError;
use poem::handler;
use serde::Serialize;

use super::acting::{accounts, money_field};
use super::forms::{self, amount, money};
use super::views::{back, count};
use crate::usecases::ledger::batches::{self, Each, NewBatch, Preview, SHOWN};
use crate::usecases::{Failure, Fault, ledger, today};
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::routes::Routes;
use crate::web::sheets::{Choice, Field, FormPage, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default().get("/books/:id/batch/:what", ask).post("/books/:id/batch/:what", post)
}

/// What a batch does to every member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Pays,
    Earns,
}

impl What {
    fn of(text: &str) -> Result<Self, WebError> {
        match text {
            "pays" => Ok(Self::Pays),
            "earns" => Ok(Self::Earns),
            _ => Err(WebError::NotFound),
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::Earns => "earns",
        }
    }

    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Pays => &["account", "amount", "at", "day", "note", "except"],
            Self::Earns => &["account", "rate", "day", "note", "except"],
        }
    }

    const fn accounts(self) -> &'static [AccountKind] {
        match self {
            Self::Pays => &[AccountKind::Compulsory, AccountKind::Voluntary, AccountKind::Principal],
            Self::Earns => &[AccountKind::Voluntary, AccountKind::TermDeposit],
        }
    }
}

/// What a batch would post.
#[derive(Debug, Serialize)]
pub(super) struct PreviewPage {
    title: String,
    lead: String,
    back: Way,
    action: String,
    once: String,
    hidden: Vec<Choice>,
    facts: Vec<crate::web::sheets::Datum>,
    rows: Vec<PreviewRow>,
    more: String,
}

#[derive(Debug, Serialize)]
struct PreviewRow {
    name: String,
    number: String,
    amount: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "pages/books/preview.html";

    fn samples() -> Vec<Self> {
        let page = |more: &str| Self {
            title: "Simpanan wajib".into(),
            lead: "Periksa dulu".into(),
            back: Way::to("/books/1", "Buku besar".into(), ""),
            action: "/books/1/batch/pays".into(),
            once: "1".into(),
            hidden: vec![Choice { value: "20000".into(), label: "amount".into() }],
            facts: Vec::new(),
            rows: vec![PreviewRow {
                name: "Rahma".into(),
                number: "A-001".into(),
                amount: "Rp20.000".into(),
            }],
            more: more.into(),
        };
        vec![page(""), page("dan 9.950 anggota lain")]
    }
}

async fn page(owner: &Owner, id: CooperativeId, what: What) -> Result<FormPage, WebError> {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let mut fields = vec![
        Field::new("select", "account", words.say("books-account")).of(accounts(words, what.accounts())),
    ];
    match what {
        What::Pays => {
            fields.push(Field::new("money", "amount", words.say("books-batch-each")));
            fields.push(money_field(words));
        }
        What::Earns => {
            fields.push(
                Field::new("number", "rate", words.say("books-rate"))
                    .hint(words.say("books-batch-rate-hint")),
            );
        }
    }
    fields.push(Field::new("date", "day", words.say("books-day")).hint(words.say("books-batch-day-hint")));
    fields.push(Field::new("text", "note", words.say("books-note")).optional());
    fields.push(
        Field::new("area", "except", words.say("books-batch-except"))
            .hint(words.say("books-batch-except-hint"))
            .optional(),
    );
    let day = today(owner.app()).format("%d-%m-%Y").to_string();
    let form = FormView::new(what.names()).with("day", day).with("account", what.accounts()[0].as_str());
    Ok(FormPage {
        title: words.say(&format!("books-batch-{}", what.as_str())),
        lead: format!("{name}. {}", words.say(&format!("books-batch-{}-lead", what.as_str()))),
        back: back(words, id),
        action: format!("/books/{id}/batch/{}", what.as_str()),
        form: if what == What::Pays { form.with("at", AccountKind::Cash.as_str()) } else { form },
        fields,
        button: words.say("books-batch-look"),
        once: owner.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At((id, what)): At<(CooperativeId, String)>) -> Answer {
    let page = page(&owner, id, What::of(&what)?).await?;
    owner.render(&page)
}

fn read(what: What, fields: &Fields) -> Result<NewBatch, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let account = reader.wanted("account", |text| {
        text.parse().ok().filter(|kind| what.accounts().contains(kind)).ok_or("choose")
    });
    let each = match what {
        What::Pays => {
            let sum = amount(&mut reader, "amount");
            let at = money(&mut reader);
            sum.zip(at).map(|(sum, at)| Each::Pays(sum, at))
        }
        What::Earns => reader.wanted("rate", |text| text.parse().map_err(RateError::code)).map(Each::Earns),
    };
    let day = reader.wanted("day", |text| crate::web::forms::day(text).ok_or("date"));
    let note = reader.optional("note", 200).unwrap_or_default();
    let except = reader.optional("except", 20_000).unwrap_or_default();
    reader.finish()?;
    let wrong = || vec![Fault::new("account", "required")];
    let except = except.split([',', ';', '\n', ' ', '\r', '\t']).map(str::trim);
    Ok(NewBatch {
        each: each.ok_or_else(wrong)?,
        account: account.ok_or_else(wrong)?,
        day: day.ok_or_else(wrong)?,
        note,
        except: except.filter(|number| !number.is_empty()).map(str::to_owned).collect(),
        once: forms::once(fields),
    })
}

fn shown(
    words: Wording<'_>,
    (id, what): (CooperativeId, What),
    (fields, new): (&Fields, &NewBatch),
    preview: &Preview,
) -> PreviewPage {
    let datum = |key: &str, detail: String| crate::web::sheets::Datum {
        term: words.say(key),
        detail,
        ..crate::web::sheets::Datum::default()
    };
    let row = |(holder, sum): &(ledger::Holder, domain::money::Rupiah)| PreviewRow {
        name: holder.name.clone(),
        number: holder.number.clone(),
        amount: words.rupiah(sum.get()),
    };
    let rest = preview.rows.len().saturating_sub(SHOWN);
    let hidden = what.names().iter().filter_map(|name| {
        let value = field(fields, name)?.to_owned();
        Some(Choice { value, label: (*name).to_owned() })
    });
    PreviewPage {
        title: words.say(&format!("books-batch-{}", what.as_str())),
        lead: words.say("books-batch-check"),
        back: Way::to(format!("/books/{id}/batch/{}", what.as_str()), words.say("books-batch-again"), ""),
        action: format!("/books/{id}/batch/{}", what.as_str()),
        once: new.once.clone(),
        hidden: hidden.collect(),
        facts: vec![
            datum("books-account", words.label(new.account)),
            datum("books-day", words.date(new.day)),
            datum("books-batch-count", words.integer(count(preview.rows.len()))),
            datum("books-batch-left-out", words.integer(count(preview.left_out))),
            datum("books-batch-total", words.rupiah(preview.total.get())),
        ],
        rows: preview.rows.iter().take(SHOWN).map(row).collect(),
        more: if rest == 0 {
            String::new()
        } else {
            words.say_with("books-batch-more", &[("count", count(rest).into())])
        },
    }
}

#[handler]
async fn post(
    owner: Owner,
    At((id, what)): At<(CooperativeId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let what = What::of(&what)?;
    let (app, actor) = (owner.app(), owner.actor());
    let confirmed = field(&fields, "confirm").is_some();
    let failure = match read(what, &fields) {
        Ok(new) if confirmed => match batches::post(app, actor, id, &new).await {
            Ok(_) => return Ok(see_other_with(&format!("/books/{id}/entries"), "books-batch-posted")),
            Err(failure) => failure,
        },
        Ok(new) => match batches::preview(app, actor, id, &new).await {
            Ok(preview) => {
                return owner.render(&shown(owner.wording(), (id, what), (&fields, &new), &preview));
            }
            Err(failure) => failure,
        },
        Err(faults) => Failure::Invalid(faults),
    };
    let faults = faults(failure)?;
    let page = page(&owner, id, what).await?;
    refused(&owner, what.names(), &fields, faults, page)
}
