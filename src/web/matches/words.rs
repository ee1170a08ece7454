//! A survey in words: rows of offers and programs, findings, gap cards. Used by the quick check and by a business's own page.

use domain::criteria::{Comparison, Remedy, Test};
use domain::facts::{BusinessId, FactKey, FactValue};
use domain::matching::{FrozenFinding, Placed, RankGround, Truth, Verdict};
use serde::Serialize;

use crate::usecases::matching::{OfferMatch, ProgramMatch, Survey};
use crate::web::rules::sentences;
use crate::web::wording::Wording;

/// One criterion as judged.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FindingView {
    pub(crate) truth: String,
    pub(crate) text: String,
    pub(crate) has: String,
    pub(crate) needs: String,
    pub(crate) note: String,
}

/// A program that closes a gap.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ClosingView {
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) when: String,
}

/// A gap and what closes it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct GapView {
    pub(crate) title: String,
    pub(crate) has: String,
    pub(crate) needs: String,
    pub(crate) percent: i64,
    pub(crate) remedy: String,
    pub(crate) close: String,
    pub(crate) href: String,
    pub(crate) link: String,
    pub(crate) programs: Vec<ClosingView>,
}

/// A figure of an offer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FigureView {
    pub(crate) term: String,
    pub(crate) detail: String,
}

/// An offer as a row with its reasons beneath.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OfferView {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) by: String,
    pub(crate) verdict: String,
    pub(crate) figures: Vec<FigureView>,
    pub(crate) tags: Vec<String>,
    pub(crate) note: String,
    pub(crate) findings: Vec<FindingView>,
    pub(crate) gaps: Vec<GapView>,
    pub(crate) asks: Vec<ClosingView>,
    pub(crate) apply: String,
    pub(crate) summary: String,
    /// Its verdict, on the first offer of each: where the count above the list leads.
    pub(crate) anchor: String,
}

/// A program as a row.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProgramView {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) verdict: String,
    pub(crate) raises: String,
    pub(crate) unlocks: i64,
    pub(crate) next: String,
    pub(crate) apply: String,
}

/// For whom a survey is put into words: where a missing answer is given, and where one applies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reader {
    /// A visitor without an account.
    Visitor,
    /// The owner of this business.
    Owner(BusinessId),
}

impl Reader {
    fn answer(self, key: FactKey) -> String {
        let field = key.age_date().unwrap_or(key.as_str());
        match self {
            Self::Visitor => format!("/check#{field}"),
            Self::Owner(id) => format!("/businesses/{id}/facts/{key}"),
        }
    }

    fn apply_offer(self, offer: &OfferMatch) -> String {
        match self {
            Self::Visitor => String::new(),
            Self::Owner(id) => format!("/apply/offer/{}?business={id}", offer.offer),
        }
    }

    fn program(self, program: &ProgramMatch) -> String {
        match self {
            Self::Visitor => format!("/programs/{}", program.program),
            Self::Owner(id) => format!("/apply/program/{}?business={id}", program.program),
        }
    }
}

/// Offers in the order of the ranking.
pub(crate) fn offers(words: Wording<'_>, survey: &Survey, reader: Reader) -> Vec<OfferView> {
    let mut views: Vec<_> = survey.offers.iter().map(|placed| offer(words, survey, placed, reader)).collect();
    let mut before = String::new();
    for view in &mut views {
        if view.verdict != before {
            view.anchor.clone_from(&view.verdict);
            before.clone_from(&view.verdict);
        }
    }
    views
}

fn offer(words: Wording<'_>, survey: &Survey, placed: &Placed<OfferMatch>, reader: Reader) -> OfferView {
    let item = &placed.item;
    let (name, own) = item.terms.name.read(words.language());
    let failing = item.findings.iter().filter(|finding| finding.verdict == Truth::Fail);
    let shown = item.verdict == Verdict::Eligible || item.verdict == Verdict::Nearly;
    OfferView {
        href: format!("/offers/{}", item.offer),
        name: name.to_owned(),
        by: item.bank.clone(),
        verdict: item.verdict.to_string(),
        figures: figures(words, item),
        tags: if own { Vec::new() } else { vec![words.say("other-language")] },
        note: placed.ahead_by.map_or_else(String::new, |ground| ground_text(words, ground)),
        findings: item.findings.iter().map(|finding| self::finding(words, finding)).collect(),
        gaps: failing.map(|finding| gap(words, survey, finding, reader)).collect(),
        asks: asks(words, &item.asks, reader),
        apply: if shown { reader.apply_offer(item) } else { String::new() },
        summary: words.say_with("matches-findings", &[("count", item.findings.len().into())]),
        anchor: String::new(),
    }
}

