//! UTF-32, which no browser reads and no charset library therefore knows, but some databases and editors write.

use std::borrow::Cow;

const WIDE: usize = 4;
/// Bytes that tell whether a text without a mark is in UTF-32.
const GLANCE: usize = 4096;
/// Characters at least of a text without a mark.
const FEWEST: usize = 4;

/// Text of `bytes` where they are UTF-32 by their mark (Unicode 15, D101) or by their zeros; what means nothing becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Option<Cow<'static, str>> {
    let (order, mark) = order(bytes)?;
    let chars = bytes[mark..].chunks(WIDE).map(|four| scalar(order, four).unwrap_or('\u{FFFD}'));
    Some(Cow::Owned(chars.collect()))
}

/// True for bytes that [`decode`] reads.
pub fn is(bytes: &[u8]) -> bool {
    order(bytes).is_some()
}

type Order = fn([u8; WIDE]) -> u32;

/// The order of bytes, and how many are the mark.
fn order(bytes: &[u8]) -> Option<(Order, usize)> {
    let orders: [(Order, [u8; WIDE]); 2] =
        [(u32::from_le_bytes, [0xff, 0xfe, 0, 0]), (u32::from_be_bytes, [0, 0, 0xfe, 0xff])];
    let marked = orders.iter().find(|(order, mark)| bytes.starts_with(mark) && is_text(*order, &bytes[WIDE..]));
    let plain = || orders.iter().find(|(order, _)| is_text(*order, bytes) && is_latin(*order, bytes));
    marked.map(|(order, _)| (*order, WIDE)).or_else(|| plain().map(|(order, _)| (*order, 0)))
}

/// Every character is one, and none is a control character that no text holds.
fn is_text(order: Order, bytes: &[u8]) -> bool {
    let fits = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    bytes[..bytes.len().min(GLANCE)].chunks_exact(WIDE).all(|four| scalar(order, four).is_some_and(fits))
}

/// Enough characters, most of them letters, figures or blanks of English: a table of numbers is no text.
fn is_latin(order: Order, bytes: &[u8]) -> bool {
    let glance = &bytes[..bytes.len().min(GLANCE)];
    let plain = |c: &char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace();
    let count = glance.chunks_exact(WIDE).filter_map(|four| scalar(order, four)).filter(plain).count();
    glance.len() >= FEWEST * WIDE && count * 2 > glance.len() / WIDE
}

fn scalar(order: Order, four: &[u8]) -> Option<char> {
    char::from_u32(order(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::charset;

    fn wide(text: &str, order: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().flat_map(|c| order(c.into())).collect()
    }

    #[test]
    fn both_orders_are_read_with_and_without_a_mark() {
        for order in [u32::to_le_bytes, u32::to_be_bytes] {
            let marked = wide("\u{feff}Zoë 王\r\n", order);
            assert_eq!(charset::decode(&marked), "Zoë 王\r\n");
            assert_eq!(charset::decode(&marked[4..]), "Zoë 王\r\n");
            assert!(!charset::looks_binary(&marked) && !charset::looks_binary(&marked[4..]));
        }
    }

    #[test]
    fn what_is_cut_off_or_no_character_costs_itself() {
        let mut bytes = wide("\u{feff}Zoë", u32::to_le_bytes);
        bytes.push(b'x');
        assert_eq!(charset::decode(&bytes), "Zoë\u{FFFD}");
    }

    #[test]
    fn other_zeros_are_no_text() {
        let offsets: Vec<u8> = (1..500u32).flat_map(|n| (n * 300).to_le_bytes()).collect();
        assert!(!super::is(&offsets), "a table of numbers");
        assert!(!super::is(&[0; 64]) && !super::is(b"Zo\0\0") && !super::is(b"plain text of some length"));
        let utf16: Vec<u8> = "Zoë Müller".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!super::is(&[&[0xff, 0xfe][..], &utf16].concat()));
    }
}
