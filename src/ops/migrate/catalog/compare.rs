//! Two catalogs side by side: each difference once, by the object that it is a difference of.
//!
//! What goes with a thing that is missing or unexpected as a whole is not told again, nor is what a partition
//! or heir has from its parent.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::difference::{Difference, How};
use super::{Catalog, Name, name};

/// Kinds that others are in.
const CONTAINERS: &[&str] =
    &["schema", "table", "foreign table", "view", "materialized view", "type", "column"];

impl Catalog {
    /// What is different in `live` from what this says it should be, sorted by object.
    pub(in crate::ops::migrate) fn differences(&self, live: &Self) -> Vec<Difference> {
        let all = self.all_differences(live);
        let told = Told::by(&all, heirs(&[self, live]));
        let kept: Vec<bool> = all.values().map(|difference| !told.covers(difference)).collect();
        all.into_values().zip(kept).filter_map(|(difference, kept)| kept.then_some(difference)).collect()
    }

    fn all_differences(&self, live: &Self) -> BTreeMap<Name, Difference> {
        let gone = self.0.iter().filter(|(name, _)| !live.0.contains_key(name));
        let gone = gone.map(|(name, expected)| difference(name, Some(expected), None));
        let others =
            live.0.iter().filter(|(name, found)| !self.0.get(*name).is_some_and(|text| same(text, found)));
        let others = others.map(|(name, found)| difference(name, self.0.get(name), Some(found)));
        gone.chain(others).collect()
    }
}

/// Whether two definitions say the same. A dump that is read back in spells a list of words of another type in
/// another way: `(ARRAY['a'::character varying])::text[]` becomes `ARRAY[('a'::character varying)::text]`.
fn same(one: &str, other: &str) -> bool {
    one == other || (one.contains("ARRAY[") && other.contains("ARRAY[") && spelt_out(one) == spelt_out(other))
}

/// The text with the conversion of each list of literals written behind each literal.
fn spelt_out(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("(ARRAY[") {
        let list = &rest[at + "(ARRAY[".len()..];
        let Some((items, kind, behind)) = converted_list(list) else {
            spelt.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        };
        let items: Vec<_> = items.iter().map(|item| format!("({item})::{kind}")).collect();
        spelt = spelt + &rest[..at] + "ARRAY[" + &items.join(", ") + "]";
        rest = behind;
    }
    spelt + rest
}

/// The literals of a list up to its `])::type[]`, the type, and what follows.
fn converted_list(list: &str) -> Option<(Vec<&str>, &str, &str)> {
    let (mut items, mut rest) = (Vec::new(), list);
    loop {
        let length = literal_length(rest)?;
        items.push(&rest[..length]);
        rest = &rest[length..];
        match rest.strip_prefix(", ") {
            Some(next) => rest = next,
            None => break,
        }
    }
    let behind = rest.strip_prefix("])::")?;
    let end = behind.find("[]")?;
    let kind = &behind[..end];
    let is_name = kind.chars().all(|c| c.is_alphanumeric() || " _.\"".contains(c));
    is_name.then_some((items, kind, &behind[end + 2..]))
}

/// How long a literal with its type is that begins here: `'a'::character varying`.
fn literal_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let mut quotes = body.match_indices('\'').map(|(at, _)| at).peekable();
    let end = loop {
        let at = quotes.next()?;
        // a quote in the text is doubled
        if quotes.next_if_eq(&(at + 1)).is_none() {
            break at + 2;
        }
    };
    let kind = text[end..].strip_prefix("::")?;
    Some(end + 2 + kind.find([',', ']'])?)
}

fn difference(name: &Name, expected: Option<&String>, found: Option<&String>) -> (Name, Difference) {
    let how = match (expected, found) {
        (_, None) => How::Missing,
        (None, _) => How::Unexpected,
        _ => How::Changed,
    };
    let Name { kind, object } = name.clone();
    (name.clone(), Difference { kind, object, how, expected: expected.cloned(), found: found.cloned() })
}

/// The parents of each table that has some.
fn heirs<'a>(catalogs: &[&'a Catalog]) -> HashMap<&'a str, Vec<&'a str>> {
    let mut heirs: HashMap<_, Vec<_>> = HashMap::new();
    let links = catalogs.iter().flat_map(|catalog| catalog.0.keys()).filter(|name| name.kind == "parent");
    for (parent, heir) in links.filter_map(|link| name::around(&link.object, "on")) {
        heirs.entry(heir).or_default().push(parent);
    }
    heirs
}

