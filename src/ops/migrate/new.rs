//! A new migration: its file and its way back, under the next version.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::files::{Source, is_of_a_word, load};
use super::prepare::NO_TRANSACTION;
use crate::error::{Error, Kind, Result};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Column, Report, Table};

/// The two files to write.
pub struct New {
    folder: PathBuf,
    name: String,
    up: String,
    down: String,
    no_transaction: bool,
}

/// Works out the files of a migration called `words` in the folder of `source`, or in `default`.
pub fn plan(source: &Source, default: &Path, words: &str, no_transaction: bool) -> Result<New> {
    if source.folder.is_none() && !default.is_dir() {
        let message = "there is no folder of migrations here, and those that are built into authctl are numbered already";
        return Err(Error::usage(message).hint(
            "`mkdir migrations` begins one of your own; `--set migrations.folder=FOLDER` names one elsewhere",
        ));
    }
    let folder = source.folder.clone().unwrap_or_else(|| default.to_owned());
    let known = if folder.is_dir() {
        load(&Source { folder: Some(folder.clone()), ..source.clone() })?
    } else {
        Vec::new()
    };
    let newest = known.last().map_or(0, |migration| migration.version);
    let version =
        newest.checked_add(1).ok_or_else(|| Error::usage("there is no version above the last one"))?;
    let name = format!("V{version}__{}", slug(words)?);
    let (up, down) = (format!("{name}.sql"), format!("down/{name}.down.sql"));
    Ok(New { folder, name, up, down, no_transaction })
}

/// The words of a name as refinery takes them.
fn slug(words: &str) -> Result<String> {
    let parts = words.split(|c: char| !is_of_a_word(c)).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("_");
    if slug.is_empty() {
        return Err(Error::usage("a migration needs a name of letters and digits")
            .hint("for example `authctl migrate new add_last_login`"));
    }
    Ok(slug)
}

/// Writes the files of an approved plan: each appears complete or not at all, the way back first, because it
/// is harmless alone.
pub fn write(approved: &Approved<New>) -> Result<Written> {
    let New { folder, up, down, no_transaction, .. } = approved.plan();
    let directive = if *no_transaction { format!("{NO_TRANSACTION}\n") } else { String::new() };
    let texts = [
        (down, format!("{directive}-- Takes back what {up} does.\n")),
        (up, format!("{directive}-- What this is for.\n")),
    ];
    let mut files = Vec::new();
    for (name, text) in texts {
        let path = folder.join(name);
        write_new(&path, &text).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Error::new(Kind::Conflict, format!("{} has just been made by somebody else", path.display()))
                    .hint("run the command again: it takes the next version")
            }
            _ => Error::failed(format!("cannot write {}", path.display())).caused_by(&error),
        })?;
        files.push(path.display().to_string());
    }
    files.reverse();
    Ok(Written { files })
}

fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".authctl.")
        .permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    std::fs::File::open(folder)?.sync_all()
}

impl Report for New {
    fn kind(&self) -> &'static str {
        "migrate.new.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("step"), Column::new("file")]);
        for file in [&self.up, &self.down] {
            table.push(["create".to_owned(), self.folder.join(file).display().to_string()]);
        }
        table
    }
}

impl Plan for New {
    fn action(&self) -> &'static str {
        "migrate.new"
    }

    fn target(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> String {
        format!("create migration {} with a way back", self.name)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// The files that were written.
pub struct Written {
    files: Vec<String>,
}

impl Report for Written {
    fn kind(&self) -> &'static str {
        "migrate.new/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::new("file")]);
        for file in &self.files {
            table.push([file.as_str()]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_refinery_takes() {
        assert_eq!(slug("add last-login.sql").unwrap(), "add_last_login_sql");
        assert_eq!(slug("  größe ").unwrap(), "größe");
        assert!(slug(" -- ").is_err());
    }
}
