//! The flags every command has.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::config::{self, Inputs};
use crate::error::Result;
use crate::ui::{Color, Format, Settings};

/// Flags of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    /// Profile of the configuration file
    #[arg(long, global = true, value_name = "NAME")]
    profile: Option<String>,
    /// Configuration file instead of the ones looked for
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Set one configuration key for this run; repeatable
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Shape of the answer on stdout [default: table]
    #[arg(short, long, global = true, value_enum, value_name = "FORMAT")]
    output: Option<Output>,
    /// Only these columns, in this order
    #[arg(long, global = true, value_delimiter = ',', value_name = "COLUMN,...")]
    columns: Vec<String>,
    /// Leave out the heading
    #[arg(long, global = true)]
    no_headers: bool,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: When,
    /// Only errors on stderr
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Tell more on stderr
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    /// How long one attempt to reach a server may take
    #[arg(long, global = true, value_name = "DURATION")]
    timeout: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Output {
    /// Columns for people; they give way to a narrow terminal
    #[default]
    Table,
    /// One envelope: kind, `generated_at`, target, server, verdict, notes, data
    Json,
    /// The same envelope on one line for each answer
    Jsonl,
    /// Rows with raw values
    Csv,
    /// One line of a check for a monitoring system, with its exit codes 0 to 3
    Nagios,
    /// What a check measured, as samples for a collector of metrics
    #[value(name = "openmetrics")]
    OpenMetrics,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum When {
    /// On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise
    #[default]
    Auto,
    /// Also in a pipe
    Always,
    /// Nowhere
    Never,
}

impl Globals {
    /// What the configuration is resolved from.
    pub(super) fn inputs(&self) -> Result<Inputs> {
        let timeout = self.timeout.iter().map(|timeout| format!("timeout={timeout}"));
        let set = self.set.iter().cloned().chain(timeout).collect();
        Inputs::of_process(self.profile.clone(), self.config.clone(), set)
    }

    /// How the answer is printed.
    pub(super) fn ui_settings(&self) -> Settings {
        Settings {
            format: match self.output.unwrap_or_default() {
                Output::Table => Format::Table,
                Output::Json => Format::Json,
                Output::Jsonl => Format::Jsonl,
                Output::Csv => Format::Csv,
                Output::Nagios => Format::Nagios,
                Output::OpenMetrics => Format::OpenMetrics,
            },
            format_chosen: self.output.is_some(),
            columns: self.columns.clone(),
            no_headers: self.no_headers,
            color: match self.color {
                When::Auto => Color::Auto,
                When::Always => Color::Always,
                When::Never => Color::Never,
            },
            quiet: self.quiet,
            verbose: self.verbose,
            strict: false,
            width: config::columns(),
            plain_terminal: config::has_plain_terminal(),
        }
    }
}

/// Flags of every command that changes something.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Consent {
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub agreement: Agreement,
}

/// How a change is agreed to, and why it is made.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Agreement {
    /// Agree without being asked
    #[arg(short, long)]
    pub yes: bool,
    /// Agree to a change of exactly this target
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
    /// Why, for the audit log
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}
