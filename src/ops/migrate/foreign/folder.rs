//! A folder of another tool's files, read.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::text as words;

/// The largest file, in bytes: it is held in memory several times.
const LARGEST: u64 = 256 << 20;

/// What lies in a folder of another tool.
pub(in crate::ops::migrate) struct Folder {
    /// The path to print.
    pub(super) path: PathBuf,
    /// Its SQL files, by name.
    pub(super) files: Vec<File>,
    /// The names of its other files, and of SQL files one folder further down.
    pub(super) others: Vec<String>,
}

/// An SQL file of another tool.
pub(super) struct File {
    /// Its name.
    pub(super) name: String,
    /// The path to print.
    pub(super) path: String,
    /// Its text, with LF at the ends of lines and without a byte order mark.
    pub(super) text: String,
}

impl Folder {
    /// Reads what is at `path`: a folder, or a script that is a file of its own.
    pub(in crate::ops::migrate) fn read(path: &Path) -> Result<Self> {
        let mut folder = Self { path: path.to_owned(), files: Vec::new(), others: Vec::new() };
        if path.is_file() {
            folder.files.push(read(path)?);
            return Ok(folder);
        }
        for entry in entries(path)? {
            if entry.is_dir() {
                let below = entries(&entry)?.into_iter().filter(|path| looks_like_sql(path));
                folder.others.extend(below.map(|path| format!("{}/{}", name(&entry), name(&path))));
            } else if looks_like_sql(&entry) {
                folder.files.push(read(&entry)?);
            } else {
                folder.others.push(name(&entry));
            }
        }
        Ok(folder)
    }

    /// Names and texts, as [`recognise`](super::recognise) takes them.
    pub(in crate::ops::migrate) fn contents(&self) -> Vec<(&str, &str)> {
        let files = self.files.iter().map(|file| (file.name.as_str(), file.text.as_str()));
        files.chain(self.others.iter().map(|name| (name.as_str(), ""))).collect()
    }
}

impl File {
    /// A sentence about a line.
    pub(super) fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// The line of the byte `at` of the text.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let refuse = |error: std::io::Error| {
        Error::usage(format!("cannot read `{}`", words::clean(&folder.to_string_lossy())))
            .caused_by(&error)
            .hint("give the folder of the other tool's migrations, or the script of Entity Framework")
    };
    let listing = std::fs::read_dir(folder).map_err(refuse)?;
    let paths: Result<Vec<_>, _> = listing.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(refuse)?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn looks_like_sql(path: &Path) -> bool {
    path.to_string_lossy().to_ascii_lowercase().ends_with(".sql")
}

fn read(path: &Path) -> Result<File> {
    let shown = path.display().to_string();
    let unreadable =
        |error: std::io::Error| Error::usage(format!("{shown}: cannot be read")).caused_by(&error);
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Error::usage(format!("{shown}: it is no ordinary file")).hint("put a file in its place"));
    }
    if about.len() > LARGEST {
        let limit = words::bytes(LARGEST.cast_signed());
        return Err(Error::usage(format!("{shown}: it holds more than {limit}")).hint("split it"));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = normalised(bytes).map_err(|(line, what)| {
        Error::usage(format!("{shown}:{line}: {what}")).hint("save the file as UTF-8")
    })?;
    Ok(File { name: name(path), path: shown, text })
}

/// UTF-8 with LF at the ends of lines and without a byte order mark; or the line that is none of that.
fn normalised(bytes: Vec<u8>) -> Result<String, (usize, &'static str)> {
    if [b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(*mark)) {
        return Err((1, "it is UTF-16, as PowerShell's `>` writes it"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let readable = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        (readable.split(|byte| *byte == b'\n').count(), "it is not UTF-8")
    })?;
    if let Some(at) = text.find('\0') {
        return Err((1 + text[..at].matches('\n').count(), "it holds a NUL byte"));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n"))
}

#[cfg(test)]
impl File {
    /// A file of this text.
    pub(super) fn of(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), path: name.to_owned(), text: text.to_owned() }
    }
}

#[cfg(test)]
impl Folder {
    /// A folder of files with these texts.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let (sql, others): (Vec<_>, Vec<_>) =
            files.iter().partition(|(name, _)| looks_like_sql(Path::new(name)));
        Self {
            path: "old".into(),
            files: sql.into_iter().map(|(name, text)| File::of(name, text)).collect(),
            others: others.into_iter().map(|(name, _)| (*name).to_owned()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_utf_8_with_lf() {
        assert_eq!(normalised(b"\xef\xbb\xbfa\r\nb\rc\n".to_vec()), Ok("a\nb\rc\n".to_owned()));
        assert_eq!(normalised(b"a\n\xff".to_vec()), Err((2, "it is not UTF-8")));
        assert_eq!(normalised(b"a\n\n\0".to_vec()), Err((3, "it holds a NUL byte")));
        assert_eq!(normalised(b"\xff\xfea\0".to_vec()).unwrap_err().0, 1);
    }
}
