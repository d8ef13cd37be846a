//! Near-duplicates: texts that differ a little, such as drafts of a letter or one newsletter to several people. Shingles (runs of three
//! words) are hashed, one permutation with rotated bins brings candidates together, and the exact share of common shingles decides.
//! Linear in the number of texts. What is like something else is shown beside it with what differs; nothing is decided by likeness.

use crate::model::{Span, fold};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hasher;

/// Words of a shingle.
const WORDS: usize = 3;
/// Texts with fewer words are read faster than compared.
const SHORTEST: usize = 25;
/// Share of common shingles (Jaccard) from which on texts are alike.
const ALIKE: f64 = 0.6;
/// Bins of the hashed shingles; two texts are candidates where `ROW` bins in a row agree.
const BINS: usize = 80;
const ROW: usize = 4;
/// Candidates looked at for one text.
const CANDIDATES: usize = 16;
/// Words compared with words one by one; beyond it (a report of hundreds of pages) only which words are new is told.
const TABLE: usize = 4_000_000;

/// For each text the index of the earlier one that it is like, which is itself like none before it.
pub fn groups(texts: &[&str]) -> Vec<Option<usize>> {
    let mut by_row: HashMap<(usize, [u32; ROW]), Vec<u32>> = HashMap::new();
    let mut leaders: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut out = Vec::with_capacity(texts.len());
    for (n, text) in texts.iter().enumerate() {
        let shingles = shingles(text);
        if shingles.is_empty() {
            out.push(None);
            continue;
        }
        let rows = rows(&shingles);
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        rows.iter().filter_map(|row| by_row.get(row)).flatten().for_each(|at| *shared.entry(*at).or_default() += 1);
        let mut candidates: Vec<(usize, u32)> = shared.into_iter().map(|(at, rows)| (rows, at)).collect();
        candidates.sort_by_key(|(rows, at)| (std::cmp::Reverse(*rows), *at));
        let alike = candidates.iter().take(CANDIDATES).map(|(_, at)| (share(&leaders[at], &shingles), *at));
        let best = alike.filter(|(share, _)| *share >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        out.push(best.map(|(_, at)| at as usize));
        if best.is_none() {
            rows.into_iter().for_each(|row| by_row.entry(row).or_default().push(n as u32));
            leaders.insert(n as u32, shingles);
        }
    }
    out
}

/// Hashes of a text's shingles, sorted, each once; none for a short text.
fn shingles(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    fold::for_each_token(text, |t| words.push(hash(t.text.as_bytes())));
    if words.len() < SHORTEST {
        return Vec::new();
    }
    let of =
        |run: &[u64]| run.iter().fold(0u64, |sum, w| (sum.rotate_left(21) ^ w).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut all: Vec<u32> = words.windows(WORDS).map(|run| (of(run) >> 32) as u32).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn hash(bytes: &[u8]) -> u64 {
    // Fixed keys: what is alike must not depend on the run.
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// One permutation, parted into bins: the least shingle of each; an empty bin takes that of the next full one.
fn rows(shingles: &[u32]) -> Vec<(usize, [u32; ROW])> {
    let mut bins: [Option<u32>; BINS] = [None; BINS];
    for shingle in shingles {
        let mixed = (u64::from(*shingle) ^ 0x5bd1_e995).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (bin, value) = ((mixed >> 33) as usize % BINS, mixed as u32);
        bins[bin] = Some(bins[bin].map_or(value, |least| least.min(value)));
    }
    let filled =
        |at: usize| (0..BINS).find_map(|n| bins[(at + n) % BINS].map(|v| v.wrapping_add(n as u32))).unwrap_or(0);
    let row = |n: usize| (n, std::array::from_fn(|k| filled(n * ROW + k)));
    (0..BINS / ROW).map(row).collect()
}

/// Share of common shingles of two sorted lists.
fn share(a: &[u32], b: &[u32]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// What `text` has that `other` has not, in bytes of `text`, and the words that `other` has and `text` has not. Neighbouring words
/// are one difference.
pub fn differences(other: &str, text: &str) -> (Vec<Span>, Vec<String>) {
    let (a, b) = (fold::tokens(other), fold::tokens(text));
    let front = a.iter().zip(&b).take_while(|(x, y)| x.text == y.text).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x.text == y.text).count();
    let (a, b) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    let (keep_a, keep_b) = if a.len() * b.len() <= TABLE { in_order(a, b) } else { whatever_order(a, b) };
    let more = joined(b, &keep_b);
    let less = joined(a, &keep_a).into_iter().map(|s| s.of(other).split_whitespace().collect::<Vec<_>>().join(" "));
    (more, less.collect())
}

/// Which words of each are part of the longest common sequence.
fn in_order(a: &[fold::Token], b: &[fold::Token]) -> (Vec<bool>, Vec<bool>) {
    let wide = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * wide + j] = match a[i].text == b[j].text {
                true => table[(i + 1) * wide + j + 1] + 1,
                false => table[(i + 1) * wide + j].max(table[i * wide + j + 1]),
            };
        }
    }
    let (mut keep_a, mut keep_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].text == b[j].text {
            (keep_a[i], keep_b[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * wide + j] >= table[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (keep_a, keep_b)
}

/// Which words of each the other has too, as often, wherever they stand.
fn whatever_order(a: &[fold::Token], b: &[fold::Token]) -> (Vec<bool>, Vec<bool>) {
    let held = |words: &[fold::Token], among: &[fold::Token]| {
        let mut left: HashMap<&str, usize> = HashMap::new();
        among.iter().for_each(|t| *left.entry(&t.text).or_default() += 1);
        let mut out = Vec::with_capacity(words.len());
        for word in words {
            let has = left.get_mut(word.text.as_str()).filter(|n| **n > 0);
            out.push(has.map(|n| *n -= 1).is_some());
        }
        out
    };
    (held(a, b), held(b, a))
}

/// Runs of words that are not kept.
fn joined(words: &[fold::Token], keep: &[bool]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for (word, keep) in words.iter().zip(keep) {
        match (keep, open) {
            (true, _) => open = false,
            (false, true) => out.last_mut().into_iter().for_each(|last| last.end = word.span.end),
            (false, false) => {
                out.push(word.span);
                open = true;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Dear {}, thank you for coming to the open evening of our centre last Tuesday. We were glad to see so many families \
                          and hope that you found the talk about sleep useful. The next one is on the third of March at six. Yours, Ina";

    #[test]
    fn one_letter_to_several_people_is_one_group_and_the_name_is_what_differs() {
        let texts: Vec<String> = ["Mrs Oduya", "Mr Pell", "Ms Zhang"].iter().map(|n| LETTER.replace("{}", n)).collect();
        let other = "An entirely different note that speaks of the boiler in the cellar, of the man who was to mend it on Friday and did \
                     not come, and of the bill that he sent all the same to the wrong address.";
        let all = [texts[0].as_str(), other, &texts[1], "Short.", &texts[2]];
        assert_eq!(groups(&all), [None, None, Some(0), None, Some(0)]);
        let (more, less) = differences(&texts[0], &texts[1]);
        assert_eq!(more.iter().map(|s| s.of(&texts[1])).collect::<Vec<_>>(), ["Mr Pell"]);
        assert_eq!(less, ["Mrs Oduya"]);
    }

    #[test]
    fn a_word_in_the_middle_is_told_and_equal_texts_differ_in_nothing() {
        let (more, less) = differences("he was at home on Tuesday with her", "he was not at home on Friday with her");
        assert_eq!((more.len(), less), (2, vec!["Tuesday".to_owned()]));
        assert_eq!(differences("a b c", "a  b\nc"), (vec![], vec![]));
    }

    #[test]
    fn likeness_is_to_the_leader_and_never_a_chain() {
        // Each differs a little from the one before; the last shares nothing with the first.
        let words: Vec<String> = (0..120).map(|n| format!("word{n}")).collect();
        let texts: Vec<String> = (0..8).map(|n| words[n * 10..n * 10 + 40].join(" ")).collect();
        let found = groups(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for (n, leader) in found.iter().enumerate() {
            let Some(leader) = leader else { continue };
            assert!(share(&shingles(&texts[n]), &shingles(&texts[*leader])) >= ALIKE && found[*leader].is_none());
        }
    }

    #[test]
    fn many_texts_take_little_time() {
        let texts: Vec<String> = (0..3_000).map(|n| LETTER.replace("{}", &format!("Person{n}"))).collect();
        let began = std::time::Instant::now();
        let found = groups(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(found[1..].iter().all(|g| *g == Some(0)) && began.elapsed().as_secs() < 20);
    }
}
