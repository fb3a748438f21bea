//! The typed settings that the other floors receive.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::Config;
use super::inputs::Inputs;
use super::layers::Resolved;
use super::values::Values;
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::text;

/// Where one server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// A name, an address, a socket folder (`/run/postgresql`) or `docker://SERVICE`.
    pub name: String,
    /// Its TCP port, or the number in the socket's name.
    pub port: u16,
}

/// libpq's sslmode, with libpq's meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SslMode {
    /// Never TLS.
    Disable,
    /// TLS only when the server insists.
    Allow,
    /// TLS when the server can, unverified.
    Prefer,
    /// TLS, unverified (verified like `VerifyCa` when a root certificate is given).
    Require,
    /// TLS with a trusted certificate.
    VerifyCa,
    /// TLS with a trusted certificate for this host name.
    VerifyFull,
}

/// libpq's `target_session_attrs`: which of several hosts will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionAttributes {
    /// The first that answers.
    Any,
    /// One that accepts writes.
    ReadWrite,
    /// One that does not.
    ReadOnly,
    /// Not in recovery.
    Primary,
    /// In recovery.
    Standby,
    /// In recovery, or any when none is.
    PreferStandby,
}

/// How to reach PostgreSQL.
#[derive(Clone)]
pub struct PostgresSettings {
    /// The hosts, tried in order.
    pub hosts: Vec<Host>,
    /// The database.
    pub database: String,
    /// The role.
    pub user: String,
    /// Its password.
    pub password: Option<Secret>,
    /// Whether and how TLS is spoken.
    pub sslmode: SslMode,
    /// Certificates to trust instead of the machine's.
    pub sslrootcert: Option<PathBuf>,
    /// Client certificate.
    pub sslcert: Option<PathBuf>,
    /// Its key.
    pub sslkey: Option<PathBuf>,
    /// Which of several hosts will do.
    pub target_session_attributes: SessionAttributes,
    /// How long one attempt may take.
    pub connect_timeout: Duration,
    /// `statement_timeout` of reading sessions.
    pub statement_timeout: Duration,
    /// `lock_timeout` of reading sessions.
    pub lock_timeout: Duration,
    /// The application's role, made by `init`.
    pub application_role: String,
    /// The password `init` gives it.
    pub application_password: Option<Secret>,
}

/// How Redis is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedisMode {
    /// One server.
    Single,
    /// A master found through sentinels.
    Sentinel,
    /// A cluster, found through any of its nodes.
    Cluster,
}

/// How to reach Redis.
#[derive(Clone)]
pub struct RedisSettings {
    /// The server, the sentinels, or some nodes of the cluster.
    pub hosts: Vec<Host>,
    /// ACL user.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
    /// Database number.
    pub database: i64,
    /// Whether TLS is spoken.
    pub tls: bool,
    /// Certificates to trust instead of the machine's.
    pub tls_ca: Option<PathBuf>,
    /// How it is laid out.
    pub mode: RedisMode,
    /// The master's name at the sentinels.
    pub master: String,
    /// The sentinels' password.
    pub sentinel_password: Option<Secret>,
    /// Prefix of the application's cache keys.
    pub instance_name: String,
    /// How long one attempt, and one answer, may take.
    pub timeout: Duration,
}

/// How to reach DynamoDB. Credentials are the AWS chain's business.
#[derive(Clone, Debug)]
pub struct DynamoDbSettings {
    /// The refresh-token table.
    pub table: String,
    /// Region, where it is set here.
    pub region: Option<String>,
    /// Endpoint override.
    pub endpoint: Option<String>,
    /// Profile of the AWS files.
    pub profile: Option<String>,
    /// How long one attempt may take.
    pub timeout: Duration,
}

/// How to reach the Docker engine.
#[derive(Clone, Debug)]
pub struct DockerSettings {
    /// `unix://`, `tcp://` or `ssh://`.
    pub host: String,
    /// Whether tcp speaks TLS.
    pub tls_verify: bool,
    /// Folder with the certificates.
    pub cert_path: Option<PathBuf>,
    /// How long one answer may take.
    pub timeout: Duration,
}

/// Where migrations are.
#[derive(Clone, Debug)]
pub struct MigrationSettings {
    /// Their folder; the built-in ones when none is set.
    pub folder: Option<PathBuf>,
    /// Whether a version may be missing between two others.
    pub gaps_allowed: bool,
    /// What stands for `${name}` in them.
    pub variables: BTreeMap<String, String>,
}

