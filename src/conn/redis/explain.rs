//! What Redis's failures mean to an operator.

use std::io;
use std::time::Duration;

use ::redis::{Cmd, ErrorKind, RedisError};

use super::readonly;
use crate::error::{Error, Kind};
use crate::text;

/// The server that errors speak of.
#[derive(Clone)]
pub(super) struct Peer {
    /// Its address without secrets: `redis://app@db:6379/0`.
    pub target: String,
    /// As whom we log in.
    pub user: String,
    /// Whether we speak TLS.
    pub tls: bool,
    /// How long one attempt, and one answer, may take.
    pub timeout: Duration,
}

const WHERE: &str = "start the server, or say where it is with `--set redis.host=HOST`; \
    `authctl config show` says where the address came from";

/// Why no stream to the server came about.
pub(super) fn dialling(error: &io::Error, peer: &Peer) -> Error {
    let base = Error::unreachable(format!("cannot connect to {}", peer.target));
    if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return tls_failed(tls, base);
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            base.because("connection refused: nothing listens there").hint(WHERE)
        }
        io::ErrorKind::NotFound => base.because("there is no such socket").hint(WHERE),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset if peer.tls => {
            base.because("the connection was closed while TLS was being agreed on").hint(NOT_TLS)
        }
        io::ErrorKind::TimedOut => base.because("nothing answered at this address").hint(WHERE),
        _ if error.to_string().starts_with("failed to lookup") => {
            base.because("the host's name is not known").caused_by(error).hint(WHERE)
        }
        _ => base.caused_by(error).hint(WHERE),
    }
}

const NOT_TLS: &str = "the port may not speak TLS: `--set redis.tls=false`";

fn tls_failed(error: &rustls::Error, base: Error) -> Error {
    use rustls::CertificateError as Certificate;
    match error {
        rustls::Error::InvalidMessage(_) => {
            base.because("the server's answer is not TLS").caused_by(error).hint(NOT_TLS)
        }
        rustls::Error::InvalidCertificate(Certificate::UnknownIssuer) => base
            .because("the server's certificate is signed by nobody who is trusted here")
            .caused_by(error)
            .hint("trust its authority with `--set redis.tls_ca=FILE`"),
        rustls::Error::InvalidCertificate(
            Certificate::NotValidForName | Certificate::NotValidForNameContext { .. },
        ) => base
            .because("the server's certificate is for another name")
            .caused_by(error)
            .hint("connect by a name that is in the certificate: `--set redis.host=NAME`"),
        _ => base.because("TLS could not be agreed on").caused_by(error).hint(
            "the certificate, its dates and the authority in `redis.tls_ca` are what TLS looks at: \
             `authctl config show`",
        ),
    }
}

/// Nothing came back in time. A plain port that is spoken to in TLS waits for the end of a line.
pub(super) fn no_answer(peer: &Peer) -> Error {
    let error = Error::unreachable(format!("cannot connect to {}", peer.target))
        .because(format!("no answer within {}", text::duration(peer.timeout)));
    if peer.tls {
        return error.hint(NOT_TLS);
    }
    error.hint("a firewall or a wrong address swallows packets, a stopped server is silent: `--timeout 20s` waits longer")
}

/// Why a server that was reached did not let us in.
pub(super) fn logging_in(error: &RedisError, peer: &Peer) -> Error {
    let message = format!("cannot log in to {}", peer.target);
    if let Some(words) = Words::of(error) {
        return refused(&words, message, peer, None);
    }
    let base = Error::unreachable(message);
    match error.kind() {
        ErrorKind::AuthenticationFailed => {
            let words = Words { code: "WRONGPASS".to_owned(), detail: String::new() };
            refused(&words, base.message().to_owned(), peer, None)
        }
        _ if error.is_timeout() => no_answer(peer),
        ErrorKind::Parse | ErrorKind::Io if !peer.tls => base
            .because("the server closed the connection, or answered something that is not Redis")
            .caused_by(error)
            .hint("the port may speak TLS: `--set redis.tls=true`"),
        _ => base.caused_by(error).hint(WHERE),
    }
}

/// What a server meant that closed the connection with an error of its own: `-DENIED …`.
pub(super) fn turned_away(line: &str, peer: &Peer) -> Option<Error> {
    let words = Words::of_line(line)?;
    Some(refused(&words, format!("{} turned us away", peer.target), peer, None))
}

/// What a server meant that answered `command` with this line, where the line is an error.
pub(super) fn answered(line: &str, command: &str, peer: &Peer) -> Option<Error> {
    let words = Words::of_line(line)?;
    let message = format!("{} refused `{}`", peer.target, spoken(command));
    Some(refused(&words, message, peer, Some(command)))
}

/// Why a command failed.
pub(super) fn asking(error: &RedisError, peer: &Peer, command: Option<&Cmd>) -> Error {
    let target = &peer.target;
    let name = command.map(readonly::name);
    let called = name.as_deref().map_or("several commands".to_owned(), |name| format!("`{}`", spoken(name)));
    if let Some(words) = Words::of(error) {
        return refused(&words, format!("{target} refused {called}"), peer, name.as_deref());
    }
    let base = Error::unreachable(format!("{target} did not answer {called}"));
    match error.kind() {
        _ if error.is_timeout() => base.because("no answer in time").hint(
            "a slow command may block the server, and `redis-cli SLOWLOG GET` names it afterwards; \
                   `--timeout 20s` waits longer",
        ),
        ErrorKind::Io => {
            base.because("the connection was lost").caused_by(error).hint("run the command again")
        }
        ErrorKind::UnexpectedReturnType | ErrorKind::Parse => {
            Error::bug(format!("the answer of {target} to {called} has another shape than expected"))
                .caused_by(error)
        }
        _ => base.with_kind(Kind::Failed).caused_by(error),
    }
}

