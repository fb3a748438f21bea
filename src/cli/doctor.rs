//! `authctl doctor`.

use clap::{Args, ValueEnum};

use super::Run;
use crate::config::Origin;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::doctor::{self, Failing, Kept, Severity, Store, Wanted};

/// Find what is wrong with the stores, with its cause first.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Look at these stores only; repeatable
    #[arg(long, value_enum, value_name = "STORE", value_delimiter = ',')]
    only: Vec<Only>,
    /// Fail from this severity on
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t)]
    fail_on: FailOn,
    /// Fail also when a check could not look
    #[arg(long)]
    strict: bool,
    /// Explain a check instead: what it measures, its thresholds, what to do; asks no server
    #[arg(long, value_name = "CHECK")]
    explain: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    /// Where users live
    Postgres,
    /// Where sessions live
    Redis,
    /// Where refresh tokens live
    Dynamodb,
    /// Where stacks run
    Docker,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FailOn {
    /// What hurts somebody, or will
    Warn,
    /// What hurts now
    #[default]
    Crit,
}

impl Arguments {
    fn wants(&self, store: Only) -> bool {
        self.only.is_empty() || self.only.contains(&store)
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    if let Some(id) = &arguments.explain {
        let explanation = doctor::explain(id)?;
        return run.ui.emit_or_text(&explanation, &explanation.text());
    }
    let context = run.context;
    let wanted = Wanted {
        postgres: arguments.wants(Only::Postgres).then_some(&context.postgres),
        redis: arguments.wants(Only::Redis).then_some(&context.redis),
        dynamodb: arguments.wants(Only::Dynamodb).then_some(&context.aws),
        docker: arguments.wants(Only::Docker).then_some(&context.docker),
        by_name: !arguments.only.is_empty(),
        kept: [(Store::Postgres, "postgres.password"), (Store::Redis, "redis.password")]
            .into_iter()
            .filter_map(|(store, key)| kept(run, store, key))
            .collect(),
    };
    let from = match arguments.fail_on {
        FailOn::Warn => Severity::Warn,
        FailOn::Crit => Severity::Crit,
    };
    let failing = Failing { from, unseen: arguments.strict };
    let diagnosis = doctor::diagnose(&wanted, failing).await;
    run.ui.emit_or_text(&diagnosis, &diagnosis.text())
}

/// Where a password came from, with the file where it was one.
fn kept(run: &Run<'_>, store: Store, key: &str) -> Option<Kept> {
    let origin = run.config.values.origin(key)?;
    let file = match origin {
        Origin::Dev(file)
        | Origin::AppSettings(file, _)
        | Origin::File(file)
        | Origin::Profile(file, _)
        | Origin::PasswordFile(file) => Some(file.clone()),
        Origin::Default | Origin::Environment(_) | Origin::CommandLine => None,
    };
    Some(Kept { store, origin: origin.to_string(), file })
}
