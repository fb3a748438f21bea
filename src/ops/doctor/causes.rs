//! What led to what: findings linked into stories, the heaviest of them first.

use super::finding::{Finding, Severity};

/// How two findings hang together.
enum Link {
    /// The culprit of the one is the subject of the other.
    Same,
    /// Wherever both are there.
    Both,
}

/// `effect` comes of `cause`. The first rule that fits an effect decides, so that the nearest cause stands first.
struct Rule {
    effect: &'static str,
    cause: &'static str,
    link: Link,
}

const fn rule(effect: &'static str, cause: &'static str, link: Link) -> Rule {
    Rule { effect, cause, link }
}

/// Every way in which one finding leads to another. A test holds that they lead in no circle.
const RULES: &[Rule] = &[
    // who cannot log in
    rule("pg.reach", "secret.stale", Link::Same),
    rule("rd.reach", "secret.stale", Link::Same),
    rule("pg.reach", "pg.conn", Link::Both),
    rule("pg.reach", "swarm.memory", Link::Same),
    rule("pg.reach", "swarm.service", Link::Same),
    rule("rd.reach", "swarm.memory", Link::Same),
    rule("rd.reach", "swarm.service", Link::Same),
    rule("swarm.service", "swarm.memory", Link::Same),
    // locks and slots
    rule("pg.conn", "pg.blocked", Link::Same),
    rule("pg.conn", "pg.idle_tx", Link::Same),
    rule("pg.blocked", "pg.prepared", Link::Same),
    rule("pg.blocked", "pg.idle_tx", Link::Same),
    rule("pg.blocked", "pg.long_tx", Link::Same),
    // what keeps dead rows
    rule("pg.dead", "pg.xmin", Link::Same),
    rule("pg.dead", "pg.autovac", Link::Same),
    rule("pg.xmin", "pg.slots", Link::Same),
    rule("pg.xmin", "pg.prepared", Link::Same),
    rule("pg.xmin", "pg.idle_tx", Link::Same),
    rule("pg.xmin", "pg.long_tx", Link::Same),
    rule("pg.wraparound", "pg.xmin", Link::Both),
    rule("pg.wraparound", "pg.autovac", Link::Both),
    // what fills the disk
    rule("pg.wal", "pg.archive", Link::Both),
    rule("pg.wal", "pg.slots", Link::Both),
    // what makes logins slow
    rule("app.expired_sessions", "pg.cron", Link::Same),
    rule("app.expired_codes", "pg.cron", Link::Same),
    rule("app.slow_login", "app.expired_sessions", Link::Same),
    rule("app.slow_login", "app.email_index", Link::Same),
    rule("app.slow_login", "pg.dead", Link::Same),
    // what stops or loses writes of Redis
    rule("rd.errors", "rd.persist", Link::Same),
    rule("rd.errors", "rd.mem", Link::Same),
    rule("rd.errors", "rd.replication", Link::Same),
    rule("rd.evict", "rd.bigkey", Link::Both),
    rule("rd.evict", "rd.ttl", Link::Both),
    rule("rd.mem", "rd.bigkey", Link::Both),
    rule("rd.mem", "rd.ttl", Link::Both),
    rule("rd.mem", "rd.clients", Link::Same),
    rule("rd.lat", "rd.slow", Link::Both),
];

/// Links the findings, and puts them into the order in which they are told: the story that weighs most first, each
/// cause before its consequences, then the other stories by their weight.
pub(super) fn stories(mut findings: Vec<Finding>) -> Vec<Finding> {
    let causes: Vec<_> = (0..findings.len()).map(|effect| cause(&findings, effect)).collect();
    for (finding, cause) in findings.iter_mut().zip(&causes) {
        finding.caused_by = *cause;
    }
    let mut roots: Vec<usize> = (0..findings.len()).filter(|at| causes[*at].is_none()).collect();
    // stable, so that stories of one weight stay in the order of the checks
    roots.sort_by_key(|root| std::cmp::Reverse(weight(&findings, &causes, *root)));
    let mut order = Vec::with_capacity(findings.len());
    for root in roots {
        follow(&causes, root, &mut order);
    }
    reordered(findings, &order)
}

