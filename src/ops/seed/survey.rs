//! A look at PostgreSQL before anything is planned: are the tables there, with the columns that are to be
//! filled, and has this seed been here before?

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::account::Accounts;
use super::plan::{Amount, Line, SeedPlan, Store};
use super::recipe::Recipe;
use super::tables::Table;
use crate::conn::postgres::Reader;
use crate::error::{Error, Kind, Result};
use crate::sql;

/// An e-mail address that only seed makes.
pub(super) const SEEDED: &str = r"@seed-[0-9]+\.example\.(com|net|org)$";

/// Up to this many rows are counted; above, "over 10,000" says enough.
const COUNTED: i64 = 10_000;

/// So many of the seed's first accounts are looked for: one may have been deleted by hand.
const PROBED: u64 = 16;

/// Adds the lines of PostgreSQL to the plan, or says why it cannot be seeded.
pub async fn plan(reader: &Reader, plan: &mut SeedPlan) -> Result<()> {
    check_columns(reader).await?;
    let recipe = plan.recipe().clone();
    let present = present(reader, &recipe).await?;
    let removes = if recipe.clean { made(reader).await? } else { [Amount::Exactly(0); 3] };
    for ((table, present), removes) in Table::ALL.into_iter().zip(present).zip(removes) {
        let line = Line {
            store: Store::Postgres,
            object: table.name().to_owned(),
            present,
            removes,
            adds: table.rows(&recipe),
        };
        plan.push(line);
    }
    Ok(())
}

async fn present(reader: &Reader, recipe: &Recipe) -> Result<[Amount; 3]> {
    let accounts = Accounts::of(recipe, 1);
    let first: Vec<_> = (0..recipe.users.min(PROBED)).map(|number| accounts.id(number)).collect();
    let query = sql::SEED_PRESENT.for_server(reader.major());
    let row = reader.row(query.text, &[(&first, Type::UUID_ARRAY), (&(COUNTED + 1), Type::INT8)]).await?;
    if row.get("seeded") && !recipe.clean {
        return Err(been_here_before(recipe));
    }
    let counted = COUNTED.unsigned_abs();
    let amount = |count| if count > counted { Amount::AtLeast(counted) } else { Amount::Exactly(count) };
    Ok(counts(&row).map(amount))
}

/// The rows that earlier seeds made. Counting reads every account, which the time limit of a reading
/// session may cut short: then the answer is unknown, not an error.
async fn made(reader: &Reader) -> Result<[Amount; 3]> {
    let query = sql::SEED_MADE.for_server(reader.major());
    match reader.row(query.text, &[(&SEEDED, Type::TEXT)]).await {
        Ok(row) => Ok(counts(&row).map(Amount::Exactly)),
        Err(error) if error.server_code() == Some("57014") => Ok([Amount::Unknown; 3]),
        Err(error) => Err(error),
    }
}

fn counts(row: &Row) -> [u64; 3] {
    ["users", "sessions", "codes"].map(|column| u64::try_from(row.get::<_, i64>(column)).unwrap_or_default())
}

/// The error of a seed that would write rows which are there already.
pub(super) fn been_here_before(recipe: &Recipe) -> Error {
    Error::new(Kind::Conflict, format!("accounts of the random seed {} are there already", recipe.rng_seed))
        .hint(
            "remove what earlier seeds made with `--clean`, or make other accounts with another `--rng-seed`",
        )
}

async fn check_columns(reader: &Reader) -> Result<()> {
    let names = Table::ALL.map(Table::name).to_vec();
    let query = sql::SEED_COLUMNS.for_server(reader.major());
    let rows = reader.rows(query.text, &[(&names, Type::TEXT_ARRAY)]).await?;
    let columns: Vec<Found> = rows.iter().map(Found::from).collect();
    let wrong: Vec<String> = Table::ALL.into_iter().flat_map(|table| differences(table, &columns)).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let database = reader.source().target.unwrap_or_default();
    let error = Error::failed(format!("{database} has not the tables that seed fills"));
    Err(wrong.into_iter().fold(error, Error::because).hint("bring the schema up with `authctl migrate up`"))
}

/// A column as the server has it.
struct Found {
    table: String,
    name: String,
    kind: String,
    must_be_given: bool,
}

impl From<&Row> for Found {
    fn from(row: &Row) -> Self {
        Self {
            table: row.get("table_name"),
            name: row.get("column_name"),
            kind: row.get("type"),
            must_be_given: row.get("must_be_given"),
        }
    }
}

/// What keeps the rows of `table` from being taken in.
fn differences(table: Table, columns: &[Found]) -> Vec<String> {
    let name = table.name();
    let found: Vec<&Found> = columns.iter().filter(|column| column.table == name).collect();
    if found.is_empty() {
        return vec![format!("there is no table \"{name}\"")];
    }
    let filled = table.columns().iter().filter_map(|(column, wanted)| {
        match found.iter().find(|found| found.name == *column) {
            None => Some(format!("\"{name}\" has no column \"{column}\"")),
            Some(found) if !fits(&found.kind, wanted) => {
                Some(format!("\"{name}\".\"{column}\" is {}, not {wanted}", found.kind))
            }
            Some(_) => None,
        }
    });
    let is_filled = |found: &Found| table.columns().iter().any(|(column, _)| *column == found.name);
    let demanded = found
        .iter()
        .filter(|found| found.must_be_given && !is_filled(found))
        .map(|found| format!("\"{name}\".\"{}\" must be given, and seed does not know it", found.name));
    filled.chain(demanded).collect()
}

fn fits(kind: &str, wanted: &str) -> bool {
    kind == wanted || (wanted == "text" && ["character varying", "character", "citext"].contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(table: &str, name: &str, kind: &str, must_be_given: bool) -> Found {
        Found { table: table.into(), name: name.into(), kind: kind.into(), must_be_given }
    }

    fn users() -> Vec<Found> {
        Table::Users.columns().iter().map(|(name, kind)| found("Users", name, kind, false)).collect()
    }

    #[test]
    fn a_missing_table_or_column_is_named() {
        assert_eq!(differences(Table::Codes, &users()), ["there is no table \"VerificationCodes\""]);
        let mut columns = users();
        columns.remove(2);
        assert_eq!(differences(Table::Users, &columns), ["\"Users\" has no column \"PasswordHash\""]);
    }

    #[test]
    fn a_type_that_binary_rows_do_not_fit_is_named() {
        let mut columns = users();
        columns[1].kind = "character varying".into();
        assert!(differences(Table::Users, &columns).is_empty());
        columns[0].kind = "text".into();
        assert_eq!(differences(Table::Users, &columns), ["\"Users\".\"Id\" is text, not uuid"]);
    }

    #[test]
    fn a_column_that_seed_cannot_fill_is_named() {
        let mut columns = users();
        columns.push(found("Users", "TenantId", "uuid", true));
        assert_eq!(
            differences(Table::Users, &columns),
            ["\"Users\".\"TenantId\" must be given, and seed does not know it"]
        );
    }
}
