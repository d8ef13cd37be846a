//! A table too large to be held, as lots of whole rows: each is a small table with the names of the columns above it.

use super::{column_names, delimiter, records, told_delimiter};
use crate::format::large::{Large, Pieces};
use crate::format::{Probe, ReadLimits, Taker, charset};
use crate::model::{Exception, ExceptionKind, Extraction};
use std::io::{self, Read};

/// Tables from this size on are read in lots, bytes.
const LARGE: u64 = 16 << 20;
/// Bytes of rows that go together, about; a row that is longer goes alone.
const LOT: usize = 1 << 20;
/// Longest row, bytes: beyond that a quotation mark was opened and never closed, and the row ends with a line.
const LONGEST: usize = 8 << 20;
/// Bytes that tell the delimiter.
const SAMPLE: usize = 64 << 10;

/// True where the table is large, and its line ends and quotation marks are what these bytes are in ASCII.
pub(super) fn is_apart(head: &Probe, file: &dyn Large) -> bool {
    file.size() >= LARGE && !head.bytes.iter().any(|b| matches!(b, 0 | 0x1b)) && !is_utf_16(head.bytes)
}

fn is_utf_16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// Hands the lots to `taker`, named by the rows they hold, counted as a spreadsheet does.
pub(super) fn take(file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
    let mut out = Extraction::default();
    let mut except = |kind, detail| out.exceptions.push(Exception::whole(kind, detail));
    let mut lots = Lots::new(file);
    let (mut head, mut first, mut left) = (None, 1, limits.unpacked);
    loop {
        let (rows, lot) = match lots.next() {
            Ok(Some(lot)) => lot,
            Ok(None) => break,
            Err(_) => {
                let detail = format!("rows from number {first} on could not be read from the disk");
                except(ExceptionKind::Unreadable, detail);
                break;
            }
        };
        // The first lot has the names of the columns where they stand.
        let above = head.get_or_insert_with(|| Head::of(&lot, lots.delimiter));
        let member = above.above(&lot, first == 1);
        let name = format!("rows {first} to {}.csv", first + rows - 1);
        first += rows;
        if rows == 0 || taker.skips() {
            continue;
        }
        if member.len() as u64 > left {
            except(ExceptionKind::TooLarge, format!("{name}, and what comes behind them, are beyond the limit"));
            break;
        }
        left -= member.len() as u64;
        if taker.whole(&name, &member).is_err() {
            break;
        }
    }
    out
}

/// What stands above each lot: which delimiter parts its cells, and the names of the columns where the table has them.
struct Head {
    delimiter: Vec<u8>,
    names: Vec<u8>,
}

impl Head {
    fn of(lot: &[u8], delimiter: u8) -> Head {
        let text = charset::decode(lot);
        let all = records(&text, delimiter);
        let names = column_names(&all).and_then(|names| names.position()).map_or(0, |at| at.record() + 1);
        // They end where the row behind them begins.
        let mut splitter = Splitter::new(delimiter);
        let end = lot.iter().position(|byte| splitter.begins(*byte) && splitter.rows == names + 1).unwrap_or(0);
        Head { delimiter: [b"sep=", &[delimiter][..], b"\n"].concat(), names: lot[..end].to_vec() }
    }

    fn above(&self, lot: &[u8], is_first: bool) -> Vec<u8> {
        let names: &[u8] = if is_first { &[] } else { &self.names };
        [&self.delimiter, names, lot].concat()
    }
}

/// Rows of a file, some at a time.
struct Lots<'a> {
    file: Pieces<'a>,
    delimiter: u8,
    held: Vec<u8>,
    ended: bool,
}

