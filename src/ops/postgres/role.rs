//! Roles: who there is, and what they may.

use std::collections::BTreeSet;

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::cells::{count, moment};
use super::change::{Act, Change, Step, Verb};
use crate::conn::postgres::{HOME, Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::plan::Danger;
use crate::report::{Answer, Cell, Column, Label, Table, Value, Verdict};
use crate::secret::Secret;
use crate::sql;
use crate::text;

const CREATE: Verb = Verb {
    action: "postgres.role.create",
    plan: "postgres.role.create.plan/1",
    done: "postgres.role.create/1",
};
const PASSWORD: Verb = Verb {
    action: "postgres.role.set-password",
    plan: "postgres.role.set_password.plan/1",
    done: "postgres.role.set_password/1",
};
const LIMIT: Verb =
    Verb { action: "postgres.role.limit", plan: "postgres.role.limit.plan/1", done: "postgres.role.limit/1" };
const GRANT: Verb =
    Verb { action: "postgres.role.grant", plan: "postgres.role.grant.plan/1", done: "postgres.role.grant/1" };
const DROP: Verb =
    Verb { action: "postgres.role.drop", plan: "postgres.role.drop.plan/1", done: "postgres.role.drop/1" };

/// What a new role is.
#[derive(Clone, Default)]
pub struct Wanted {
    /// Its password; none, so that it logs in some other way.
    pub password: Option<Secret>,
    /// Sessions at a time; no limit where none is said.
    pub connection_limit: Option<u32>,
    /// The roles whose rights it has.
    pub member_of: Vec<String>,
    /// Whether it only stands for rights, and nobody logs in as it.
    pub no_login: bool,
}

/// The roles of the server; with `all` PostgreSQL's own too.
pub async fn list(postgres: &Postgres, all: bool) -> Result<Answer> {
    let reader = postgres.read().await?;
    let query = sql::POSTGRES_ROLES.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&all, Type::BOOL)]).await?;
    let mut table = Table::new([
        Column::new("role"),
        Column::new("login"),
        Column::new("superuser"),
        Column::expendable("create_role", 3),
        Column::expendable("create_database", 4),
        Column::expendable("replication", 5),
        Column::expendable("bypass_row_security", 6),
        Column::new("connection_limit"),
        Column::new("sessions"),
        Column::expendable("valid_until", 2),
        Column::expendable("member_of", 1),
    ]);
    for row in &rows {
        table.push(listed(row));
    }
    Ok(Answer {
        data: None,
        kind: "postgres.role.list/1",
        table,
        verdict: Verdict::Fine,
        notes: Vec::new(),
        source: reader.source(),
    })
}

fn listed(row: &Row) -> Vec<Cell> {
    let flag = |name: &str| Cell::from(row.get::<_, bool>(name));
    let powerful = |name: &str| {
        let has: bool = row.get(name);
        Cell::labelled(has, if has { Label::Warn } else { Label::Plain })
    };
    vec![
        row.get::<_, String>("role").into(),
        flag("login"),
        powerful("superuser"),
        powerful("create_role"),
        flag("create_database"),
        flag("replication"),
        powerful("bypass_row_security"),
        count(row.get("connection_limit")).into(),
        count(row.get("sessions")).into(),
        moment(row.get("valid_until")).into(),
        Value::List(row.get("member_of")).into(),
    ]
}

/// A role as it is.
struct Role {
    name: String,
    oid: Option<i64>,
    row: Row,
    reader: Reader,
}

impl Role {
    async fn look(postgres: &Postgres, name: &str) -> Result<Self> {
        check_name(name)?;
        let reader = postgres.home().read().await?;
        let query = sql::POSTGRES_ROLE.for_server(reader.major());
        let row = reader.row(query.text, &[(&name, Type::TEXT)]).await?;
        Ok(Self { name: name.to_owned(), oid: row.get("oid"), row, reader })
    }

    /// The same, which has to exist.
    async fn existing(postgres: &Postgres, name: &str) -> Result<Self> {
        let role = Self::look(postgres, name).await?;
        if role.oid.is_none() {
            return Err(Error::failed(format!("there is no role {}", text::clean(name)))
                .hint("`authctl postgres role list` lists those there are"));
        }
        Ok(role)
    }

    fn list(&self, column: &str) -> Vec<String> {
        self.row.get::<_, Option<Vec<String>>>(column).unwrap_or_default()
    }

    fn sessions(&self) -> i64 {
        self.row.get::<_, Option<i64>>("sessions").unwrap_or(0)
    }

    fn identifier(&self) -> String {
        sql::identifier(&self.name)
    }

