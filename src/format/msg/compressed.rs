//! Compressed RTF ([MS-OXRTFCP]): an LZ77 with a preset dictionary. Two bytes of input give at most seventeen of output.

const DICTIONARY: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// The RTF text within `bytes`; `None` where the header makes no sense. What is cut short gives what it holds.
pub fn decompressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let content = bytes.get(16..)?;
    match bytes.get(8..12)? {
        b"MELA" => Some(content.to_vec()),
        b"LZFu" => Some(inflate(content)),
        _ => None,
    }
}

fn inflate(content: &[u8]) -> Vec<u8> {
    let mut window = [b' '; 4096];
    window[..207].copy_from_slice(DICTIONARY);
    let (mut write, mut out) = (207usize, Vec::with_capacity(content.len() * 3));
    let mut input = content.iter().copied();
    while let Some(control) = input.next() {
        for bit in 0..8 {
            let Some(first) = input.next() else { return out };
            if control >> bit & 1 == 0 {
                window[write] = first;
                write = (write + 1) % 4096;
                out.push(first);
                continue;
            }
            let Some(second) = input.next() else { return out };
            let reference = usize::from(first) << 8 | usize::from(second);
            let (offset, length) = (reference >> 4, (reference & 15) + 2);
            if offset == write {
                return out; // the mark of the end
            }
            for n in 0..length {
                let byte = window[(offset + n) % 4096];
                window[write] = byte;
                write = (write + 1) % 4096;
                out.push(byte);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification() {
        // [MS-OXRTFCP] 3.1.
        let bytes = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0, 0x0a, 0, 0x72, 0x63,
            0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77,
            0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        assert_eq!(decompressed(&bytes).unwrap(), b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(decompressed(&bytes[..30]).unwrap(), b"{\\rtf1\\ansi\\ansicpg1252");
    }
}