/// What need not be told because something else tells it.
struct Told<'a> {
    all: &'a BTreeMap<Name, Difference>,
    /// Objects with their kinds that are missing or unexpected as a whole.
    whole: HashSet<String>,
    /// The paths of those among them that others are in.
    places: HashSet<&'a str>,
    /// Tables with a column that is missing or unexpected.
    other_columns: HashSet<&'a str>,
    /// Schemas that came with an extension that operators installed.
    of_extensions: HashSet<&'a str>,
    heirs: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Told<'a> {
    fn by(all: &'a BTreeMap<Name, Difference>, heirs: HashMap<&'a str, Vec<&'a str>>) -> Self {
        let of_extensions = all.values().filter(|one| one.kind == "extension").filter_map(schema_of_addition);
        let of_extensions: HashSet<_> = of_extensions.collect();
        let whole = || all.values().filter(|one| one.how != How::Changed);
        let is_place = |one: &&Difference| {
            CONTAINERS.contains(&one.kind.as_str()) && !comes_with_extension(one, &of_extensions)
        };
        Self {
            whole: whole().map(Difference::subject).collect(),
            places: whole().filter(is_place).map(|one| one.object.as_str()).collect(),
            other_columns: whole().filter(|one| one.kind == "column").filter_map(Difference::home).collect(),
            all,
            of_extensions,
            heirs,
        }
    }

    fn covers(&self, difference: &Difference) -> bool {
        subject(difference).is_some_and(|subject| self.whole.contains(&*subject))
            || difference
                .home()
                .is_some_and(|home| name::outward(home).any(|path| self.places.contains(path)))
            || (difference.kind == "column order" && self.other_columns.contains(difference.object.as_str()))
            || comes_with_extension(difference, &self.of_extensions)
            || self.is_inherited(difference)
    }

    /// Whether a parent of its table has the same difference.
    fn is_inherited(&self, difference: &Difference) -> bool {
        let Difference { kind, object, how, .. } = difference;
        if !matches!(kind.as_str(), "column" | "column order") {
            return false;
        }
        let Some(table) = difference.home() else { return false };
        let parents = self.heirs.get(table).into_iter().flatten();
        let twins = parents
            .map(|parent| Name { object: format!("{parent}{}", &object[table.len()..]), kind: kind.clone() });
        twins.filter_map(|twin| self.all.get(&twin)).any(|twin| {
            let same_words = (&twin.expected, &twin.found) == (&difference.expected, &difference.found);
            twin.how == *how && (*how != How::Changed || same_words)
        })
    }
}

/// What a comment, a privilege or the like is about, with its kind: `column app.t.a`, `publication p`.
fn subject(difference: &Difference) -> Option<Cow<'_, str>> {
    let (before, after) = name::around(&difference.object, "on")?;
    let is_publication = difference.kind.starts_with("publication ");
    Some(if is_publication { format!("publication {before}").into() } else { after.into() })
}

/// The schema of an extension that is in the live database alone.
fn schema_of_addition(extension: &Difference) -> Option<&str> {
    let found = extension.found.as_deref().filter(|_| extension.how == How::Unexpected);
    found.and_then(|found| found.strip_prefix("in schema "))
}

