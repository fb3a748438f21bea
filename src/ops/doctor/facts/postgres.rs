//! What PostgreSQL tells, question by question, through one session.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};
use tokio_postgres::types::Type;

use super::application::{self, Application};
use super::session::{STATEMENT, Session, float, whole};
use super::views::{
    Connections, Counters, Holder, Index, Locked, Sequence, Server, Setting, Slot, Table, Transaction,
    Wraparound,
};
use super::{CronJob, Rows, SAMPLE};
use crate::conn::postgres::{Postgres as Service, Reader};
use crate::error::Result;
use crate::ops::seen::Seen;
use crate::sql;

/// How long one login may take.
const LOGIN: Duration = Duration::from_millis(2500);

/// 53300: no connection is left, by whichever limit.
pub(crate) const FULL: &str = "53300";

/// What PostgreSQL tells.
#[derive(Debug)]
pub(crate) struct Postgres {
    /// Why the database of the configuration let nobody in, where only another one of the server did.
    pub(crate) shut: Option<String>,
    /// The server by itself.
    pub(crate) server: Seen<Server>,
    /// Limits on connections, and who has them.
    pub(crate) connections: Seen<Rows<Connections>>,
    /// Every session that is at work or holds a transaction.
    pub(crate) transactions: Seen<Rows<Transaction>>,
    /// Who waits for whose lock.
    pub(crate) locks: Seen<Rows<Locked>>,
    /// Who keeps vacuum from removing dead rows.
    pub(crate) holders: Seen<Rows<Holder>>,
    /// Tables, by what vacuum has to do.
    pub(crate) tables: Seen<Rows<Table>>,
    /// Replication slots.
    pub(crate) slots: Seen<Rows<Slot>>,
    /// How far transaction numbers are used up.
    pub(crate) wraparound: Seen<Rows<Wraparound>>,
    /// Indexes with something wrong.
    pub(crate) indexes: Seen<Rows<Index>>,
    /// Settings that are dangerous or wait for a restart.
    pub(crate) settings: Seen<Rows<Setting>>,
    /// Sequences.
    pub(crate) sequences: Seen<Rows<Sequence>>,
    /// Jobs of `pg_cron`; `None` where the server has none.
    pub(crate) cron: Seen<Option<Rows<CronJob>>>,
    /// What was counted between two looks.
    pub(crate) counted: Seen<Counters>,
    /// What the application's own tables tell.
    pub(crate) application: Application,
}

/// Looks at the server until `deadline`.
pub(super) async fn look(service: &Service, deadline: Instant) -> Result<Postgres> {
    let hurried = service.tried_once().hurried(LOGIN, STATEMENT);
    let (reader, shut) = match hurried.read().await {
        Ok(reader) => (reader, None),
        // the limit may be the database's own, and then another database still lets us look at the server
        Err(error) if error.server_code() == Some(FULL) => match hurried.home().read().await {
            Ok(reader) => (reader, Some(error.to_string())),
            Err(_) => return Err(error),
        },
        Err(error) => return Err(error),
    };
    let session = Session { reader: &reader, deadline };
    let before = session.row::<Counters>(sql::DOCTOR_COUNTERS).await;
    let sampled = Instant::now();
    let server = session.row::<Server>(sql::DOCTOR_SERVER).await;
    let mut facts = views(&session, server).await;
    facts.shut = shut;
    facts.application = application::look(&session).await;
    // behind our own questions to those tables, which are counted too
    let ran = application::statements(&session, &facts.application).await;
    facts.cron = cron(&hurried, &reader, &facts, deadline).await;
    sleep_until((sampled + SAMPLE).min(deadline)).await;
    let now = application::statements(&session, &facts.application).await;
    facts.application.statements = application::between(&ran, now);
    facts.counted = match before {
        Seen::Known(before) => {
            let seconds = sampled.elapsed().as_secs_f64();
            session.row::<Counters>(sql::DOCTOR_COUNTERS).await.map(|after| after.since(&before, seconds))
        }
        hidden => hidden,
    };
    Ok(facts)
}

/// Every view that needs nothing but the session.
async fn views(session: &Session<'_>, server: Seen<Server>) -> Postgres {
    let never = float(&f64::MAX);
    let (warn, bad) = (float(&0.8), float(&0.95));
    Postgres {
        shut: None,
        server,
        connections: session.view(sql::MONITOR_POSTGRES_CONNECTIONS, &[warn.clone(), bad.clone()]).await,
        transactions: session
            .view(
                sql::MONITOR_POSTGRES_ACTIVITY,
                &[(&true, Type::BOOL), never.clone(), never.clone(), never.clone(), never.clone()],
            )
            .await,
        locks: session
            .view(
                sql::MONITOR_POSTGRES_LOCKS,
                &[never.clone(), never.clone(), whole(&i64::MAX), never.clone()],
            )
            .await,
        holders: session
            .view(sql::MONITOR_POSTGRES_XMIN, &[whole(&i64::MAX), whole(&i64::MAX), never.clone()])
            .await,
        tables: session
            .view(
                sql::MONITOR_POSTGRES_VACUUM,
                &[whole(&TABLES), float(&2.0), float(&5.0), whole(&LEAST_DEAD), float(&LATE)],
            )
            .await,
        slots: session.view(sql::MONITOR_POSTGRES_SLOTS, &[never, whole(&i64::MAX)]).await,
        wraparound: session
            .view(sql::MONITOR_POSTGRES_WRAPAROUND, &[whole(&5), float(&0.4), float(&0.6)])
            .await,
        indexes: session
            .view(sql::MONITOR_POSTGRES_INDEXES, &[whole(&TABLES), float(&(14.0 * 86_400.0)), whole(&UNUSED)])
            .await,
        settings: session.view(sql::MONITOR_POSTGRES_SETTINGS, &[(&false, Type::BOOL)]).await,
        sequences: session
            .view(sql::MONITOR_POSTGRES_SEQUENCES, &[whole(&TABLES), float(&0.7), float(&0.9)])
            .await,
        cron: Seen::Known(None),
        counted: Seen::hidden("not asked"),
        application: Application::default(),
    }
}

/// More are not told of in a diagnosis.
const TABLES: i64 = 200;
/// Fewer dead rows than this slow nobody down: a hundred pages or so.
pub(crate) const LEAST_DEAD: i64 = 10_000;
/// Seconds after which a vacuum that is due is late.
const LATE: f64 = 3600.0;
/// Unused indexes up to this size are not worth a word.
const UNUSED: i64 = 10 * 1024 * 1024;

/// The jobs of `pg_cron`, which live in one database of the server.
async fn cron(
    service: &Service,
    own: &Reader,
    facts: &Postgres,
    deadline: Instant,
) -> Seen<Option<Rows<CronJob>>> {
    let Some(server) = facts.server.known() else { return Seen::hidden("the server told nothing of itself") };
    let Some(home) = &server.cron_database else { return Seen::Known(None) };
    let there = if *home == server.database {
        None
    } else {
        match service.with_database(home).read().await {
            Ok(reader) => Some(reader),
            Err(error) => return Seen::not(&error),
        }
    };
    let session = Session { reader: there.as_ref().unwrap_or(own), deadline };
    super::cron::look(&session).await
}
