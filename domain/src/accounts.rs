//! Who uses the portal: roles, and the actor on whose behalf a use case runs.

id! {
    /// Id of an account.
    AccountId
}

text_enum! {
    /// What an account may be. One account has one role.
    Role {
        /// A business owner.
        Owner = "owner",
        /// A bank officer: reviews applications.
        BankOfficer = "bank_officer",
        /// A bank approver: decides, publishes offers, invites colleagues.
        BankApprover = "bank_approver",
        /// A partner's coordinator: publishes programs, admits participants, invites colleagues.
        Coordinator = "coordinator",
        /// A partner's mentor.
        Mentor = "mentor",
        /// A member of the office's staff.
        OfficeStaff = "office_staff",
        /// The head of the office.
        OfficeHead = "office_head",
    }
}
