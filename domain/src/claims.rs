//! Claims: an imported business has an account that nobody has entered, until somebody comes to the counter and shows
//! that it is theirs. Says what counts as proof and when a business may change hands; the record is kept by the use case.

text_enum! {
    /// What somebody showed at the counter.
    ClaimProof {
        /// Their identity card, with the name that stands in the list.
        IdentityCard = "identity_card",
        /// The business number's certificate.
        NibCertificate = "nib_certificate",
        /// A letter of the village that says whose business it is.
        VillageLetter = "village_letter",
        /// A power of attorney, with the identity cards of both.
        PowerOfAttorney = "power_of_attorney",
    }
}

/// The account that holds a business at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Its person proved the address: the business is theirs, and only they decide about it.
    Entered,
    /// Nobody has entered it yet: made by an import, or by an invitation that was never taken up.
    NotEntered,
}

impl Holder {
    /// Whether the office may hand the business over. What somebody holds is never taken from them.
    pub const fn may_be_handed_over(self) -> bool {
        matches!(self, Self::NotEntered)
    }
}
