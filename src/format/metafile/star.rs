//! StarView metafiles (`VCLMTF`), which LibreOffice keeps as previews of tables, charts and objects: the texts they draw. After
//! `vcl/source/filter/svm/SvmReader.cxx` of LibreOffice: each record is a number, a version and a length; texts from version 2 on end with the same text
//! in UTF-16 behind its count.

use super::super::bytes::{half, quad};
use super::super::ole::wide;
use super::{Runs, signed};

/// How such a file begins.
pub const MARK: &[u8] = b"VCLMTF";
/// Texts: plain, with the places of their letters, stretched.
const TEXTS: std::ops::RangeInclusive<u16> = 112..=114;

/// Reads the texts; what is cut short is left out.
pub fn read(bytes: &[u8], runs: &mut Runs) {
    let Some(mut at) = quad(bytes, 8).map(|size| 12usize.saturating_add(size as usize)) else { return };
    while let (Some(kind), Some(size)) = (half(bytes, at), quad(bytes, at.saturating_add(4))) {
        let from = at + 8;
        let Some(record) = bytes.get(from..from.saturating_add(size as usize)) else { break };
        at = from + record.len();
        if TEXTS.contains(&kind) {
            let _ = text(record, runs);
        }
    }
}

fn text(record: &[u8], runs: &mut Runs) -> Option<()> {
    let (x, y) = (signed(record, 0)?, signed(record, 4)?);
    let ends =
        |n: &usize| record.len().checked_sub(2 + 2 * n).and_then(|at| half(record, at)) == u16::try_from(*n).ok();
    let most = record.len().saturating_sub(10) / 2;
    let last = (1..=most).find(ends).map(|n| wide(&record[record.len() - 2 * n..]));
    // Version 1 has its text behind the place only, in two bytes a letter.
    let first = || record.get(12..12usize.checked_add(2 * quad(record, 8)? as usize)?).map(wide);
    runs.push(i64::from(x), i64::from(y), None, &last.or_else(first)?);
    Some(())
}
