//! What is known of a business: typed facts, each known or unknown, each with its evidence.
//!
//! Values are parsed here, from JSON and from text, and nowhere else; what a fact is good for is judged in `matching`.

mod ages;
mod district;
mod error;
mod sheet;
mod sheet_json;
mod spelling;
mod types;
mod value;

pub use ages::{full_months, full_years, latest_birth, latest_start, months_complete_on, years_complete_on};
pub use district::District;
pub use error::{FactError, FactProblem};
pub use sheet::{Fact, FactSheet};
pub use types::{FactType, LARGEST_NUMBER};
pub use value::FactValue;

id! {
    /// Id of a business.
    BusinessId
}

text_enum! {
    /// How well a fact is proved, weakest first.
    #[derive(Default)]
    Evidence {
        /// The owner's own word.
        #[default]
        Stated = "stated",
        /// A file is attached.
        Document = "document",
        /// Office staff saw it.
        Checked = "checked",
        /// An official register says so.
        Registry = "registry",
    }
}

text_enum! {
    /// Every fact a rule may name. The last block belongs to the need and to the offer, not to the business.
    FactKey {
        /// Months since `started_on` (integer).
        BusinessAgeMonths = "business_age_months",
        /// Legal form ([`LegalForm`]).
        LegalForm = "legal_form",
        /// Size class by PP 7/2021 ([`SizeClass`]).
        SizeClass = "size_class",
        /// KBLI 2025 section letter.
        Sector = "sector",
        /// KBLI code of five digits, with version.
        Kbli = "kbli",
        /// Kemendagri district code such as 73.07.05.
        District = "district",
        /// Sales in rupiah a year.
        AnnualSales = "annual_sales",
        /// Rupiah a month left after living costs.
        MonthlySurplus = "monthly_surplus",
        /// Rupiah a month already owed in instalments.
        MonthlyInstalments = "monthly_instalments",
        /// Member of a cooperative.
        CooperativeMember = "cooperative_member",
        /// Holds a NIB.
        Nib = "nib",
        /// Holds a village business letter (SKU).
        Sku = "sku",
        /// Holds an NPWP.
        Npwp = "npwp",
        /// Holds an e-KTP.
        Ktp = "ktp",
        /// Kind of books kept ([`FinancialRecords`]).
        FinancialRecords = "financial_records",
        /// Digital level, 0 to 4.
        DigitalLevel = "digital_level",
        /// Management level, 0 to 4.
        ManagementLevel = "management_level",
        /// Production level, 0 to 4.
        ProductionLevel = "production_level",
        /// People level, 0 to 4.
        PeopleLevel = "people_level",
        /// Has or had commercial productive credit.
        ProductiveCredit = "productive_credit",
        /// KUR loans taken so far.
        KurLoansTaken = "kur_loans_taken",
        /// Sex of the owner ([`Sex`]).
        OwnerSex = "owner_sex",
        /// Age of the owner in years.
        OwnerAgeYears = "owner_age_years",
        /// People employed.
        Employees = "employees",
        /// Value of collateral in rupiah.
        CollateralValue = "collateral_value",
        /// Annual meeting held for the last book year (cooperatives).
        RatHeld = "rat_held",
        /// Of the need: amount asked for, rupiah.
        RequestedAmount = "requested_amount",
        /// Of the need: tenor asked for, months.
        RequestedTenorMonths = "requested_tenor_months",
        /// Of the need: its purpose ([`Purpose`]).
        Purpose = "purpose",
        /// Derived for an offer: (first instalment + monthly instalments) / monthly surplus, percent.
        InstalmentBurdenPercent = "instalment_burden_percent",
    }
}

text_enum! {
    /// Legal form of a business.
    LegalForm {
        /// One natural person.
        Individual = "individual",
        /// Limited partnership (CV).
        Cv = "cv",
        /// Limited company (PT).
        Pt = "pt",
        /// Cooperative.
        Cooperative = "cooperative",
        /// Group of businesses.
        Group = "group",
    }
}

text_enum! {
    /// Size class by PP 7/2021 Art 35.
    SizeClass {
        /// Usaha mikro.
        Micro = "micro",
        /// Usaha kecil.
        Small = "small",
        /// Usaha menengah.
        Medium = "medium",
        /// Usaha besar: outside the portal's programs.
        Large = "large",
    }
}

text_enum! {
    /// Books a business keeps, least first.
    FinancialRecords {
        /// None.
        None = "none",
        /// A cash book.
        CashBook = "cash_book",
        /// Statements after SAK EMKM.
        SakEmkm = "sak_emkm",
    }
}

text_enum! {
    /// Sex of the owner.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

text_enum! {
    /// What the money is for.
    Purpose {
        /// Working capital (modal kerja).
        WorkingCapital = "working_capital",
        /// Investment.
        Investment = "investment",
    }
}
