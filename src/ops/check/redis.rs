//! Redis as it is found. An answer to PING is not health: what stops writes is looked for too.

use std::time::Instant;

use redis::{FromRedisValue, RedisResult, Value as Answer, cmd, from_redis_value, pipe};

use super::service::{Facts, Service, Tls, latency};
use crate::conn::redis::{Info, Reader, Redis, acl_line};
use crate::error::{Kind, Result};
use crate::ops::health::redis as health;
use crate::report::{Finding, Verdict};
use crate::text;

pub(super) async fn check(redis: &Redis) -> Result<Service> {
    let started = Instant::now();
    let reader = redis.reach().await?;
    let connect = started.elapsed();
    let nodes = reader.nodes().await?;
    let alone = nodes.len() == 1;
    // each server by itself: a cluster's own connection would spread the questions
    let first = nodes.iter().find_map(|node| node.reader.as_ref().ok()).unwrap_or(&reader);
    let latency = latency(async || ping(first).await).await?;
    let answers = Answers::of(first).await?;
    let tls = reader.greeting().tls.map(str::to_owned);
    let who = identity(&reader, &answers);
    let mut service = Service::reached(Facts {
        connect: Some(connect),
        latency: Some(latency),
        version: reader.source().server,
        tls: Some(tls.map_or(Tls::No, |version| Tls::Yes(Some(version)))),
        identity: Some(if alone { who } else { format!("{who} of {}", text::plural(nodes.len(), "node")) }),
    });
    rights(&mut service, &answers, reader.user());
    for node in &nodes {
        let subject = if alone { "" } else { &node.address };
        match &node.reader {
            Ok(reader) => condition(&mut service, &Answers::of(reader).await?, subject),
            Err(error) => service.find(Finding::new("node", subject, Verdict::Bad, error.to_string())),
        }
    }
    Ok(service)
}

/// A refusal is a round trip too.
async fn ping(reader: &Reader) -> Result<()> {
    match reader.ask::<Answer>(&cmd("PING")).await {
        Err(error) if error.server_code().is_none() => Err(error),
        _ => Ok(()),
    }
}

/// A right, as a command that needs it and costs the server next to nothing.
struct Question {
    /// The command as an ACL line names it.
    command: &'static str,
    /// The command as it is sent.
    words: &'static [&'static str],
    /// What the right is good for; empty where nobody misses it.
    right: &'static str,
}

const fn question(command: &'static str, words: &'static [&'static str], right: &'static str) -> Question {
    Question { command, words, right }
}

const QUESTIONS: &[Question] = &[
    question("info", &["INFO", "everything"], "read the server's numbers (INFO)"),
    question("slowlog|get", &["SLOWLOG", "GET", "1"], "see slow commands (SLOWLOG)"),
    question("latency|latest", &["LATENCY", "LATEST"], "see latency spikes (LATENCY)"),
    question("config|get", &["CONFIG", "GET", "stop-writes-on-bgsave-error"], "read settings (CONFIG GET)"),
    question("client|list", &["CLIENT", "LIST", "ID", "1"], "see who is connected (CLIENT LIST)"),
    question("memory|stats", &["MEMORY", "STATS"], "see what takes memory (MEMORY)"),
    question("scan", &["SCAN", "0", "COUNT", "1"], "walk the keys (SCAN)"),
    question("acl|whoami", &["ACL", "WHOAMI"], ""),
];

/// The answers to [`QUESTIONS`], in their order.
struct Answers(Vec<RedisResult<Answer>>);

impl Answers {
    async fn of(reader: &Reader) -> Result<Self> {
        let mut questions = pipe();
        for question in QUESTIONS {
            let (first, rest) = question.words.split_at(1);
            questions.cmd(first[0]).arg(rest);
        }
        reader.ask_all(questions.ignore_errors()).await.map(Self)
    }

    fn get<T: FromRedisValue>(&self, command: &str) -> Option<T> {
        let at = QUESTIONS.iter().position(|question| question.command == command)?;
        from_redis_value(self.0.get(at)?.as_ref().ok()?.clone()).ok()
    }

    /// Whether a failed save makes the server refuse writes; unknown where settings may not be read.
    fn stops_writes(&self) -> Option<bool> {
        let (_, value) = self.get::<Vec<(String, String)>>("config|get")?.into_iter().next()?;
        Some(value == "yes")
    }
}

fn identity(reader: &Reader, answers: &Answers) -> String {
    let user = answers.get::<String>("acl|whoami").unwrap_or_else(|| reader.user().to_owned());
    match reader.greeting().role.as_deref() {
        Some(role) => format!("{user} on a {role}"),
        None => user,
    }
}

fn rights(service: &mut Service, answers: &Answers, user: &str) {
    let asked = QUESTIONS.iter().zip(&answers.0).filter(|(question, _)| !question.right.is_empty());
    for (question, answer) in asked {
        let Err(error) = answer else { continue };
        if error.code() == Some("NOPERM") {
            service.unseen(question.right, Some(acl_line(user, question.command)));
        } else if error.detail().is_some_and(|detail| detail.starts_with("unknown command")) {
            service.unseen(question.right, None);
        }
    }
}

/// What INFO says is wrong with the server called `subject`, which is empty where there is only one.
fn condition(service: &mut Service, answers: &Answers, subject: &str) {
    let Some(info) = answers.get::<Info>("info") else { return };
    let following = replica(&info).filter(|_| subject.is_empty());
    let found = loading(&info).into_iter().chain(following);
    for finding in found.chain(health::writes(&info, answers.stops_writes())) {
        let at = if subject.is_empty() { String::new() } else { format!("{subject}: ") };
        let summary = format!("{at}{}", finding.summary);
        service.find(Finding { subject: subject.to_owned(), summary, ..finding });
    }
    if info.flag("loading") == Some(true) {
        service.failure = Some(Kind::Unreachable);
    }
}

fn loading(info: &Info) -> Option<Finding> {
    info.flag("loading").filter(|loading| *loading)?;
    let share = info.float("loading_loaded_perc").unwrap_or_default();
    let rest = info.float("loading_eta_seconds").unwrap_or_default();
    let rest_words = text::seconds(rest);
    let summary = format!("reading its data from disk: {share:.0}% done, about {rest_words} to go");
    Some(
        Finding::new("loading", "", Verdict::Bad, summary)
            .evidence("loaded_ratio", share / 100.0)
            .evidence("eta_seconds", rest)
            .remedy("wait for it: `authctl check redis --wait 5m`"),
    )
}

/// A replica that is fine, which somebody who wants to write should know.
fn replica(info: &Info) -> Option<Finding> {
    (health::is_replica(info) && info.flag("master_link_status") != Some(false)).then(|| {
        let summary = format!("a replica of {}: it takes no writes", health::master(info));
        Finding::new(health::REPLICATION, "", Verdict::Warn, summary).remedy("connect to the master")
    })
}
