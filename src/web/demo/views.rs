//! The pages of the demonstration's mailbox.

use serde::Serialize;

use crate::web::pages::Page;

/// Somebody made up to sign in as.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PersonLine {
    pub(super) role: String,
    pub(super) place: String,
    pub(super) email: String,
}

#[derive(Debug, Serialize)]
pub(super) struct DemoPage {
    pub(super) people: Vec<PersonLine>,
    pub(super) password: String,
    pub(super) signed_in: bool,
}

impl Page for DemoPage {
    const TEMPLATE: &'static str = "pages/demo/people.html";

    fn samples() -> Vec<Self> {
        let owner = PersonLine {
            role: "Pemilik usaha".into(),
            place: "Gula Aren Rahmawati".into(),
            email: "pemilik@contoh.id".into(),
        };
        let page = |signed_in| Self { people: vec![owner.clone()], password: "demo".into(), signed_in };
        vec![page(false), page(true)]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct MailLine {
    pub(super) href: String,
    pub(super) subject: String,
    pub(super) to: String,
    pub(super) when: String,
}

#[derive(Debug, Serialize)]
pub(super) struct DemoMailsPage {
    pub(super) mails: Vec<MailLine>,
}

impl Page for DemoMailsPage {
    const TEMPLATE: &'static str = "pages/demo/mails.html";

    fn samples() -> Vec<Self> {
        let line = MailLine {
            href: "/demo/mail/1.eml".into(),
            subject: "Buktikan alamat surel Anda".into(),
            to: "pemilik@contoh.example".into(),
            when: "23 November 2026".into(),
        };
        vec![Self { mails: vec![line] }, Self { mails: Vec::new() }]
    }
}

/// A mail as plain text; its links to this site stand beneath, to be followed.
#[derive(Debug, Serialize)]
pub(super) struct DemoMailPage {
    pub(super) subject: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) date: String,
    pub(super) text: String,
    pub(super) links: Vec<String>,
}

impl Page for DemoMailPage {
    const TEMPLATE: &'static str = "pages/demo/mail.html";

    fn samples() -> Vec<Self> {
        let mail = |links| Self {
            subject: "Buktikan alamat surel Anda".into(),
            from: "Jembatan <jembatan@sinjai.example>".into(),
            to: "pemilik@contoh.example".into(),
            date: "Mon, 23 Nov 2026 01:00:00 +0000".into(),
            text: "Halo,\n\nbuka tautan ini.".into(),
            links,
        };
        vec![mail(vec!["/register/prove/x".into()]), mail(Vec::new())]
    }
}

/// The paths of this site that a text links to, each once.
pub(super) fn links(text: &str, site: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(site) {
        let rest = text.get(at + site.len()..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '"').unwrap_or(rest.len());
        let path = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ')']);
        // Longer names that only begin like this site are other sites.
        if path.starts_with('/') && path.len() > 1 && !links.iter().any(|link| link == path) {
            links.push(path.to_owned());
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_into_this_site_are_offered_and_each_once() {
        let text = "Buka http://localhost/a/b. Atau http://localhost/a/b dan http://localhost.example/c, http://localhost";
        assert_eq!(links(text, "http://localhost"), ["/a/b"]);
    }
}
