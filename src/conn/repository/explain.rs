//! What failures of a repository mean to an operator.

use std::error::Error as StandardError;
use std::io;
use std::path::Path;

use nix::errno::Errno;
use nix::sys::statvfs::statvfs;
use object_store::client::{HttpError, HttpErrorKind};

use super::bucket::{between, unescaped};
use super::credentials::Missing;
use crate::error::{Error, Kind};
use crate::text;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// To look whether it is there.
    Open,
    /// To make it.
    Make,
    /// To list what is in it.
    List,
    /// To read a file.
    Read,
    /// To write one.
    Write,
    /// To remove one.
    Delete,
}

impl Deed {
    const fn verb(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Make => "make",
            Self::List => "list",
            Self::Read => "read",
            Self::Write => "write",
            Self::Delete => "delete",
        }
    }

    /// What an administrator has to allow for it.
    const fn permission(self) -> &'static str {
        match self {
            Self::Open | Self::Make | Self::List => {
                "`s3:ListBucket` (and `s3:ListBucketMultipartUploads`) on the bucket"
            }
            Self::Read => "`s3:GetObject` on the bucket's objects",
            Self::Write => "`s3:PutObject` and `s3:AbortMultipartUpload` on the bucket's objects",
            Self::Delete => "`s3:DeleteObject` and `s3:AbortMultipartUpload` on the bucket's objects",
        }
    }
}

/// Something that was tried with a repository.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt<'a> {
    /// What.
    pub(super) deed: Deed,
    /// With whom: the repository, or a file in it.
    pub(super) what: &'a str,
    /// Its folder, where it is one.
    pub(super) folder: Option<&'a Path>,
}

