//! A portal in which something of everything exists, so that a hostile request gets past the door and into the handler.

use domain::accounts::{AccountId, Role};
use domain::applications::Status;
use domain::facts::{BusinessId, Purpose};
use poem::http::StatusCode;

use super::NOBODY;
use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::organisation::Organisation;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::program::{ProgramBuilder, PublishedProgram};
use crate::kit::seen::Seen;
use crate::kit::visitor::{Attachment, Visitor};

/// Somebody with a browser and the token that their forms carry.
pub struct Guest {
    id: Option<AccountId>,
    pub browser: Visitor,
    pub token: String,
}

impl Guest {
    async fn of(portal: &Portal, id: Option<AccountId>) -> Self {
        let mut guest = Self { id, browser: portal.stranger(), token: String::new() };
        guest.begin(portal).await;
        guest
    }

    /// Begins a session; some addresses end the one before.
    pub async fn begin(&mut self, portal: &Portal) {
        self.browser = match self.id {
            Some(id) => portal.signed_in(id).await,
            None => portal.stranger(),
        };
        let page = self.browser.open("/sign-in").await;
        page.form("/sign-in").value("csrf").unwrap().clone_into(&mut self.token);
    }

    /// Posts these fields with the token.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Seen {
        let token = [("csrf".to_owned(), self.token.clone())];
        self.browser.post(path, &[&token, fields].concat()).await
    }
}

