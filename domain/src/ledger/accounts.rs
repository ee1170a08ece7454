//! The accounts of a cooperative, each with the side on which its balance belongs.

use super::MemberId;

text_enum! {
    /// The side of an account.
    Side {
        /// Left: what is there and what was spent.
        Debit = "debit",
        /// Right: where it came from.
        Credit = "credit",
    }
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Debit => Self::Credit,
            Self::Credit => Self::Debit,
        }
    }
}

text_enum! {
    /// What an account tells.
    AccountClass {
        /// What the cooperative has.
        Asset = "asset",
        /// What it owes.
        Liability = "liability",
        /// What is its own.
        Equity = "equity",
        /// What the year brought.
        Income = "income",
        /// What the year cost.
        Expense = "expense",
    }
}

text_enum! {
    /// An account of the books, in the order of a chart; those of members are kept for each member.
    AccountKind {
        /// Money in hand.
        Cash = "cash",
        /// Money at a bank.
        Bank = "bank",
        /// Lent to a member: what of the principal is still owed.
        Loan = "loan",
        /// Everything else that the cooperative has: stock, tools, a building, what others owe.
        OtherAsset = "other_asset",
        /// Simpanan sukarela of a member: hers to withdraw.
        Voluntary = "sukarela",
        /// Simpanan berjangka of a member: hers, after the term agreed.
        TermDeposit = "term_deposit",
        /// SHU that was awarded to a member and not yet paid out.
        ShareOwed = "shu_owed",
        /// Funds for board, education and social purposes that the meeting set aside.
        Funds = "funds",
        /// Everything else that the cooperative owes.
        OtherDebt = "other_debt",
        /// Simpanan pokok of a member: once, equal, not withdrawable while she is one.
        Principal = "pokok",
        /// Simpanan wajib of a member: periodic, not withdrawable while she is one.
        Compulsory = "wajib",
        /// Reserves.
        Reserve = "reserve",
        /// Grants and gifts.
        Grant = "grant",
        /// Results of closed years that no meeting has divided yet.
        Undivided = "shu_undivided",
        /// Losses of closed years that are not covered yet; stands on the left, and is taken off what is its own.
        Loss = "loss",
        /// Interest and fees of loans, by the member who paid them.
        InterestIncome = "interest_income",
        /// What members bought or had done by the cooperative, by the member.
        TradeIncome = "trade_income",
        /// Every other income.
        OtherIncome = "other_income",
        /// Interest paid on savings.
        InterestExpense = "interest_expense",
        /// Pay of staff and board.
        StaffExpense = "staff_expense",
        /// What runs the office and the trade.
        RunningExpense = "running_expense",
        /// Every other cost.
        OtherExpense = "other_expense",
    }
}

impl AccountKind {
    /// What it tells.
    pub const fn class(self) -> AccountClass {
        match self {
            Self::Cash | Self::Bank | Self::Loan | Self::OtherAsset => AccountClass::Asset,
            Self::Voluntary | Self::TermDeposit | Self::ShareOwed | Self::Funds | Self::OtherDebt => {
                AccountClass::Liability
            }
            Self::Principal
            | Self::Compulsory
            | Self::Reserve
            | Self::Grant
            | Self::Undivided
            | Self::Loss => AccountClass::Equity,
            Self::InterestIncome | Self::TradeIncome | Self::OtherIncome => AccountClass::Income,
            Self::InterestExpense | Self::StaffExpense | Self::RunningExpense | Self::OtherExpense => {
                AccountClass::Expense
            }
        }
    }

    /// The side on which its balance belongs.
    pub const fn side(self) -> Side {
        match self {
            Self::Loss => Side::Debit,
            other => match other.class() {
                AccountClass::Asset | AccountClass::Expense => Side::Debit,
                AccountClass::Liability | AccountClass::Equity | AccountClass::Income => Side::Credit,
            },
        }
    }

    /// Whether it is kept for each member.
    pub const fn is_of_members(self) -> bool {
        matches!(
            self,
            Self::Loan
                | Self::Voluntary
                | Self::TermDeposit
                | Self::ShareOwed
                | Self::Principal
                | Self::Compulsory
                | Self::InterestIncome
                | Self::TradeIncome
        )
    }

    /// Its number in the chart: the class, then its place in it.
    pub const fn number(self) -> &'static str {
        match self {
            Self::Cash => "101",
            Self::Bank => "102",
            Self::Loan => "111",
            Self::OtherAsset => "121",
            Self::Voluntary => "201",
            Self::TermDeposit => "202",
            Self::ShareOwed => "211",
            Self::Funds => "212",
            Self::OtherDebt => "221",
            Self::Principal => "301",
            Self::Compulsory => "302",
            Self::Reserve => "311",
            Self::Grant => "312",
            Self::Undivided => "321",
            Self::Loss => "322",
            Self::InterestIncome => "401",
            Self::TradeIncome => "402",
            Self::OtherIncome => "411",
            Self::InterestExpense => "501",
            Self::StaffExpense => "511",
            Self::RunningExpense => "512",
            Self::OtherExpense => "521",
        }
    }

    /// The account that treasurers mean by a number of the chart, its spelling here, or its usual name.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace([' ', '-'], "_");
        let text = text.strip_prefix("simpanan_").unwrap_or(&text);
        let usual = match text {
            "kas" | "tunai" => Some(Self::Cash),
            "pinjaman" | "piutang" | "pinjaman_anggota" | "piutang_anggota" => Some(Self::Loan),
            "tabungan" => Some(Self::Voluntary),
            "berjangka" | "deposito" => Some(Self::TermDeposit),
            "shu_anggota" => Some(Self::ShareOwed),
            "cadangan" => Some(Self::Reserve),
            "hibah" => Some(Self::Grant),
            "shu" | "shu_belum_dibagi" => Some(Self::Undivided),
            "bunga" | "jasa_pinjaman" | "pendapatan_bunga" => Some(Self::InterestIncome),
            "penjualan" | "jasa" => Some(Self::TradeIncome),
            "pendapatan_lain" => Some(Self::OtherIncome),
            "beban_bunga" => Some(Self::InterestExpense),
            "gaji" | "beban_gaji" => Some(Self::StaffExpense),
            "beban_usaha" => Some(Self::RunningExpense),
            "beban_lain" => Some(Self::OtherExpense),
            _ => None,
        };
        usual
            .or_else(|| Self::ALL.iter().copied().find(|kind| kind.as_str() == text || kind.number() == text))
    }
}

/// An account: of a member where its kind is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    kind: AccountKind,
    member: Option<MemberId>,
}

impl Account {
    /// An account of the cooperative as a whole; `None` for a kind that is kept for each member.
    pub const fn common(kind: AccountKind) -> Option<Self> {
        if kind.is_of_members() { None } else { Some(Self { kind, member: None }) }
    }

    /// A member's account; `None` for a kind that is not kept for members.
    pub const fn of(kind: AccountKind, member: MemberId) -> Option<Self> {
        if kind.is_of_members() { Some(Self { kind, member: Some(member) }) } else { None }
    }

    /// Its kind.
    pub const fn kind(self) -> AccountKind {
        self.kind
    }

    /// Whose it is.
    pub const fn member(self) -> Option<MemberId> {
        self.member
    }
}