impl Attempt<'_> {
    /// Why it failed.
    pub(super) fn failed(&self, failure: &(dyn StandardError + 'static)) -> Error {
        if let Some(missing) = cause::<Missing>(failure) {
            return self.without_credentials(missing);
        }
        if let Some(line) = cause::<HttpError>(failure) {
            return self.unanswered(line);
        }
        if let Some(refusal) = Refusal::read(failure) {
            return self.refused(&refusal);
        }
        match (cause::<io::Error>(failure), self.folder) {
            (Some(disk), Some(folder)) => self.on_disk(disk, folder),
            _ => self.told(failure),
        }
    }

    fn tried(&self, kind: Kind) -> Error {
        Error::new(kind, format!("cannot {} {}", self.deed.verb(), self.what))
    }

    fn told(&self, failure: &(dyn StandardError + 'static)) -> Error {
        if let Some(object_store::Error::Precondition { .. }) = failure.downcast_ref() {
            return self.tried(Kind::Conflict).because("it was replaced while it was being read");
        }
        self.tried(Kind::Failed).caused_by(failure)
    }

    fn without_credentials(&self, missing: &Missing) -> Error {
        let error = self.tried(Kind::Denied).because(missing.to_string());
        missing.0.iter().cloned().fold(error, Error::because).hint(
            "set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or log in: `aws sso login`, \
             and name the profile: `--set dynamodb.profile=NAME`",
        )
    }

    fn unanswered(&self, line: &HttpError) -> Error {
        let error = match line.kind() {
            HttpErrorKind::Timeout => self
                .tried(Kind::Unreachable)
                .because("no answer in time")
                .hint("`--timeout 20s` waits longer for an answer"),
            _ => reasons(line).into_iter().fold(self.tried(Kind::Unreachable), Error::because),
        };
        error.hint(
            "see that S3's address is right and reachable: `authctl config show`; another one is set with \
             `--set backup.s3_endpoint=URL`",
        )
    }

    fn refused(&self, refusal: &Refusal) -> Error {
        let (kind, hint) = self.meaning(refusal);
        let error = self.tried(kind);
        let error = match &refusal.words {
            Some(words) => error.because(words),
            None => error.because(format!("S3 answered {}", refusal.status)),
        };
        let error = refusal.code.iter().fold(error, Error::code);
        hint.into_iter().fold(error, Error::hint)
    }

    fn meaning(&self, refusal: &Refusal) -> (Kind, Option<String>) {
        let code = refusal.code.as_deref().unwrap_or_default();
        let (kind, hint) = match code {
            "NoSuchBucket" => {
                (Kind::Failed, "check the bucket's name and the account, or make it: `aws s3 mb s3://BUCKET`")
            }
            "ExpiredToken" => {
                (Kind::Denied, "the credentials ran out: renew them, for example with `aws sso login`")
            }
            "InvalidAccessKeyId" => {
                (Kind::Denied, "S3 does not know this access key: check `AWS_ACCESS_KEY_ID` and the endpoint")
            }
            "SignatureDoesNotMatch" => {
                (Kind::Denied, "the secret key does not fit the access key: check `AWS_SECRET_ACCESS_KEY`")
            }
            "RequestTimeTooSkewed" => (Kind::Denied, "this machine's clock is wrong: check `date -u`"),
            "PermanentRedirect" | "TemporaryRedirect" | "AuthorizationHeaderMalformed" | "redirect" => {
                (Kind::Failed, "the bucket is in another region: name it, for example `AWS_REGION=eu-west-1`")
            }
            _ if refusal.status.starts_with("404") && matches!(self.deed, Deed::Open | Deed::List) => {
                (Kind::Failed, "check the bucket's name and S3's address")
            }
            _ if refusal.status.starts_with("403") || refusal.status.starts_with("401") => {
                return (Kind::Denied, Some(self.grant()));
            }
            _ if refusal.status.starts_with('5') => {
                (Kind::Unreachable, "S3 has a fault: wait a little and run the command again")
            }
            _ => return (Kind::Failed, None),
        };
        (kind, Some(hint.to_owned()))
    }

    fn grant(&self) -> String {
        format!("an administrator can allow {} in the IAM or bucket policy", self.deed.permission())
    }

    fn on_disk(&self, disk: &io::Error, folder: &Path) -> Error {
        let folder_text = text::argument(&folder.display().to_string());
        match disk.raw_os_error().map(Errno::from_raw) {
            Some(Errno::ENOSPC) => self
                .tried(Kind::Failed)
                .because(room(folder).map_or("the disk is full".to_owned(), |room| {
                    format!("the disk is full: {room} left on its file system")
                }))
                .hint("make room there, for example with `authctl backup prune`, or name another repository"),
            Some(Errno::EDQUOT) => self
                .tried(Kind::Failed)
                .because("the quota of this account is used up")
                .hint(format!("see `quota -s`, or make room in {folder_text}")),
            Some(Errno::EFBIG) => self
                .tried(Kind::Failed)
                .because("its file system, or the limit of this account, takes no file of that size")
                .hint("see `ulimit -f`"),
            Some(Errno::EROFS) => self.tried(Kind::Failed).because("its file system is read-only").hint(
                format!("see why with `findmnt -T {folder_text}` and `dmesg`, or name another repository"),
            ),
            Some(Errno::EACCES | Errno::EPERM) => {
                self.tried(Kind::Denied).because(format!("permission denied to {}", account())).hint(format!(
                    "see whose it is: `namei -l {folder_text}`; `chown` gives it to the right account"
                ))
            }
            Some(Errno::ENOTDIR | Errno::EEXIST) => self
                .tried(Kind::Usage)
                .because("there is a file where a folder should be")
                .hint("name another folder: `--set backup.repository=file:///FOLDER`"),
            Some(Errno::ENOENT) if self.deed == Deed::Open => self
                .tried(Kind::Unreachable)
                .because("there is no such folder")
                .hint(format!("if it is on a disk of its own, mount that: `findmnt -T {folder_text}`"))
                .hint("if there was never a backup, `authctl backup create` makes it"),
            _ => self.tried(Kind::Failed).because(disk.to_string()),
        }
    }
}

/// What S3 answered instead of doing it.
struct Refusal {
    status: String,
    code: Option<String>,
    words: Option<String>,
}

impl Refusal {
    /// `object_store` keeps the answer to itself, except in its words.
    fn read(failure: &(dyn StandardError + 'static)) -> Option<Self> {
        let words = failure.to_string();
        if words.contains("Received redirect without LOCATION") {
            return Some(Self { status: "301".to_owned(), code: Some("redirect".to_owned()), words: None });
        }
        let body = |element| between(&words, element).map(unescaped);
        let status = words
            .split_once("non-2xx status code: ")
            .map(|(_, rest)| rest.split(':').next().unwrap_or_default().trim().to_owned());
        let code =
            body("Code").or_else(|| Some(words.split_once("(code: ")?.1.split(')').next()?.to_owned()));
        let status = status.or_else(|| code.is_some().then(String::new))?;
        Some(Self { status, code, words: body("Message") })
    }
}

/// The first failure of this type among `failure` and what is behind it.
fn cause<'a, E: StandardError + 'static>(failure: &'a (dyn StandardError + 'static)) -> Option<&'a E> {
    let mut next = Some(failure);
    while let Some(failure) = next {
        if let Some(found) = failure.downcast_ref() {
            return Some(found);
        }
        next = failure.source();
    }
    None
}

