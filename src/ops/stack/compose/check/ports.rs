//! Published ports, in the short and in the long form.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use super::super::node::{Map, Node, Value};
use super::super::place::Place;
use super::super::remark::Remark;
use super::super::schema;
use super::Checker;
use super::texts::repeated;
use crate::report::Verdict;

const HIGHEST: u32 = 65_535;

/// A port of the short form.
struct Short {
    address: String,
    published: Option<RangeInclusive<u32>>,
    target: RangeInclusive<u32>,
    protocol: String,
}

impl Checker<'_> {
    pub(super) fn ports(&mut self, node: Node, path: &str) -> Option<Node> {
        let Value::List(items) = node.value else { return self.wrong(&node, path, "a list") };
        let list = Node::new(&node.place, Value::List(items));
        for (index, first) in repeated(&list) {
            let (place, path) = (&list.as_list()[index].place, format!("{path}[{index}]"));
            self.error(place, &path, &format!("the same as item {first}"), "remove one of the two");
        }
        let Value::List(items) = list.value else { return None };
        let mut ports = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            let path = format!("{path}[{index}]");
            match &item.value {
                Value::Map(_) => ports.extend(self.long_port(item, &path)),
                Value::Text(text) => ports.extend(self.short_port(text, &item.place, &path)),
                Value::Integer(number) => {
                    ports.extend(self.short_port(&number.to_string(), &item.place, &path));
                }
                _ => drop(self.wrong(&item, &path, "a port like `\"8080:80\"`, or a map")),
            }
        }
        Some(Node::new(&node.place, Value::List(ports)))
    }

    fn long_port(&mut self, node: Node, path: &str) -> Option<Node> {
        if let Some(address) = node.get("host_ip") {
            let summary = "a swarm cannot bind a port to one address";
            self.error(&address.place, &format!("{path}.host_ip"), summary, ADVICE);
            return None;
        }
        let node = self.map(&schema::PORT, node, path)?;
        for name in ["target", "published"] {
            if let Some(Node { place, value: Value::Integer(number), .. }) = node.get(name)
                && *number > i128::from(HIGHEST)
            {
                self.remarks.error(place, &format!("{path}.{name}"), "ports end at 65535");
            }
        }
        if node.get("target").is_none() {
            self.error(&node.place, path, "has no `target`", "name the container's port in `target`");
            return None;
        }
        Some(node)
    }

    fn short_port(&mut self, text: &str, place: &Place, path: &str) -> Vec<Node> {
        let Some(port) = Short::parse(text) else {
            let remedy = "write for example `\"8080:80\"`, `\"8080-8082:80-82/udp\"` or `\"80\"`";
            self.error(place, path, "not a port", remedy);
            return Vec::new();
        };
        if port.address.parse::<IpAddr>().is_ok_and(|address| !address.is_unspecified()) {
            let summary = "a swarm does not bind to one address: docker drops it with a warning, and the port is open on every \
                           address of every node";
            let remark = Remark::new("compose.host-address", Verdict::Bad, (place, path), summary);
            self.remarks.finding(remark.remedy(ADVICE));
        }
        port.expanded(place)
    }
}

const ADVICE: &str = "remove the address and close the port in the firewall, or do not publish it and reach the service by its name on an \
                      overlay network";

impl Short {
    fn parse(text: &str) -> Option<Self> {
        let (text, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
        let protocol = protocol.to_ascii_lowercase();
        let mut parts = text.rsplitn(3, ':');
        let target = range(parts.next()?)?;
        let published = match parts.next() {
            None | Some("") => None,
            Some(published) => Some(range(published)?),
        };
        let address = parts.next().unwrap_or_default();
        let address =
            address.strip_prefix('[').and_then(|address| address.strip_suffix(']')).unwrap_or(address);
        let fits = published
            .as_ref()
            .is_none_or(|published| count(&target) == 1 || count(published) == count(&target));
        let known = ["tcp", "udp", "sctp"].contains(&protocol.as_str());
        let well_formed = known && fits && (address.is_empty() || address.parse::<IpAddr>().is_ok());
        well_formed.then(|| Self { address: address.to_owned(), published, target, protocol })
    }

    /// One port each, in the order of the targets' spellings, as docker has it.
    fn expanded(&self, place: &Place) -> Vec<Node> {
        let mut targets: Vec<u32> = self.target.clone().collect();
        targets.sort_by_key(u32::to_string);
        let published = |target: u32| match &self.published {
            None => 0..=0,
            Some(published) if count(&self.target) == 1 => published.clone(),
            Some(published) => {
                let port = published.start() + target - self.target.start();
                port..=port
            }
        };
        let pairs = targets.into_iter().flat_map(|target| published(target).map(move |port| (target, port)));
        pairs.map(|(target, port)| self.node(place, target, port)).collect()
    }

    fn node(&self, place: &Place, target: u32, published: u32) -> Node {
        let mut map = Map::default();
        map.push("mode", place, Node::text(place, "ingress"));
        map.push("target", place, Node::new(place, Value::Integer(target.into())));
        if published != 0 {
            map.push("published", place, Node::new(place, Value::Integer(published.into())));
        }
        map.push("protocol", place, Node::text(place, self.protocol.as_str()));
        Node::new(place, Value::Map(map))
    }
}

fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let port = |text: &str| {
        let well_formed = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        well_formed.then(|| text.parse::<u32>().ok())?.filter(|port| *port <= HIGHEST)
    };
    let (first, last) = (port(first)?, port(last)?);
    (first <= last).then_some(first..=last)
}

fn count(range: &RangeInclusive<u32>) -> u32 {
    range.end() - range.start() + 1
}
