//! Answers as they are measured: what metrics and monitoring plugins are made of.

use serde_json::{Map, Value as Json};

use super::{Cell, Column, Findings, Table, Value};

impl Value {
    /// A value of JSON under its name, whose ending is its unit.
    fn measured(name: &str, json: &Json) -> Self {
        let unit = |ending: &str| name.ends_with(ending) || name == &ending[1..];
        match json {
            Json::Bool(flag) => Self::Flag(*flag),
            Json::String(words) => Self::Text(words.clone()),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(bytes), _) if unit("_bytes") => Self::Bytes(bytes),
                (_, Some(seconds)) if unit("_seconds") => Self::Seconds(seconds),
                (_, Some(ratio)) if unit("_ratio") => Self::Ratio(ratio),
                (Some(count), _) => Self::Count(count),
                (_, Some(number)) => Self::Float(number),
                (None, None) => Self::Unknown,
            },
            _ => Self::Nothing,
        }
    }
}

impl Table {
    /// The fields of one object, or of several, as rows; `identifying` are the fields that tell them apart. For
    /// answers that people read as properties.
    pub fn of_objects(data: &Json, identifying: &[&str]) -> Self {
        let objects: Vec<&Map<String, Json>> = match data {
            Json::Object(object) => vec![object],
            Json::Array(objects) => objects.iter().filter_map(Json::as_object).collect(),
            _ => Vec::new(),
        };
        let mut columns: Vec<Column> = Vec::new();
        for name in objects.iter().flat_map(|object| object.keys()) {
            if columns.iter().all(|column| column.name != *name) {
                let column = Column::new(name.as_str());
                let identifies = identifying.contains(&name.as_str());
                columns.push(if identifies { column.identifying() } else { column });
            }
        }
        let row = |object: &&Map<String, Json>| -> Vec<Cell> {
            let value =
                |column: &Column| object.get(&column.name).map(|json| Value::measured(&column.name, json));
            columns.iter().map(|column| value(column).unwrap_or(Value::Nothing).into()).collect()
        };
        let rows = objects.iter().map(row).collect();
        Self { rows, ..Self::new(columns) }
    }
}

impl Findings {
    /// A row for each finding: its check and subject, its verdict, and what was measured.
    pub fn measured(&self) -> Table {
        let objects = self.0.iter().map(|finding| {
            let mut object = Map::new();
            object.insert("check".to_owned(), finding.check.as_str().into());
            object.insert("subject".to_owned(), finding.subject.as_str().into());
            let numbers = finding.evidence.iter().filter(|(_, value)| value.is_number());
            object.extend(numbers.map(|(name, value)| (name.clone(), value.clone())));
            Json::Object(object)
        });
        let mut table = Table::of_objects(&objects.collect(), &["check", "subject"]);
        let place = table.columns.len().min(2);
        table.columns.insert(place, Column::new("verdict"));
        for (row, finding) in table.rows.iter_mut().zip(&self.0) {
            row.insert(place, finding.verdict.into());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::{Finding, Verdict};

    #[test]
    fn fields_get_their_units_from_their_names() {
        let data = json!([{ "node": "a:1", "used_bytes": 5, "hit_ratio": 1, "keys": 3 }, { "node": "b:1", "age_seconds": 2 }]);
        let table = Table::of_objects(&data, &["node"]);
        assert_eq!(table.columns[0], Column::new("node").identifying());
        let values: Vec<_> = table.rows[0].iter().map(|cell| cell.value.clone()).collect();
        assert_eq!(values[1..], [Value::Bytes(5), Value::Ratio(1.0), Value::Count(3), Value::Nothing]);
        assert_eq!(table.rows[1][4].value, Value::Seconds(2.0));
    }

    #[test]
    fn findings_are_told_apart_by_check_and_subject() {
        let finding = Finding::new("backup.age", "redis", Verdict::Warn, "old").evidence("age_seconds", 7);
        let table = Findings(vec![finding]).measured();
        let names: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["check", "subject", "verdict", "age_seconds"]);
        assert_eq!(table.rows[0][2].value, Value::Verdict(Verdict::Warn));
        assert!(Findings::default().measured().rows.is_empty());
    }
}
