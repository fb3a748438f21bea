//! CRC-64 with Jones's polynomial, as RDB files and DUMP payloads end with it.

/// Jones's polynomial, the low bit first.
const POLYNOMIAL: u64 = 0x95ac_9329_ac4b_c9b5;

/// For a byte, what it does to the sum when 0 to 7 further bytes follow it, so that eight are taken in one step.
static TABLES: [[u64; 256]; 8] = tables();

const fn tables() -> [[u64; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let (mut sum, mut bit) = (byte as u64, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ POLYNOMIAL } else { sum >> 1 };
            bit += 1;
        }
        tables[0][byte] = sum;
        byte += 1;
    }
    let mut entry = 256;
    while entry < 8 * 256 {
        let (table, byte) = (entry / 256, entry % 256);
        let shorter = tables[table - 1][byte];
        tables[table][byte] = tables[0][(shorter & 0xff) as usize] ^ (shorter >> 8);
        entry += 1;
    }
    tables
}

/// The sum of what `sum` is of, followed by `bytes`; of nothing it is 0.
pub(super) fn extend(sum: u64, bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let sum = eights.iter().fold(sum, |sum, eight| {
        let mixed = (sum ^ u64::from_le_bytes(*eight)).to_le_bytes();
        let parts = mixed.iter().zip(TABLES.iter().rev());
        parts.fold(0, |sum, (byte, table)| sum ^ table[usize::from(*byte)])
    });
    rest.iter().fold(sum, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        TABLES[0][usize::from(low ^ byte)] ^ (sum >> 8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sum_that_redis_tests_itself_with() {
        assert_eq!(extend(0, b"123456789"), 0xe9c6_d914_c4b8_d9ca);
    }

    #[test]
    fn pieces_sum_up_like_the_whole() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for cut in [0, 1, 7, 8, 9, 500, 1000] {
            assert_eq!(extend(extend(0, &bytes[..cut]), &bytes[cut..]), extend(0, &bytes));
        }
    }
}
