//! `authctl seed`.

mod stores;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::Run;
use super::carry_out::carry_out;
use super::globals::Consent;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::ops::seed::Recipe;
use crate::ops::seed::plan::Store;

/// Fill the stores with test data, the same on every machine.
///
/// The same users, sessions per user, codes per user, random seed, time and password make the same rows. Each
/// user's rows depend on nothing but the random seed and the user's number, so the users of a small run are
/// the first users of a large one.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many accounts to make
    #[arg(long, value_name = "COUNT", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=MOST_USERS))]
    users: u64,
    /// How many sessions each account has
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    sessions_per_user: u16,
    /// How many verification codes each account has
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    codes_per_user: u16,
    /// Where the data goes
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "STORE,...",
        default_value = "postgres,redis"
    )]
    stores: Vec<StoreName>,
    /// The number that decides every id, name, address and token
    #[arg(long, value_name = "NUMBER", default_value_t = 42)]
    rng_seed: u64,
    /// The moment that all times are relative to, RFC 3339; now when not given
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
    /// Read the accounts' common password from standard input; without, one is made and told on stderr
    #[arg(long)]
    password_stdin: bool,
    /// Remove what earlier seeds made first, of any random seed, and nothing else
    #[arg(long)]
    clean: bool,
    #[command(flatten)]
    consent: Consent,
}

/// A hundred million: what the numbers in addresses and streams are known to hold with room to spare.
const MOST_USERS: u64 = 100_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StoreName {
    Postgres,
    Redis,
    Dynamodb,
}

impl From<StoreName> for Store {
    fn from(name: StoreName) -> Self {
        match name {
            StoreName::Postgres => Self::Postgres,
            StoreName::Redis => Self::Redis,
            StoreName::Dynamodb => Self::DynamoDb,
        }
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    refuse_production(arguments, run)?;
    let recipe = arguments.recipe();
    let given = if arguments.password_stdin { Some(run.ui.read_secret()?) } else { None };
    carry_out(
        run,
        &arguments.consent,
        async || stores::prepare(run, &recipe).await,
        async |approved| stores::apply(run, approved, given).await,
    )
    .await
}

impl Arguments {
    fn recipe(&self) -> Recipe {
        let mut stores: Vec<Store> = Vec::new();
        for store in self.stores.iter().copied().map(Store::from) {
            if !stores.contains(&store) {
                stores.push(store);
            }
        }
        Recipe {
            users: self.users,
            sessions_per_user: self.sessions_per_user,
            codes_per_user: self.codes_per_user,
            rng_seed: self.rng_seed,
            at: self.at.unwrap_or_else(this_second),
            stores,
            clean: self.clean,
        }
    }
}

/// Now, without the fraction that nobody could type into `--at`.
fn this_second() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// Nobody wants test accounts in production by mistake: there is not even a question.
fn refuse_production(arguments: &Arguments, run: &Run<'_>) -> Result<()> {
    if !run.config.protected || arguments.consent.agreement.confirm.is_some() || arguments.consent.dry_run {
        return Ok(());
    }
    let profile = run.config.profile.as_deref().unwrap_or("default");
    let target = target(&arguments.recipe(), run);
    Err(Error::new(Kind::Refused, format!("profile `{profile}` is protected, and seed makes test accounts"))
        .hint(format!("if you mean it, agree with `--confirm {target}`")))
}

/// What is typed to agree: the name of the first store that is filled.
fn target(recipe: &Recipe, run: &Run<'_>) -> String {
    match recipe.stores.first() {
        Some(Store::Redis) => run.config.redis.instance_name.clone(),
        Some(Store::DynamoDb) => run.config.dynamodb.table.clone(),
        _ => run.config.postgres.database.clone(),
    }
}
