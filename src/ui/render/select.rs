//! `--columns`: some columns, in the order asked for.

use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::report::Table;
use crate::text;

/// `table` with these columns only, in this order; all of them when none is named.
pub(super) fn of_table(table: Table, names: &[String]) -> Result<Table> {
    if names.is_empty() {
        return Ok(table);
    }
    let places = places(&table, names)?;
    Ok(Table {
        columns: places
            .iter()
            .map(|place| {
                let mut column = table.columns[*place].clone();
                column.expendable = 0; // somebody asked for it
                column
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| places.iter().filter_map(|place| row.get(*place).cloned()).collect())
            .collect(),
        when_empty: table.when_empty,
    })
}

/// The objects of `data` with these fields only. Their own names count where there are objects: a single
/// one is drawn as a table of properties, whose columns are not its fields.
pub(super) fn of_data(data: Json, table: &Table, names: &[String]) -> Result<Json> {
    if names.is_empty() {
        return Ok(data);
    }
    let Json::Array(rows) = data else {
        return Err(Error::usage("--columns picks from rows, and this answer's JSON is one object")
            .hint("leave out `--columns`, or ask with `-o csv`"));
    };
    let known: Vec<&str> = match rows.first().and_then(Json::as_object) {
        Some(first) => first.keys().map(String::as_str).collect(),
        None => column_names(table),
    };
    if let Some(name) = names.iter().map(|name| name.trim()).find(|name| !known.contains(name)) {
        return Err(unknown(name, &known));
    }
    let picked = rows.into_iter().map(|row| {
        let value = |name: &String| row.get(name.trim()).cloned().unwrap_or_default();
        Json::Object(names.iter().map(|name| (name.trim().to_owned(), value(name))).collect::<Map<_, _>>())
    });
    Ok(picked.collect())
}

fn places(table: &Table, names: &[String]) -> Result<Vec<usize>> {
    let place = |name: &String| {
        let name = name.trim();
        let found = table.columns.iter().position(|column| column.name == name);
        found.ok_or_else(|| unknown(name, &column_names(table)))
    };
    names.iter().map(place).collect()
}

fn column_names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

fn unknown(name: &str, names: &[&str]) -> Error {
    let error = Error::usage(format!("this answer has no column `{}`", text::clean(name)))
        .because(format!("its columns are {}", names.join(", ")));
    match text::nearest(name, names.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `--columns {near}`?")),
        None => error.hint("leave out `--columns` to see all of them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    fn table() -> Table {
        let mut table = Table::new([Column::new("pid"), Column::expendable("state", 4)]);
        table.push(["7", "idle"]);
        table
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_order_is_the_askers() {
        let picked = of_table(table(), &names(&["state", "pid"])).unwrap();
        assert_eq!(picked.columns.iter().map(|column| &column.name).collect::<Vec<_>>(), ["state", "pid"]);
        assert_eq!(picked.rows[0][0].value.for_people(), "idle");
        let data = of_data(table().to_json(), &table(), &names(&["state"])).unwrap();
        assert_eq!(data, serde_json::json!([{"state": "idle"}]));
    }

    #[test]
    fn fields_are_picked_from_an_object_that_is_drawn_as_properties() {
        let mut table = Table::of_properties();
        table.push(["keys", "7"]);
        let data = serde_json::json!([{"keys": 7, "uptime_seconds": 1.0}]);
        let picked = of_data(data.clone(), &table, &names(&["keys"])).unwrap();
        assert_eq!(picked, serde_json::json!([{"keys": 7}]));
        assert_eq!(of_data(data, &table, &names(&["property"])).unwrap_err().exit().code(), 2);
    }

    #[test]
    fn an_unknown_column_is_named_with_its_nearest() {
        let error = of_table(table(), &names(&["stat"])).unwrap_err();
        assert_eq!(error.exit().code(), 2);
        assert_eq!(error.hints(), ["did you mean `--columns state`?"]);
    }
}