    fn change(&self, verb: &'static Verb, summary: String, acts: Vec<Act>) -> Change {
        let limit = match (self.oid, self.row.get::<_, Option<i64>>("connection_limit")) {
            (None, _) => Value::Nothing,
            (Some(_), None) => "none".into(),
            (Some(_), Some(limit)) => Value::Count(limit),
        };
        let mut properties = vec![("role", Cell::from(self.name.as_str()))];
        if self.oid.is_some() {
            properties.extend([
                ("connection_limit", limit.into()),
                ("sessions", Value::Count(self.sessions()).into()),
                ("member_of", Value::List(self.list("member_of")).into()),
            ]);
        }
        let grantee = sql::identifier(self.reader.user());
        Change {
            verb,
            target: self.name.clone(),
            summary,
            danger: Danger::Reversible,
            properties,
            steps: acts.into_iter().map(|act| Step { database: HOME.to_owned(), act }).collect(),
            superuser: self.row.get("session_superuser"),
            grant: format!("ALTER ROLE {grantee} CREATEROLE"),
            notes: Vec::new(),
            source: self.reader.source(),
        }
    }
}

fn check_name(role: &str) -> Result<()> {
    let why = match role {
        "" => "it is empty",
        "public" | "none" => "PostgreSQL reserves it",
        name if name.starts_with("pg_") => "PostgreSQL reserves names with `pg_`",
        name if name.len() > sql::LONGEST_IDENTIFIER => "PostgreSQL would cut it off after 63 bytes",
        name if name.contains('\0') => "it holds a NUL byte",
        _ => return Ok(()),
    };
    Err(Error::usage(format!("`{}` is no name for a role: {why}", text::clean(role))))
}

/// Makes a role.
pub async fn create(postgres: &Postgres, name: &str, wanted: &Wanted) -> Result<Change> {
    let role = Role::look(postgres, name).await?;
    if role.oid.is_some() {
        return Err(Error::new(Kind::Conflict, format!("role {name} exists"))
            .hint("`authctl postgres role set-password`, `limit` and `grant` change it"));
    }
    let login = if wanted.no_login { "NOLOGIN" } else { "LOGIN" };
    let limit =
        wanted.connection_limit.map_or_else(String::new, |limit| format!(" CONNECTION LIMIT {limit}"));
    let mut acts = vec![Act::Statement(format!("CREATE ROLE {} {login}{limit}", role.identifier()))];
    acts.extend(wanted.password.iter().map(|password| Act::Password(name.to_owned(), password.clone())));
    acts.extend(
        wanted.member_of.iter().map(|group| {
            Act::Statement(format!("GRANT {} TO {}", sql::identifier(group), role.identifier()))
        }),
    );
    let mut change = role.change(&CREATE, format!("create role \"{name}\""), acts);
    if wanted.password.is_none() && !wanted.no_login {
        change
            .notes
            .push("it has no password: it can log in only where pg_hba.conf asks for none".to_owned());
    }
    Ok(change)
}

/// Gives a role another password.
pub async fn set_password(postgres: &Postgres, name: &str, password: &Secret) -> Result<Change> {
    let role = Role::existing(postgres, name).await?;
    let acts = vec![Act::Password(name.to_owned(), password.clone())];
    let mut change = role.change(&PASSWORD, format!("set the password of role \"{name}\""), acts);
    if role.sessions() > 0 {
        change
            .notes
            .push("sessions that are open stay open; the next login takes the new password".to_owned());
    }
    Ok(change)
}

/// Limits the sessions of a role, or takes its limit away.
pub async fn limit(postgres: &Postgres, name: &str, limit: Option<u32>) -> Result<Change> {
    let role = Role::existing(postgres, name).await?;
    let now = role.row.get::<_, Option<i64>>("connection_limit");
    let wanted = limit.map_or_else(|| "-1".to_owned(), |limit| limit.to_string());
    let acts = if now == limit.map(i64::from) {
        Vec::new()
    } else {
        vec![Act::Statement(format!("ALTER ROLE {} CONNECTION LIMIT {wanted}", role.identifier()))]
    };
    let words = limit.map_or_else(|| "no limit".to_owned(), |limit| text::plural(limit as usize, "session"));
    let mut change = role.change(&LIMIT, format!("limit role \"{name}\" to {words}"), acts);
    if role.row.get::<_, Option<bool>>("superuser") == Some(true) {
        change.notes.push("it is a superuser, whom a limit does not bind".to_owned());
    }
    if limit.is_some_and(|limit| i64::from(limit) < role.sessions()) {
        change.notes.push(format!(
            "it has {} now: those stay, and no new one comes in",
            text::plural(usize::try_from(role.sessions()).unwrap_or(0), "session")
        ));
    }
    Ok(change)
}

