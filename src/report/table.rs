//! Rows of typed cells. A cell knows what its number means and never how it is coloured.

use jiff::Timestamp;
use serde_json::{Map, Value as Json};

use super::Verdict;
use crate::text;

/// A typed value: machines get the number, people get it in words.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A count of things.
    Count(i64),
    /// A plain whole number that is not a quantity: a process id, a port.
    Number(i64),
    /// A plain whole number in a tree: how deep, and which.
    Nested(u16, i64),
    /// A size in bytes.
    Bytes(i64),
    /// A span in seconds.
    Seconds(f64),
    /// A share between 0 and 1.
    Ratio(f64),
    /// Any other number.
    Float(f64),
    /// A moment.
    Time(Timestamp),
    /// Yes or no.
    Flag(bool),
    /// A list of words.
    List(Vec<String>),
    /// A list of plain whole numbers: process ids.
    Numbers(Vec<i64>),
    /// How good the row is.
    Verdict(Verdict),
    /// There is no value here, and that is known.
    Nothing,
    /// There may be a value, and it could not be seen.
    Unknown,
}

impl Value {
    /// A size in bytes.
    pub fn of_bytes(bytes: u64) -> Self {
        Self::Bytes(i64::try_from(bytes).unwrap_or(i64::MAX))
    }

    /// A count of things.
    pub fn of_count(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// For people: `3.2 GiB`, `3m12s`, `unknown`.
    pub fn for_people(&self) -> String {
        match self {
            Self::Text(words) => text::clean(words),
            Self::Count(count) => text::count(*count),
            Self::Number(number) | Self::Nested(0, number) => number.to_string(),
            Self::Nested(depth, number) => format!("{}└ {number}", "  ".repeat(usize::from(*depth) - 1)),
            Self::Bytes(bytes) => text::bytes(*bytes),
            Self::Seconds(seconds) => text::seconds(*seconds),
            Self::Ratio(ratio) => format!("{:.1}%", ratio * 100.0),
            Self::Float(number) => format!("{number:.2}"),
            Self::Time(moment) => moment.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::List(items) => text::clean(&items.join(", ")),
            Self::Numbers(numbers) => joined(numbers, ", "),
            Self::Verdict(verdict) => verdict.word().to_owned(),
            Self::Nothing => String::new(),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// For JSON: raw numbers, RFC 3339 times, `null` for what is absent or unknown.
    pub fn for_json(&self) -> Json {
        match self {
            Self::Text(words) => Json::from(words.as_str()),
            Self::Count(number) | Self::Number(number) | Self::Nested(_, number) | Self::Bytes(number) => {
                Json::from(*number)
            }
            Self::Seconds(number) | Self::Ratio(number) | Self::Float(number) => Json::from(*number),
            Self::Time(moment) => Json::from(moment.to_string()),
            Self::Flag(flag) => Json::from(*flag),
            Self::List(items) => Json::from(items.as_slice()),
            Self::Numbers(numbers) => Json::from(numbers.as_slice()),
            Self::Verdict(verdict) => Json::from(verdict.word().to_lowercase()),
            Self::Nothing | Self::Unknown => Json::Null,
        }
    }

    /// For CSV: as JSON has it, lists joined by a blank, nothing as an empty field.
    pub fn for_csv(&self) -> String {
        match self {
            Self::List(items) => items.join(" "),
            Self::Numbers(numbers) => joined(numbers, " "),
            Self::Text(words) => words.clone(),
            other => match other.for_json() {
                Json::Null => String::new(),
                Json::String(text) => text,
                json => json.to_string(),
            },
        }
    }

    fn is_numeric(&self) -> bool {
        matches!(
            self,
            Self::Count(_)
                | Self::Number(_)
                | Self::Bytes(_)
                | Self::Seconds(_)
                | Self::Ratio(_)
                | Self::Float(_)
        )
    }
}

fn joined(numbers: &[i64], separator: &str) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(separator)
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Timestamp> for Value {
    fn from(moment: Timestamp) -> Self {
        Self::Time(moment)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// What a cell means to its reader; the ui gives each meaning its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Label {
    /// Nothing in particular.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// Worth a look.
    Warn,
    /// Broken.
    Bad,
    /// Less important than its neighbours.
    Dim,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// What that means.
    pub label: Label,
}

impl Cell {
    /// A cell whose meaning is in its label too.
    pub fn labelled(value: impl Into<Value>, label: Label) -> Self {
        Self { value: value.into(), label }
    }
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Self {
        Self { value: value.into(), label: Label::Plain }
    }
}

impl From<Verdict> for Cell {
    fn from(verdict: Verdict) -> Self {
        Self::labelled(Value::Verdict(verdict), verdict.label())
    }
}

/// On which side a column's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The machine's name, `snake_case` with its unit: `retained_wal_bytes`.
    pub name: String,
    /// How soon the column goes when the terminal is narrow: 0 never, 9 first.
    pub expendable: u8,
    /// Whether it tells a row from the others, and has few values: a label in metrics. Queries and addresses of
    /// clients are none.
    pub identifies: bool,
}

impl Column {
    /// A column that always stays.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), expendable: 0, identifies: false }
    }

    /// A column that may go on a narrow terminal, the higher the sooner.
    pub fn expendable(name: impl Into<String>, expendable: u8) -> Self {
        Self { name: name.into(), expendable, identifies: false }
    }

    /// The same column, which tells a row from the others.
    #[must_use]
    pub fn identifying(self) -> Self {
        Self { identifies: true, ..self }
    }

    /// The heading people see: the name without the unit that its cells spell out, blanks for underscores.
    pub fn heading(&self) -> String {
        let name = ["_bytes", "_seconds", "_ratio"]
            .iter()
            .find_map(|unit| self.name.strip_suffix(unit))
            .unwrap_or(&self.name);
        name.replace('_', " ").to_uppercase()
    }
}

/// Rows under columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns in reading order.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What is said instead of an empty table: `no session is waiting for a lock`.
    pub when_empty: String,
}

impl Table {
    /// A table without rows under these columns.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new(), when_empty: String::new() }
    }