/// `slowlog|get` as people write it.
fn spoken(name: &str) -> String {
    name.replace('|', " ").to_uppercase()
}

/// The server's own words: its code and what follows.
struct Words {
    code: String,
    detail: String,
}

impl Words {
    /// Of a line as it travels: `-NOPERM this user has no permissions …`.
    fn of_line(line: &str) -> Option<Self> {
        let (code, detail) = line.strip_prefix('-')?.trim_end().split_once(' ')?;
        Some(Self { code: code.to_owned(), detail: detail.to_owned() })
    }

    fn of(error: &RedisError) -> Option<Self> {
        let Some(server) = error.clone().into_server_errors() else {
            // the client words some refusals itself, of SELECT for example
            let ErrorKind::Server(_) = error.kind() else { return None };
            let detail = error.detail().unwrap_or_default().to_owned();
            return Some(Self { code: error.code()?.to_owned(), detail });
        };
        let (_, first) = server.first()?;
        Some(Self { code: first.code().to_owned(), detail: first.details().unwrap_or_default().to_owned() })
    }
}

fn refused(words: &Words, message: String, peer: &Peer, command: Option<&str>) -> Error {
    let (kind, hint) = meaning(words, &peer.user, command);
    let error = Error::new(kind, message).code(&words.code);
    let error = if words.detail.is_empty() { error } else { error.because(&words.detail) };
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// The kind of a refusal, and the one thing to do about it.
fn meaning(words: &Words, user: &str, command: Option<&str>) -> (Kind, Option<String>) {
    let (kind, hint) = match words.code.as_str() {
        "NOAUTH" => (Kind::Denied, "give the password in `REDIS_PASSWORD` or as `redis.password`"),
        "WRONGPASS" => (
            Kind::Denied,
            "check `redis.user` and `redis.password`; `authctl config show` says where they came from",
        ),
        "DENIED" => (
            Kind::Denied,
            "protected mode takes only local connections: set a password for the default user on the \
             server with `CONFIG SET requirepass`, or connect from its own machine",
        ),
        "NOPERM" => return (Kind::Denied, Some(grant(&words.detail, user, command))),
        "MISCONF" => (
            Kind::Failed,
            "the server cannot save to its disk and therefore refuses writes: see its log and free space, \
             then run `redis-cli BGSAVE`",
        ),
        "LOADING" => (
            Kind::Unreachable,
            "the server is reading its data from disk: wait for it with `authctl check redis --wait 60s`",
        ),
        "READONLY" => (
            Kind::Failed,
            "this is a replica: connect to the master, or let sentinels find it with `--set redis.mode=sentinel`",
        ),
        "OOM" => (
            Kind::Failed,
            "the server is at `maxmemory` and may not evict: see `authctl monitor redis memory`, then raise \
             `maxmemory` or change `maxmemory-policy`",
        ),
        "MOVED" | "ASK" | "CROSSSLOT" => {
            (Kind::Usage, "this server is part of a cluster: `--set redis.mode=cluster`")
        }
        "CLUSTERDOWN" => (
            Kind::Unreachable,
            "slots are without a master: see `redis-cli CLUSTER INFO`; to reach a cluster set \
             `--set redis.mode=cluster`",
        ),
        "MASTERDOWN" => (
            Kind::Unreachable,
            "this replica lost its master and may not answer from old data: bring the master back, or set \
             `replica-serve-stale-data yes` on the replica",
        ),
        "ERR" => return general(&words.detail),
        _ => return (Kind::Failed, None),
    };
    (kind, Some(hint.to_owned()))
}

fn general(detail: &str) -> (Kind, Option<String>) {
    let (kind, hint) = if detail.starts_with("unknown command") {
        (Kind::Failed, "the server does not have this command, or it was renamed: managed services do that")
    } else if detail.starts_with("max number of clients") {
        (Kind::Unreachable, "every connection is taken: raise `maxclients` or close idle clients")
    } else if detail.contains("DB index is out of range") {
        (Kind::Usage, "the server has fewer databases: `--set redis.database=0`")
    } else if detail.contains("SELECT is not allowed in cluster mode") {
        (Kind::Usage, "a cluster has only one database: `--set redis.database=0 --set redis.mode=cluster`")
    } else if detail.contains("without any password configured") {
        (Kind::Denied, "the server has no password for this user: unset `REDIS_PASSWORD` or `redis.password`")
    } else {
        return (Kind::Failed, None);
    };
    (kind, Some(hint.to_owned()))
}

/// What would permit what was refused.
fn grant(detail: &str, user: &str, command: Option<&str>) -> String {
    // a command is named in quotes, and may itself be called like a thing: 'pubsub|channels'
    let named = detail.split('\'').nth(1);
    let thing = if detail.contains("channel") {
        Some(("channels", "&PATTERN"))
    } else {
        detail.contains(" key").then_some(("keys", "~PATTERN"))
    };
    if let (None, Some((what, pattern))) = (named, thing) {
        return format!("an administrator can grant the {what}: `ACL SETUSER {user} {pattern}`");
    }
    match named.or(command) {
        Some(refused) => format!("an administrator can grant it: `{}`", acl_line(user, refused)),
        None => format!("an administrator can see what is granted: `ACL GETUSER {user}`"),
    }
}

/// The ACL line that would let `user` run `command`, given as `slowlog|get`.
pub fn acl_line(user: &str, command: &str) -> String {
    format!("ACL SETUSER {user} +{command}")
}
