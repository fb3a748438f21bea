//! Tables for people.

use comfy_table::{CellAlignment, Table as Drawing, presets};

use super::{Settings, Terminal};
use crate::error::Result;
use crate::report::{Align, Report};

/// The rows of `report` as a table, or its sentence for no rows.
pub(super) fn render(report: &dyn Report, settings: &Settings, _terminal: &Terminal) -> Result<String> {
    let table = report.table();
    if table.rows.is_empty() {
        return Ok(if table.when_empty.is_empty() {
            String::new()
        } else {
            format!("{}\n", table.when_empty)
        });
    }
    let mut drawing = Drawing::new();
    drawing.load_style(presets::NOTHING).force_no_tty();
    if !settings.no_headers {
        drawing.set_header(table.columns.iter().map(crate::report::Column::heading));
    }
    for row in &table.rows {
        drawing.add_row(row.iter().map(|cell| cell.value.for_people()));
    }
    for (index, column) in drawing.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if table.align(index) == Align::Right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    Ok(drawing.trim_fmt() + "\n")
}
