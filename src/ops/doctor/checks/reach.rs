//! Whether a store lets anybody in, and the password that it refuses.

use crate::error::{Error, Kind};
use crate::ops::doctor::check::{Check, Judge, Judged, Store};
use crate::ops::doctor::facts::{FULL, Facts, Reach};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::text;

pub(super) const CHECKS: &[&Check] = &[&POSTGRES, &REDIS, &DYNAMODB, &SWARM, &SECRET];

const POSTGRES: Check = Check {
    id: "pg.reach",
    measures: "whether a session can be opened, and if not, by which of the limits, the login or the way there",
    thresholds: "critical where there is none",
    source: "SQLSTATE 53300, 57P03, 28P01, 28000, 3D000 and the server's own words",
    remedies: ["free the limit that is reached, or raise it", "check address, role and password"],
    docs: "https://www.postgresql.org/docs/current/runtime-config-connection.html",
    judge: Judge::Everything(Store::Postgres, |facts| {
        let shut = facts.postgres.facts().and_then(|postgres| postgres.shut.as_deref());
        let shut = shut.map(|why| full("pg.reach", why, None).about("database", "of the configuration"));
        reached("pg.reach", "postgres", Store::Postgres, &facts.postgres)
            .and(Judged { asked: false, ..Judged::found(shut) })
    }),
};

const REDIS: Check = Check {
    id: "rd.reach",
    measures: "whether Redis lets us in and answers; an answer to PING alone is no health",
    thresholds: "critical where it does not",
    source: "the server's own error words: WRONGPASS, NOAUTH, LOADING, BUSY, MASTERDOWN",
    remedies: ["see that the server runs and what it is busy with", "check address, user and password"],
    docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/troubleshooting/",
    judge: Judge::Everything(Store::Redis, |facts| {
        reached("rd.reach", "redis", Store::Redis, &facts.redis).and(busy(facts))
    }),
};

const DYNAMODB: Check = Check {
    id: "ddb.reach",
    measures: "whether DynamoDB answers for the table of the refresh tokens",
    thresholds: "critical where it does not",
    source: "the error codes of the service",
    remedies: ["check region, credentials and endpoint", "ask `authctl dynamodb iam` what the role may do"],
    docs: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html",
    judge: Judge::Everything(Store::Dynamodb, |facts| {
        reached("ddb.reach", "dynamodb", Store::Dynamodb, &facts.tokens)
    }),
};

const SWARM: Check = Check {
    id: "swarm.reach",
    measures: "whether the engine answers and manages its swarm",
    thresholds: "critical where it does not",
    source: "the engine's answers",
    remedies: ["start the engine, or name another in `DOCKER_HOST`", "unlock or join the swarm"],
    docs: "https://docs.docker.com/engine/swarm/",
    judge: Judge::Everything(Store::Docker, |facts| {
        reached("swarm.reach", "docker", Store::Docker, &facts.swarm)
    }),
};

const SECRET: Check = Check {
    id: "secret.stale",
    measures: "whether a password that one store refuses comes from a file that was changed of late, while another store \
               takes its own: one copy of a secret was rotated and another was not",
    thresholds: "a file changed within the last day, and a login refused for its password",
    source: "judgement: a rotation that went wrong is noticed within a day",
    remedies: ["bring the file and the server to the same password", "look where the value comes from"],
    docs: "https://docs.docker.com/engine/swarm/secrets/#example-rotate-a-secret",
    judge: Judge::Everything(Store::Postgres, stale),
};

fn reached<T>(id: &'static str, service: &str, store: Store, reach: &Reach<T>) -> Judged {
    match reach {
        Reach::NotAsked => Judged::default(),
        Reach::Reached(_) => Judged::found([]),
        Reach::Failed(error) => Judged::found([unreached(id, service, store, error)]),
    }
}

/// 55P03: a login reads some catalogs, and waits for nobody who has locked one of them.
const LOCKED: &str = "55P03";

fn unreached(id: &'static str, service: &str, store: Store, error: &Error) -> Finding {
    if error.server_code() == Some(FULL) {
        return full(id, &error.to_string(), error.hints().first()).evidence("code", FULL);
    }
    let (title, verb) = match error.kind() {
        _ if error.server_code() == Some(LOCKED) => {
            ("no session can be opened: a catalog is locked exclusively".to_owned(), "locked")
        }
        Kind::Denied => (format!("{} refuses the login", store.name()), "refused"),
        Kind::Unreachable => (format!("{} cannot be reached", store.name()), "unreachable"),
        _ => (format!("{} lets nobody in", store.name()), "failed"),
    };
    let hint = error.hints().first().cloned().unwrap_or_else(|| "look at the server's log".to_owned());
    let command = quoted(&hint).unwrap_or_else(|| format!("authctl check {service}"));
    Finding::new(id, Severity::Crit, title, error.to_string())
        .about("store", service)
        .points_at("store", service)
        .points_at("secret", service)
        .evidence("code", error.server_code())
        .evidence("kind", verb)
        .remedy(hint, command, "none: it only looks, or is yours to weigh")
        .remedy("wait until it answers", format!("authctl check {service} --wait 60s"), "none: it only looks")
}

/// What stands in backticks: the command of a hint.
fn quoted(hint: &str) -> Option<String> {
    hint.split('`').nth(1).map(str::to_owned)
}

