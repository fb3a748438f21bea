//! What the live database has that no migration makes, and a scratch database needs all the same.

use tokio_postgres::Row;

use super::not_allowed;
use crate::conn::postgres::{Postgres, Writer};
use crate::error::Result;
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::sql::{self, identifier, literal};

/// How the live database is.
pub(super) struct Like {
    /// The options of CREATE DATABASE.
    pub(super) options: String,
    search_path: String,
    /// Settings of the live database that change what a statement means, with their values.
    settings: Vec<(String, String)>,
    /// The server's time, in seconds since 1970.
    pub(super) seconds: i64,
    /// Extensions with their schemas.
    extensions: Vec<(String, String)>,
}

/// What a database like the one of `live` needs, but for the extensions in `made`.
pub(super) async fn of(live: &Writer, made: &[String]) -> Result<Like> {
    let row = live.row(sql::MIGRATE_SCRATCH_OPTIONS.for_server(live.major()).text, &[]).await?;
    if !row.get::<_, bool>("may_create") {
        return Err(not_allowed(live.user()));
    }
    let extensions = live.rows(sql::MIGRATE_EXTENSIONS.for_server(live.major()).text, &[]).await?;
    let extension = |row: &Row| (row.get::<_, String>("name"), row.get::<_, String>("schema"));
    let extensions = extensions.iter().map(extension).filter(|(name, _)| !made.contains(name));
    Ok(Like {
        options: row.get("options"),
        search_path: row.get("search_path"),
        settings: row
            .get::<_, Vec<String>>("settings")
            .iter()
            .filter_map(|setting| {
                setting.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))
            })
            .collect(),
        seconds: row.get("seconds"),
        extensions: extensions.collect(),
    })
}

impl Like {
    /// Gives `scratch` what it needs.
    pub(super) async fn prepare<P: Plan>(
        &self,
        live: &Writer,
        scratch: &Postgres,
        approved: &Approved<P>,
        progress: &dyn Progress,
    ) -> Result<()> {
        let name = identifier(&scratch.settings().database);
        let path = search_path(&self.search_path);
        live.batch(&format!("ALTER DATABASE {name} SET search_path TO {path}")).await?;
        for (setting, value) in &self.settings {
            let value = literal(value);
            live.batch(&format!("ALTER DATABASE {name} SET {} TO {value}", identifier(setting))).await?;
        }
        if self.extensions.is_empty() {
            return Ok(());
        }
        let writer = scratch.write(approved).await?;
        for (extension, schema) in &self.extensions {
            if let Err(error) = writer.batch(&creation(extension, schema)).await {
                // pg_cron for one lives in a single database of a server
                progress.detail(&format!("The scratch database goes without extension {extension}: {error}"));
            }
        }
        Ok(())
    }
}

/// Makes the extension where the live database has it; where it insists on a schema that it makes itself, there.
fn creation(extension: &str, schema: &str) -> String {
    let (name, schema) = (identifier(extension), identifier(schema));
    format!(
        "DO {}",
        literal(&format!(
            "BEGIN CREATE SCHEMA IF NOT EXISTS {schema}; CREATE EXTENSION IF NOT EXISTS {name} SCHEMA {schema}; \
             EXCEPTION WHEN OTHERS THEN CREATE EXTENSION IF NOT EXISTS {name}; END"
        ))
    )
}

/// A search path as `SHOW` prints it, each of its names quoted; an empty one is `''`.
fn search_path(shown: &str) -> String {
    let mut names = Vec::new();
    let mut rest = shown.trim();
    while !rest.is_empty() {
        let (name, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_name(quoted),
            None => rest
                .split_once(',')
                .map_or((rest.trim().to_owned(), ""), |(name, behind)| (name.trim().to_owned(), behind)),
        };
        names.push(identifier(&name));
        rest = behind.trim_start_matches([',', ' ']);
    }
    if names.is_empty() { "''".to_owned() } else { names.join(", ") }
}

/// The name that begins behind a quotation mark, and what follows it.
fn quoted_name(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character != '"' {
            name.push(character);
        } else if characters.next_if(|(_, next)| *next == '"').is_some() {
            name.push('"');
        } else {
            return (name, &text[at + 1..]);
        }
    }
    (name, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_path_is_quoted_name_by_name() {
        assert_eq!(search_path("\"$user\", public"), "\"$user\", \"public\"");
        assert_eq!(search_path("auth,  \"a, \"\"b\"\"\" , public"), "\"auth\", \"a, \"\"b\"\"\", \"public\"");
        assert_eq!(search_path(""), "''");
        assert_eq!(search_path("\"\""), "\"\"");
    }
}
