//! How a table fits a terminal: columns go in their declared order, then the widest cells are cut.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Blanks between two columns.
pub(super) const GAP: usize = 2;

/// No column is cut below this width while a wider one is left.
const NARROWEST: usize = 6;

/// A column as the fitting sees it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Its place in the table.
    pub(super) index: usize,
    /// Width of its widest cell or heading.
    pub(super) width: usize,
    /// How soon it goes: 0 never.
    pub(super) expendable: u8,
    /// Whether it is words. A number or a time is not cut while words are left to cut.
    pub(super) words: bool,
}

/// The columns that stay, narrowed until a line has at most `limit` columns.
///
/// Where even the narrowest cells of the columns that must stay are too wide, columns go from the
/// right; the first one always stays.
pub(super) fn fit(mut shapes: Vec<Shape>, limit: usize) -> Vec<Shape> {
    while total(&shapes) > limit && drop_most_expendable(&mut shapes) {}
    narrow(&mut shapes, limit, |shape| shape.words);
    narrow(&mut shapes, limit, |_| true);
    while total(&shapes) > limit && shapes.len() > 1 {
        shapes.pop();
    }
    if let [only] = shapes.as_mut_slice() {
        only.width = only.width.min(limit.max(1));
    }
    shapes
}

/// Width of a line.
fn total(shapes: &[Shape]) -> usize {
    shapes.iter().map(|shape| shape.width).sum::<usize>() + GAP * shapes.len().saturating_sub(1)
}

/// Of equally expendable columns the rightmost goes first.
fn drop_most_expendable(shapes: &mut Vec<Shape>) -> bool {
    let most = (0..shapes.len()).max_by_key(|place| (shapes[*place].expendable, *place));
    match most.filter(|place| shapes[*place].expendable > 0 && shapes.len() > 1) {
        Some(place) => {
            shapes.remove(place);
            true
        }
        None => false,
    }
}

fn narrow(shapes: &mut [Shape], limit: usize, may: impl Fn(&Shape) -> bool) {
    while total(shapes) > limit {
        let widest = shapes
            .iter_mut()
            .filter(|shape| shape.width > NARROWEST && may(shape))
            .max_by_key(|shape| shape.width);
        match widest {
            Some(shape) => shape.width -= 1,
            None => return,
        }
    }
}

/// Width of `text` on a terminal.
pub(in crate::ui) fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `limit` columns, its end replaced by `…` where it is longer.
pub(in crate::ui) fn cut(text: &str, limit: usize) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let mut kept = String::new();
    for character in text.chars() {
        let width = character.width().unwrap_or(0);
        if width > room {
            break;
        }
        room -= width;
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shape(index: usize, width: usize, expendable: u8) -> Shape {
        Shape { index, width, expendable, words: true }
    }

    #[test]
    fn the_most_expendable_column_goes_first_and_the_rightmost_of_equals() {
        let kept = fit(vec![shape(0, 10, 0), shape(1, 10, 3), shape(2, 10, 3), shape(3, 10, 1)], 34);
        assert_eq!(kept.iter().map(|shape| shape.index).collect::<Vec<_>>(), [0, 1, 3]);
    }

    #[test]
    fn words_are_cut_before_numbers() {
        let number = Shape { words: false, ..shape(0, 12, 0) };
        let kept = fit(vec![number, shape(1, 40, 0)], 30);
        assert_eq!((kept[0].width, kept[1].width), (12, 16));
    }

    #[test]
    fn a_cut_cell_says_so() {
        assert_eq!(cut("postgres://db", 8), "postgre…");
        assert_eq!(cut("日本語の表", 5), "日本…");
        assert_eq!(cut("short", 5), "short");
    }

    proptest! {
        #[test]
        fn a_line_fits_the_terminal(
            columns in proptest::collection::vec((1usize..200, 0u8..=9, any::<bool>()), 1..40),
            limit in 1usize..200,
        ) {
            let shapes = columns.iter().enumerate().map(|(index, (width, expendable, words))| Shape {
                index, width: *width, expendable: *expendable, words: *words,
            });
            let kept = fit(shapes.collect(), limit);
            prop_assert!(!kept.is_empty());
            prop_assert!(total(&kept) <= limit);
        }

        #[test]
        fn a_cut_text_is_no_wider_than_asked(text in "\\PC{0,60}", limit in 1usize..40) {
            prop_assert!(width(&cut(&text, limit)) <= limit);
        }
    }
}
