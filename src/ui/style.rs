//! What a [`Label`] looks like: colours are data, and this is all of it.

use comfy_table::{Attribute, Cell, Color};

use crate::report::Label;

/// How one meaning is drawn.
struct Style {
    label: Label,
    /// SGR parameters for text outside of tables.
    code: &'static str,
    color: Option<Color>,
    attribute: Option<Attribute>,
}

/// The look of every label. Only the eight colours that every terminal theme keeps readable.
const STYLES: [Style; 5] = [
    Style { label: Label::Plain, code: "", color: None, attribute: None },
    Style { label: Label::Good, code: "32", color: Some(Color::DarkGreen), attribute: None },
    Style { label: Label::Warn, code: "33", color: Some(Color::DarkYellow), attribute: None },
    Style { label: Label::Bad, code: "31", color: Some(Color::DarkRed), attribute: None },
    Style { label: Label::Dim, code: "2", color: None, attribute: Some(Attribute::Dim) },
];

fn style(label: Label) -> &'static Style {
    STYLES.iter().find(|style| style.label == label).unwrap_or(&STYLES[0])
}

/// `text` painted for a line outside of a table, or as it is where there is no colour.
pub(super) fn paint(text: &str, label: Label, color: bool) -> String {
    let code = style(label).code;
    if color && !code.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// A table's cell with the look of its label.
pub(super) fn cell(text: String, label: Label) -> Cell {
    let look = style(label);
    let cell = Cell::new(text);
    let cell = look.color.map_or_else(|| cell.clone(), |color| cell.clone().fg(color));
    match look.attribute {
        Some(attribute) => cell.add_attribute(attribute),
        None => cell,
    }
}

/// A heading: bold, so that it stands apart without a rule below it.
pub(super) fn heading(text: String) -> Cell {
    Cell::new(text).add_attribute(Attribute::Bold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_painted_without_colour() {
        assert_eq!(paint("x", Label::Bad, false), "x");
        assert_eq!(paint("x", Label::Bad, true), "\u{1b}[31mx\u{1b}[0m");
        assert_eq!(paint("x", Label::Plain, true), "x");
    }

    #[test]
    fn every_label_has_a_look_of_its_own() {
        for label in [Label::Plain, Label::Good, Label::Warn, Label::Bad, Label::Dim] {
            assert_eq!(style(label).label, label);
        }
    }
}
