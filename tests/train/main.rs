//! Trains the first stage of naming people: `train_names TRAIN_DIR OUT.bin` (release build, one core, some minutes).
//! Stochastic gradient with AdaGrad steps on the likelihood of the chain, features cut by count, words dropped out at random
//! so that the model leans on shape, gazetteer and context, and names swapped so that it does not learn the training names.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

mod altered;
mod lines;
mod marks;

use altered::Named;
use dsar::detect::Doc;
use dsar::detect::learned::chain::{LABELS, Scores, Steps, Sums};
use dsar::detect::learned::{SLOT, SLOT_BITS, Weights, atoms, features, place};
use std::collections::HashMap;

struct Line {
    features: Vec<Vec<u32>>,
    labels: Vec<u8>,
}

struct Options {
    epochs: usize,
    cut: u32,
    rate: f32,
    decay: f32,
    drop: f32,
    seed: u64,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let option = |key: &str, default: f32| {
        args.iter().find_map(|a| a.strip_prefix(&format!("{key}="))?.parse().ok()).unwrap_or(default)
    };
    if args[1] == "lines" {
        lines::write(&args[2], &args[3], option("seed", 1.0) as u64, option("plain", 0.0) > 0.0);
        return;
    }
    if args[1] == "marks" {
        marks::write(&args[2], &args[3]);
        return;
    }
    let options = Options {
        epochs: option("epochs", 8.0) as usize,
        cut: option("cut", 3.0) as u32,
        rate: option("rate", 0.2),
        decay: option("decay", 1e-4),
        drop: option("drop", 0.1),
        seed: option("seed", 1.0) as u64,
    };
    let mut texts = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&args[1]).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let without: Vec<&str> = args.iter().filter_map(|a| a.strip_prefix("without=")).collect();
    let some = args.iter().find_map(|a| a.strip_prefix("some=")?.split_once(':'));
    for file in files.iter().filter(|f| !without.iter().any(|w| f.to_string_lossy().contains(w))) {
        // Of one file only a part is taken: our own sentences are many and alike.
        let part = some.filter(|s| file.to_string_lossy().contains(s.0)).map_or(1.0, |s| s.1.parse::<f32>().unwrap());
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().take((text.lines().count() as f32 * part) as usize) {
            texts.push(sample(line));
        }
    }
    let names = altered::Names::read(&format!("{}/../gazetteers", args[1]));
    let mut random = Random(0x5DEE_CE66D);
    let share = |key: &str, default: f32| option(key, default);
    let (swap, others) = (share("swap", 0.7), share("others", 0.0));
    let (lower, pack_share) = (share("lower", 0.06), share("pack", 0.5));
    for n in 0..texts.len() {
        let (text, gold) = texts[n].clone();
        let (mut text, mut gold) =
            if random.next() < pack_share { altered::packed(&text, &gold) } else { (text, gold) };
        let people = gold.iter().any(|g| g.2 == altered::PERSON);
        if text.len() < texts[n].0.len() && !people {
            texts[n] = (text.clone(), gold.clone());
        }
        let mut changed = text.len() < texts[n].0.len();
        if people && random.next() < swap {
            (text, gold) = altered::renamed(&text, &gold, true, &names, &mut random);
            changed = true;
        }
        if gold.iter().any(|g| g.2 != altered::PERSON) && random.next() < others {
            (text, gold) = altered::renamed(&text, &gold, false, &names, &mut random);
            changed = true;
        }
        if random.next() < lower
            && let Some(small) = altered::lowered(&text, &gold)
        {
            (text, gold) = small;
            changed = true;
        }
        if changed {
            texts.push((text, gold));
        }
    }
    eprintln!("{} texts", texts.len());
    let (lines, slots) = read(&texts, &options);
    eprintln!(
        "{} lines, {} words, {} slots used",
        lines.len(),
        lines.iter().map(|l| l.labels.len()).sum::<usize>(),
        slots.iter().filter(|s| **s != 0).count()
    );
    let runs = option("runs", 1.0) as u64;
    let (mut weights, mut steps) = (vec![[0f32; 2]; 1 << SLOT_BITS], Steps::default());
    for run in 0..runs {
        let (w, s) = train(&lines, &Options { seed: options.seed + run, ..options });
        weights.iter_mut().zip(&w).for_each(|(a, w)| (0..2).for_each(|k| a[k] += w[k] / runs as f32));
        steps.iter_mut().flatten().zip(s.iter().flatten()).for_each(|(a, s)| *a += s / runs as f32);
    }
    std::fs::write(&args[2], pack(&weights, &slots, &steps)).unwrap();
}

