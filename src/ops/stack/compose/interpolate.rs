//! Variables filled into every value of a file; keys stay as they are.

use super::node::{Node, Value};
use super::remark::{Remark, Remarks};
use super::template::{self, Fault, Met};
use super::variables::Variables;
use crate::report::Verdict;

/// Fills in the variables of every text below `node`.
pub(super) fn interpolate(node: &mut Node, path: &str, variables: &Variables, remarks: &mut Remarks) {
    match &mut node.value {
        Value::Text(text) if text.contains('$') => {
            let mut met = Met::default();
            let lookup = |name: &str| variables.get(name).map(str::to_owned);
            match template::fill(text, &lookup, &mut met) {
                Ok(filled) => {
                    node.substituted = filled != *text;
                    *text = filled;
                }
                Err(fault) => complain(node, path, fault, remarks),
            }
            remark(node, path, &met, remarks);
        }
        Value::List(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                interpolate(item, &format!("{path}[{index}]"), variables, remarks);
            }
        }
        Value::Map(map) => {
            for entry in &mut map.0 {
                let dot = if path.is_empty() { "" } else { "." };
                interpolate(&mut entry.node, &format!("{path}{dot}{}", entry.key), variables, remarks);
            }
        }
        _ => {}
    }
}

fn complain(node: &Node, path: &str, fault: Fault, remarks: &mut Remarks) {
    match fault {
        Fault::Malformed => {
            let remark = remarks.error(&node.place, path, "a `$` that begins no variable");
            remark.advise("write `$$` for a dollar, `${NAME}` or `${NAME:-default}` for a variable");
        }
        Fault::Required { name, message } => {
            let message = if message.is_empty() { "it is required" } else { &message };
            let remark =
                remarks.error(&node.place, path, format!("the variable {name} is not set: {message}"));
            remark.advise(format!("set {name}, in the environment or with `--env-file`"));
        }
    }
}

fn remark(node: &Node, path: &str, met: &Met, remarks: &mut Remarks) {
    let mut warn = |check, summary: String, remedy: String| {
        remarks.finding(Remark::new(check, Verdict::Warn, (&node.place, path), summary).remedy(remedy));
    };
    for name in &met.unset {
        let summary = format!("the variable {name} is not set and becomes nothing");
        warn(
            "compose.unset-variable",
            summary,
            format!("set {name}, or write `${{{name}:-}}` where nothing is meant"),
        );
    }
    for name in &met.ambiguous {
        let summary = format!("docker takes what follows ${name} for its default, up to the end of the text");
        warn("compose.ambiguous-variable", summary, format!("write `${{{name}}}`"));
    }
}
