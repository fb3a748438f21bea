//! Whether the files of sets are still there.

use std::collections::BTreeMap;

use super::mark::{MANIFEST, REMOVED};
use super::set::lacking;
use super::{Catalog, SetId};
use crate::conn::repository::{Object, Reader};
use crate::error::Result;

/// The sets that lack files, or have files of another size, with what is wrong in words. One listing of the repository
/// tells that; no file is read.
pub async fn lost(reader: &Reader, catalog: &Catalog) -> Result<BTreeMap<SetId, Vec<String>>> {
    let objects = reader.list("").await?;
    let found: BTreeMap<&str, &Object> =
        objects.iter().map(|object| (object.path.as_str(), object)).collect();
    let has = |set: &SetId, name: &str| found.contains_key(set.path(name).as_str());
    let manifests = catalog.sets.iter().map(|known| &known.manifest);
    // somebody may have removed it, or begun to, since the catalog was read
    let stays = manifests.filter(|manifest| has(&manifest.set, MANIFEST) && !has(&manifest.set, REMOVED));
    let lost = stays.map(|manifest| (manifest.set.clone(), lacking(&manifest.set, &manifest.files, &found)));
    Ok(lost.filter(|(_, wrong)| !wrong.is_empty()).collect())
}
