//! Every component in every state on one page, for development and for the eye.

mod views;

use self::views::StyleguidePage;
use super::samples::Gallery;

/// The page, for whoever serves it in development.
pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<StyleguidePage>();
}
