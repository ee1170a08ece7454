//! Where a story happens: the portal behind a real port, its mail over a real wire, and one browser in which everybody
//! signs in in turn, as at a counter. Words are looked up, so that one story is told in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use domain::language::Language;
use jembatan::jobs;
use jembatan::mail::Mail;
use jembatan::usecases::sessions::SecondFactor;
use jembatan::web::server::serve;
use jembatan::web::texts::Arg;
use jembatan::web::wording::Wording;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use totp_rs::{Builder, Secret};

use crate::kit::browser::{Browser, Screen, Scripts};
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::smtp::SmtpServer;

/// What everybody types as a password.
pub const PASSWORD: &str = "tujuh ekor kuda biru";

/// Somebody of the story.
#[derive(Debug, Clone, Default)]
struct Member {
    email: String,
    /// The key in the authenticator on their telephone.
    key: Option<String>,
    session: Option<String>,
}

/// Where a story happens.
pub struct Stage {
    pub portal: Portal,
    pub browser: Browser,
    pub language: Language,
    base: String,
    tale: &'static str,
    screen: Screen,
    /// Whether pages are looked at, or only walked through.
    looks: bool,
    smtp: SmtpServer,
    taken: usize,
    unread: Vec<Mail>,
    seen: BTreeSet<String>,
    cast: BTreeMap<&'static str, Member>,
    here: Option<&'static str>,
    drawer: TempDir,
    _server: JoinHandle<io::Result<()>>,
}

impl Stage {
    pub async fn open(language: Language, screen: Screen, scripts: Scripts) -> Self {
        Self::open_for("", language, screen, (scripts, SecondFactor::Asked)).await
    }

    /// As [`Stage::open`], for another tale, whose pictures bear its name.
    pub async fn open_for(
        tale: &'static str,
        language: Language,
        screen: Screen,
        (scripts, factor): (Scripts, SecondFactor),
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let smtp = SmtpServer::start();
        let portal = Portal::open_at(&base, factor, &smtp.settings()).await;
        let site = jembatan::web::site(portal.app.clone());
        let server = tokio::spawn(serve(listener, site, std::future::pending()));
        let browser = Browser::open_with(&base, screen, scripts).await;
        Self {
            portal,
            browser,
            language,
            base,
            tale,
            screen,
            // Without scripts there is nothing to look at that is not looked at with them.
            looks: scripts == Scripts::On,
            smtp,
            taken: 0,
            unread: Vec::new(),
            seen: BTreeSet::new(),
            cast: BTreeMap::new(),
            here: None,
            drawer: TempDir::new().unwrap(),
            _server: server,
        }
    }

    // --- words --------------------------------------------------------------------------------------------------

