//! The start page.

use serde::Serialize;

use crate::web::pages::Page;

#[derive(Debug, Serialize)]
pub(super) struct StartPage {}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/home/start.html";

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}
