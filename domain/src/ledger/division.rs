//! Sharing out a sum in whole rupiah. The rule: each gets its exact share rounded down; the rupiah that are left go one
//! each to those whose share was cut most, and among equals to those who stand first. So the parts are the whole, and
//! nobody is a full rupiah away from the exact share.

/// Why a sum is not shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DivisionError {
    /// Below nothing.
    #[error("less than nothing is not shared")]
    Negative,
    /// Something is to be shared, and nobody has a part.
    #[error("nobody has a part")]
    Nobody,
}

/// Shares a sum by weights, which are not below nothing.
pub fn divide(sum: i64, weights: &[i64]) -> Result<Vec<i64>, DivisionError> {
    if sum < 0 || weights.iter().any(|weight| *weight < 0) {
        return Err(DivisionError::Negative);
    }
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return if sum == 0 { Ok(vec![0; weights.len()]) } else { Err(DivisionError::Nobody) };
    }
    let exact = weights.iter().map(|weight| i128::from(sum) * i128::from(*weight));
    let (mut parts, mut cut): (Vec<i64>, Vec<(i128, usize)>) = exact
        .enumerate()
        .map(|(place, exact)| (i64::try_from(exact / whole).unwrap_or(i64::MAX), (-(exact % whole), place)))
        .unzip();
    let left = sum - parts.iter().sum::<i64>();
    cut.sort_unstable();
    for (_, place) in cut.into_iter().take(usize::try_from(left).unwrap_or_default()) {
        parts[place] += 1;
    }
    Ok(parts)
}

/// What a member gets of the result of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// For her business with the cooperative.
    pub by_business: i64,
    /// For her pokok and wajib.
    pub by_capital: i64,
}

/// Shares the two parts of a result that go to members: each by its own weights, one pair a member.
pub fn share_result(
    (business, capital): (i64, i64),
    members: &[(i64, i64)],
) -> Result<Vec<Shared>, DivisionError> {
    let weights = |of: fn(&(i64, i64)) -> i64| members.iter().map(of).collect::<Vec<_>>();
    let by_business = divide(business, &weights(|member| member.0))?;
    let by_capital = divide(capital, &weights(|member| member.1))?;
    let pairs = by_business.into_iter().zip(by_capital);
    Ok(pairs.map(|(by_business, by_capital)| Shared { by_business, by_capital }).collect())
}
