//! A real browser: Debian's chromium, driven over `WebDriver`. It does what a person does and reports what a person, and
//! a screen reader, would find wrong.

mod driver;
mod screen;

use std::fmt;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use driver::{Devtools, Driver, wishes};
pub use screen::Screen;

/// Two browsers share two cores with two portals.
const SEEN_WITHIN: Duration = Duration::from_secs(30);

/// Whether pages may run their scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// The cookie that a signed-in person's browser holds.
const SESSION: &str = "jembatan";

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
        Self::open_with(base, screen, Scripts::On).await
    }

    /// As [`Browser::open`], with scripts or without.
    pub async fn open_with(base: &str, screen: Screen, scripts: Scripts) -> Self {
        // The client of the driver is built without a TLS provider of its own and takes the process's.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let process = Driver::start();
        let profile = tempfile::tempdir().unwrap();
        let wishes = wishes(screen, profile.path()).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", process.port), wishes).await;
        let driver = driver.expect("chromium starts");
        driver.set_page_load_timeout(Duration::from_mins(1)).await.unwrap();
        driver.set_script_timeout(Duration::from_mins(1)).await.unwrap();
        let browser = Self {
            driver: Some(driver),
            process,
            base: base.trim_end_matches('/').to_owned(),
            screen,
            _profile: profile,
        };
        if scripts == Scripts::Off {
            // Inline scripts are forbidden by the policy, so a page whose files do not come runs nothing. Switching
            // scripts off altogether would take the driver's own eyes away.
            browser.devtools("Network.enable", json!({})).await;
            browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*.js", "*.js?*"] })).await;
        }
        browser
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
        self.click(By::XPath(way), text).await;
    }

    /// Follows the first link that can be seen whose address has `part` in it.
    pub async fn follow(&self, part: &str) {
        self.click(By::Css(format!("a[href*=\"{part}\"]")), part).await;
    }

    /// Presses the first thing that can be seen of what a selector finds.
    pub async fn press_at(&self, selector: &str) {
        self.click(By::Css(selector.to_owned()), selector).await;
    }

    /// Waits until something that the selector finds can be seen.
    pub async fn find(&self, selector: &str) {
        self.visible(By::Css(selector.to_owned()), selector).await;
    }

    /// What an attribute of the first thing that the selector finds says.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        let element = self.visible(By::Css(selector.to_owned()), selector).await;
        element.attr(name).await.unwrap().unwrap_or_else(|| panic!("{selector} has no {name}"))
    }

    /// What is written in everything that the selector finds.
    pub async fn all(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText);";
        let texts = self.driver().execute(script, vec![json!(selector)]).await.unwrap();
        serde_json::from_value(texts.json().clone()).unwrap()
    }

    /// Waits until the address has `part` in it.
    pub async fn reach(&self, part: &str) {
        let begun = Instant::now();
        while !self.path().await.contains(part) {
            assert!(begun.elapsed() < SEEN_WITHIN, "{part:?} is not in {}", self.path().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The session of whoever is signed in, to be taken up again: several people may share the browser, as at a counter.
    pub async fn session(&self) -> Option<String> {
        self.driver().get_named_cookie(SESSION).await.ok().map(|cookie| cookie.value)
    }

    /// Takes up a session, or leaves the browser to a stranger.
    pub async fn take_session(&self, session: Option<&str>) {
        self.driver().delete_cookie(SESSION).await.unwrap();
        if let Some(session) = session {
            let mut cookie = Cookie::new(SESSION, session);
            cookie.set_path("/");
            self.driver().add_cookie(cookie).await.unwrap();
        }
    }

    /// A page of one's own, printed: a real PDF.
    pub async fn print(&self, html: &str) -> Vec<u8> {
        self.show(html).await;
        self.made("Page.printToPDF", json!({})).await
    }

    /// A page of one's own, photographed: a real JPEG.
    pub async fn photograph(&self, html: &str) -> Vec<u8> {
        self.show(html).await;
        self.made("Page.captureScreenshot", json!({ "format": "jpeg" })).await
    }

    async fn show(&self, html: &str) {
        let page = format!("data:text/html;base64,{}", STANDARD.encode(html));
        self.driver().goto(&page).await.unwrap();
    }

    async fn devtools(&self, command: &'static str, params: Value) -> Value {
        let command = Command::ExtensionCommand(Box::new(Devtools { command, params }));
        self.driver().cmd(command).await.expect("the browser's own tools answer").value_json().unwrap()
    }

    /// The file that a command answers with.
    async fn made(&self, command: &'static str, params: Value) -> Vec<u8> {
        let answer = self.devtools(command, params).await;
        STANDARD.decode(answer["data"].as_str().unwrap()).unwrap()
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
    ///
    /// The screen is made as tall as the page for the moment of the picture. The driver's own way of taking one gives up
    /// after ten seconds and tries again; chromium's bare command may never answer, and blocks the driver with it.
    pub async fn screenshot(&self, name: &str) {
        let screen = self.screen;
        let script = "return document.documentElement.scrollHeight;";
        let tall = self.driver().execute(script, Vec::new()).await.unwrap().json().as_u64().unwrap();
        self.devtools("Emulation.setDeviceMetricsOverride", screen.metrics_of(tall)).await;
        let picture = self.driver().screenshot_as_png().await.expect("a picture can be taken");
        self.devtools("Emulation.setDeviceMetricsOverride", screen.metrics()).await;

        let folder = super::run_folder().join("screens");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}-{}.png", screen.width())), picture).unwrap();
    }

    /// How many scripts the page wants, and how many of them came.
    pub async fn scripts(&self) -> (i64, i64) {
        let script = "const came = performance.getEntriesByType('resource');
            return [document.scripts.length,
                came.filter((one) => one.name.endsWith('.js') && one.responseStatus === 200).length];";
        let counts = self.driver().execute(script, Vec::new()).await.unwrap();
        serde_json::from_value(counts.json().clone()).unwrap()
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
        let mut complaints = self.complaints().await;
        // A form that is refused says so with a 422, which the browser takes for a page that failed to load.
        complaints.retain(|complaint| !complaint.contains("status of 422"));
        assert!(complaints.is_empty(), "the console on {name} ({path}): {complaints:#?}");
        let overhang = self.overhang().await;
        assert_eq!(overhang, 0, "{name} ({path}) is wider than {:?}, in pixels", self.screen);
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

    /// Presses the first of these elements that can be seen. Found just as the page gives way to the next, it is looked for there.
    async fn click(&self, by: By, name: &str) {
        let begun = Instant::now();
        loop {
            let target = self.visible(by.clone(), name).await;
            let pressed = async {
                target.scroll_into_view().await?;
                target.click().await
            };
            let Err(error) = pressed.await else {
                return;
            };
            let gone = matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_));
            assert!(gone && begun.elapsed() < SEEN_WITHIN, "{name:?} cannot be pressed: {error}");
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
