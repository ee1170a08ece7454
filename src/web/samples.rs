//! Every page in every state, rendered in every language: what the template tests walk through.
//! Each noun offers its pages with a `samples(&mut Gallery)`; a test refuses a template that no page shows.

use domain::language::Language;

use super::forms::{FormView, SummaryLine};
use super::frame::{Frame, Viewer, role_word};
use super::navigation;
use super::pages::{Page, Pages, PagesError};

/// One page as rendered.
pub struct Shown {
    /// The template it came from.
    pub template: &'static str,
    /// The language it is in.
    pub language: Language,
    /// The whole document.
    pub html: String,
}

/// Collects pages.
pub struct Gallery<'pages> {
    pages: &'pages Pages,
    frames: Vec<Frame>,
    shown: Vec<Result<Shown, PagesError>>,
}

impl Gallery<'_> {
    /// Renders every sample of a page, in every language, for a stranger and for somebody signed in.
    pub(super) fn show<P: Page>(&mut self) {
        for page in P::samples() {
            for frame in &self.frames {
                let html = self.pages.render(frame, &page);
                let shown = html.map(|html| Shown { template: P::TEMPLATE, language: frame.language, html });
                self.shown.push(shown);
            }
        }
    }
}

/// All pages of the portal, each sample in each language and each frame.
pub fn render_all(pages: &Pages) -> Vec<Result<Shown, PagesError>> {
    let frames = Language::ALL.iter().flat_map(|&language| frames(pages, language)).collect();
    let mut gallery = Gallery { pages, frames, shown: Vec::new() };
    super::samples_of_all(&mut gallery);
    gallery.shown
}

/// A form with a fault beside one field, as a page is shown again.
pub(super) fn wrong(mut form: FormView, field: &'static str) -> FormView {
    let text = "Salah & keliru".to_owned();
    if let Some(view) = form.fields.get_mut(field) {
        view.value = String::from("tujuh <puluh>");
        view.error.clone_from(&text);
    }
    form.summary.push(SummaryLine { field: field.to_owned(), text });
    form
}

fn frames(pages: &Pages, language: Language) -> [Frame; 2] {
    let wording = pages.wording(language);
    let stranger = Frame {
        language,
        address: "/offers?page=2".to_owned(),
        nav: navigation::entries(None, "/offers", wording),
        csrf: "token".to_owned(),
        office: "Dinas Koperasi, UKM dan Tenaga Kerja Kabupaten Sinjai".to_owned(),
        ..Frame::default()
    };
    let role = domain::accounts::Role::Owner;
    let owner = Frame {
        viewer: Some(Viewer { name: "Andi <Rahma>".to_owned(), role: role_word(wording, role), unread: 3 }),
        nav: navigation::entries(Some(role), "/offers", wording),
        flash: Some("Tersimpan & aman".to_owned()),
        demo: true,
        ..stranger.clone()
    };
    [stranger, owner]
}
