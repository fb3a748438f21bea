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
    /// A file that messages call otherwise than by its path.
    Named {
        /// Where it is.
        path: PathBuf,
        /// As messages name it: `shipped:stacks/redis.stack.yaml`.
        name: String,
    },
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
            Self::Named { path, name } => Ok(Text { name: Arc::from(name.as_str()), ..read(path)? }),
            Self::Text { name, bytes } => decoded(name, bytes.clone()),
        }
    }
}

impl Sources {
    /// The folder that relative paths start from, absolute: that of the first file, or the working directory.
    pub(super) fn folder(&self) -> Result<PathBuf> {
        let folder = match self.files.first() {
            Some(Input::File(path) | Input::Named { path, .. }) => path.parent().unwrap_or(Path::new("")),
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
    let not_text = || {
        let error = Error::usage(format!(
            "{} is neither UTF-8 nor UTF-16 that begins with its mark",
            text::clean(name)
        ));
        error.hint("convert it, for example with `iconv -t UTF-8`")
    };
    Ok(Text { text: characters(bytes).ok_or_else(not_text)?, name: Arc::from(name) })
}

/// The text of UTF-8, or of UTF-16 in either order where a mark at the beginning says so, as the docker client reads it.
fn characters(bytes: Vec<u8>) -> Option<String> {
    let wide = |from_bytes: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes[2..].as_chunks::<2>();
        let units: Vec<u16> = units.iter().map(|unit| from_bytes(*unit)).collect();
        rest.is_empty().then(|| String::from_utf16(&units).ok())?
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    }
}

fn too_large(name: &str) -> Error {
    Error::usage(format!("{} is larger than {}", text::clean(name), text::bytes(LARGEST.cast_signed())))
}
