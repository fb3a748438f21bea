//! Which of the limits on connections is reached, and what to do about that one.

use tokio_postgres::error::DbError;

use super::{Peer, quote};
use crate::error::{Error, Kind};
use crate::sql;

/// 53300 has four reasons. The server's function tells them apart in every language; the two reserves
/// share one, and the newer names the role that may use it.
pub(super) fn explain(server: &DbError, peer: &Peer) -> Error {
    let (limit, hint) = match server.routine().unwrap_or_default() {
        "InitializeSessionUserId" => of_the_role(peer),
        "CheckMyDatabase" => of_the_database(peer),
        "InitPostgres" if server.message().contains("pg_use_reserved_connections") => reserved(peer),
        "InitPostgres" => superusers_reserve(),
        _ => whole_server(),
    };
    quote(Kind::Unreachable, format!("{} is full: {limit}", peer.target), server).hint(hint)
}

fn whole_server() -> (String, String) {
    (
        "all connections of the server are taken (max_connections)".to_owned(),
        "`authctl monitor postgres connections` as soon as one is free shows who holds them; end idle ones, \
         pool them, or raise `max_connections` and restart"
            .to_owned(),
    )
}

fn superusers_reserve() -> (String, String) {
    (
        "only the superusers' reserve is left (superuser_reserved_connections)".to_owned(),
        "as a superuser, `authctl --set postgres.user=postgres monitor postgres connections` shows who holds them"
            .to_owned(),
    )
}

fn reserved(peer: &Peer) -> (String, String) {
    (
        "only the reserve is left (reserved_connections)".to_owned(),
        format!(
            "`GRANT pg_use_reserved_connections TO {}` lets this role use it",
            sql::identifier(&peer.user)
        ),
    )
}

fn of_the_role(peer: &Peer) -> (String, String) {
    let role = sql::identifier(&peer.user);
    (
        format!("role {role} has all the connections it may have"),
        format!("end some of its sessions, or raise its limit: `ALTER ROLE {role} CONNECTION LIMIT 40`"),
    )
}

fn of_the_database(peer: &Peer) -> (String, String) {
    let database = sql::identifier(&peer.database);
    (
        format!("database {database} has all the connections it may have"),
        format!(
            "end some of its sessions, or raise its limit: `ALTER DATABASE {database} CONNECTION LIMIT 100`"
        ),
    )
}
