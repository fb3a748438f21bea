//! A further file over those before it, exactly as the docker client does it.
//!
//! Texts and numbers override, lists grow, and a value that means the same as its absence overrides nothing: `read_only: false` does not
//! undo `true`. Lists of maps are taken apart by one of their keys, and come out sorted by it.

use super::node::{Entry, Map, Node, Value};
use super::order::natural;
use super::schema::{ATTACHMENT, FILE, Key, Keys, Shape};

/// Puts `over` over `base`, both in their one form.
pub(super) fn merge(base: &mut Node, over: Node) {
    keys(&FILE, base, over);
}

fn keys(known: &Keys, base: &mut Node, over: Node) {
    let (Value::Map(base), Value::Map(over)) = (&mut base.value, over.value) else { return };
    for entry in over.0 {
        let key = known.find(&entry.key);
        // what stands beside the sections at the top is the first file's alone
        if key.is_none() && std::ptr::eq(known, &raw const FILE) {
            continue;
        }
        match base.get_mut(&entry.key) {
            Some(former) => one(key, former, entry.node),
            None => base.0.push(entry),
        }
    }
    let rank = |entry: &Entry| known.known.iter().position(|key| key.name == entry.key).unwrap_or(usize::MAX);
    base.0.sort_by(|one, other| rank(one).cmp(&rank(other)).then(natural(&one.key, &other.key)));
}

fn one(key: Option<&Key>, base: &mut Node, over: Node) {
    match key.map(|key| &key.shape) {
        Some(Shape::Keys(known)) => keys(known, base, over),
        Some(Shape::Services(known)) => entries(base, over, |base, over| service(known, base, over)),
        Some(Shape::MapOf(_)) => entries(base, over, |base, over| *base = over),
        Some(Shape::Ports) => by_key(base, over, "published"),
        Some(Shape::Mounts) => by_key(base, over, "target"),
        Some(Shape::References) => by_key(base, over, "source"),
        Some(Shape::Command | Shape::OptionalCount) => *base = over,
        Some(Shape::Ulimits | Shape::Labels | Shape::Options) => {
            entries(base, over, |base, over| *base = over);
        }
        Some(Shape::Attachments) => entries(base, over, attachment),
        Some(Shape::Environment) => entries(base, over, variable),
        Some(Shape::OptionalDuration) if over.as_text() == Some("0s") => {}
        Some(Shape::Logging) => logging(base, over),
        Some(Shape::Build) => keys(&super::schema::BUILD, base, over),
        Some(Shape::Dependencies) => dependencies(base, over),
        _ => anything(base, over),
    }
}

/// Lists that are taken apart by a key.
const KEYED: [(&str, &str); 4] =
    [("ports", "published"), ("volumes", "target"), ("secrets", "source"), ("configs", "source")];

/// Such a list of the former files is taken apart also where the further one does not name it.
fn service(known: &Keys, base: &mut Node, over: Node) {
    for (list, by) in KEYED {
        if let Value::Map(map) = &mut base.value
            && let Some(list) = map.get_mut(list)
        {
            let nothing = Node::new(&list.place, Value::List(Vec::new()));
            by_key(list, nothing, by);
        }
    }
    keys(known, base, over);
}

/// The aliases of a further file replace the former ones, also where it has none; its addresses override.
fn attachment(base: &mut Node, over: Node) {
    let Value::Map(over) = over.value else { return };
    let Value::Map(former) = &mut base.value else {
        base.value = Value::Map(over);
        return;
    };
    former.0.retain(|entry| entry.key != "aliases");
    for entry in over.0.into_iter().filter(|entry| entry.key != "driver_opts") {
        former.0.retain(|other| other.key != entry.key);
        former.0.push(entry);
    }
    let rank = |entry: &Entry| ATTACHMENT.known.iter().position(|key| key.name == entry.key);
    former.0.sort_by_key(rank);
}

/// An empty variable is replaced by anything, one with a value by another value only.
fn variable(base: &mut Node, over: Node) {
    if base.is_zero() || !over.is_zero() {
        *base = over;
    }
}

fn override_unless_zero(base: &mut Node, over: Node) {
    if !over.is_zero() {
        *base = over;
    }
}

/// Lists grow, maps are merged, the rest is overridden.
fn anything(base: &mut Node, over: Node) {
    match (&mut base.value, over.value) {
        (Value::List(items), Value::List(more)) => items.extend(more),
        (Value::Map(_), Value::Map(map)) => {
            let over = Node::new(&over.place, Value::Map(map));
            entries(base, over, anything);
        }
        (_, value) => override_unless_zero(base, Node { value, ..over }),
    }
}

/// Entries of the same name by `merged`; new ones are added, and all are sorted.
fn entries(base: &mut Node, over: Node, merged: impl Fn(&mut Node, Node)) {
    let (Value::Map(base), Value::Map(over)) = (&mut base.value, over.value) else { return };
    for entry in over.0 {
        match base.get_mut(&entry.key) {
            Some(former) => merged(former, entry.node),
            None => base.0.push(entry),
        }
    }
    base.sort();
}

/// Items with the same value of a key override each other; without the key, they are all the same.
fn by_key(base: &mut Node, over: Node, name: &str) {
    let (Value::List(items), Value::List(more)) = (&mut base.value, over.value) else { return };
    let mut kept: Vec<Node> = Vec::new();
    for item in std::mem::take(items).into_iter().chain(more) {
        match kept.iter_mut().find(|other| same(other.get(name), item.get(name))) {
            Some(former) => *former = item,
            None => kept.push(item),
        }
    }
    kept.sort_by_key(|item| rank(item.get(name)));
    *items = kept;
}

fn same(one: Option<&Node>, other: Option<&Node>) -> bool {
    one.map(|node| &node.value) == other.map(|node| &node.value)
}

/// Numbers by their size, texts by their characters, nothing first.
fn rank(node: Option<&Node>) -> (i128, String) {
    match node.map(|node| &node.value) {
        Some(Value::Integer(number)) => (*number, String::new()),
        Some(Value::Text(text)) => (0, text.clone()),
        _ => (0, String::new()),
    }
}

/// Options are merged, unless the driver is another.
fn logging(base: &mut Node, over: Node) {
    let driver = |node: &Node| node.get("driver").and_then(Node::as_text).map(str::to_owned);
    match (driver(base), driver(&over)) {
        (Some(former), Some(driver)) if former != driver => *base = over,
        _ => keys(&super::schema::LOGGING, base, over),
    }
}

/// Two lists grow; as soon as one has conditions, both are maps.
fn dependencies(base: &mut Node, over: Node) {
    if matches!((&base.value, &over.value), (Value::List(_), Value::List(_))) {
        return anything(base, over);
    }
    *base = with_conditions(base);
    let over = with_conditions(&over);
    entries(base, over, |base, over| *base = over);
}

fn with_conditions(node: &Node) -> Node {
    let Value::List(items) = &node.value else { return node.clone() };
    let mut map = Map::default();
    for item in items {
        let mut inner = Map::default();
        inner.push("condition", &item.place, Node::text(&item.place, "service_started"));
        map.push(item.as_text().unwrap_or_default(), &item.place, Node::new(&item.place, Value::Map(inner)));
    }
    Node::new(&node.place, Value::Map(map))
}