/// Where throwaway servers live.
#[derive(Clone, Debug)]
pub struct DevSettings {
    /// Their data folder.
    pub folder: PathBuf,
}

/// Makes settings of values, naming the key and its origin when a value is no good.
pub(super) fn from_values(resolved: Resolved, inputs: &Inputs) -> Result<Config> {
    let read = Reading(&resolved.values);
    Ok(Config {
        protected: read.flag("protected")?,
        postgres: postgres(&read, inputs)?,
        redis: redis(&read)?,
        dynamodb: DynamoDbSettings {
            table: read.text("dynamodb.table"),
            region: read.optional("dynamodb.region"),
            endpoint: read.optional("dynamodb.endpoint"),
            profile: read.optional("dynamodb.profile"),
            timeout: read.limit("timeout")?,
        },
        docker: DockerSettings {
            host: read.text("docker.host"),
            tls_verify: read.flag("docker.tls_verify")?,
            cert_path: read.path("docker.cert_path"),
            timeout: read.limit("timeout")?,
        },
        migrations: migrations(&read)?,
        dev: DevSettings { folder: inputs.directory.join(read.text("dev.folder")) },
        audit_log: read.path("audit.log").unwrap_or_else(|| inputs.directory.join("audit.jsonl")),
        profile: resolved.profile,
        warnings: resolved.warnings,
        files: resolved.files,
        values: resolved.values,
    })
}

fn migrations(read: &Reading<'_>) -> Result<MigrationSettings> {
    let assignments = read.optional("migrations.variables").unwrap_or_default();
    let mut variables = BTreeMap::new();
    for assignment in assignments.split(',').filter(|assignment| !assignment.trim().is_empty()) {
        let (name, value) = assignment.split_once('=').ok_or_else(|| {
            read.wrong(
                "migrations.variables",
                "it is no list of NAME=VALUE; a value with a comma goes by `--var`",
            )
        })?;
        variables.insert(name.trim().to_owned(), value.to_owned());
    }
    let gaps_allowed = read.choice("migrations.gaps", &[("allow", true), ("refuse", false)])?;
    Ok(MigrationSettings { folder: read.path("migrations.folder"), gaps_allowed, variables })
}

fn postgres(read: &Reading<'_>, inputs: &Inputs) -> Result<PostgresSettings> {
    let user = read.optional("postgres.user").unwrap_or_else(|| operating_system_user(inputs));
    Ok(PostgresSettings {
        hosts: read.hosts("postgres.host", "postgres.port")?,
        database: read.optional("postgres.database").unwrap_or_else(|| user.clone()),
        user,
        password: read.secret("postgres.password"),
        sslmode: read.choice("postgres.sslmode", SSL_MODES)?,
        sslrootcert: read.path("postgres.sslrootcert"),
        sslcert: read.path("postgres.sslcert"),
        sslkey: read.path("postgres.sslkey"),
        target_session_attributes: read.choice("postgres.target_session_attrs", SESSION_ATTRIBUTES)?,
        connect_timeout: read.limit("timeout")?,
        statement_timeout: read.duration("postgres.statement_timeout")?,
        lock_timeout: read.duration("postgres.lock_timeout")?,
        application_role: read.text("postgres.application_role"),
        application_password: read.secret("postgres.application_password"),
    })
}

fn redis(read: &Reading<'_>) -> Result<RedisSettings> {
    Ok(RedisSettings {
        hosts: read.hosts("redis.host", "redis.port")?,
        user: read.optional("redis.user"),
        password: read.secret("redis.password"),
        database: read.number("redis.database")?,
        tls: read.flag("redis.tls")?,
        tls_ca: read.path("redis.tls_ca"),
        mode: read.choice("redis.mode", REDIS_MODES)?,
        master: read.text("redis.master"),
        sentinel_password: read.secret("redis.sentinel_password"),
        instance_name: read.text("redis.instance_name"),
        timeout: read.limit("timeout")?,
    })
}

/// libpq's default role: the operating system's user.
fn operating_system_user(inputs: &Inputs) -> String {
    let account = nix::unistd::User::from_uid(nix::unistd::geteuid()).ok().flatten();
    account
        .map(|account| account.name)
        .or_else(|| inputs.environment.get("USER").cloned())
        .unwrap_or_default()
}

const SSL_MODES: &[(&str, SslMode)] = &[
    ("disable", SslMode::Disable),
    ("allow", SslMode::Allow),
    ("prefer", SslMode::Prefer),
    ("require", SslMode::Require),
    ("verify-ca", SslMode::VerifyCa),
    ("verify-full", SslMode::VerifyFull),
];

