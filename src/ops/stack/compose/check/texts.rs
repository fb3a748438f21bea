//! Texts, words and lists of texts.

use std::collections::BTreeMap;

use super::super::node::{Node, Value};
use super::super::schema::Shape;
use super::super::{scalar, words};
use super::Checker;

impl Checker<'_> {
    pub(super) fn words(&mut self, shape: &Shape, node: Node, path: &str) -> Option<Node> {
        match shape {
            Shape::Anything => Some(node),
            Shape::OptionalText if matches!(node.value, Value::Null) => None,
            Shape::Word(allowed) => self.word(allowed, node, path),
            Shape::File => self.file_path(node, path),
            Shape::Command => self.command(node, path),
            Shape::Test => self.test(node, path),
            Shape::Texts => self.texts(node, path, true),
            Shape::AnyTexts => self.texts(node, path, false),
            Shape::TextOrTexts => self.text_or_texts(node, path),
            Shape::TextsOrNumbers => self.texts_or_numbers(node, path),
            _ => self.text(node, path),
        }
    }

    pub(super) fn text(&mut self, node: Node, path: &str) -> Option<Node> {
        match node.value {
            // docker cannot take a time for a text either
            Value::Text(_) if node.respelled.is_none() => Some(node),
            _ => self.wrong(&node, path, "a text"),
        }
    }

    fn word(&mut self, allowed: &[&str], node: Node, path: &str) -> Option<Node> {
        let node = self.text(node, path)?;
        if node.is_zero() || allowed.iter().any(|word| node.as_text() == Some(word)) {
            return Some(node);
        }
        let remedy = format!("write one of {}", allowed.join(", "));
        self.error(&node.place, path, "no such word here", &remedy);
        None
    }

    fn file_path(&mut self, node: Node, path: &str) -> Option<Node> {
        let node = self.text(node, path)?;
        match node.as_text() {
            Some("") | None => None,
            Some(text) => Some(Node::text(&node.place, self.surroundings.absolute(text).to_string_lossy())),
        }
    }

    fn command(&mut self, node: Node, path: &str) -> Option<Node> {
        let Some(text) = node.as_text() else { return self.texts(node, path, false) };
        match words::split(text) {
            Ok(words) => {
                let words = words.into_iter().map(|word| Node::text(&node.place, word));
                Some(Node::new(&node.place, Value::List(words.collect())))
            }
            Err(fault) => {
                self.error(&node.place, path, fault, "write the command as a list of words");
                None
            }
        }
    }

    fn test(&mut self, node: Node, path: &str) -> Option<Node> {
        let Some(text) = node.as_text() else { return self.texts(node, path, false) };
        let words = ["CMD-SHELL", text].map(|word| Node::text(&node.place, word));
        Some(Node::new(&node.place, Value::List(words.into())))
    }

    pub(super) fn text_or_texts(&mut self, node: Node, path: &str) -> Option<Node> {
        match node.value {
            Value::Text(_) => Some(Node::new(&node.place.clone(), Value::List(vec![self.text(node, path)?]))),
            _ => self.texts(node, path, true),
        }
    }

    /// A list of texts; in a list of `different` ones each is there once.
    pub(super) fn texts(&mut self, node: Node, path: &str, different: bool) -> Option<Node> {
        let list = self.list(node, path, Self::text)?;
        if different {
            self.unique(&list, path);
        }
        Some(list)
    }

    fn texts_or_numbers(&mut self, node: Node, path: &str) -> Option<Node> {
        let list = self.list(node, path, |checker, node, path| match scalar::as_words(&node.value) {
            Some(text) if !matches!(node.value, Value::Flag(_)) => Some(Node::text(&node.place, text)),
            _ => checker.wrong(&node, path, "a text or a number"),
        })?;
        self.unique(&list, path);
        Some(list)
    }

    /// Remarks items that are there twice, which is what several files make of a list.
    fn unique(&mut self, list: &Node, path: &str) {
        for (index, first) in repeated(list) {
            let summary = format!("the same as item {first}, which docker refuses in one file");
            let path = format!("{path}[{index}]");
            self.warn(
                "compose.twice",
                (&list.as_list()[index].place, &path),
                &summary,
                "remove one of the two",
            );
        }
    }
}

/// Texts of a list that are there before, each with the one before it.
pub(super) fn repeated(list: &Node) -> Vec<(usize, usize)> {
    let mut seen = BTreeMap::new();
    let items = list.as_list().iter().enumerate();
    let texts = items.filter_map(|(index, item)| Some((index, item.as_text()?)));
    texts.filter_map(|(index, text)| Some((index, seen.insert(text, index)?))).collect()
}
