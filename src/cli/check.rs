//! `authctl check`.

use std::time::Duration;

use clap::{Args, ValueEnum};

use super::Run;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::check::{self, Wanted};
use crate::report::Report;
use crate::text;

/// Check every service: reach, latency, version, TLS, identity, rights.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Services to check; all of them when none is named
    #[arg(value_enum, value_name = "SERVICE")]
    services: Vec<Service>,
    /// Wait this long until every one of them answers, then report
    #[arg(long, value_name = "DURATION", value_parser = text::parse_duration)]
    wait: Option<Duration>,
    /// Fail also when something could not be seen
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Service {
    /// Where users live
    Postgres,
    /// Where sessions live
    Redis,
    /// Where refresh tokens live
    Dynamodb,
    /// Where stacks run
    Docker,
}

impl Arguments {
    fn wants(&self, service: Service) -> bool {
        self.services.is_empty() || self.services.contains(&service)
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let wanted = Wanted {
        postgres: arguments.wants(Service::Postgres).then_some(&run.context.postgres),
        redis: arguments.wants(Service::Redis).then_some(&run.context.redis),
        dynamodb: arguments.wants(Service::Dynamodb).then_some(&run.context.aws),
        docker: arguments.wants(Service::Docker).then_some(&run.context.docker),
        by_name: !arguments.services.is_empty(),
    };
    let checked = match arguments.wait {
        Some(patience) => check::when_all_answer(&wanted, patience, run.ui.progress()).await,
        None => check::once(&wanted).await,
    };
    run.ui.emit(&checked)?;
    Ok(checked.exit(arguments.strict))
}
