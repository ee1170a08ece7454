//! Banks and partners: their kinds and their admission by the office.

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
