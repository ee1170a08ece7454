//! The pages of the office: the monitor, and one page for every list behind its figures.

use serde::Serialize;

use crate::web::forms::FormView;
use crate::web::pages::Page;

/// One choice of a filter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

/// One filter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Select {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) empty: String,
    pub(super) options: Vec<Choice>,
}

/// The filters above figures or a list.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Filters {
    pub(super) form: FormView,
    pub(super) action: String,
    pub(super) search: String,
    pub(super) selects: Vec<Select>,
    pub(super) active: usize,
}

/// One cell of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Cell {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) note: String,
    pub(super) href: String,
    pub(super) tone: &'static str,
    pub(super) figure: bool,
}

/// One row of a list; the first cell names it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) href: String,
    pub(super) cells: Vec<Cell>,
}

/// A list behind a figure.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) count: String,
    pub(super) filters: Filters,
    pub(super) head: String,
    pub(super) rows: Vec<Row>,
    pub(super) csv: String,
    pub(super) first: String,
    pub(super) next: String,
    pub(super) more: Vec<Choice>,
    /// Where all dead mails are put back; empty on every other list.
    pub(super) again: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/office/list.html";

    fn samples() -> Vec<Self> {
        let cell = |text: &str, figure| Cell {
            label: "Menunggu".into(),
            text: text.into(),
            figure,
            ..Cell::default()
        };
        let row = Row {
            name: "Gula Aren Borong".into(),
            note: "KUR Mikro".into(),
            href: "/office/cases/1".into(),
            cells: vec![
                Cell { tone: "amber", note: "lewat janji".into(), ..cell("5 hari", false) },
                Cell { href: "/office/applications".into(), ..cell("3", true) },
            ],
        };
        let list = |rows| Self {
            title: "Semua pengajuan".into(),
            lead: "Yang sudah diajukan.".into(),
            count: String::new(),
            filters: Filters { active: 0, ..sample_filters() },
            head: "Usaha".into(),
            rows,
            csv: "/office/applications.csv".into(),
            first: String::new(),
            next: "/office/applications?after=x".into(),
            more: vec![Choice { value: "/office/times".into(), label: "Waktu jawab".into() }],
            again: "/office/mail/again".into(),
        };
        vec![
            list(vec![row]),
            list(Vec::new()),
            Self { filters: sample_filters(), first: "/office".into(), ..list(Vec::new()) },
        ]
    }
}

fn sample_filters() -> Filters {
    Filters {
        form: FormView::new(&["q", "kind"]),
        action: "/office/applications".into(),
        search: "Cari".into(),
        selects: vec![Select {
            name: "kind",
            label: "Jenis".into(),
            empty: "Semua".into(),
            options: vec![Choice { value: "credit".into(), label: "Kredit".into() }],
        }],
        active: 1,
    }
}

/// One figure that leads to the list behind it.
#[derive(Debug, Serialize)]
pub(super) struct Stat {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) note: String,
    pub(super) href: String,
    pub(super) tone: &'static str,
}

/// One bar of a chart that is a table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) percent: i64,
    pub(super) href: String,
    pub(super) late: String,
    pub(super) late_href: String,
}

/// A chart that is a table: each row with its share as a bar.
#[derive(Debug, Serialize)]
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) note: String,
    pub(super) head: String,
    pub(super) bars: Vec<Bar>,
    pub(super) with_late: bool,
}

/// A district on the map of tiles.
#[derive(Debug, Serialize)]
pub(super) struct Tile {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) name: String,
    pub(super) value: String,
    /// How dark, in percent.
    pub(super) shade: i64,
    pub(super) href: String,
}

/// The monitor.
#[derive(Debug, Serialize)]
pub(super) struct MonitorPage {
    pub(super) as_of: String,
    pub(super) filters: Filters,
    pub(super) stats: Vec<Stat>,
    pub(super) charts: Vec<Chart>,
    pub(super) tiles: Vec<Tile>,
    pub(super) map_says: String,
    pub(super) turns: Vec<Row>,
    pub(super) turns_href: String,
    pub(super) times_href: String,
    pub(super) empty: bool,
}

impl Page for MonitorPage {
    const TEMPLATE: &'static str = "pages/office/monitor.html";

    fn samples() -> Vec<Self> {
        let bar = Bar {
            label: "Diajukan".into(),
            value: "12".into(),
            percent: 40,
            href: "/office/applications?status=submitted".into(),
            late: "3".into(),
            late_href: "/office/applications?late=yes".into(),
        };
        let chart = |with_late| Chart {
            title: "Kredit menurut tahap".into(),
            note: "Semua pengajuan.".into(),
            head: "Tahap".into(),
            bars: vec![bar.clone()],
            with_late,
        };
        let monitor = |empty| Self {
            as_of: "23 November 2026 pukul 09.00 WITA".into(),
            filters: sample_filters(),
            stats: vec![Stat {
                label: "Menunggu".into(),
                value: "42".into(),
                note: "kasus".into(),
                href: "/office/applications".into(),
                tone: "amber",
            }],
            charts: vec![chart(false), chart(true)],
            tiles: vec![Tile {
                x: 0,
                y: 0,
                name: "Sinjai Barat".into(),
                value: "7".into(),
                shade: 30,
                href: "/office/applications?district=73.07.01".into(),
            }],
            map_says: "Sinjai Barat 7".into(),
            turns: Vec::new(),
            turns_href: "/office/stuck".into(),
            times_href: "/office/times".into(),
            empty,
        };
        vec![monitor(false), monitor(true)]
    }
}

/// One attempt to send a mail.
#[derive(Debug, Serialize)]
pub(super) struct AttemptLine {
    pub(super) at: String,
    pub(super) when: String,
    pub(super) title: String,
    pub(super) by: String,
    pub(super) note: String,
    pub(super) tone: &'static str,
}

/// One line of what is known of a mail.
#[derive(Debug, Serialize)]
pub(super) struct Datum {
    pub(super) term: String,
    pub(super) detail: String,
    pub(super) href: String,
    pub(super) link: String,
    pub(super) note: String,
}

/// One mail of the outbox with its attempts.
#[derive(Debug, Serialize)]
pub(super) struct MailPage {
    pub(super) title: String,
    pub(super) data: Vec<Datum>,
    pub(super) attempts: Vec<AttemptLine>,
    /// Where a dead one is sent again; empty where it is not dead.
    pub(super) again: String,
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "pages/office/mail.html";

    fn samples() -> Vec<Self> {
        let datum = || Datum {
            term: "Kepada".into(),
            detail: "s•••@contoh.example".into(),
            href: String::new(),
            link: String::new(),
            note: String::new(),
        };
        let attempt = AttemptLine {
            at: "2026-11-23T09:00:00+08:00".into(),
            when: "23 November 2026".into(),
            title: "Gagal".into(),
            by: String::new(),
            note: "451 try later".into(),
            tone: "bad",
        };
        vec![
            Self {
                title: "Surel".into(),
                data: vec![datum()],
                attempts: vec![attempt],
                again: "/office/mail/1/again".into(),
            },
            Self { title: "Surel".into(), data: vec![datum()], attempts: Vec::new(), again: String::new() },
        ]
    }
}
