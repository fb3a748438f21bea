//! What was found of one service.

use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::error::{Error, Kind, Result};
use crate::report::{Finding, Verdict};
use crate::text;

/// One service as it was found.
pub(super) struct Service {
    /// `postgres`, `redis`, …
    pub name: &'static str,
    /// Its address without secrets.
    pub target: String,
    /// What was asked and answered.
    pub facts: Facts,
    /// What cannot be seen or done, with the line that would permit it.
    pub missing: Vec<Missing>,
    /// The verdicts, the first of them about reaching the service at all.
    pub findings: Vec<Finding>,
    /// Why it could not be used, if it could not.
    pub failure: Option<Kind>,
}

/// The evidence that holds what led to a failure, beside the first cause, which the summary tells.
pub(super) const CAUSES: &str = "causes";

/// What a service that was reached tells of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// How long it took until questions could be asked.
    pub connect: Option<Duration>,
    /// The median round trip.
    pub latency: Option<Duration>,
    /// `PostgreSQL 15.15`.
    pub version: Option<String>,
    /// Whether TLS is spoken; `None` where that is not known.
    pub tls: Option<Tls>,
    /// As whom we are known there.
    pub identity: Option<String>,
}

/// Whether bytes travel in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tls {
    /// They do.
    No,
    /// They do not; the protocol's version where it is known.
    Yes(Option<String>),
}

/// Something this identity may not see or do.
pub(super) struct Missing {
    /// In a few words: `see the queries of other roles`.
    pub right: String,
    /// The line that would permit it.
    pub grant: Option<String>,
}

impl Service {
    /// A service that answered, with these facts.
    pub(super) fn reached(facts: Facts) -> Self {
        let reach = Finding::new("reach", "", Verdict::Fine, facts.sentence());
        Self {
            name: "",
            target: String::new(),
            facts,
            missing: Vec::new(),
            findings: vec![reach],
            failure: None,
        }
    }

    /// A service that nothing was said about, so that nobody was asked.
    pub(super) fn not_configured(name: &'static str, target: String) -> Self {
        let finding = Finding::new(&format!("{name}.reach"), "", Verdict::Unknown, "not configured");
        Self { name, target, findings: vec![finding], ..Self::reached(Facts::default()) }
    }

    /// A service that could not be used.
    pub(super) fn failed(error: &Error) -> Self {
        let summary = match error.causes().first() {
            Some(cause) => format!("{}: {cause}", error.message()),
            None => error.message().to_owned(),
        };
        let mut finding = Finding::new("reach", "", Verdict::Bad, summary);
        if error.causes().len() > 1 {
            finding = finding.evidence(CAUSES, &error.causes()[1..]);
        }
        if let Some(code) = error.server_code() {
            finding = finding.evidence("code", code);
        }
        finding.remedy = error.hints().first().cloned();
        let findings = vec![finding];
        let kind = Some(error.kind());
        Self { findings, failure: kind, ..Self::reached(Facts::default()) }
    }

    /// Adds a finding.
    pub(super) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds something this identity may not see, which makes the answer incomplete.
    pub(super) fn unseen(&mut self, right: &str, grant: Option<String>) {
        let mut finding = Finding::new("rights", right, Verdict::Unknown, format!("may not {right}"));
        finding.remedy = grant.as_ref().map(|line| format!("to permit it: `{line}`"));
        self.findings.push(finding);
        self.missing.push(Missing { right: right.to_owned(), grant });
    }

    /// Adds something this identity may not do, which is worth knowing and often meant so.
    pub(super) fn forbidden(&mut self, right: &str, grant: Option<String>) {
        self.missing.push(Missing { right: right.to_owned(), grant });
    }

    /// The worst of the findings.
    pub(super) fn verdict(&self) -> Verdict {
        self.findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Fine)
    }

    /// Whether something could not be seen.
    pub(super) fn incomplete(&self) -> bool {
        self.findings.iter().any(|finding| finding.verdict == Verdict::Unknown)
    }

    /// The service as JSON has it.
    pub(super) fn to_json(&self) -> Json {
        let missing = self.missing.iter().map(|it| json!({ "right": it.right, "grant": it.grant }));
        let facts = &self.facts;
        json!({
            "service": self.name,
            "target": self.target,
            "verdict": self.verdict(),
            "connect_seconds": facts.connect.map(|it| it.as_secs_f64()),
            "latency_seconds": facts.latency.map(|it| it.as_secs_f64()),
            "version": facts.version,
            "tls": facts.tls.as_ref().map(|tls| *tls != Tls::No),
            "tls_version": match &facts.tls {
                Some(Tls::Yes(version)) => version.clone(),
                _ => None,
            },
            "identity": facts.identity,
            "missing": missing.collect::<Vec<_>>(),
            "findings": self.findings,
        })
    }
}

impl Facts {
    /// `PostgreSQL 15.15 as auth, 0.2ms, TLSv1.3`.
    fn sentence(&self) -> String {
        let mut words = self.version.clone().unwrap_or_else(|| "reached".to_owned());
        if let Some(identity) = &self.identity {
            words = format!("{words} as {identity}");
        }
        if let Some(latency) = self.latency {
            words = format!("{words}, {}", text::duration(latency));
        }
        match &self.tls {
            Some(Tls::No) => words + ", no TLS",
            Some(Tls::Yes(Some(version))) => format!("{words}, {version}"),
            Some(Tls::Yes(None)) => words + ", TLS",
            None => words,
        }
    }
}

/// One check, ended at `limit` whatever it waits for, under the name of its service.
pub(super) async fn bounded(
    name: &'static str,
    target: String,
    limit: Duration,
    check: impl Future<Output = Result<Service>>,
) -> Service {
    let found = tokio::time::timeout(limit + GRACE, check).await.unwrap_or_else(|_| {
        Err(Error::unreachable(format!("{target} did not answer within {}", text::duration(limit)))
            .hint("`--timeout 20s` waits longer"))
    });
    let found = found.unwrap_or_else(|error| Service::failed(&error));
    let findings = found.findings.into_iter();
    let named = |finding: Finding| Finding { check: format!("{name}.{}", finding.check), ..finding };
    Service { name, target, findings: findings.map(named).collect(), ..found }
}

/// So that the connection's own account of a timeout, which knows more, comes first.
const GRACE: Duration = Duration::from_millis(250);

/// The median time that `ask` takes, of three.
pub(super) async fn latency(ask: impl AsyncFn() -> Result<()>) -> Result<Duration> {
    let mut times = [Duration::ZERO; 3];
    for time in &mut times {
        let started = Instant::now();
        ask().await?;
        *time = started.elapsed();
    }
    times.sort_unstable();
    Ok(times[1])
}
