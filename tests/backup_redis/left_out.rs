//! Libraries of functions that the server does not let be read: named wherever the backup is spoken of.

use crate::support::{Repository, authctl, postgres};

use super::bench::{Bench, filled, live, part, redis, server};
use super::reader_of;

const ANOTHER: &str = "#!lua name=another\nredis.register_function('other', function() return 1 end)";

#[tokio::test]
async fn they_are_named_where_that_is_allowed_and_counted_where_it_is_not() {
    let (source, target, bench) = (filled(&[]), server(&[]), Bench::new());
    source.cli(&["FUNCTION", "LOAD", ANOTHER]);
    let manifest = bench.back_up(&reader_of(&source, &["+function|list"])).await;
    let left_out = part(&manifest).masters[0].left_out.clone().unwrap();
    assert_eq!((left_out.count, left_out.names.len()), (Some(2), 2), "{left_out:?}");
    assert!(
        left_out.names.contains(&"another".to_owned()) && left_out.why.contains("function|dump"),
        "{left_out:?}"
    );
    let notes = bench.prepare(&redis(&target), &manifest, &live(false)).await.unwrap().notes;
    let told = |words: &str| notes.iter().any(|note| note.contains(words));
    assert!(told("Not in the backup: 2 libraries of functions ("), "{notes:?}");
    let manifest = bench.back_up(&reader_of(&source, &["-function|list"])).await;
    let left_out = part(&manifest).masters[0].left_out.clone().unwrap();
    assert_eq!((left_out.count, left_out.names.len()), (Some(2), 0));
    assert_eq!(left_out.to_string(), "2 libraries of functions");
}

#[tokio::test]
async fn a_server_without_any_leaves_none_out() {
    let (source, bench) = (server(&[]), Bench::new());
    source.cli(&["SET", "key", "1"]);
    let manifest = bench.back_up(&reader_of(&source, &[])).await;
    assert_eq!(part(&manifest).masters[0].left_out, None);
}

#[test]
fn show_and_the_plan_of_a_restore_name_them() {
    let (source, target, repository, database) =
        (filled(&[]), server(&[]), Repository::new(), postgres().database());
    let rules = ["~*", "+@read", "+@connection", "+info", "+dump", "+scan", "+function|list"];
    source.cli(&[&["ACL", "SETUSER", "reader", "on", ">pw"], &rules[..]].concat());
    let create = repository.invoke(&["backup", "create", "redis", "--yes"], &database).redis(&source);
    create.env("REDIS_USER", "reader").env("REDIS_PASSWORD", "pw").run().ends_with(0);
    let shown = authctl(["backup", "show"]).env("AUTHCTL_BACKUP_REPOSITORY", repository.path());
    let shown = shown.run().ends_with(0).stdout;
    assert!(
        shown.contains("left out of 127.0.0.1:") && shown.contains("1 library of functions ("),
        "{shown}"
    );
    let plan = repository.invoke(&["restore", "latest", "--dry-run"], &database).redis(&target);
    let told = plan.run().ends_with(0).stderr;
    assert!(told.contains("Not in the backup: 1 library of functions ("), "{told}");
}
