//! Banks and partners, admitted and with somebody who leads them: built past their registration, which has its own tests.

use domain::accounts::Role;
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use entity::{Text, organisation};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::people::Person;
use super::portal::Portal;

/// An organisation and who publishes for it.
#[derive(Clone)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    /// The approver of a bank, the coordinator of a partner; signed in.
    pub lead: Person,
}

impl Portal {
    /// An admitted bank with its approver.
    pub async fn bank(&self, name: &str) -> Organisation {
        self.organisation(name, OrganisationKind::Bank, OrganisationStatus::Admitted).await
    }

    /// An admitted regional enterprise with its coordinator.
    pub async fn partner(&self, name: &str) -> Organisation {
        self.organisation(name, OrganisationKind::RegionalEnterprise, OrganisationStatus::Admitted).await
    }

    /// An organisation of any kind and standing, with the person who leads it.
    pub async fn organisation(
        &self,
        name: &str,
        kind: OrganisationKind,
        status: OrganisationStatus,
    ) -> Organisation {
        let now = self.now();
        let id = OrganisationId(self.app.ids.next(now));
        let row = organisation::ActiveModel {
            id: Set(id.0),
            kind: Set(Text(kind)),
            name: Set(name.to_owned()),
            short_name: Set(name.to_owned()),
            email: Set("lembaga@contoh.example".to_owned()),
            phone: Set("+6281234567890".to_owned()),
            address: Set("Jalan Persatuan Raya, Balangnipa".to_owned()),
            district: Set(None),
            four_eyes: Set(false),
            status: Set(Text(status)),
            reason: Set(None),
            registered_at: Set(now),
            decided_at: Set(Some(now)),
            decided_by: Set(None),
        };
        organisation::Entity::insert(row)
            .exec_without_returning(&self.database.outside().await)
            .await
            .unwrap();
        self.app.banks.forget();
        let role = if kind == OrganisationKind::Bank { Role::BankApprover } else { Role::Coordinator };
        let lead = self.person(&format!("Pimpinan {name}"), role, Some(id)).await;
        Organisation { id, name: name.to_owned(), lead }
    }

    /// From now on the organisation asks for four eyes.
    pub async fn ask_for_four_eyes(&self, organisation: &Organisation) {
        let row = organisation::ActiveModel {
            id: Set(organisation.id.0),
            four_eyes: Set(true),
            ..Default::default()
        };
        organisation::Entity::update(row).exec(&self.database.outside().await).await.unwrap();
    }
}
