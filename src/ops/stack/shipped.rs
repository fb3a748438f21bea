//! The stacks that come with the program.

use crate::conn::Scratch;
use crate::error::{Error, Result};
use crate::ops::stack::compose::Input;

/// The files of `stacks/`, by name.
const FILES: &[(&str, &str)] = &[
    ("postgres.debug.yaml", include_str!("../../../stacks/postgres.debug.yaml")),
    ("postgres.stack.yaml", include_str!("../../../stacks/postgres.stack.yaml")),
    ("redis.conf.tmpl", include_str!("../../../stacks/redis.conf.tmpl")),
    ("redis.debug.yaml", include_str!("../../../stacks/redis.debug.yaml")),
    ("redis.stack.yaml", include_str!("../../../stacks/redis.stack.yaml")),
];

/// The stacks that come with the program.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().filter_map(|(name, _)| name.strip_suffix(".stack.yaml"))
}

/// Lays the files of the shipped stacks out in `folder`, because they name each other; the Compose file of the stack `name`, called by its
/// name in the program, `None` where there is none of that name.
pub(crate) fn lay_out(name: &str, folder: &Scratch) -> Result<Option<Input>> {
    let file = format!("{name}.stack.yaml");
    if !names().any(|known| known == name) {
        return Ok(None);
    }
    for (name, text) in FILES {
        let written = folder.write(name, text.as_bytes());
        written.map_err(|error| Error::failed(format!("cannot write {name}")).caused_by(&error))?;
    }
    Ok(Some(Input::Named { path: folder.path().join(&file), name: format!("shipped:stacks/{file}") }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_shipped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stacks");
        let mut there: Vec<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        there.sort();
        let shipped: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(there, shipped);
    }

    #[test]
    fn a_stack_is_laid_out_with_what_it_names() {
        let folder = Scratch::new().unwrap();
        let Some(Input::Named { path, name }) = lay_out("redis", &folder).unwrap() else { panic!("no file") };
        assert!(path.exists() && folder.path().join("redis.conf.tmpl").exists());
        assert_eq!(name, "shipped:stacks/redis.stack.yaml");
        assert!(lay_out("nothing", &folder).unwrap().is_none());
    }
}
