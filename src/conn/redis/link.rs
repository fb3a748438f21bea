//! One logged-in connection to one server.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use ::redis::aio::MultiplexedConnection;
use ::redis::{
    AsyncConnectionConfig, ErrorKind, ProtocolVersion, RedisConnectionInfo, RedisError, RedisResult, Value,
    cmd, from_redis_value_ref, pipe,
};
use tokio::io::AsyncReadExt;

use super::Redis;
use super::dial::{self, Fault, Line};
use super::explain::{self, Peer};
use super::info::Info;
use crate::config::{Host, RedisSettings};
use crate::error;
use crate::secret::Secret;

/// As whom, and where, a connection logs in.
#[derive(Clone)]
pub(super) struct Login {
    /// ACL user; the server's default user where none is named.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
    /// Database number.
    pub database: i64,
    /// What the connection calls itself.
    pub client_name: String,
}

/// What a server says of itself when a connection logs in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    /// `Redis 7.0.15`; only the name where the server told no version.
    pub server: String,
    /// `master` or `replica`; unknown of sentinels and of servers that speak only RESP2.
    pub role: Option<String>,
    /// `standalone`, `cluster` or `sentinel`.
    pub mode: Option<String>,
    /// `TLSv1.3`; `None` where the bytes travel in the clear.
    pub tls: Option<&'static str>,
}

/// A connection that commands can be sent on.
#[derive(Clone)]
pub(super) struct Link {
    /// The connection, shared by its clones.
    pub connection: MultiplexedConnection,
    /// What the server said of itself.
    pub greeting: Arc<Greeting>,
    /// Why it answers nothing yet, where that is so: it loads its data, or it lost its master.
    pub not_ready: Option<RedisError>,
}

/// Connects to `host` and logs in, within the timeout of `redis`. `peer` is what errors call the server.
pub(super) async fn open(host: &Host, login: &Login, redis: &Redis, peer: &Peer) -> error::Result<Link> {
    match tokio::time::timeout(redis.settings.timeout, attempt(host, login, redis)).await {
        Ok(Ok(link)) => Ok(link),
        Ok(Err(Failure::Dial(Fault::Local(error)))) => Err(error),
        Ok(Err(Failure::Dial(Fault::Io(error)))) => Err(explain::dialling(&error, peer)),
        Ok(Err(Failure::Login(error))) if error.is_connection_dropped() => {
            let words = last_words(host, redis).await.unwrap_or_default();
            Err(explain::turned_away(&words, peer).unwrap_or_else(|| explain::logging_in(&error, peer)))
        }
        Ok(Err(Failure::Login(error))) => Err(explain::logging_in(&error, peer)),
        Err(_) => Err(explain::no_answer(peer)),
    }
}

enum Failure {
    Dial(Fault),
    Login(RedisError),
}

impl From<RedisError> for Failure {
    fn from(error: RedisError) -> Self {
        Self::Login(error)
    }
}

async fn attempt(host: &Host, login: &Login, redis: &Redis) -> Result<Link, Failure> {
    let mut line = dial::dial(host, redis).await.map_err(Failure::Dial)?;
    let mut tls = line.tls;
    let connection = match log_in(line, login, &redis.settings, ProtocolVersion::RESP3).await {
        Err(error) if knows_no_hello(&error) => {
            line = dial::dial(host, redis).await.map_err(Failure::Dial)?;
            tls = line.tls;
            log_in(line, login, &redis.settings, ProtocolVersion::RESP2).await?
        }
        other => other?,
    };
    let (greeting, not_ready) = introduce(&mut connection.clone(), login).await?;
    Ok(Link { connection, greeting: Arc::new(Greeting { tls, ..greeting }), not_ready })
}

