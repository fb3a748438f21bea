//! Damage of every sort is found, and said.

use std::fs;

use authctl::error::{Error, Kind, Result};
use authctl::ops::repository::{Compression, Identities, Manifest, Recipients, SetReader};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use super::{Bench, WAYS, content, keys, lines, put};

/// A set with a small file of every sort.
async fn set(bench: &Bench, recipients: Recipients) -> Manifest {
    let set = bench.begin(None, recipients).await;
    for (number, compression) in WAYS.into_iter().enumerate() {
        put(&set, &format!("postgres/{number}.dat"), compression, &lines(500)).await.unwrap();
    }
    set.finish(Vec::new()).await.unwrap()
}

/// What is said of each file of a set after `spoil` changed it; the file is put right again.
fn spoiled(bench: &Bench, set: &SetReader, spoil: impl Fn(&mut Vec<u8>)) -> Vec<(String, Error)> {
    let files = set.manifest().files.iter();
    let said = files.map(|file| {
        let path = bench.path(&set.manifest().set, &file.path);
        let whole = fs::read(&path).unwrap();
        let mut damaged = whole.clone();
        spoil(&mut damaged);
        fs::write(&path, damaged).unwrap();
        let read = wait(content(set, file.name()));
        fs::write(&path, whole).unwrap();
        (file.path.clone(), read.expect_err(&file.path))
    });
    said.collect()
}

/// Waits within a test that is asynchronous itself.
fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(future))
}

async fn both(bench: &Bench) -> Vec<SetReader> {
    let folder = TempDir::new().unwrap();
    let [(recipients, identities), _] = keys(folder.path());
    let open = set(bench, Recipients::default()).await;
    let locked = set(bench, recipients).await;
    vec![
        bench.open(&open.set, Identities::default()).await.unwrap(),
        bench.open(&locked.set, identities).await.unwrap(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flip_truncation_and_extension_is_found_and_the_file_is_named() {
    let bench = Bench::new();
    let sets = both(&bench).await;
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(60) });
    let place = any::<prop::sample::Index>();
    runner
        .run(&(place, 0_u8..8, prop::collection::vec(any::<u8>(), 1..100)), |(place, bit, extra)| {
            for set in &sets {
                let flipped = spoiled(&bench, set, |file| {
                    let at = place.index(file.len());
                    file[at] ^= 1 << bit;
                });
                let cut = spoiled(&bench, set, |file| file.truncate(place.index(file.len())));
                let prolonged = spoiled(&bench, set, |file| file.extend(&extra));
                let ways = [(flipped, "was changed"), (cut, "is cut off"), (prolonged, "is longer")];
                for (said, word) in ways {
                    for (path, error) in said {
                        prop_assert_eq!(error.kind(), Kind::Findings);
                        prop_assert!(error.message().starts_with(&path), "{}", error);
                        prop_assert!(error.message().contains(word), "{}", error);
                    }
                }
            }
            Ok(())
        })
        .unwrap();
    for set in &sets {
        assert!(spoiled_by_nothing(set).await.is_ok(), "the files are as they were");
    }
}

async fn spoiled_by_nothing(set: &SetReader) -> Result<()> {
    for file in &set.manifest().files {
        content(set, file.name()).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_small_damaged_file_is_handed_out() {
    let bench = Bench::new();
    for set in both(&bench).await {
        for file in &set.manifest().files {
            let path = bench.path(&set.manifest().set, &file.path);
            let mut damaged = fs::read(&path).unwrap();
            *damaged.last_mut().unwrap() ^= 1;
            fs::write(&path, damaged).unwrap();
            let mut source = set.read(file.name()).await.unwrap();
            assert_eq!(source.next().await.unwrap_err().kind(), Kind::Findings);
            assert!(source.next().await.is_err(), "what failed does not end well");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flipped_bit_of_a_manifest_is_found() {
    let bench = Bench::new();
    let manifest = bench.set(Some("a label")).await;
    let path = bench.path(&manifest.set, "manifest.json");
    let whole = fs::read(&path).unwrap();
    for bit in (0..whole.len() * 8).step_by(7) {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, damaged).unwrap();
        let error = bench.open(&manifest.set, Identities::default()).await.err();
        assert_eq!(error.unwrap().kind(), Kind::Findings, "bit {bit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listing_tells_what_is_missing_cut_off_and_foreign() {
    let bench = Bench::new();
    let manifest = bench.set(None).await;
    let set = bench.open(&manifest.set, Identities::default()).await.unwrap();
    fs::remove_file(bench.path(&manifest.set, "redis/dump.rdb.gz")).unwrap();
    fs::write(bench.path(&manifest.set, "postgres/toc.dat"), "short").unwrap();
    fs::write(bench.path(&manifest.set, "postgres/dupe.dat"), "what is this").unwrap();
    let findings = set.verify_listing().await.unwrap().join("\n");
    assert!(findings.contains("redis/dump.rdb.gz is missing"), "{findings}");
    assert!(findings.contains("postgres/toc.dat is cut off: it has 5 bytes instead of 19"), "{findings}");
    assert!(findings.contains("postgres/dupe.dat does not belong to the set"), "{findings}");
    let error = content(&set, "redis/dump.rdb.gz").await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (Kind::Findings, "redis/dump.rdb.gz is missing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_key_a_set_is_denied_and_its_bytes_can_be_verified_all_the_same() {
    let bench = Bench::new();
    let folder = TempDir::new().unwrap();
    let [(recipients, right), (_, wrong)] = keys(folder.path());
    let set = bench.begin(None, recipients).await;
    put(&set, "redis/dump.rdb", Compression::Gzip(1), b"content").await.unwrap();
    let manifest = set.finish(Vec::new()).await.unwrap();
    let recipient = manifest.encryption.as_ref().unwrap().recipients[0].clone();
    for (identities, words) in
        [(Identities::default(), "no key was given"), (wrong, "none of the identities fits")]
    {
        let set = bench.open(&manifest.set, identities).await.unwrap();
        let error = set.read("redis/dump.rdb.gz").await.err().unwrap();
        assert_eq!(error.kind(), Kind::Denied);
        assert!(error.message().contains(&recipient) && error.message().contains(words), "{error}");
        assert!(set.read_stored("redis/dump.rdb.gz").await.unwrap().drain().await.is_ok());
    }
    let set = bench.open(&manifest.set, right).await.unwrap();
    assert_eq!(content(&set, "redis/dump.rdb.gz").await.unwrap(), b"content");
}
