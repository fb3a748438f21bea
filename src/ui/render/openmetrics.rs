//! OpenMetrics: what was measured, for a collector that reads files or runs commands.
//!
//! A row becomes a sample for each of its numbers, under the labels that the columns which identify it give. Words
//! that do not identify a row, such as queries and addresses, are nowhere in it. Rows with the same labels become one:
//! counts and sizes are added up, of everything else the highest stays. Verdicts are numbers as for monitoring
//! plugins: 0 fine, 1 warn, 2 bad, 3 unknown.

use std::fmt::Write;

use jiff::Timestamp;

use crate::report::{Column, Report, Table, Value, Verdict};
use crate::text;

/// What every name begins with.
const PREFIX: &str = "authctl";

/// Endings that the format keeps for kinds of metrics which these are not.
const RESERVED: [&str; 8] = ["_total", "_created", "_count", "_sum", "_bucket", "_gcount", "_gsum", "_info"];

/// The exposition.
pub(super) fn render(report: &dyn Report) -> String {
    let view = report.kind().split('/').next().unwrap_or_default();
    let mut families = of_table(view, &report.measured());
    let whole = [("kind".to_owned(), view.to_owned())];
    families.push(Family::of_one(
        "answer_verdict",
        "",
        "How good the answer is: 0 fine, 1 warn, 2 bad, 3 unknown",
        &whole,
        severity(report.verdict()),
    ));
    families.push(Family::of_one(
        "answer_timestamp_seconds",
        "seconds",
        "When it was asked",
        &whole,
        moment(Timestamp::now()),
    ));
    let mut text: String =
        families.iter().filter(|family| !family.samples.is_empty()).map(Family::text).collect();
    text.push_str("# EOF\n");
    text
}

type Labels = Vec<(String, String)>;

/// The samples of one name.
struct Family {
    name: String,
    unit: &'static str,
    help: String,
    samples: Vec<(Labels, f64)>,
}

impl Family {
    fn of_one(name: &str, unit: &'static str, help: &str, labels: &[(String, String)], value: f64) -> Self {
        let name = format!("{PREFIX}_{name}");
        Self { name, unit, help: help.to_owned(), samples: vec![(labels.to_vec(), value)] }
    }

    fn text(&self) -> String {
        let Self { name, unit, help, samples } = self;
        let mut text = format!("# HELP {name} {}.\n# TYPE {name} gauge\n", escaped(help));
        if !unit.is_empty() {
            let _ = writeln!(text, "# UNIT {name} {unit}");
        }
        for (labels, value) in samples {
            let labels: Vec<_> =
                labels.iter().map(|(label, value)| format!("{label}=\"{}\"", escaped(value))).collect();
            let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
            let _ = writeln!(text, "{name}{labels} {value}");
        }
        text
    }
}

fn escaped(words: &str) -> String {
    text::clean(words).replace('\\', "\\\\").replace('"', "\\\"")
}

/// A family for each column that holds numbers, and one for how many rows there are.
fn of_table(view: &str, table: &Table) -> Vec<Family> {
    let base = view.strip_prefix("monitor.").unwrap_or(view).replace(['.', '-'], "_");
    let groups = groups(table);
    let numbers = table.columns.iter().enumerate().filter(|(_, column)| !column.identifies);
    let mut families: Vec<Family> =
        numbers.map(|numbered| family((&base, view), table, &groups, numbered)).collect();
    families.push(Family {
        name: format!("{PREFIX}_{base}_shown_rows"),
        unit: "",
        help: format!("Rows of {view}"),
        samples: groups.iter().map(|(labels, rows)| (labels.clone(), float(rows.len() as u64))).collect(),
    });
    families
}

/// Rows by their labels, in the order in which those come first.
fn groups(table: &Table) -> Vec<(Labels, Vec<usize>)> {
    let mut groups: Vec<(Labels, Vec<usize>)> = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let named = table.columns.iter().zip(row).filter(|(column, _)| column.identifies);
        let labels: Labels =
            named.map(|(column, cell)| (column.name.clone(), cell.value.for_csv())).collect();
        match groups.iter_mut().find(|(known, _)| *known == labels) {
            Some((_, rows)) => rows.push(at),
            None => groups.push((labels, vec![at])),
        }
    }
    groups
}

fn family(
    (base, view): (&str, &str),
    table: &Table,
    groups: &[(Labels, Vec<usize>)],
    (place, column): (usize, &Column),
) -> Family {
    let values = |rows: &[usize]| -> Vec<Value> {
        let cells = rows.iter().filter_map(|row| table.rows[*row].get(place));
        cells.map(|cell| cell.value.clone()).collect()
    };
    let all = values(&(0..table.rows.len()).collect::<Vec<_>>());
    let unit = all.iter().find_map(unit).unwrap_or_default();
    let samples = groups.iter().filter_map(|(labels, rows)| Some((labels.clone(), merged(&values(rows))?)));
    let what = column.heading().to_lowercase();
    let scale = if column.name == "verdict" { " (0 fine, 1 warn, 2 bad, 3 unknown)" } else { "" };
    Family {
        name: format!("{PREFIX}_{base}_{}", named(&column.name, unit)),
        unit,
        help: format!("{what}{scale}, as {view} has it"),
        samples: samples.filter(|(_, value)| value.is_finite()).collect(),
    }
}

