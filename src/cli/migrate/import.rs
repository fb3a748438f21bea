//! `authctl migrate import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::Run;
use crate::cli::carry_out::carry_out;
use crate::cli::globals::Consent;
use crate::error::Result;
use crate::exit::Exit;
use crate::ops::migrate::Layout;
use crate::ops::migrate::import::{self, Destination};

/// Convert the migrations of another tool into files of `migrations.folder`
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The tool that they were written for; recognised when not given
    #[arg(long, value_enum, value_name = "LAYOUT")]
    from: Option<Tool>,
    /// Their folder, or the script of Entity Framework
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    consent: Consent,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tool {
    /// Files with `-- migrate:up` and `-- migrate:down`
    Dbmate,
    /// Pairs of files, `.up.sql` and `.down.sql`
    GolangMigrate,
    /// Files of `sqlx migrate`, with or without a way back
    Sqlx,
    /// Files with `-- +goose Up` and `-- +goose Down`
    Goose,
    /// The script of `dotnet ef migrations script`
    Ef,
}

impl From<Tool> for Layout {
    fn from(tool: Tool) -> Self {
        match tool {
            Tool::Dbmate => Self::Dbmate,
            Tool::GolangMigrate => Self::GolangMigrate,
            Tool::Sqlx => Self::Sqlx,
            Tool::Goose => Self::Goose,
            Tool::Ef => Self::Ef,
        }
    }
}

/// Runs it.
pub(super) async fn run(arguments: &Arguments, run: &Run<'_>) -> Result<Exit> {
    let layout = arguments.from.map(Into::into);
    let configured = run.config.migrations.folder.clone();
    let to = Destination {
        is_configured: configured.is_some(),
        folder: configured.unwrap_or_else(|| run.inputs.directory.join("migrations")),
    };
    carry_out(
        run,
        &arguments.consent,
        async || import::plan(layout, &arguments.folder, &to),
        async |approved| import::apply(approved),
    )
    .await
}