/// What is behind a failure, each once, the outermost left away: it only repeats the next.
fn reasons(failure: &dyn StandardError) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    let mut next = failure.source();
    while let Some(reason) = next {
        let words = reason.to_string();
        if reasons.last().is_none_or(|last| !last.contains(&words)) {
            reasons.push(words);
        }
        next = reason.source();
    }
    reasons
}

/// `12.0 KiB of 9.8 GiB`.
fn room(folder: &Path) -> Option<String> {
    let system = folder.ancestors().find_map(|folder| statvfs(folder).ok())?;
    let size = |blocks: u64| text::bytes(i64::try_from(blocks * system.fragment_size()).unwrap_or(i64::MAX));
    Some(format!("{} of {}", size(system.blocks_available()), size(system.blocks())))
}

/// Who runs this.
fn account() -> String {
    let id = nix::unistd::geteuid();
    let account = nix::unistd::User::from_uid(id).ok().flatten();
    account.map_or_else(|| format!("account {id}"), |account| account.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(deed: Deed, failure: &str) -> Error {
        let failure = object_store::Error::Generic { store: "S3", source: failure.into() };
        Attempt { deed, what: "s3://bucket/auth", folder: None }.failed(&failure)
    }

    fn answer(status: &str, code: &str, words: &str) -> String {
        format!(
            "Error performing PUT http://s3/bucket in 1ms - Server returned non-2xx status code: {status}: \
             <Error><Code>{code}</Code><Message>{words}</Message></Error>"
        )
    }

    #[test]
    fn a_denial_names_the_permission() {
        let error = explained(Deed::Write, &answer("403 Forbidden", "AccessDenied", "Access Denied"));
        assert_eq!(error.to_string(), "cannot write s3://bucket/auth: Access Denied");
        assert_eq!((error.kind(), error.server_code()), (Kind::Denied, Some("AccessDenied")));
        assert!(error.hints()[0].contains("`s3:PutObject`"));
    }

    #[test]
    fn a_denial_without_a_body_is_one_too() {
        let error = explained(Deed::Read, "Server returned non-2xx status code: 403 Forbidden: ");
        assert_eq!(error.to_string(), "cannot read s3://bucket/auth: S3 answered 403 Forbidden");
        assert!(error.hints()[0].contains("`s3:GetObject`"));
    }

    #[test]
    fn a_bucket_of_another_region_is_said_to_be_one() {
        for failure in [
            answer("400 Bad Request", "AuthorizationHeaderMalformed", "the region is wrong"),
            "Received redirect without LOCATION, this normally indicates".to_owned(),
        ] {
            assert!(explained(Deed::Open, &failure).hints()[0].contains("AWS_REGION"));
        }
    }

    #[test]
    fn a_full_disk_says_how_much_is_left() {
        let full = io::Error::from_raw_os_error(Errno::ENOSPC as i32);
        let attempt = Attempt { deed: Deed::Write, what: "file:///r/a", folder: Some(Path::new("/tmp")) };
        let error = attempt.failed(&full);
        assert!(error.causes()[0].starts_with("the disk is full: ") && error.causes()[0].contains(" of "));
    }
}
