//! The training texts as the second stage reads them: `train_names lines TRAIN_DIR OUT.bin seed=N` writes every text once, altered
//! by chance (other names, small letters, capitals, no blank lines), in word pieces with traits and labels. `second.py` trains on that.
//!
//! A word's label is 0 outside, 1 and 2 first and further word of a person's name, 3 of a body's, 4 of a place's, 5 of anything else's.
//! Little-endian: per text its file's number (u8), its lines (u32); per line its words (u32); per word label (u8), pieces
//! (count u8, then u16 each), traits (u8 each), memory (u16).

use super::altered::Named;
use super::{Random, altered, labels, sample};
use dsar::detect::Doc;
use dsar::detect::learned::{atoms, pieces, traits};

/// Writes the file; with `plain` unaltered.
pub fn write(folder: &str, out: &str, seed: u64, plain: bool) {
    let names = altered::Names::read(&format!("{folder}/../gazetteers"));
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut bytes = Vec::new();
    for (n, file) in files.iter().enumerate() {
        eprintln!("{n} {}", file.display());
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let (text, gold) = sample(line);
            let (text, gold) = if plain { (text, gold) } else { change(text, gold, &names, &mut random) };
            bytes.push(n as u8);
            text_bytes(&text, &gold, &mut bytes);
        }
    }
    std::fs::write(out, bytes).unwrap();
}

type Sample = (String, Vec<Named>);

fn change(text: String, gold: Vec<Named>, names: &altered::Names, random: &mut Random) -> Sample {
    let (mut text, mut gold) = (text, gold);
    if random.next() < 0.3 {
        (text, gold) = altered::packed(&text, &gold);
    }
    if !gold.is_empty() && random.next() < 0.6 {
        (text, gold) = altered::renamed(&text, &gold, true, names, random);
    }
    if random.next() < 0.4 {
        (text, gold) = altered::renamed(&text, &gold, false, names, random);
    }
    let way = random.next();
    let other = match way {
        w if w < 0.08 => altered::lowered(&text, &gold),
        w if w < 0.11 => altered::raised(&text, &gold, true, random),
        w if w < 0.15 => altered::raised(&text, &gold, false, random),
        _ => None,
    };
    other.unwrap_or((text, gold))
}

fn text_bytes(text: &str, gold: &[Named], out: &mut Vec<u8>) {
    let doc = Doc::plain(text);
    let (r, atoms, labels) = (doc.reading(), atoms::atoms(&doc), labels(&doc, gold));
    let lines: Vec<_> = r.lines.iter().filter(|l| !l.is_blank()).collect();
    out.extend((lines.len() as u32).to_le_bytes());
    for line in lines {
        out.extend(((line.end - line.first) as u32).to_le_bytes());
        for i in line.first..line.end {
            let mut parts = Vec::new();
            pieces::shipped().of(text, &r.words[i], r.fold(i), &mut parts);
            let t = traits::traits(&r.words[i], r.fold(i).len(), &atoms[i]);
            out.extend([labels[i], parts.len() as u8]);
            out.extend(parts.iter().flat_map(|p| p.to_le_bytes()));
            out.extend(t.numbers);
            out.extend(t.memory.to_le_bytes());
        }
    }
}
