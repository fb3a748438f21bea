//! Text inside of a script: as it is, between dollars.

use crate::sql::Query;

/// `text` between dollars, to the byte. The word between them is one that the text does not hold, so it cannot
/// end before its end; psql replaces nothing in there and obeys nothing.
pub(super) fn dollars(text: &str) -> String {
    let tags = std::iter::once("authctl".to_owned()).chain((2..).map(|number| format!("authctl_{number}")));
    // the closing word could begin in the text's last characters, hence the search without its second dollar
    let free = tags.map(|tag| format!("${tag}")).find(|tag| !text.contains(tag.as_str()));
    let tag = free.unwrap_or_default();
    format!("{tag}${text}{tag}$")
}

/// The statement of a file of `sql/` as a part of another one: without its header, with `values` for its
/// parameters.
pub(super) fn inlined(query: &Query, values: &[&str]) -> String {
    let statement = query.text.lines().skip_while(|line| line.starts_with("--"));
    filled(&statement.map(|line| format!("        {line}")).collect::<Vec<_>>().join("\n"), values)
}

/// `statement` with `values` for its parameters, the first one for `$1`.
pub(super) fn filled(statement: &str, values: &[&str]) -> String {
    let mut filled = statement.to_owned();
    for (value, number) in values.iter().zip(1..) {
        filled = filled.replace(&format!("${number}"), value);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql;

    #[test]
    fn a_text_cannot_leave_its_dollars() {
        assert_eq!(dollars("SELECT $$a$$ -- b"), "$authctl$SELECT $$a$$ -- b$authctl$");
        assert_eq!(dollars("$authctl$"), "$authctl_2$$authctl$$authctl_2$");
        assert_eq!(dollars("costs $authctl"), "$authctl_2$costs $authctl$authctl_2$");
        assert_eq!(
            dollars("$authctl $authctl_2 $authctl_3"),
            "$authctl_4$$authctl $authctl_2 $authctl_3$authctl_4$"
        );
    }

    #[test]
    fn a_query_of_ours_becomes_a_part_of_another() {
        let inlined = inlined(sql::MIGRATE_LOCK_TAKE.for_server(15), &["1", "2"]);
        assert_eq!(
            inlined.trim(),
            "SELECT pg_catalog.pg_try_advisory_lock(1, 2) AS taken, pg_catalog.pg_backend_pid() AS pid"
        );
    }
}
