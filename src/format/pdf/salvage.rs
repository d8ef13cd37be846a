//! What can still be found in a file that is cut off or has lost its table: objects that stand openly, and those packed into
//! object streams (PDF 32000-1, 7.5.7), are given a new catalogue with every page found.

use std::io::Read;

/// Pages looked for.
const MAX_PAGES: usize = 5000;
/// Bytes that object streams may unpack to.
const MAX_UNPACKED: usize = 64 << 20;

/// The file with its packed objects unpacked and a catalogue of all its pages appended; `None` where it shows no page.
pub(crate) fn rebuilt(bytes: &[u8]) -> Option<Vec<u8>> {
    // Closes whatever the cut left open, so that what follows is not taken for its part.
    let mut out = [bytes, b"\nendstream\nendobj\n"].concat();
    out.extend_from_slice(&unpacked(bytes));
    let pages = page_objects(&out);
    if pages.is_empty() {
        return None;
    }
    let kids: String = pages.iter().map(|(n, g)| format!("{n} {g} R ")).collect();
    let tree = format!(
        "\n8388600 0 obj\n<</Type/Pages/Count {}/Kids[{kids}]>>\nendobj\n\
         8388601 0 obj\n<</Type/Catalog/Pages 8388600 0 R>>\nendobj\ntrailer\n<</Root 8388601 0 R/Size 8388602>>\n%%EOF\n",
        pages.len()
    );
    out.extend_from_slice(tree.as_bytes());
    Some(out)
}

/// Numbers of the page objects that stand openly in the file, in its order.
fn page_objects(bytes: &[u8]) -> Vec<(u32, u32)> {
    let Ok(object) = regex::bytes::Regex::new(r"(?-u)(\d{1,7})\s+(\d{1,5})\s+obj\b([^\x00]{0,2000}?)(?:endobj|stream)")
    else {
        return Vec::new();
    };
    let Ok(page) = regex::bytes::Regex::new(r"(?-u)/Type\s*/Page\b") else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for found in object.captures_iter(bytes).filter(|c| c.get(3).is_some_and(|m| page.is_match(m.as_bytes()))) {
        if let (Some(n), Some(g)) = (number(found.get(1)), number(found.get(2)))
            && !out.contains(&(n, g))
            && out.len() < MAX_PAGES
        {
            out.push((n, g));
        }
    }
    out
}

fn number(found: Option<regex::bytes::Match<'_>>) -> Option<u32> {
    std::str::from_utf8(found?.as_bytes()).ok()?.parse().ok()
}

/// The objects of every object stream, each as it would stand openly.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let Ok(stream) = regex::bytes::Regex::new(r"(?-u)\bobj\b([^\x00]{0,400}?/ObjStm[^\x00]{0,400}?)\bstream\r?\n")
    else {
        return out;
    };
    for found in stream.captures_iter(bytes) {
        if let (Some(whole), Some(dict)) = (found.get(0), found.get(1))
            && out.len() < MAX_UNPACKED
        {
            unpack(dict.as_bytes(), &bytes[whole.end()..], MAX_UNPACKED - out.len(), &mut out);
        }
    }
    out
}

fn unpack(dict: &[u8], data: &[u8], most: usize, out: &mut Vec<u8>) -> Option<()> {
    let first = entry(dict, r"(?-u)/First\s+(\d{1,8})")? as usize;
    let count = entry(dict, r"(?-u)/N\s+(\d{1,6})")? as usize;
    let mut plain = Vec::new();
    // A stream that was cut off gives what stands before the cut.
    let _ = flate2::read::ZlibDecoder::new(data).take(most as u64).read_to_end(&mut plain);
    let head = std::str::from_utf8(plain.get(..first)?).ok()?;
    let numbers: Vec<usize> = head.split_ascii_whitespace().map_while(|n| n.parse().ok()).take(2 * count).collect();
    let starts: Vec<(usize, usize)> = numbers.as_chunks::<2>().0.iter().map(|[n, at]| (*n, first + at)).collect();
    for (at, (number, start)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(plain.len(), |(_, next)| *next);
        if let Some(object) = plain.get(*start..end) {
            out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
    }
    Some(())
}

fn entry(dict: &[u8], pattern: &str) -> Option<u32> {
    number(regex::bytes::Regex::new(pattern).ok()?.captures(dict)?.get(1))
}
