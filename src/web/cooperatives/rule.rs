//! The rule that the office goes by: what it was and is, and for the head a new choice with its first day.

use domain::cooperatives::{DeadlineLine, RULES, RuleChoice, StatusRule};
use domain::policy;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::asking;
use super::words;
use crate::usecases::Failure;
use crate::usecases::cooperatives::{Chosen, rules};
use crate::web::capability::OfficeStaff;
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::questions::Choice;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const FIELDS: [&str; 3] = ["from", "rule", "line"];

#[derive(Debug, Serialize)]
pub(super) struct RulePage {
    rules: Vec<RuleText>,
    history: Vec<Line>,
    may_choose: bool,
    form: FormView,
    rule_choices: Vec<Choice>,
    line_choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct RuleText {
    name: String,
    means: String,
    source: String,
}

#[derive(Debug, Serialize)]
struct Line {
    from: String,
    rule: String,
    by: String,
}

impl Page for RulePage {
    const TEMPLATE: &'static str = "pages/cooperatives/rule.html";

    fn samples() -> Vec<Self> {
        let page = |may_choose, history| Self {
            rules: vec![RuleText { name: "RAT".into(), means: "…".into(), source: "…".into() }],
            history,
            may_choose,
            form: FormView::new(&FIELDS),
            rule_choices: Vec::new(),
            line_choices: Vec::new(),
        };
        let line = Line { from: "1 Januari 2024".into(), rule: "RAT".into(), by: "Andi".into() };
        vec![page(true, vec![line]), page(false, Vec::new())]
    }
}

fn line(words: Wording<'_>, chosen: &Chosen) -> Line {
    let by = [("name", chosen.by.as_str().into()), ("when", words.date_time(chosen.at).into())];
    Line {
        from: words.date(chosen.choice.from),
        rule: words::by_rule(words, chosen.choice),
        by: words.say_with("cooperatives-rule-chosen", &by),
    }
}

async fn page(clerk: &OfficeStaff, form: FormView) -> Result<RulePage, WebError> {
    let words = clerk.wording();
    let history = rules::history(clerk.app(), clerk.actor()).await?;
    let text = |law: &domain::cooperatives::RuleLaw| RuleText {
        name: words.label(law.rule),
        means: words::means(words, law.rule),
        source: words.say(&format!("cooperative-rule-{}-source", law.rule.as_str().replace('_', "-"))),
    };
    Ok(RulePage {
        rules: RULES.iter().map(text).collect(),
        history: history.iter().map(|chosen| line(words, chosen)).collect(),
        may_choose: policy::may_choose_rule(clerk.actor()).is_ok(),
        form,
        rule_choices: asking::rules(words),
        line_choices: asking::lines(words),
    })
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff) -> Answer {
    let page = page(&clerk, FormView::new(&FIELDS)).await?;
    clerk.render(&page)
}

#[handler]
pub(super) async fn choose(clerk: OfficeStaff, Posted(fields): Posted<Fields>) -> Answer {
    match choose_with(&clerk, &fields).await {
        Ok(()) => Ok(see_other_with("/office/cooperatives/rule", "cooperatives-rule-kept")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&FIELDS, &fields).with_faults(&clerk, faults);
            let page = page(&clerk, form).await?;
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn choose_with(clerk: &OfficeStaff, fields: &Fields) -> Result<(), Failure> {
    // Whoever may not choose is told so, not what is missing of a form that her page does not have.
    policy::may_choose_rule(clerk.actor())?;
    let mut reader = Reader::new(fields);
    let from = reader.wanted("from", |text| {
        crate::web::forms::day(text).filter(|day| asking::is_near(*day)).ok_or("date")
    });
    let rule = reader.choice::<StatusRule>("rule");
    let line = reader.choice::<DeadlineLine>("line");
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(from), Some(rule), Some(line)) = (from, rule, line) else {
        return Err(Failure::NotFound);
    };
    rules::choose(clerk.app(), clerk.actor(), RuleChoice { from, rule, line }).await
}
