//! Where a view appears.

use crate::cli::Run;
use crate::conn::postgres::Reader;
use crate::error::Result;
use crate::exit::Exit;
use crate::report::Report;

/// Where the views of one run appear.
pub(super) struct Screen<'a> {
    pub(super) run: &'a Run<'a>,
}

impl Screen<'_> {
    /// Shows what `look` sees.
    pub(super) async fn show<R: Report>(&self, mut look: impl AsyncFnMut() -> Result<R>) -> Result<Exit> {
        self.run.ui.emit(&look().await?)
    }

    /// Shows what `look` sees through a session of PostgreSQL.
    pub(super) async fn show_postgres<R: Report>(
        &self,
        mut look: impl AsyncFnMut(&Reader) -> Result<R>,
    ) -> Result<Exit> {
        let reader = self.run.context.postgres.read().await?;
        self.run.ui.emit(&look(&reader).await?)
    }
}
