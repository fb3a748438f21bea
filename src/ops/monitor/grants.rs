//! The least that a role and a user of Redis need for every view, as lines to paste.

use serde_json::{Value as Json, json};
use tokio_postgres::types::Type;

use crate::conn::postgres::{HOME, Postgres, Reader};
use crate::conn::redis::Redis;
use crate::error::{Error, Result};
use crate::ops::cron::rights;
use crate::report::{Cell, Column, Report, Table, Value, Verdict};
use crate::sql;

/// Sessions at a time: one for a view that is watched, and a few for a diagnosis beside it.
const CONNECTIONS: u32 = 5;

/// What the views and checks of Redis ask, on every server from 7.0 on. None of it writes.
const COMMANDS: [&str; 39] = [
    "ping",
    "info",
    "dbsize",
    "scan",
    "type",
    "ttl",
    "pttl",
    "object",
    "memory|usage",
    "memory|stats",
    "memory|doctor",
    "strlen",
    "llen",
    "scard",
    "zcard",
    "hlen",
    "xlen",
    "hmget",
    "zrange",
    "slowlog|get",
    "slowlog|len",
    "latency|latest",
    "latency|history",
    "latency|histogram",
    "latency|doctor",
    "client|list",
    "client|info",
    "client|id",
    "client|setname",
    "config|get",
    "command",
    "pubsub",
    "acl|whoami",
    "cluster|nodes",
    "cluster|info",
    "cluster|slots",
    "cluster|shards",
    "readonly",
    "role",
];

/// What the role and the user are to be called.
#[derive(Clone, Debug)]
pub struct Names {
    /// The role of PostgreSQL.
    pub role: String,
    /// The user of Redis.
    pub user: String,
}

/// One line.
struct Line {
    /// `postgres` or `redis`.
    store: &'static str,
    /// The database in which it is to be run.
    database: Option<String>,
    statement: String,
    /// What it is good for.
    why: &'static str,
    /// Whether the views do without it.
    optional: bool,
}

/// The lines for the stores that were asked for.
pub struct Grants {
    lines: Vec<Line>,
    notes: Vec<String>,
}

/// Works the lines out for the servers as they are, or for any version where they cannot be reached. A store that is
/// `None` is left out.
pub async fn grants(names: &Names, postgres: Option<&Postgres>, redis: Option<&Redis>) -> Result<Grants> {
    for name in [&names.role, &names.user] {
        if name.is_empty() || name.contains(char::is_whitespace) || name.len() > sql::LONGEST_IDENTIFIER {
            return Err(Error::usage(format!("`{name}` is no name for a role or a user")));
        }
    }
    let mut grants = Grants { lines: Vec::new(), notes: Vec::new() };
    if let Some(postgres) = postgres {
        grants.postgres(names, postgres).await?;
    }
    if let Some(redis) = redis {
        grants.redis(names, redis).await;
    }
    Ok(grants)
}

/// What is known of a server of PostgreSQL.
#[derive(Default)]
struct Known {
    major: Option<u32>,
    role_exists: bool,
    cron_database: Option<String>,
}

impl Known {
    async fn of(postgres: &Postgres, role: &str) -> Result<Self> {
        let reader = postgres.home().read().await?;
        let exists = sql::INIT_ROLE_EXISTS.for_server(reader.major());
        let role_exists = reader.row(exists.text, &[(&role, Type::TEXT)]).await?.get("exists");
        let cron_database = cron(postgres, &reader).await?;
        Ok(Self { major: Some(reader.major()), role_exists, cron_database })
    }
}

/// The database of `pg_cron`, where it is installed there.
async fn cron(postgres: &Postgres, reader: &Reader) -> Result<Option<String>> {
    let home = sql::POSTGRES_CRON_HOME.for_server(reader.major());
    let Some(database) = reader.row(home.text, &[]).await?.get::<_, Option<String>>("database") else {
        return Ok(None);
    };
    let there = postgres.with_database(&database).read().await?;
    let installed: bool = there.row(home.text, &[]).await?.get("installed");
    Ok(installed.then_some(database))
}

