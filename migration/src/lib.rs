//! The schema, step by step. Tables are named as text, so that a released step never changes when the code does.
//!
//! A released migration is never edited; a new one follows it. Every one goes up, down and up again on both databases.
#![expect(
    elided_lifetimes_in_paths,
    reason = "the trait of sea-orm-migration leaves the lifetime out, and ours must match"
)]

mod table;

mod m20261123_000001_accounts;
mod m20261123_000002_businesses;
mod m20261123_000003_offers;
mod m20261123_000004_applications;
mod m20261123_000005_notices;
mod m20261125_000006_handovers;
mod m20261125_000008_levels;
mod m20261125_000008_seats;
mod m20261125_000009_mentoring;
mod m20261125_000010_certificates;
mod m20261125_000011_fund;
mod m20261125_000012_trainings;
mod m20261125_000013_cooperatives;
mod m20261125_000014_boards;
mod m20261125_000016_members;
mod m20261125_000017_ledger;
mod m20261125_000018_invitations;
mod m20261125_000021_disputes;
mod m20261125_000045_catalogue;
mod m20261125_000050_practices;
mod m20261125_000051_ledger_speed;
mod m20261125_000052_batch_undo;
mod m20261125_000053_member_nik;
mod m20261125_000054_cooperative_sales;
mod m20261125_000055_ledger_guards;

use sea_orm_migration::MigrationTrait;
pub use sea_orm_migration::MigratorTrait;

/// All steps in their order.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_accounts::Migration),
            Box::new(m20261123_000002_businesses::Migration),
            Box::new(m20261123_000003_offers::Migration),
            Box::new(m20261123_000004_applications::Migration),
            Box::new(m20261123_000005_notices::Migration),
            Box::new(m20261125_000006_handovers::Migration),
            Box::new(m20261125_000008_seats::Migration),
            Box::new(m20261125_000008_levels::Migration),
            Box::new(m20261125_000009_mentoring::Migration),
            Box::new(m20261125_000010_certificates::Migration),
            Box::new(m20261125_000011_fund::Migration),
            Box::new(m20261125_000012_trainings::Migration),
            Box::new(m20261125_000013_cooperatives::Migration),
            Box::new(m20261125_000045_catalogue::Migration),
            Box::new(m20261125_000014_boards::Migration),
            Box::new(m20261125_000016_members::Migration),
            Box::new(m20261125_000017_ledger::Migration),
            Box::new(m20261125_000018_invitations::Migration),
            Box::new(m20261125_000021_disputes::Migration),
            Box::new(m20261125_000050_practices::Migration),
            Box::new(m20261125_000051_ledger_speed::Migration),
            Box::new(m20261125_000052_batch_undo::Migration),
            Box::new(m20261125_000053_member_nik::Migration),
            Box::new(m20261125_000054_cooperative_sales::Migration),
            Box::new(m20261125_000055_ledger_guards::Migration),
        ]
    }
}
