//! The monitor's figures as a page: every one with the address of the list behind it.

use domain::applications::{Status, WaitsOn, WorkflowKind, is_final, statuses};
use domain::facts::FactKey;
use domain::matching::{SubjectKind, Verdict};

use super::asking::{Asking, age_spelled};
use super::filters::{self, age_label};
use super::lists;
use super::views::{Bar, Chart, MonitorPage, Stat, Tile};
use crate::usecases::office::figures::{self, Figures};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

pub(super) const APPLICATIONS: &str = "/office/applications";
/// Organisations that are shown on the monitor; the rest stand on their own page.
const TURNS_SHOWN: usize = 8;
/// Where each district stands on the map of tiles, roughly as in Sinjai: column, row.
const PLACES: [(&str, i64, i64); 9] = [
    ("Bulupoddo", 1, 0),
    ("Sinjai Utara", 2, 0),
    ("Pulau Sembilan", 3, 0),
    ("Sinjai Barat", 0, 1),
    ("Sinjai Tengah", 1, 1),
    ("Sinjai Timur", 2, 1),
    ("Sinjai Borong", 0, 2),
    ("Sinjai Selatan", 1, 2),
    ("Tellulimpoe", 2, 2),
];

/// The stages in the order in which an application goes through them; the ends that are no success come last.
fn in_order(kind: WorkflowKind) -> Vec<Status> {
    let mut all = statuses(kind);
    all.retain(|status| *status != Status::Draft);
    let place = |status: &Status| Status::ALL.iter().position(|one| one == status);
    let good = |status: &Status| matches!(status, Status::Settled | Status::Completed);
    all.sort_by_key(|status| (is_final(*status) && !good(status), place(status)));
    all
}

fn figure(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn percent(part: u64, whole: u64) -> i64 {
    figure((part.saturating_mul(100)).checked_div(whole).unwrap_or(0))
}

/// Writes the page of these figures.
struct Writer<'a> {
    words: Wording<'a>,
    asking: &'a Asking,
    figures: &'a Figures,
}

pub(super) fn page(visit: &Visit, asking: &Asking, figures: &Figures) -> MonitorPage {
    let words = visit.wording();
    let writer = Writer { words, asking, figures };
    let narrow = ["district", "kind", "organisation", "period"];
    let turns = figures.turns();
    let shown = turns.iter().take(TURNS_SHOWN);
    MonitorPage {
        as_of: words.date_time(visit.app().clock.now()),
        filters: filters::of(words, asking, "/office", &narrow, &figures.organisations, ""),
        stats: writer.stats(),
        charts: writer.charts(),
        tiles: writer.tiles(),
        map_says: writer.map_says(),
        turns: shown.map(|turn| lists::turn(words, asking, turn)).collect(),
        turns_href: asking.narrowed().address("/office/stuck"),
        times_href: asking.narrowed().address("/office/times"),
        empty: figures.stages.is_empty(),
    }
}

