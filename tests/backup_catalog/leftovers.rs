//! What killed runs leave is known, told from what is still written, and swept.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use authctl::error::Kind;
use authctl::ops::repository::{
    Compression, Identities, Leftover, Method, Recipients, SetId, SetWriter, Verification, leftovers,
    remove_set, store_clock, sweep,
};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::{Bench, content, hexadecimal, put};

const MINUTE: u64 = 60;

/// Writes a sealed document anew, with what `change` makes of it.
fn reseal(path: &Path, change: impl FnOnce(&mut Json)) {
    let mut document: Json = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    document.as_object_mut().unwrap().remove("sha256");
    change(&mut document);
    let text = serde_json::to_string_pretty(&document).unwrap();
    let summed = format!("{},\n", text.strip_suffix("\n}").unwrap());
    let seal = format!("  \"sha256\": \"{}\"\n}}\n", hexadecimal(summed.as_bytes()));
    fs::write(path, summed + &seal).unwrap();
}

fn make_older(path: &Path, minutes: u64) {
    let then = SystemTime::now() - Duration::from_secs(minutes * MINUTE);
    File::open(path).unwrap().set_modified(then).unwrap();
}

/// A set that was begun, has a file, and whose mark says what `change` makes of it.
async fn begun(bench: &Bench, change: impl FnOnce(&mut Json)) -> SetWriter {
    let set = bench.begin(None, Recipients::default()).await;
    put(&set, "redis/dump.rdb", Compression::None, b"content").await.unwrap();
    reseal(&bench.path(set.id(), "begun.json"), change);
    set
}

fn of_a_dead_process(mark: &mut Json) {
    let started = mark["process"]["started"].as_u64().unwrap();
    mark["process"]["started"] = json!(started - 1);
}

fn of_another_machine(mark: &mut Json) {
    mark["process"]["host"] = json!("elsewhere");
    mark["process"]["boot"] = json!("another");
}

async fn found(bench: &Bench) -> Vec<Leftover> {
    let writer = bench.writer().await;
    let now = store_clock(&writer).await.unwrap();
    leftovers(&writer, now).await.unwrap()
}

