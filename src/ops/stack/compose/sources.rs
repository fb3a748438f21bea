//! Where Compose files and their variables come from.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::text;

/// Bytes that a Compose file may have: nobody writes as many, and everything is kept in memory several times.
pub const LARGEST: u64 = 8 * 1024 * 1024;

/// One Compose file.
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Text that came otherwise: standard input, or a stack that is shipped.
    Text {
        /// As messages name it: `<stdin>`.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
}

/// Where Compose files and their variables come from.
#[derive(Default)]
pub struct Sources {
    /// In the order in which they override each other; relative paths in all of them start from the folder of the first.
    pub files: Vec<Input>,
    /// Files of `NAME=value` lines, in the order in which they override each other. Where there is one, `.env` is not read.
    pub environment_files: Vec<PathBuf>,
    /// Whether `.env` in the folder of the first file is left alone.
    pub without_dot_env: bool,
}

/// A file that was read.
pub(super) struct Text {
    pub(super) name: Arc<str>,
    pub(super) text: String,
}

impl Input {
    pub(super) fn read(&self) -> Result<Text> {
        match self {
            Self::File(path) => read(path),
            Self::Text { name, bytes } => decoded(name, bytes.clone()),
        }
    }
}

impl Sources {
    /// The folder that relative paths start from, absolute: that of the first file, or the working directory.
    pub(super) fn folder(&self) -> Result<PathBuf> {
        let folder = match self.files.first() {
            Some(Input::File(path)) => path.parent().unwrap_or(Path::new("")),
            _ => Path::new(""),
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let absolute = std::path::absolute(folder)
            .map_err(|error| Error::failed("cannot tell the working directory").caused_by(&error))?;
        Ok(absolute)
    }

    /// The files of variables that are to be read.
    pub(super) fn variable_files(&self, folder: &Path) -> Vec<PathBuf> {
        let dot_env = folder.join(".env");
        if !self.environment_files.is_empty() {
            self.environment_files.clone()
        } else if !self.without_dot_env && dot_env.is_file() {
            vec![dot_env]
        } else {
            Vec::new()
        }
    }
}

/// A file of text, as the operator named it.
pub(super) fn read(path: &Path) -> Result<Text> {
    let name = path.to_string_lossy();
    let unreadable = || Error::usage(format!("cannot read {}", text::clean(&name)));
    let size = fs::metadata(path).map_err(|error| unreadable().caused_by(&error))?;
    if size.is_dir() {
        return Err(unreadable().because("it is a folder").hint("name a file with `-c`"));
    }
    if size.len() > LARGEST {
        return Err(too_large(&name));
    }
    decoded(&name, fs::read(path).map_err(|error| unreadable().caused_by(&error))?)
}

fn decoded(name: &str, bytes: Vec<u8>) -> Result<Text> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(name));
    }
    let not_text = |_| {
        let error = Error::usage(format!("{} is not UTF-8", text::clean(name)));
        error.hint("convert it, for example with `iconv -t UTF-8`")
    };
    Ok(Text { text: String::from_utf8(bytes).map_err(not_text)?, name: Arc::from(name) })
}

fn too_large(name: &str) -> Error {
    Error::usage(format!("{} is larger than {}", text::clean(name), text::bytes(LARGEST.cast_signed())))
}