fn comes_with_extension(difference: &Difference, schemas: &HashSet<&str>) -> bool {
    let Difference { kind, object, how, .. } = difference;
    kind == "schema" && *how == How::Unexpected && schemas.contains(object.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_however_its_conversion_is_written() {
        let written =
            "((s)::text = ANY ((ARRAY['it''s, '::character varying, 'b'::character varying])::text[]))";
        let restored =
            "((s)::text = ANY (ARRAY[('it''s, '::character varying)::text, ('b'::character varying)::text]))";
        assert!(same(written, restored));
        assert!(!same(written, &restored.replace("'b'", "'c'")));
        assert!(!same("a (ARRAY[f(b)])::text[]", "a ARRAY[(f(b))::text]"));
    }

    type Objects<'a> = &'a [(&'a str, &'a str, &'a str)];

    /// The sentences of what differs when `others` are there too, or are not there.
    fn with_and_without(base: Objects<'_>, others: Objects<'_>) -> [Vec<String>; 2] {
        let (some, all) = (Catalog::of(base), Catalog::of(&[base, others].concat()));
        let sentences = |one: &Catalog, other| {
            let differences = one.differences(other);
            differences.iter().map(Difference::sentence).collect()
        };
        [sentences(&some, &all), sentences(&all, &some)]
    }

    fn one_difference(base: Objects<'_>, others: Objects<'_>, subject: &str) {
        assert_eq!(
            with_and_without(base, others),
            [vec![format!("{subject} is not made by any migration")], vec![format!("{subject} is missing")]]
        );
    }

    #[test]
    fn equal_catalogs_differ_in_nothing() {
        let catalog = Catalog::of(&[("table", "app.t", "LOGGED")]);
        assert_eq!(catalog.differences(&catalog), []);
    }

    #[test]
    fn a_table_takes_with_it_what_hangs_on_it() {
        let table = [
            ("table", "app.t", "LOGGED"),
            ("column", "app.t.a", "integer"),
            ("column order", "app.t", "a"),
            ("constraint", "t_pkey on app.t", "PRIMARY KEY (a)"),
            ("index", "app.i", "CREATE INDEX i ON app.t USING btree (a)"),
            ("comment", "on index app.i", "c"),
            ("sequence", "app.t_a_seq", "AS integer START 1 OWNED BY app.t.a"),
            ("trigger", "x on app.t", "CREATE TRIGGER x"),
            ("comment", "on trigger x on app.t", "c"),
            ("policy", "p on app.t", "AS PERMISSIVE"),
            ("statistics object", "app.s", "CREATE STATISTICS app.s ON a, b FROM app.t"),
            ("publication table", "p on app.t", ""),
            ("grant", "to app on table app.t", "SELECT"),
            ("grant", "to app on column app.t.a", "SELECT"),
            ("comment", "on column app.t.a", "c"),
        ];
        let others =
            [("schema", "app", ""), ("table", "app.t2", "LOGGED"), ("column", "app.t2.a", "integer")];
        one_difference(&others, &table, "table app.t");
    }

    #[test]
    fn a_schema_takes_with_it_what_is_in_it_and_nothing_of_the_same_name() {
        let schema = [
            ("schema", "app", ""),
            ("table", "app.t", "LOGGED"),
            ("column", "app.t.a", "integer"),
            ("function", "app.f(integer)", "CREATE FUNCTION"),
            ("grant", "to PUBLIC on function app.f(integer)", "EXECUTE"),
            ("grant", "to app on schema app", "USAGE"),
            ("default grant", "to app on tables in schema app", "SELECT"),
        ];
        one_difference(&[], &schema, "schema app");
        let [unexpected, _] = with_and_without(&[], &[("schema", "app", ""), ("language", "app", "")]);
        assert_eq!(unexpected.len(), 2, "{unexpected:?}");
    }

    #[test]
    fn the_schema_of_an_added_extension_is_no_difference_of_its_own() {
        let extension = [("extension", "x", "in schema x"), ("schema", "x", ""), ("table", "x.t", "LOGGED")];
        let [unexpected, missing] = with_and_without(&[], &extension);
        let not_made = "is not made by any migration";
        assert_eq!(unexpected, [format!("extension x {not_made}"), format!("table x.t {not_made}")]);
        assert_eq!(missing, ["extension x is missing", "schema x is missing"]);
    }

    #[test]
    fn the_order_of_columns_is_told_where_the_columns_are_the_same() {
        let catalog = |order, added: Objects<'_>| {
            Catalog::of(&[&[("table", "a.t", ""), ("column order", "a.t", order)], added].concat())
        };
        let turned = catalog("a, b", &[]).differences(&catalog("b, a", &[]));
        assert_eq!(turned[0].sentence(), "column order a.t differs: expected `a, b`, found `b, a`");
        let added = catalog("a, b", &[]).differences(&catalog("a, b, c", &[("column", "a.t.c", "text")]));
        let subjects: Vec<_> = added.iter().map(Difference::subject).collect();
        assert_eq!(subjects, ["column a.t.c"]);
    }

    #[test]
    fn what_a_partition_has_from_its_parent_is_told_of_the_parent() {
        let tables = [
            ("table", "a.all", ""),
            ("table", "a.part", ""),
            ("parent", "a.all on a.part", "PARTITION DEFAULT"),
        ];
        let column = [("column", "a.all.n", "integer"), ("column", "a.part.n", "integer DEFAULT 1")];
        one_difference(&tables, &column, "column a.all.n");
        let catalog = |one, other| {
            Catalog::of(&[&tables[..], &[("column", "a.all.n", one), ("column", "a.part.n", other)]].concat())
        };
        let both = catalog("integer", "integer").differences(&catalog("text", "text"));
        assert_eq!(both.iter().map(Difference::subject).collect::<Vec<_>>(), ["column a.all.n"]);
        let one = catalog("integer", "integer").differences(&catalog("integer", "text"));
        assert_eq!(one.iter().map(Difference::subject).collect::<Vec<_>>(), ["column a.part.n"]);
    }
}