/// Text and what it names, in bytes, in order.
fn sample(line: &str) -> (String, Vec<Named>) {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = value["text"].as_str().unwrap().to_owned();
    let mut at: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    at.push(text.len());
    let none = Vec::new();
    let list = |key: &str| value[key].as_array().unwrap_or(&none).clone();
    let number = |v: &serde_json::Value| v.as_u64().unwrap() as usize;
    let named = |v: &serde_json::Value| {
        (at[number(&v[0])], at[number(&v[1])], v[2].as_u64().map_or(altered::PERSON, |kind| kind as u8))
    };
    let mut spans: Vec<Named> = list("persons").iter().chain(&list("others")).map(named).collect();
    spans.sort();
    (text, spans)
}

/// The label of every word: 0 outside, 1 first word of a person's name, 2 further word, above that what else is named; titles
/// are outside.
fn labels(doc: &Doc<'_>, gold: &[Named]) -> Vec<u8> {
    let r = doc.reading();
    let mut labels = vec![0u8; r.words.len()];
    for &(start, end, kind) in gold.iter().filter(|g| g.2 != altered::PERSON) {
        let inside = r.words.iter().enumerate().filter(|(_, w)| w.span.start < end && start < w.span.end);
        inside.for_each(|(i, _)| labels[i] = kind);
    }
    for &(start, end, _) in gold.iter().filter(|g| g.2 == altered::PERSON) {
        let mut label = 1;
        for (i, w) in r.words.iter().enumerate().filter(|(_, w)| w.span.start < end && start < w.span.end) {
            let title = label == 1
                && w.span.end < end
                && (dsar::detect::is_title_word(r.fold(i))
                    || (i > 0 && r.fold(i) == "." && dsar::detect::is_title_word(r.fold(i - 1))));
            if title {
                continue;
            }
            if label == 1 && r.fold(i).chars().all(|c| !c.is_alphanumeric()) {
                continue;
            }
            labels[i] = label;
            label = 2;
        }
    }
    labels
}

type Labelled = (Vec<Vec<u64>>, Vec<u8>);

fn hashed(text: &str, gold: &[Named]) -> Vec<Labelled> {
    let doc = Doc::plain(text);
    let atoms = atoms::atoms(&doc);
    let r = doc.reading();
    // What else is named lies outside.
    let labels: Vec<u8> = labels(&doc, gold).into_iter().map(|l| if l > 2 { 0 } else { l }).collect();
    let lines = r.lines.iter().filter(|l| !l.is_blank());
    lines
        .map(|l| {
            let all = (l.first..l.end).map(|i| {
                let mut hashes = Vec::with_capacity(90);
                features::features(&atoms, i, |h| hashes.push(h));
                hashes
            });
            (all.collect(), labels[l.first..l.end].to_vec())
        })
        .collect()
}

