//! Two plain pages that several desks share: a sheet of figures, facts and tables, and a form of one topic.
//! They decide and format nothing; a noun fills them with ready-to-print strings.

use serde::Serialize;

use super::forms::FormView;
use super::pages::Page;
use super::samples::Gallery;

/// One figure above the tables.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Stat {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) note: String,
    pub(crate) href: String,
    pub(crate) tone: &'static str,
}

/// One line of a list of data.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Datum {
    pub(crate) term: String,
    pub(crate) detail: String,
    pub(crate) href: String,
    pub(crate) link: String,
    pub(crate) note: String,
}

/// A link to somewhere.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) kind: &'static str,
}

impl Way {
    pub(crate) fn to(href: impl Into<String>, label: String, kind: &'static str) -> Self {
        Self { href: href.into(), label, kind }
    }
}

/// The head of a column.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Head {
    pub(crate) label: String,
    pub(crate) figure: bool,
}

/// One cell; the first of a row names it.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) note: String,
    pub(crate) href: String,
    pub(crate) tone: &'static str,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    #[must_use]
    pub(crate) fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    #[must_use]
    pub(crate) fn toned(mut self, tone: &'static str) -> Self {
        self.tone = tone;
        self
    }
}

/// A table with its title.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) head: Vec<Head>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) empty: String,
    pub(crate) ways: Vec<Way>,
}

/// A sheet of figures, facts and tables.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct SheetPage {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) back: Way,
    pub(crate) notice: String,
    pub(crate) stats: Vec<Stat>,
    pub(crate) facts: Vec<Datum>,
    pub(crate) sections: Vec<Section>,
    pub(crate) ways: Vec<Way>,
    pub(crate) newest: String,
    pub(crate) older: String,
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "pages/sheets/sheet.html";

    fn samples() -> Vec<Self> {
        let cell = |text: &str| Cell { tone: "amber", ..Cell::text(text).noted("catatan") };
        let section = Section {
            title: "Pelatihan".into(),
            note: "Pagu kegiatan".into(),
            head: vec![
                Head { label: "Pos".into(), figure: false },
                Head { label: "Pagu".into(), figure: true },
            ],
            rows: vec![vec![Cell::link("Honor", "/office/lines/1"), cell("Rp5.000.000")]],
            empty: String::new(),
            ways: vec![Way::to("/x", "Tambah".into(), "quiet")],
        };
        let full = Self {
            title: "Dana 2022".into(),
            lead: "DAK nonfisik".into(),
            back: Way::to("/office/funds", "Dana".into(), ""),
            notice: "Sudah ditutup".into(),
            stats: vec![Stat { label: "Pagu".into(), value: "Rp400.000.000".into(), ..Stat::default() }],
            facts: vec![Datum { term: "Tahun".into(), detail: "2022".into(), ..Datum::default() }],
            sections: vec![
                section.clone(),
                Section { rows: Vec::new(), empty: "Belum ada".into(), ..section },
            ],
            ways: vec![Way::to("/x", "Tambah".into(), "primary")],
            newest: "/x".into(),
            older: "/x?after=y".into(),
        };
        vec![full, Self { title: "Kosong".into(), ..Self::default() }]
    }
}

/// A choice of a field.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// One field of a form: money, date, text, number, area, select, check, checks, file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Field {
    pub(crate) kind: &'static str,
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) optional: bool,
    pub(crate) options: Vec<Choice>,
}

impl Field {
    pub(crate) fn new(kind: &'static str, name: &'static str, label: String) -> Self {
        Self { kind, name, label, hint: String::new(), optional: false, options: Vec::new() }
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    #[must_use]
    pub(crate) fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    #[must_use]
    pub(crate) fn of(mut self, options: Vec<Choice>) -> Self {
        self.options = options;
        self
    }
}

/// A form of one topic.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct FormPage {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) back: Way,
    pub(crate) action: String,
    pub(crate) form: FormView,
    pub(crate) fields: Vec<Field>,
    pub(crate) button: String,
    pub(crate) danger: bool,
    pub(crate) files: bool,
    pub(crate) once: String,
    pub(crate) hidden: Vec<Choice>,
    pub(crate) more: Vec<Way>,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "pages/sheets/form.html";

    fn samples() -> Vec<Self> {
        const NAMES: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let kinds = ["money", "date", "text", "number", "area", "select", "check", "checks", "file"];
        let options = vec![Choice { value: "x".into(), label: "X".into() }];
        let field = |(kind, name): (&&'static str, &&'static str)| {
            Field::new(kind, name, (*name).to_owned()).hint("petunjuk".into()).of(options.clone())
        };
        let page = Self {
            title: "Bukukan".into(),
            lead: "Honor".into(),
            back: Way::to("/office/lines/1", "Honor".into(), ""),
            action: "/office/lines/1/book".into(),
            form: FormView::new(&NAMES),
            fields: kinds.iter().zip(NAMES.iter()).map(field).collect(),
            button: "Simpan".into(),
            danger: true,
            files: true,
            once: "1".into(),
            hidden: vec![Choice { value: "1".into(), label: "training".into() }],
            more: vec![Way::to("/x", "Undurkan diri".into(), "quiet")],
        };
        let plain =
            Self { files: false, danger: false, lead: String::new(), once: String::new(), ..page.clone() };
        vec![page, plain]
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<SheetPage>();
    gallery.show::<FormPage>();
}
