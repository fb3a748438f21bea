//! What came of a rehearsal.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::RehearsePlan;
use crate::error::Error;
use crate::exit::Exit;
use crate::ops::repository::{Method, StoreVerification, Verification};
use crate::report::{Cell, Label, Report, Source, Table, Value, Verdict};

/// The verification that was kept, store by store.
pub struct Rehearsed {
    verification: Verification,
    /// How much there is of each store.
    contents: Vec<String>,
    took: Duration,
    strict: bool,
    source: Source,
    /// Why the record could not be kept.
    unkept: Option<Error>,
}

impl Rehearsed {
    /// What came of `plan`.
    pub(super) fn new(
        plan: &RehearsePlan,
        verification: Verification,
        took: Duration,
        unkept: Option<Error>,
    ) -> Self {
        let content = |own: &StoreVerification| {
            let stage = plan.stages.iter().find(|stage| stage.store == own.store);
            stage.map(|stage| stage.content.clone()).unwrap_or_default()
        };
        let contents = verification.stores.iter().map(content).collect();
        Self { verification, contents, took, strict: plan.wishes.strict, source: plan.source(), unkept }
    }

    fn stores(&self) -> impl Iterator<Item = (&StoreVerification, &str)> {
        self.verification.stores.iter().zip(self.contents.iter().map(String::as_str))
    }
}

fn verdict(own: &StoreVerification) -> Verdict {
    match (own.findings.is_empty(), &own.unknown) {
        (false, _) => Verdict::Bad,
        (true, Some(_)) => Verdict::Unknown,
        (true, None) => Verdict::Fine,
    }
}

fn cell(own: &StoreVerification, content: &str) -> Cell {
    let method = own.method.in_words();
    match verdict(own) {
        Verdict::Bad => Cell::labelled(format!("{method}: damaged"), Label::Bad),
        Verdict::Unknown => {
            Cell::labelled(format!("{method}; whether it can be restored is UNKNOWN"), Label::Warn)
        }
        _ => Cell::labelled(format!("{method}: {content}"), Label::Good),
    }
}

impl Report for Rehearsed {
    fn kind(&self) -> &'static str {
        "backup.verify.restore/2"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        let (word, label) = match self.verdict() {
            Verdict::Bad => ("damaged", Label::Bad),
            Verdict::Unknown => (Verdict::Unknown.word(), Label::Warn),
            _ => ("good", Label::Good),
        };
        table.push([Cell::from("set"), self.verification.set.to_string().into()]);
        table.push([Cell::from("verdict"), Cell::labelled(word, label)]);
        table.push([Cell::from("how"), self.verification.method.in_words().into()]);
        for (own, content) in self.stores() {
            table.push([Cell::from(own.store.name()), cell(own, content)]);
        }
        table.push([Cell::from("took"), Value::Seconds(self.took.as_secs_f64()).into()]);
        table
    }

    fn data(&self) -> Json {
        let stores = self.stores().map(|(own, content)| {
            json!({
                "store": own.store,
                "verdict": verdict(own),
                "method": own.method,
                "content": content,
                "at": own.at,
                "findings": own.findings,
                "unknown": own.unknown,
            })
        });
        json!({
            "set": self.verification.set,
            "good": self.verification.good,
            "restored": self.verification.good && self.verification.method == Method::Restore,
            "method": self.verification.method,
            "took_seconds": self.took.as_secs_f64(),
            "findings": self.verification.findings,
            "stores": stores.collect::<Vec<_>>(),
        })
    }

    fn verdict(&self) -> Verdict {
        if !self.verification.good {
            return Verdict::Bad;
        }
        self.verification.stores.iter().map(verdict).max().unwrap_or(Verdict::Fine)
    }

    fn notes(&self) -> Vec<String> {
        let unknown = self.verification.stores.iter().filter_map(|own| {
            let why = own.unknown.as_ref()?;
            Some(format!("{} was read and could not be restored here: {why}.", own.store.name()))
        });
        let unkept = self.unkept.iter();
        let unkept =
            unkept.map(|error| format!("What was found could not be kept in the repository: {error}."));
        self.verification.findings.iter().cloned().chain(unknown).chain(unkept).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        self.verdict().exit(strict || self.strict)
    }
}
