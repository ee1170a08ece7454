//! A portal in which something of everything exists, so that a hostile request gets past the door and into the handler.

use domain::accounts::{AccountId, Role};
use domain::applications::Status;
use domain::facts::Purpose;
use poem::http::StatusCode;

use super::NOBODY;
use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
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

impl World {
    pub async fn build() -> Self {
        let portal = Portal::open().await;
        let mut owner = portal.owner("Rahmawati").await;
        let clerk = portal.clerk("Ibu Dinas").await;
        let head = portal.person("Kepala Dinas", Role::OfficeHead, None).await;
        let bank = portal.bank("Bank Sulselbar").await;
        let officer = portal.person("Petugas Bank", Role::BankOfficer, Some(bank.id)).await;
        let partner = portal.partner("Perumda Sinjai").await;
        let mentor = portal.person("Mentor", Role::Mentor, Some(partner.id)).await;
        let business = BusinessBuilder::named("Gula Aren Borong")
            .in_district("73.07.07")
            .fact("financial_records", "none")
            .need(75_000_000, 24, Purpose::WorkingCapital)
            .create(&portal, &owner)
            .await;
        let mut cases = Vec::new();
        let mut offers = vec![OfferBuilder::named("Rancangan").of(&bank).draft(&portal).await.to_string()];
        for status in [Status::Draft, Status::InReview, Status::InfoRequested, Status::Offered] {
            let offer = OfferBuilder::named(&format!("Kredit {status}")).of(&bank).publish(&portal).await;
            let case = ApplicationBuilder::of(business, &owner).at(&offer, &bank).in_status(status);
            cases.push(case.create(&portal).await.id.to_string());
            offers.push(offer.id.to_string());
        }
        let program = ProgramBuilder::named("Buku Kas").of(&partner).cohort("2026-12-07", "2026-12-18", 9);
        let program = program.publish(&portal).await;
        let seat = ApplicationBuilder::of(business, &owner).joining(&program, &partner);
        let seat = seat.create(&portal).await.id.to_string();
        let mut papers = Vec::new();
        for name in ["satu.pdf", "dua.pdf", "tiga.pdf"] {
            let address = format!("/businesses/{business}/papers/new");
            let page = owner.browser.open(&address).await;
            let file = Attachment { field: "file", name, bytes: format!("%PDF-1.4 {name}").into_bytes() };
            let sent = owner.browser.upload(&page, &address, &[("kind", "nib")], &[file]).await;
            papers.push(sent.link(name).rsplit('/').next().unwrap().to_owned());
        }
        let last = |link: String| vec![link.rsplit('/').next().unwrap().to_owned()];
        let notice =
            owner.browser.open("/notices").await.attributes("main a[href^='/notices/']", "href").remove(0);
        let mail = clerk.browser.clone().open("/office/mail").await;
        let mail = mail.attributes("tbody th a", "href").remove(0);
        let [draft, handed_in @ ..] = cases.as_slice() else { panic!("four cases") };
        let seats = [handed_in, &[seat]].concat();
        let steps = ["need", "facts", "papers", "consent"].map(str::to_owned).to_vec();
        let moves = ["ask", "decline", "visit", "approve", "offer_seat"].map(str::to_owned).to_vec();
        let places = vec![
            ("/applications/:id", seats.clone()),
            ("/applications/:id/:action", ["accept", "withdraw", "transfer"].map(str::to_owned).to_vec()),
            ("/apply/draft/:id", vec![draft.clone()]),
            ("/apply/draft/:id/:step", steps),
            ("/apply/offer/:offer", vec![offers[1].clone()]),
            ("/apply/program/:program", vec![program.id.to_string()]),
            ("/bank/offers/:id", offers[..2].to_vec()),
            ("/bank/offers/:id/act/:move", vec!["pause".to_owned()]),
            ("/bank/offers/:id/edit/:section", ["texts", "terms"].map(str::to_owned).to_vec()),
            ("/businesses/:id", vec![business.to_string()]),
            ("/cases/:id", handed_in.to_vec()),
            ("/cases/:id/act/:action", moves),
            ("/documents/:id", papers[..1].to_vec()),
            ("/notices/:id", last(notice)),
            ("/office/businesses/:id", vec![business.to_string()]),
            ("/office/cases/:id", seats),
            ("/office/facts/:id", papers[1..].to_vec()),
            ("/office/mail/:id", last(mail)),
            ("/office/organisations/:id", vec![bank.id.to_string()]),
            ("/offers/:id", vec![offers[1].clone()]),
            ("/organisation/people/:id", vec![officer.id.to_string()]),
            ("/partner/programs/:id", vec![program.id.to_string()]),
            ("/partner/programs/:id/act/:move", vec!["pause".to_owned()]),
            ("/partner/programs/:id/cohorts/:cohort", vec![program.cohort.unwrap().to_string()]),
            ("/programs/:id", vec![program.id.to_string()]),
        ];
        let ids =
            [&owner, &bank.lead, &partner.lead, &clerk, &officer, &mentor, &head].map(|one| Some(one.id));
        let mut guests = Vec::new();
        for id in ids.into_iter().chain([None]) {
            guests.push(Guest::of(&portal, id).await);
        }
        let (bank, partner) = (portal.bank("Bank Lain").await, portal.partner("Mitra Lain").await);
        let others = [portal.owner("Hasnah").await.id, bank.lead.id, partner.lead.id];
        let mut outside = Vec::new();
        for id in others {
            outside.push(Guest::of(&portal, Some(id)).await);
        }
        Self { portal, guests, others: outside, places }
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
