//! Whether the target has the memory for a backup, which is known before anything of it goes.

use authctl::error::Kind;
use authctl::ops::repository::{Manifest, Part};

use super::bench::{Bench, digest, keys, live, part, redis, server};
use super::{says, with_keys};
use crate::support;

/// A server with one key that may use so many mebibytes.
fn limited(mebibytes: u32, policy: &str) -> support::Redis {
    let limit = format!("{mebibytes}mb");
    let target = server(&[("maxmemory", &limit), ("maxmemory-policy", policy)]);
    target.cli(&["SET", "own", "1"]);
    target
}

/// The same backup, as a version wrote it that did not ask for the memory.
async fn without_memory(bench: &Bench, source: &support::Redis) -> Manifest {
    let set = bench.begin().await;
    let mut part = bench.create(&redis(source), &set).await.unwrap();
    part.masters[0].memory_bytes = None;
    set.finish(vec![Part::Redis(part)]).await.unwrap()
}

#[tokio::test]
async fn a_server_that_is_too_small_keeps_what_it_has() {
    let (source, bench) = (with_keys(60_000, &[]), Bench::new());
    let manifest = bench.back_up(&redis(&source)).await;
    let memory = part(&manifest).masters[0].memory_bytes.unwrap();
    assert!((5 << 20..40 << 20).contains(&memory), "{memory}");
    for (policy, outcome) in [("noeviction", "refuse keys"), ("allkeys-lru", "evict keys")] {
        let target = limited(8, policy);
        for refused in [
            bench.prepare(&redis(&target), &manifest, &live(true)).await.err().unwrap(),
            bench.apply(&redis(&target), &manifest, &live(true)).await.err().unwrap(),
        ] {
            says(&refused, Kind::Findings, "has not the memory for this backup");
            says(&refused, Kind::Findings, outcome);
            says(&refused, Kind::Findings, "CONFIG SET maxmemory");
        }
        assert_eq!((target.cli(&["GET", "own"]), keys(&target)), ("1".to_owned(), 1));
    }
    let target = limited(64, "noeviction");
    bench.apply(&redis(&target), &manifest, &live(true)).await.unwrap();
    assert_eq!(digest(&target), digest(&source));
    // what it holds now goes before, so it is no reason to refuse
    bench.apply(&redis(&target), &manifest, &live(true)).await.unwrap();
}

/// The limit that a refusal names.
async fn hinted(bench: &Bench, target: &support::Redis, manifest: &Manifest) -> String {
    let error = bench.prepare(&redis(target), manifest, &live(true)).await.err().unwrap();
    let hint = error.hints()[0].clone();
    hint.split("maxmemory ").nth(1).unwrap().split('`').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_limit_that_the_hint_names_is_enough_and_stays() {
    for (size, count) in [("1000", "20004"), ("100", "60000"), ("40000", "500")] {
        let (source, bench) = (server(&[]), Bench::new());
        assert_eq!(source.cli(&["DEBUG", "POPULATE", count, "sess", size]), "OK");
        let manifest = bench.back_up(&redis(&source)).await;
        let target = limited(8, "noeviction");
        let limit = hinted(&bench, &target, &manifest).await;
        assert_eq!(limit.parse::<u64>().unwrap() % (1 << 20), 0);
        for _ in 0..2 {
            assert_eq!(target.cli(&["CONFIG", "SET", "maxmemory", &limit]), "OK");
            bench.apply(&redis(&target), &manifest, &live(true)).await.unwrap();
            assert_eq!(digest(&target), digest(&source));
            // the server has a backlog for replicas now, as the content was compared
            target.cli(&["CONFIG", "SET", "maxmemory", "8mb"]);
            assert_eq!(hinted(&bench, &target, &manifest).await, limit);
        }
    }
}

#[tokio::test]
async fn a_backup_that_knows_no_memory_is_at_least_as_large_as_its_file() {
    let (source, bench) = (with_keys(60_000, &[("rdbcompression", "no")]), Bench::new());
    let manifest = without_memory(&bench, &source).await;
    let (small, large) = (limited(4, "noeviction"), limited(64, "noeviction"));
    let error = bench.prepare(&redis(&small), &manifest, &live(true)).await.err().unwrap();
    says(&error, Kind::Findings, "has not the memory");
    bench.prepare(&redis(&large), &manifest, &live(true)).await.unwrap();
}
