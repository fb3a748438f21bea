//! Files that configuration is read from.

use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Error, Result};

/// The text of a file; a directory, a missing file or foreign bytes are named as what they are.
pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Error::usage(format!("{} is not UTF-8", path.display())).caused_by(&error))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    let message = match error.kind() {
        ErrorKind::IsADirectory => format!("{} is a directory, and a file is needed there", path.display()),
        ErrorKind::NotFound => format!("there is no file {}", path.display()),
        _ => format!("{} cannot be read", path.display()),
    };
    Error::usage(message).caused_by(error)
}

/// Whether others than its owner may read the file.
pub(super) fn readable_by_others(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.mode() & 0o077 != 0)
}
