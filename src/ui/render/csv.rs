//! CSV: a heading of column names, raw values.

use crate::error::{Error, Result};
use crate::report::Table;

/// The rows of `table` as CSV; without rows, only the heading.
pub(super) fn render(table: &Table, headed: bool) -> Result<String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    if headed {
        let names = table.columns.iter().map(|column| column.name.as_str());
        writer.write_record(names).map_err(|error| not_csv(&error))?;
    }
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| cell.value.for_csv())).map_err(|error| not_csv(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| not_csv(&error))?;
    String::from_utf8(bytes).map_err(|error| not_csv(&error))
}

fn not_csv(error: &dyn std::error::Error) -> Error {
    Error::bug("an answer cannot be written as CSV").caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column, Value};

    #[test]
    fn values_are_raw_and_quoted_where_csv_needs_it() {
        let mut table = Table::new([Column::new("name"), Column::new("size_bytes"), Column::new("seen_at")]);
        table.push([Cell::from("=a,\"b\"\n"), Value::Bytes(4096).into(), Value::Unknown.into()]);
        let text = render(&table, true).unwrap();
        assert_eq!(text, "name,size_bytes,seen_at\n\"=a,\"\"b\"\"\n\",4096,\n");
    }
}
