//! The account that the servers run under: PostgreSQL refuses to run as root.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;

use nix::unistd::User;

use crate::error::{Error, Result};

/// An unprivileged account of this machine.
pub(super) struct Account {
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// Whom the servers run as: `None` is the operator's own account, root chooses `postgres` or else `nobody`.
pub(super) fn of_servers() -> Result<Option<Account>> {
    if !nix::unistd::getuid().is_root() {
        return Ok(None);
    }
    let found = ["postgres", "nobody"].into_iter().find_map(|name| User::from_name(name).ok().flatten());
    let user = found.ok_or_else(|| {
        Error::failed(
            "PostgreSQL does not run as root, and there is neither an account `postgres` nor `nobody`",
        )
        .hint("run `authctl dev up` as an ordinary user")
    })?;
    Ok(Some(Account { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw() }))
}

impl Account {
    /// Whether it can reach what lies in this folder, which must exist.
    pub(super) fn may_enter(&self, folder: &Path) -> bool {
        folder.ancestors().all(|folder| fs::metadata(folder).is_ok_and(|folder| self.may_pass(&folder)))
    }

    fn may_pass(&self, folder: &fs::Metadata) -> bool {
        let class = match (folder.uid() == self.uid, folder.gid() == self.gid) {
            (true, _) => 0o100,
            (false, true) => 0o010,
            (false, false) => 0o001,
        };
        folder.mode() & class != 0
    }

    /// Makes it the owner.
    pub(super) fn own(&self, path: &Path) -> Result<()> {
        chown(path, Some(self.uid), Some(self.gid)).map_err(|error| {
            Error::failed(format!("cannot give {} to `{}`", path.display(), self.name)).caused_by(&error)
        })
    }
}
