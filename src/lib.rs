//! Jembatan: joins small businesses with credit offers and mentoring programs. The rooms are described in
//! `docs/architecture.md`; imports go one way: domain <- entity <- store <- usecases <- web, jobs, cli.

pub mod cli;
pub mod config;
pub mod files;
pub mod mail;
pub mod store;
pub mod web;
