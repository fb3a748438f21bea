//! The password of a database, changed in the database first: its role gets what the new secret holds before a service
//! is told of it.

use tokio_postgres::types::Type;

use super::DeployPlan;
use super::step::{Deed, Kind, Step};
use crate::conn::postgres::{Postgres, Reader, password};
use crate::error::{Error, Result};
use crate::ops::stack::object::Object;
use crate::ops::stack::salt;
use crate::plan::Approved;
use crate::secret::{MASK, Secret};
use crate::sql;

/// A role that gets another password.
pub struct Rotation {
    role: String,
    password: Secret,
    /// The way to its server, as a role that may change it.
    postgres: Postgres,
}

/// Which role of which database is to get which password.
pub(super) struct Wanted<'a> {
    /// The full name of the service.
    pub(super) service: &'a str,
    pub(super) role: &'a str,
    pub(super) port: u16,
    pub(super) password: Secret,
    /// The file in the container from which it was told the old one.
    pub(super) file: &'a str,
    /// The secret in that file.
    pub(super) old: &'a Object,
}

impl Wanted<'_> {
    /// The change that is needed, `None` where the role has the password already; fails where nobody can be asked who may
    /// change it.
    pub(super) async fn prospect(self, configured: &Postgres) -> Result<Option<Rotation>> {
        let inside = configured.at_service(self.service, self.port).tried_once();
        match self.look(&inside, false).await {
            Ok(has_it) => Ok(self.found(has_it, inside)),
            // its container may be on another node, where the configured way leads
            Err(error) => match self.look(&configured.home().tried_once(), true).await {
                Ok(has_it) => Ok(self.found(has_it, configured.home())),
                Err(_) => Err(error),
            },
        }
    }

    fn found(self, has_it: bool, postgres: Postgres) -> Option<Rotation> {
        (!has_it).then(|| Rotation { role: self.role.to_owned(), password: self.password, postgres })
    }

    async fn look(&self, postgres: &Postgres, may_be_another: bool) -> Result<bool> {
        let reader = postgres.read().await?;
        if may_be_another && !self.is_served_by(&reader).await? {
            return Err(Error::failed("the configured PostgreSQL is not that of the service"));
        }
        let verifier = verifier(&reader, self.role).await?;
        verifier.map_or(Ok(false), |verifier| password::accepts(&verifier, &self.password))
    }

    /// A server that has the service's secret where the service has it is the service's.
    async fn is_served_by(&self, reader: &Reader) -> Result<bool> {
        let statement = sql::STACK_PASSWORD_FILE.for_server(reader.major()).text;
        let row = reader.row(statement, &[(&self.file, Type::TEXT)]).await?;
        Ok(salt::has_content(self.old, row.get("content")))
    }
}

/// What the server verifies the role's password with; `None` where it has none.
async fn verifier(reader: &Reader, role: &str) -> Result<Option<String>> {
    let statement = sql::INIT_VERIFIER.for_server(reader.major()).text;
    let rows = reader.rows(statement, &[(&role, Type::TEXT)]).await?;
    let row = rows.first().ok_or_else(|| Error::failed(format!("the database has no role {role}")))?;
    Ok(row.get("verifier"))
}

impl Rotation {
    /// As one step of a plan.
    pub(super) fn step(&self) -> Step {
        let statement = format!("ALTER ROLE {} PASSWORD '{MASK}'", sql::identifier(&self.role));
        Step::new(Deed::Update, Kind::Role, &self.role)
            .of(&self.postgres.target())
            .because(format!("{statement} at {}", self.postgres.target()))
    }

    /// Whether this is its step.
    pub(in crate::ops::stack) fn is_of(&self, step: &Step) -> bool {
        step.kind == Kind::Role && step.name == self.role && step.id == self.postgres.target()
    }

    /// Whether authctl itself logs in with the password that changes.
    pub(super) fn is_our_own(&self) -> bool {
        self.postgres.settings().user == self.role
    }

    /// Gives the role its password, and makes sure that it gets in with it; if not, it has its old one again.
    pub(in crate::ops::stack) async fn carry_out(&self, approved: &Approved<DeployPlan>) -> Result<()> {
        let context =
            |error: Error| error.context(format!("role {} could not be given its new password", self.role));
        let mut writer = self.postgres.write(approved).await.map_err(context)?;
        let before = verifier(&writer, &self.role).await.map_err(context)?;
        let wanted = password::verifier(&self.password)?;
        set(&mut writer, &self.role, Some(&wanted)).await.map_err(context)?;
        let Err(error) = self.try_it().await else { return Ok(()) };
        let failed = Error::failed(format!("role {} does not get in with its new password", self.role));
        let failed = failed.because(error.to_string());
        Err(match set(&mut writer, &self.role, before.as_deref()).await {
            Ok(()) => failed.because("it has its old password again, and no service was changed"),
            Err(error) => failed.because(format!("it could not be given its old one again: {error}")).hint(
                format!("give it one by hand: `ALTER ROLE {} PASSWORD ...`", sql::identifier(&self.role)),
            ),
        })
    }

    async fn try_it(&self) -> Result<()> {
        self.postgres.as_role(&self.role, &self.password).read().await.map(drop)
    }
}

/// Gives the role a verifier, unseen by the server's log and statistics.
async fn set(writer: &mut crate::conn::postgres::Writer, role: &str, verifier: Option<&str>) -> Result<()> {
    let transaction = writer.begin().await?;
    transaction.batch(password::QUIET).await?;
    transaction.batch(&password::statement(role, verifier)).await?;
    transaction.commit().await
}
