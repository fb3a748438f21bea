//! A missing server is a skip that everybody sees and `test.sh` counts.

use std::fs::File;
use std::io::Write;

use super::packages;

/// Says that a test cannot run here, and why.
pub fn skipped(reason: &str) {
    let folder = packages::folder();
    std::fs::create_dir_all(&folder).unwrap();
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let line = format!("skipped: {name}: {reason}\n");
    eprint!("{line}");
    let mut file = File::options().create(true).append(true).open(folder.join("skipped")).unwrap();
    file.write_all(line.as_bytes()).unwrap();
}

/// Takes the value, or skips the test whose server is missing.
macro_rules! or_skip {
    ($server:expr) => {
        match $server {
            Some(server) => server,
            None => return,
        }
    };
}

pub(crate) use or_skip;
