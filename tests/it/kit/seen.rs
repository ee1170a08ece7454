//! What a visitor sees: a parsed page, its words, its links, its forms.

use std::collections::BTreeMap;

use poem::Response;
use poem::http::{HeaderMap, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

/// An answer of the portal.
#[derive(Debug, Clone)]
pub struct Seen {
    pub address: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub html: String,
}

/// A form of a page with what it holds.
#[derive(Debug, Clone)]
pub struct SeenForm {
    pub fields: Vec<(String, String)>,
    pub choices: BTreeMap<String, Vec<String>>,
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Seen {
    pub async fn of(address: &str, response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().into_vec().await.unwrap();
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Self { address: address.to_owned(), status, headers, bytes, html }
    }

    pub fn location(&self) -> String {
        self.headers.get(header::LOCATION).expect("a redirect").to_str().unwrap().to_owned()
    }

    /// Every word of the page's main part, in order.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&self.html);
        let main = page.select(&selector("main")).next();
        words(main.unwrap_or(page.root_element()))
    }

    /// Asserts that the page is there and shows these words.
    #[track_caller]
    pub fn shows(&self, wanted: &str) -> &Self {
        let text = self.text();
        assert!(
            text.contains(wanted),
            "{} ({}) does not show {wanted:?}:\n{text}",
            self.address,
            self.status
        );
        self
    }

    #[track_caller]
    pub fn does_not_show(&self, unwanted: &str) -> &Self {
        let text = self.text();
        assert!(!text.contains(unwanted), "{} shows {unwanted:?}:\n{text}", self.address);
        self
    }

    #[track_caller]
    pub fn is(&self, status: StatusCode) -> &Self {
        assert_eq!(self.status, status, "{}:\n{}", self.address, self.text());
        self
    }

    #[track_caller]
    pub fn is_ok(&self) -> &Self {
        self.is(StatusCode::OK)
    }

    /// The words of every element that a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        Html::parse_document(&self.html).select(&selector(css)).map(words).collect()
    }

    /// An attribute of every element that a CSS selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let elements = selector(css);
        let found = page.select(&elements);
        found.filter_map(|element| element.value().attr(name)).map(ToOwned::to_owned).collect()
    }

    /// The address of the first link whose words contain these.
    #[track_caller]
    pub fn link(&self, wanted: &str) -> String {
        let page = Html::parse_document(&self.html);
        let links = selector("a[href]");
        let found = page.select(&links).find(|link| words(*link).contains(wanted));
        let found =
            found.unwrap_or_else(|| panic!("{} has no link {wanted:?}:\n{}", self.address, self.text()));
        found.value().attr("href").unwrap().to_owned()
    }

    /// Whether a form with this action is on the page.
    pub fn has_form(&self, action: &str) -> bool {
        self.attributes("form", "action").iter().any(|found| found == action)
    }

    /// The form with this action.
    #[track_caller]
    pub fn form(&self, action: &str) -> SeenForm {
        let page = Html::parse_document(&self.html);
        let forms = selector("form");
        let found = page.select(&forms).find(|form| form.value().attr("action") == Some(action));
        let actions = || self.attributes("form", "action");
        let form = found.unwrap_or_else(|| {
            panic!(
                "{} ({}) has no form {action:?}, only {:?}:\n{}",
                self.address,
                self.status,
                actions(),
                self.text()
            )
        });
        SeenForm::of(form)
    }
}

impl SeenForm {
    fn of(form: ElementRef<'_>) -> Self {
        let mut seen = Self { fields: Vec::new(), choices: BTreeMap::new() };
        for element in form.select(&selector("input[name], textarea[name], select[name], button[name]")) {
            seen.take(element);
        }
        seen
    }

    fn take(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        let name = value.attr("name").unwrap_or_default().to_owned();
        let given = value.attr("value").unwrap_or_default().to_owned();
        match (value.name(), value.attr("type").unwrap_or("text")) {
            ("button", _) | ("input", "submit") => self.choices.entry(name).or_default().push(given),
            ("input", "file") => {}
            ("input", "checkbox" | "radio") => {
                if value.attr("checked").is_some() {
                    self.fields.push((name.clone(), given.clone()));
                }
                self.choices.entry(name).or_default().push(given);
            }
            ("select", _) => {
                let options: Vec<_> = element.select(&selector("option")).collect();
                let chosen = options
                    .iter()
                    .find(|option| option.value().attr("selected").is_some())
                    .or(options.first());
                if let Some(chosen) = chosen {
                    self.fields
                        .push((name.clone(), chosen.value().attr("value").unwrap_or_default().to_owned()));
                }
                let all =
                    options.iter().map(|option| option.value().attr("value").unwrap_or_default().to_owned());
                self.choices.entry(name).or_default().extend(all);
            }
            ("textarea", _) => self.fields.push((name, element.text().collect())),
            _ => self.fields.push((name, given)),
        }
    }

    /// What the form sends when these fields are filled in; asserts that a chosen value is one that is offered.
    #[track_caller]
    pub fn filled(&self, wanted: &[(&str, &str)]) -> Vec<(String, String)> {
        for (name, value) in wanted {
            let known =
                self.fields.iter().any(|(field, _)| field == name) || self.choices.contains_key(*name);
            assert!(
                known,
                "the form has no field {name:?}, only {:?} and {:?}",
                self.fields,
                self.choices.keys()
            );
            if let Some(choices) = self.choices.get(*name) {
                let offered = value.is_empty() || choices.iter().any(|choice| choice == value);
                assert!(offered, "{name:?} offers {choices:?}, not {value:?}");
            }
        }
        let untouched = self.fields.iter().filter(|(name, _)| !wanted.iter().any(|(key, _)| key == name));
        let mut filled: Vec<(String, String)> = untouched.cloned().collect();
        filled.extend(wanted.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        filled
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
