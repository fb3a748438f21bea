//! One attempt at one host: the way there, TLS as `sslmode` says, the login.

use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt};
use tokio_postgres::config::SslMode as Negotiation;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{CancelToken, Client};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::Postgres;
use super::fault::Fault;
use super::guard::Guard;
use super::link::{self, Heard};
use super::role::Standing;
use crate::config::{Host, PostgresSettings, SslMode};
use crate::conn::dial::{self, Deadline, Stage, Stream, Way};
use crate::conn::running::Stoppable;
use crate::conn::tls::{self, Check, Identity, Trust, Version};
use crate::error::{Error, Result};

/// A session, fresh from the login.
pub(super) struct Opened {
    pub(super) client: Client,
    pub(super) heard: Heard,
    pub(super) server_version: String,
    pub(super) standing: Standing,
    /// The version of TLS; `None` where the bytes travel in the clear.
    pub(super) tls: Option<&'static str>,
    /// Whether the settings of the guard are in force for the whole session.
    pub(super) guarded: bool,
    pub(super) stop: Arc<Stop>,
}

/// Opens a session at `host`.
pub(super) async fn attempt(
    postgres: &Postgres,
    host: &Host,
    guard: &Guard,
    deadline: Deadline,
) -> std::result::Result<Opened, Fault> {
    let socket = |folder: &str| PathBuf::from(folder).join(format!(".s.PGSQL.{}", host.port));
    let way = Way::find(host, socket, &postgres.shared, deadline).await?;
    let login = Login { postgres, host, way, guard, deadline };
    match login.with_and_without_tls().await {
        Err(fault) if guard.at_login && fault.is_about_options() => {
            Login { guard: &guard.after_login(), ..login }.with_and_without_tls().await
        }
        outcome => outcome,
    }
}

struct Login<'a> {
    postgres: &'a Postgres,
    host: &'a Host,
    way: Way,
    guard: &'a Guard,
    deadline: Deadline,
}

impl Login<'_> {
    /// libpq's order: `allow` begins in the clear, `prefer` with TLS, and the other way is tried where
    /// the first was refused for being what it was.
    async fn with_and_without_tls(&self) -> std::result::Result<Opened, Fault> {
        let (first, second) = match self.postgres.settings.sslmode {
            _ if self.way.is_local() => (Negotiation::Disable, None),
            SslMode::Disable => (Negotiation::Disable, None),
            SslMode::Allow => (Negotiation::Disable, Some(Negotiation::Require)),
            SslMode::Prefer => (Negotiation::Prefer, Some(Negotiation::Disable)),
            SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull => (Negotiation::Require, None),
        };
        let fault = match (self.once(first).await, second) {
            (Err(fault), Some(_)) if fault.depends_on_tls() => fault,
            (outcome, _) => return outcome,
        };
        match self.once(second.unwrap_or(first)).await {
            // What TLS came to says more than the attempt without it, unless the server has none.
            Err(later) if first == Negotiation::Disable && later.server().is_some() => Err(later),
            Err(_) => Err(fault),
            opened => opened,
        }
    }

    async fn once(&self, negotiation: Negotiation) -> std::result::Result<Opened, Fault> {
        let settings = &self.postgres.settings;
        let version = Version::default();
        let mut connector = connector(settings, negotiation, &version).map_err(told)?;
        let config = self.config(negotiation);
        let stream = self.way.open(self.deadline).await?;
        let Ok(tls) =
            MakeTlsConnect::<Stream>::make_tls_connect(&mut connector, dial::server_name(self.host));
        let greeting = config.connect_raw(stream, tls);
        let (client, connection) = self.deadline.bound(Stage::Greeting, greeting).await??;
        let told = |name: &str| connection.parameter(name).map(|value| value == "on");
        let standing =
            Standing { standby: told("in_hot_standby"), read_only: told("default_transaction_read_only") };
        let guarded = self.guard.holds(connection.parameter("default_transaction_read_only"));
        let server_version = connection.parameter("server_version").unwrap_or("unknown").to_owned();
        let stop = Arc::new(Stop {
            token: client.cancel_token(),
            way: self.way.clone(),
            host: dial::server_name(self.host).to_owned(),
            connector,
        });
        self.postgres.shared.running.add(Arc::downgrade(&stop) as _);
        let heard = link::drive(connection);
        let tls = version.get().copied();
        Ok(Opened { client, heard, server_version, standing, tls, guarded, stop })
    }

    fn config(&self, negotiation: Negotiation) -> tokio_postgres::Config {
        let settings = &self.postgres.settings;
        let mut config = tokio_postgres::Config::new();
        config
            .user(&settings.user)
            .dbname(&settings.database)
            .application_name(&self.postgres.application_name)
            .ssl_mode(negotiation);
        if self.guard.at_login {
            config.options(self.guard.options());
        }
        if let Some(password) = &settings.password {
            config.password(password.expose());
        }
        config
    }
}

fn told(error: Error) -> Fault {
    Fault::Line(dial::Fault::Told(error))
}

/// As in libpq, certificates to trust are looked for in every mode that has some, so that `require` with
/// `sslrootcert` is `verify-ca`.
fn connector(
    settings: &PostgresSettings,
    negotiation: Negotiation,
    version: &Version,
) -> Result<MakeRustlsConnect> {
    let (mut check, mut trust, mut identity) = (Check::Nothing, Trust::nobody(), None);
    if negotiation != Negotiation::Disable {
        check = match (settings.sslmode, &settings.sslrootcert) {
            (SslMode::VerifyFull, _) => Check::ChainAndName,
            (SslMode::VerifyCa, _) | (_, Some(_)) => Check::Chain,
            _ => Check::Nothing,
        };
        trust = match &settings.sslrootcert {
            Some(path) if path.as_os_str() != "system" => Trust::file(path, "postgres.sslrootcert")?,
            _ if check == Check::Nothing => Trust::nobody(),
            _ => Trust::machine(),
        };
        identity = self::identity(settings)?;
    }
    Ok(MakeRustlsConnect::new(tls::client(check, trust, identity, version.clone())?))
}

fn identity(settings: &PostgresSettings) -> Result<Option<Identity>> {
    match (&settings.sslcert, &settings.sslkey) {
        (Some(chain), Some(key)) => {
            Identity::files(chain, key, ["postgres.sslcert", "postgres.sslkey"]).map(Some)
        }
        (Some(_), None) => Err(Error::usage("`postgres.sslcert` is set and `postgres.sslkey` is not")
            .hint("name the key's file with `--set postgres.sslkey=FILE`")),
        (None, _) => Ok(None),
    }
}

/// Stops the statement that a session waits for.
pub(super) struct Stop {
    token: CancelToken,
    way: Way,
    host: String,
    connector: MakeRustlsConnect,
}

impl Stoppable for Stop {
    fn stop(&self) -> BoxFuture<'_, ()> {
        async {
            let deadline = Deadline::after(std::time::Duration::from_secs(2));
            let Ok(stream) = self.way.open(deadline).await else { return };
            let mut connector = self.connector.clone();
            let Ok(tls) = MakeTlsConnect::<Stream>::make_tls_connect(&mut connector, &self.host);
            drop(self.token.cancel_query_raw(stream, tls).await);
        }
        .boxed()
    }
}
