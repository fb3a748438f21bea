//! Reading the configuration files anew, and what that changed.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::conn::postgres::{Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};
use crate::sql;
use crate::text;

/// The postmaster reads a few files; it takes longer only where it is stopped.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often is looked whether it has.
const PAUSE: Duration = Duration::from_millis(100);

/// The settings at one moment, seen by a session that was opened then.
struct Seen {
    settings: BTreeMap<String, Option<String>>,
    pending: Vec<String>,
    loaded: i64,
    sees_files: bool,
    files: Vec<Line>,
    role: String,
    source: Source,
}

/// What a configuration file says that is not in force, or cannot be.
#[derive(PartialEq, Eq)]
struct Line {
    name: String,
    wanted: String,
    now: String,
    error: Option<String>,
    needs_restart: bool,
    place: String,
}

impl Seen {
    async fn look(postgres: &Postgres) -> Result<Self> {
        let reader = postgres.read().await?;
        let rows = reader.rows(sql::POSTGRES_SETTINGS.for_server(reader.major()).text, &[]).await?;
        let first = rows.first();
        let sees_files = first.is_some_and(|row| row.get("may_see_files"));
        let pending = rows.iter().filter(|row| row.get("pending_restart"));
        Ok(Self {
            pending: pending.map(|row| row.get("name")).collect(),
            loaded: first.map_or(0, |row| row.get("loaded_microseconds")),
            settings: rows.iter().map(|row| (row.get("name"), row.get("setting"))).collect(),
            sees_files,
            files: if sees_files { lines(&reader).await? } else { Vec::new() },
            role: reader.user().to_owned(),
            source: reader.source(),
        })
    }
}

async fn lines(reader: &Reader) -> Result<Vec<Line>> {
    let rows = reader.rows(sql::POSTGRES_FILE_SETTINGS.for_server(reader.major()).text, &[]).await?;
    let words =
        |row: &tokio_postgres::Row, name: &str| row.get::<_, Option<String>>(name).unwrap_or_default();
    Ok(rows
        .iter()
        .map(|row| Line {
            name: words(row, "name"),
            wanted: words(row, "wanted"),
            now: words(row, "now"),
            error: row.get("error"),
            needs_restart: row.get("needs_restart"),
            place: format!("{}:{}", words(row, "file"), row.get::<_, Option<i32>>("line").unwrap_or(0)),
        })
        .collect())
}

/// What would be read anew.
pub struct Reload {
    before: Seen,
}

/// Looks at what the files say and what is in force.
pub async fn plan(postgres: &Postgres) -> Result<Reload> {
    Ok(Reload { before: Seen::look(postgres).await? })
}

/// What came of it.
pub struct Reloaded {
    changed: Vec<(String, Option<String>, Option<String>)>,
    after: Seen,
}

/// Has the server read its files anew, and waits until it has.
pub async fn reload(postgres: &Postgres, approved: &Approved<Reload>) -> Result<Reloaded> {
    let before = &approved.plan().before;
    let writer = postgres.write(approved).await?;
    let asked = writer.row("SELECT pg_reload_conf() AS asked", &[]).await;
    let asked = asked.map_err(|error| denied(error, &before.role))?;
    if !asked.get::<_, bool>("asked") {
        return Err(Error::failed("the server did not take the signal to reload"));
    }
    drop(writer);
    let begin = Instant::now();
    loop {
        tokio::time::sleep(PAUSE).await;
        let after = Seen::look(postgres).await?;
        if after.loaded != before.loaded {
            let changed = difference(&before.settings, &after.settings);
            return Ok(Reloaded { changed, after });
        }
        if begin.elapsed() > PATIENCE {
            return Err(Error::failed("the server was told to reload and has not read its files yet")
                .hint("its log says why: a file that it cannot read keeps the old settings in force"));
        }
    }
}

fn denied(error: Error, role: &str) -> Error {
    if error.server_code() != Some("42501") {
        return error;
    }
    error.without_advice().with_kind(Kind::Denied).hint(format!(
        "as a superuser: `GRANT EXECUTE ON FUNCTION pg_reload_conf() TO {}`",
        sql::identifier(role)
    ))
}

fn difference(
    before: &BTreeMap<String, Option<String>>,
    after: &BTreeMap<String, Option<String>>,
) -> Vec<(String, Option<String>, Option<String>)> {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value =
        |settings: &BTreeMap<String, Option<String>>, name: &String| settings.get(name).cloned().flatten();
    let both = names.into_iter().map(|name| (name.clone(), value(before, name), value(after, name)));
    both.filter(|(_, before, after)| before != after).collect()
}