/// What stands in place of a `:parameter` below an address.
type Place = (&'static str, Vec<String>);

/// The portal, its people, and what there is below each address.
pub struct World {
    pub portal: Portal,
    pub guests: Vec<Guest>,
    /// People of the same roles to whom none of it belongs.
    pub others: Vec<Guest>,
    places: Vec<Place>,
}

/// The people of the portal.
struct People {
    owner: Person,
    bank: Organisation,
    officer: Person,
    partner: Organisation,
    mentor: Person,
    clerk: Person,
    head: Person,
}

impl People {
    async fn of(portal: &Portal) -> Self {
        let (bank, partner) = (portal.bank("Bank Sulselbar").await, portal.partner("Perumda Sinjai").await);
        Self {
            owner: portal.owner("Rahmawati").await,
            officer: portal.person("Petugas Bank", Role::BankOfficer, Some(bank.id)).await,
            mentor: portal.person("Mentor", Role::Mentor, Some(partner.id)).await,
            clerk: portal.clerk("Ibu Dinas").await,
            head: portal.person("Kepala Dinas", Role::OfficeHead, None).await,
            bank,
            partner,
        }
    }
}

/// What belongs to them, by id.
struct Things {
    business: BusinessId,
    /// A draft, then published ones.
    offers: Vec<String>,
    /// One that is being written, then handed in ones in several states.
    cases: Vec<String>,
    program: PublishedProgram,
    seat: String,
    papers: Vec<String>,
    notice: String,
    mail: String,
}

fn last_of(address: &str) -> String {
    address.rsplit('/').next().unwrap().to_owned()
}

impl Things {
    async fn of(portal: &Portal, people: &People) -> Self {
        let People { owner, bank, partner, .. } = people;
        let business = BusinessBuilder::named("Gula Aren Borong")
            .in_district("73.07.07")
            .fact("financial_records", "none")
            .need(75_000_000, 24, Purpose::WorkingCapital)
            .create(portal, owner)
            .await;
        let mut cases = Vec::new();
        let mut offers = vec![OfferBuilder::named("Rancangan").of(bank).draft(portal).await.to_string()];
        for status in [Status::Draft, Status::InReview, Status::InfoRequested, Status::Offered] {
            let offer = OfferBuilder::named(&format!("Kredit {status}")).of(bank).publish(portal).await;
            let case = ApplicationBuilder::of(business, owner).at(&offer, bank).in_status(status);
            cases.push(case.create(portal).await.id.to_string());
            offers.push(offer.id.to_string());
        }
        let program = ProgramBuilder::named("Buku Kas").of(partner).cohort("2026-12-07", "2026-12-18", 9);
        let program = program.publish(portal).await;
        let joining = ApplicationBuilder::of(business, owner).joining(&program, partner);
        let seat = joining.create(portal).await.id.to_string();
        let papers = papers(owner, business).await;
        let notices = owner.browser.clone().open("/notices").await;
        let notice = last_of(&notices.attributes("main a[href^='/notices/']", "href")[0]);
        let mails = people.clerk.browser.clone().open("/office/mail").await;
        let mail = last_of(&mails.attributes("tbody th a", "href")[0]);
        Self { business, offers, cases, program, seat, papers, notice, mail }
    }

    fn places(&self, people: &People) -> Vec<Place> {
        let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let Self { offers, cases, papers, .. } = self;
        let (business, program) = (self.business.to_string(), self.program.id.to_string());
        let seats = [&cases[1..], std::slice::from_ref(&self.seat)].concat();
        vec![
            ("/applications/:id", seats.clone()),
            ("/applications/:id/:action", all(&["accept", "withdraw", "transfer"])),
            ("/apply/draft/:id", cases[..1].to_vec()),
            ("/apply/draft/:id/:step", all(&["need", "facts", "papers", "consent"])),
            ("/apply/offer/:offer", offers[1..2].to_vec()),
            ("/apply/program/:program", vec![program.clone()]),
            ("/bank/offers/:id", offers[..2].to_vec()),
            ("/bank/offers/:id/act/:move", all(&["pause"])),
            ("/bank/offers/:id/edit/:section", all(&["texts", "terms"])),
            ("/businesses/:id", vec![business.clone()]),
            ("/cases/:id", cases[1..].to_vec()),
            ("/cases/:id/act/:action", all(&["ask", "decline", "visit", "approve", "offer_seat"])),
            ("/documents/:id", papers[..1].to_vec()),
            ("/notices/:id", vec![self.notice.clone()]),
            ("/office/businesses/:id", vec![business]),
            ("/office/cases/:id", seats),
            ("/office/facts/:id", papers[1..].to_vec()),
            ("/office/mail/:id", vec![self.mail.clone()]),
            ("/office/organisations/:id", vec![people.bank.id.to_string()]),
            ("/offers/:id", offers[1..2].to_vec()),
            ("/organisation/people/:id", vec![people.officer.id.to_string()]),
            ("/partner/programs/:id", vec![program.clone()]),
            ("/partner/programs/:id/act/:move", all(&["pause"])),
            ("/partner/programs/:id/cohorts/:cohort", vec![self.program.cohort.unwrap().to_string()]),
            ("/programs/:id", vec![program]),
        ]
    }
}

/// Three papers of a business that nobody has looked at.
async fn papers(owner: &Person, business: BusinessId) -> Vec<String> {
    let (mut browser, mut found) = (owner.browser.clone(), Vec::new());
    let address = format!("/businesses/{business}/papers/new");
    for name in ["satu.pdf", "dua.pdf", "tiga.pdf"] {
        let page = browser.open(&address).await;
        let file = Attachment { field: "file", name, bytes: format!("%PDF-1.4 {name}").into_bytes() };
        let kept = browser.upload(&page, &address, &[("kind", "nib")], &[file]).await;
        found.push(last_of(&kept.link(name)));
    }
    found
}

impl World {
    pub async fn build() -> Self {
        let portal = Portal::open().await;
        let people = People::of(&portal).await;
        let things = Things::of(&portal, &people).await;
        let People { owner, bank, officer, partner, mentor, clerk, head } = &people;
        let inside = [owner, &bank.lead, &partner.lead, clerk, officer, mentor, head];
        let mut guests = Vec::new();
        for id in inside.map(|one| Some(one.id)).into_iter().chain([None]) {
            guests.push(Guest::of(&portal, id).await);
        }
        let (bank, partner) = (portal.bank("Bank Lain").await, portal.partner("Mitra Lain").await);
        let mut others = Vec::new();
        for id in [portal.owner("Hasnah").await.id, bank.lead.id, partner.lead.id] {
            others.push(Guest::of(&portal, Some(id)).await);
        }
        let places = things.places(&people);
        Self { portal, guests, others, places }
    }

    /// Addresses of this path with what there is in the places of its parameters.
    pub fn real(&self, path: &str) -> Vec<String> {
        let mut found = vec![(String::new(), String::new())];
        for part in path.split('/').skip(1) {
            let mut longer = Vec::new();
            for (pattern, address) in found {
                let pattern = format!("{pattern}/{part}");
                for value in self.values(&pattern, part) {
                    longer.push((pattern.clone(), format!("{address}/{value}")));
                }
            }
            found = longer;
        }
        found.into_iter().map(|(_, address)| address).collect()
    }

    fn values(&self, pattern: &str, part: &str) -> Vec<String> {
        if !part.starts_with(':') {
            return vec![part.to_owned()];
        }
        let known = self.places.iter().find(|(place, _)| *place == pattern);
        known.map_or_else(|| vec![NOBODY.to_owned()], |(_, values)| values.clone())
    }

    /// The first who is let in at this address, or the stranger, for whom it is then a closed door.
    pub async fn who_gets_in(&mut self, method: &str, path: &str) -> usize {
        let nothing = super::filled(path, NOBODY);
        for (at, guest) in self.guests.iter_mut().enumerate() {
            let seen = match method {
                "GET" => guest.browser.ask(&nothing).await,
                _ => guest.post(&nothing, &[]).await,
            };
            let door = seen.status == StatusCode::SEE_OTHER && seen.location().starts_with("/sign-in?");
            if super::ends_session(path) {
                guest.begin(&self.portal).await;
            }
            if !door && !matches!(seen.status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED) {
                return at;
            }
        }
        self.guests.len() - 1
    }
}
