//! Rows of COPY text, turned into the binary form of COPY on their way to the server.
//!
//! A server spends most of a `COPY … FROM` on reading text: dates above all. Where every column is of a type whose
//! text says exactly one value, that work is done here, for a fraction of the time. What is not understood to the last
//! byte is left to the server, as text.

mod number;
mod plain;
mod rows;
mod time;

pub(super) use rows::Translator;

use tokio_postgres::types::{Kind, Type};

/// Appends the binary form of a value whose text is given; `None` where it is not understood.
type Translate = fn(text: &[u8], to: &mut Vec<u8>) -> Option<()>;

/// How values of a type are turned over.
fn translation(of: &Type) -> Option<Translate> {
    Some(match *of {
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::JSON => plain::text,
        _ if matches!(of.kind(), Kind::Enum(_)) => plain::text,
        Type::JSONB => plain::jsonb,
        Type::BOOL => plain::boolean,
        Type::UUID => plain::uuid,
        Type::BYTEA => plain::bytes,
        Type::INET => plain::inet,
        Type::INT2 => number::int2,
        Type::INT4 => number::int4,
        Type::INT8 => number::int8,
        Type::FLOAT4 => number::float4,
        Type::FLOAT8 => number::float8,
        Type::NUMERIC => number::numeric,
        Type::DATE => time::date,
        Type::TIME => time::time,
        Type::TIMESTAMP => time::timestamp,
        Type::TIMESTAMPTZ => time::timestamptz,
        _ => return None,
    })
}
