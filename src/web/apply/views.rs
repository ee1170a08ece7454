//! The pages of an application while it is written.

use domain::applications::WorkflowKind;
use domain::documents::DocumentKind;
use domain::facts::{FactKey, Purpose};
use domain::matching::Verdict;
use serde::Serialize;

use super::forms::NAMES;
use super::parts::{self, Choice, Datum, FindingView};
use super::steps::{Step, open_papers};
use crate::usecases::applications::applying::{Offered, OpenDraft};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::rules::sentences;
use crate::web::wording::Wording;

/// What there is for one wanted paper.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PaperAsk {
    name: String,
    label: String,
    options: Vec<PaperChoice>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct PaperChoice {
    value: String,
    label: String,
    checked: bool,
}

/// A part of the answers, with the way to change it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Section {
    title: String,
    href: String,
    rows: Vec<Datum>,
    done: bool,
}

/// One step of a draft.
#[derive(Debug, Serialize)]
pub(super) struct StepPage {
    step: &'static str,
    at: usize,
    of: usize,
    action: String,
    back: String,
    root: String,
    name: String,
    organisation: String,
    business: String,
    kind: &'static str,
    profile: String,
    standing: &'static str,
    changes: Vec<Datum>,
    form: FormView,
    choices: Vec<Choice>,
    facts: Vec<Datum>,
    papers: Vec<PaperAsk>,
    kinds: Vec<Choice>,
    sections: Vec<Section>,
    verdict: &'static str,
    findings: Vec<FindingView>,
    ready: bool,
}

impl StepPage {
    pub(super) fn of(words: Wording<'_>, draft: &OpenDraft, step: Step, form: Option<FormView>) -> Self {
        let application = &draft.case.application;
        let root = format!("/apply/draft/{}", application.id);
        let (at, of) = step.place(draft);
        let back = step
            .before(draft)
            .map_or_else(|| "/applications".to_owned(), |before| format!("{root}/{}", before.name()));
        let credit = application.kind() == WorkflowKind::Credit;
        Self {
            step: step.name(),
            at,
            of,
            action: format!("{root}/{}", step.name()),
            back,
            name: parts::read(words, draft.case.version.terms.name()),
            organisation: draft.case.parties.short_name.clone(),
            business: draft.case.parties.business.clone(),
            kind: if credit { "offer" } else { "program" },
            profile: format!("/businesses/{}", application.business),
            standing: standing(draft),
            changes: changes(words, draft),
            form: form.unwrap_or_else(|| filled(draft)),
            choices: choices(words, draft, step),
            facts: if step == Step::Facts { facts(words, draft) } else { Vec::new() },
            papers: if step == Step::Papers { papers(words, draft) } else { Vec::new() },
            kinds: kinds(words, draft),
            sections: if step == Step::Check { sections(words, draft, &root) } else { Vec::new() },
            verdict: draft.verdict.as_str(),
            findings: warnings(words, draft, step),
            ready: Step::next_open(draft) == Step::Check && draft.standing == Offered::AsBegun,
            root,
        }
    }
}

fn standing(draft: &OpenDraft) -> &'static str {
    match draft.standing {
        Offered::AsBegun => "as-begun",
        Offered::Changed(_) => "changed",
        Offered::Closed => "closed",
    }
}

/// What is other than when the draft was begun, before and after.
fn changes(words: Wording<'_>, draft: &OpenDraft) -> Vec<Datum> {
    let Offered::Changed(newer) = &draft.standing else {
        return Vec::new();
    };
    let before = parts::terms(words, &draft.case.version.terms);
    let after = parts::terms(words, &newer.terms);
    let changed = before.into_iter().zip(after).filter(|(old, new)| old.detail != new.detail);
    let mut rows: Vec<Datum> = changed
        .map(|(old, new)| Datum {
            note: words.say_with("apply-before", &[("value", old.detail.into())]),
            ..parts::datum(new.term, new.detail)
        })
        .collect();
    if draft.case.version.rule != newer.rule {
        rows.push(parts::datum(words.say("apply-rule-term"), sentences::whole(words, &newer.rule)));
    }
    rows
}

/// The form as it is saved.
fn filled(draft: &OpenDraft) -> FormView {
    let written = &draft.case.application.draft;
    let mut form = FormView::new(&NAMES).with("plan", written.plan.clone());
    if let Some(amount) = written.amount {
        form = form.with("amount", amount.get().to_string());
    }
    if let Some(tenor) = written.tenor {
        form = form.with("tenor", tenor.months().to_string());
    }
    if let Some(purpose) = written.purpose {
        form = form.with("purpose", purpose.as_str());
    }
    if let Some(cohort) = draft.case.application.subject.cohort() {
        form = form.with("cohort", cohort.to_string());
    }
    if written.facts_confirmed {
        form = form.with("facts", "yes");
    }
    if written.consent {
        form = form.with("consent", "yes");
    }
    form
}

