//! What the parser does not understand.

use super::deed::Deed;
use super::remark::Remark;
use crate::ops::migrate::prepare::Prepared;
use crate::report::Verdict;
use crate::text;

/// The name of the check.
pub(super) const CHECK: &str = "syntax";

/// The first mistake of a file: what follows may be nothing but its echo.
pub(super) fn remark<'a>(turn: usize, file: &'a Prepared, deeds: &'a [Deed<'a>]) -> Option<Remark<'a>> {
    let mistakes = file.parsed.errors();
    let (first, others) = mistakes.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        count => format!(", and {count} more in this file"),
    };
    let message = text::clean(&first.message);
    let sentence =
        format!("the parser of authctl does not understand this: {message}{more}; a newer server may");
    let deed = deeds.iter().find(|deed| deed.range.contains(&first.at));
    let range = deed.map_or(first.at..file.body.sent.len(), |deed| deed.range.clone());
    let remark = Remark::of_text(file, turn, range, (CHECK, Verdict::Warn, sentence)).at(first.at);
    Some(remark.remedy("correct it, or try the file where it does no harm before it is applied here"))
}