impl Grants {
    async fn postgres(&mut self, names: &Names, postgres: &Postgres) -> Result<()> {
        let known = match Known::of(postgres, &names.role).await {
            Ok(known) => known,
            Err(error) => {
                self.notes.push(format!(
                    "PostgreSQL could not be asked, so the lines are for any version: {error}"
                ));
                Known::default()
            }
        };
        let role = sql::identifier(&names.role);
        let mut line = |statement: String, why, optional| {
            self.lines.push(Line { store: "postgres", database: None, statement, why, optional });
        };
        if !known.role_exists {
            line(format!("CREATE ROLE {role} LOGIN CONNECTION LIMIT {CONNECTIONS}"), "logs in", false);
        }
        line(
            format!("GRANT pg_monitor TO {role}"),
            "sees sessions, statements, settings and files of the log",
            false,
        );
        let database = sql::identifier(&postgres.settings().database);
        line(
            format!("GRANT CONNECT ON DATABASE {database} TO {role}"),
            "sees the tables of this database",
            false,
        );
        match known.major {
            Some(16..) => line(
                format!("GRANT pg_use_reserved_connections TO {role}"),
                "still gets in when the application has taken every connection",
                false,
            ),
            Some(_) => {}
            None => line(
                format!("GRANT pg_use_reserved_connections TO {role}"),
                "from PostgreSQL 16 on: still gets in when every connection is taken",
                true,
            ),
        }
        line(
            format!("GRANT pg_signal_backend TO {role}"),
            "only for `authctl postgres cancel` and `terminate`",
            true,
        );
        line(
            format!("GRANT pg_read_all_data TO {role}"),
            "reads every table: only for the estimates of `bloat`, and for `doctor` to look at accounts and sessions",
            true,
        );
        if let Some(database) = known.cron_database {
            self.cron(&role, &database);
        }
        self.notes.push(format!("set its password: `authctl postgres role set-password {}`", names.role));
        Ok(())
    }

    /// `pg_cron` shows each role its own jobs, until a policy says more.
    fn cron(&mut self, role: &str, database: &str) {
        let home = sql::identifier(database);
        let [jobs, runs] = rights::everybodys(role);
        let statements = [
            (format!("GRANT CONNECT ON DATABASE {home} TO {role}"), "the jobs live in this database"),
            (rights::usage(role), "sees that there are jobs"),
            (rights::reading(role), "sees jobs and their runs"),
            (jobs, "sees the jobs of every role"),
            (runs, "sees the runs of every role"),
        ];
        self.lines.extend(statements.into_iter().map(|(statement, why)| Line {
            store: "postgres",
            database: Some(database.to_owned()),
            statement,
            why,
            optional: false,
        }));
    }

    async fn redis(&mut self, names: &Names, redis: &Redis) {
        let more = match redis.read().await {
            Ok(reader) => commands_of(&reader.greeting().server),
            Err(error) => {
                self.notes.push(format!(
                    "Redis could not be asked, so the line is for any version from 7.0 on: {error}"
                ));
                &[]
            }
        };
        let commands = COMMANDS.iter().chain(more).map(|command| format!("+{command}"));
        let commands = commands.collect::<Vec<_>>().join(" ");
        self.lines.push(Line {
            store: "redis",
            database: None,
            statement: format!("ACL SETUSER {} on resetchannels -@all %R~* {commands}", names.user),
            why: "asks everything that views and checks ask, and writes nothing",
            optional: false,
        });
        self.notes.push(format!(
            "set its password in redis-cli, and save it: `ACL SETUSER {} >PASSWORD`, then `ACL SAVE` or `CONFIG REWRITE`",
            names.user
        ));
    }

    /// The lines as a script: SQL for psql, then commands for redis-cli.
    pub fn script(&self) -> String {
        let mut script = String::new();
        let mut database: Option<&str> = None;
        for line in &self.lines {
            if line.store == "redis" {
                script.extend([&line.statement, "\n"]);
                continue;
            }
            if line.database.is_some() && line.database.as_deref() != database {
                database = line.database.as_deref();
                script.extend(["\\connect ", &sql::identifier(database.unwrap_or(HOME)), "\n"]);
            }
            let comment = if line.optional { "-- " } else { "" };
            script.extend([comment, &line.statement, "; -- ", line.why, "\n"]);
        }
        script
    }
}

/// What a newer server has beside.
fn commands_of(server: &str) -> &'static [&'static str] {
    let version = server.rsplit(' ').next().unwrap_or_default();
    let mut numbers = version.split('.').map(|number| number.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    match server.starts_with("Valkey") {
        true if version >= (8, 1) => &["client|setinfo", "commandlog|get", "commandlog|len"],
        false if version < (7, 2) => &[],
        _ => &["client|setinfo"],
    }
}

impl Report for Grants {
    fn kind(&self) -> &'static str {
        "monitor.grants/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["store", "database", "statement", "why", "optional"].map(Column::new));
        for line in &self.lines {
            table.push([
                Cell::from(line.store),
                Value::from(line.database.clone()).into(),
                line.statement.as_str().into(),
                line.why.into(),
                line.optional.into(),
            ]);
        }
        table
    }

    fn data(&self) -> Json {
        json!(self.table().to_json())
    }

    fn verdict(&self) -> Verdict {
        Verdict::Fine
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