    pub fn words(&self) -> Wording<'_> {
        self.portal.app.pages.wording(self.language)
    }

    /// The text of a key in the language of the story.
    pub fn say(&self, key: &str) -> String {
        self.words().say(key)
    }

    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words().say_with(key, args)
    }

    pub fn date(&self, day: &str) -> String {
        self.words().date(day.parse::<NaiveDate>().unwrap())
    }

    pub fn rupiah(&self, amount: i64) -> String {
        self.words().rupiah(amount)
    }

    // --- what a person does and sees ----------------------------------------------------------------------------

    /// Presses what reads as this key.
    pub async fn press(&self, key: &str) {
        self.browser.press(&self.say(key)).await;
    }

    /// Presses what reads as this key about an organisation.
    pub async fn press_about(&self, key: &str, organisation: &str) {
        self.browser.press(&self.say_with(key, &[("organisation", organisation.into())])).await;
    }

    /// Indonesian is what everybody meets first; who wants English presses it once.
    pub async fn choose_language(&self) {
        self.browser.visit("/").await;
        self.browser.see(&self.portal.app.pages.wording(Language::Id).say("start-title")).await;
        if self.language == Language::En {
            self.browser.press("English").await;
        }
        self.see("start-title").await;
    }

    /// Sees what reads as this key.
    pub async fn see(&self, key: &str) {
        self.browser.see(&self.say(key)).await;
    }

    pub async fn fill_all(&self, fields: &[(&str, &str)]) {
        for (name, value) in fields {
            self.browser.fill(name, value).await;
        }
    }

    /// Goes somewhere by the menu, which is folded on a telephone.
    pub async fn menu(&self, key: &str) {
        if self.screen == Screen::Phone {
            self.browser.press_at(".nav-fold > summary").await;
        }
        self.press(key).await;
    }

    /// Looks at the page the first time it comes by, and keeps a picture of it: nothing may be wrong.
    pub async fn look(&mut self, name: &str) {
        if self.looks && self.seen.insert(name.to_owned()) {
            let name = format!("{}{}-{:03}-{name}", self.tale, self.language, self.seen.len());
            self.browser.inspect(&name).await;
        }
    }

    /// Filters are folded unless a wide screen's script has opened them.
    pub async fn open_filters(&self) {
        if self.browser.all(".filters details[open]").await.is_empty() {
            self.browser.press_at(".filters summary").await;
        }
    }

    // --- time and mail ------------------------------------------------------------------------------------------

    /// It is the morning of that day; everybody's session has ended overnight.
    pub async fn morning_of(&mut self, day: &str) {
        self.step_aside().await;
        self.cast.values_mut().for_each(|member| member.session = None);
        let day: NaiveDate = day.parse().unwrap();
        self.portal.clock.set(Utc.from_utc_datetime(&day.and_hms_opt(1, 0, 0).unwrap()));
    }

    /// What runs beside the pages has its turn, and the mail that it sent has arrived.
    pub async fn post(&mut self) {
        let app = &self.portal.app;
        jobs::publications::turn_the_day(app).await.unwrap();
        jobs::deadlines::assign_due(app).await.unwrap();
        jobs::deadlines::lapse_due(app).await.unwrap();
        jobs::matching::reckon_due(app, "story").await.unwrap();
        jobs::outbox::deliver_due(app, "story").await.unwrap();
        let unsent = jembatan::store::outbox::unsent(&app.db).await.unwrap();
        assert_eq!(unsent, 0, "a mail could not be sent");
        let received = self.smtp.received();
        let new = received[self.taken..].iter();
        self.unread.extend(new.map(|letter| Mail::parse(letter.content.as_bytes())));
        self.taken = received.len();
    }

    /// The mail to somebody whose subject has these words; it is read once.
    pub async fn mail_to(&mut self, who: &'static str, subject: &str) -> Mail {
        self.post().await;
        let email = self.email_of(who).to_owned();
        let about = |mail: &Mail| mail.to.contains(&email) && mail.subject.contains(subject);
        let Some(place) = self.unread.iter().position(about) else {
            let all: Vec<_> =
                self.unread.iter().map(|mail| format!("{}: {}", mail.to, mail.subject)).collect();
            panic!("no mail to {email} about {subject:?} among {all:#?}");
        };
        let mail = self.unread.remove(place);
        assert!(!mail.text.is_empty() && !mail.html.is_empty(), "{}: text and HTML", mail.subject);
        mail
    }

    /// How many mails that nobody has read yet came to an address about this.
    pub fn unread_about(&self, email: &str, subject: &str) -> usize {
        self.unread.iter().filter(|mail| mail.to.contains(email) && mail.subject.contains(subject)).count()
    }

    /// Opens the first link of a mail.
    pub async fn open_link(&self, mail: &Mail) {
        let start = mail.text.find(&self.base).unwrap_or_else(|| panic!("no link in {}", mail.text));
        let link = mail.text[start..].split_whitespace().next().unwrap();
        self.browser.visit(link.trim_end_matches(['.', '>', ')'])).await;
    }

    // --- people -------------------------------------------------------------------------------------------------

    /// Makes somebody known; they are at the browser now, as a stranger.
    pub async fn meet(&mut self, who: &'static str, email: &str) {
        self.step_aside().await;
        self.cast.insert(who, Member { email: email.to_owned(), ..Member::default() });
        self.here = Some(who);
    }

    /// Makes somebody known whom the kit has built; they sign in when it is their turn.
    pub async fn cast(&mut self, who: &'static str, person: &Person) {
        self.portal.with_password(person.id).await;
        self.meet(who, &person.email).await;
    }

    /// Whoever is at the browser asks for a file there, as the browser would.
    pub async fn fetch(&self, address: &str) -> Vec<u8> {
        let mut visitor = self.portal.stranger();
        visitor.take_cookie("jembatan", &self.browser.session().await.unwrap());
        let answer = visitor.fetch(address).await;
        assert!(answer.status().is_success(), "{address}: {}", answer.status());
        answer.into_body().into_vec().await.unwrap()
    }

    /// The address of somebody.
    pub fn email_of(&self, who: &str) -> &str {
        &self.cast.get(who).unwrap_or_else(|| panic!("nobody has met {who}")).email
    }

    /// Whoever is at the browser leaves it to a stranger.
    pub async fn step_aside(&mut self) {
        let session = self.browser.session().await;
        if let Some(member) = self.here.and_then(|who| self.cast.get_mut(who)) {
            member.session = session;
        }
        self.browser.take_session(None).await;
        self.here = None;
    }

    /// Somebody known sits down; who was signed in today still is.
    pub async fn turn_of(&mut self, who: &'static str) {
        self.step_aside().await;
        self.here = Some(who);
        let member = self.cast[who].clone();
        match member.session {
            Some(session) => {
                self.browser.take_session(Some(&session)).await;
                self.browser.visit("/home").await;
            }
            None => self.sign_in(&member.email, member.key.as_deref()).await,
        }
    }

    async fn sign_in(&self, email: &str, key: Option<&str>) {
        self.browser.visit("/sign-in").await;
        self.fill_all(&[("email", email), ("password", PASSWORD)]).await;
        self.browser.press_at("main form button.primary").await;
        if let Some(key) = key {
            self.see("code-title").await;
            self.browser.fill("code", &self.code(key)).await;
            self.press("code-button").await;
        }
        self.browser.find(".bell").await;
    }

    /// The code that an authenticator with this key shows now.
    fn code(&self, key: &str) -> String {
        let totp = Builder::new().with_secret(Secret::try_from_base32(key).unwrap()).build_noncompliant();
        totp.generate(u64::try_from(self.portal.now().timestamp()).unwrap()).to_string()
    }

    /// Sets up the second factor that the page asks for, and keeps the key as a telephone would.
    pub async fn set_up_factor(&mut self) {
        self.see("factor-setup-title").await;
        self.look("second-factor").await;
        let key = self.browser.all("main code").await[0].replace(' ', "");
        self.browser.fill("code", &self.code(&key)).await;
        self.press("factor-setup-button").await;
        self.see("factor-codes-title").await;
        self.look("recovery-codes").await;
        self.press("factor-codes-kept").await;
        let who = self.here.expect("somebody is at the browser");
        self.cast.get_mut(who).unwrap().key = Some(key);
        // A code is good once: the next sign-in comes with another.
        self.portal.wait(Duration::minutes(1));
    }

    /// Takes up the invitation of a mail, with a password and a second factor.
    pub async fn accept_invitation(&mut self, who: &'static str, email: &str, subject: &str) {
        self.meet(who, email).await;
        let mail = self.mail_to(who, subject).await;
        self.open_link(&mail).await;
        self.see("invited-title").await;
        self.look("invited").await;
        self.browser.fill("password", PASSWORD).await;
        self.press("invited-button").await;
        self.set_up_factor().await;
    }

    /// A file to be attached.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.drawer.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file.display().to_string()
    }
}
