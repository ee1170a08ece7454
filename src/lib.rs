//! Jembatan: joins small businesses with credit offers and mentoring programs. The rooms are described in
//! `docs/architecture.md`; imports go one way: domain <- entity <- store <- usecases <- web, jobs, cli.

pub mod ambient;
pub mod app;
pub mod cli;
pub mod config;
pub mod files;
pub mod jobs;
pub mod mail;
pub mod print;
pub mod start;
pub mod store;
pub mod table;
pub mod usecases;
pub mod vault;
pub mod web;
