//! `backup.repository` as an address.

use std::fmt;
use std::path::PathBuf;

use object_store::path::Path;
use url::Url;

use crate::error::{Error, Result};
use crate::secret;

/// Where a repository is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A folder of this machine, absolute.
    Folder(PathBuf),
    /// A bucket, and the folder in it.
    Bucket {
        /// Its name.
        name: String,
        /// Empty for the whole bucket.
        prefix: Path,
    },
}

impl Address {
    /// What the configuration says.
    pub(super) fn parse(repository: Option<&str>) -> Result<Self> {
        let Some(text) = repository else {
            return Err(Error::usage("`backup.repository` is not set: nobody said where backups are kept")
                .hint("name a folder or a bucket: `--set backup.repository=file:///var/backups/authctl`"));
        };
        match text.split_once("://") {
            Some(("s3", rest)) => bucket(text, rest),
            Some(("file", _)) => file(text),
            None => folder(text),
            Some(_) => Err(wrong(text, "it is neither `file://` nor `s3://`")),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(formatter, "file://{}", path.display()),
            Self::Bucket { name, prefix } if prefix.is_root() => write!(formatter, "s3://{name}"),
            Self::Bucket { name, prefix } => write!(formatter, "s3://{name}/{prefix}"),
        }
    }
}

fn bucket(text: &str, rest: &str) -> Result<Address> {
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(wrong(text, "there is no bucket's name after `s3://`"));
    }
    let Ok(prefix) = Path::parse(prefix.trim_matches('/')) else {
        return Err(wrong(text, "the folder in the bucket has an empty part, `.` or `..`"));
    };
    Ok(Address::Bucket { name: name.to_owned(), prefix })
}

fn file(text: &str) -> Result<Address> {
    let url = Url::parse(text).map_err(|error| wrong(text, &error.to_string()))?;
    match url.to_file_path() {
        Ok(path) if url.query().is_none() && url.fragment().is_none() => folder(&path.to_string_lossy()),
        _ => Err(wrong(text, "a folder's address has three slashes, and `%3F`, `%23` for `?`, `#`")),
    }
}

fn folder(text: &str) -> Result<Address> {
    if text.starts_with('~') {
        return Err(wrong(text, "`~` is the shell's; write the folder out"));
    }
    let path = std::path::absolute(text).map_err(|error| wrong(text, &error.to_string()))?;
    // without the slash at its end
    Ok(Address::Folder(path.components().collect()))
}

fn wrong(text: &str, why: &str) -> Error {
    Error::usage(format!("`backup.repository` is no good: {}", secret::without_password(text)))
        .because(why)
        .hint("write it as `--set backup.repository=file:///FOLDER` or `--set backup.repository=s3://BUCKET/PREFIX`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> std::result::Result<String, String> {
        let read = Address::parse(Some(text));
        read.map(|address| address.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn folders_and_buckets_are_told_apart() {
        assert_eq!(read("file:///var/my%20backups/").unwrap(), "file:///var/my backups");
        assert_eq!(read("/var/backups").unwrap(), "file:///var/backups");
        assert_eq!(read("s3://backups").unwrap(), "s3://backups");
        assert_eq!(read("s3://backups/auth/production/").unwrap(), "s3://backups/auth/production");
        let relative = read("backups").unwrap();
        assert!(relative.starts_with("file:///") && relative.ends_with("/backups"), "{relative}");
    }

    #[test]
    fn anything_else_names_the_key_and_no_secret() {
        for text in ["file://backups/auth", "s3:///auth", "s3://a/../b", "~/backups", "ftp://app:hunter2@h/b"]
        {
            let error = read(text).unwrap_err();
            assert!(error.contains("`backup.repository`"), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
        let error = read("s3://AKIA:hunter2@bucket/auth").unwrap_err();
        assert!(!error.contains("hunter2"), "{error}");
    }

    #[test]
    fn none_is_not_a_folder_of_the_working_directory() {
        let error = Address::parse(None).unwrap_err();
        assert!(error.hints()[0].contains("--set backup.repository=file:///var/backups/authctl"));
    }
}