/// The name of a column as the name of a metric: with its unit at the end, and without an ending that means
/// something else there.
fn named(column: &str, unit: &str) -> String {
    let mut name: String = column
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect();
    if unit == "seconds" && name.ends_with("_at") {
        name.truncate(name.len() - "_at".len());
        name.push_str("_timestamp");
    }
    if RESERVED.iter().any(|ending| format!("_{name}").ends_with(ending)) {
        name.push_str("_value");
    }
    let has_unit = unit.is_empty() || name == unit || name.ends_with(&format!("_{unit}"));
    if has_unit { name } else { format!("{name}_{unit}") }
}

/// The unit of a number; `None` where it is no quantity.
fn unit(value: &Value) -> Option<&'static str> {
    match value {
        Value::Bytes(_) => Some("bytes"),
        Value::Seconds(_) | Value::Time(_) => Some("seconds"),
        Value::Ratio(_) => Some("ratio"),
        Value::Count(_) | Value::Float(_) | Value::Flag(_) | Value::Verdict(_) => Some(""),
        _ => None,
    }
}

/// One number of several; none where there is none among them.
fn merged(values: &[Value]) -> Option<f64> {
    let verdicts = values
        .iter()
        .filter_map(|value| if let Value::Verdict(verdict) = value { Some(*verdict) } else { None });
    if let Some(worst) = verdicts.max() {
        return Some(severity(worst));
    }
    let numbers = values.iter().filter_map(|value| match value {
        Value::Count(number) | Value::Bytes(number) => Some((whole(*number), true)),
        Value::Seconds(number) | Value::Ratio(number) | Value::Float(number) => Some((*number, false)),
        Value::Flag(flag) => Some((f64::from(u8::from(*flag)), false)),
        Value::Time(time) => Some((moment(*time), false)),
        _ => None,
    });
    numbers
        .reduce(|(one, adds), (other, _)| (if adds { one + other } else { one.max(other) }, adds))
        .map(|(number, _)| number)
}

fn severity(verdict: Verdict) -> f64 {
    match verdict {
        Verdict::Fine => 0.0,
        Verdict::Warn => 1.0,
        Verdict::Bad => 2.0,
        Verdict::Unknown => 3.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "the format's numbers are floats")]
fn float(number: u64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "the format's numbers are floats")]
fn whole(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of our time fit the 53 bits of a float")]
fn moment(time: Timestamp) -> f64 {
    time.as_millisecond() as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;

    struct Tables(Table);

    impl Report for Tables {
        fn kind(&self) -> &'static str {
            "monitor.postgres.tables/1"
        }
        fn table(&self) -> Table {
            self.0.clone()
        }
        fn verdict(&self) -> Verdict {
            Verdict::Bad
        }
    }

    fn table() -> Table {
        Table::new([
            Column::new("table").identifying(),
            Column::new("verdict"),
            Column::new("size_bytes"),
            Column::new("age_seconds"),
            Column::new("calls_total"),
            Column::new("query"),
            Column::new("started_at"),
        ])
    }

    #[test]
    fn numbers_have_their_units_and_words_are_left_out() {
        let mut rows = table();
        rows.push([
            Cell::from("we\"ird\\\nname"),
            Verdict::Warn.into(),
            Value::Bytes(4096).into(),
            Value::Seconds(1.5).into(),
            Value::Count(7).into(),
            "SELECT secret".into(),
            Value::Time(Timestamp::UNIX_EPOCH).into(),
        ]);
        let text = render(&Tables(rows));
        for line in [
            "# TYPE authctl_postgres_tables_size_bytes gauge",
            "# UNIT authctl_postgres_tables_size_bytes bytes",
            "authctl_postgres_tables_size_bytes{table=\"we\\\"ird\\\\ name\"} 4096",
            "authctl_postgres_tables_age_seconds{table=\"we\\\"ird\\\\ name\"} 1.5",
            "authctl_postgres_tables_calls_total_value{table=\"we\\\"ird\\\\ name\"} 7",
            "authctl_postgres_tables_verdict{table=\"we\\\"ird\\\\ name\"} 1",
            "authctl_postgres_tables_started_timestamp_seconds{table=\"we\\\"ird\\\\ name\"} 0",
            "authctl_answer_verdict{kind=\"monitor.postgres.tables\"} 2",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        assert!(text.ends_with("\n# EOF\n") && !text.contains("secret"), "{text}");
    }

    #[test]
    fn rows_with_the_same_labels_are_one_sample() {
        let mut rows = table();
        for (verdict, bytes, age) in [(Verdict::Fine, 1, 3.0), (Verdict::Bad, 2, 1.0)] {
            rows.push([
                Cell::from("a"),
                verdict.into(),
                Value::Bytes(bytes).into(),
                Value::Seconds(age).into(),
                Value::Unknown.into(),
                Value::Nothing.into(),
                Value::Unknown.into(),
            ]);
        }
        let text = render(&Tables(rows));
        for line in [
            "size_bytes{table=\"a\"} 3",
            "age_seconds{table=\"a\"} 3",
            "verdict{table=\"a\"} 2",
            "shown_rows{table=\"a\"} 2",
        ] {
            assert_eq!(
                text.matches(&format!("authctl_postgres_tables_{line}\n")).count(),
                1,
                "{line}\n{text}"
            );
        }
        assert!(!text.contains("calls"), "what is unknown is not there: {text}");
    }
}
