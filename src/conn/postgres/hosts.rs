//! Which of the hosts gives the session: the first that is there and of the right kind.

use super::explain;
use super::fault::Fault;
use super::guard::Guard;
use super::login::{self, Opened};
use super::session::Reader;
use super::{Postgres, address};
use crate::config::{Host, SessionAttributes};
use crate::conn::dial::Deadline;
use crate::conn::retry::{self, Transient};
use crate::error::{Error, Result};

/// Opens a session, with retries where a failure may pass.
pub(super) async fn open(postgres: &Postgres, guard: &Guard) -> Result<Reader> {
    let patience = postgres.patience;
    let found =
        retry::opening(patience, async |attempt| Pass { postgres, guard, attempt }.search().await).await;
    found.map_err(|refusals| refusals.explain(postgres))
}

/// The hosts, once.
struct Pass<'a> {
    postgres: &'a Postgres,
    guard: &'a Guard,
    attempt: u32,
}

impl Pass<'_> {
    async fn search(&self) -> std::result::Result<Reader, Refusals> {
        let wanted = self.postgres.settings.target_session_attributes;
        match (self.for_one(wanted).await, wanted) {
            (Err(refusals), SessionAttributes::PreferStandby) if refusals.was_there() => {
                self.for_one(SessionAttributes::Any).await
            }
            (outcome, _) => outcome,
        }
    }

    async fn for_one(&self, wanted: SessionAttributes) -> std::result::Result<Reader, Refusals> {
        let mut refusals = Refusals(Vec::new());
        for host in &self.postgres.settings.hosts {
            let fault = match self.at(host, wanted).await {
                Ok(opened) => {
                    return Ok(Reader::new(opened, self.postgres.peer(host), self.guard));
                }
                Err(fault) => fault,
            };
            let leads_on = fault.leads_on();
            if leads_on {
                self.tell_of(host, &fault);
            }
            refusals.0.push((host.clone(), fault));
            if !leads_on {
                break;
            }
        }
        Err(refusals)
    }

    async fn at(&self, host: &Host, wanted: SessionAttributes) -> std::result::Result<Opened, Fault> {
        let Postgres { settings, shared, origin, .. } = self.postgres;
        let from = if origin.is_empty() { String::new() } else { format!(", from {origin}") };
        let again = if self.attempt > 1 { format!(", attempt {}", self.attempt) } else { String::new() };
        let target = &self.postgres.peer(host).target;
        shared.progress.detail(&format!("Connecting to {target}{from}{again}."));
        let deadline = Deadline::after(settings.connect_timeout);
        // boxed, or every future that opens a session would be as large as this one
        let mut opened = Box::pin(login::attempt(self.postgres, host, self.guard, deadline)).await?;
        if wanted != SessionAttributes::Any {
            opened.standing = opened.standing.complete(&opened.client).await?;
            if let Some(objection) = opened.standing.objection(wanted) {
                return Err(Fault::Role(objection.to_owned()));
            }
        }
        Ok(opened)
    }

    fn tell_of(&self, host: &Host, fault: &Fault) {
        let words = explain::connecting(fault, &self.postgres.peer(host));
        self.postgres.shared.progress.detail(&format!("{words}."));
    }
}

/// Why none of the hosts would do.
struct Refusals(Vec<(Host, Fault)>);

impl Refusals {
    /// Whether a server was reached and only of the wrong kind.
    fn was_there(&self) -> bool {
        self.0.iter().any(|(_, fault)| matches!(fault, Fault::Role(_)))
    }

    fn explain(self, postgres: &Postgres) -> Error {
        let explained: Vec<_> = self
            .0
            .iter()
            .map(|(host, fault)| (host, explain::connecting(fault, &postgres.peer(host))))
            .collect();
        let Some((_, last)) = explained.last() else {
            return Error::usage("`postgres.host` names no host").hint("`--set postgres.host=HOST`");
        };
        if explained.len() == 1 {
            let mut explained = explained;
            return explained.remove(0).1;
        }
        let message = format!("none of {} hosts of {} will do", explained.len(), postgres.target());
        let error = Error::new(last.kind(), message);
        let error = last.hints().iter().fold(error, Error::hint);
        explained.iter().fold(error, |error, (host, why)| {
            let why = why.causes().last().map_or_else(|| why.message(), String::as_str);
            error.because(format!("{}: {why}", address(host)))
        })
    }
}

impl Transient for Refusals {
    /// A host that is down may come up, one of the wrong kind may be promoted too late for us.
    fn is_transient(&self) -> bool {
        self.0.iter().all(|(_, fault)| fault.leads_on())
            && self.0.iter().any(|(_, fault)| fault.is_transient())
    }
}