    /// A table of two columns, a name and its value: what a single object looks like.
    pub fn of_properties() -> Self {
        Self::new([Column::new("property"), Column::new("value")])
    }

    /// What was done, a statement each.
    pub fn of_done(statements: &[String]) -> Self {
        let mut table = Self::new([Column::new("done")]);
        for statement in statements {
            table.push([statement.as_str()]);
        }
        table
    }

    /// Sets the sentence that stands for no rows.
    #[must_use]
    pub fn when_empty(mut self, sentence: impl Into<String>) -> Self {
        self.when_empty = sentence.into();
        self
    }

    /// Appends a row.
    pub fn push<I>(&mut self, row: I)
    where
        I: IntoIterator,
        I::Item: Into<Cell>,
    {
        self.rows.push(row.into_iter().map(Into::into).collect());
    }

    /// The side on which column `index` stands: numbers right, text left, also with numbers among it.
    pub fn align(&self, index: usize) -> Align {
        let values = || self.rows.iter().filter_map(|row| row.get(index)).map(|cell| &cell.value);
        let words = values().any(|value| matches!(value, Value::Text(_)));
        if !words && values().any(Value::is_numeric) { Align::Right } else { Align::Left }
    }

    /// The rows as objects, keyed by column name.
    pub fn to_json(&self) -> Json {
        self.rows.iter().map(|row| self.row_to_json(row)).collect()
    }

    fn row_to_json(&self, row: &[Cell]) -> Json {
        let fields =
            self.columns.iter().zip(row).map(|(column, cell)| (column.name.clone(), cell.value.for_json()));
        Json::Object(fields.collect::<Map<_, _>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_drop_the_unit_that_cells_spell_out() {
        assert_eq!(Column::new("retained_wal_bytes").heading(), "RETAINED WAL");
        assert_eq!(Column::new("pid").heading(), "PID");
    }

    #[test]
    fn json_keeps_numbers_and_nulls() {
        let mut table = Table::new([Column::new("table"), Column::new("size_bytes"), Column::new("seen_at")]);
        table.push([Cell::from("Users"), Value::Bytes(4096).into(), Value::Unknown.into()]);
        assert_eq!(
            table.to_json(),
            serde_json::json!([{"table": "Users", "size_bytes": 4096, "seen_at": null}])
        );
    }

    #[test]
    fn numbers_stand_right() {
        let mut table = Table::new([Column::new("name"), Column::new("rows")]);
        table.push([Cell::from("a"), Value::Unknown.into()]);
        table.push([Cell::from("b"), Value::Count(5).into()]);
        assert_eq!(table.align(0), Align::Left);
        assert_eq!(table.align(1), Align::Right);
    }
}
