//! The browser's room: addresses, forms, pages. The only one that names `poem` and `tera`; never names `store`.

pub mod assets;
mod compression;
pub mod format;
pub mod frame;
pub mod headers;
pub mod labels;
pub mod language;
pub mod navigation;
pub mod pages;
mod rules;
pub mod samples;
pub mod server;
mod styleguide;
pub mod texts;
pub mod wording;

/// Every noun offers its pages here; `samples` renders them for the tests.
fn samples_of_all(gallery: &mut samples::Gallery<'_>) {
    styleguide::samples(gallery);
}