impl<'a> Lots<'a> {
    fn new(file: &'a dyn Large) -> Lots<'a> {
        let sample = file.piece(0, SAMPLE);
        let mark = if sample.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let text = charset::decode(&sample[mark..]);
        let (told, rest) = told_delimiter(&text);
        let delimiter = told.unwrap_or_else(|| delimiter(rest));
        let from = mark + told.map_or(0, |_| text.len() - rest.len());
        Lots { file: Pieces::from(file, from as u64), delimiter, held: Vec::new(), ended: false }
    }

    /// The next rows with their number; none at the end.
    fn next(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        let mut splitter = Splitter::new(self.delimiter);
        let (mut at, mut cut) = (0, None);
        loop {
            while at < self.held.len() {
                if splitter.begins(self.held[at]) && splitter.rows > 1 {
                    cut = Some((splitter.rows - 1, at));
                }
                at += 1;
            }
            match cut {
                Some((rows, end)) if at >= LOT => return Ok(Some((rows, self.part(end)))),
                None if at >= LONGEST => return Ok(Some((splitter.rows, self.part(self.line_end())))),
                _ if self.ended => return Ok((splitter.rows > 0).then(|| (splitter.rows, self.part(at)))),
                _ => self.fill()?,
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let before = self.held.len();
        (&mut self.file).take(LOT as u64).read_to_end(&mut self.held)?;
        self.ended = self.held.len() == before;
        Ok(())
    }

    /// Where a row without an end may be cut: behind a line, or else a word.
    fn line_end(&self) -> usize {
        let line = memchr::memrchr(b'\n', &self.held).or_else(|| memchr::memrchr(b' ', &self.held));
        line.map_or(self.held.len(), |n| n + 1)
    }

    fn part(&mut self, end: usize) -> Vec<u8> {
        let rest = self.held.split_off(end);
        std::mem::replace(&mut self.held, rest)
    }
}

/// Tells where rows begin, as the reader of small tables parts them (RFC 4180, leniently).
struct Splitter {
    delimiter: u8,
    at: At,
    /// Rows that have begun.
    rows: u64,
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    Row,
    Field,
    Plain,
    Quoted,
    /// Behind a quotation mark within a quoted field: its end, or the first of two.
    Mark,
}

impl Splitter {
    fn new(delimiter: u8) -> Splitter {
        Splitter { delimiter, at: At::Row, rows: 0 }
    }

    /// Takes the next byte; true where it is the first of a row.
    fn begins(&mut self, byte: u8) -> bool {
        let is_end = matches!(byte, b'\r' | b'\n');
        let begins = self.at == At::Row && !is_end;
        self.rows += u64::from(begins);
        self.at = match (self.at, byte) {
            (At::Quoted, b'"') => At::Mark,
            (At::Quoted, _) | (At::Mark | At::Row | At::Field, b'"') => At::Quoted,
            _ if is_end => At::Row,
            (_, byte) if byte == self.delimiter => At::Field,
            _ => At::Plain,
        };
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::super::Csv;
    use super::*;
    use crate::format::Format;
    use crate::format::large::Kept;
    use crate::model::{Member, Passage, PassageKind};
    use std::fmt::Write as _;

    fn members(table: &[u8]) -> Vec<Member> {
        let out = Kept::all_of(&Csv, table, &ReadLimits::default());
        assert!(out.exceptions.is_empty() && out.passages.is_empty());
        out.members
    }

    fn rows(bytes: &[u8]) -> Vec<Passage> {
        Csv.extract(bytes, &ReadLimits::default()).passages
    }

    /// What rows say, without their places.
    fn told(passages: &[Passage]) -> Vec<(String, String)> {
        let told = |p: &Passage| (p.text.expose().to_owned(), format!("{:?}", p.fields));
        passages.iter().filter(|p| p.kind == PassageKind::Row).map(told).collect()
    }

    fn table(rows: usize, end: &str) -> String {
        let mut out = format!("\u{feff}Name;\"Note{end}of it\";Town{end}");
        for n in 0..rows {
            let note = if n % 7 == 0 { format!("\"said \"\"{n}\"\",{end}; and more\"") } else { format!("5\" {n}, x") };
            write!(out, "Zo\u{eb} {n};{note};Ely{end}").unwrap();
            if n % 1000 == 0 {
                out.push_str(end);
            }
        }
        out
    }

    #[test]
    fn lots_hold_every_row_once_under_the_names_of_its_columns() {
        for end in ["\n", "\r\n", "\r"] {
            let table = table(120_000, end);
            let (whole, lots) = (rows(table.as_bytes()), members(table.as_bytes()));
            assert!(lots.len() > 2 && whole.len() == 120_001);
            let read: Vec<Vec<Passage>> = lots.iter().map(|lot| rows(&lot.bytes)).collect();
            assert!(read.iter().all(|lot| lot[0].kind == PassageKind::ColumnNames && lot[0].text == whole[0].text));
            assert!(read.iter().flat_map(|lot| told(lot)).eq(told(&whole)), "{end:?}");
            // Their names count the rows of the table, the names of columns being the first.
            let mut next = 1;
            for (lot, read) in lots.iter().zip(&read) {
                let rows = read.len() - usize::from(next > 1);
                assert_eq!(lot.untrusted_name.expose(), format!("rows {next} to {}.csv", next + rows - 1));
                next += rows;
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn rows_begin_where_the_reader_of_small_tables_begins_them(table in "[\"a,;\r\n ]{0,60}") {
            let mut splitter = Splitter::new(b',');
            let begins: Vec<usize> = (0..table.len()).filter(|n| splitter.begins(table.as_bytes()[*n])).collect();
            let ends = begins.iter().skip(1).copied().chain([table.len()]);
            let parted: Vec<_> = begins.iter().zip(ends).flat_map(|(from, to)| records(&table[*from..to], b',')).collect();
            assert_eq!(parted, records(&table, b','));
            assert_eq!(splitter.rows as usize, parted.len());
        }
    }

    #[test]
    fn a_first_row_of_values_is_not_repeated() {
        let table: String = (0..100_000).map(|n| format!("{n},a{n}@b.example,\n")).collect();
        let lots = members(table.as_bytes());
        assert!(lots.len() > 1);
        assert_eq!(lots.iter().map(|lot| rows(&lot.bytes).len()).sum::<usize>(), 100_000);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_no_row_behind_it() {
        let mut table = "Name,Note\n".to_owned();
        (0..900_000).for_each(|n| writeln!(table, "{}Zoltan,{n}", if n == 5 { "\"" } else { "" }).unwrap());
        let lots = members(table.as_bytes());
        let text: String = lots.iter().flat_map(|lot| rows(&lot.bytes)).map(|p| p.text.into_exposed() + "\n").collect();
        let text = text.replace('\t', ",");
        let said: std::collections::HashSet<&str> = text.lines().collect();
        assert!((0..900_000).filter(|n| *n != 5).all(|n| said.contains(format!("Zoltan,{n}").as_str())));
        let last = rows(&lots.last().unwrap().bytes);
        assert_eq!(last.last().unwrap().values("Note").collect::<Vec<_>>(), ["899999"]);
    }

    #[test]
    fn lines_without_words_and_tables_of_one_row_end() {
        let blank = vec![b'\n'; 20 << 20];
        assert!(members(&blank).is_empty());
        let long = vec![b'x'; 20 << 20];
        assert_eq!(members(&long).iter().map(|lot| lot.bytes.len() - b"sep=,\n".len()).sum::<usize>(), 20 << 20);
        assert!(members(b"").is_empty());
    }

    #[test]
    fn only_large_tables_of_plain_bytes_are_read_in_lots() {
        let is_apart = |bytes: &[u8]| is_apart(&Probe { untrusted_name: "a.csv", bytes: &bytes[..1000] }, &bytes);
        let plain = vec![b'x'; LARGE as usize];
        let utf_16: Vec<u8> = plain.iter().flat_map(|b| [*b, 0]).collect();
        assert!(is_apart(&plain) && !is_apart(&plain[1..]) && !is_apart(&utf_16));
    }
}
