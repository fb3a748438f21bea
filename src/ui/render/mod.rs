//! One answer, several shapes.

mod csv;
mod error;
mod fit;
mod json;
mod nagios;
mod openmetrics;
mod select;
mod table;

pub(super) use error::error;
pub(super) use fit::{cut, width};
pub(super) use nagios::{exit as nagios_exit, failure as nagios_failure};
pub(super) use table::{Drawn, draw};

use super::Settings;
use super::stream::Terminal;
use crate::error::Result;
use crate::report::Report;

/// The shape of data on stdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One envelope with name and version.
    Json,
    /// The same envelope on one line.
    Jsonl,
    /// Rows of fields.
    Csv,
    /// One line of a check, with the exit codes of monitoring plugins.
    Nagios,
    /// Samples for a collector of metrics.
    OpenMetrics,
}

impl Format {
    /// Whether a program reads it, which nobody watches and which has no colours.
    pub(super) fn is_for_machines(self) -> bool {
        self != Self::Table
    }

    /// Whether it holds what was measured and no words.
    pub(super) fn holds_measures_alone(self) -> bool {
        matches!(self, Self::Nagios | Self::OpenMetrics)
    }

    /// Whether notes and verdict are part of it.
    pub(super) fn has_an_envelope(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Nagios | Self::OpenMetrics)
    }
}

/// The rows of `report` for people.
pub(super) fn table(report: &dyn Report, settings: &Settings, terminal: &Terminal) -> Result<Drawn> {
    Ok(draw(&select::of_table(report.table(), &settings.columns)?, settings, terminal))
}

/// `report` in the wanted shape.
pub(super) fn render(report: &dyn Report, settings: &Settings, terminal: &Terminal) -> Result<Drawn> {
    let whole = |text| Drawn { text, hidden: Vec::new() };
    match settings.format {
        Format::Table => table(report, settings, terminal),
        Format::Json => json::document(report, &settings.columns).map(whole),
        Format::Jsonl => json::line(report, &settings.columns).map(whole),
        Format::Csv => {
            let table = select::of_table(report.table(), &settings.columns)?;
            csv::render(&table, !settings.no_headers).map(whole)
        }
        Format::Nagios => Ok(whole(nagios::render(report))),
        Format::OpenMetrics => Ok(whole(openmetrics::render(report))),
    }
}
