//! Sets of backups: whole or not there, found and told apart, and what killed runs leave of them.

mod damage;
mod leftovers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret;
use authctl::conn::repository::{Reader, Repository, Writer};
use authctl::error::{Kind, Result};
use authctl::ops::repository::{
    Begin, Catalog, Compression, Identities, Manifest, Method, Pace, Recipients, SetId, SetReader, SetWriter,
    Verification, remove_set,
};
use bytes::Bytes;
use futures_util::future::join_all;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support;

const MIB: usize = 1 << 20;

/// A repository in a folder of its own.
struct Bench {
    folder: TempDir,
    repository: Repository,
}

impl Bench {
    fn new() -> Self {
        let folder = TempDir::with_prefix("authctl-catalog-").unwrap();
        let repository =
            Repository::new(support::backup_settings(&format!("file://{}", folder.path().display())));
        Self { folder, repository }
    }

    async fn writer(&self) -> Writer {
        self.repository.write(&support::agreed()).await.unwrap()
    }

    async fn reader(&self) -> Reader {
        self.repository.read().await.unwrap()
    }

    async fn begin(&self, label: Option<&str>, recipients: Recipients) -> SetWriter {
        let begin =
            Begin { label: label.map(str::to_owned), profile: None, recipients, pace: Pace::default() };
        SetWriter::begin(self.writer().await, begin).await.unwrap()
    }

    /// A whole set with two small files.
    async fn set(&self, label: Option<&str>) -> Manifest {
        let set = self.begin(label, Recipients::default()).await;
        put(&set, "redis/dump.rdb", Compression::Gzip(1), b"keys and values").await.unwrap();
        put(&set, "postgres/toc.dat", Compression::None, b"a table of contents").await.unwrap();
        set.finish(Vec::new()).await.unwrap()
    }

    async fn open(&self, set: &SetId, identities: Identities) -> Result<SetReader> {
        SetReader::open(self.reader().await, set, identities).await
    }

    async fn catalog(&self) -> Catalog {
        Catalog::read(&self.reader().await).await.unwrap()
    }

    fn path(&self, set: &SetId, file: &str) -> PathBuf {
        self.folder.path().join(set.as_str()).join(file)
    }

    /// Every file there is, below the repository.
    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(self.folder.path()).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        found.sort();
        found
    }
}

async fn put(set: &SetWriter, name: &str, compression: Compression, content: &[u8]) -> Result<()> {
    let mut sink = set.create(name, compression).await?;
    // pieces that end nowhere in particular
    for piece in content.chunks(300_007) {
        sink.write(Bytes::copy_from_slice(piece)).await?;
    }
    sink.finish().await.map(drop)
}

async fn content(set: &SetReader, name: &str) -> Result<Vec<u8>> {
    let mut source = set.read(name).await?;
    let mut content = Vec::new();
    while let Some(piece) = source.next().await? {
        content.extend(piece);
    }
    Ok(content)
}

/// Lines as of a table of users, which are neither noise nor repetition.
fn lines(length: usize) -> Vec<u8> {
    let line = |number: u64| {
        let noise = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
        format!("{number}\tuser{number}@example.com\t{noise:x}\n").into_bytes()
    };
    (0..).flat_map(line).take(length).collect()
}

/// Two pairs of keys: public ones, and what opens what is encrypted to them.
fn keys(folder: &Path) -> [(Recipients, Identities); 2] {
    ["one", "other"].map(|name| {
        let identity = age::x25519::Identity::generate();
        let (public, secret) = (identity.to_public().to_string(), identity.to_string());
        let file = folder.join(name);
        fs::write(&file, format!("# public key: {public}\n{}\n", secret.expose_secret())).unwrap();
        (Recipients::parse(&[public]).unwrap(), Identities::from_file(&file).unwrap())
    })
}

