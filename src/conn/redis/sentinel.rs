//! The master, as sentinels know it.

use std::collections::HashMap;

use ::redis::{Cmd, RedisResult, cmd};

use super::explain::{self, Peer};
use super::link::{self, Login};
use super::{Reader, Redis, address};
use crate::config::Host;
use crate::error::{Error, Kind, Result};

/// Asks every sentinel in turn, until one leads to a server that says of itself that it is the master.
pub(super) async fn find(redis: &Redis) -> Result<Reader> {
    let mut failures = Vec::new();
    for sentinel in &redis.settings.hosts {
        match follow(redis, sentinel).await {
            Ok(reader) => return Ok(reader),
            Err(error) => failures.push(error),
        }
    }
    Err(none(redis, failures))
}

async fn follow(redis: &Redis, sentinel: &Host) -> Result<Reader> {
    let peer = Peer {
        target: format!("sentinel {}", address(sentinel)),
        user: "default".to_owned(),
        tls: redis.settings.tls,
        timeout: redis.settings.timeout,
    };
    let master = ask(redis, sentinel, &peer).await?;
    let reader = redis.open_at(&master).await?;
    if reader.greeting().role.as_deref() == Some("replica") {
        return Err(Error::unreachable(format!(
            "{} is not the master that {} calls it",
            address(&master),
            peer.target
        ))
        .hint("a failover is under way: run the command again in a few seconds"));
    }
    Ok(reader)
}

async fn ask(redis: &Redis, sentinel: &Host, peer: &Peer) -> Result<Host> {
    let login = Login {
        user: None,
        password: redis.settings.sentinel_password.clone(),
        database: 0,
        client_name: redis.client_name.clone(),
    };
    let mut connection = link::open(sentinel, &login, redis, peer).await?.connection;
    let name = &redis.settings.master;
    let mut question = cmd("SENTINEL");
    question.arg("GET-MASTER-ADDR-BY-NAME").arg(name);
    let explained = |error, question: &Cmd| explain::asking(&error, peer, Some(question));
    let answer: RedisResult<Option<(String, u16)>> = question.query_async(&mut connection).await;
    if let Some((name, port)) = answer.map_err(|error| explained(error, &question))? {
        return Ok(Host { name, port });
    }
    let mut question = cmd("SENTINEL");
    let answer: RedisResult<Vec<HashMap<String, String>>> =
        question.arg("MASTERS").query_async(&mut connection).await;
    let masters = answer.map_err(|error| explained(error, &question))?;
    Err(unknown(&peer.target, name, masters.iter().filter_map(|master| master.get("name"))))
}

fn unknown<'a>(sentinel: &str, name: &str, known: impl Iterator<Item = &'a String>) -> Error {
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Error::usage(format!("{sentinel} watches no master called `{name}`"))
        .because(format!("the masters it watches: {known}"))
        .hint("name one of them: `--set redis.master=NAME`")
}

/// One error of all: the hint and the kind come from a sentinel that answered, where one did.
fn none(redis: &Redis, mut failures: Vec<Error>) -> Error {
    let told = failures.iter().position(|error| error.kind() != Kind::Unreachable);
    if failures.len() == 1 || told.is_some() {
        return failures.swap_remove(told.unwrap_or_default());
    }
    let error = Error::unreachable(format!("no sentinel of {} led to the master", redis.target()));
    let error = failures.iter().fold(error, |error, failure| error.because(failure.to_string()));
    match failures.first().and_then(|failure| failure.hints().first()) {
        Some(hint) => error.hint(hint),
        None => error.hint("name the sentinels: `--set redis.host=HOST:26379,HOST:26379`"),
    }
}
