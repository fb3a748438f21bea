//! Errors for people: never wrapped, so that they can be searched for.

use super::fit;
use crate::error::{Error, Excerpt};
use crate::report::Label;
use crate::text;
use crate::ui::style;

/// The longest piece of a line that is shown, in characters: on most terminals it is not broken.
const LONGEST_PIECE: usize = 100;

/// The error, its causes, what had been done, and what to do.
pub(in crate::ui) fn error(error: &Error, color: bool) -> String {
    let code = error.server_code().map(|code| format!(" ({})", text::clean(code))).unwrap_or_default();
    let head = style::paint("error:", Label::Bad, color);
    let lines = [("because:", Label::Dim, error.causes()), ("done before:", Label::Dim, error.done_before())]
        .into_iter()
        .chain([("hint:", Label::Good, error.hints())])
        .flat_map(|(word, label, texts)| texts.iter().map(move |text| (word, label, text)))
        .map(|(word, label, text)| format!("  {} {}\n", style::paint(word, label, color), text::clean(text)));
    let excerpt = error.shown_excerpt().map(|excerpt| self::excerpt(excerpt, color)).unwrap_or_default();
    format!("{head} {}{code}\n{excerpt}", text::clean(error.message())) + &lines.collect::<String>()
}

/// The line under its number, and a caret under the place:
///
/// ```text
///    2 | SELECT 1 FRM b;
///      |          ^
/// ```
fn excerpt(excerpt: &Excerpt, color: bool) -> String {
    let place = excerpt.column.saturating_sub(1);
    let length = excerpt.text.chars().count();
    let first = if length <= LONGEST_PIECE { 0 } else { place.saturating_sub(LONGEST_PIECE / 2) };
    let visible = |from: usize, to: usize| {
        let piece = excerpt.text.chars().take(to).skip(from);
        // each character by itself, so that none moves its neighbours
        piece.map(|character| text::clean(character.encode_utf8(&mut [0; 4]))).collect::<String>()
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let last = first + LONGEST_PIECE;
    let before = format!("{}{}", cut(first > 0), visible(first, place));
    let after = format!("{}{}", visible(place, last), cut(last < length));
    let margin = format!("{:>5} | ", excerpt.line);
    let caret = style::paint("^", Label::Bad, color);
    let indent = " ".repeat(fit::width(&before));
    format!(
        "{}{before}{after}\n{}{indent}{caret}\n",
        style::paint(&margin, Label::Dim, color),
        style::paint("      | ", Label::Dim, color)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_stay_on_their_line() {
        let failure = Error::failed("cannot write")
            .because("disk\nis \u{1b}[31mfull")
            .done("2 files")
            .hint("free some room")
            .code("53100");
        assert_eq!(
            error(&failure, false),
            "error: cannot write (53100)\n  because: disk is \u{fffd}[31mfull\n  done before: 2 files\n  \
             hint: free some room\n"
        );
        assert!(error(&failure, true).starts_with("\u{1b}[31merror:\u{1b}[0m cannot write"));
    }

    #[test]
    fn the_caret_stands_under_its_place() {
        let shown = |text: &str, column| {
            let excerpt = Excerpt { line: 12, text: text.to_owned(), column };
            error(&Error::failed("no").excerpt(excerpt), false)
        };
        assert_eq!(shown("SELECT x", 8), "error: no\n   12 | SELECT x\n      |        ^\n");
        assert_eq!(shown("\t日本 x", 5), "error: no\n   12 |  日本 x\n      |       ^\n");
        let long = "a".repeat(300) + "X" + &"b".repeat(300);
        let lines: Vec<_> = shown(&long, 301).lines().map(str::to_owned).collect();
        assert_eq!(lines[1].chars().nth(lines[2].find('^').unwrap()), Some('X'));
        assert!(lines[1].chars().count() < 120);
    }
}
