//! Streams. Their entries are digested as the blocks in which the server keeps them, which it writes and loads as they
//! are. What only newer formats tell (how many entries there ever were, when a consumer was last active) is left out,
//! so that a stream is the same on an older and on a newer server.

use super::digest::Chain;
use super::text::Texts;
use crate::error::Result;

/// Codes of streams: of Redis 5, of 7.0 and of 7.2.
const WITHOUT_COUNTERS: u8 = 15;
const WITH_ACTIVITY: u8 = 21;

/// The digest of a stream whose format is `code`.
pub(super) fn read(texts: &mut Texts, code: u8) -> Result<u128> {
    let mut chain = Chain::default();
    for _ in 0..texts.length()? {
        chain.text(texts.hash()?);
        chain.text(texts.hash()?);
    }
    // the number of entries, and the last identifier in two parts
    numbers(texts, &mut chain, 3)?;
    if code != WITHOUT_COUNTERS {
        // the first identifier, the greatest that was deleted, how many entries there ever were
        skip(texts, 5)?;
    }
    let groups = texts.length()?;
    chain.number(groups);
    for _ in 0..groups {
        group(texts, &mut chain, code)?;
    }
    Ok(chain.total())
}

fn group(texts: &mut Texts, chain: &mut Chain, code: u8) -> Result<()> {
    chain.text(texts.hash()?);
    numbers(texts, chain, 2)?;
    if code != WITHOUT_COUNTERS {
        skip(texts, 1)?;
    }
    let pending = texts.length()?;
    chain.number(pending);
    for _ in 0..pending {
        identifier(texts, chain)?;
        // when it was delivered, and how often
        chain.number(u64::from_le_bytes(texts.input.array()?));
        numbers(texts, chain, 1)?;
    }
    let consumers = texts.length()?;
    chain.number(consumers);
    for _ in 0..consumers {
        consumer(texts, chain, code)?;
    }
    Ok(())
}

fn consumer(texts: &mut Texts, chain: &mut Chain, code: u8) -> Result<()> {
    chain.text(texts.hash()?);
    let _seen_at: [u8; 8] = texts.input.array()?;
    if code == WITH_ACTIVITY {
        let _active_at: [u8; 8] = texts.input.array()?;
    }
    let pending = texts.length()?;
    chain.number(pending);
    for _ in 0..pending {
        identifier(texts, chain)?;
    }
    Ok(())
}

fn identifier(texts: &mut Texts, chain: &mut Chain) -> Result<()> {
    for _ in 0..2 {
        chain.number(u64::from_be_bytes(texts.input.array()?));
    }
    Ok(())
}

fn numbers(texts: &mut Texts, chain: &mut Chain, count: usize) -> Result<()> {
    for _ in 0..count {
        chain.number(texts.length()?);
    }
    Ok(())
}

fn skip(texts: &mut Texts, count: usize) -> Result<()> {
    for _ in 0..count {
        texts.length()?;
    }
    Ok(())
}
