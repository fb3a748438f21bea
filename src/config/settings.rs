//! The typed settings that the other floors receive.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::Config;
use super::inputs::Inputs;
use super::layers::Resolved;
use super::origin::Origin;
use super::reading::Reading;
use crate::error::Result;
use crate::secret::Secret;

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
    /// The one folder to take `pg_dump`, `pg_restore` and `psql` from; looked for when none is set.
    pub tools: Option<PathBuf>,
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
    /// Whether authctl itself was told that profile, and not every AWS tool by `AWS_PROFILE`: then it goes before keys in
    /// the environment, as `--profile` of the AWS CLI does.
    pub profile_is_ours: bool,
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

/// Where backups are kept, and who can read them.
#[derive(Clone, Debug)]
pub struct BackupSettings {
    /// `file:///var/backups/auth` or `s3://bucket/prefix`.
    pub repository: Option<String>,
    /// Address of S3, where it is not the service's own.
    pub s3_endpoint: Option<String>,
    /// Region of the bucket, where it is set here.
    pub region: Option<String>,
    /// Profile of the AWS files.
    pub profile: Option<String>,
    /// Public keys that new backups are encrypted to.
    pub recipients: Vec<String>,
    /// File with the keys that open them.
    pub identity: Option<PathBuf>,
    /// Program that runs before a backup.
    pub hook_before: Option<String>,
    /// Program that runs after a backup, however it ended.
    pub hook_after: Option<String>,
    /// How long one attempt may take.
    pub timeout: Duration,
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
            profile_is_ours: !matches!(
                resolved.values.origin("dynamodb.profile"),
                Some(Origin::Environment(_))
            ),
            timeout: read.limit("timeout")?,
        },
        docker: DockerSettings {
            host: read.text("docker.host"),
            tls_verify: read.flag("docker.tls_verify")?,
            cert_path: read.path("docker.cert_path"),
            timeout: read.limit("timeout")?,
        },
        migrations: migrations(&read)?,
        backup: backup(&read)?,
        dev: DevSettings { folder: inputs.directory.join(read.text("dev.folder")) },
        audit_log: read.path("audit.log").unwrap_or_else(|| inputs.directory.join("audit.jsonl")),
        profile: resolved.profile,
        warnings: resolved.warnings,
        files: resolved.files,
        values: resolved.values,
    })
}

fn backup(read: &Reading<'_>) -> Result<BackupSettings> {
    let recipients = read.text("backup.recipients");
    let recipients = recipients.split([',', ' ']).filter(|one| !one.is_empty());
    Ok(BackupSettings {
        repository: read.optional("backup.repository"),
        s3_endpoint: read.optional("backup.s3_endpoint"),
        region: read.optional("dynamodb.region"),
        profile: read.optional("dynamodb.profile"),
        recipients: recipients.map(str::to_owned).collect(),
        identity: read.path("backup.identity"),
        hook_before: read.optional("backup.hook_before"),
        hook_after: read.optional("backup.hook_after"),
        timeout: read.limit("timeout")?,
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
        tools: read.path("postgres.tools"),
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