async fn swept(bench: &Bench, found: &[Leftover]) -> Vec<SetId> {
    let swept = sweep(&bench.writer().await, found).await.unwrap();
    swept.iter().filter_map(Leftover::set).cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_whose_writer_was_killed_is_swept_at_once() {
    let bench = Bench::new();
    let set = begun(&bench, of_a_dead_process).await;
    fs::write(bench.path(set.id(), "redis/half.rdb#1"), "half").unwrap();
    let found = found(&bench).await;
    let [leftover] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((leftover.set(), leftover.files()), (Some(set.id()), 3));
    assert!(leftover.why().ends_with("has ended"), "{leftover}");
    assert_eq!(swept(&bench, &found).await, [set.id().clone()]);
    assert_eq!(bench.files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_that_is_being_written_is_left_alone_however_old_its_mark_is() {
    let bench = Bench::new();
    let set = begun(&bench, |_| {}).await;
    make_older(&bench.path(set.id(), "begun.json"), 600);
    assert!(found(&bench).await.is_empty());
    assert!(set.finish(Vec::new()).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_on_another_machine_may_be_silent_for_a_quarter_of_an_hour() {
    let bench = Bench::new();
    let set = begun(&bench, of_another_machine).await;
    let mark = bench.path(set.id(), "begun.json");
    make_older(&mark, 14);
    assert!(found(&bench).await.is_empty());
    make_older(&mark, 16);
    let found = found(&bench).await;
    assert!(found[0].why().contains("on elsewhere"), "{}", found[0]);
    assert_eq!(swept(&bench, &found).await, [set.id().clone()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_of_ones_own_makes_no_writer_seem_gone() {
    let bench = Bench::new();
    let set = begun(&bench, of_another_machine).await;
    let tomorrow = Timestamp::now() + Duration::from_hours(24);
    let proposed = leftovers(&bench.reader().await, tomorrow).await.unwrap();
    assert_eq!(proposed.len(), 1);
    assert!(swept(&bench, &proposed).await.is_empty());
    assert!(set.finish(Vec::new()).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_of_before_this_machine_was_started_again_is_swept_at_once() {
    let bench = Bench::new();
    let set = begun(&bench, |mark| mark["process"]["boot"] = json!("before")).await;
    let is_known_machine = fs::read_to_string("/etc/machine-id").is_ok_and(|id| !id.trim().is_empty());
    let found = found(&bench).await;
    // without a number of its own, a machine cannot be told from another of its name
    assert_eq!(found.len(), usize::from(is_known_machine), "{found:?}");
    drop(set);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_mark_is_judged_by_its_age() {
    let bench = Bench::new();
    let set = begun(&bench, |_| {}).await;
    let mark = bench.path(set.id(), "begun.json");
    fs::write(&mark, "{}").unwrap();
    assert!(found(&bench).await.is_empty());
    make_older(&mark, 16);
    assert_eq!(found(&bench).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_was_asleep_while_its_set_was_swept_makes_no_set_of_the_rest() {
    let bench = Bench::new();
    let set = begun(&bench, of_another_machine).await;
    let id = set.id().clone();
    make_older(&bench.path(&id, "begun.json"), 16);
    assert_eq!(swept(&bench, &found(&bench).await).await, std::slice::from_ref(&id));
    put(&set, "postgres/toc.dat", Compression::None, b"more").await.unwrap();
    assert_eq!(set.finish(Vec::new()).await.unwrap_err().kind(), Kind::Conflict);
    assert_eq!(bench.files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_finds_itself_being_removed_gives_way() {
    let bench = Bench::new();
    let set = begun(&bench, |_| {}).await;
    fs::copy(bench.path(set.id(), "begun.json"), bench.path(set.id(), "removed.json")).unwrap();
    assert_eq!(set.finish(Vec::new()).await.unwrap_err().kind(), Kind::Conflict);
    assert_eq!(bench.files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_that_was_finished_after_all_is_not_swept() {
    let bench = Bench::new();
    let set = begun(&bench, of_a_dead_process).await;
    let found = found(&bench).await;
    assert_eq!(found.len(), 1);
    let manifest = set.finish(Vec::new()).await.unwrap();
    assert!(swept(&bench, &found).await.is_empty());
    let set = bench.open(&manifest.set, Identities::default()).await.unwrap();
    assert_eq!(content(&set, "redis/dump.rdb").await.unwrap(), b"content");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removal_that_was_killed_is_gone_on_with() {
    let bench = Bench::new();
    let unharmed = bench.set(None).await.set;
    let set = begun(&bench, of_a_dead_process).await;
    let mark = fs::read(bench.path(set.id(), "begun.json")).unwrap();
    let manifest = set.finish(Vec::new()).await.unwrap();
    let record = Verification::new(&manifest.set, Method::Read, Vec::new());
    record.keep(&bench.reader().await).await.unwrap();

    // before the manifest went, the set is as it was, and only the mark of its remover is left over
    fs::write(bench.path(&manifest.set, "removed.json"), &mark).unwrap();
    let found_whole = found(&bench).await;
    assert_eq!((found_whole.len(), found_whole[0].files()), (1, 1), "{found_whole:?}");
    assert_eq!(swept(&bench, &found_whole).await, std::slice::from_ref(&manifest.set));
    assert!(bench.open(&manifest.set, Identities::default()).await.is_ok());

    // after it went there is no set any more
    fs::write(bench.path(&manifest.set, "removed.json"), &mark).unwrap();
    fs::remove_file(bench.path(&manifest.set, "manifest.json")).unwrap();
    assert_eq!(bench.catalog().await.unfinished.len(), 1);
    let found_halfway = found(&bench).await;
    assert_eq!(found_halfway[0].why(), "it was removed halfway");
    assert_eq!(swept(&bench, &found_halfway).await, [manifest.set]);
    assert!(bench.files().iter().all(|file| file.starts_with(unharmed.as_str())), "{:?}", bench.files());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_set_goes_with_its_records_and_no_other_goes() {
    let bench = Bench::new();
    let (one, other) = (bench.set(None).await.set, bench.set(None).await.set);
    for set in [&one, &other] {
        let record = Verification::new(set, Method::Read, Vec::new());
        record.keep(&bench.reader().await).await.unwrap();
    }
    remove_set(&bench.writer().await, &one).await.unwrap();
    assert_eq!(bench.files().len(), 4);
    assert!(bench.files().iter().all(|file| file.contains(other.as_str())), "{:?}", bench.files());
    assert!(bench.open(&other, Identities::default()).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_neither_manifest_nor_mark_is_nobodys_to_sweep() {
    let bench = Bench::new();
    let set = bench.set(None).await.set;
    fs::remove_file(bench.path(&set, "manifest.json")).unwrap();
    for file in ["redis/dump.rdb.gz", "postgres/toc.dat"] {
        make_older(&bench.path(&set, file), 600);
    }
    assert!(found(&bench).await.is_empty());
    let catalog = bench.catalog().await;
    assert_eq!(catalog.damaged.len(), 1);
    assert!(catalog.damaged[0].1.contains("is missing"), "{:?}", catalog.damaged);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_whole_set_only_old_remains_of_uploads_go() {
    let bench = Bench::new();
    let set = bench.set(None).await.set;
    let (old, young) = (bench.path(&set, "redis/old.rdb#1"), bench.path(&set, "redis/young.rdb#1"));
    let foreign = bench.path(&set, "redis/foreign.rdb");
    let clock = bench.folder.path().join("clock/1");
    let beside = bench.folder.path().join("notes#1");
    fs::create_dir(bench.folder.path().join("clock")).unwrap();
    let all = [&old, &young, &foreign, &clock, &beside];
    for path in all {
        fs::write(path, "content").unwrap();
        make_older(path, if path == &young { 14 } else { 16 });
    }
    let found = found(&bench).await;
    assert_eq!(found.iter().map(Leftover::files).collect::<Vec<_>>(), [1, 1], "{found:?}");
    swept(&bench, &found).await;
    assert_eq!(all.map(|path| path.exists()), [false, true, true, false, true]);
    assert!(bench.open(&set, Identities::default()).await.is_ok());
}
