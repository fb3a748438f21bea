//! `-- squawk-ignore lock.large` above a statement: our own findings are accepted as squawk's are, and squawk's by
//! the name that they are shown with.

use std::collections::BTreeMap;

use squawk_linter::ignore::{IgnoreKind, ignore_rule_info};
use squawk_syntax::{SyntaxElement, SyntaxToken};

use crate::ops::migrate::prepare::Prepared;

/// What squawk's findings are named with.
pub(super) const SQUAWK: &str = "squawk.";

/// The findings that a file accepts.
#[derive(Default)]
pub(super) struct Ignores {
    everywhere: Vec<String>,
    by_line: BTreeMap<usize, Vec<String>>,
}

impl Ignores {
    /// What the comments of `file` say.
    pub(super) fn of(file: &Prepared) -> Self {
        let mut ignores = Self::default();
        if !file.body.sent.contains("squawk-ignore") {
            return ignores;
        }
        let tree = file.parsed.tree.syntax_node();
        for token in tree.descendants_with_tokens().filter_map(SyntaxElement::into_token) {
            ignores.take(file, &token);
        }
        ignores
    }

    fn take(&mut self, file: &Prepared, token: &SyntaxToken) {
        let Some((names, range, kind)) = ignore_rule_info(token) else { return };
        let names = names.split(',').map(|name| name.trim().to_owned());
        match kind {
            IgnoreKind::File => self.everywhere.extend(names),
            IgnoreKind::Line => {
                let line = file.body.place(range.start().into()).line;
                self.by_line.entry(line).or_default().extend(names);
            }
        }
    }

    /// Whether `check` is accepted on this line: by a comment on it or on the one before.
    pub(super) fn accept(&self, check: &str, line: usize) -> bool {
        let is = |name: &String| name == check;
        let above = [line, line.saturating_sub(1)];
        self.everywhere.iter().any(is)
            || above.iter().filter_map(|line| self.by_line.get(line)).flatten().any(is)
    }
}
