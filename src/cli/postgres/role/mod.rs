//! `authctl postgres role`.

mod password;

use clap::{Args, Subcommand};

use super::change;
use crate::cli::Run;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::postgres::role::{self, Wanted};
use password::Password;

/// Verbs of `authctl postgres role`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Create a role
    Create(Create),
    /// Drop a role, and hand over what it owns
    Drop(Drop),
    /// Give a role the rights of other roles, or take them back
    Grant(Grant),
    /// Limit the sessions of a role
    Limit(Limit),
    /// List roles
    List(List),
    /// Give a role another password
    SetPassword(SetPassword),
}

/// Create a role.
#[derive(Debug, Args)]
pub(in crate::cli) struct Create {
    /// Name of the role
    name: String,
    #[command(flatten)]
    password: Password,
    /// Sessions that it may have at a time
    #[arg(long, value_name = "COUNT")]
    connection_limit: Option<u32>,
    /// A role whose rights it has; repeatable
    #[arg(long, value_name = "ROLE")]
    member_of: Vec<String>,
    /// Nobody logs in as it: it only stands for rights
    #[arg(long)]
    no_login: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Drop a role, and hand over what it owns.
#[derive(Debug, Args)]
pub(in crate::cli) struct Drop {
    /// Name of the role
    name: String,
    /// Hand what it owns to this role; what it may is taken from it
    #[arg(long, value_name = "ROLE")]
    reassign_to: Option<String>,
    #[command(flatten)]
    consent: Consent,
}

/// Give a role the rights of other roles, or take them back.
#[derive(Debug, Args)]
pub(in crate::cli) struct Grant {
    /// Name of the role
    name: String,
    /// The roles whose rights it gets, such as `pg_monitor`
    #[arg(required = true, value_name = "RIGHTS")]
    groups: Vec<String>,
    /// Take them back
    #[arg(long)]
    revoke: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Limit the sessions of a role.
#[derive(Debug, Args)]
pub(in crate::cli) struct Limit {
    /// Name of the role
    name: String,
    /// Sessions that it may have at a time, or `none`
    #[arg(value_name = "COUNT", value_parser = limit)]
    sessions: Sessions,
    #[command(flatten)]
    consent: Consent,
}

/// A limit of sessions; none at all where there is no number.
#[derive(Clone, Copy, Debug)]
struct Sessions(Option<u32>);

fn limit(text: &str) -> Result<Sessions, String> {
    match text {
        "none" => Ok(Sessions(None)),
        text => {
            text.parse().map(|count| Sessions(Some(count))).map_err(|_| "write a number, or none".to_owned())
        }
    }
}

/// List roles.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// Show PostgreSQL's own roles too
    #[arg(long)]
    all: bool,
}

/// Give a role another password.
#[derive(Debug, Args)]
pub(in crate::cli) struct SetPassword {
    /// Name of the role
    name: String,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    consent: Consent,
}

/// Runs one of them.
pub(super) async fn run(command: Command, run: &Run<'_>) -> Result<Exit> {
    let postgres = &run.context.postgres;
    match command {
        Command::Create(arguments) => create(arguments, run).await,
        Command::Drop(Drop { name, reassign_to, consent }) => {
            change(run, &consent, async || role::drop(postgres, &name, reassign_to.as_deref()).await).await
        }
        Command::Grant(Grant { name, groups, revoke, consent }) => {
            change(run, &consent, async || role::grant(postgres, &name, &groups, revoke).await).await
        }
        Command::Limit(Limit { name, sessions, consent }) => {
            change(run, &consent, async || role::limit(postgres, &name, sessions.0).await).await
        }
        Command::List(List { all }) => run.ui.emit(&role::list(postgres, all).await?),
        Command::SetPassword(SetPassword { name, password, consent }) => {
            let secret = password.required(run, &consent)?;
            let exit =
                change(run, &consent, async || role::set_password(postgres, &name, &secret).await).await?;
            password.kept(run);
            Ok(exit)
        }
    }
}

async fn create(arguments: Create, run: &Run<'_>) -> Result<Exit> {
    let Create { name, password, connection_limit, member_of, no_login, consent } = arguments;
    let wanted = Wanted { password: password.given(run, &consent)?, connection_limit, member_of, no_login };
    let exit =
        change(run, &consent, async || role::create(&run.context.postgres, &name, &wanted).await).await?;
    password.kept(run);
    Ok(exit)
}
