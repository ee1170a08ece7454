//! Whole rupiah, yearly rates, and the names of the interest methods.

text_enum! {
    /// How a credit is repaid. The method is always shown: "6 % flat" has two meanings.
    Method {
        /// Equal instalments, interest on the balance (anuitas).
        Annuity = "annuity",
        /// Equal instalments, interest on the first principal (flat).
        Flat = "flat",
        /// Equal principal, interest on the balance (efektif menurun, sliding).
        Declining = "declining",
        /// Cost plus an agreed margin (murabahah); never called interest.
        Margin = "margin",
    }
}
