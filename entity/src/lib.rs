//! The rows: one file a table, each a dense SeaORM entity. Domain types are column values through [`Text`].
//!
//! Says what a row holds and to which rows it belongs, and nothing else: no queries, no rules. Only `src/store` names
//! this crate. Ids are plain UUIDs here; store wraps them in the ids of the domain.

mod text;

pub use text::Text;

pub mod account;
pub mod application;
pub mod application_document;
pub mod assessment;
pub mod attempt;
pub mod booking;
pub mod budget_approval;
pub mod budget_line;
pub mod business;
pub mod certificate;
pub mod cohort;
pub mod cooperative;
pub mod cooperative_activity;
pub mod cooperative_business;
pub mod cooperative_meeting;
pub mod cooperative_minutes;
pub mod cooperative_practice;
pub mod cooperative_reminder;
pub mod cooperative_rule;
pub mod cooperative_seat;
pub mod document;
pub mod event;
pub mod fact;
pub mod fact_sheet;
pub mod fund;
pub mod fund_activity;
pub mod handover;
pub mod import_run;
pub mod ledger_balance;
pub mod ledger_batch;
pub mod ledger_book;
pub mod ledger_closing;
pub mod ledger_entry;
pub mod ledger_line;
pub mod ledger_loan;
pub mod match_result;
pub mod match_told;
pub mod member;
pub mod member_code;
pub mod member_dispute;
pub mod member_look;
pub mod member_recovery;
pub mod mentor_silence;
pub mod mentoring_code;
pub mod mentoring_event;
pub mod mentoring_progress;
pub mod mentoring_session;
pub mod message;
pub mod need;
pub mod notice;
pub mod offer;
pub mod offer_version;
pub mod organisation;
pub mod outbox;
pub mod outbox_attempt;
pub mod owner;
pub mod program;
pub mod program_version;
pub mod rating;
pub mod server_key;
pub mod session;
pub mod task;
pub mod token;
pub mod training;
pub mod training_attendance;
pub mod training_material;
pub mod training_participant;
