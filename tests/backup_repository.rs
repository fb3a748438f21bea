//! Where backups are kept: folders that are full, read-only, missing; S3 that is cut off, far away, closed.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use authctl::config::BackupSettings;
use authctl::conn::repository::{Download, Reader, Repository, Upload, Writer};
use authctl::error::{Error, Kind, Result};
use bytes::Bytes;
use tempfile::TempDir;

use crate::support::{self, agreed, apart, backup_settings, proxy, refusing, skipped, with_bucket};

const MIB: usize = 1024 * 1024;

fn in_folder(path: &Path) -> Repository {
    Repository::new(backup_settings(&format!("file://{}", path.display())))
}

fn in_bucket(bucket: &str, endpoint: &str) -> Repository {
    let settings = backup_settings(&format!("s3://{bucket}/auth/live"));
    Repository::new(BackupSettings { s3_endpoint: Some(endpoint.to_owned()), ..settings })
}

async fn writer(repository: &Repository) -> Writer {
    repository.write(&agreed()).await.unwrap()
}

/// Bytes that differ from place to place.
fn content(length: usize) -> Bytes {
    let mut content = Vec::with_capacity(length + 4096);
    while content.len() < length {
        let position = content.len() as u64;
        content.extend_from_slice(&position.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
        content.resize(content.len() + 991, 7);
    }
    content.truncate(length);
    content.into()
}

/// Writes `content` in pieces of uneven sizes, some empty, some tiny, some larger than a part.
async fn write_unevenly(upload: &mut Upload, mut content: Bytes, largest: usize) -> Result<()> {
    for size in [1, 0, 100, 70_000, 3, largest, 999_999].into_iter().cycle() {
        if content.is_empty() {
            break;
        }
        upload.write(content.split_to(size.min(content.len()))).await?;
    }
    Ok(())
}

/// Reads a file to its end, which must be as `expected`.
async fn reads_as(mut download: Download, expected: &Bytes) {
    assert_eq!(download.bytes(), expected.len() as u64);
    let mut read = Vec::with_capacity(expected.len());
    while let Some(piece) = download.next().await.unwrap() {
        read.extend_from_slice(&piece);
    }
    assert!(read == *expected, "it reads as something else");
}

async fn paths(reader: &Reader, folder: &str) -> Vec<String> {
    reader.list(folder).await.unwrap().into_iter().map(|object| object.path).collect()
}

async fn unfinished(reader: &Reader) -> Vec<String> {
    reader.unfinished("").await.unwrap().into_iter().map(|object| object.path).collect()
}

async fn soon(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !holds().await {
        assert!(begin.elapsed() < Duration::from_secs(30), "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn told(error: &Error) -> String {
    format!("{error} | {}", error.hints().join(" | "))
}

/// What holds wherever a repository is.
async fn keeps_files(writer: &Writer, large: usize, largest: usize) {
    uploads(writer, &content(large), largest).await;
    overwrites(writer).await;
    lists(writer, large as u64).await;
    misses(writer).await;
    removes(writer).await;
}

async fn uploads(writer: &Writer, whole: &Bytes, largest: usize) {
    let mut upload = writer.upload("set/postgres/1.dat.gz").await.unwrap();
    write_unevenly(&mut upload, whole.clone(), largest).await.unwrap();
    assert!(writer.list("").await.unwrap().is_empty(), "it appeared before it was whole");
    assert_eq!(writer.get("set/postgres/1.dat.gz").await.unwrap(), None);
    upload.finish().await.unwrap();
    reads_as(writer.download("set/postgres/1.dat.gz").await.unwrap().unwrap(), whole).await;

    writer.upload("set/postgres/empty").await.unwrap().finish().await.unwrap();
    reads_as(writer.download("set/postgres/empty").await.unwrap().unwrap(), &Bytes::new()).await;
}

async fn overwrites(writer: &Writer) {
    for text in ["a longer text", "text"] {
        writer.put("set/manifest.json", Bytes::from_static(text.as_bytes())).await.unwrap();
        assert_eq!(writer.get("set/manifest.json").await.unwrap().unwrap(), text);
    }
}

async fn lists(writer: &Writer, large: u64) {
    let all = ["set/manifest.json", "set/postgres/1.dat.gz", "set/postgres/empty"];
    assert_eq!(paths(writer, "").await, all);
    assert_eq!(paths(writer, "set/postgres").await, all[1..]);
    assert!(paths(writer, "se").await.is_empty(), "a folder is not the beginning of a name");
    assert_eq!(writer.folders("").await.unwrap(), ["set"]);
    assert_eq!(writer.folders("set").await.unwrap(), ["postgres"]);
    let file = writer.list("set/postgres").await.unwrap().remove(0);
    assert_eq!(file.bytes, large);
    let age = jiff::Timestamp::now().duration_since(file.modified).as_secs_f64();
    assert!(age.abs() < 60.0, "{age}");
}

async fn misses(writer: &Writer) {
    for absent in ["set/no", "no/set/no"] {
        assert_eq!(writer.get(absent).await.unwrap(), None);
        assert!(writer.download(absent).await.unwrap().is_none());
    }
    assert!(paths(writer, "no").await.is_empty());
    assert!(writer.folders("no").await.unwrap().is_empty());
}

async fn removes(writer: &Writer) {
    let mut all = paths(writer, "set").await;
    all.push("set/never".to_owned());
    writer.delete(&all).await.unwrap();
    writer.delete(&all).await.unwrap();
    assert!(paths(writer, "").await.is_empty());
    assert!(writer.folders("").await.unwrap().is_empty());
}

async fn adds_records(writer: &Writer) {
    let record = Bytes::from_static(b"{}");
    writer.add_record("verified/set/1.json", record.clone()).await.unwrap();
    writer.add_record("verified/set/1.json", record.clone()).await.unwrap();
    let error = writer.add_record("verified/set/1.json", Bytes::from_static(b"[]")).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Conflict, "{error}");
    assert_eq!(writer.get("verified/set/1.json").await.unwrap().unwrap(), record);
}

#[tokio::test]
async fn a_folder_keeps_files() {
    let temporary = TempDir::new().unwrap();
    let root = temporary.path().join("backups/auth");
    let repository = in_folder(&root);
    assert_eq!(repository.target(), format!("file://{}", root.display()));
    let writer = writer(&repository).await;
    keeps_files(&writer, 5 * MIB + 7, 3 * MIB).await;
    adds_records(&writer).await;
    assert_eq!(paths(&repository.read().await.unwrap(), "").await, ["verified/set/1.json"]);
    for path in ["", "verified", "verified/set"] {
        let mode = std::fs::metadata(root.join(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{path}");
    }
}

#[tokio::test]
async fn the_folder_of_a_disks_checker_is_not_of_the_repository() {
    let temporary = TempDir::new().unwrap();
    let writer = writer(&in_folder(temporary.path())).await;
    std::fs::create_dir(temporary.path().join("lost+found")).unwrap();
    for name in ["a", "b#1"] {
        std::fs::write(temporary.path().join("lost+found").join(name), "").unwrap();
    }
    writer.put("set/manifest.json", Bytes::new()).await.unwrap();
    writer.put("readme", Bytes::new()).await.unwrap();
    assert_eq!(paths(&writer, "").await, ["readme", "set/manifest.json"]);
    assert_eq!(writer.folders("").await.unwrap(), ["set"]);
    assert!(unfinished(&writer).await.is_empty());
}

#[tokio::test]
async fn a_folder_that_is_missing_is_not_an_empty_one() {
    let temporary = TempDir::new().unwrap();
    let root = temporary.path().join("backups");
    let error = in_folder(&root).read().await.err().unwrap();
    assert_eq!(error.kind(), Kind::Unreachable, "{error}");
    assert!(told(&error).contains("there is no such folder"), "{}", told(&error));
    assert!(!root.exists());
    std::fs::File::create(&root).unwrap();
    let error = in_folder(&root).read().await.err().unwrap();
    assert_eq!(error.kind(), Kind::Usage, "{error}");
    assert_eq!(in_folder(&root).write(&agreed()).await.err().unwrap().kind(), Kind::Usage);
}

#[tokio::test]
async fn what_is_dropped_in_a_folder_never_appears() {
    let temporary = TempDir::new().unwrap();
    let repository = in_folder(temporary.path());
    let writer = writer(&repository).await;
    let begin = async || {
        let mut upload = writer.upload("set/postgres/1.dat").await.unwrap();
        upload.write(content(4 * MIB)).await.unwrap();
        assert!(paths(&writer, "").await.is_empty());
        assert_eq!(unfinished(&writer).await, ["set/postgres/1.dat#1"]);
        upload
    };
    begin().await.abandon().await;
    assert!(unfinished(&writer).await.is_empty());
    assert!(writer.folders("").await.unwrap().is_empty());
    drop(begin().await);
    soon("the folder goes", async || writer.folders("").await.unwrap().is_empty()).await;

    // as a kill leaves it
    std::mem::forget(begin().await);
    writer.put("set/begun.json", Bytes::from_static(b"{}")).await.unwrap();
    let left = writer.unfinished("set").await.unwrap().remove(0);
    assert!(left.bytes > 0);
    writer.delete(&[left.path, "set/begun.json".to_owned()]).await.unwrap();
    assert!(std::fs::read_dir(temporary.path()).unwrap().next().is_none());

    std::mem::forget(begin().await);
    writer.delete_folder("set").await.unwrap();
    assert!(std::fs::read_dir(temporary.path()).unwrap().next().is_none());
    assert_eq!(writer.delete_folder("").await.unwrap_err().kind(), Kind::Bug);
}

#[tokio::test]
async fn a_file_that_is_replaced_is_not_read_as_a_mixture() {
    let temporary = TempDir::new().unwrap();
    let writer = writer(&in_folder(temporary.path())).await;
    writer.put("a", content(5 * MIB)).await.unwrap();
    let mut download = writer.download("a").await.unwrap().unwrap();
    download.next().await.unwrap();
    writer.put("a", content(5 * MIB + 1)).await.unwrap();
    let mut last = Ok(None);
    for _ in 0..4 {
        last = download.next().await;
        if last.is_err() {
            break;
        }
    }
    assert_eq!(last.unwrap_err().kind(), Kind::Conflict);
}

#[tokio::test]
async fn no_path_leads_out_of_a_repository() {
    let temporary = TempDir::new().unwrap();
    std::fs::write(temporary.path().join("outside"), "x").unwrap();
    let writer = writer(&in_folder(&temporary.path().join("inside"))).await;
    for path in ["../outside", "a/../../outside", "..", "a//b"] {
        assert!(writer.get(path).await.is_err(), "{path}");
        assert!(writer.delete(&[path.to_owned()]).await.is_err(), "{path}");
        assert!(writer.delete_folder(path).await.is_err(), "{path}");
    }
    assert!(temporary.path().join("outside").exists());
}

/// A file system of a few MiB, gone with its value.
struct Mounted(TempDir);

impl Mounted {
    fn new(options: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(folder.path()).output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        skipped("this account may not mount");
        None
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

#[tokio::test]
async fn a_full_disk_says_how_full_and_leaves_nothing() {
    let Some(disk) = Mounted::new("size=4m") else { return };
    let repository = in_folder(disk.0.path());
    let open = writer(&repository).await;
    let mut upload = open.upload("set/1.dat").await.unwrap();
    let mut outcome = Ok(());
    for _ in 0..6 {
        outcome = upload.write(content(MIB)).await;
        if outcome.is_err() {
            break;
        }
    }
    let error = match outcome {
        Err(error) => {
            drop(upload);
            error
        }
        Ok(()) => upload.finish().await.unwrap_err(),
    };
    assert_eq!(error.kind(), Kind::Failed);
    assert!(error.causes()[0].starts_with("the disk is full: "), "{error}");
    assert!(error.causes()[0].ends_with(" of 4.0 MiB left on its file system"), "{error}");
    soon("what was written goes", async || open.folders("").await.unwrap().is_empty()).await;

    let mut filling = std::fs::File::create(disk.0.path().join("filling")).unwrap();
    while std::io::Write::write(&mut filling, &[0; 4096]).is_ok_and(|written| written > 0) {}
    let error = repository.write(&agreed()).await.err().unwrap();
    assert!(error.causes()[0].starts_with("the disk is full: 0 B of 4.0 MiB"), "{error}");
    assert!(open.put("set/begun.json", content(9000)).await.is_err());
    let mut left = std::fs::read_dir(disk.0.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(left.next().unwrap(), "filling");
    assert!(left.next().is_none());
}

#[tokio::test]
async fn a_read_only_folder_is_found_out_before_anything_is_written() {
    let Some(disk) = Mounted::new("ro,size=1m") else { return };
    let repository = in_folder(disk.0.path());
    assert!(paths(&repository.read().await.unwrap(), "").await.is_empty());
    let error = repository.write(&agreed()).await.err().unwrap();
    assert!(error.to_string().ends_with("/writable: its file system is read-only"), "{error}");
    let error = in_folder(&disk.0.path().join("deep")).write(&agreed()).await.err().unwrap();
    assert!(error.to_string().ends_with("/deep: its file system is read-only"), "{error}");
}

#[tokio::test]
async fn a_folder_of_others_says_who_was_refused() {
    let temporary = TempDir::new().unwrap();
    let root = temporary.path().join("backups");
    std::fs::create_dir(&root).unwrap();
    let immutable =
        |flag| Command::new("chattr").arg(flag).arg(&root).output().is_ok_and(|it| it.status.success());
    if nix::unistd::getuid().is_root() {
        if !immutable("+i") {
            return skipped("no file here can be made immutable");
        }
    } else {
        std::fs::set_permissions(&root, std::fs::Permissions::from_mode(0o500)).unwrap();
    }
    let outcome = in_folder(&root).write(&agreed()).await;
    immutable("-i");
    let error = outcome.err().unwrap();
    assert_eq!(error.kind(), Kind::Denied, "{error}");
    assert!(told(&error).contains("permission denied to "), "{}", told(&error));
    assert!(told(&error).contains(root.to_str().unwrap()), "{}", told(&error));
}

#[test]
fn a_bucket_keeps_files() {
    with_bucket(async |bucket| {
        let repository = in_bucket(&bucket.name, &bucket.endpoint());
        assert_eq!(repository.target(), format!("s3://{}/auth/live", bucket.name));
        let writer = writer(&repository).await;
        assert!(unfinished(&writer).await.is_empty(), "the proof stayed");
        // four parts, the last a small one
        keeps_files(&writer, 24 * MIB + 7, 17 * MIB).await;
        adds_records(&writer).await;
        assert_eq!(paths(&repository.read().await.unwrap(), "").await, ["verified/set/1.json"]);
    });
}

#[test]
fn what_is_dropped_in_a_bucket_never_appears() {
    with_bucket(async |bucket| {
        let writer = writer(&in_bucket(&bucket.name, &bucket.endpoint())).await;
        let begin = async || {
            let mut upload = writer.upload("set/1.dat").await.unwrap();
            upload.write(content(17 * MIB)).await.unwrap();
            let left = unfinished(&writer).await;
            assert!(left.len() == 1 && left[0].starts_with("set/1.dat#"), "{left:?}");
            upload
        };
        drop(begin().await);
        soon("the upload ends", async || unfinished(&writer).await.is_empty()).await;
        begin().await.abandon().await;
        assert!(unfinished(&writer).await.is_empty());

        // as a kill leaves it
        std::mem::forget(begin().await);
        let left = unfinished(&writer).await;
        writer.delete(&left).await.unwrap();
        writer.delete(&left).await.unwrap();
        assert!(unfinished(&writer).await.is_empty());

        std::mem::forget(begin().await);
        writer.put("set/manifest.json", content(9)).await.unwrap();
        writer.put("set2/manifest.json", content(9)).await.unwrap();
        writer.delete_folder("set").await.unwrap();
        assert!(unfinished(&writer).await.is_empty());
        assert_eq!(paths(&writer, "").await, ["set2/manifest.json"]);
    });
}

#[test]
fn a_bucket_that_does_not_exist() {
    with_bucket(async |bucket| {
        let error = in_bucket("nobodys", &bucket.endpoint()).read().await.err().unwrap();
        assert_eq!((error.kind(), error.server_code()), (Kind::Failed, Some("NoSuchBucket")), "{error}");
        assert!(told(&error).contains("cannot open s3://nobodys/auth/live: "), "{}", told(&error));
        assert!(told(&error).contains("aws s3 mb"), "{}", told(&error));
    });
}

#[test]
fn an_s3_that_does_not_answer() {
    with_bucket(async |bucket| {
        let begin = Instant::now();
        let nowhere = format!("http://127.0.0.1:{}", support::free_port());
        let error = in_bucket(&bucket.name, &nowhere).read().await.err().unwrap();
        assert_eq!(error.kind(), Kind::Unreachable, "{error}");
        assert!(told(&error).contains("Connection refused"), "{}", told(&error));
        assert!(told(&error).contains("--set backup.s3_endpoint=URL"), "{}", told(&error));

        let silent = proxy(bucket.port());
        silent.freeze();
        let repository = in_bucket(&bucket.name, &format!("http://127.0.0.1:{}", silent.port));
        let hasty = BackupSettings { timeout: Duration::from_secs(1), ..repository.settings().clone() };
        let error = Repository::new(hasty).read().await.err().unwrap();
        assert_eq!(error.kind(), Kind::Unreachable, "{error}");
        assert!(told(&error).contains("no answer in time"), "{}", told(&error));
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    });
}

#[test]
fn a_line_that_is_cut_is_taken_up_again() {
    with_bucket(async |bucket| {
        let line = proxy(bucket.port());
        let writer = writer(&in_bucket(&bucket.name, &format!("http://127.0.0.1:{}", line.port))).await;
        let whole = content(40 * MIB);
        let mut upload = writer.upload("set/1.dat").await.unwrap();
        upload.write(whole.slice(..20 * MIB)).await.unwrap();
        line.cut_now();
        upload.write(whole.slice(20 * MIB..)).await.unwrap();
        line.cut_now();
        upload.finish().await.unwrap();

        let mut download = writer.download("set/1.dat").await.unwrap().unwrap();
        let mut read = Vec::new();
        while let Some(piece) = download.next().await.unwrap() {
            read.extend_from_slice(&piece);
            line.cut_now();
        }
        assert!(read == whole, "it reads as something else");
        assert!(line.connections() > 4, "{}", line.connections());
    });
}

#[test]
fn a_denial_names_what_has_to_be_allowed() {
    with_bucket(async |bucket| {
        const DENIED: &str = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
        let repository = in_bucket(&bucket.name, &refusing("403 Forbidden", DENIED));
        assert!(paths(&repository.read().await.unwrap(), "").await.is_empty());
        let error = repository.write(&agreed()).await.err().unwrap();
        assert_eq!((error.kind(), error.server_code()), (Kind::Denied, Some("AccessDenied")), "{error}");
        assert!(told(&error).contains("`s3:PutObject`"), "{}", told(&error));
    });
}

#[test]
fn without_credentials_it_says_where_they_were_looked_for() {
    apart(&[], async || {
        let error = in_bucket("bucket", "http://127.0.0.1:9").read().await.err().unwrap();
        assert_eq!(error.kind(), Kind::Denied, "{error}");
        assert!(told(&error).contains("no credentials were found"), "{}", told(&error));
        assert!(told(&error).contains("AWS_ACCESS_KEY_ID"), "{}", told(&error));
    });
}

/// Uploads are awaited by tasks of the runtime.
#[expect(dead_code, reason = "that it compiles is the test")]
fn transfers_may_move_between_threads(writer: Writer, mut upload: Upload, mut download: Download) {
    drop(tokio::spawn(async move {
        upload.write(Bytes::new()).await?;
        upload.finish().await?;
        writer.delete_folder("set").await?;
        writer.delete(&[]).await?;
        download.next().await
    }));
}
