//! The register, narrowed and page by page, and as a file.

use domain::cooperatives::CooperativeId;
use poem::{Response, handler};
use serde::{Deserialize, Serialize};

use crate::usecases::roll::{self, Member};
use crate::usecases::{Cursor, Page as Rows};
use crate::web::capability::{Asked, At, Owner};
use crate::web::format;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::sign_in::encoded;
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    id: String,
    name: String,
    form: FormView,
    active: u8,
    rows: Vec<Row>,
    may_write: bool,
    newest: String,
    older: String,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    number: String,
    name: String,
    phone: String,
    joined: String,
    state: String,
    tone: &'static str,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/roll/list.html";

    fn samples() -> Vec<Self> {
        let page = |rows, may_write| Self {
            id: "1".into(),
            name: "Koperasi Tani Makmur".into(),
            form: FormView::new(&["q"]),
            active: u8::from(may_write),
            rows,
            may_write,
            newest: String::new(),
            older: "/cooperatives/1/members?after=x".into(),
        };
        let row = Row {
            href: "/cooperatives/1/members/1".into(),
            number: "A-001".into(),
            name: "Siti Aminah".into(),
            phone: "0812-3456-7890".into(),
            joined: "1 Januari 2020".into(),
            state: "Belum bergabung".into(),
            tone: "amber",
        };
        vec![page(vec![row], true), page(Vec::new(), false)]
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    q: String,
    after: String,
}

/// How a member stands: the word and its colour.
pub(super) fn state(words: Wording<'_>, member: &Member) -> (String, &'static str) {
    let (key, tone) = match (member.left_on, member.account) {
        (Some(_), _) => ("roll-left", ""),
        (None, Some(_)) => ("roll-joined", "green"),
        (None, None) => ("roll-waiting", "amber"),
    };
    (words.say(key), tone)
}

#[handler]
pub(super) async fn show(owner: Owner, At(id): At<CooperativeId>, Asked(asking): Asked<Asking>) -> Answer {
    let seen = roll::seen(owner.app(), owner.actor(), id).await?;
    let cursor = asking.after.parse::<Cursor>().ok();
    let like: String = asking.q.trim().chars().take(100).collect();
    let page = roll::list(owner.app(), owner.actor(), id, &like, cursor.as_ref()).await?;
    let words = owner.wording();
    let path = format!("/cooperatives/{id}/members");
    let row = |member: &Member| {
        let (state, tone) = state(words, member);
        Row {
            href: format!("{path}/{}", member.id),
            number: member.number.clone(),
            name: member.name.clone(),
            phone: member.phone.as_deref().map(format::phone).unwrap_or_default(),
            joined: words.date(member.joined_on),
            state,
            tone,
        }
    };
    let query = format!("{path}?q={}", encoded(&like));
    let older = page.next.as_ref().map_or_else(String::new, |next| format!("{query}&after={next}"));
    owner.render(&ListPage {
        id: id.to_string(),
        name: seen.cooperative,
        active: u8::from(!like.is_empty()),
        form: FormView::new(&["q"]).with("q", like),
        rows: page.rows.iter().map(row).collect(),
        may_write: seen.may_write,
        newest: if cursor.is_some() { query } else { String::new() },
        older,
    })
}

#[handler]
pub(super) async fn sheet(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    roll::seen(owner.app(), owner.actor(), id).await?;
    let columns = ["roll-number", "roll-name", "roll-phone", "roll-joined-on", "roll-left-on", "roll-state"];
    let heads = columns.iter().map(|key| owner.wording().say(key)).collect();
    let (app, actor) = (owner.app().clone(), owner.actor().clone());
    let (pages, language) = (app.pages.clone(), owner.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move {
            let page: Rows<Member> = roll::export(&app, &actor, id, cursor.as_ref()).await?;
            Ok(page)
        }
    };
    let response: Response = spreadsheet::of("members", heads, fetch, move |member: Member| {
        let words = Wording::new(pages.texts(), language);
        let (state, _) = state(words, &member);
        vec![
            member.number,
            member.name,
            member.phone.unwrap_or_default(),
            member.joined_on.to_string(),
            member.left_on.map(|day| day.to_string()).unwrap_or_default(),
            state,
        ]
    });
    Ok(response)
}
