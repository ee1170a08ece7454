//! Mentoring programs: the public catalogue and a program's page; and the partner's desk.

use super::routes::Routes;
use super::samples::Gallery;

pub(super) fn routes() -> Routes {
    Routes::default()
}

pub(super) fn samples(_gallery: &mut Gallery<'_>) {}
