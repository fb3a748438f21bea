//! What came of taking tokens away.

use super::remover::Remover;
use crate::exit::Exit;
use crate::report::{Column, Report, Source, Table, Value, Verdict};
use crate::text;

/// What came of it.
pub struct Done {
    kind: &'static str,
    deleted: u64,
    changed: u64,
    refused: u64,
    again: Option<Again>,
    source: Source,
}

/// What looking again came to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Again {
    /// How often it was looked.
    pub(super) looks: u64,
    /// Tokens that were found by that.
    pub(super) found: u64,
    /// Tokens that the last look found: it deleted them, and nobody looked whether others came.
    pub(super) found_last: u64,
}

impl Done {
    /// What `remover` did.
    pub(super) fn new(
        kind: &'static str,
        remover: &Remover<'_>,
        again: Option<Again>,
        source: Source,
    ) -> Self {
        let (deleted, changed, refused) = (remover.deleted(), remover.changed(), remover.refused());
        Self { kind, deleted, changed, refused, again, source }
    }

    /// Whether the last look still found tokens.
    fn is_unsettled(&self) -> bool {
        self.again.is_some_and(|again| again.found_last > 0)
    }

    fn of_looks(&self) -> Option<String> {
        let Again { looks, found, found_last } = self.again?;
        let looks = text::plural(usize::try_from(looks).unwrap_or(usize::MAX), "look");
        Some(match (found, found_last) {
            (0, _) => "A second sweep found no token.".to_owned(),
            (found, 0) => format!(
                "After the first sweep {looks} more found {found} that were written meanwhile; the last one found none."
            ),
            (_, last) => format!(
                "After the first sweep {looks} more were not enough: the last one still found {last}, so the account goes on \
                 getting tokens. Lock it out first, then run the command again."
            ),
        })
    }
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn table(&self) -> Table {
        let count = Value::of_count;
        let mut fields = vec![
            ("found", count(self.deleted + self.changed)),
            ("deleted", count(self.deleted)),
            ("changed", count(self.changed)),
        ];
        if let Some(again) = self.again {
            let remaining = if self.is_unsettled() { Value::Unknown } else { count(0) };
            fields.push(("found_again", count(again.found)));
            fields.push(("remaining", remaining));
            fields.push(("sweeps", count(again.looks + 1)));
        }
        fields.push(("throttled", count(self.refused)));
        let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        let mut table = Table::new(names.into_iter().map(Column::new));
        table.push(values);
        table
    }

    fn verdict(&self) -> Verdict {
        if self.is_unsettled() { Verdict::Bad } else { Verdict::Fine }
    }

    fn notes(&self) -> Vec<String> {
        let changed = (self.changed > 0).then(|| {
            format!("{} were gone, renewed or another account's by the time they were deleted.", self.changed)
        });
        let refused = (self.refused > 0).then(|| {
            "The table had no capacity for some deletions, so there were fewer at once: `--max-wcu` leaves some to the \
             application."
                .to_owned()
        });
        let lives = "What was issued with these tokens before is good until it ends: an access token is not asked for.";
        let lives = self.again.map(|_| lives.to_owned());
        self.of_looks().into_iter().chain(changed).chain(refused).chain(lives).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }

    fn exit(&self, strict: bool) -> Exit {
        if self.is_unsettled() { Exit::PartlyDone } else { self.verdict().exit(strict) }
    }
}
