//! Values of modules. What they mean only the module knows, but each part says what it is.

use super::digest::Chain;
use super::text::Texts;
use crate::error::Result;

/// A whole number follows.
pub(super) const UNSIGNED: u64 = 2;

/// The digest of a value, the module's name and version before it.
pub(super) fn read(texts: &mut Texts) -> Result<u128> {
    let mut chain = Chain::default();
    chain.number(texts.length()?);
    parts(texts, &mut chain)?;
    Ok(chain.total())
}

/// The parts up to the mark behind them.
pub(super) fn parts(texts: &mut Texts, chain: &mut Chain) -> Result<()> {
    const END: u64 = 0;
    const SIGNED: u64 = 1;
    const FLOAT: u64 = 3;
    const DOUBLE: u64 = 4;
    const TEXT: u64 = 5;
    loop {
        let sort = texts.length()?;
        chain.number(sort);
        match sort {
            END => return Ok(()),
            SIGNED | UNSIGNED => chain.number(texts.length()?),
            FLOAT => chain.number(u32::from_le_bytes(texts.input.array()?).into()),
            DOUBLE => chain.number(u64::from_le_bytes(texts.input.array()?)),
            TEXT => chain.text(texts.hash()?),
            _ => return Err(texts.damaged("a part of a module's value is of no known sort")),
        }
    }
}
