//! Why a session could not be opened.

use std::io;

use tokio_postgres::error::{DbError, SqlState};

use super::{Peer, crowded, quote, with_its_hint};
use crate::config::SslMode;
use crate::conn::dial::{self, Stage};
use crate::conn::postgres::fault::{self, Fault};
use crate::error::{Error, Kind};
use crate::{sql, text};

/// What one host's fault means.
pub(in crate::conn::postgres) fn connecting(fault: &Fault, peer: &Peer) -> Error {
    match fault {
        Fault::Line(fault) => no_way(fault, peer),
        Fault::Role(objection) => cannot(peer, Kind::Unreachable)
            .because(objection.clone())
            .hint("name all hosts in `postgres.host`, or ask for less with `--set postgres.target_session_attrs=any`"),
        Fault::Login(error) => match error.as_db_error() {
            Some(server) => refused(server, peer),
            None if fault::is_tls(error) => no_tls(error, peer),
            None => no_login(error, peer),
        },
    }
}

fn cannot(peer: &Peer, kind: Kind) -> Error {
    Error::new(kind, format!("cannot connect to {}", peer.target))
}

fn no_way(fault: &dial::Fault, peer: &Peer) -> Error {
    let error = cannot(peer, Kind::Unreachable);
    match fault {
        dial::Fault::Told(told) => {
            let error = cannot(peer, told.kind()).because(told.message());
            let error = told.causes().iter().fold(error, |error, cause| error.because(cause.clone()));
            told.hints().iter().fold(error, |error, hint| error.hint(hint.clone()))
        }
        dial::Fault::Name(why) => error
            .because(format!("the name `{}` leads to no address", peer.host.name))
            .because(why.to_string())
            .hint("check `postgres.host` and where it comes from with `authctl config show`"),
        dial::Fault::Dial(why) => not_let_in(why, peer),
        dial::Fault::Silent(stage) => silent(*stage, peer),
    }
}

fn not_let_in(why: &io::Error, peer: &Peer) -> Error {
    let kind = if why.kind() == io::ErrorKind::PermissionDenied { Kind::Denied } else { Kind::Unreachable };
    let error = cannot(peer, kind);
    let port = peer.host.port;
    match why.kind() {
        io::ErrorKind::ConnectionRefused => error
            .because("connection refused: nothing listens there")
            .hint(format!("is PostgreSQL running, and is {port} its port? `authctl config show` says where the address comes from")),
        io::ErrorKind::NotFound => error
            .because(format!("there is no socket .s.PGSQL.{port} in {}", peer.host.name))
            .hint("is PostgreSQL running? its setting `unix_socket_directories` names the folder"),
        _ => error.caused_by(why).hint("check `postgres.host` and `postgres.port` with `authctl config show`"),
    }
}

fn silent(stage: Stage, peer: &Peer) -> Error {
    let limit = text::duration(peer.timeout);
    let because = match stage {
        Stage::Name => format!("looking up the name `{}` took longer than {limit}", peer.host.name),
        Stage::Dial => format!("no answer within {limit}"),
        Stage::Greeting => format!("the connection was accepted, and the login got no answer within {limit}"),
    };
    let hint = match stage {
        Stage::Name => "check the name server, or give an address with `--set postgres.host=ADDRESS`",
        Stage::Dial => "is a firewall in between? `--timeout 20s` waits longer",
        Stage::Greeting => {
            "does PostgreSQL listen on this port, and is it overloaded? `--timeout 20s` waits longer"
        }
    };
    cannot(peer, Kind::Unreachable).because(because).hint(hint)
}

/// The server answered the login with an error.
fn refused(server: &DbError, peer: &Peer) -> Error {
    let role = sql::identifier(&peer.user);
    let database = sql::identifier(&peer.database);
    let said = |kind| quote(kind, format!("cannot connect to {}", peer.target), server);
    let error = match *server.code() {
        SqlState::INVALID_PASSWORD => said(Kind::Denied).hint(format!(
            "check the password of role {role}: `authctl config show` says where `postgres.password` comes from"
        )),
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION => not_admitted(server, peer),
        SqlState::INVALID_CATALOG_NAME => said(Kind::Failed).hint(format!(
            "`authctl db list` shows the databases, `authctl db create {}` makes it",
            text::operand(&peer.database)
        )),
        SqlState::INSUFFICIENT_PRIVILEGE => {
            said(Kind::Denied).hint(format!("as its owner: `GRANT CONNECT ON DATABASE {database} TO {role}`"))
        }
        SqlState::TOO_MANY_CONNECTIONS => crowded::explain(server, peer),
        SqlState::CANNOT_CONNECT_NOW => said(Kind::Unreachable)
            .hint("it is starting, stopping or recovering: `authctl check postgres --wait 60s` waits for it"),
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN => said(Kind::Unreachable)
            .hint("`authctl check postgres --wait 60s` waits until it is back"),
        _ => said(Kind::Failed),
    };
    with_its_hint(error, server)
}

