//! Where something stands in a Compose file.

use std::fmt;
use std::sync::Arc;

/// A place in a file, as people and editors name it: `postgres.stack.yaml:12:7`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the operator named it, or `<stdin>`.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}