/// The finding that led to the one at `effect`.
fn cause(findings: &[Finding], effect: usize) -> Option<usize> {
    let finding = &findings[effect];
    RULES.iter().filter(|rule| rule.effect == finding.id).find_map(|rule| {
        findings.iter().position(|other| {
            other.id == rule.cause
                && match rule.link {
                    Link::Both => true,
                    Link::Same => finding.culprits.iter().any(|thing| other.subjects.contains(thing)),
                }
        })
    })
}

/// How much the story that begins at `root` weighs: its worst finding, how many there are, and its own severity.
fn weight(findings: &[Finding], causes: &[Option<usize>], root: usize) -> (Severity, usize, Severity) {
    let mut members = Vec::new();
    follow(causes, root, &mut members);
    let worst = members.iter().map(|at| findings[*at].severity).max();
    (worst.unwrap_or(Severity::Info), members.len(), findings[root].severity)
}

/// The finding at `root`, then what came of it.
fn follow(causes: &[Option<usize>], root: usize, order: &mut Vec<usize>) {
    order.push(root);
    for effect in (0..causes.len()).filter(|at| causes[*at] == Some(root)) {
        follow(causes, effect, order);
    }
}

fn reordered(findings: Vec<Finding>, order: &[usize]) -> Vec<Finding> {
    let place = |old: usize| order.iter().position(|at| *at == old);
    let mut placed: Vec<_> = findings.into_iter().enumerate().collect();
    placed.sort_by_key(|(old, _)| place(*old));
    let moved = placed.into_iter().map(|(_, finding)| {
        let caused_by = finding.caused_by.and_then(place);
        Finding { caused_by, ..finding }
    });
    moved.collect()
}

/// How many causes stand above the finding at `place`.
pub(super) fn depth(findings: &[Finding], place: usize) -> usize {
    findings[place].caused_by.map_or(0, |cause| 1 + depth(findings, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(id: &'static str, severity: Severity) -> Finding {
        Finding::new(id, severity, id, "")
    }

    fn told(findings: Vec<Finding>) -> Vec<(&'static str, usize)> {
        let stories = stories(findings);
        (0..stories.len()).map(|at| (stories[at].id, depth(&stories, at))).collect()
    }

    fn leads_back(from: &str, to: &str) -> bool {
        RULES
            .iter()
            .filter(|rule| rule.effect == from)
            .any(|rule| rule.cause == to || leads_back(rule.cause, to))
    }

    #[test]
    fn rules_lead_in_no_circle_and_name_checks_that_exist() {
        let ids: Vec<_> = crate::ops::doctor::checks::all().map(|check| check.id).collect();
        for rule in RULES {
            assert!(
                ids.contains(&rule.effect) && ids.contains(&rule.cause),
                "{} {}",
                rule.effect,
                rule.cause
            );
            assert!(!leads_back(rule.cause, rule.cause), "{}", rule.cause);
        }
    }

    #[test]
    fn the_story_that_ends_worst_comes_first_and_begins_with_its_cause() {
        let findings = vec![
            found("pg.index", Severity::Warn),
            found("pg.conn", Severity::Crit).points_at("locks", "waiting"),
            found("pg.blocked", Severity::Warn).about("locks", "waiting").points_at("pid", 7),
            found("pg.idle_tx", Severity::Warn).about("pid", 8),
            found("pg.idle_tx", Severity::Warn).about("pid", 7),
        ];
        assert_eq!(
            told(findings),
            [("pg.idle_tx", 0), ("pg.blocked", 1), ("pg.conn", 2), ("pg.index", 0), ("pg.idle_tx", 0)]
        );
    }

    #[test]
    fn findings_that_share_nothing_are_stories_of_their_own() {
        let findings = vec![
            found("pg.blocked", Severity::Crit).points_at("pid", 1),
            found("pg.idle_tx", Severity::Warn).about("pid", 2),
        ];
        assert_eq!(told(findings), [("pg.blocked", 0), ("pg.idle_tx", 0)]);
    }

    #[test]
    fn a_purge_that_stopped_leads_to_slow_logins_across_the_stores() {
        let findings = vec![
            found("app.expired_sessions", Severity::Warn).about("table", "s").points_at("purge", "stopped"),
            found("pg.cron", Severity::Warn).about("job", "purge").about("purge", "stopped"),
            found("rd.evict", Severity::Warn),
        ];
        assert_eq!(told(findings), [("pg.cron", 0), ("app.expired_sessions", 1), ("rd.evict", 0)]);
    }
}
