//! The attributes a TNEF stream is made of ([MS-OXTNEF] 2.1.3).

/// What a stream starts with.
pub const SIGNATURE: &[u8] = &[0x78, 0x9f, 0x3e, 0x22];

/// One attribute.
pub struct Attribute<'a> {
    /// Its id, without its type.
    pub id: u16,
    /// Its data.
    pub data: &'a [u8],
}

/// The attributes of a stream.
pub struct Attributes<'a> {
    /// In order.
    pub all: Vec<Attribute<'a>>,
    /// False where the stream is cut short or makes no sense from some place on.
    pub whole: bool,
}

/// Splits a stream: signature, key, then level, id, type, length, data and sum of each attribute.
pub fn of(bytes: &[u8]) -> Attributes<'_> {
    let mut all = Vec::new();
    let mut rest = bytes.get(6..).unwrap_or_default();
    while let [1 | 2, _, _, _, _, _, _, _, _, ..] = rest {
        let id = u16::from_le_bytes([rest[1], rest[2]]);
        let size = u32::from_le_bytes([rest[5], rest[6], rest[7], rest[8]]) as usize;
        let end = size.saturating_add(9);
        let data = &rest[9..end.min(rest.len())];
        all.push(Attribute { id, data });
        if end > rest.len() {
            return Attributes { all, whole: false };
        }
        rest = rest.get(end + 2..).unwrap_or_default();
    }
    // Mail programs pad the end.
    let whole = bytes.len() > 6 && rest.iter().all(|byte| matches!(byte, 0 | b'\r' | b'\n'));
    Attributes { all, whole }
}
