//! Which roles `init` may touch.

use crate::error::{Error, Result};
use crate::sql;

/// Refuses names that no role can have, and roles that are to be two things at once: `ours` is the one
/// that runs this, for which neither a connection limit nor a new password is meant.
pub(super) fn check(application: &str, monitor: Option<&str>, ours: &str) -> Result<()> {
    let setting = "`postgres.application_role`";
    check_name(setting, application)?;
    if application == ours {
        return Err(Error::usage(format!("{setting} is {ours}, the role this runs as"))
            .hint("run as an administrator: `authctl --set postgres.user=postgres init`"));
    }
    let Some(monitor) = monitor else { return Ok(()) };
    check_name("`--monitor-role`", monitor)?;
    let taken = [(ours, "the role this runs as"), (application, "the application's role")];
    match taken.into_iter().find(|(role, _)| *role == monitor) {
        Some((_, which)) => Err(Error::usage(format!("`--monitor-role` is {monitor}, {which}"))
            .hint("give the monitoring agent a role of its own: `--monitor-role monitor`")),
        None => Ok(()),
    }
}

fn check_name(setting: &str, role: &str) -> Result<()> {
    let why = match role {
        "" => "it is empty",
        "public" | "none" => "PostgreSQL reserves it",
        name if name.starts_with("pg_") => "PostgreSQL reserves names with `pg_`",
        name if name.len() > sql::LONGEST_IDENTIFIER => "PostgreSQL would cut it off after 63 bytes",
        name if name.contains('\0') => "it holds a NUL byte",
        _ => return Ok(()),
    };
    Err(Error::usage(format!("`{role}` is no name for a role: {why}"))
        .hint(format!("set {setting} to another")))
}

/// A superuser is nobody's application: limiting it would lock operators out.
pub(super) fn is_superuser(role: &str) -> Error {
    Error::usage(format!("role {role} is a superuser, which neither an application nor an agent should be"))
        .hint("name another role with `postgres.application_role` or `--monitor-role`")
}
