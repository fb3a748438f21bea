//! Tables for people.

use comfy_table::{CellAlignment, Table as Drawing, presets};

use super::fit::{self, Shape};
use super::{Settings, Terminal};
use crate::report::{Align, Cell, Table, Value};
use crate::ui::style;

/// A drawn table, and what did not fit.
pub(in crate::ui) struct Drawn {
    /// The lines.
    pub(in crate::ui) text: String,
    /// Names of the columns that the terminal has no room for.
    pub(in crate::ui) hidden: Vec<String>,
}

/// `table` for people, or its sentence for no rows.
pub(in crate::ui) fn draw(table: &Table, settings: &Settings, terminal: &Terminal) -> Drawn {
    if table.rows.is_empty() {
        let sentence = if table.when_empty.is_empty() { "no rows" } else { &table.when_empty };
        return Drawn { text: format!("{sentence}\n"), hidden: Vec::new() };
    }
    let headed = !settings.no_headers && !is_properties(table);
    let shapes = shapes(table, headed);
    let kept = match terminal.width {
        Some(width) => fit::fit(shapes, usize::from(width)),
        None => shapes,
    };
    let hidden = hidden(table, &kept);
    Drawn { text: lines(table, &kept, headed, terminal), hidden }
}

/// A name and its value on each line need no heading.
fn is_properties(table: &Table) -> bool {
    table.columns.iter().map(|column| column.name.as_str()).eq(["property", "value"])
}

fn shapes(table: &Table, headed: bool) -> Vec<Shape> {
    let shape = |index: usize| {
        let column = &table.columns[index];
        let heading = if headed { fit::width(&column.heading()) } else { 1 };
        let cells = table.rows.iter().filter_map(|row| row.get(index)).map(people_width);
        Shape {
            index,
            width: cells.fold(heading, usize::max),
            expendable: column.expendable,
            words: table.align(index) == Align::Left && !holds_times(table, index),
        }
    };
    (0..table.columns.len()).map(shape).collect()
}

/// Half a time says as little as half a number.
fn holds_times(table: &Table, index: usize) -> bool {
    table.rows.iter().filter_map(|row| row.get(index)).any(|cell| matches!(cell.value, Value::Time(_)))
}

fn people_width(cell: &Cell) -> usize {
    fit::width(&cell.value.for_people())
}

fn hidden(table: &Table, kept: &[Shape]) -> Vec<String> {
    let columns = table.columns.iter().enumerate();
    let gone = columns.filter(|(index, _)| kept.iter().all(|shape| shape.index != *index));
    gone.map(|(_, column)| column.name.clone()).collect()
}

fn lines(table: &Table, kept: &[Shape], headed: bool, terminal: &Terminal) -> String {
    let mut drawing = Drawing::new();
    drawing.load_style(presets::NOTHING).force_no_tty();
    if terminal.color {
        drawing.enforce_styling().style_text_only();
    }
    if headed {
        let heading = |shape: &Shape| fit::cut(&table.columns[shape.index].heading(), shape.width);
        drawing.set_header(kept.iter().map(|shape| style::heading(heading(shape))));
    }
    for row in &table.rows {
        drawing.add_row(kept.iter().filter_map(|shape| {
            let cell = row.get(shape.index)?;
            Some(style::cell(fit::cut(&cell.value.for_people(), shape.width), cell.label))
        }));
    }
    let right = |shape: &Shape| !is_properties(table) && table.align(shape.index) == Align::Right;
    for (place, (column, shape)) in drawing.column_iter_mut().zip(kept).enumerate() {
        let gap = if place + 1 == kept.len() { 0 } else { fit::GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        if right(shape) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawing.trim_fmt() + "\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::{Column, Label};

    fn drawn(table: &Table, width: Option<u16>) -> Drawn {
        draw(table, &Settings::default(), &Terminal { width, ..Terminal::default() })
    }

    fn sessions() -> Table {
        let mut table =
            Table::new([Column::new("pid"), Column::expendable("application_name", 3), Column::new("query")]);
        table.push([Value::Number(7).into(), Cell::from("api"), Cell::from("SELECT 1 FROM \"Users\"")]);
        table
    }

    #[test]
    fn a_narrow_terminal_loses_a_column_and_says_which() {
        let drawn = drawn(&sessions(), Some(30));
        assert_eq!(drawn.text, "PID  QUERY\n  7  SELECT 1 FROM \"Users\"\n");
        assert_eq!(drawn.hidden, ["application_name"]);
    }

    #[test]
    fn a_pipe_gets_everything() {
        let drawn = drawn(&sessions(), None);
        assert!(drawn.hidden.is_empty());
        assert!(drawn.text.contains("APPLICATION NAME"), "{}", drawn.text);
    }

    #[test]
    fn colour_is_the_labels_and_only_where_it_is_wanted() {
        let mut table = Table::new([Column::new("verdict")]);
        table.push([Cell::labelled("BAD", Label::Bad)]);
        let coloured = Terminal { color: true, ..Terminal::default() };
        assert!(draw(&table, &Settings::default(), &coloured).text.contains("\u{1b}[38;5;1m"));
        assert!(!drawn(&table, None).text.contains('\u{1b}'));
    }

    #[test]
    fn properties_have_no_heading_and_stand_left() {
        let mut table = Table::of_properties();
        table.push([Cell::from("version"), Value::Number(15).into()]);
        table.push([Cell::from("host"), Cell::from("db-1.internal")]);
        assert_eq!(drawn(&table, None).text, "version  15\nhost     db-1.internal\n");
    }

    #[test]
    fn an_empty_answer_is_a_sentence() {
        let table = Table::new([Column::new("pid")]).when_empty("no session waits for a lock");
        assert_eq!(drawn(&table, Some(5)).text, "no session waits for a lock\n");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(
            cells in proptest::collection::vec(proptest::collection::vec("\\PC{0,40}", 6), 1..5),
            expendable in proptest::collection::vec(0u8..=9, 6),
            width in 1u16..120,
        ) {
            let columns = expendable.iter().enumerate();
            let columns = columns.map(|(index, rank)| Column::expendable(format!("column_{index}"), *rank));
            let mut table = Table::new(columns);
            for row in &cells {
                table.push(row.iter().map(String::as_str));
            }
            for line in drawn(&table, Some(width)).text.lines() {
                prop_assert!(fit::width(line) <= usize::from(width), "{line:?} in {width}");
            }
        }
    }
}