/// No connection is left. The server says by which limit, in whatever language it speaks.
fn full(id: &'static str, why: &str, hint: Option<&String>) -> Finding {
    let limit = why.split("is full: ").nth(1).and_then(|rest| rest.split(": ").next()).unwrap_or("a limit");
    let who = if why.contains("max_connections") {
        "every slot is taken, the superusers' reserve too: end a client at its own side, then look as a superuser"
    } else if why.contains("superuser_reserved_connections") {
        "a superuser still gets in by the reserve, and sees who holds the slots"
    } else if why.contains("reserved_connections") {
        "a role with pg_use_reserved_connections or a superuser still gets in, and sees who holds the slots"
    } else {
        "another role still gets in, and sees who holds the connections"
    };
    let finding =
        Finding::new(id, Severity::Crit, format!("no connection is left: {limit}"), format!("{why}; {who}"))
            .about("store", "postgres")
            .evidence("limit", limit)
            .remedy(
                "see who holds the connections, as a role that still gets in",
                "authctl --set postgres.user=postgres doctor --only postgres",
                "none: it only looks",
            );
    // quoted for SQL as the limit names it
    let name = limit.find('"').zip(limit.rfind('"')).map_or("", |(first, last)| &limit[first..=last]);
    let psql = |statement: &str| format!("psql -c {}", text::argument(statement));
    match limit {
        limit if limit.starts_with("role ") => finding.remedy(
            "raise the limit of the role",
            psql(&format!("ALTER ROLE {name} CONNECTION LIMIT 40")),
            "more sessions at once take more memory, and slots from other roles",
        ),
        limit if limit.starts_with("database ") => finding.remedy(
            "raise the limit of the database",
            psql(&format!("ALTER DATABASE {name} CONNECTION LIMIT 100")),
            "more sessions at once take more memory, and slots from other databases",
        ),
        limit if limit.contains("(reserved_connections)") => finding.remedy(
            "let this role use the reserve, so that whoever is on call gets in",
            psql(&hint.and_then(|hint| quoted(hint)).unwrap_or_default()),
            "what uses the reserve every day leaves none for the day it is needed",
        ),
        _ => finding.remedy(
            "lower the pools of the clients: pool size times replicas must stay below max_connections",
            psql("ALTER SYSTEM SET max_connections = 200"),
            "raising the limit instead needs a restart, and memory for each session",
        ),
    }
}

/// A server that lets in and then answers nothing but BUSY: a script runs.
fn busy(facts: &Facts) -> Judged {
    let Some(redis) = facts.redis.facts() else { return Judged::default() };
    let silent = redis.nodes.iter().filter_map(|node| {
        let why = node.info.reason()?;
        let place = if node.address.is_empty() { "Redis".to_owned() } else { node.address.clone() };
        if why.to_uppercase().contains("BUSY") {
            return Some(
                Finding::new(
                    "rd.reach",
                    Severity::Crit,
                    format!("{place} answers nobody: a script runs"),
                    "a Lua script or function runs for longer than busy-reply-threshold (5 s), and the server does \
                     nothing else until it ends",
                )
                .about("store", "redis")
                .remedy("end the script", "redis-cli SCRIPT KILL", "refused where the script has already written")
                .remedy("wait until it ends", "authctl check redis --wait 60s", "every login waits that long"),
            );
        }
        let loading = why.contains("LOADING");
        (loading || why.contains("no answer within")).then(|| {
            let title = if loading { "reads its data from disk" } else { "lets in and does not answer" };
            Finding::new("rd.reach", Severity::Crit, format!("{place} {title}"), why)
                .about("store", "redis")
                .remedy("wait until it answers", "authctl check redis --wait 5m", "every login waits that long")
                .remedy("see what it is busy with", "authctl monitor redis stats", "none: it only looks")
        })
    });
    Judged::found(silent)
}

/// Younger changes of a password's file, in seconds, are looked at.
const FRESH: f64 = 86_400.0;

fn stale(facts: &Facts) -> Judged {
    let refused = |error: Option<&Error>| {
        error.is_some_and(|error| {
            matches!(error.server_code(), Some("28P01" | "28000" | "WRONGPASS")) || {
                let words = error.to_string();
                words.contains("WRONGPASS") || words.contains("invalid username-password")
            }
        })
    };
    let stores = [
        (Store::Postgres, "postgres", refused(facts.postgres.failure()), facts.redis.facts().is_some()),
        (Store::Redis, "redis", refused(facts.redis.failure()), facts.postgres.facts().is_some()),
    ];
    let found = stores.into_iter().filter(|(_, _, refused, _)| *refused).filter_map(|(store, name, _, other)| {
        let (kept, age) = facts.kept.iter().find(|(kept, _)| kept.store == store)?;
        let age = age.filter(|age| *age <= FRESH)?;
        let beside = if other { ", while the other store takes the one that it was given" } else { "" };
        let cause = format!(
            "the password comes from {}, which was changed {} ago, and {} does not take it{beside}: one copy of the \
             secret is newer than the other",
            kept.origin,
            text::seconds(age),
            store.name()
        );
        Some(
            Finding::new("secret.stale", Severity::Crit, format!("a stale password for {}", store.name()), cause)
                .about("secret", name)
                .evidence("changed_seconds", age)
                .evidence("origin", kept.origin.as_str())
                .remedy("see where the value comes from", "authctl config show", "none: secrets stay hidden")
                .remedy(
                    "give the server the password of the file, or the file that of the server",
                    format!("authctl check {name}"),
                    "whoever still has the older one is locked out",
                ),
        )
    });
    let asked = facts.kept.iter().any(|(kept, _)| kept.file.is_some());
    Judged { asked, ..Judged::found(found) }
}
