//! One line for a monitoring system that runs checks: `OK - …|'…'=…`, and an exit code from 0 to 3.
//!
//! Shape and codes are those of the Monitoring Plugins guidelines.

use serde_json::Value as Json;

use crate::error::Error;
use crate::exit::Exit;
use crate::report::{Cell, Finding, Findings, Report, Table, Value, Verdict};
use crate::text;

/// The line.
pub(super) fn render(report: &dyn Report) -> String {
    report.judged().map_or_else(|| of_rows(report), |findings| of_findings(report, &findings))
}

fn of_findings(report: &dyn Report, findings: &Findings) -> String {
    let worst = findings.0.iter().max_by_key(|finding| finding.verdict);
    let said = worst.map_or("nothing was found".to_owned(), |finding| {
        format!("{}: {}", finding.subject, finding.summary)
    });
    line(report.verdict(), &said, &measured(findings))
}

fn line(verdict: Verdict, said: &str, measured: &str) -> String {
    let measured = if measured.is_empty() { String::new() } else { format!(" | {measured}") };
    format!("{} - {}{measured}\n", word(verdict), plain(said))
}

/// Numbers that are told in words of a row; all of them are behind the bar.
const TOLD: usize = 4;

/// The line for a view: its worst row, or the first of those that are equally bad.
fn of_rows(report: &dyn Report) -> String {
    let table = report.measured();
    let verdict_of = |row: &Vec<Cell>| {
        let verdicts = row.iter().filter_map(|cell| match &cell.value {
            Value::Verdict(verdict) => Some(*verdict),
            _ => None,
        });
        verdicts.max().unwrap_or(Verdict::Fine)
    };
    let worst = table.rows.iter().rev().max_by_key(|row| verdict_of(row));
    let view = report.kind().split('/').next().unwrap_or_default();
    let view = view.strip_prefix("monitor.").unwrap_or(view).replace('.', " ");
    let rows = text::plural(table.rows.len(), "row");
    let said = match worst {
        Some(row) if verdict_of(row) != Verdict::Fine => format!("{view}: {}", told(&table, row)),
        Some(_) if report.verdict() == Verdict::Fine => format!("{view}: {rows}"),
        None if report.notes().is_empty() => format!("{view}: {}", table.when_empty),
        _ => format!(
            "{view}: {rows}{}",
            report.notes().first().map_or_else(String::new, |note| format!("; {note}"))
        ),
    };
    let numbers = worst.map_or_else(Vec::new, |row| {
        let cells = table.columns.iter().zip(row);
        cells
            .filter_map(|(column, cell)| Some(format!("'{}'={}", column.name, quantity(&cell.value)?)))
            .collect()
    });
    let rows = [format!("'rows'={}", table.rows.len())];
    line(report.verdict(), &said, &numbers.into_iter().chain(rows).collect::<Vec<_>>().join(" "))
}

/// `auth.Sessions: dead rows 120,000, dead 45.0%`.
fn told(table: &Table, row: &[Cell]) -> String {
    let cells = || table.columns.iter().zip(row);
    let names = cells().filter(|(column, _)| column.identifies).map(|(_, cell)| cell.value.for_people());
    let name = names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
    let numbers = cells().filter(|(_, cell)| quantity(&cell.value).is_some());
    let numbers = numbers
        .map(|(column, cell)| format!("{} {}", column.heading().to_lowercase(), cell.value.for_people()));
    let numbers = numbers.take(TOLD).collect::<Vec<_>>().join(", ");
    if name.is_empty() { numbers } else { format!("{name}: {numbers}") }
}

