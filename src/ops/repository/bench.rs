//! A repository for tests.

use std::path::Path;
use std::time::Duration;

use crate::config::BackupSettings;
use crate::conn::repository::{Repository, Writer};
use crate::error::Result;
use crate::plan::{Approved, Asker, Danger, Plan, Policy};
use crate::report::{Report, Table};

struct Writing;

impl Report for Writing {
    fn kind(&self) -> &'static str {
        "test.writing/1"
    }

    fn table(&self) -> Table {
        Table::default()
    }
}

impl Plan for Writing {
    fn action(&self) -> &'static str {
        "test.writing"
    }

    fn target(&self) -> &'static str {
        "repository"
    }

    fn summary(&self) -> String {
        "write".to_owned()
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }
}

struct Nobody;

impl Asker for Nobody {
    fn somebody_is_there(&self) -> bool {
        false
    }

    fn confirm(&mut self, _: &str) -> Result<bool> {
        Ok(false)
    }

    fn type_name(&mut self, _: &str, _: &str) -> Result<String> {
        Ok(String::new())
    }
}

/// To change the repository in `folder`.
pub(super) async fn writer(folder: &Path) -> Writer {
    let policy = Policy { yes: true, ..Policy::default() };
    let approved = Approved::ask(Writing, &policy, &mut Nobody).unwrap();
    let settings = BackupSettings {
        repository: Some(format!("file://{}", folder.display())),
        s3_endpoint: None,
        region: None,
        profile: None,
        recipients: Vec::new(),
        identity: None,
        hook_before: None,
        hook_after: None,
        timeout: Duration::from_secs(5),
    };
    Repository::new(settings).write(&approved).await.unwrap()
}
