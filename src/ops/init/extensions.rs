//! The extensions the system uses, and why a server may not have one.

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::plan::{Action, Step};
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::report::{Finding, Verdict};
use crate::sql;

/// What is installed, in this order.
const WANTED: [&str; 3] = ["uuid-ossp", "pg_cron", "pg_stat_statements"];

/// Those that do nothing unless the server loads them when it starts.
const PRELOADED: [&str; 2] = ["pg_cron", "pg_stat_statements"];

/// What an extension is kept from by, and what would change that.
struct Obstacle {
    summary: String,
    remedy: String,
}

/// A step for each extension; a finding with those that this server or this role cannot have.
pub(super) async fn steps(reader: &Reader, database: &str) -> Result<Vec<Step>> {
    let statement = sql::INIT_EXTENSIONS.for_server(reader.major()).text;
    let names = WANTED.map(str::to_owned).to_vec();
    let rows = reader.rows(statement, &[(&names, Type::TEXT_ARRAY)]).await?;
    Ok(rows.iter().map(|row| step(row, database)).collect())
}

fn step(row: &Row, database: &str) -> Step {
    let name: String = row.get("name");
    let installed: Option<String> = row.get("installed_version");
    let subject = format!("extension {}", sql::identifier(&name));
    let now = installed
        .as_ref()
        .map_or_else(|| "not installed".to_owned(), |version| format!("installed {version}"));
    let obstacle = obstacle(&name, row, database, installed.is_some());
    let finding = obstacle.map(|obstacle| {
        Finding::new("init.extension", &name, Verdict::Warn, obstacle.summary).remedy(obstacle.remedy)
    });
    let create = || Action::Statement(format!("CREATE EXTENSION IF NOT EXISTS {}", sql::identifier(&name)));
    let action = (installed.is_none() && finding.is_none()).then(create);
    Step { subject, now, wanted: "installed".to_owned(), action, finding }
}

fn obstacle(name: &str, row: &Row, database: &str, installed: bool) -> Option<Obstacle> {
    let loaded = row.get("loaded") || !PRELOADED.contains(&name);
    let home: Option<String> = row.get("cron_database");
    if !row.get::<_, bool>("available") {
        return Some(unavailable(name));
    }
    if !loaded && !installed && !row.get::<_, bool>("may_create") {
        return Some(forbidden(name));
    }
    if !loaded {
        return Some(not_loaded(name, row.get("shared_preload_libraries")));
    }
    if installed {
        return None;
    }
    if let Some(home) = home.filter(|home| name == "pg_cron" && home != database) {
        return Some(elsewhere(&home, database));
    }
    (!row.get::<_, bool>("may_create")).then(|| forbidden(name))
}

fn unavailable(name: &str) -> Obstacle {
    let package =
        if name == "pg_cron" { "the package postgresql-<major>-cron" } else { "the contrib package" };
    Obstacle {
        summary: format!("the server does not offer `{name}`"),
        remedy: format!("install {package} on the server"),
    }
}

fn not_loaded(name: &str, libraries: &str) -> Obstacle {
    let all: Vec<_> =
        libraries.split(',').map(str::trim).filter(|one| !one.is_empty()).chain([name]).collect();
    Obstacle {
        summary: format!("the server did not load `{name}` when it started"),
        remedy: format!("set `shared_preload_libraries = '{}'` and restart the server", all.join(",")),
    }
}

fn elsewhere(home: &str, database: &str) -> Obstacle {
    Obstacle {
        summary: format!("`pg_cron` lives in database \"{home}\" only"),
        remedy: format!("set `cron.database_name = '{database}'` and restart the server"),
    }
}

fn forbidden(name: &str) -> Obstacle {
    Obstacle {
        summary: format!("this role may not install `{name}`"),
        remedy: format!("a superuser can: `CREATE EXTENSION {}`", sql::identifier(name)),
    }
}
