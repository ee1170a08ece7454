//! The list of an owner's applications.

use domain::applications::{WaitsOn, waits_on};
use domain::seats::is_wish;
use serde::Serialize;

use crate::usecases::applications::applying::Own;
use crate::usecases::applications::queue::QueueRow;
use crate::web::pages::Page;
use crate::web::visit::Visit;

/// An application in the list.
#[derive(Debug, Clone, Serialize)]
struct RowView {
    href: String,
    name: String,
    business: String,
    number: String,
    amount: String,
    status: &'static str,
    waits: bool,
    since: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    drafts: Vec<RowView>,
    rows: Vec<RowView>,
    newer: &'static str,
    older: String,
    /// Whether some of them wait for a seat, in an order.
    wishes: bool,
}

impl ListPage {
    pub(super) fn of(visit: &Visit, own: &Own, later: bool) -> Self {
        let view = |row: &QueueRow| row_view(visit, row);
        Self {
            drafts: own.drafts.iter().map(view).collect(),
            rows: own.page.rows.iter().map(view).collect(),
            wishes: own.page.rows.iter().any(|row| is_wish(row.kind, row.status)),
            newer: if later { "/applications" } else { "" },
            older: own
                .page
                .next
                .as_ref()
                .map_or_else(String::new, |next| format!("/applications?after={next}")),
        }
    }
}

fn row_view(visit: &Visit, row: &QueueRow) -> RowView {
    let words = visit.wording();
    RowView {
        href: format!("/applications/{}", row.id),
        name: words.both(&row.name),
        business: row.business.clone(),
        number: row.receipt.map_or_else(String::new, |receipt| receipt.to_string()),
        amount: row.amount.map_or_else(String::new, |amount| words.rupiah(amount)),
        status: row.status.as_str(),
        waits: waits_on(row.status) == WaitsOn::Owner,
        since: words.ago(row.status_at, visit.app().clock.now()),
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/my_cases/list.html";

    fn samples() -> Vec<Self> {
        let row = |status, waits| RowView {
            href: "/applications/1".into(),
            name: "KUR <Mikro>".into(),
            business: "Gula Aren".into(),
            number: if waits { String::new() } else { "JB-2611-4YC5TC".into() },
            amount: "Rp75.000.000".into(),
            status,
            waits,
            since: "3 hari lalu".into(),
        };
        vec![
            Self { drafts: Vec::new(), rows: Vec::new(), newer: "", older: String::new(), wishes: false },
            Self {
                drafts: vec![row("draft", true)],
                rows: vec![row("info_requested", true), row("declined", false)],
                newer: "/applications",
                older: "/applications?after=1".into(),
                wishes: true,
            },
        ]
    }
}
