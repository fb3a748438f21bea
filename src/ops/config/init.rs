//! A first `authctl.toml`, with every key explained and nothing set.

use std::fmt::Write as _;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::config::KEYS;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Cell, Column, Report, Table};
use crate::text;

/// The file to write.
pub struct NewFile {
    path: PathBuf,
    name: String,
    overwrites: bool,
}

impl NewFile {
    /// The plan to write `path`; an existing file is a conflict unless `force` says otherwise.
    pub fn plan(path: PathBuf, force: bool) -> Result<Self> {
        let name = path.display().to_string();
        let present = std::fs::symlink_metadata(&path).ok();
        // a file behind a symbolic link is replaced where it is, and the link stays
        let path = path.canonicalize().unwrap_or(path);
        if present.is_some() && !path.is_file() {
            let is = if path.is_dir() { "is a directory" } else { "is no ordinary file" };
            return Err(Error::usage(format!("{name} {is}, and a file is needed there")));
        }
        if present.is_some() && !force {
            let command = format!("authctl config init --force {}", text::operand(&name));
            return Err(Error::new(Kind::Conflict, format!("{name} exists already"))
                .hint(format!("replace it with `{command}`")));
        }
        let folder = folder(&path);
        if !folder.is_dir() {
            return Err(Error::usage(format!("there is no folder {}", folder.display()))
                .hint(format!("make it: `mkdir -p {}`", text::operand(&folder.to_string_lossy()))));
        }
        Ok(Self { name, path, overwrites: present.is_some() })
    }

    /// Writes the file: it appears complete and readable by its owner only, or not at all.
    pub fn write(approved: &Approved<Self>) -> Result<Written> {
        let NewFile { path, overwrites, .. } = approved.plan();
        write(path, *overwrites).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Error::new(Kind::Conflict, format!("{} has just been made by another run", path.display()))
            }
            _ => Error::failed(format!("cannot write {}", path.display())).caused_by(&error),
        })?;
        Ok(Written { path: path.clone() })
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write(path: &Path, overwrites: bool) -> std::io::Result<()> {
    let folder = folder(path);
    let mut file = tempfile::Builder::new()
        .prefix(".authctl.toml.")
        .permissions(std::fs::Permissions::from_mode(0o600))
        .tempfile_in(folder)?;
    file.write_all(contents().as_bytes())?;
    file.as_file().sync_all()?;
    if overwrites { file.persist(path) } else { file.persist_noclobber(path) }?;
    std::fs::File::open(folder)?.sync_all()
}

/// Every key as a comment under its table, then a protected profile as an example.
fn contents() -> String {
    let mut text = String::from(
        "# Configuration of authctl. Every key is shown with its default; take away the `#` to set it.\n\
         # Environment variables win over this file, and `--set KEY=VALUE` wins over both.\n",
    );
    let mut section = "";
    for key in KEYS.iter().filter(|key| !key.secret) {
        let (table, name) = key.name.split_once('.').unwrap_or(("", key.name));
        if table != section {
            let _ = write!(text, "\n[{table}]\n");
            section = table;
        }
        let _ = writeln!(text, "# {}\n# {name} = \"{}\"", key.summary, key.default.unwrap_or_default());
    }
    text.push_str(
        "\n# Passwords belong into the environment, a `..._FILE`, or `.pgpass` rather than here.\n\
         \n# [profile.production]\n# protected = true\n# [profile.production.postgres]\n# host = \"db-1,db-2\"\n# sslmode = \"verify-full\"\n",
    );
    text
}

impl Report for NewFile {
    fn kind(&self) -> &'static str {
        "config.init.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step"), Column::new("file")]);
        let step = if self.overwrites { "replace" } else { "create" };
        table.push([Cell::from(step), self.name.as_str().into()]);
        table
    }
}

impl Plan for NewFile {
    fn action(&self) -> &'static str {
        "config.init"
    }

    fn target(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> String {
        format!("{} {}", if self.overwrites { "replace" } else { "create" }, self.name)
    }

    fn danger(&self) -> Danger {
        if self.overwrites { Danger::Destructive } else { Danger::Reversible }
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// The file that was written.
pub struct Written {
    path: PathBuf,
}

impl Report for Written {
    fn kind(&self) -> &'static str {
        "config.init/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("written")]);
        table.push([self.path.display().to_string()]);
        table
    }

    fn notes(&self) -> Vec<String> {
        vec!["Edit it, then look at the result with `authctl config show`.".to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_is_valid_and_sets_nothing() {
        let table: toml::Table = contents().parse().unwrap();
        assert!(table.values().all(|value| value.as_table().is_some_and(toml::Table::is_empty)));
    }

    #[test]
    fn every_key_that_is_no_secret_is_explained() {
        let text = contents();
        for key in KEYS.iter().filter(|key| !key.secret) {
            let (_, name) = key.name.split_once('.').unwrap_or(("", key.name));
            assert!(text.contains(&format!("# {name} = ")), "{}", key.name);
        }
    }
}
