//! The one runner: the rows of a query become a table by what the query's header declares.
//!
//! The type says how a value is read, the name says what it means: `_bytes`, `_seconds` and `_ratio` are
//! quantities of that unit, other `int8` are counts, `int4` are plain numbers such as process ids. Two names
//! are special: `verdict` (fine, unknown, warn, bad) judges its row, and where `seen` among the columns
//! about the answer is false, what is null in that row is unknown rather than absent, in every column or in
//! those that the header's line `unseen` names.

use std::time::SystemTime;

use jiff::Timestamp;
use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, ToSql, Type};

use crate::conn::postgres::Reader;
use crate::error::{Error, Result};
use crate::report::{Cell, Column, Table, Value, Verdict};
use crate::sql::{self, Query, Variants};
use crate::text;

/// The rows of a query, judged, with what it says of the whole answer.
pub(super) struct Rows {
    pub(super) table: Table,
    pub(super) verdict: Verdict,
    about: Vec<(&'static str, Value)>,
}

/// Asks `query` with `parameters`, whose types its header declares.
pub(super) async fn ask(reader: &Reader, query: &Query, parameters: &[&(dyn ToSql + Sync)]) -> Result<Rows> {
    let declared = query.parameters().map(parameter_type);
    let typed = parameters.iter().copied().zip(declared).map(|(value, declared)| Ok((value, declared?)));
    Rows::read(query, &reader.rows(query.text, &typed.collect::<Result<Vec<_>>>()?).await?)
}

/// The variant of a view that fits the server, by the columns that its catalog has rather than by its version.
pub(super) async fn fitting(reader: &Reader, variants: &Variants) -> Result<&'static Query> {
    let required: Vec<_> = variants.all().iter().filter_map(Query::requires).collect();
    if required.is_empty() {
        return Ok(variants.for_server(reader.major()));
    }
    let present = sql::MONITOR_POSTGRES_COLUMNS_PRESENT.for_server(reader.major());
    let rows = reader.rows(present.text, &[(&required.join(","), Type::TEXT)]).await?;
    let present = rows.iter().map(|row| row.try_get(0)).collect::<std::result::Result<Vec<&str>, _>>();
    let present = present.map_err(|error| unreadable(&error))?;
    Ok(variants.fitting(|column| present.contains(&column)))
}

impl Rows {
    fn read(query: &Query, rows: &[Row]) -> Result<Self> {
        let columns = query.columns().map(|(name, _)| Column {
            identifies: query.identifies(name),
            ..Column::expendable(name, query.expendable(name))
        });
        let mut read = Self { table: Table::new(columns), verdict: Verdict::Fine, about: Vec::new() };
        let shown = read.table.columns.len();
        for row in rows {
            let about = query.about().enumerate();
            read.about = about
                .map(|(at, column)| Ok((column.0, value(row, shown + at, column)?)))
                .collect::<Result<_>>()?;
            read.push(query, row)?;
        }
        Ok(read)
    }

    fn push(&mut self, query: &Query, row: &Row) -> Result<()> {
        let values = query.columns().enumerate().map(|(at, column)| value(row, at, column));
        let mut values = values.collect::<Result<Vec<_>>>()?;
        if values.first() == Some(&Value::Nothing) {
            return Ok(());
        }
        if self.about("seen") == Some(&Value::Flag(false)) {
            let hidden = query.columns().map(|(name, _)| query.may_be_unseen(name));
            let absent =
                values.iter_mut().zip(hidden).filter(|(value, hidden)| *hidden && **value == Value::Nothing);
            absent.for_each(|(value, _)| *value = Value::Unknown);
        }
        let verdicts = values.iter().filter_map(|value| match value {
            Value::Verdict(verdict) => Some(*verdict),
            _ => None,
        });
        self.verdict = verdicts.fold(self.verdict, Verdict::max);
        self.table.push(values.into_iter().map(cell));
        Ok(())
    }

    fn about(&self, name: &str) -> Option<&Value> {
        self.about.iter().find(|(column, _)| *column == name).map(|(_, value)| value)
    }

    /// A count that the query gives of the whole answer; 0 where it gives none.
    pub(super) fn count(&self, name: &str) -> usize {
        match self.about(name) {
            Some(Value::Count(count)) => usize::try_from(*count).unwrap_or(0),
            _ => 0,
        }
    }

    /// A yes or no of the whole answer.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.about(name) == Some(&Value::Flag(true))
    }

    /// Words of the whole answer, empty where the query has none.
    pub(super) fn words(&self, name: &str) -> String {
        self.about(name).map(Value::for_people).unwrap_or_default()
    }

    /// A span of the whole answer, in seconds.
    pub(super) fn seconds(&self, name: &str) -> Option<f64> {
        match self.about(name) {
            Some(Value::Seconds(seconds)) => Some(*seconds),
            _ => None,
        }
    }

    /// What is said where a limit cut the rows off; `counted` is the query's name for all there are.
    pub(super) fn cut(&self, counted: &str) -> Option<String> {
        let (shown, all) = (self.table.rows.len(), self.count(counted));
        (shown < all).then(|| format!("{shown} of {all} {counted} are shown; `--limit {all}` shows all"))
    }

    /// Every row, for who reads it by the names of its columns.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.table.rows.iter().map(|cells| Line { columns: &self.table.columns, cells })
    }

    /// Every value of the column `name`.
    pub(super) fn column(&mut self, name: &str) -> impl Iterator<Item = &mut Value> {
        let place = self.table.columns.iter().position(|column| column.name == name);
        self.table.rows.iter_mut().filter_map(move |row| row.get_mut(place?)).map(|cell| &mut cell.value)
    }
}