/// Two passes: count features and give each frequent one a slot (the commoner wins), then translate.
fn read(texts: &[(String, Vec<Named>)], options: &Options) -> (Vec<Line>, Vec<u8>) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (text, gold) in texts {
        for (words, _) in hashed(text, gold) {
            for h in words.into_iter().flatten() {
                *counts.entry(h).or_default() += 1;
            }
        }
    }
    eprintln!("{} features", counts.len());
    counts.retain(|_, n| *n >= options.cut);
    eprintln!("{} frequent features", counts.len());
    let mut best = vec![(0u32, 0u64); 1 << SLOT_BITS];
    for (&h, &n) in &counts {
        let slot = &mut best[place(h).0];
        *slot = (*slot).max((n, h));
    }
    drop(counts);
    let slots = best.iter().map(|(n, h)| if *n == 0 { 0 } else { place(*h).1 }).collect();
    let known = |h: u64| {
        let (slot, check) = place(h);
        (best[slot].0 > 0 && place(best[slot].1).1 == check).then_some(slot as u32)
    };
    let mut lines = Vec::new();
    for (text, gold) in texts {
        for (words, labels) in hashed(text, gold) {
            let features = words.into_iter().map(|w| w.into_iter().filter_map(known).collect()).collect();
            lines.push(Line { features, labels });
        }
    }
    (lines, slots)
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        ((self.next() * n as f32) as usize).min(n - 1)
    }

    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn train(lines: &[Line], options: &Options) -> (Vec<[f32; 2]>, Steps) {
    let size = 1 << SLOT_BITS;
    let (mut w, mut g) = (vec![[0f32; 2]; size], vec![[1e-2f32; 2]; size]);
    let (mut steps, mut steps_g) = (Steps::default(), [[1e-1f32; LABELS]; LABELS]);
    let mut average = vec![[0f32; 2]; size];
    let mut average_steps = Steps::default();
    let mut random = Random(options.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let (mut sums, mut scores): (Sums, Vec<Scores>) = (Sums::default(), Vec::new());
    let mut kept: Vec<u32> = Vec::new();
    let tail = options.epochs / 2;
    for epoch in 0..options.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() * (i + 1) as f32) as usize % (i + 1));
        }
        let rate = options.rate * (1.0 - 0.8 * epoch as f32 / options.epochs as f32);
        let mut loss = 0f64;
        for &n in &order {
            let line = &lines[n];
            scores.clear();
            kept.clear();
            let mut ends = Vec::with_capacity(line.labels.len());
            for word in &line.features {
                let mut s = [0f32; 2];
                for &f in word {
                    if options.drop > 0.0 && random.next() < options.drop {
                        continue;
                    }
                    kept.push(f);
                    s[0] += w[f as usize][0];
                    s[1] += w[f as usize][1];
                }
                ends.push(kept.len());
                let up = 1.0 / (1.0 - options.drop);
                scores.push([0.0, s[0] * up, s[1] * up]);
            }
            sums.run(&scores, &steps);
            let mut gold = 0f32;
            let mut last = 0usize;
            for (i, &y) in line.labels.iter().enumerate() {
                gold += scores[i][y as usize] + steps[last][y as usize];
                last = y as usize;
            }
            loss += f64::from(sums.total - gold);
            let mut from = 0;
            for (i, &y) in line.labels.iter().enumerate() {
                let error: [f32; 2] =
                    std::array::from_fn(|k| sums.marginals[i][k + 1] - f32::from(y as usize == k + 1));
                if error[0].abs() + error[1].abs() > 1e-4 {
                    for &f in &kept[from..ends[i]] {
                        let f = f as usize;
                        for k in 0..2 {
                            let d = error[k] + options.decay * w[f][k];
                            g[f][k] += d * d;
                            w[f][k] -= rate * d / g[f][k].sqrt();
                        }
                    }
                }
                from = ends[i];
            }
            let mut expected = Steps::default();
            expected[0] = sums.marginals[0];
            for i in 0..line.labels.len() - 1 {
                for (a, row) in expected.iter_mut().enumerate() {
                    for (b, e) in row.iter_mut().enumerate() {
                        *e += sums.step(i, a, b, &scores, &steps);
                    }
                }
            }
            let mut last = 0usize;
            for &y in &line.labels {
                expected[last][y as usize] -= 1.0;
                last = y as usize;
            }
            for a in 0..LABELS {
                for b in 0..LABELS {
                    let d = expected[a][b];
                    steps_g[a][b] += d * d;
                    steps[a][b] -= rate * d / steps_g[a][b].sqrt();
                }
            }
        }
        if epoch >= tail {
            let share = 1.0 / (options.epochs - tail) as f32;
            average.iter_mut().zip(&w).for_each(|(a, w)| (0..2).for_each(|k| a[k] += w[k] * share));
            average_steps.iter_mut().flatten().zip(steps.iter().flatten()).for_each(|(a, s)| *a += s * share);
        }
        eprintln!("epoch {epoch}: loss {:.4} a line", loss / lines.len() as f64);
    }
    (average, average_steps)
}

/// Weights as bytes: scaled so that the largest but a few fit.
fn pack(weights: &[[f32; 2]], checks: &[u8], steps: &Steps) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let scale = (sizes[sizes.len() - 1 - sizes.len() / 5000] / 127.0).max(1e-6);
    let mut slots = Vec::with_capacity(weights.len() * SLOT);
    let mut used = 0;
    for (w, check) in weights.iter().zip(checks) {
        let q = w.map(|x| (x / scale).round().clamp(-127.0, 127.0) as i8);
        let empty = q == [0, 0];
        used += usize::from(!empty);
        slots.extend([if empty { 0 } else { *check }, q[0] as u8, q[1] as u8]);
    }
    eprintln!("{used} slots kept, scale {scale}");
    Weights::write(scale, steps, &slots)
}