fn notes(seen: &Seen) -> Vec<String> {
    let mut notes = Vec::new();
    if !seen.sees_files {
        let role = sql::identifier(&seen.role);
        notes.push(format!(
            "what the files say is UNKNOWN to this role; a superuser can change that: `GRANT SELECT ON \
             pg_file_settings TO {role}; GRANT EXECUTE ON FUNCTION pg_show_all_file_settings() TO {role}`"
        ));
    }
    if !seen.pending.is_empty() {
        notes.push(format!("these wait for a restart of the server: {}", seen.pending.join(", ")));
    }
    notes
}

fn push_line(table: &mut Table, line: &Line) {
    let why = match &line.error {
        Some(_) if line.needs_restart => Cell::labelled("waits for a restart", Label::Warn),
        Some(error) => Cell::labelled(error.as_str(), Label::Bad),
        None => "changes".into(),
    };
    let cells = [&line.name, &line.now, &line.wanted].map(|words| Cell::from(words.as_str()));
    table.push(cells.into_iter().chain([why, line.place.as_str().into()]));
}

impl Seen {
    /// The lines that are mistakes. The server says of a setting that only waits for a restart too that it could not
    /// be applied; after a reload it also says that it waits.
    fn wrong(&self, is_reloaded: bool) -> impl Iterator<Item = &Line> {
        let waits = move |line: &Line| {
            if is_reloaded { self.pending.contains(&line.name) } else { line.needs_restart }
        };
        self.files.iter().filter(move |line| line.error.is_some() && !waits(line))
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("setting"),
            Column::new("now"),
            Column::new("wanted"),
            Column::new("what"),
            Column::expendable("place", 3),
        ]);
        self.files.iter().for_each(|line| push_line(&mut table, line));
        let empty = if self.sees_files {
            "the files say what is in force already"
        } else {
            "UNKNOWN: this role may not see what the files say"
        };
        table.when_empty(empty)
    }

    fn verdict(&self, is_reloaded: bool) -> Verdict {
        match self.wrong(is_reloaded).next().is_some() {
            true => Verdict::Bad,
            false if !self.sees_files => Verdict::Unknown,
            false if !self.pending.is_empty() => Verdict::Warn,
            false => Verdict::Fine,
        }
    }
}

impl Report for Reload {
    fn kind(&self) -> &'static str {
        "postgres.reload.plan/1"
    }

    fn table(&self) -> Table {
        self.before.table()
    }

    fn verdict(&self) -> Verdict {
        self.before.verdict(false)
    }

    fn notes(&self) -> Vec<String> {
        notes(&self.before)
    }

    fn source(&self) -> Source {
        self.before.source.clone()
    }
}

impl Plan for Reload {
    fn action(&self) -> &'static str {
        "postgres.reload"
    }

    fn target(&self) -> &str {
        self.before.source.target.as_deref().unwrap_or_default()
    }

    fn summary(&self) -> String {
        let changes = self.before.files.iter().filter(|line| line.error.is_none()).count();
        format!("have the server read its configuration files anew ({})", text::plural(changes, "change"))
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), self.target(), &self.data().to_string()])
    }
}

impl Report for Reloaded {
    fn kind(&self) -> &'static str {
        "postgres.reload/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["setting", "before", "after"].map(Column::new));
        for (name, before, after) in &self.changed {
            let value = |value: &Option<String>| Cell::from(Value::from(value.clone()));
            table.push([Cell::from(name.as_str()), value(before), value(after)]);
        }
        table.when_empty("the files were read anew, and nothing changed")
    }

    fn data(&self) -> Json {
        let line = |line: &Line| json!({ "setting": line.name, "error": line.error, "place": line.place });
        json!({
            "changed": self.table().to_json(),
            "pending_restart": self.after.pending,
            "not_in_force": self.after.files.iter().map(line).collect::<Vec<_>>(),
        })
    }

    fn verdict(&self) -> Verdict {
        self.after.verdict(true)
    }

    fn notes(&self) -> Vec<String> {
        let wrong = self.after.wrong(true);
        let told = |line: &Line| {
            let error = line.error.as_deref().unwrap_or_default();
            format!("{} says `{} = {}`: {error}", line.place, line.name, line.wanted)
        };
        wrong.map(told).chain(notes(&self.after)).collect()
    }

    fn source(&self) -> Source {
        self.after.source.clone()
    }
}