/// One row, by the names of its columns.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl<'a> Line<'a> {
    /// What stands in a column; nothing where there is no such column.
    pub(super) fn value(&self, name: &str) -> &'a Value {
        let place = self.columns.iter().position(|column| column.name == name);
        place.and_then(|place| self.cells.get(place)).map_or(&Value::Nothing, |cell| &cell.value)
    }

    /// For people, empty where there is nothing.
    pub(super) fn words(&self, name: &str) -> String {
        self.value(name).for_people()
    }

    /// Whether a column says exactly this.
    pub(super) fn says(&self, name: &str, words: &str) -> bool {
        matches!(self.value(name), Value::Text(text) if text == words)
    }

    /// A count, a size or a plain number; 0 where there is none.
    pub(super) fn number(&self, name: &str) -> i64 {
        match self.value(name) {
            Value::Count(number) | Value::Number(number) | Value::Bytes(number) => *number,
            _ => 0,
        }
    }

    /// How good it is.
    pub(super) fn verdict(&self) -> Verdict {
        match self.value("verdict") {
            Value::Verdict(verdict) => *verdict,
            _ => Verdict::Fine,
        }
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Verdict(verdict) => verdict.into(),
        other => other.into(),
    }
}

fn parameter_type(declared: &str) -> Result<Type> {
    match declared {
        "bool" => Ok(Type::BOOL),
        "float8" => Ok(Type::FLOAT8),
        "int8" => Ok(Type::INT8),
        "text" => Ok(Type::TEXT),
        other => Err(Error::bug(format!("a query declares a parameter of type `{other}`"))),
    }
}

fn value(row: &Row, at: usize, (name, declared): (&str, &str)) -> Result<Value> {
    let value = match declared {
        "bool" => get::<bool>(row, at)?.into(),
        "float8" => get::<f64>(row, at)?.map_or(Value::Nothing, |number| quantity(name, number)),
        "int4" => get::<i32>(row, at)?.map_or(Value::Nothing, |number| Value::Number(number.into())),
        "int4[]" => get::<Vec<i32>>(row, at)?.map_or(Value::Nothing, numbers),
        "int8" if name.ends_with("_bytes") => get(row, at)?.map_or(Value::Nothing, Value::Bytes),
        "int8" => get(row, at)?.map_or(Value::Nothing, Value::Count),
        "text" if name == "verdict" => verdict(get(row, at)?),
        "text" => get::<String>(row, at)?.into(),
        "timestamptz" => moment(get(row, at)?),
        other => return Err(Error::bug(format!("the column `{name}` has the type `{other}`"))),
    };
    Ok(value)
}

fn get<'a, T: FromSql<'a>>(row: &'a Row, at: usize) -> Result<Option<T>> {
    row.try_get(at).map_err(|error| unreadable(&error))
}

fn unreadable(error: &tokio_postgres::Error) -> Error {
    Error::bug("a query's answer is not as its header says").caused_by(error)
}

fn quantity(name: &str, number: f64) -> Value {
    match name {
        _ if name.ends_with("_seconds") => Value::Seconds(number),
        _ if name.ends_with("_ratio") => Value::Ratio(number),
        _ => Value::Float(number),
    }
}

fn numbers(numbers: Vec<i32>) -> Value {
    Value::Numbers(numbers.into_iter().map(i64::from).collect())
}

fn verdict(word: Option<&str>) -> Value {
    let verdict = match word {
        Some("fine") => Verdict::Fine,
        Some("warn") => Verdict::Warn,
        Some("bad") => Verdict::Bad,
        Some(_) => Verdict::Unknown,
        None => return Value::Nothing,
    };
    Value::Verdict(verdict)
}

fn moment(time: Option<SystemTime>) -> Value {
    time.and_then(|time| Timestamp::try_from(time).ok()).into()
}

/// `the state of 1 session is`, `the texts of 3 statements are`: the subject of [`unseen`].
pub(super) fn of(count: usize, what: &str, whose: &str) -> String {
    let (ending, verb) = if count == 1 { ("", "is") } else { ("s", "are") };
    format!("the {what}{ending} of {} {verb}", text::plural(count, whose))
}

/// What a role without `pg_monitor` is told about what it may not see, and the line that would show it.
pub(super) fn unseen(rows: &Rows, count: usize, what: &str) -> Option<String> {
    if count == 0 {
        return None;
    }
    if rows.flag("sees_all") {
        return Some(format!("{what} UNKNOWN: this server hides them from every role"));
    }
    let role = sql::identifier(&rows.words("role"));
    Some(format!("{what} UNKNOWN to this role; a superuser can change that: `GRANT pg_monitor TO {role}`"))
}

/// What is said where a size is unknown because asking for it would wait for a lock.
pub(super) fn locked(rows: &Rows) -> Option<String> {
    (rows.count("locked_tables") > 0).then(|| {
        "a size is unknown where somebody holds, or waits for, an exclusive lock on the table; \
         `authctl monitor postgres activity` shows who"
            .to_owned()
    })
}
