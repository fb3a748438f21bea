//! `target_session_attrs`: whether a server is of the kind that was asked for.

use tokio_postgres::{Client, SimpleQueryMessage};

use crate::config::SessionAttributes;

/// What a server says of itself at login, from version 14 on; poolers may keep it to themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// `in_hot_standby`.
    pub(super) standby: Option<bool>,
    /// `default_transaction_read_only`.
    pub(super) read_only: Option<bool>,
}

impl Standing {
    /// Asks for what was not said.
    pub(super) async fn complete(self, client: &Client) -> Result<Self, tokio_postgres::Error> {
        if self.standby.is_some() && self.read_only.is_some() {
            return Ok(self);
        }
        let question =
            "SELECT pg_is_in_recovery()::text, current_setting('default_transaction_read_only')::bool::text";
        let answer = client.simple_query(question).await?;
        let row = answer.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let cell = |index| row.and_then(|row| row.get(index)).map(|value| value == "true");
        Ok(Self { standby: cell(0), read_only: cell(1) })
    }

    /// Why such a server will not do, if it will not.
    pub(super) fn objection(&self, wanted: SessionAttributes) -> Option<&'static str> {
        let standby = self.standby.unwrap_or_default();
        let read_only = standby || self.read_only.unwrap_or_default();
        match wanted {
            SessionAttributes::ReadWrite if standby => Some("it is a standby, which takes no writes"),
            SessionAttributes::ReadWrite if read_only => Some("its transactions are read-only"),
            SessionAttributes::ReadOnly if !read_only => Some("it takes writes"),
            SessionAttributes::Primary if standby => Some("it is a standby"),
            SessionAttributes::Standby | SessionAttributes::PreferStandby if !standby => {
                Some("it is no standby")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_taken_as_libpq_takes_it() {
        use SessionAttributes::{Any, PreferStandby, Primary, ReadOnly, ReadWrite, Standby};
        let fits = |standby, read_only| {
            let standing = Standing { standby: Some(standby), read_only: Some(read_only) };
            [Any, ReadWrite, ReadOnly, Primary, Standby, PreferStandby]
                .map(|wanted| standing.objection(wanted).is_none())
        };
        assert_eq!(fits(false, false), [true, true, false, true, false, false]);
        assert_eq!(fits(false, true), [true, false, true, true, false, false]);
        assert_eq!(fits(true, false), [true, false, true, false, true, true]);
    }
}