fn choices(words: Wording<'_>, draft: &OpenDraft, step: Step) -> Vec<Choice> {
    match (step, draft.case.version.terms.of_offer()) {
        (Step::Need, Some(terms)) => terms.purposes().map(|purpose| purpose_choice(words, purpose)).collect(),
        (Step::Motivation, _) => parts::cohorts(words, &draft.cohorts),
        _ => Vec::new(),
    }
}

fn purpose_choice(words: Wording<'_>, purpose: Purpose) -> Choice {
    Choice { value: purpose.as_str().to_owned(), label: words.label(purpose), hint: String::new() }
}

/// What the organisation will read of the business. What the rule asks for and nobody has said stands there as unknown.
fn facts(words: Wording<'_>, draft: &OpenDraft) -> Vec<Datum> {
    let need = [
        FactKey::RequestedAmount,
        FactKey::RequestedTenorMonths,
        FactKey::Purpose,
        FactKey::InstalmentBurdenPercent,
    ];
    let asked: Vec<FactKey> = draft.findings.iter().map(|finding| finding.check.fact()).collect();
    let keys = FactKey::ALL.iter().copied().filter(|key| !need.contains(key));
    keys.filter(|key| draft.facts.value(*key).is_some() || asked.contains(key))
        .map(|key| {
            let fact = draft.facts.get(key);
            Datum {
                note: fact.map_or_else(String::new, |fact| words.label(fact.evidence)),
                ..parts::datum(
                    words.label(key),
                    draft
                        .facts
                        .value(key)
                        .map_or_else(String::new, |value| sentences::value(words, key, value)),
                )
            }
        })
        .collect()
}

/// For every wanted paper the ones there are; the newest is proposed, so that nothing is asked for twice.
fn papers(words: Wording<'_>, draft: &OpenDraft) -> Vec<PaperAsk> {
    let wanted = draft.case.version.terms.papers();
    wanted.iter().map(|kind| paper(words, draft, *kind)).collect()
}

fn paper(words: Wording<'_>, draft: &OpenDraft, kind: DocumentKind) -> PaperAsk {
    let laid = draft.case.papers.iter().rev().find(|paper| paper.kind == kind).map(|paper| paper.document);
    let missing = draft.case.application.draft.missing.contains(&kind);
    let held: Vec<_> = draft.held.iter().filter(|document| document.kind == kind).collect();
    let proposed = if missing { None } else { laid.or_else(|| held.first().map(|document| document.id)) };
    let mut options: Vec<PaperChoice> = held
        .iter()
        .map(|document| PaperChoice {
            value: document.id.to_string(),
            label: words.say_with(
                "apply-paper-held",
                &[
                    ("name", document.file_name.as_str().into()),
                    ("day", words.day_of(document.uploaded_at).into()),
                ],
            ),
            checked: proposed == Some(document.id),
        })
        .collect();
    options.push(PaperChoice {
        value: "missing".to_owned(),
        label: words.say("apply-paper-none"),
        checked: missing,
    });
    PaperAsk { name: format!("paper-{kind}"), label: words.label(kind), options }
}

/// The kinds that can be uploaded here: the wanted ones first.
fn kinds(words: Wording<'_>, draft: &OpenDraft) -> Vec<Choice> {
    let wanted = draft.case.version.terms.papers();
    let rest = DocumentKind::ALL.iter().filter(|kind| !wanted.contains(kind));
    let choice = |kind: &DocumentKind| Choice {
        value: kind.as_str().to_owned(),
        label: words.label(*kind),
        hint: String::new(),
    };
    wanted.iter().chain(rest).map(choice).collect()
}

/// Where the rule does not say yes, the reasons are shown where they can still be mended.
fn warnings(words: Wording<'_>, draft: &OpenDraft, step: Step) -> Vec<FindingView> {
    if draft.verdict == Verdict::Eligible || !matches!(step, Step::Check | Step::Facts) {
        return Vec::new();
    }
    let mut views = parts::findings(words, &draft.findings);
    views.retain(|view| view.truth != "pass");
    views
}

fn sections(words: Wording<'_>, draft: &OpenDraft, root: &str) -> Vec<Section> {
    let steps = Step::all(draft).into_iter().filter(|step| *step != Step::Check);
    steps
        .map(|step| Section {
            title: words.say(&format!("apply-{}-title", step.name())),
            href: format!("{root}/{}", step.name()),
            rows: answers(words, draft, step),
            done: step.done(draft),
        })
        .collect()
}

