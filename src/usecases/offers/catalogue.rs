//! The public catalogue: what is wanted of it, and its pages in the order that was asked for.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};
use domain::facts::Purpose;
use domain::language::Bilingual;
use domain::money::{Method, Rate, Rupiah, Tenor};
use domain::offers::{Fees, OfferId, Publication, Scheme};
use domain::organisations::OrganisationId;
use domain::schedule::{self, Loan};

use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// Rows of a page.
pub const PAGE: u64 = 20;

/// The order of the catalogue. None of them is for sale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By what the asked amount costs in all.
    Cost,
    /// By rate.
    Rate,
    /// By promised days to a decision.
    Decision,
}

/// What somebody looks for; everything left out matches everything.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Words of the name, the bank or the scheme.
    pub search: String,
    /// An amount that the offer lends.
    pub amount: Option<Rupiah>,
    /// Months that the offer lends for.
    pub tenor: Option<u16>,
    /// What the money is for.
    pub purpose: Option<Purpose>,
    /// How the rate is meant.
    pub method: Option<Method>,
    /// Only syariah financing.
    pub syariah: bool,
    /// One bank.
    pub bank: Option<OrganisationId>,
    /// One scheme.
    pub scheme: Option<Scheme>,
    /// The order.
    pub sort: Sort,
}

/// An offer as a row of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueOffer {
    /// Its id.
    pub id: OfferId,
    /// What it is called.
    pub name: Bilingual,
    /// The bank's short name.
    pub bank: String,
    /// The scheme.
    pub scheme: Scheme,
    /// The least that is lent.
    pub floor: Rupiah,
    /// The most that is lent.
    pub ceiling: Rupiah,
    /// Percent a year.
    pub rate: Rate,
    /// How the rate is meant.
    pub method: Method,
    /// Compulsory fees that do not hang on the amount.
    pub fee_fixed: Rupiah,
    /// Compulsory fees in percent of the amount.
    pub fee_percent: Rate,
    /// The shortest tenor in months.
    pub shortest: u16,
    /// The longest tenor in months.
    pub longest: u16,
    /// What the money may be for.
    pub purposes: Vec<Purpose>,
    /// Promised working days to a decision.
    pub decision_days: i32,
    /// Whether it follows syariah.
    pub syariah: bool,
    /// Open, or paused for now.
    pub publication: Publication,
}

/// A page of the catalogue.
pub type Found = Page<CatalogueOffer>;

/// What an amount costs under an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The tenor it was reckoned for, in months.
    pub tenor: Tenor,
    /// The first instalment.
    pub first_instalment: Rupiah,
    /// Everything that is paid, fees included.
    pub total: Rupiah,
}

/// The months reckoned with where nobody asked for any.
pub const USUAL_TENOR: u16 = 24;

impl CatalogueOffer {
    /// What this amount costs; for the asked tenor or a usual one, held to what the offer lends for.
    pub fn cost(&self, amount: Rupiah, tenor: Option<u16>) -> Option<Cost> {
        let months = tenor.unwrap_or(USUAL_TENOR).clamp(self.shortest.max(1), self.longest.max(1));
        let tenor = Tenor::new(months).ok()?;
        let fees = Fees { provision_percent: self.fee_percent, admin: self.fee_fixed, other: Rupiah::ZERO };
        let loan = Loan { amount, rate: self.rate, tenor, method: self.method, fee: fees.of(amount)? };
        let (first_instalment, total) =
            (schedule::first_instalment(&loan).ok()?, schedule::total_cost(&loan).ok()?);
        Some(Cost { tenor, first_instalment, total })
    }
}

/// A page of the catalogue. By cost it can only be put in order once an amount is asked for; else it is by name.
pub async fn list(app: &App, wanted: &Wanted, cursor: Option<&Cursor>) -> Result<Found, Failure> {
    match wanted.amount.filter(|_| wanted.sort == Sort::Cost) {
        Some(amount) => by_cost(app, wanted, amount, cursor).await,
        None => Ok(store::offers::catalogue::list(&app.db, wanted, cursor, PAGE).await?),
    }
}

/// A bank's id and short name.
pub type Bank = (OrganisationId, String);

/// The banks to choose from, kept for a minute: they change a few times a year, and every page of the catalogue asks.
#[derive(Debug, Default)]
pub struct Banks(Mutex<Option<Kept>>);

/// Since when, and which.
type Kept = (DateTime<Utc>, Arc<Vec<Bank>>);

/// How long another process may not hear of a change.
const KEPT_FOR: Duration = Duration::minutes(1);

impl Banks {
    /// Reads them anew at the next question; for whoever changes an organisation.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn known(&self, now: DateTime<Utc>) -> Option<Arc<Vec<Bank>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(since, _)| now - *since < KEPT_FOR).map(|(_, banks)| Arc::clone(banks))
    }

    fn keep(&self, now: DateTime<Utc>, banks: &Arc<Vec<Bank>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(banks)));
    }
}

/// The banks to choose from.
pub async fn banks(app: &App) -> Result<Arc<Vec<Bank>>, Failure> {
    let now = app.clock.now();
    if let Some(banks) = app.banks.known(now) {
        return Ok(banks);
    }
    let banks = Arc::new(store::offers::catalogue::banks(&app.db).await?);
    app.banks.keep(now, &banks);
    Ok(banks)
}

async fn by_cost(
    app: &App,
    wanted: &Wanted,
    amount: Rupiah,
    cursor: Option<&Cursor>,
) -> Result<Found, Failure> {
    let offers = store::offers::catalogue::all(&app.db, wanted).await?;
    let cost =
        |offer: &CatalogueOffer| offer.cost(amount, wanted.tenor).map_or(i64::MAX, |cost| cost.total.get());
    let mut placed: Vec<(i64, CatalogueOffer)> =
        offers.into_iter().map(|offer| (cost(&offer), offer)).collect();
    placed.sort_by(|(cost, offer), (other_cost, other)| (cost, offer.id).cmp(&(other_cost, other.id)));
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let start = match cursor.and_then(Cursor::as_number) {
        Some((cost, id)) => placed.partition_point(|(own, offer)| (*own, offer.id.0) <= (cost, id)),
        None => 0,
    };
    let more = placed.len() > start + size;
    let shown: Vec<_> = placed.into_iter().skip(start).take(size).collect();
    let next = shown.last().filter(|_| more).map(|(cost, offer)| Cursor::number(*cost, offer.id.0));
    Ok(Page { rows: shown.into_iter().map(|(_, offer)| offer).collect(), next })
}
