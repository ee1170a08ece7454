//! Credit offers: terms, versions, publication, and the schemes of the law they may be made under.
//!
//! Terms are data of a version and never change once published. Whether a business fits is its rule, judged by `matching`.

mod draft;
pub(crate) mod faults;
mod fees;
mod publication;
mod schemes;
mod templates;
mod terms;
mod validate;

pub use draft::TermsDraft;
pub use faults::{FaultCode, TermsFault};
pub use fees::Fees;
pub use publication::{
    PublicationMove, PublicationRefusal, Validity, move_publication, next_version, open_publication_moves,
    publication_on, version_on,
};
pub use schemes::{SCHEME_LAWS, SchemeLaw, law_on};
pub use templates::{Template, template};
pub use terms::{TenorRange, Terms};
pub use validate::validate;

id! {
    /// Id of a credit offer.
    OfferId
}
id! {
    /// Id of an immutable version of an offer.
    OfferVersionId
}

text_enum! {
    /// Where an offer or a program stands towards the public.
    Publication {
        /// Never published; only its organisation sees it.
        Draft = "draft",
        /// Published, valid from a later day.
        Scheduled = "scheduled",
        /// Open to applications.
        Open = "open",
        /// Seen, closed to applications for now.
        Paused = "paused",
        /// Closed for good.
        Closed = "closed",
    }
}

text_enum! {
    /// The scheme an offer is made under.
    Scheme {
        /// KUR up to ten million.
        KurSuperMikro = "kur_super_mikro",
        /// KUR up to a hundred million.
        KurMikro = "kur_mikro",
        /// KUR up to five hundred million.
        KurKecil = "kur_kecil",
        /// KUR for clusters and groups with an offtaker.
        KurKhusus = "kur_khusus",
        /// KUR for migrant workers about to leave.
        KurPmi = "kur_pmi",
        /// Ultra-micro financing (`UMi`) of the government's investment centre.
        Umi = "umi",
        /// PNM Mekaar: groups of women.
        Mekaar = "mekaar",
        /// LPDB: revolving fund for cooperatives.
        Lpdb = "lpdb",
        /// A bank's own credit.
        Commercial = "commercial",
        /// A bank's own financing after syariah principles.
        Syariah = "syariah",
    }
}

impl Scheme {
    /// Whether it is one of the KUR schemes.
    pub const fn is_kur(self) -> bool {
        matches!(self, Self::KurSuperMikro | Self::KurMikro | Self::KurKecil | Self::KurKhusus | Self::KurPmi)
    }
}

text_enum! {
    /// What an offer wants as collateral beyond the business itself.
    Collateral {
        /// Nothing more.
        None = "none",
        /// As the lender judges.
        LenderJudgement = "lender_judgement",
        /// Always.
        Required = "required",
    }
}
