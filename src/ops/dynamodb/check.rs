//! Whether the table is as it should be.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ops::seen::Seen;
use crate::ops::token_table::{self, Assertion, Expectation, Survey};
use crate::report::{Cell, Column, Findings, Label, Report, Source, Table, Verdict};

/// The assertions, each with its outcome.
pub struct Checked {
    name: String,
    assertions: Vec<Assertion>,
    source: Source,
}

/// Checks the table of the configuration against `expectation` at the moment `now`. A table that is not there, or that
/// nobody lets us see, is an outcome too.
pub async fn check(aws: &Aws, expectation: &Expectation, now: Timestamp) -> Result<Checked> {
    let name = aws.settings().table.clone();
    let assertions = match Box::pin(Survey::of(aws, now)).await {
        Ok(survey) => token_table::judge(&survey, expectation, now),
        Err(error) if error.server_code() == Some("ResourceNotFoundException") => {
            let client = aws.dynamodb().await?;
            let lookalikes = token_table::lookalikes(&client, &name).await;
            token_table::missing(&name, &Seen::of(lookalikes))
        }
        Err(error) if is_forbidden(&error) => token_table::unseen(&error),
        Err(error) => return Err(error),
    };
    Ok(Checked { name, assertions, source: Source::new(aws.target(), "DynamoDB") })
}

/// A refusal of this one action, by somebody who knows who we are.
fn is_forbidden(error: &Error) -> bool {
    error.server_code().is_some_and(|code| code.starts_with("AccessDenied"))
}

impl Checked {
    fn findings(&self) -> Findings {
        Findings(self.assertions.iter().map(|assertion| assertion.finding(&self.name)).collect())
    }
}

impl Report for Checked {
    fn kind(&self) -> &'static str {
        "dynamodb.check/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("outcome"),
            Column::new("assertion"),
            Column::expendable("severity", 6),
            Column::new("expected"),
            Column::new("actual"),
        ]);
        for assertion in &self.assertions {
            table.push([
                Cell::labelled(assertion.outcome.word(), assertion.verdict().label()),
                assertion.id.into(),
                Cell::labelled(assertion.severity.word(), Label::Dim),
                assertion.expected.as_str().into(),
                assertion.actual.as_str().into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        let assertions = self.assertions.iter().map(Assertion::to_json);
        json!({ "table": self.name, "assertions": assertions.collect::<Vec<_>>() })
    }

    fn verdict(&self) -> Verdict {
        self.findings().verdict()
    }

    fn judged(&self) -> Option<Findings> {
        Some(self.findings())
    }

    /// What mends each failure has the room here that it needs.
    fn notes(&self) -> Vec<String> {
        let mended = self.assertions.iter().filter_map(|assertion| {
            let terraform = assertion.terraform.as_ref().map(|line| format!("; in Terraform: {line}"));
            Some(format!("{}: {}{}", assertion.id, assertion.remedy.as_ref()?, terraform.unwrap_or_default()))
        });
        mended.collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        self.findings().exit(strict)
    }
}
