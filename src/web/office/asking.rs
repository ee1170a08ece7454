//! What the address of a page of the office asks for. All filters stand in it, so that what one sees can be sent on.

use domain::applications::{WaitsOn, WorkflowKind};
use domain::matching::SubjectKind;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::usecases::Cursor;
use crate::usecases::applications::queue::Standing;
use crate::usecases::office::mails::MailState;
use crate::usecases::office::{Narrowing, cases, days_back, figures, needs, pairs};

/// The query, as typed; what cannot be read is left out.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asking {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) organisation: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) district: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) period: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) waits: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) standing: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) age: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) stood: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) late: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) needs: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) verdict: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) subject: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) business: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) fact: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) sector: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) known: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) after: String,
}

/// Periods that can be asked for, in days.
pub(super) const PERIODS: [&str; 3] = ["30", "90", "365"];
/// Working days that something has stood where it stands.
pub(super) const STOOD: [&str; 3] = ["3", "5", "10"];

/// More than ten working days: what the list of those who wait calls old.
pub(super) const OLD: (u16, Option<u16>) = (11, None);

/// Every age that can be asked for.
pub(super) fn ages() -> impl Iterator<Item = (u16, Option<u16>)> {
    figures::AGES.into_iter().chain([OLD])
}

/// How an age is spelled in an address: `0-2`, `21-`.
pub(super) fn age_spelled((from, to): (u16, Option<u16>)) -> String {
    to.map_or_else(|| format!("{from}-"), |to| format!("{from}-{to}"))
}

impl Asking {
    /// As figures and lists are narrowed.
    pub(super) fn narrowing(&self, app: &App) -> Narrowing {
        let known = domain::regions::district(&self.district).map(|district| district.code.to_owned());
        let days = PERIODS.contains(&self.period.as_str()).then(|| self.period.parse().ok()).flatten();
        Narrowing {
            kind: self.kind.parse().ok(),
            organisation: self.organisation.parse().ok(),
            district: known,
            since: days.and_then(|days| days_back(app, days)),
        }
    }

    /// What the list of applications is asked for.
    pub(super) fn cases(&self, app: &App) -> cases::Asked {
        let age = ages().find(|age| age_spelled(*age) == self.age);
        cases::Asked {
            narrowing: self.narrowing(app),
            status: self.status.parse().ok(),
            standing: self.standing(),
            waiting: self.standing == "waiting",
            waits_on: self.waits.parse().ok().filter(|whom| *whom != WaitsOn::Nobody),
            age,
            late: !self.late.is_empty(),
            standing_for: self.stood.parse().ok().filter(|days| *days <= 250),
            search: self.q.clone(),
            newest_first: self.sort == "newest",
        }
    }

    fn standing(&self) -> Standing {
        match self.standing.as_str() {
            "closed" => Standing::Closed,
            "all" | "waiting" => Standing::All,
            _ => Standing::Open,
        }
    }

    pub(super) fn subjects(&self) -> SubjectKind {
        match self.kind.parse() {
            Ok(WorkflowKind::Mentoring) => SubjectKind::Program,
            _ => SubjectKind::Offer,
        }
    }

    /// Only needs that nothing fits, unless all are asked for.
    pub(super) fn needs(&self, app: &App) -> needs::Asked {
        needs::Asked {
            narrowing: self.narrowing(app),
            unmet: self.needs != "all",
            blocked_by: self.fact.parse().ok(),
        }
    }

    pub(super) fn pairs(&self, app: &App) -> pairs::Asked {
        pairs::Asked {
            narrowing: Narrowing { kind: None, ..self.narrowing(app) },
            kind: self.subjects(),
            subject: self.subject.parse().ok(),
            business: self.business.parse().ok(),
            verdict: self.verdict.parse().ok(),
        }
    }

    pub(super) fn mails(&self) -> Option<MailState> {
        MailState::spelled(&self.state)
    }

    pub(super) fn cursor(&self) -> Option<Cursor> {
        self.after.parse().ok()
    }

    /// Each filter by its name with what was typed.
    pub(super) fn fields(&self) -> [(&'static str, &str); 20] {
        [
            ("q", &self.q),
            ("kind", &self.kind),
            ("organisation", &self.organisation),
            ("district", &self.district),
            ("period", &self.period),
            ("status", &self.status),
            ("waits", &self.waits),
            ("standing", &self.standing),
            ("age", &self.age),
            ("stood", &self.stood),
            ("late", &self.late),
            ("needs", &self.needs),
            ("state", &self.state),
            ("verdict", &self.verdict),
            ("subject", &self.subject),
            ("business", &self.business),
            ("fact", &self.fact),
            ("sort", &self.sort),
            ("sector", &self.sector),
            ("known", &self.known),
        ]
    }

    /// The same narrowing, for a link to a list.
    pub(super) fn narrowed(&self) -> Self {
        Self {
            kind: self.kind.clone(),
            organisation: self.organisation.clone(),
            district: self.district.clone(),
            period: self.period.clone(),
            ..Self::default()
        }
    }

    /// The address of `path` that asks for this.
    pub(super) fn address(&self, path: &str) -> String {
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }

    /// The address of the page after a place in the list.
    pub(super) fn after(&self, path: &str, cursor: Option<&Cursor>) -> String {
        cursor.map_or_else(String::new, |cursor| {
            let after = cursor.to_string();
            Self { after, ..self.clone() }.address(path)
        })
    }

    /// The address of the first page.
    pub(super) fn first(&self, path: &str) -> String {
        let after = String::new();
        Self { after, ..self.clone() }.address(path)
    }
}
