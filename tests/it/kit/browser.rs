//! A real browser: Debian's chromium, driven over `WebDriver`. It does what a person does and reports what a person, and
//! a screen reader, would find wrong.

mod driver;

use std::fmt;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;
use thirtyfour::common::command::Command;
use thirtyfour::prelude::*;

use driver::{Driver, WholePage, wishes};

const SEEN_WITHIN: Duration = Duration::from_secs(10);
/// What the portal is looked at on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 360 by 800 pixels, touched.
    Phone,
    /// 1280 by 900 pixels.
    Desk,
}

/// Something axe-core finds wrong on a page.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    pub id: String,
    pub help: String,
    pub nodes: Vec<String>,
}

/// A browser with a fresh profile; it ends when dropped.
#[derive(Debug)]
pub struct Browser {
    driver: Option<WebDriver>,
    process: Driver,
    base: String,
    screen: Screen,
    _profile: tempfile::TempDir,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.help)?;
        self.nodes.iter().try_for_each(|node| write!(f, "\n    {node}"))
    }
}

impl Browser {
    /// Opens a browser on the portal at `base`, such as `http://127.0.0.1:8080`.
    pub async fn open(base: &str, screen: Screen) -> Self {
        // The client of the driver is built without a TLS provider of its own and takes the process's.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let process = Driver::start();
        let profile = tempfile::tempdir().unwrap();
        let wishes = wishes(screen, profile.path()).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", process.port), wishes).await;
        let driver = driver.expect("chromium starts");
        driver.set_page_load_timeout(Duration::from_secs(30)).await.unwrap();
        driver.set_script_timeout(Duration::from_mins(1)).await.unwrap();
        Self {
            driver: Some(driver),
            process,
            base: base.trim_end_matches('/').to_owned(),
            screen,
            _profile: profile,
        }
    }