impl Writer<'_> {
    fn cases(&self, change: impl FnOnce(&mut Asking)) -> String {
        let mut asking = self.asking.narrowed();
        change(&mut asking);
        asking.address(APPLICATIONS)
    }

    fn stats(&self) -> Vec<Stat> {
        let figures = self.figures;
        let stat = |key: &str, count: u64, href: String, amber: bool| Stat {
            label: self.words.say(&format!("office-stat-{key}")),
            value: self.words.integer(figure(count)),
            note: self.words.say(&format!("office-stat-{key}-means")),
            href,
            tone: if amber && count > 0 { "amber" } else { "" },
        };
        let waiting = self.cases(|asking| "waiting".clone_into(&mut asking.standing));
        let late = self.cases(|asking| "yes".clone_into(&mut asking.late));
        let narrowed = self.asking.narrowed();
        let office = &figures.waiting;
        vec![
            stat("open", figures.all_open(), waiting, false),
            stat("late", figures.all_late(), late, true),
            stat("unmet", figures.needs.unmet, narrowed.address("/office/needs"), true),
            stat(
                "fitting",
                figures.matched(SubjectKind::Offer, Verdict::Eligible),
                self.matches(WorkflowKind::Credit, Verdict::Eligible),
                false,
            ),
            stat("organisations", office.organisations, "/office/organisations".to_owned(), true),
            stat("papers", office.papers, "/office/facts".to_owned(), true),
            stat("mails", office.mails_dead, "/office/mail?state=dead".to_owned(), true),
            stat("retrying", office.mails_retrying, "/office/mail?state=retrying".to_owned(), false),
        ]
    }

    fn matches(&self, kind: WorkflowKind, verdict: Verdict) -> String {
        let (kind, verdict) = (kind.to_string(), verdict.to_string());
        Asking { kind, verdict, ..self.asking.narrowed() }.address(lists::PAIRS)
    }

    fn charts(&self) -> Vec<Chart> {
        let asked: Option<WorkflowKind> = self.asking.kind.parse().ok();
        let kinds = WorkflowKind::ALL.iter().filter(|kind| asked.is_none_or(|asked| asked == **kind));
        let mut charts: Vec<Chart> = kinds.map(|kind| self.funnel(*kind)).collect();
        charts.push(self.ages());
        charts.push(self.whose_turn());
        charts.push(self.verdicts());
        charts.push(self.blockers());
        charts.retain(|chart| !chart.bars.is_empty());
        charts
    }

    fn chart(&self, key: &str, bars: Vec<Bar>, with_late: bool) -> Chart {
        Chart {
            title: self.words.say(&format!("office-{key}")),
            note: self.words.say(&format!("office-{key}-means")),
            head: self.words.say(&format!("office-{key}-head")),
            bars,
            with_late,
        }
    }

    fn bar(&self, label: String, count: u64, whole: u64, href: String) -> Bar {
        Bar {
            label,
            value: self.words.integer(figure(count)),
            percent: percent(count, whole),
            href,
            late: String::new(),
            late_href: String::new(),
        }
    }

    fn funnel(&self, kind: WorkflowKind) -> Chart {
        let rows: Vec<(Status, u64)> = in_order(kind)
            .into_iter()
            .map(|status| (status, self.figures.in_stage(kind, status)))
            .filter(|(status, count)| *count > 0 || !is_final(*status))
            .collect();
        let whole = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let bar = |(status, count): (Status, u64)| {
            let href = self.cases(|asking| {
                kind.as_str().clone_into(&mut asking.kind);
                status.as_str().clone_into(&mut asking.status);
            });
            self.bar(self.words.label(status), count, whole, href)
        };
        let bars = if whole > 0 { rows.into_iter().map(bar).collect() } else { Vec::new() };
        self.chart(if kind == WorkflowKind::Credit { "credit" } else { "mentoring" }, bars, false)
    }

    fn ages(&self) -> Chart {
        let whole = self.figures.all_open();
        let bar = |age: (u16, Option<u16>)| {
            let (count, late) = self.figures.aged(age);
            let href = self.cases(|asking| asking.age = age_spelled(age));
            let late_href = self.cases(|asking| {
                asking.age = age_spelled(age);
                "yes".clone_into(&mut asking.late);
            });
            Bar {
                late: self.words.integer(figure(late)),
                late_href,
                ..self.bar(age_label(self.words, age), count, whole, href)
            }
        };
        let bars = if whole > 0 { figures::AGES.map(bar).to_vec() } else { Vec::new() };
        self.chart("ages", bars, true)
    }

    fn whose_turn(&self) -> Chart {
        let figures = self.figures;
        let whole = figures.all_open();
        let on = |key: &str, whom: WaitsOn, kind: Option<WorkflowKind>| {
            let href = self.cases(|asking| {
                whom.as_str().clone_into(&mut asking.waits);
                if let Some(kind) = kind {
                    kind.as_str().clone_into(&mut asking.kind);
                }
            });
            let label = self.words.say(&format!("office-turn-{key}"));
            self.bar(label, figures.on(whom, kind), whole, href)
        };
        let bars = vec![
            on("owner", WaitsOn::Owner, None),
            on("bank", WaitsOn::Organisation, Some(WorkflowKind::Credit)),
            on("partner", WaitsOn::Organisation, Some(WorkflowKind::Mentoring)),
        ];
        self.chart("turns", if whole > 0 { bars } else { Vec::new() }, false)
    }

    fn verdicts(&self) -> Chart {
        let kinds = [
            (SubjectKind::Offer, WorkflowKind::Credit, "offer"),
            (SubjectKind::Program, WorkflowKind::Mentoring, "program"),
        ];
        let mut bars = Vec::new();
        for (subject, kind, key) in kinds {
            let of = |verdict| self.figures.matched(subject, verdict);
            let whole: u64 = Verdict::ALL.iter().map(|verdict| of(*verdict)).sum();
            for verdict in Verdict::ALL.iter().filter(|_| whole > 0) {
                let name = self.words.say(&format!("office-verdict-{verdict}"));
                let label = self.words.say_with(&format!("office-match-{key}"), &[("verdict", name.into())]);
                bars.push(self.bar(label, of(*verdict), whole, self.matches(kind, *verdict)));
            }
        }
        self.chart("matches", bars, false)
    }

    fn blockers(&self) -> Chart {
        let most = self.figures.blockers.iter().map(|one| one.unknown + one.short).max().unwrap_or(0);
        let needs = |fact: FactKey| {
            Asking { fact: fact.to_string(), ..self.asking.narrowed() }.address("/office/needs")
        };
        let bar = |one: &crate::usecases::office::needs::Blocker| {
            let (unknown, short) = (figure(one.unknown), figure(one.short));
            let value = self
                .words
                .say_with("office-blocker", &[("unknown", unknown.into()), ("short", short.into())]);
            Bar {
                value,
                ..self.bar(self.words.label(one.fact), one.unknown + one.short, most, needs(one.fact))
            }
        };
        self.chart("blockers", self.figures.blockers.iter().map(bar).collect(), false)
    }

    fn in_district(&self, code: &str) -> u64 {
        let found = self.figures.districts.iter().find(|row| row.district.as_deref() == Some(code));
        found.map_or(0, |row| row.count)
    }

    fn tiles(&self) -> Vec<Tile> {
        let most = self.figures.districts.iter().map(|row| row.count).max().unwrap_or(0);
        let districts = domain::regions::districts().iter();
        let tile = |district: &domain::regions::District| {
            let (_, x, y) = PLACES.iter().find(|(name, ..)| *name == district.name)?;
            let count = self.in_district(district.code);
            Some(Tile {
                x: x * 110,
                y: y * 74,
                name: district.name.to_owned(),
                value: self.words.integer(figure(count)),
                shade: percent(count, most) / 4,
                href: self.cases(|asking| {
                    district.code.clone_into(&mut asking.district);
                    "waiting".clone_into(&mut asking.standing);
                }),
            })
        };
        districts.filter_map(tile).collect()
    }

    fn map_says(&self) -> String {
        let each = domain::regions::districts().iter().map(|district| {
            let count = self.words.integer(figure(self.in_district(district.code)));
            format!("{} {count}", district.name)
        });
        each.collect::<Vec<_>>().join(", ")
    }
}
