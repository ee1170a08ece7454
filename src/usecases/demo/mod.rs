//! The demo: a believable Sinjai, filled in once. Everything is made up, down to identity numbers that belong to nobody.
//!
//! It is filled through the same use cases as the real one, at moments of a past; it knows no shortcut around a rule.

mod applications;
mod books;
mod businesses;
mod chains;
mod cooperatives;
mod filling;
mod funds;
mod offer_table;
mod offers;
mod participants;
mod past;
mod programs;
mod sessions;
mod staff;
mod trades;
mod trainings;
mod walks;

use chrono::Duration;
use domain::accounts::Role;

use self::past::Past;
use super::Failure;
use super::matching::{Market, recompute};
use crate::app::App;
use crate::store;

/// The password of everybody in the demo.
pub const PASSWORD: &str = "demo-sinjai-2026";
/// The owner of the story.
const OWNER: &str = "pemilik@contoh.id";
/// Who keeps the books of the cooperative that the owner chairs.
const TREASURER: &str = "bendahara@contoh.id";
/// Mails and notices younger than this are left to be sent and read.
const RECENT: Duration = Duration::days(3);

/// Somebody to sign in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignIn {
    /// The address, or of members their telephone number.
    pub email: &'static str,
    /// The role.
    pub role: Role,
    /// Where.
    pub place: &'static str,
}

const fn sign_in(email: &'static str, role: Role, place: &'static str) -> SignIn {
    SignIn { email, role, place }
}

const SIGN_INS: &[SignIn] = &[
    sign_in(OWNER, Role::Owner, "Gula Aren Rahmawati"),
    sign_in(TREASURER, Role::Owner, "Bendahara koperasi, 200 anggota"),
    sign_in("081200010002", Role::Owner, "Anggota koperasi A-002"),
    sign_in("081200010003", Role::Owner, "Anggota koperasi A-003"),
    sign_in("081200010004", Role::Owner, "Anggota koperasi A-004"),
    sign_in("bank@contoh.id", Role::BankOfficer, "Bank Sulselbar"),
    sign_in("penyetuju@contoh.id", Role::BankApprover, "Bank Sulselbar"),
    sign_in("koordinator@contoh.id", Role::Coordinator, "Perumda Tirta Sinjai Bersatu"),
    sign_in("mentor@contoh.id", Role::Mentor, "Perumda Tirta Sinjai Bersatu"),
    sign_in("dinas@contoh.id", Role::OfficeStaff, "Dinas Koperasi, UKM dan Tenaga Kerja"),
    sign_in("kepala@contoh.id", Role::OfficeHead, "Dinas Koperasi, UKM dan Tenaga Kerja"),
];

/// One person of every role; all have the same [`PASSWORD`].
pub const fn sign_ins() -> &'static [SignIn] {
    SIGN_INS
}

/// Fills an empty portal; `told` hears how far it is.
pub async fn fill(app: &App, told: &mut dyn FnMut(&'static str)) -> Result<(), Failure> {
    let past = Past::before(app);
    // One hash for everybody: two hundred would take half a minute and protect nothing that is not printed anyway.
    let kept = app.passwords.keep(&*app.secrets, PASSWORD).await?;
    told("banks, partners and the office");
    let staff = staff::settle(&past, &kept).await?;
    told("offers and programs");
    let offers = offers::publish(&past, &staff).await?;
    let programs = programs::publish(&past, &staff).await?;
    told("businesses");
    let applicants = businesses::settle(&past, &staff, &kept).await?;
    told("cooperatives");
    cooperatives::settle(&past, &staff, &kept).await?;
    told("applications");
    let mut dice = past::Dice::from(150);
    applications::settle(&past, &staff, &offers, &applicants, &mut dice).await?;
    Box::pin(participants::settle(&past, &staff, (&offers, &programs), &applicants, &mut dice)).await?;
    told("fund and trainings");
    let opened = funds::settle(&past, &staff).await?;
    trainings::settle(&past, &staff, &opened, &applicants).await?;
    told("matches");
    past.go(4, 0);
    match_all(&past, &applicants).await?;
    past.come_back();
    close_the_past(&past).await
}

/// Everybody is matched some days ago already, so that nobody is told of two hundred matches at the first start.
async fn match_all(past: &Past, applicants: &[businesses::Applicant]) -> Result<(), Failure> {
    let market = Market::load(&past.app.db, super::today(&past.app)).await?;
    for applicant in applicants {
        recompute::business(&past.app, &market, applicant.id).await?;
    }
    Ok(())
}

/// What was told long ago was sent and read.
async fn close_the_past(past: &Past) -> Result<(), Failure> {
    let (app, recent) = (&past.app, past.now() - RECENT);
    let tx = app.db.begin().await?;
    store::demo::settle_mails(&tx, recent, |at| app.ids.next(at)).await?;
    store::demo::read_notices(&tx, recent).await?;
    tx.commit().await?;
    Ok(())
}