fn ground_text(words: Wording<'_>, ground: RankGround) -> String {
    words.say(&format!("matches-ahead-{}", ground.as_str().replace('_', "-")))
}

fn figures(words: Wording<'_>, item: &OfferMatch) -> Vec<FigureView> {
    let figure = |key: &str, detail: String| FigureView { term: words.say(key), detail };
    let mut figures = Vec::new();
    if let (Some(total), Some(first)) = (item.total, item.first_instalment) {
        figures.push(figure("matches-total", words.rupiah(total)));
        figures.push(figure("matches-first", words.rupiah(first)));
    }
    figures.push(figure("matches-decision", words.days(i64::from(item.terms.decision_days))));
    let rate = words.percent(item.terms.rate.percent());
    figures.push(figure("matches-rate", format!("{rate} · {}", words.label(item.terms.method))));
    figures
}

fn asks(words: Wording<'_>, keys: &[FactKey], reader: Reader) -> Vec<ClosingView> {
    let ask = |key: &FactKey| ClosingView {
        name: words.label(*key),
        href: reader.answer(*key),
        when: String::new(),
    };
    keys.iter().filter(|key| !key.is_derived()).map(ask).collect()
}

/// A finding as a line of the list of reasons.
pub(crate) fn finding(words: Wording<'_>, finding: &FrozenFinding) -> FindingView {
    let note = match (finding.passes_on, finding.to_prove) {
        (Some(day), _) => words.say_with("matches-passes-on", &[("day", words.date(day).into())]),
        (None, true) => words.say("matches-to-prove"),
        (None, false) => String::new(),
    };
    FindingView {
        truth: finding.verdict.to_string(),
        text: sentences::check(words, &finding.check),
        has: has(words, finding),
        needs: sentences::need(words, &finding.check),
        note,
    }
}

fn has(words: Wording<'_>, finding: &FrozenFinding) -> String {
    let fact = finding.check.fact();
    finding.have.map_or_else(|| words.say("not-known"), |value| sentences::value(words, fact, value))
}

/// A failing finding as a gap card: what there is, what is needed, what closes it.
pub(crate) fn gap(words: Wording<'_>, survey: &Survey, finding: &FrozenFinding, reader: Reader) -> GapView {
    let fact = finding.check.fact();
    let programs = match finding.remedy {
        Remedy::Coaching => survey.closing(finding),
        _ => Vec::new(),
    };
    let (href, link) = match finding.remedy {
        Remedy::Paper => (reader.answer(fact), words.say("gap-have-it-now")),
        Remedy::Coaching if programs.is_empty() => ("/programs".to_owned(), words.say("gap-see-programs")),
        _ => (String::new(), String::new()),
    };
    GapView {
        title: words.label(fact),
        has: has(words, finding),
        needs: sentences::need(words, &finding.check),
        percent: percent(finding),
        remedy: finding.remedy.to_string(),
        close: closing_words(words, finding, programs.len()),
        href,
        link,
        programs: programs.into_iter().map(|program| closing(words, program, reader)).collect(),
    }
}

/// Where to get the paper, the day to wait for, or what the programs do.
fn closing_words(words: Wording<'_>, finding: &FrozenFinding, programs: usize) -> String {
    let fact = finding.check.fact();
    match finding.remedy {
        Remedy::Paper => words.say(&format!("gap-paper-{}", paper(fact))),
        Remedy::Time => match finding.passes_on {
            Some(day) => words.say_with("gap-wait-until", &[("day", words.date(day).into())]),
            None => words.say("gap-wait"),
        },
        Remedy::Coaching if programs == 0 => words.say("gap-no-program"),
        Remedy::Coaching => words.say_with("gap-programs", &[("count", programs.into())]),
        Remedy::None => words.say("gap-look-elsewhere"),
    }
}