/// What a server says to somebody it closes the door on. It says so before it is asked, and our own words
/// would have destroyed it on the way, so this listens and keeps silent.
async fn last_words(host: &Host, redis: &Redis) -> Option<String> {
    let mut line = dial::dial(host, redis).await.ok()?;
    let mut words = String::new();
    let heard = line.stream.read_to_string(&mut words);
    tokio::time::timeout(LISTENING, heard).await.ok()?.ok()?;
    Some(words)
}

/// A server that turns us away does so at once.
const LISTENING: Duration = Duration::from_millis(200);

async fn log_in(
    line: Line,
    login: &Login,
    settings: &RedisSettings,
    protocol: ProtocolVersion,
) -> Result<MultiplexedConnection, RedisError> {
    let mut info = RedisConnectionInfo::default()
        .set_protocol(protocol)
        .set_db(login.database)
        // Redis before 7.2 knows no CLIENT SETINFO and would count an error for every login
        .set_skip_set_lib_name();
    if let Some(user) = &login.user {
        info = info.set_username(user);
    }
    if let Some(password) = &login.password {
        info = info.set_password(password.expose());
    }
    let config = AsyncConnectionConfig::new().set_response_timeout(Some(settings.timeout));
    let (connection, driver) = MultiplexedConnection::new_with_config(&info, line.stream, config).await?;
    tokio::spawn(driver);
    Ok(connection)
}

/// Servers before 6.0, and those where HELLO was renamed away.
fn knows_no_hello(error: &RedisError) -> bool {
    let unknown = |detail: &str| detail.starts_with("unknown command") && detail.contains("HELLO");
    error.kind() == ErrorKind::RESP3NotSupported || error.detail().is_some_and(unknown)
}

/// Tells the server our name, which it may not permit, asks for its own, and whether it answers.
async fn introduce(
    connection: &mut MultiplexedConnection,
    login: &Login,
) -> Result<(Greeting, Option<RedisError>), RedisError> {
    let mut name = cmd("CLIENT");
    name.arg("SETNAME").arg(login.client_name.replace(' ', "-"));
    let mut hello = cmd("HELLO");
    hello.arg(3);
    let (_named, hello, pong): (RedisResult<Value>, RedisResult<HashMap<String, Value>>, RedisResult<Value>) =
        pipe()
            .add_command(name)
            .add_command(hello)
            .add_command(cmd("PING"))
            .ignore_errors()
            .query_async(connection)
            .await?;
    // other refusals of PING, of somebody without the right or for the sake of writes, keep nobody from reading
    let not_ready = pong.err().filter(|error| matches!(error.code(), Some("LOADING" | "MASTERDOWN")));
    match hello {
        Ok(fields) => Ok((greeting(&fields), not_ready)),
        Err(error) if knows_no_hello(&error) => Ok((older_greeting(connection).await?, not_ready)),
        Err(error) => Err(error),
    }
}

fn greeting(fields: &HashMap<String, Value>) -> Greeting {
    let text = |name: &str| fields.get(name).and_then(|value| from_redis_value_ref::<String>(value).ok());
    let name = match text("server").as_deref() {
        Some("valkey") => "Valkey".to_owned(),
        Some("redis") | None => "Redis".to_owned(),
        Some(other) => other.to_owned(),
    };
    let server = match text("version") {
        Some(version) => format!("{name} {version}"),
        None => name,
    };
    Greeting { server, role: text("role"), mode: text("mode"), tls: None }
}

/// What a server without HELLO says of itself, as far as this user may ask.
async fn older_greeting(connection: &mut MultiplexedConnection) -> Result<Greeting, RedisError> {
    let answer: RedisResult<Info> = cmd("INFO").query_async(connection).await;
    let info = match answer {
        Ok(info) => info,
        Err(error) if error.code().is_some() => Info::default(),
        Err(error) => return Err(error),
    };
    Ok(Greeting {
        server: info.server().unwrap_or_else(|| "Redis".to_owned()),
        role: info.text("role").map(|role| if role == "slave" { "replica" } else { role }.to_owned()),
        mode: info.text("redis_mode").map(str::to_owned),
        tls: None,
    })
}
