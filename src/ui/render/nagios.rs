//! One line for a monitoring system that runs checks: `OK - …|'…'=…`, and an exit code from 0 to 3.
//!
//! Shape and codes are those of the Monitoring Plugins guidelines.

use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::report::{Finding, Findings, Report, Verdict};
use crate::text;

/// The line.
pub(super) fn render(report: &dyn Report) -> Result<String> {
    let findings = report.judged().ok_or_else(no_check)?;
    let worst = findings.0.iter().max_by_key(|finding| finding.verdict);
    let said = worst.map_or("nothing was found".to_owned(), |finding| {
        format!("{}: {}", finding.subject, finding.summary)
    });
    let measured = measured(&findings);
    let measured = if measured.is_empty() { measured } else { format!(" | {measured}") };
    Ok(format!("{} - {}{measured}\n", word(report.verdict()), plain(&said)))
}

/// That the answer judges nothing.
pub(in crate::ui) fn no_check() -> Error {
    Error::usage("`-o nagios` is for checks, and this command is none")
        .hint("`authctl check` and `authctl backup list` are")
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
    use crate::report::Table;

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
        let line = render(&Checked(Findings(vec![fine, bad]))).unwrap();
        assert_eq!(
            line,
            "CRITICAL - post/gres: too old | 'redis age_seconds'=3.5s 'post/gres age_seconds'=7s\n"
        );
        assert_eq!(exit(Verdict::Bad).code(), 2);
        assert_eq!(render(&Checked(Findings::default())).unwrap(), "OK - nothing was found\n");
    }
}