fn answers(words: Wording<'_>, draft: &OpenDraft, step: Step) -> Vec<Datum> {
    let written = &draft.case.application.draft;
    match step {
        Step::Need => vec![
            parts::datum(
                words.label(FactKey::RequestedAmount),
                written.amount.map_or_else(String::new, |amount| words.rupiah(amount.get())),
            ),
            parts::datum(
                words.label(FactKey::RequestedTenorMonths),
                written.tenor.map_or_else(String::new, |tenor| words.months(i64::from(tenor.months()))),
            ),
            parts::datum(
                words.label(FactKey::Purpose),
                written.purpose.map_or_else(String::new, |purpose| words.label(purpose)),
            ),
            parts::datum(words.say("apply-plan"), written.plan.clone()),
        ],
        Step::Motivation => {
            let cohort = draft.case.parties.cohort.as_ref();
            let name = cohort.map_or_else(String::new, |cohort| {
                format!("{}, {}", cohort.name, words.date(cohort.starts_on))
            });
            vec![
                parts::datum(words.say("apply-cohort"), name),
                parts::datum(words.say("apply-why"), written.plan.clone()),
            ]
        }
        Step::Facts => vec![parts::datum(
            words.say("apply-facts-right"),
            if written.facts_confirmed { words.yes_no(true) } else { String::new() },
        )],
        Step::Papers => paper_answers(words, draft),
        Step::Consent => vec![parts::datum(
            words.say("apply-consent-given"),
            if written.consent { words.yes_no(true) } else { String::new() },
        )],
        Step::Check => Vec::new(),
    }
}

fn paper_answers(words: Wording<'_>, draft: &OpenDraft) -> Vec<Datum> {
    let open = open_papers(draft);
    let row = |kind: &DocumentKind| {
        let laid = draft.case.papers.iter().find(|paper| paper.kind == *kind);
        let detail = match laid {
            Some(paper) => paper.file_name.clone(),
            None if open.contains(kind) => String::new(),
            None => words.say("apply-paper-none"),
        };
        parts::datum(words.label(*kind), detail)
    };
    draft.case.version.terms.papers().iter().map(row).collect()
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "pages/apply/step.html";

    fn samples() -> Vec<Self> {
        let steps = ["need", "motivation", "facts", "papers", "consent", "check"];
        let mut pages: Vec<Self> =
            steps.into_iter().map(|step| step_sample(step, "as-begun", "nearly")).collect();
        pages.push(step_sample("check", "changed", "eligible"));
        pages.push(step_sample("check", "closed", "unknown"));
        pages.push(step_sample("need", "closed", "ineligible"));
        pages.push(Self {
            ready: true,
            kind: "program",
            findings: Vec::new(),
            ..step_sample("check", "as-begun", "eligible")
        });
        pages.push(Self {
            choices: Vec::new(),
            kind: "program",
            ..step_sample("motivation", "as-begun", "eligible")
        });
        pages
    }
}

fn step_sample(step: &'static str, standing: &'static str, verdict: &'static str) -> StepPage {
    let choice = Choice { value: "investment".into(), label: "Investasi".into(), hint: "?".into() };
    let ask = PaperAsk {
        name: "paper-nib".into(),
        label: "NIB".into(),
        options: vec![PaperChoice { value: "missing".into(), label: "Belum ada".into(), checked: true }],
    };
    StepPage {
        step,
        at: 1,
        of: 5,
        action: "/apply/draft/1/need".into(),
        back: "/applications".into(),
        root: "/apply/draft/1".into(),
        name: "KUR <Mikro>".into(),
        organisation: "Bank".into(),
        business: "Gula Aren".into(),
        kind: "offer",
        profile: "/businesses/1".into(),
        standing,
        changes: vec![parts::datum("Bunga", "7 %")],
        form: FormView::new(&NAMES).with("plan", "Membeli <gula>"),
        choices: vec![choice.clone()],
        facts: vec![parts::datum("Umur usaha", "")],
        papers: vec![ask],
        kinds: vec![choice],
        sections: vec![Section {
            title: "Data".into(),
            href: "/apply/draft/1/facts".into(),
            rows: vec![parts::datum("a", "")],
            done: false,
        }],
        verdict,
        findings: finding_samples(),
        ready: false,
    }
}

pub(super) fn finding_samples() -> Vec<FindingView> {
    let finding = |truth| FindingView {
        truth,
        text: "Catatan <keuangan>".into(),
        has: "Belum ada".into(),
        needs: "Buku kas".into(),
        note: "Lewat pendampingan".into(),
    };
    vec![finding("fail"), finding("unknown")]
}
