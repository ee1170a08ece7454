//! Everything the portal promises, tried through its public face. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the answer"
)]
#![expect(
    unreachable_pub,
    reason = "the rooms of the kit are public to the tests, and a test binary exports nothing"
)]

#[expect(dead_code, reason = "the benches borrow the kit, and need parts that no test does")]
mod kit;

mod funds;
mod gaps;
mod training_results;
mod trainings;

mod access_matrix;
mod accounts;
mod applications;
mod apply;
mod architecture;
mod boards;
mod businesses;
mod calendar;
mod cases;
mod certificates;
mod claims;
mod command_line;
mod config;
mod cooperative_board;
mod cooperatives;
mod cooperatives_command;
mod demo;
mod documents;
mod files;
mod handlers;
mod hostile;
mod import;
mod ledger;
mod levels;
mod mail;
mod match_command;
mod matching;
mod matching_sql;
mod memberships;
mod mentoring;
mod migrations;
mod notices;
mod offer_pages;
mod offers;
mod office;
mod organisations;
mod outbox;
mod passwords;
mod profiles;
mod programs;
mod proof;
mod queue;
mod quick_check;
mod races;
mod roll;
mod roll_import;
mod seats;
mod second_factor;
mod server;
mod silence;
mod story;
mod templates;
mod tracks;
mod weight;