const WAYS: [Compression; 4] =
    [Compression::None, Compression::Gzip(1), Compression::Gzip(9), Compression::Zstd(3)];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_into_a_set_comes_out_of_it() {
    let bench = Bench::new();
    let keys_folder = TempDir::new().unwrap();
    let [(recipients, identities), _] = keys(keys_folder.path());
    let sizes = [0, 1, MIB - 1, MIB, MIB + 1, 7 * MIB / 2];
    let all = lines(7 * MIB / 2);
    for (recipients, identities) in [(Recipients::default(), Identities::default()), (recipients, identities)]
    {
        let ending = if recipients.is_empty() { "" } else { ".age" };
        let set = bench.begin(None, recipients).await;
        let files = WAYS.iter().enumerate().flat_map(|(way, compression)| {
            sizes.map(|size| (format!("postgres/{way} {size}.dat"), *compression, &all[..size]))
        });
        let files: Vec<_> = files.collect();
        let puts = files.iter().map(|(name, compression, content)| put(&set, name, *compression, content));
        assert!(join_all(puts).await.into_iter().all(|put| put.is_ok()));
        let manifest = set.finish(Vec::new()).await.unwrap();
        let set = bench.open(&manifest.set, identities).await.unwrap();
        assert_eq!(set.manifest(), &manifest);
        assert_eq!(set.verify_listing().await.unwrap(), Vec::<String>::new());
        for (name, compression, expected) in files {
            let name = format!("{name}{}", compression.ending());
            assert!(content(&set, &name).await.unwrap() == expected, "{name}");
            let file = manifest.file(&name).unwrap();
            assert_eq!(file.path, format!("{name}{ending}"));
            assert_eq!(file.raw_bytes, expected.len() as u64);
            let stored = fs::read(bench.path(&manifest.set, &file.path)).unwrap();
            assert_eq!(file.sha256, hexadecimal(&stored));
            assert!(set.read_compressed(&name).await.unwrap().drain().await.is_ok());
            assert!(set.read_stored(&name).await.unwrap().drain().await.is_ok());
        }
        assert_eq!(
            bench.files().iter().filter(|file| !file.ends_with("manifest.json")).count(),
            manifest.files.len()
        );
        remove_set(&bench.writer().await, &manifest.set).await.unwrap();
        assert_eq!(bench.files(), Vec::<String>::new());
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn stock_tools_read_what_is_in_a_set() {
    let bench = Bench::new();
    let set = bench.begin(None, Recipients::default()).await;
    let expected = lines(5 * MIB / 2);
    put(&set, "table.dat", Compression::Gzip(6), &expected).await.unwrap();
    put(&set, "dump.rdb", Compression::Zstd(1), &expected).await.unwrap();
    put(&set, "empty.dat", Compression::Gzip(1), b"").await.unwrap();
    let manifest = set.finish(Vec::new()).await.unwrap();
    let unpacked = |tool: &str, file: &str| {
        let command =
            Command::new(tool).arg("-dc").arg(bench.path(&manifest.set, file)).stderr(Stdio::null()).output();
        // a machine without the tool has nothing to say
        command.ok().filter(|output| output.status.success() || tool == "gzip").map(|output| output.stdout)
    };
    assert!(unpacked("gzip", "table.dat.gz").unwrap() == expected);
    assert!(unpacked("gzip", "empty.dat.gz").unwrap().is_empty());
    assert!(unpacked("zstd", "dump.rdb.zst").is_none_or(|content| content == expected));
    let whole = fs::read(bench.path(&manifest.set, "dump.rdb.zst")).unwrap();
    assert!(zstd::decode_all(&whole[..]).unwrap() == expected);
    // the seal is what its documentation says
    let text = fs::read_to_string(bench.path(&manifest.set, "manifest.json")).unwrap();
    let (summed, seal) = text.split_at(text.rfind("  \"sha256\"").unwrap());
    assert_eq!(seal, format!("  \"sha256\": \"{}\"\n}}\n", hexadecimal(summed.as_bytes())));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_have_compressed_is_kept_as_it_is_and_measured() {
    let bench = Bench::new();
    let set = bench.begin(None, Recipients::default()).await;
    let expected = lines(MIB + 100);
    let packed = zstd::encode_all(&expected[..], 3).unwrap();
    put(&set, "postgres/blobs.zst", Compression::None, &packed).await.unwrap();
    let cut = put(&set, "postgres/cut.zst", Compression::None, &packed[..packed.len() - 1]).await;
    assert!(cut.unwrap_err().message().contains("postgres/cut.zst"));
    let manifest = set.finish(Vec::new()).await.unwrap();
    let file = manifest.file("postgres/blobs.zst").unwrap();
    assert_eq!((file.bytes, file.raw_bytes), (packed.len() as u64, expected.len() as u64));
    let set = bench.open(&manifest.set, Identities::default()).await.unwrap();
    assert!(content(&set, "postgres/blobs.zst").await.unwrap() == expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_given_up_leaves_nothing_and_its_name_is_free_again() {
    let bench = Bench::new();
    let set = bench.begin(None, Recipients::default()).await;
    let mut sink = set.create("redis/dump.rdb", Compression::None).await.unwrap();
    sink.write(lines(3 * MIB).into()).await.unwrap();
    assert!(set.create("redis/dump.rdb", Compression::None).await.is_err());
    drop(sink);
    put(&set, "redis/dump.rdb", Compression::None, b"the second attempt").await.unwrap();
    let manifest = set.finish(Vec::new()).await.unwrap();
    assert_eq!(manifest.files.len(), 1);
    let set = bench.open(&manifest.set, Identities::default()).await.unwrap();
    assert_eq!(content(&set, "redis/dump.rdb").await.unwrap(), b"the second attempt");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_that_is_given_up_leaves_nothing() {
    let bench = Bench::new();
    let set = bench.begin(None, Recipients::default()).await;
    put(&set, "redis/dump.rdb", Compression::Gzip(1), b"content").await.unwrap();
    let sink = set.create("postgres/1.dat", Compression::None).await.unwrap();
    drop(sink);
    set.discard().await.unwrap();
    assert_eq!(bench.files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_is_finished_only_as_it_was_written() {
    let spoil: [fn(&Path); 4] = [
        |folder| fs::remove_file(folder.join("redis/dump.rdb")).unwrap(),
        |folder| fs::write(folder.join("redis/dump.rdb"), "cut").unwrap(),
        |folder| fs::write(folder.join("redis/another.rdb"), "foreign").unwrap(),
        |folder| fs::remove_file(folder.join("begun.json")).unwrap(),
    ];
    for spoil in spoil {
        let bench = Bench::new();
        let set = bench.begin(None, Recipients::default()).await;
        put(&set, "redis/dump.rdb", Compression::None, b"content").await.unwrap();
        spoil(&bench.folder.path().join(set.id().as_str()));
        let error = set.finish(Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Conflict, "{error}");
        assert_eq!(error.done_before().len(), 1, "{error}");
        assert_eq!(bench.files(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_catalog_knows_every_set_and_how_it_was_verified() {
    let bench = Bench::new();
    let mut sets = Vec::new();
    for number in 0..20 {
        sets.push(bench.set(Some(&format!("number {}", number / 2))).await.set);
    }
    assert!(sets.is_sorted(), "sets of one second are in order too");
    let reader = bench.reader().await;
    let good = Verification::new(&sets[3], Method::Read, Vec::new());
    let bad = Verification::new(&sets[3], Method::Restore, vec!["a row is missing".to_owned()]);
    good.keep(&reader).await.unwrap();
    bad.keep(&reader).await.unwrap();
    Verification::new(&sets[4], Method::Read, Vec::new()).keep(&reader).await.unwrap();
    let records = bench.folder.path().join(format!("verified/{}", sets[4]));
    fs::write(records.join("20990101-000000-000000000.json"), "{}").unwrap();
    fs::write(bench.path(&sets[5], "manifest.json"), "{}").unwrap();
    fs::create_dir(bench.folder.path().join("lost+found")).unwrap();
    let unfinished = bench.begin(None, Recipients::default()).await;

    let catalog = bench.catalog().await;
    assert_eq!(catalog.sets.len(), 19);
    assert_eq!(catalog.damaged.iter().map(|(set, _)| set).collect::<Vec<_>>(), [&sets[5]]);
    assert_eq!(catalog.unfinished.iter().map(|(set, _)| set).collect::<Vec<_>>(), [unfinished.id()]);
    let known = |set: &SetId| catalog.find(set.as_str()).unwrap();
    assert_eq!(known(&sets[3]).verifications, [good, bad]);
    assert!(known(&sets[3]).verified().is_none(), "the last one was bad");
    assert!(known(&sets[4]).verified().is_some(), "a damaged record does not count");
    assert_eq!(catalog.notes.len(), 1, "{:?}", catalog.notes);
    assert_eq!(catalog.find("latest").unwrap().id(), &sets[19]);
    assert_eq!(catalog.find("number 3").unwrap().id(), &sets[7]);
    assert!(catalog.caveat("number 3").is_some());
    assert_eq!(catalog.find(unfinished.id().as_str()).unwrap_err().kind(), Kind::Conflict);
    drop(unfinished);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_that_is_not_whole_is_not_opened() {
    let bench = Bench::new();
    let nobody = Identities::default;
    let absent: SetId = serde_json::from_value("20260101-000000-aaaa".into()).unwrap();
    assert_eq!(bench.open(&absent, nobody()).await.err().unwrap().kind(), Kind::Usage);
    let unfinished = bench.begin(None, Recipients::default()).await;
    assert_eq!(bench.open(unfinished.id(), nobody()).await.err().unwrap().kind(), Kind::Conflict);
    let (one, other) = (bench.set(None).await.set, bench.set(None).await.set);
    fs::copy(bench.path(&one, "manifest.json"), bench.path(&other, "manifest.json")).unwrap();
    let error = bench.open(&other, nobody()).await.err().unwrap();
    assert!(error.message().contains(one.as_str()), "{error}");
    assert_eq!(error.kind(), Kind::Findings);
    drop(unfinished);
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_that_mean_something_else_are_refused() {
    let bench = Bench::new();
    for label in ["", "latest", "20260101-000000-aaaa"] {
        let begin = Begin {
            label: Some(label.to_owned()),
            profile: None,
            recipients: Recipients::default(),
            pace: Pace::default(),
        };
        let refused = SetWriter::begin(bench.writer().await, begin).await.err().unwrap();
        assert_eq!(refused.kind(), Kind::Usage, "{label}");
    }
}