/// Gives a role the rights of others, or takes them back.
pub async fn grant(postgres: &Postgres, name: &str, groups: &[String], take_back: bool) -> Result<Change> {
    let role = Role::existing(postgres, name).await?;
    let has: BTreeSet<String> = role.list("member_of").into_iter().collect();
    let missing = groups.iter().filter(|group| has.contains(*group) == take_back);
    let statement = |group: &String| {
        let group = sql::identifier(group);
        Act::Statement(if take_back {
            format!("REVOKE {group} FROM {}", role.identifier())
        } else {
            format!("GRANT {group} TO {}", role.identifier())
        })
    };
    let acts = missing.map(statement).collect();
    let what = groups.join(", ");
    let summary = if take_back {
        format!("take the rights of {what} from role \"{name}\"")
    } else {
        format!("give role \"{name}\" the rights of {what}")
    };
    let mut change = role.change(&GRANT, summary, acts);
    if let [first, ..] = groups {
        let admin = sql::identifier(role.reader.user());
        change.grant = format!("GRANT {} TO {admin} WITH ADMIN OPTION", sql::identifier(first));
    }
    Ok(change)
}

/// Drops a role; what it owns in any database goes to `heir`, and is refused where there is none.
pub async fn drop(postgres: &Postgres, name: &str, heir: Option<&str>) -> Result<Change> {
    let role = Role::existing(postgres, name).await?;
    if role.row.get::<_, Option<bool>>("own") == Some(true) {
        return Err(Error::usage(format!("{name} is the role this runs as"))
            .hint("run as another: `authctl --set postgres.user=postgres postgres role drop`"));
    }
    let query = sql::POSTGRES_ROLE_HOLDINGS.for_server(role.reader.major());
    let holdings = role.reader.rows(query.text, &[(&name, Type::TEXT)]).await?;
    let held: Vec<String> = holdings.iter().map(holding).collect();
    let Some(heir) = heir else {
        if held.is_empty() {
            let acts = vec![Act::Statement(format!("DROP ROLE {}", role.identifier()))];
            return Ok(dropping(&role, acts));
        }
        let error =
            Error::new(Kind::Conflict, format!("role {name} cannot be dropped: it still holds something"));
        let error = held.into_iter().fold(error, Error::because);
        return Err(error.hint(format!(
            "give it to another role, and drop this one: `authctl postgres role drop {} --reassign-to ROLE`",
            text::argument(name)
        )));
    };
    if Role::existing(postgres, heir).await?.oid == role.oid {
        return Err(Error::usage("a role cannot inherit from itself").hint("name another role"));
    }
    let mut change = dropping(&role, Vec::new());
    change.steps = bequest(&role, heir, &holdings);
    change.notes.extend(held);
    Ok(change)
}

fn dropping(role: &Role, acts: Vec<Act>) -> Change {
    let mut change = role.change(&DROP, format!("drop role \"{}\"", role.name), acts);
    change.danger = Danger::Destructive;
    let sessions = role.sessions();
    if sessions > 0 {
        let sessions = text::plural(usize::try_from(sessions).unwrap_or(0), "session");
        change.notes.push(format!("{sessions} of it stay open; `authctl postgres terminate` ends them"));
    }
    let members = role.list("members");
    if !members.is_empty() {
        change.notes.push(format!("these lose its rights: {}", members.join(", ")));
    }
    change
}

/// `in "auth": owns 3 tables …`.
fn holding(row: &Row) -> String {
    let database: Option<String> = row.get("database");
    let place =
        database.map_or_else(|| "on the server".to_owned(), |name| format!("in {}", sql::identifier(&name)));
    let (kind, what, objects): (String, String, i64) = (row.get("kind"), row.get("what"), row.get("objects"));
    format!("{place} it {kind} {objects} ({what})")
}

/// In each database what it owns goes to the heir and its rights go; then the role goes.
fn bequest(role: &Role, heir: &str, holdings: &[Row]) -> Vec<Step> {
    let databases = holdings.iter().filter_map(|row| row.get::<_, Option<String>>("database"));
    let mut databases: BTreeSet<String> = databases.collect();
    if !holdings.is_empty() {
        // what is held on the server itself is handed over from any database
        databases.insert(HOME.to_owned());
    }
    let databases = databases.into_iter().filter(|name| name != HOME).chain([HOME.to_owned()]);
    let (from, to) = (role.identifier(), sql::identifier(heir));
    let mut steps = Vec::new();
    for database in databases {
        let mut step = |statement: String| {
            steps.push(Step { database: database.clone(), act: Act::Statement(statement) });
        };
        if !holdings.is_empty() {
            step(format!("REASSIGN OWNED BY {from} TO {to}"));
            step(format!("DROP OWNED BY {from}"));
        }
        if database == HOME {
            step(format!("DROP ROLE {from}"));
        }
    }
    steps
}