/// 28000 has several reasons, told apart by the server's function, whose name no language setting changes.
fn not_admitted(server: &DbError, peer: &Peer) -> Error {
    let error = quote(Kind::Denied, format!("{} does not admit us", peer.target), server);
    let role = sql::identifier(&peer.user);
    if server.routine() != Some("ClientAuthentication") {
        return error.hint(format!(
            "an administrator makes it with `CREATE ROLE {role} LOGIN PASSWORD …`, or name another with `--set postgres.user=ROLE`"
        ));
    }
    let entry = format!("host {} {} ADDRESS/32 scram-sha-256", peer.database, peer.user);
    let message = server.message();
    if message.contains("certificate") {
        error.hint("give the certificate of this role with `--set postgres.sslcert=FILE` and `--set postgres.sslkey=FILE`")
    } else if matches!(peer.sslmode, SslMode::Disable) {
        error.hint(format!("if the server wants TLS: `--set postgres.sslmode=require`; else it lacks a line in pg_hba.conf like `{entry}`"))
    } else {
        error.hint(format!(
            "an administrator adds a line like `{entry}` to pg_hba.conf and runs `SELECT pg_reload_conf()`"
        ))
    }
}

fn no_tls(error: &tokio_postgres::Error, peer: &Peer) -> Error {
    use rustls::{AlertDescription, CertificateError, Error as Tls};
    let failed = |why: String| cannot(peer, Kind::Unreachable).because(why);
    let host = &peer.host.name;
    match fault::tls(error) {
        None if fault::line(error).is_none() => failed("the server does not speak TLS".to_owned())
            .hint("in a network you trust: `--set postgres.sslmode=prefer`; else turn `ssl` on at the server"),
        None => failed("the server broke off the TLS handshake".to_owned()).caused_by(error),
        Some(Tls::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        )) => failed(format!("its certificate is not for the name `{host}`"))
            .hint("connect by the name in the certificate, or check only who signed it: `--set postgres.sslmode=verify-ca`"),
        Some(Tls::InvalidCertificate(why)) if is_untrusted(why) => {
            failed("its certificate is signed by nobody who is trusted here".to_owned()).hint(
                "name the authority's certificate with `--set postgres.sslrootcert=FILE`, or encrypt without checking: `--set postgres.sslmode=require` without it",
            )
        }
        Some(Tls::InvalidCertificate(CertificateError::Expired | CertificateError::ExpiredContext { .. })) => {
            failed("its certificate has expired".to_owned()).hint("renew it at the server, then run `SELECT pg_reload_conf()` there")
        }
        Some(Tls::AlertReceived(
            alert @ (AlertDescription::CertificateRequired
            | AlertDescription::UnknownCA
            | AlertDescription::BadCertificate
            | AlertDescription::HandshakeFailure),
        )) => cannot(peer, Kind::Denied)
            .because(format!("the server does not take our certificate: {alert:?}"))
            .hint("give one that its `ssl_ca_file` signed with `--set postgres.sslcert=FILE` and `--set postgres.sslkey=FILE`"),
        Some(other) => failed(format!("TLS failed: {other}"))
            .hint("`--set postgres.sslmode=disable` connects without TLS, in a network you trust"),
    }
}

/// Signed by an unknown authority, or by itself, which webpki has only words for.
fn is_untrusted(why: &rustls::CertificateError) -> bool {
    matches!(why, rustls::CertificateError::UnknownIssuer) || format!("{why:?}").contains("CaUsedAsEndEntity")
}

fn no_login(error: &tokio_postgres::Error, peer: &Peer) -> Error {
    match fault::line(error) {
        Some(line) if dial::is_transient(line) => cannot(peer, Kind::Unreachable)
            .because("the connection was closed during the login")
            .caused_by(line)
            .hint("is it PostgreSQL that listens there? its log says why it hangs up"),
        Some(line) => cannot(peer, Kind::Unreachable).caused_by(line).hint(
            "is it PostgreSQL that listens there? `authctl config show` says where the address comes from",
        ),
        None if error.is_closed() => cannot(peer, Kind::Unreachable)
            .because("the connection was closed during the login")
            .hint("its log says why it hangs up"),
        None => said_by_the_driver(error, peer),
    }
}

fn said_by_the_driver(error: &tokio_postgres::Error, peer: &Peer) -> Error {
    let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if cause == "password missing" {
        return cannot(peer, Kind::Denied)
            .because(format!("role {} needs a password and none is configured", sql::identifier(&peer.user)))
            .hint("give it in `PGPASSWORD`, `~/.pgpass` or `DATABASE_PASSWORD_FILE`");
    }
    cannot(peer, Kind::Denied).caused_by(error).hint("is it PostgreSQL that listens there?")
}
