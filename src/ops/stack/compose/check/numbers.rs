//! Flags, numbers, durations and sizes. A text that a variable made is read as what is wanted.

use super::super::node::{Node, Value};
use super::super::schema::Shape;
use super::super::{duration, size};
use super::Checker;

impl Checker<'_> {
    pub(super) fn flag(&mut self, node: Node, path: &str) -> Option<Node> {
        let flag = match &node.value {
            Value::Flag(flag) => Some(*flag),
            Value::Text(text) if node.substituted => flag_of(text),
            _ => None,
        };
        match flag {
            Some(flag) => Some(Node { value: Value::Flag(flag), ..node }),
            None => self.wrong(&node, path, "`true` or `false`"),
        }
    }

    pub(super) fn integer(&mut self, shape: &Shape, node: Node, path: &str) -> Option<Node> {
        let number = match &node.value {
            Value::Integer(number) => Some(*number),
            Value::Float(number) => whole(*number),
            // unlike a number in the file, `0440` is decimal here
            Value::Text(text) if node.substituted => text.parse::<i64>().ok().map(i128::from),
            _ => None,
        };
        let Some(number) = number else { return self.wrong(&node, path, "a whole number") };
        let lowest = if matches!(shape, Shape::Integer) { i128::from(i64::MIN) } else { 0 };
        if (lowest..=i128::from(i64::MAX)).contains(&number) {
            return Some(Node { value: Value::Integer(number), ..node });
        }
        let summary = if number < lowest { "must not be less than 0" } else { "too large a number" };
        self.remarks.error(&node.place, path, summary);
        None
    }

    pub(super) fn ratio(&mut self, node: Node, path: &str) -> Option<Node> {
        let number = match &node.value {
            #[expect(clippy::cast_precision_loss, reason = "a ratio is between 0 and 1")]
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::Text(text) if node.substituted => text.parse().ok(),
            _ => None,
        };
        match number.filter(|number| number.is_finite()) {
            Some(number) => Some(Node { value: Value::Float(number), ..node }),
            None => self.wrong(&node, path, "a number"),
        }
    }

    /// A duration; one of zero only where it `keeps_zero`.
    pub(super) fn duration(&mut self, keeps_zero: bool, node: &Node, path: &str) -> Option<Node> {
        let number = match &node.value {
            Value::Integer(number) => Some(number.to_string()),
            _ => None,
        };
        let Some(text) = node.as_text().or(number.as_deref()) else {
            return self.wrong(node, path, "a text like `30s`");
        };
        let Some(nanoseconds) = duration::parse(text).filter(|_| number.is_none()) else {
            self.error(&node.place, path, "not a duration", &with_a_unit(text));
            return None;
        };
        if nanoseconds < 0 {
            self.error(&node.place, path, "a duration below zero", "write for example `90s`");
            return None;
        }
        (nanoseconds > 0 || keeps_zero).then(|| Node::text(&node.place, duration::format(nanoseconds)))
    }

    pub(super) fn bytes(&mut self, node: &Node, path: &str) -> Option<Node> {
        let Some(text) = node.as_text() else { return self.wrong(node, path, "a text like `512M`") };
        match size::parse(text) {
            Some(0) => None,
            Some(bytes) => Some(Node::text(&node.place, bytes.to_string())),
            None => {
                self.error(&node.place, path, "not a size", "write for example `512M` or `2G`");
                None
            }
        }
    }

    pub(super) fn processors(&mut self, node: Node, path: &str) -> Option<Node> {
        let Some(text) = node.as_text() else { return self.wrong(&node, path, "a text like `\"0.5\"`") };
        if !text.is_empty() && size::billionths(text).is_none() {
            let remedy = "write for example `\"0.5\"`, with at most nine digits behind the point";
            self.error(&node.place, path, "not a number of processors", remedy);
            return None;
        }
        Some(node)
    }
}

/// What was likely to be meant by a duration without a unit, or in days.
fn with_a_unit(text: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(text) {
        return format!("write it with its unit: `{text}s`");
    }
    let days =
        text.strip_suffix('d').filter(|days| is_number(days)).and_then(|days| days.parse::<u32>().ok());
    match days {
        Some(days) => format!("write `{}h`; there are no days", u64::from(days) * 24),
        None => "write for example `500ms`, `90s` or `1h30m`; there are no days".to_owned(),
    }
}

fn flag_of(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "true" | "on" => Some(true),
        "n" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

fn whole(number: f64) -> Option<i128> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let integer = number as i128;
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(integer)
}
