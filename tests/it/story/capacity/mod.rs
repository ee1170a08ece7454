//! Capacity, told as it happens in a year: the fund is opened and split, what blocks most is seen and a training planned
//! from it; seats are given away; a mentor's sessions are proved; a silent one is replaced; a training runs; the report.

mod completing;
mod crowd;
pub mod fund;
mod journeys;
mod reporting;
mod seats;
mod sessions;
mod silence;
mod training;

/// The people whom the kit has built, by the names that they have in the story.
mod people {
    use domain::accounts::Role;

    use jembatan::store;

    use super::crowd::{self, Place};
    use crate::story::stage::Stage;

    pub const HEAD: &str = "head";
    pub const CLERK: &str = "clerk";
    pub const COORDINATOR: &str = "coordinator";
    pub const MENTOR: &str = "mentor";
    /// The mentor who falls silent.
    pub const SILENT: &str = "silent";

    /// The office, two partners and a bank are there already; their coming in is another story.
    pub async fn are_there(stage: &mut Stage) -> Place {
        stage.morning_of("2022-02-01").await;
        let portal = &stage.portal;
        let head = portal.person("Andi Rahman", Role::OfficeHead, None).await;
        let clerk = portal.clerk("Hasniati").await;
        let partner = portal.partner(crowd::PARTNER).await;
        let mentor = portal.person("Nurhayati", Role::Mentor, Some(partner.id)).await;
        let silent = portal.person("Muh. Ilham", Role::Mentor, Some(partner.id)).await;
        let coordinator = partner.lead.clone();
        let mut place = crowd::market(portal).await;
        place.staff = [&head, &clerk, &coordinator, &mentor, &silent].map(|person| person.id).into();
        for (who, person) in [
            (HEAD, &head),
            (CLERK, &clerk),
            (COORDINATOR, &coordinator),
            (MENTOR, &mentor),
            (SILENT, &silent),
        ] {
            stage.cast(who, person).await;
        }
        read_in(stage, &place).await;
        place
    }

    /// Everybody's mail comes in the language of the story.
    async fn read_in(stage: &Stage, place: &Place) {
        let tx = stage.portal.app.db.begin().await.unwrap();
        let crowd = place.crowd.iter().chain(&place.chairs).chain([&place.first, &place.last]);
        let ids = crowd.map(|one| one.person.id).chain(place.staff.iter().copied());
        for id in ids {
            let known = store::accounts::find(&tx, id).await.unwrap().unwrap();
            let phone = known.phone.as_deref();
            store::accounts::set_details(&tx, id, &known.name, phone, stage.language).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