/// The papers that have directions of their own.
const fn paper(fact: FactKey) -> &'static str {
    match fact {
        FactKey::Nib => "nib",
        FactKey::Sku => "sku",
        FactKey::Npwp => "npwp",
        FactKey::Ktp => "ktp",
        _ => "other",
    }
}

fn closing(words: Wording<'_>, program: &ProgramMatch, reader: Reader) -> ClosingView {
    let start = program.next.as_ref().map(|cohort| words.date(cohort.days.starts_on));
    ClosingView {
        name: words.both(&program.name),
        href: reader.program(program),
        when: start.map_or_else(
            || words.say("gap-program-soon"),
            |day| words.say_with("gap-program-starts", &[("day", day.into())]),
        ),
    }
}

/// How much of the way there is, for a number that is too small; -1 where a bar would say nothing.
fn percent(finding: &FrozenFinding) -> i64 {
    let Test::Compare(pairs) = finding.check.test() else {
        return -1;
    };
    let least =
        pairs.iter().find(|(comparison, _)| matches!(comparison, Comparison::AtLeast | Comparison::MoreThan));
    let wanted = least.and_then(|(_, value)| value.whole());
    let has = finding.have.and_then(FactValue::whole);
    match (has, wanted) {
        (Some(has), Some(wanted)) if wanted > 0 && (0..wanted).contains(&has) => {
            i64::try_from(i128::from(has) * 100 / i128::from(wanted)).unwrap_or(-1)
        }
        _ => -1,
    }
}

/// Programs worth showing: those that are open to the business and raise something.
pub(crate) fn programs(words: Wording<'_>, survey: &Survey, reader: Reader) -> Vec<ProgramView> {
    let shown = survey.programs.iter().map(|placed| &placed.item);
    shown.map(|item| program(words, item, reader)).collect()
}

fn program(words: Wording<'_>, item: &ProgramMatch, reader: Reader) -> ProgramView {
    let raised = item.improves.iter().map(|improvement| {
        let to = sentences::value(words, improvement.fact, improvement.to);
        format!("{}: {to}", words.label(improvement.fact))
    });
    let next = item.next.as_ref().map(|cohort| {
        let day = words.date(cohort.days.starts_on);
        words.say_with("matches-next-cohort", &[("day", day.into()), ("place", cohort.place.as_str().into())])
    });
    ProgramView {
        href: format!("/programs/{}", item.program),
        name: words.both(&item.name),
        verdict: item.verdict.to_string(),
        raises: raised.collect::<Vec<_>>().join("; "),
        unlocks: i64::try_from(item.unlocks).unwrap_or(0),
        next: next.unwrap_or_else(|| words.say("matches-no-cohort")),
        apply: if item.verdict == Verdict::Ineligible { String::new() } else { reader.program(item) },
    }
}

/// A row in full, for the samples of pages.
pub(crate) fn sample() -> OfferView {
    let gap = GapView {
        title: "Catatan keuangan".into(),
        has: "Tidak ada".into(),
        needs: "Buku kas".into(),
        percent: -1,
        remedy: "coaching".into(),
        close: "Satu program".into(),
        href: String::new(),
        link: String::new(),
        programs: vec![ClosingView {
            name: "Buku kas".into(),
            href: "/programs/1".into(),
            when: "1 Desember".into(),
        }],
    };
    let finding = FindingView {
        truth: "fail".into(),
        text: "Catatan keuangan".into(),
        has: "Tidak ada".into(),
        needs: "Buku kas".into(),
        note: String::new(),
    };
    OfferView {
        href: "/offers/1".into(),
        name: "KUR Mikro".into(),
        by: "Bank Contoh".into(),
        verdict: "nearly".into(),
        figures: vec![FigureView { term: "Total".into(), detail: "Rp79.000.000".into() }],
        tags: vec!["English".into()],
        note: "Lebih murah".into(),
        findings: vec![finding],
        gaps: vec![gap],
        asks: vec![ClosingView { name: "NIB".into(), href: "/check#nib".into(), when: String::new() }],
        apply: "/apply/offer/1".into(),
        summary: "7 syarat".into(),
        anchor: "nearly".into(),
    }
}
