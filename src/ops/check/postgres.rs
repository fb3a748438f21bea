//! PostgreSQL as it is found.

use std::time::Instant;

use tokio_postgres::Row;

use super::service::{Facts, Service, Tls, latency};
use crate::conn::postgres::{Postgres, Reader};
use crate::error::{Error, Result};
use crate::report::{Finding, Verdict};
use crate::sql;

pub(super) async fn check(postgres: &Postgres) -> Result<Service> {
    let started = Instant::now();
    let reader = postgres.read().await?;
    let connect = started.elapsed();
    let ping = sql::CHECK_PING.for_server(reader.major());
    let latency = latency(async || reader.row(ping.text, &[]).await.map(drop)).await?;
    let who = Who::of(&reader).await?;
    let mut service = Service::reached(Facts {
        connect: Some(connect),
        latency: Some(latency),
        version: reader.source().server,
        tls: Some(who.tls_version.clone().map_or(Tls::No, |version| Tls::Yes(Some(version)))),
        identity: Some(who.words()),
    });
    rights(&mut service, &who);
    condition(&mut service, &who);
    Ok(service)
}

/// The row of `check/identity`.
#[expect(clippy::struct_excessive_bools, reason = "each is a right of its own")]
struct Who {
    role: String,
    superuser: bool,
    in_recovery: bool,
    read_only: bool,
    tls_version: Option<String>,
    may_create_database: bool,
    may_create_role: bool,
    monitors: bool,
    signals: bool,
}

impl Who {
    async fn of(reader: &Reader) -> Result<Self> {
        let query = sql::CHECK_IDENTITY.for_server(reader.major());
        let row = reader.row(query.text, &[]).await?;
        Self::read(&row).map_err(|error| Error::bug("`check/identity` has other columns").caused_by(&error))
    }

    fn read(row: &Row) -> std::result::Result<Self, tokio_postgres::Error> {
        Ok(Self {
            role: row.try_get("role")?,
            superuser: row.try_get("superuser")?,
            in_recovery: row.try_get("in_recovery")?,
            read_only: row.try_get("read_only")?,
            tls_version: row.try_get("tls_version")?,
            may_create_database: row.try_get("may_create_database")?,
            may_create_role: row.try_get("may_create_role")?,
            monitors: row.try_get("monitors")?,
            signals: row.try_get("signals")?,
        })
    }

    fn words(&self) -> String {
        if self.superuser { format!("superuser {}", self.role) } else { self.role.clone() }
    }
}

fn rights(service: &mut Service, who: &Who) {
    let role = sql::identifier(&who.role);
    if !who.monitors {
        service.unseen("see the queries of other roles", Some(format!("GRANT pg_monitor TO {role}")));
    }
    let forbidden = [
        (who.superuser, "do what only superusers may", None),
        (who.may_create_database, "create databases", Some(format!("ALTER ROLE {role} CREATEDB"))),
        (who.may_create_role, "create roles", Some(format!("ALTER ROLE {role} CREATEROLE"))),
        (who.signals, "cancel other roles' queries", Some(format!("GRANT pg_signal_backend TO {role}"))),
    ];
    for (_, right, grant) in forbidden.into_iter().filter(|(may, _, _)| !may) {
        service.forbidden(right, grant);
    }
    let rest: Vec<_> = service.missing.iter().skip(usize::from(!who.monitors)).map(|it| &*it.right).collect();
    if !rest.is_empty() {
        let words = format!("may not {}", rest.join(", "));
        service.find(Finding::new("rights", &who.role, Verdict::Fine, words));
    }
}

fn condition(service: &mut Service, who: &Who) {
    if who.in_recovery {
        service.find(
            Finding::new(
                "recovery",
                &who.role,
                Verdict::Warn,
                "in recovery: a standby, which takes no writes",
            )
            .remedy("for the primary: `--set postgres.target_session_attrs=primary` with all hosts"),
        );
    }
    if who.read_only {
        service.find(
            Finding::new("read_only", &who.role, Verdict::Warn, "transactions are read-only by default")
                .remedy("`ALTER DATABASE … RESET default_transaction_read_only`, or the same for the role"),
        );
    }
}
