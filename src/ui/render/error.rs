//! Errors for people: never wrapped, so that they can be searched for.

use crate::error::Error;
use crate::report::Label;
use crate::text;
use crate::ui::style;

/// The error, its causes, what had been done, and what to do.
pub(in crate::ui) fn error(error: &Error, color: bool) -> String {
    let code = error.server_code().map(|code| format!(" ({})", text::clean(code))).unwrap_or_default();
    let head = style::paint("error:", Label::Bad, color);
    let lines = [("because:", Label::Dim, error.causes()), ("done before:", Label::Dim, error.done_before())]
        .into_iter()
        .chain([("hint:", Label::Good, error.hints())])
        .flat_map(|(word, label, texts)| texts.iter().map(move |text| (word, label, text)))
        .map(|(word, label, text)| format!("  {} {}\n", style::paint(word, label, color), text::clean(text)));
    format!("{head} {}{code}\n", text::clean(error.message())) + &lines.collect::<String>()
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
}
