//! Banks and partners: their kinds and their admission by the office.

use crate::accounts::Role;

id! {
    /// Id of an organisation.
    OrganisationId
}

text_enum! {
    /// What an organisation is.
    OrganisationKind {
        /// A bank: publishes credit offers.
        Bank = "bank",
        /// A regional enterprise (BUMD): mentors.
        RegionalEnterprise = "regional_enterprise",
        /// Another government body: mentors.
        Government = "government",
        /// A private firm or foundation: mentors.
        Private = "private",
    }
}

text_enum! {
    /// Where an organisation stands with the office.
    OrganisationStatus {
        /// Registered, waiting for the office.
        Pending = "pending",
        /// Admitted: may publish and invite.
        Admitted = "admitted",
        /// Refused, with a reason.
        Refused = "refused",
        /// Admitted once, suspended now, with a reason.
        Suspended = "suspended",
    }
}

text_enum! {
    /// What the office decides of an organisation.
    OrganisationDecision {
        /// It may publish and invite.
        Admit = "admit",
        /// It may not, for a reason; it may mend its registration and hand it in again.
        Refuse = "refuse",
        /// It was admitted and may not work for now, for a reason.
        Suspend = "suspend",
        /// It may work again.
        Lift = "lift",
    }
}

impl OrganisationDecision {
    /// Whether the organisation must be told why.
    pub const fn wants_reason(self) -> bool {
        matches!(self, Self::Refuse | Self::Suspend)
    }
}

/// Where a decision leads from here; `None` when it cannot be taken here.
pub const fn decided(from: OrganisationStatus, decision: OrganisationDecision) -> Option<OrganisationStatus> {
    match (from, decision) {
        (OrganisationStatus::Pending, OrganisationDecision::Admit)
        | (OrganisationStatus::Suspended, OrganisationDecision::Lift) => Some(OrganisationStatus::Admitted),
        (OrganisationStatus::Pending, OrganisationDecision::Refuse) => Some(OrganisationStatus::Refused),
        (OrganisationStatus::Admitted, OrganisationDecision::Suspend) => Some(OrganisationStatus::Suspended),
        _ => None,
    }
}

/// Who leads an organisation of this kind: publishes, invites, answers the office.
pub const fn lead_of(kind: OrganisationKind) -> Role {
    match kind {
        OrganisationKind::Bank => Role::BankApprover,
        OrganisationKind::RegionalEnterprise | OrganisationKind::Government | OrganisationKind::Private => {
            Role::Coordinator
        }
    }
}

/// The roles that exist in an organisation of this kind.
pub const fn roles_of(kind: OrganisationKind) -> [Role; 2] {
    match kind {
        OrganisationKind::Bank => [Role::BankOfficer, Role::BankApprover],
        OrganisationKind::RegionalEnterprise | OrganisationKind::Government | OrganisationKind::Private => {
            [Role::Mentor, Role::Coordinator]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_but_refused_has_a_decision_and_a_refused_one_must_hand_in_again() {
        for status in OrganisationStatus::ALL.iter().copied() {
            let open = OrganisationDecision::ALL.iter().any(|decision| decided(status, *decision).is_some());
            assert_eq!(open, status != OrganisationStatus::Refused, "{status}");
        }
    }
}
