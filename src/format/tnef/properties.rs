//! Lists of properties within a TNEF stream ([MS-OXTNEF] 2.1.3.4).

use crate::format::msg::compose::{BINARY, Naming, OBJECT, SEVERAL, TEXT_8, TEXT_16};

/// Properties of one list, and values of one property: what says more makes no sense.
const MAX_PROPERTIES: u32 = 50_000;
const MAX_VALUES: u32 = 100_000;

/// A property with its values.
pub struct Property {
    /// Its id; a named one's is that which the naming gave it.
    pub id: u16,
    /// Its type.
    pub kind: u16,
    /// One value, or several.
    pub values: Vec<Vec<u8>>,
}

/// A list as far as it could be read.
pub struct List {
    /// The properties.
    pub all: Vec<Property>,
    /// False where it breaks off.
    pub whole: bool,
}

/// Reads a list off the front of `rest`.
pub fn list(rest: &mut &[u8], naming: &mut Naming) -> List {
    let mut all = Vec::new();
    let Some(count) = number(rest) else { return List { all, whole: false } };
    if count > MAX_PROPERTIES {
        return List { all, whole: false };
    }
    for _ in 0..count {
        match property(rest, naming) {
            Some(property) => all.push(property),
            None => return List { all, whole: false },
        }
    }
    List { all, whole: true }
}

fn property(rest: &mut &[u8], naming: &mut Naming) -> Option<Property> {
    let tag = number(rest)?;
    let (kind, mut id) = (tag as u16, (tag >> 16) as u16);
    if id >= 0x8000 {
        take(rest, 16)?; // the set of names
        id = match number(rest)? {
            0 => naming.numbered(number(rest)?, 0),
            _ => {
                let size = number(rest)? as usize;
                let name = padded(rest, size)?;
                naming.text(name.strip_suffix(&[0, 0]).unwrap_or(name), 0)
            }
        };
    }
    let one = kind & !SEVERAL;
    let several = kind & SEVERAL != 0;
    let count = if several || is_variable(one) { number(rest)? } else { 1 };
    if count > MAX_VALUES {
        return None;
    }
    let mut values = Vec::new();
    for _ in 0..count {
        let size = if is_variable(one) { number(rest)? as usize } else { size_of(one)? };
        let value = padded(rest, size)?;
        values.push(without_end(value, one).to_vec());
    }
    Some(Property { id, kind, values })
}

/// True for types whose values have a length of their own.
pub fn is_variable(kind: u16) -> bool {
    matches!(kind, TEXT_8 | TEXT_16 | BINARY | OBJECT)
}

fn size_of(kind: u16) -> Option<usize> {
    Some(match kind {
        0x0001 | 0x0000 => 0,
        0x0002..=0x0004 | 0x000a | 0x000b => 4,
        0x0005..=0x0007 | 0x0014 | 0x0040 => 8,
        0x0048 => 16,
        _ => return None,
    })
}

fn without_end(value: &[u8], kind: u16) -> &[u8] {
    match kind {
        TEXT_8 => value.strip_suffix(&[0]).unwrap_or(value),
        TEXT_16 => value.strip_suffix(&[0, 0]).unwrap_or(value),
        _ => value,
    }
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?))
}

/// Bytes that are padded to four.
fn padded<'a>(rest: &mut &'a [u8], size: usize) -> Option<&'a [u8]> {
    let value = take(rest, size)?;
    let pad = size.wrapping_neg() % 4;
    *rest = rest.get(pad..).unwrap_or_default();
    Some(value)
}

fn take<'a>(rest: &mut &'a [u8], size: usize) -> Option<&'a [u8]> {
    let (value, after) = rest.split_at_checked(size)?;
    *rest = after;
    Some(value)
}
