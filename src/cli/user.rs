//! `jembatan user add`: the first account of the office, before there is anybody who could invite it; and
//! `jembatan user reset-factor`: for whoever lost the second factor and has no colleague who leads.

use std::io::Write;

use clap::{Args, Subcommand};
use domain::accounts::Role;
use domain::language::Language;
use serde_json::json;

use super::serve::{log_quietly, runtime};
use super::{CliError, Exit, Format};
use crate::config::Settings;
use crate::start::{self, StartError};
use crate::usecases::Failure;
use crate::usecases::accounts::invitations::{self, Invitation};
use crate::usecases::accounts::second_factor;

/// Add a user, or let one set up another second factor.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  jembatan user add --email kepala@sinjai.example --name \"Andi Rahman\"")]
pub(super) struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    Add(AddArgs),
    ResetFactor(ResetArgs),
}

/// Forget the second factor of an account and end its sessions; its person sets up another at the next sign-in.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  jembatan user reset-factor --email kepala@sinjai.example")]
struct ResetArgs {
    /// Mail address of the account
    #[arg(long)]
    email: String,
}

/// Add an account of the office (or an owner); its person sets the password by a link that works once.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  jembatan user add --email kepala@sinjai.example --name \"Andi Rahman\" --role office_head"
)]
struct AddArgs {
    /// Mail address to sign in with
    #[arg(long)]
    email: String,
    /// Name on screen
    #[arg(long)]
    name: String,
    /// `office_head`, `office_staff` or owner; people of banks and partners are invited by their organisation
    #[arg(long, default_value = "office_head")]
    role: String,
    /// Language of the mail: id or en
    #[arg(long, default_value = "id")]
    language: String,
    /// Sentences for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &UserArgs, out: &mut dyn Write) -> Result<Exit, CliError> {
    match &args.command {
        UserCommand::Add(args) => run_add(args, out),
        UserCommand::ResetFactor(args) => run_reset(args, out),
    }
}

fn run_reset(args: &ResetArgs, out: &mut dyn Write) -> Result<Exit, CliError> {
    let email = args.email.trim().to_lowercase();
    let mut settings = Settings::from_env().map_err(StartError::from)?;
    log_quietly(&mut settings);
    let done = runtime()?.block_on(async {
        let app = start::open(&settings).await?;
        second_factor::reset_by_operator(&app, &email).await.map_err(|failure| match failure {
            Failure::NotFound => CliError::Bad(format!("--email {email}: has no account")),
            Failure::Refused(_) => CliError::Bad(format!("--email {email}: has no second factor set up")),
            other => CliError::Bad(other.to_string()),
        })
    });
    done?;
    writeln!(out, "{email}: the second factor is forgotten; another is asked for at the next sign-in")?;
    Ok(Exit::Done)
}

fn run_add(args: &AddArgs, out: &mut dyn Write) -> Result<Exit, CliError> {
    let (email, name) = (args.email.trim().to_lowercase(), args.name.trim().to_owned());
    if !crate::mail::is_address(&email) {
        return Err(CliError::Bad(format!("--email {email}: not a mail address")));
    }
    if name.is_empty() || name.chars().count() > 100 {
        return Err(CliError::Bad("--name: 1 to 100 characters".to_owned()));
    }
    let role = role(&args.role)?;
    let language: Language = args
        .language
        .parse()
        .map_err(|_| CliError::Bad(format!("--language {}: id or en", args.language)))?;
    let mut settings = Settings::from_env().map_err(StartError::from)?;
    log_quietly(&mut settings);
    let invited = (email.clone(), name, role, language);
    let link = runtime()?.block_on(add(&settings, invited))?;
    if args.format == Format::Json {
        writeln!(out, "{}", json!({ "email": email, "role": role.as_str(), "link": link }))?;
        return Ok(Exit::Done);
    }
    writeln!(out, "{email} ({role}): set the password within 7 days, once, at")?;
    writeln!(out, "{link}")?;
    Ok(Exit::Done)
}

fn role(text: &str) -> Result<Role, CliError> {
    match text.parse() {
        Ok(role @ (Role::OfficeHead | Role::OfficeStaff | Role::Owner)) => Ok(role),
        Ok(role) => Err(CliError::Bad(format!(
            "--role {role}: people of banks and partners are invited by their organisation"
        ))),
        Err(_) => Err(CliError::Bad(format!("--role {text}: office_head, office_staff or owner"))),
    }
}

async fn add(
    settings: &Settings,
    (email, name, role, language): (String, String, Role, Language),
) -> Result<String, CliError> {
    let app = start::open(settings).await?;
    let invitation = Invitation {
        name,
        email: email.clone(),
        role,
        organisation: None,
        to: app.settings.office_name.clone(),
        as_what: None,
        language,
    };
    let link = invitations::send(&app, invitation).await.map_err(|failure| match failure {
        Failure::Invalid(_) => CliError::Bad(format!("--email {email}: has an account already")),
        other => CliError::Bad(other.to_string()),
    })?;
    Ok(format!("{}{link}", app.settings.public_url))
}
