//! A folder of ours beside a program, for the few small files that it takes from nowhere else.

use super::{Place, Tool};
use crate::conn::Scratch;
use crate::conn::docker::{Container, Lifeline};
use crate::error::{Error, Result};

/// A folder where a program can read it and no other account can. It is gone with this value.
pub struct Stage {
    path: String,
    keeper: Keeper,
}

enum Keeper {
    Here(Scratch),
    InContainer(Lifeline),
}

/// Where every image has room.
const TEMPORARY: &str = "/tmp";

/// Reads the file `$1` from its input.
const WRITE: &str = r#"umask 077; cat >"$1""#;

impl Tool {
    /// Puts files, by name and content, where the program is.
    pub async fn stage(&self, files: &[(&str, &[u8])]) -> Result<Stage> {
        match &self.place {
            Place::Here(_) => here(files)
                .map_err(|error| Error::failed("cannot write into a temporary folder").caused_by(&error)),
            Place::Container { container, .. } => in_container(container, files).await,
        }
    }
}

impl Stage {
    /// The folder, as the program sees it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Removes it, and waits until that is done.
    pub async fn remove(self) {
        match self.keeper {
            Keeper::Here(folder) => drop(folder),
            Keeper::InContainer(lifeline) => lifeline.cut().await,
        }
    }
}

fn here(files: &[(&str, &[u8])]) -> std::io::Result<Stage> {
    let folder = Scratch::new()?;
    for (name, content) in files {
        folder.write(name, content)?;
    }
    Ok(Stage { path: folder.path().to_string_lossy().into_owned(), keeper: Keeper::Here(folder) })
}

async fn in_container(container: &Container, files: &[(&str, &[u8])]) -> Result<Stage> {
    let path = format!("{TEMPORARY}/authctl-{:032x}", rand::random::<u128>());
    let lifeline = container.folder(&path).await?;
    for (name, content) in files {
        let file = format!("{path}/{name}");
        let written = container.run(&["sh", "-c", WRITE, "write", &file], content).await?;
        if written.code != 0 {
            return Err(Error::failed(format!("cannot write {file} in container {}", container.name()))
                .because(written.stderr.trim())
                .hint("there must be room in its /tmp"));
        }
    }
    Ok(Stage { path, keeper: Keeper::InContainer(lifeline) })
}
