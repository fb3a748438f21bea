//! Every configuration key, once: its name, the variables that set it, its default, its meaning.

use crate::error::Error;
use crate::text;

/// A configuration key.
#[derive(Debug)]
pub struct Key {
    /// `postgres.host`, as in `authctl.toml` and `--set`.
    pub name: &'static str,
    /// Environment variables that set it, the strongest first. Each may also be given as `NAME_FILE`
    /// when the key is secret.
    pub variables: &'static [&'static str],
    /// The value when nothing sets it.
    pub default: Option<&'static str>,
    /// Whether the value must never be printed.
    pub secret: bool,
    /// What it means, in a few words.
    pub summary: &'static str,
}

const fn key(
    name: &'static str,
    variables: &'static [&'static str],
    default: Option<&'static str>,
    summary: &'static str,
) -> Key {
    Key { name, variables, default, secret: false, summary }
}

const fn secret(name: &'static str, variables: &'static [&'static str], summary: &'static str) -> Key {
    Key { name, variables, default: None, secret: true, summary }
}

/// The keys, in the order `config show` prints them.
pub const KEYS: &[Key] = &[
    key(
        "protected",
        &[],
        Some("false"),
        "production: changes need the target's name, a bare --yes is refused",
    ),
    key("timeout", &["AUTHCTL_TIMEOUT"], Some("5s"), "how long one attempt to reach a server may take"),
    key(
        "postgres.host",
        &["DATABASE_HOST", "PGHOST"],
        Some("localhost"),
        "host, socket folder, docker://SERVICE, or several with commas",
    ),
    key("postgres.port", &["DATABASE_PORT", "PGPORT"], Some("5432"), "port, one for all hosts or one each"),
    key(
        "postgres.database",
        &["DATABASE_NAME", "PGDATABASE"],
        None,
        "database; the user's name when not set",
    ),
    key(
        "postgres.user",
        &["DATABASE_USER", "PGUSER"],
        None,
        "role; the operating system's user when not set",
    ),
    secret("postgres.password", &["DATABASE_PASSWORD", "PGPASSWORD"], "password of the role"),
    key(
        "postgres.sslmode",
        &["DATABASE_SSLMODE", "PGSSLMODE"],
        Some("prefer"),
        "disable, allow, prefer, require, verify-ca, verify-full, as in libpq",
    ),
    key(
        "postgres.sslrootcert",
        &["PGSSLROOTCERT"],
        None,
        "certificates to trust; the machine's own when not set",
    ),
    key("postgres.sslcert", &["PGSSLCERT"], None, "client certificate"),
    key("postgres.sslkey", &["PGSSLKEY"], None, "file with the client certificate's key"),
    key(
        "postgres.target_session_attrs",
        &["PGTARGETSESSIONATTRS"],
        Some("any"),
        "any, read-write, read-only, primary, standby, prefer-standby",
    ),
    key("postgres.statement_timeout", &[], Some("5s"), "limit of one statement of a reading session"),
    key("postgres.lock_timeout", &[], Some("50ms"), "limit of waiting for a lock in a reading session"),
    key(
        "postgres.tools",
        &["AUTHCTL_POSTGRES_TOOLS"],
        None,
        "folder with pg_dump, pg_restore and psql; looked for when not set",
    ),
    key("postgres.application_role", &[], Some("auth_app"), "the application's role, made by `init`"),
    secret(
        "postgres.application_password",
        &["DATABASE_APPLICATION_PASSWORD"],
        "password that `init` gives the application's role",
    ),
    key(
        "redis.host",
        &["REDIS_HOST"],
        Some("localhost"),
        "host, docker://SERVICE, or several host:port with commas (cluster, sentinels)",
    ),
    key("redis.port", &["REDIS_PORT"], Some("6379"), "port of hosts that name none"),
    key("redis.user", &["REDIS_USER"], None, "ACL user; `default` when not set"),
    secret("redis.password", &["REDIS_PASSWORD"], "password"),
    key("redis.database", &["REDIS_DATABASE"], Some("0"), "database number"),
    key("redis.tls", &["REDIS_TLS"], Some("false"), "whether to speak TLS"),
    key("redis.tls_ca", &["REDIS_TLS_CA"], None, "certificates to trust; the machine's own when not set"),
    key("redis.mode", &["REDIS_MODE"], Some("single"), "single, sentinel or cluster"),
    key("redis.master", &["REDIS_MASTER"], Some("mymaster"), "name of the master that the sentinels watch"),
    secret("redis.sentinel_password", &["REDIS_SENTINEL_PASSWORD"], "password of the sentinels"),
    key(
        "redis.instance_name",
        &["REDIS_INSTANCE_NAME"],
        Some("AuthSample"),
        "prefix of the application's cache keys, without separator",
    ),
    key(
        "dynamodb.table",
        &["DYNAMODB_REFRESH_TOKENS_TABLE"],
        Some("AuthSample_RefreshTokens"),
        "table of the refresh tokens",
    ),
    key(
        "dynamodb.region",
        &["AWS_REGION", "AWS_DEFAULT_REGION"],
        None,
        "region; the AWS profile's when not set",
    ),
    key(
        "dynamodb.endpoint",
        &["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"],
        None,
        "another address than the service's own, for local use",
    ),
    key("dynamodb.profile", &["AWS_PROFILE"], None, "profile of the AWS configuration files"),
    key(
        "docker.host",
        &["DOCKER_HOST"],
        Some("unix:///var/run/docker.sock"),
        "engine: unix://, tcp:// or ssh://",
    ),
    key("docker.tls_verify", &["DOCKER_TLS_VERIFY"], Some("false"), "whether tcp:// speaks TLS"),
    key("docker.cert_path", &["DOCKER_CERT_PATH"], None, "folder with ca.pem, cert.pem, key.pem"),
    key(
        "migrations.folder",
        &["AUTHCTL_MIGRATIONS"],
        None,
        "migration files; `migrations` here, or the built-in ones, when not set",
    ),
    key(
        "migrations.gaps",
        &["AUTHCTL_MIGRATION_GAPS"],
        Some("allow"),
        "allow, or refuse a version that is missing between two others",
    ),
    key(
        "migrations.variables",
        &["AUTHCTL_MIGRATION_VARIABLES"],
        None,
        "values of `${name}` in migration files: NAME=VALUE, several with commas, or a table",
    ),
    key(
        "backup.repository",
        &["AUTHCTL_BACKUP_REPOSITORY"],
        None,
        "where backups are kept: file:///FOLDER or s3://BUCKET/PREFIX",
    ),
    key("backup.s3_endpoint", &["AWS_ENDPOINT_URL_S3"], None, "another address of S3 than the service's own"),
    key(
        "backup.recipients",
        &["AUTHCTL_BACKUP_RECIPIENTS"],
        None,
        "public keys that backups are encrypted to: age1..., several with commas",
    ),
    key(
        "backup.identity",
        &["AUTHCTL_BACKUP_IDENTITY"],
        None,
        "file with the key that opens encrypted backups, as `age-keygen` writes it",
    ),
    key("backup.hook_before", &["AUTHCTL_BACKUP_HOOK_BEFORE"], None, "program to run before a backup"),
    key(
        "backup.hook_after",
        &["AUTHCTL_BACKUP_HOOK_AFTER"],
        None,
        "program to run after a backup, however it ended",
    ),
    key("dev.folder", &["AUTHCTL_DEV_FOLDER"], Some(".authctl"), "data of the throwaway servers"),
    key(
        "audit.log",
        &["AUTHCTL_AUDIT_LOG"],
        None,
        "local audit log; in the user's state folder when not set",
    ),
];

/// The key of this name.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// An error about an unknown key, with the nearest one that there is.
pub(super) fn with_nearest(error: Error, name: &str) -> Error {
    match text::nearest(name, KEYS.iter().map(|key| key.name)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`authctl config show` lists every key"),
    }
}

/// The key of a name that the code itself writes down; a wrong one fails every test that meets it.
pub(super) fn known(name: &'static str) -> &'static Key {
    debug_assert!(find(name).is_some(), "{name} is no key");
    find(name).unwrap_or(&KEYS[0])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_and_variable_is_declared_once() {
        let names: BTreeSet<_> = KEYS.iter().map(|key| key.name).collect();
        assert_eq!(names.len(), KEYS.len());
        let variables: Vec<_> = KEYS.iter().flat_map(|key| key.variables).collect();
        assert_eq!(variables.iter().collect::<BTreeSet<_>>().len(), variables.len());
    }

    #[test]
    fn a_key_whose_name_says_password_is_secret() {
        for key in KEYS {
            assert_eq!(key.name.ends_with("password"), key.secret, "{}", key.name);
        }
    }
}