    /// For what the methods here do not cover.
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the browser is open until it is dropped")
    }

    /// Opens a page of the portal by its path, or any page by its whole address.
    pub async fn visit(&self, path: &str) {
        let address = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.driver().goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// The path and query of the page shown.
    pub async fn path(&self) -> String {
        let url = self.driver().current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Everything that can be read on the page now.
    pub async fn text(&self) -> String {
        // In one step: an element found first may be gone with its page a moment later.
        let script = "return document.body ? document.body.innerText : '';";
        let shown = self.driver().execute(script, Vec::new()).await.expect("the page can be read");
        shown.json().as_str().unwrap_or_default().to_owned()
    }

    /// Waits until `text` can be read on the page.
    pub async fn see(&self, text: &str) {
        let begun = Instant::now();
        let mut shown = self.text().await;
        while !shown.contains(text) {
            let path = self.path().await;
            assert!(begun.elapsed() < SEEN_WITHIN, "{text:?} is not on {path}, which reads:\n{shown}");
            tokio::time::sleep(Duration::from_millis(50)).await;
            shown = self.text().await;
        }
    }

    /// Makes sure that `text` cannot be read on the page.
    pub async fn see_no(&self, text: &str) {
        let shown = self.text().await;
        assert!(!shown.contains(text), "{text:?} is on {}, which reads:\n{shown}", self.path().await);
    }

    /// Answers the question `name`: types, picks from a list, ticks the box or the choice of that value, or attaches the
    /// file of that path.
    pub async fn fill(&self, name: &str, value: &str) {
        let field = self.visible(By::Css(format!("[name=\"{name}\"]:not([type=hidden])")), name).await;
        let kind = field.attr("type").await.unwrap().unwrap_or_default();
        let done = match (field.tag_name().await.unwrap().as_str(), kind.as_str()) {
            ("select", _) => {
                let option = format!("option[value=\"{value}\"]");
                let option = field.find(By::Css(option)).await;
                option.unwrap_or_else(|error| panic!("{name} offers no {value}: {error}")).click().await
            }
            (_, "radio" | "checkbox") => {
                let choice = By::Css(format!("[name=\"{name}\"][value=\"{value}\"]"));
                let choice = self.visible(choice, name).await;
                if choice.is_selected().await.unwrap() { Ok(()) } else { choice.click().await }
            }
            (_, "file") => field.send_keys(value).await,
            (_, "date") => self.set(&field, value).await,
            _ => match field.clear().await {
                Ok(()) => field.send_keys(value).await,
                Err(error) => Err(error),
            },
        };
        done.unwrap_or_else(|error| panic!("{name} cannot be answered with {value}: {error}"));
    }

    /// Presses the button, link or fold that reads exactly `text`.
    pub async fn press(&self, text: &str) {
        let quoted = if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") };
        let kinds = "self::button or self::a or self::summary or self::label";
        let way = format!(
            "//*[{kinds}][normalize-space()={quoted}] | //input[@type='submit'][@value={quoted}] | //*[@aria-label={quoted}]"
        );
        let target = self.visible(By::XPath(way), text).await;
        target.scroll_into_view().await.unwrap();
        target.click().await.unwrap_or_else(|error| panic!("{text:?} cannot be pressed: {error}"));
    }

    /// What axe-core finds wrong on the page.
    pub async fn axe(&self) -> Vec<Violation> {
        let axe = super::run_folder().join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{} is missing ({error}): run tests/run first", axe.display()));
        self.driver().execute(axe, Vec::new()).await.expect("axe-core loads");
        let run = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'], preload: false }).then(
              (found) => done(found.violations.map((v) => ({
                id: v.id, help: v.help, nodes: v.nodes.map((n) => n.html + ' -- ' + n.failureSummary) }))),
              (error) => done([{ id: 'axe', help: String(error), nodes: [] }]));";
        let found = self.driver().execute_async(run, Vec::new()).await.expect("axe-core runs");
        serde_json::from_value(found.json().clone()).unwrap()
    }

    /// Errors in the browser's console since the last question: scripts, refused resources, broken policies.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.driver().browser_log().await.expect("the browser keeps a log");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// Keeps a picture of the whole page in `.run/screens/<name>-<width>.png`.
    pub async fn screenshot(&self, name: &str) {
        let folder = super::run_folder().join("screens");
        std::fs::create_dir_all(&folder).unwrap();
        let width = if self.screen == Screen::Phone { 360 } else { 1280 };
        let file = folder.join(format!("{name}-{width}.png"));
        let page = Command::ExtensionCommand(Box::new(WholePage));
        let answer =
            self.driver().cmd(page).await.expect("the browser takes a picture").value_json().unwrap();
        let picture = STANDARD.decode(answer["data"].as_str().unwrap()).unwrap();
        std::fs::write(file, picture).unwrap();
    }

    /// How many pixels of the page stick out sideways.
    pub async fn overhang(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";
        self.driver().execute(script, Vec::new()).await.unwrap().json().as_i64().unwrap()
    }

    /// Takes a picture of the page and makes sure that nothing is wrong with it: accessibility, console, width.
    pub async fn inspect(&self, name: &str) {
        self.screenshot(name).await;
        let path = self.path().await;
        let violations: Vec<String> = self.axe().await.iter().map(Violation::to_string).collect();
        assert!(violations.is_empty(), "axe-core on {name} ({path}):\n{}", violations.join("\n"));
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console on {name} ({path}): {complaints:#?}");
        assert_eq!(self.overhang().await, 0, "{name} ({path}) is wider than the screen, in pixels");
    }

    /// The first of these elements that can be seen; waits for it.
    async fn visible(&self, by: By, name: &str) -> WebElement {
        let begun = Instant::now();
        loop {
            for element in self.driver().find_all(by.clone()).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            let (path, text) = (self.path().await, self.text().await);
            assert!(
                begun.elapsed() < SEEN_WITHIN,
                "{name:?} cannot be found on {path}, which reads:\n{text}"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Typing a date goes by the order of the browser's language; its value does not.
    async fn set(&self, field: &WebElement, value: &str) -> WebDriverResult<()> {
        let script = "arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
        self.driver().execute(script, vec![field.to_json()?, json!(value)]).await.map(|_| ())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the driver ends its browser; asking it first would need a runtime that may be gone.
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
        self.process.stop();
    }
}