const SESSION_ATTRIBUTES: &[(&str, SessionAttributes)] = &[
    ("any", SessionAttributes::Any),
    ("read-write", SessionAttributes::ReadWrite),
    ("read-only", SessionAttributes::ReadOnly),
    ("primary", SessionAttributes::Primary),
    ("standby", SessionAttributes::Standby),
    ("prefer-standby", SessionAttributes::PreferStandby),
];

const REDIS_MODES: &[(&str, RedisMode)] =
    &[("single", RedisMode::Single), ("sentinel", RedisMode::Sentinel), ("cluster", RedisMode::Cluster)];

struct Reading<'a>(&'a Values);

impl Reading<'_> {
    fn optional(&self, name: &str) -> Option<String> {
        self.0.plain(name).map(str::to_owned)
    }

    fn text(&self, name: &str) -> String {
        self.optional(name).unwrap_or_default()
    }

    fn secret(&self, name: &str) -> Option<Secret> {
        self.0.secret(name).cloned()
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.optional(name).map(PathBuf::from)
    }

    fn duration(&self, name: &str) -> Result<Duration> {
        text::parse_duration(&self.text(name)).map_err(|why| self.wrong(name, &why))
    }

    /// A limit within which a server may answer: nobody answers in no time.
    fn limit(&self, name: &str) -> Result<Duration> {
        match self.duration(name)? {
            Duration::ZERO => Err(self.wrong(name, "it must be longer than nothing")),
            limit => Ok(limit),
        }
    }

    fn number(&self, name: &str) -> Result<i64> {
        self.text(name).parse().map_err(|_| self.wrong(name, "it must be a whole number"))
    }

    fn flag(&self, name: &str) -> Result<bool> {
        match self.text(name).to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" | "" => Ok(false),
            _ => Err(self.wrong(name, "it must be true or false")),
        }
    }

    fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<T> {
        let value = self.text(name).to_ascii_lowercase();
        choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice).ok_or_else(|| {
            let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            self.wrong(name, &format!("it must be one of {}", words.join(", ")))
        })
    }

    fn hosts(&self, hosts: &str, ports: &str) -> Result<Vec<Host>> {
        let ports: Vec<u16> = self
            .text(ports)
            .split(',')
            .map(|port| {
                port.trim().parse().map_err(|_| self.wrong(ports, "a port is a number from 0 to 65535"))
            })
            .collect::<Result<_>>()?;
        let port_of = |index: usize| ports.get(index).or(ports.last()).copied().unwrap_or_default();
        let names = self.text(hosts);
        let read = |(index, name): (usize, &str)| {
            host(name.trim(), port_of(index))
                .ok_or_else(|| self.wrong(hosts, &format!("`{}` is no HOST or HOST:PORT", text::clean(name))))
        };
        if ports.len() > 1 && ports.len() != names.split(',').count() {
            return Err(self.wrong(hosts, "there must be one port, or one for each host"));
        }
        names.split(',').enumerate().map(read).collect()
    }

    fn wrong(&self, name: &str, why: &str) -> Error {
        let origin = self.0.origin(name).map_or_else(String::new, |origin| format!(" (from {origin})"));
        Error::usage(format!("the value of `{name}`{origin} is no good: {why}"))
    }
}

/// `db`, `db:5433`, `::1`, `[::1]:5433`, `/run/postgresql`, `docker://auth_postgres`.
fn host(name: &str, port: u16) -> Option<Host> {
    let named = |name: &str, port| (!name.is_empty()).then(|| Host { name: name.to_owned(), port });
    if name.starts_with('/') || name.starts_with("docker://") {
        return named(name, port);
    }
    match name.rsplit_once(':') {
        Some((before, after)) if !before.contains(':') || before.ends_with(']') => {
            named(before.trim_matches(['[', ']']), after.parse().ok()?)
        }
        _ => named(name.trim_matches(['[', ']']), port),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_every_kind() {
        let read = |name| host(name, 1).map(|host| (host.name, host.port));
        assert_eq!(read("db"), Some(("db".into(), 1)));
        assert_eq!(read("db:2"), Some(("db".into(), 2)));
        assert_eq!(read("::1"), Some(("::1".into(), 1)));
        assert_eq!(read("[::1]:2"), Some(("::1".into(), 2)));
        assert_eq!(read("/run/x:y"), Some(("/run/x:y".into(), 1)));
        assert_eq!(read("docker://auth_postgres"), Some(("docker://auth_postgres".into(), 1)));
        assert_eq!(read("db:x"), None);
        assert_eq!(read(""), None);
    }
}
