//! Redis as it is found. An answer to PING is not health: what stops writes is looked for too.

use std::time::Instant;

use redis::{FromRedisValue, RedisResult, Value as Answer, cmd, from_redis_value, pipe};

use super::service::{Facts, Service, Tls, latency};
use crate::conn::redis::{Info, Reader, Redis, acl_line};
use crate::error::{Kind, Result};
use crate::report::{Finding, Verdict};
use crate::text;

/// From this share of `maxmemory` on, a server that may not evict is close to refusing writes: the
/// last tenth is where a burst of logins has to fit in.
const NEARLY_FULL: f64 = 0.9;

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
    let Some(info) = answers.get::<String>("info").map(|text| Info::parse(&text)) else { return };
    let following =
        replication(&info).filter(|finding| subject.is_empty() || finding.verdict == Verdict::Bad);
    let found =
        [loading(&info), following, saving(&info, answers.stops_writes()), appending(&info), memory(&info)];
    for finding in found.into_iter().flatten() {
        let at = if subject.is_empty() { String::new() } else { format!("{subject}: ") };
        let summary = format!("{at}{}", finding.summary);
        service.find(Finding { subject: subject.to_owned(), summary, ..finding });
    }
    if info.flag("loading") == Some(true) {
        service.failure = Some(Kind::Unreachable);
    }
}

fn bad(check: &str, summary: impl Into<String>) -> Finding {
    Finding::new(check, "", Verdict::Bad, summary)
}

fn loading(info: &Info) -> Option<Finding> {
    info.flag("loading").filter(|loading| *loading)?;
    let share = info.float("loading_loaded_perc").unwrap_or_default();
    let rest = info.float("loading_eta_seconds").unwrap_or_default();
    Some(
        bad(
            "loading",
            format!("reading its data from disk: {share:.0}% done, about {} to go", text::seconds(rest)),
        )
        .evidence("loaded_ratio", share / 100.0)
        .evidence("eta_seconds", rest)
        .remedy("wait for it: `authctl check redis --wait 5m`"),
    )
}

fn replication(info: &Info) -> Option<Finding> {
    info.text("role").filter(|role| *role == "slave")?;
    let master = format!(
        "{}:{}",
        info.text("master_host").unwrap_or("unknown"),
        info.text("master_port").unwrap_or("unknown")
    );
    if info.flag("master_link_status") == Some(false) {
        let down = info.float("master_link_down_since_seconds").unwrap_or_default();
        return Some(
            bad(
                "replication",
                format!("lost its master {master} {} ago: what it holds is stale", text::seconds(down)),
            )
            .evidence("link_down_seconds", down)
            .remedy("see that the master runs and that this replica may log in to it (`masterauth`)"),
        );
    }
    let summary = format!("a replica of {master}: it takes no writes");
    Some(Finding::new("replication", "", Verdict::Warn, summary).remedy("connect to the master"))
}

/// The state in which the server answers writes with MISCONF.
fn saving(info: &Info, stops_writes: Option<bool>) -> Option<Finding> {
    info.flag("rdb_last_bgsave_status").filter(|saved| !saved)?;
    let remedy = "see the server's log and free disk space, then save by hand: `redis-cli BGSAVE`";
    let finding = match stops_writes {
        Some(false) => {
            let summary = "the last save to disk failed: a restart would lose what came since";
            Finding::new("persistence", "", Verdict::Warn, summary)
        }
        Some(true) => bad("persistence", "the last save to disk failed, so writes are refused (MISCONF)"),
        None => {
            bad("persistence", "the last save to disk failed; writes are refused unless the settings differ")
        }
    };
    Some(finding.remedy(remedy))
}

fn appending(info: &Info) -> Option<Finding> {
    info.flag("aof_last_write_status").filter(|written| !written)?;
    Some(
        bad("persistence", "the append-only file cannot be written, so writes are refused (MISCONF)")
            .remedy("see the server's log and free disk space"),
    )
}

#[expect(clippy::cast_precision_loss, reason = "a share of a memory limit")]
fn memory(info: &Info) -> Option<Finding> {
    let limit = info.number("maxmemory").filter(|limit| *limit > 0)?;
    info.text("maxmemory_policy").filter(|policy| *policy == "noeviction")?;
    let used = info.number("used_memory")?;
    let share = used as f64 / limit as f64;
    let amount = format!("{} of {} used", text::bytes(used), text::bytes(limit));
    let finding = if share >= 1.0 {
        bad("memory", format!("{amount} and nothing may be evicted: writes fail (OOM)"))
    } else if share >= NEARLY_FULL {
        let summary = format!("{amount} and nothing may be evicted: writes fail soon");
        Finding::new("memory", "", Verdict::Warn, summary)
    } else {
        return None;
    };
    Some(
        finding
            .evidence("used_bytes", used)
            .evidence("limit_bytes", limit)
            .remedy("raise `maxmemory`, or find what fills it: `authctl monitor redis memory`"),
    )
}
