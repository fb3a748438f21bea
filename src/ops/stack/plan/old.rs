//! Old versions of secrets and configs whose names follow their content.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::ops::stack::desired::{Desired, DesiredFile, VERSIONS_LABEL};
use crate::ops::stack::object::Object;

/// The versions of the stack's secrets or configs that nobody needs any more, `keep` of each spared; with `prune` also all that
/// the files no longer have.
pub(super) fn old<'a>(
    desired: &Desired,
    files: &[DesiredFile],
    known: &'a [Object],
    keep: usize,
    prune: bool,
) -> Vec<&'a Object> {
    let wanted = |object: &&Object| files.iter().any(|file| file.name == object.name());
    let own = known.iter().filter(|object| object.stack() == Some(&desired.stack) && !wanted(object));
    let mut families: BTreeMap<Option<&str>, Vec<&Object>> = BTreeMap::new();
    for object in own {
        families.entry(family(object, files)).or_default().push(object);
    }
    let mut old = Vec::new();
    for (family, mut versions) in families {
        versions.sort_by_key(|object| Reverse((is_ours(object), object.created_at())));
        let lives = files
            .iter()
            .any(|file| family.is_some() && file.labels.get(VERSIONS_LABEL).map(String::as_str) == family);
        match (lives, prune) {
            (true, _) => old.extend(versions.into_iter().skip(keep)),
            (false, true) => old.extend(versions),
            (false, false) => {}
        }
    }
    old.sort_by(|a, b| a.name().cmp(b.name()));
    old
}

/// The name that all versions of an object have in common. What docker made before has that name itself.
fn family<'a>(object: &'a Object, files: &[DesiredFile]) -> Option<&'a str> {
    let is_common = |name: &&str| {
        files.iter().any(|file| file.labels.get(VERSIONS_LABEL).is_some_and(|common| common == name))
    };
    object.label(VERSIONS_LABEL).or_else(|| Some(object.name()).filter(is_common))
}

/// Whether it was named by its content; what docker made counts as the oldest version.
fn is_ours(object: &Object) -> bool {
    object.label(VERSIONS_LABEL).is_some()
}
