//! Numbers of binary files, least byte first, at a place that may lie beyond the end.

/// Two bytes.
pub fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes.
pub fn quad(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_beyond_the_end_hold_nothing() {
        assert_eq!((half(&[1, 2], 0), half(&[1, 2], 1), quad(&[1, 2, 3, 4], usize::MAX)), (Some(0x201), None, None));
    }
}
