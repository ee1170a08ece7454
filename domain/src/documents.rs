//! Papers that prove facts: their kinds and what the office said of them.

use crate::facts::FactKey;

id! {
    /// Id of a document.
    DocumentId
}

text_enum! {
    /// What a document is.
    DocumentKind {
        /// Identity card.
        Ktp = "ktp",
        /// Family card.
        Kk = "kk",
        /// Business identification number.
        Nib = "nib",
        /// Village letter that a business exists.
        Sku = "sku",
        /// Tax number card.
        Npwp = "npwp",
        /// Cash book or financial report.
        FinancialRecords = "financial_records",
        /// Bank statement.
        BankStatement = "bank_statement",
        /// Paper of a collateral (land title, vehicle book).
        Collateral = "collateral",
        /// Photograph of the place of business.
        Photo = "photo",
        /// Certificate of a program or training.
        Certificate = "certificate",
        /// Deed of foundation.
        Deed = "deed",
        /// Anything else.
        Other = "other",
    }
}

text_enum! {
    /// What the office said of a document.
    DocumentStatus {
        /// Nobody of the office has looked yet.
        Unchecked = "unchecked",
        /// Seen and accepted.
        Accepted = "accepted",
        /// Seen and rejected, with a reason.
        Rejected = "rejected",
    }
}

impl DocumentKind {
    /// The fact that a paper of this kind proves, if it proves one. Where that is a yes or no, the paper itself says yes;
    /// elsewhere it backs whatever value the owner stated.
    pub const fn proves(self) -> Option<FactKey> {
        match self {
            Self::Ktp => Some(FactKey::Ktp),
            Self::Nib => Some(FactKey::Nib),
            Self::Sku => Some(FactKey::Sku),
            Self::Npwp => Some(FactKey::Npwp),
            Self::FinancialRecords => Some(FactKey::FinancialRecords),
            Self::Collateral => Some(FactKey::CollateralValue),
            Self::Deed => Some(FactKey::LegalForm),
            Self::Kk | Self::BankStatement | Self::Photo | Self::Certificate | Self::Other => None,
        }
    }
}
