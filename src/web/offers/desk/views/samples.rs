//! The pages of the bank's desk in each of their states.

use super::super::forms::Section;
use super::{ActPage, DeskRow, ListPage, NewPage, Obstacle, OfferPage, PreviewPage, SectionPage, Task, Way};
use crate::web::forms::FormView;
use crate::web::offers::detail::Datum;
use crate::web::offers::views::Choice;
use crate::web::pages::Page;
use crate::web::rules::sentences::RuleLine;

fn way(label: &str) -> Way {
    Way { href: "/bank/offers".into(), label: label.into(), current: label == "Semua" }
}

fn choice() -> Vec<Choice> {
    vec![Choice { value: "kur_mikro".into(), label: "KUR Mikro".into() }]
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/offers/desk_list.html";

    fn samples() -> Vec<Self> {
        let row = || DeskRow {
            href: "/bank/offers/1".into(),
            name: "KUR Mikro".into(),
            state: "Dibuka".into(),
            tone: "green",
            detail: "KUR Mikro".into(),
            changed: "3 hari lalu".into(),
        };
        let page = |rows: Vec<DeskRow>, narrowed: bool| Self {
            states: vec![way("Semua"), way("Dibuka")],
            next: if rows.is_empty() { String::new() } else { "/bank/offers?after=x".into() },
            rows,
            narrowed,
        };
        vec![page(Vec::new(), false), page(Vec::new(), true), page(vec![row()], false)]
    }
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "pages/offers/desk_new.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&["scheme", "once"]), schemes: choice() }]
    }
}

impl Page for OfferPage {
    const TEMPLATE: &'static str = "pages/offers/desk_offer.html";

    fn samples() -> Vec<Self> {
        let page = |ready: bool, closed: bool| Self {
            path: "/bank/offers/1".into(),
            public: if ready { "/offers/1".into() } else { String::new() },
            name: "KUR Mikro".into(),
            state: "Rancangan".into(),
            tone: "plain",
            tasks: vec![Task { label: "Nama".into(), href: "/x".into(), state: "done", hint: String::new() }],
            ready,
            closed,
            moves: if closed { Vec::new() } else { vec![way("Hentikan sementara")] },
            versions: if ready { vec![Datum::new("Versi 1".into(), "mulai")] } else { Vec::new() },
        };
        vec![page(false, false), page(true, false), page(true, true)]
    }
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "pages/offers/desk_section.html";

    fn samples() -> Vec<Self> {
        let page = |section: Section| {
            let mut form = FormView::new(section.names());
            form.summary
                .push(crate::web::forms::SummaryLine { field: section.names()[0].into(), text: "?".into() });
            Self {
                section: section.name(),
                title: "Syarat kredit".into(),
                action: "/bank/offers/1/edit/x".into(),
                back: "/bank/offers/1".into(),
                revision: "1".into(),
                form,
                schemes: choice(),
                methods: choice(),
                collaterals: choice(),
                papers: choice(),
            }
        };
        Section::ALL.into_iter().map(page).collect()
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "pages/offers/desk_preview.html";

    fn samples() -> Vec<Self> {
        let page = |ready: bool| Self {
            path: "/bank/offers/1".into(),
            name: "KUR Mikro".into(),
            revision: "3".into(),
            obstacles: if ready {
                Vec::new()
            } else {
                vec![Obstacle { href: "/x".into(), field: "Plafon".into(), text: "Perlu diisi.".into() }]
            },
            terms: vec![Datum::new("Plafon".into(), "Rp1")],
            criteria: vec![RuleLine { text: "Memiliki NIB".into(), remedy: "?".into(), any: Vec::new() }],
            papers: vec!["KTP".into()],
            when: "mulai 1 November 2026".into(),
        };
        vec![page(true), page(false)]
    }
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "pages/offers/desk_act.html";

    fn samples() -> Vec<Self> {
        let page = |tried: &str| Self {
            action: format!("/bank/offers/1/act/{tried}"),
            back: "/bank/offers/1".into(),
            name: "KUR Mikro".into(),
            tried: tried.into(),
            danger: tried == "close",
        };
        ["pause", "reopen", "close", "publish"].map(page).into()
    }
}
