//! Cooperatives, told as it happens in a year: the office imports its register and judges it; a chair claims hers and fills
//! its board; a meeting is missed, reminded of and held; the books come from a sheet; a member sees and disputes her own.

mod board;
mod books;
mod credit;
mod desk;
mod journeys;
mod meeting;
mod member;
mod register;
mod sheet;

/// Who is there already: the office, a bank with its offer, a partner with its program, and the people of one cooperative.
mod people {
    use domain::accounts::Role;
    use domain::facts::{BusinessId, Purpose};
    use jembatan::store;
    use serde_json::json;

    use crate::kit::business::BusinessBuilder;
    use crate::kit::offer::{OfferBuilder, PublishedOffer};
    use crate::kit::program::ProgramBuilder;
    use crate::story::stage::Stage;

    pub const HEAD: &str = "head";
    pub const CLERK: &str = "clerk";
    pub const CHAIR: &str = "chair";
    pub const SECRETARY: &str = "secretary";
    /// She comes by an invitation and has no account before.
    pub const TREASURER: &str = "treasurer";
    /// A member with a telephone and no address.
    pub const MEMBER: &str = "member";
    pub const LENDER: &str = "lender";

    pub const BANK: &str = "LPDB Koperasi";
    pub const OFFER: &str = "Kredit LPDB";
    /// What teaches boards to have their accounts ready.
    pub const PROGRAM: &str = "Laporan Siap RAT";

    /// What the tale is told with.
    pub struct Place {
        /// The cooperative as a business of its chair.
        pub business: BusinessId,
        pub offer: PublishedOffer,
        /// The letter that names the chair, and the minutes of the meeting.
        pub letter: String,
        pub minutes: String,
    }

    pub async fn are_there(stage: &mut Stage) -> Place {
        stage.morning_of("2022-02-01").await;
        let portal = &stage.portal;
        let head = portal.person("Andi Rahman", Role::OfficeHead, None).await;
        let clerk = portal.clerk("Hasniati").await;
        let bank = portal.bank(BANK).await;
        let partner = portal.partner("Perumda Sinjai").await;
        let chair = portal.owner("Andi Mappiare").await;
        let secretary = portal.owner("Hasnawati").await;
        let rule = json!({"all": [
            {"fact": "legal_form", "one_of": ["cooperative"], "remedy": "none"},
            {"fact": "rat_held", "is": true, "evidence": "registry", "remedy": "coaching"},
        ]});
        let offer = OfferBuilder::named(OFFER).english(OFFER).of(&bank).valid("2022-01-01", None).rule(rule);
        let offer = offer.publish(portal).await;
        ProgramBuilder::named(PROGRAM)
            .of(&partner)
            .terms(|terms| {
                PROGRAM.clone_into(&mut terms.name.en);
                terms.valid_from = Some("2022-01-01".parse().unwrap());
            })
            .closing("2022-09-14", "2022-10-03", "2022-12-30", 20)
            .publish(portal)
            .await;
        let business = BusinessBuilder::named("KSP Mattiro Deceng")
            .in_district("73.07.05")
            .fact("district", "73.07.05")
            .fact("sector", "L")
            .fact("legal_form", "cooperative")
            .fact("annual_sales", "180000000")
            .need(75_000_000, 24, Purpose::WorkingCapital)
            .create(portal, &chair)
            .await;
        let mut ids = Vec::new();
        for (who, person) in
            [(HEAD, &head), (CLERK, &clerk), (CHAIR, &chair), (SECRETARY, &secretary), (LENDER, &bank.lead)]
        {
            ids.push(person.id);
            stage.cast(who, person).await;
        }
        // Everybody's mail comes in the language of the story.
        let tx = stage.portal.app.db.begin().await.unwrap();
        for id in ids {
            let known = store::accounts::find(&tx, id).await.unwrap().unwrap();
            let phone = known.phone.as_deref();
            store::accounts::set_details(&tx, id, &known.name, phone, stage.language).await.unwrap();
        }
        tx.commit().await.unwrap();
        let letter = stage.browser.print("<h1>Surat pengangkatan</h1><p>Andi Mappiare, ketua.</p>").await;
        let minutes = stage.browser.print("<h1>Berita acara RAT</h1><p>Hadir sembilan anggota.</p>").await;
        Place {
            business,
            offer,
            letter: stage.file("surat-pengangkatan.pdf", &letter),
            minutes: stage.file("berita-acara.pdf", &minutes),
        }
    }
}
