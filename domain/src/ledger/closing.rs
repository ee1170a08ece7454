//! The end of a book year: income and costs become the result, and the meeting's decision divides it.

use super::{Account, AccountKind, DivisionError, MemberId, Posting, Side, share_result};
use crate::cooperatives::Split;
use crate::money::Rupiah;

/// Postings that empty every account of income and cost into the result of the year: what is left over goes undivided,
/// what is missing is a loss. None where nothing was earned or spent.
pub fn close_year(balances: &[(Account, i64)]) -> Vec<Posting> {
    let mut postings = Vec::with_capacity(balances.len() + 1);
    let mut result = 0;
    for (account, balance) in balances.iter().filter(|(_, balance)| *balance > 0) {
        let amount = Rupiah::known(*balance);
        match account.kind().side() {
            Side::Credit => {
                result += balance;
                postings.push(Posting::debit(*account, amount));
            }
            Side::Debit => {
                result -= balance;
                postings.push(Posting::credit(*account, amount));
            }
        }
    }
    let amount = Rupiah::known(result.abs());
    let into = if result > 0 { AccountKind::Undivided } else { AccountKind::Loss };
    if let Some(account) = Account::common(into).filter(|_| result != 0) {
        let side = if result > 0 { Side::Credit } else { Side::Debit };
        postings.push(Posting { account, side, amount });
    }
    postings
}

/// A member with what her part of a result hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharer {
    /// Who.
    pub member: MemberId,
    /// What she paid in interest and bought in the year.
    pub business: i64,
    /// Her pokok and wajib at the end of the year.
    pub capital: i64,
}

coded_error! {
    /// Why a result is not divided.
    DivisionFault {
        /// Nothing to divide.
        Nothing = "division-nothing", "there is nothing to divide";
        /// The parts do not make a hundred.
        Split = "division-split", "the parts do not make one hundred percent";
        /// A weight below nothing.
        Weights = "division-weights", "a member's part cannot be below nothing";
    }
}

/// Postings, and what each member gets.
pub type Divided = (Vec<Posting>, Vec<(MemberId, i64)>);

/// The postings that divide a result as the meeting split it. A part for members in which nobody has a share goes to the
/// reserves, which belong to all alike; so do the rupiah that the split leaves over. Also told: what each member gets.
pub fn divide_year(result: i64, split: &Split, members: &[Sharer]) -> Result<Divided, DivisionFault> {
    if result <= 0 {
        return Err(DivisionFault::Nothing);
    }
    if split.sum() != 100 {
        return Err(DivisionFault::Split);
    }
    let parts = split.shares(result);
    let part = |name: &str| parts.iter().find(|(of, _)| *of == name).map_or(0, |(_, share)| *share);
    let mut reserve = part("reserve");
    let has = |of: fn(&Sharer) -> i64| members.iter().any(|member| of(member) > 0);
    let mut of_members = |name: &str, has: bool| {
        let share = part(name);
        if has {
            return share;
        }
        reserve += share;
        0
    };
    let of_all = (
        of_members("business", has(|member| member.business)),
        of_members("capital", has(|member| member.capital)),
    );
    let weights: Vec<_> = members.iter().map(|member| (member.business, member.capital)).collect();
    let shared = share_result(of_all, &weights).map_err(|error| match error {
        DivisionError::Negative | DivisionError::Nobody => DivisionFault::Weights,
    })?;
    let awarded: Vec<(MemberId, i64)> = members
        .iter()
        .zip(&shared)
        .map(|(member, shared)| (member.member, shared.by_business + shared.by_capital))
        .filter(|(_, amount)| *amount > 0)
        .collect();
    let funds = part("board") + part("education") + part("social");
    let common = [(AccountKind::Reserve, reserve), (AccountKind::Funds, funds)]
        .into_iter()
        .filter_map(|(kind, amount)| Some((Account::common(kind)?, amount)));
    let own = awarded
        .iter()
        .filter_map(|(member, amount)| Some((Account::of(AccountKind::ShareOwed, *member)?, *amount)));
    let from =
        Account::common(AccountKind::Undivided).map(|from| Posting::debit(from, Rupiah::known(result)));
    let credits = common.chain(own).filter(|(_, amount)| *amount > 0);
    let credits = credits.map(|(account, amount)| Posting::credit(account, Rupiah::known(amount)));
    Ok((from.into_iter().chain(credits).collect(), awarded))
}
