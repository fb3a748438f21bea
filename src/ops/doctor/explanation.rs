//! What a check is about, without asking anybody.

use super::check::Check;
use super::checks;
use crate::error::{Error, Result};
use crate::report::{Cell, Report, Table};
use crate::text;

/// What a check measures, from where on it speaks, and what can be done.
pub struct Explanation {
    check: &'static Check,
}

/// The check called `id`.
pub fn explain(id: &str) -> Result<Explanation> {
    if let Some(check) = checks::all().find(|check| check.id == id) {
        return Ok(Explanation { check });
    }
    let error = Error::usage(format!("there is no check `{}`", text::clean(id)));
    let ids = || checks::all().map(|check| check.id);
    Err(match text::nearest(id, ids()) {
        Some(near) => error.hint(format!("`authctl doctor --explain {near}`")),
        None => error.hint(format!("they are {}", ids().collect::<Vec<_>>().join(", "))),
    })
}

impl Report for Explanation {
    fn kind(&self) -> &'static str {
        "doctor.explain/1"
    }

    fn table(&self) -> Table {
        let Check { id, measures, thresholds, source, remedies, docs, .. } = self.check;
        let mut table = Table::of_properties();
        let rows = [
            ("check", *id),
            ("store", self.check.store().name()),
            ("measures", *measures),
            ("thresholds", *thresholds),
            ("source", *source),
            ("remedy", remedies[0]),
            ("or", remedies[1]),
            ("docs", *docs),
        ];
        for (name, words) in rows {
            table.push([Cell::from(name), words.into()]);
        }
        table
    }

    fn data(&self) -> serde_json::Value {
        let Check { id, measures, thresholds, source, remedies, docs, .. } = self.check;
        serde_json::json!({
            "id": id,
            "store": self.check.store().name(),
            "measures": measures,
            "thresholds": thresholds,
            "source": source,
            "remedies": remedies,
            "docs": docs,
        })
    }
}

impl Explanation {
    /// For people: every word of it, however narrow the terminal.
    pub fn text(&self) -> String {
        let Check { id, measures, thresholds, source, remedies, docs, .. } = self.check;
        format!(
            "{id}\n  measures    {measures}\n  thresholds  {thresholds}\n  source      {source}\n  remedy      {}\n  \
             or          {}\n  docs        {docs}\n",
            remedies[0], remedies[1]
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_check_explains_itself_under_a_name_of_its_own() {
        let mut ids = BTreeSet::new();
        for check in checks::all() {
            assert!(ids.insert(check.id), "{} is there twice", check.id);
            for words in
                [check.measures, check.thresholds, check.source, check.remedies[0], check.remedies[1]]
            {
                assert!(!words.is_empty() && !words.ends_with('.'), "{}: {words}", check.id);
            }
            assert!(check.docs.starts_with("https://"), "{}", check.id);
        }
    }

    #[test]
    fn a_wrong_name_leads_to_the_right_one() {
        let error = explain("pg.blockd").err().unwrap();
        assert!(error.hints()[0].contains("pg.blocked"));
    }
}
