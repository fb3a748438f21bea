//! Every file of `sql/` by name, embedded, with its header parsed.
//!
//! A file holds one statement under a header of comments:
//!
//! ```sql
//! -- summary: tables by size
//! -- needs: nothing
//! -- params: $1 int8 row limit
//! -- columns: table text, total_bytes int8
//! -- about: seen bool, tables int8
//! -- unseen: total_bytes
//! -- narrow: drop total_bytes
//! ```
//!
//! A view may have more lines. `about` declares columns that say something of the whole answer, the same
//! in every row: they follow the others, and a row whose first column is null carries nothing else. `seen`
//! among them says whether the role may see the row, and `unseen` which columns it hides, if not all. `narrow`
//! names the columns that go on a narrow terminal, the first one first.
//!
//! `counters` names the columns that only grow: asked twice, what they counted in between can be told. The
//! columns before the first of them tell one row from another.
//!
//! `labels` names the columns that tell a row from the others and have few values: they become labels in metrics.
//!
//! `needs` names a role or extension whose absence makes the answer UNKNOWN rather than empty. Where
//! servers differ, `tables@17.sql` beside `tables.sql` is taken from major version 17 on. One of a view says
//! which column it is that makes the difference, `-- requires: pg_stat_checkpointer.num_timed`, and is taken
//! where that exists: forks and managed servers lie about their version. A test holds that every file is
//! registered in `list`, complete, and prepared by every supported server.

mod list;

pub use list::*;

/// One statement of `sql/`.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    /// The file's path below `sql/`, without its ending: `monitor/postgres/tables`.
    pub name: &'static str,
    /// The first major version of PostgreSQL it is for; 0 where any will do.
    pub since: u32,
    /// The whole file.
    pub text: &'static str,
}

impl Query {
    /// The value of a header line, empty where the line is missing.
    pub fn header(&self, field: &str) -> &'static str {
        let value = |line: &'static str| line.strip_prefix("-- ")?.strip_prefix(field)?.strip_prefix(':');
        self.text.lines().take_while(|line| line.starts_with("--")).find_map(value).unwrap_or_default().trim()
    }

    /// What it answers, in a few words.
    pub fn summary(&self) -> &'static str {
        self.header("summary")
    }

    /// The role or extension without which it cannot see everything; `None` where anybody can.
    pub fn needs(&self) -> Option<&'static str> {
        Some(self.header("needs")).filter(|needs| !needs.is_empty() && *needs != "nothing")
    }

    /// The column of the server's catalog that tells that this variant fits: `pg_stat_io.reads`.
    pub fn requires(&self) -> Option<&'static str> {
        Some(self.header("requires")).filter(|column| !column.is_empty())
    }

    /// The declared columns as name and type.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.header("columns"))
    }

    /// The columns behind them, which say something of the whole answer, as name and type.
    pub fn about(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.header("about"))
    }

    /// The columns that only grow until somebody resets them.
    pub fn counters(&self) -> impl Iterator<Item = &'static str> {
        self.header("counters").split(", ").filter(|name| !name.is_empty())
    }

    /// The types of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        pairs(self.header("params"))
            .filter(|(name, _)| name.starts_with('$'))
            .map(|(_, words)| words.split(' ').next().unwrap_or_default())
    }

    /// Whether a column is null where a role may not see it, in rows that say so.
    pub fn may_be_unseen(&self, column: &str) -> bool {
        let unseen = self.header("unseen");
        unseen.is_empty() || unseen.split(", ").any(|name| name == column)
    }

    /// Whether a column tells a row from the others, so that metrics have it as a label: those of the line `labels`.
    pub fn identifies(&self, column: &str) -> bool {
        self.header("labels").split(", ").any(|name| name == column)
    }

    /// How soon a column goes when the terminal is narrow: 0 never, 9 first.
    pub fn expendable(&self, column: &str) -> u8 {
        let order = self.header("narrow").strip_prefix("drop ").unwrap_or_default();
        let place = order.split(", ").position(|name| name == column);
        place.map_or(0, |place| u8::try_from(place).map_or(1, |place| 9_u8.saturating_sub(place).max(1)))
    }
}

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split(", ").filter_map(|pair| pair.trim().split_once(' '))
}

/// The variants of one name, one for each range of server versions.
#[derive(Clone, Copy, Debug)]
pub struct Variants(&'static [Query]);

impl Variants {
    /// The newest variant that a server of this major version understands.
    pub fn for_server(&self, major: u32) -> &'static Query {
        let fitting = self.0.iter().filter(|query| query.since <= major);
        fitting.max_by_key(|query| query.since).unwrap_or(&self.0[0])
    }

    /// The newest variant whose required column `exists` on the server that is asked.
    pub fn fitting(&self, exists: impl Fn(&str) -> bool) -> &'static Query {
        let fitting = self.0.iter().filter(|query| query.requires().is_none_or(&exists));
        fitting.max_by_key(|query| query.since).unwrap_or(&self.0[0])
    }

    /// All of them.
    pub fn all(&self) -> &'static [Query] {
        self.0
    }
}

/// An identifier quoted for SQL: `Users` becomes `"Users"`, and a quote inside is doubled.
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The longest name PostgreSQL keeps, in bytes; it cuts longer ones off without failing.
pub const LONGEST_IDENTIFIER: usize = 63;

/// A string literal quoted for SQL, for the few statements that take no parameters.
pub fn literal(value: &str) -> String {
    let quoted = value.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_cannot_be_left() {
        assert_eq!(identifier(r#"a"; DROP TABLE b; --"#), r#""a""; DROP TABLE b; --""#);
        assert_eq!(literal(r"it's \ here"), r"E'it''s \\ here'");
    }

    #[test]
    fn a_view_says_which_columns_go_first() {
        let query = MONITOR_POSTGRES_TABLES.for_server(15);
        assert_eq!(query.expendable("toast_bytes"), 9);
        assert_eq!(query.expendable("heap_bytes"), 8);
        assert_eq!(query.expendable("table"), 0);
        assert_eq!(query.parameters().collect::<Vec<_>>(), ["int8", "float8", "float8", "int8"]);
    }

    #[test]
    fn headers_are_read() {
        let query = CHECK_IDENTITY.for_server(15);
        assert!(!query.summary().is_empty());
        assert!(query.columns().any(|(name, kind)| (name, kind) == ("superuser", "bool")));
    }
}