/// With the one of the four units that plugins know.
fn quantity(value: &Value) -> Option<String> {
    match value {
        Value::Count(count) => Some(count.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Bytes(bytes) => Some(format!("{bytes}B")),
        Value::Seconds(seconds) => Some(format!("{seconds}s")),
        Value::Ratio(ratio) => Some(format!("{:.2}%", ratio * 100.0)),
        _ => None,
    }
}

/// The line for a run that failed before it could judge.
pub(in crate::ui) fn failure(error: &Error) -> String {
    format!("{} - {}\n", word(Verdict::Unknown), plain(&error.to_string()))
}

/// The plugin's own codes, which mean other things than ours.
pub(in crate::ui) fn exit(verdict: Verdict) -> Exit {
    match verdict {
        Verdict::Fine => Exit::Fine,
        Verdict::Warn => Exit::Failed,
        Verdict::Bad => Exit::Usage,
        Verdict::Unknown => Exit::Findings,
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => "OK",
        Verdict::Warn => "WARNING",
        Verdict::Bad => "CRITICAL",
        Verdict::Unknown => "UNKNOWN",
    }
}

/// What stands behind a bar is measured values, so there is none in words.
fn plain(words: &str) -> String {
    text::clean(words).replace('|', "/")
}

fn measured(findings: &Findings) -> String {
    let of = |finding: &Finding| {
        let numbers =
            finding.evidence.iter().filter_map(|(name, value)| Some((name.clone(), number(name, value)?)));
        let label = |name: &str| plain(&format!("{} {name}", finding.subject)).replace(['\'', '='], " ");
        numbers.map(|(name, value)| format!("'{}'={value}", label(&name))).collect::<Vec<_>>()
    };
    findings.0.iter().flat_map(of).collect::<Vec<_>>().join(" ")
}

/// With the unit that the name tells.
fn number(name: &str, value: &Json) -> Option<String> {
    if name.ends_with("_ratio") {
        return value.as_f64().map(|ratio| format!("{:.2}%", ratio * 100.0));
    }
    let unit = match name {
        name if name.ends_with("_seconds") => "s",
        name if name.ends_with("_bytes") => "B",
        _ => "",
    };
    value.is_number().then(|| format!("{value}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    struct Checked(Findings);

    impl Report for Checked {
        fn kind(&self) -> &'static str {
            "test.checked/1"
        }
        fn table(&self) -> Table {
            self.0.table()
        }
        fn verdict(&self) -> Verdict {
            self.0.verdict()
        }
        fn judged(&self) -> Option<Findings> {
            Some(self.0.clone())
        }
    }

    #[test]
    fn the_worst_is_told_and_everything_measured() {
        let fine = Finding::new("a", "redis", Verdict::Fine, "well").evidence("age_seconds", 3.5);
        let bad = Finding::new("a", "post|gres", Verdict::Bad, "too\nold").evidence("age_seconds", 7);
        let line = render(&Checked(Findings(vec![fine, bad])));
        assert_eq!(
            line,
            "CRITICAL - post/gres: too old | 'redis age_seconds'=3.5s 'post/gres age_seconds'=7s\n"
        );
        assert_eq!(exit(Verdict::Bad).code(), 2);
        assert_eq!(render(&Checked(Findings::default())), "OK - nothing was found\n");
    }

    struct Seen(Table, Verdict);

    impl Report for Seen {
        fn kind(&self) -> &'static str {
            "monitor.postgres.tables/1"
        }
        fn table(&self) -> Table {
            self.0.clone()
        }
        fn verdict(&self) -> Verdict {
            self.1
        }
    }

    #[test]
    fn a_view_tells_its_worst_row() {
        let columns = ["table", "verdict", "dead_rows", "dead_ratio", "size_bytes", "age_seconds"];
        let mut table = Table::new(columns.map(Column::new));
        table.columns[0].identifies = true;
        for (name, verdict, dead) in
            [("a", Verdict::Fine, 1), ("b", Verdict::Bad, 5000), ("c", Verdict::Bad, 2)]
        {
            table.push([
                Cell::from(name),
                verdict.into(),
                Value::Count(dead).into(),
                Value::Ratio(0.455).into(),
                Value::Bytes(1024).into(),
                Value::Seconds(2.5).into(),
            ]);
        }
        assert_eq!(
            render(&Seen(table, Verdict::Bad)),
            "CRITICAL - postgres tables: b: dead rows 5,000, dead 45.5%, size 1.0 KiB, age 2.5s | 'dead_rows'=5000 \
             'dead_ratio'=45.50% 'size_bytes'=1024B 'age_seconds'=2.5s 'rows'=3\n"
        );
        let empty = Table::new([Column::new("pid")]).when_empty("nobody waits");
        assert_eq!(render(&Seen(empty, Verdict::Fine)), "OK - postgres tables: nobody waits | 'rows'=0\n");
    }
}
