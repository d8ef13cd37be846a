//! The second stage: three layers of a transformer encoder (all-MiniLM-L6-v2, Apache-2.0, tuned on the kit's training texts by
//! `tests/train/second.py`) over word pieces and traits. Read by hand rather than through a graph runtime: the whole network is
//! this file, every figure in it can be tested against what the trainer says, and only the matrix products come from elsewhere.

use super::bytes::Bytes;
use super::dense::{Dense, Engine};
use super::pieces::{self, Piece};
use super::traits::{self, Traits};
use std::sync::OnceLock;

/// Labels as in [`super::chain`].
pub type Logits = [f32; 3];

/// Pieces of a sequence, at most.
pub const LONGEST: usize = 112;

const WIDTH: usize = 384;
const HEADS: usize = 12;
const PART: usize = WIDTH / HEADS;
const INNER: usize = 1536;
const LAYERS: usize = 3;
const MAGIC: &[u8; 8] = b"DSARSEC1";

/// Pieces in order, each with its word's traits (none for the marks between lines).
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Numbers of the vocabulary.
    pub pieces: Vec<Piece>,
    /// One a piece.
    pub traits: Vec<Option<Traits>>,
}

/// The network.
pub struct Second<'a> {
    words: &'a [u8],
    word_scales: Vec<f32>,
    places: Vec<f32>,
    trait_rows: Vec<f32>,
    direct: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    head: Vec<f32>,
    bend: Vec<f32>,
}

struct Layer {
    mixed: Dense,
    out: Dense,
    first: Norm,
    up: Dense,
    down: Dense,
    second: Norm,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

static WEIGHTS: &[u8] = include_bytes!("second.bin");

/// The weights that are shipped, read at first use.
pub fn shipped() -> Option<&'static Second<'static>> {
    static READ: OnceLock<Option<Second<'static>>> = OnceLock::new();
    READ.get_or_init(|| Second::read(WEIGHTS)).as_ref()
}

/// One thread for the products: parted among several, matrices of this size cost more in waiting than they win.
fn pool() -> Option<&'static rayon::ThreadPool> {
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().num_threads(1).build().ok()).as_ref()
}

impl<'a> Second<'a> {
    /// Reads a weights file; `None` where it is not one.
    pub fn read(bytes: &'a [u8]) -> Option<Second<'a>> {
        let (mut rest, engine) = (Bytes(bytes), Engine::default());
        if rest.take(8)? != MAGIC {
            return None;
        }
        let words = rest.take(pieces::count() * WIDTH)?;
        let word_scales = rest.floats(pieces::count())?;
        let places = rest.floats(LONGEST * WIDTH)?;
        let small = rest.take(traits::ROWS * WIDTH)?;
        let scales = rest.floats(traits::ROWS)?;
        let rows = small.chunks_exact(WIDTH).zip(scales);
        let trait_rows = rows.flat_map(|(row, s)| row.iter().map(move |b| f32::from(*b as i8) * s)).collect();
        let direct = rest.floats(traits::ROWS * 3)?;
        let norm = Norm::read(&mut rest)?;
        let layers = (0..LAYERS).map(|_| Layer::read(&mut rest, &engine)).collect::<Option<_>>()?;
        let head = rest.floats(3 * WIDTH + 3)?;
        let second = Second { words, word_scales, places, trait_rows, direct, norm, layers, head, bend: bend_table() };
        rest.0.is_empty().then_some(second)
    }

    /// Logits of every piece of every sequence, in order.
    pub fn logits(&self, batch: &[Sequence]) -> Option<Vec<Logits>> {
        match pool() {
            Some(pool) => pool.install(|| self.run(batch)),
            None => self.run(batch),
        }
    }

    fn run(&self, batch: &[Sequence]) -> Option<Vec<Logits>> {
        // Made anew for every call: it is a few words, and cannot be shared between threads.
        let engine = Engine::default();
        let mut x: Vec<f32> = Vec::with_capacity(batch.iter().map(|s| s.pieces.len()).sum::<usize>() * WIDTH);
        batch.iter().for_each(|s| self.embed(s, &mut x));
        self.norm.run(&mut x);
        for layer in &self.layers {
            layer.run(&engine, &self.bend, batch, &mut x)?;
        }
        let all = batch.iter().flat_map(|s| &s.traits);
        Some(x.chunks_exact(WIDTH).zip(all).map(|(row, traits)| self.head(row, traits.as_ref())).collect())
    }

    fn embed(&self, sequence: &Sequence, x: &mut Vec<f32>) {
        for (at, (&piece, traits)) in sequence.pieces.iter().zip(&sequence.traits).enumerate().take(LONGEST) {
            let piece = usize::from(piece);
            let word = &self.words[piece * WIDTH..][..WIDTH];
            let (scale, place) = (self.word_scales[piece], &self.places[at * WIDTH..][..WIDTH]);
            let from = x.len();
            x.extend(word.iter().zip(place).map(|(w, p)| f32::from(*w as i8) * scale + p));
            for row in traits.iter().flat_map(rows) {
                let row = &self.trait_rows[row * WIDTH..][..WIDTH];
                x[from..].iter_mut().zip(row).for_each(|(x, r)| *x += r);
            }
        }
    }

    fn head(&self, row: &[f32], traits: Option<&Traits>) -> Logits {
        let mut out: Logits =
            std::array::from_fn(|y| dot(&self.head[y * WIDTH..][..WIDTH], row) + self.head[3 * WIDTH + y]);
        for r in traits.into_iter().flat_map(rows) {
            (0..3).for_each(|y| out[y] += self.direct[r * 3 + y]);
        }
        out
    }
}

/// Rows of the table of traits.
fn rows(traits: &Traits) -> impl Iterator<Item = usize> + '_ {
    let numbers = traits.numbers.iter().zip(traits::BOUNDS).scan(0, |start, (n, bound)| {
        let row = *start + usize::from(*n);
        *start += bound;
        Some(row)
    });
    let bits = (0..traits::BITS).filter(|b| traits.memory >> b & 1 == 1).map(|b| traits::ROWS - traits::BITS + b);
    numbers.chain(bits)
}

impl Norm {
    fn read(bytes: &mut Bytes<'_>) -> Option<Norm> {
        Some(Norm { weight: bytes.floats(WIDTH)?, bias: bytes.floats(WIDTH)? })
    }

    /// Every row to mean 0 and variance 1, then scaled and moved (Ba, Kiros and Hinton 2016).
    fn run(&self, x: &mut [f32]) {
        for row in x.chunks_exact_mut(WIDTH) {
            let mean = lanes(row, |v| v) / WIDTH as f32;
            let variance = lanes(row, |v| (v - mean) * (v - mean)) / WIDTH as f32;
            let by = 1.0 / (variance + 1e-12).sqrt();
            for ((v, w), b) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *v = (*v - mean) * by * w + b;
            }
        }
    }
}

impl Layer {
    fn read(bytes: &mut Bytes<'_>, engine: &Engine) -> Option<Layer> {
        Some(Layer {
            mixed: Dense::read(bytes, engine, WIDTH, 3 * WIDTH)?,
            out: Dense::read(bytes, engine, WIDTH, WIDTH)?,
            first: Norm::read(bytes)?,
            up: Dense::read(bytes, engine, WIDTH, INNER)?,
            down: Dense::read(bytes, engine, INNER, WIDTH)?,
            second: Norm::read(bytes)?,
        })
    }

    fn run(&self, engine: &Engine, bend: &[f32], batch: &[Sequence], x: &mut [f32]) -> Option<()> {
        let mixed = self.mixed.run(engine, x)?;
        let mut seen = vec![0f32; x.len()];
        let mut from = 0;
        for sequence in batch {
            let to = from + sequence.pieces.len().min(LONGEST);
            attend(&mixed[from * 3 * WIDTH..to * 3 * WIDTH], &mut seen[from * WIDTH..to * WIDTH]);
            from = to;
        }
        add(x, &self.out.run(engine, &seen)?);
        self.first.run(x);
        let mut inner = self.up.run(engine, x)?;
        inner.iter_mut().for_each(|v| *v = bent(bend, *v));
        add(x, &self.down.run(engine, &inner)?);
        self.second.run(x);
        Some(())
    }
}

/// Scaled dot-product attention of one sequence (Vaswani et al. 2017); a row of `mixed` is query, key and value.
fn attend(mixed: &[f32], out: &mut [f32]) {
    let rows: Vec<&[f32]> = mixed.chunks_exact(3 * WIDTH).collect();
    let mut chances = vec![0f32; rows.len()];
    let by = 1.0 / (PART as f32).sqrt();
    for head in (0..HEADS).map(|h| h * PART) {
        for (query, out) in rows.iter().zip(out.chunks_exact_mut(WIDTH)) {
            let mut most = f32::MIN;
            for (c, key) in chances.iter_mut().zip(&rows) {
                *c = dot(&query[head..head + PART], &key[WIDTH + head..WIDTH + head + PART]) * by;
                most = most.max(*c);
            }
            let mut sum = 0.0;
            for c in &mut chances {
                *c = (*c - most).exp();
                sum += *c;
            }
            let out = &mut out[head..head + PART];
            for (c, value) in chances.iter().zip(&rows) {
                let c = c / sum;
                out.iter_mut().zip(&value[2 * WIDTH + head..]).for_each(|(o, v)| *o += c * v);
            }
        }
    }
}

fn add(x: &mut [f32], y: &[f32]) {
    x.iter_mut().zip(y).for_each(|(x, y)| *x += y);
}

/// Sums in eight lanes, which the compiler can keep in one register.
fn lanes(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0f32; 8];
    for eight in row.chunks_exact(8) {
        for k in 0..8 {
            sums[k] += f(eight[k]);
        }
    }
    sums.iter().sum()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for k in 0..8 {
            sums[k] += a[k] * b[k];
        }
    }
    sums.iter().sum()
}

const BEND_STEPS: f32 = 256.0;
const BEND_END: f32 = 6.0;

/// The Gaussian error linear unit (Hendrycks and Gimpel 2016) in steps of 1/256 from -6 to 6.
fn bend_table() -> Vec<f32> {
    let steps = (BEND_END * BEND_STEPS) as i32;
    (-steps..=steps)
        .map(|n| {
            let x = n as f32 / BEND_STEPS;
            x * normal(x)
        })
        .collect()
}

/// Share of a normal distribution below `x` (Abramowitz and Stegun 7.1.26: within 1.5e-7).
fn normal(x: f32) -> f32 {
    let z = (x / std::f32::consts::SQRT_2).abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let half = 0.5 * (1.0 - poly * (-z * z).exp());
    if x < 0.0 { 0.5 - half } else { 0.5 + half }
}

fn bent(table: &[f32], x: f32) -> f32 {
    if x >= BEND_END {
        return x;
    }
    if x <= -BEND_END {
        return 0.0;
    }
    table[((x + BEND_END) * BEND_STEPS + 0.5) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the trainer's own program (PyTorch, 32-bit) gives for lines of our own texts; `second.py check=` wrote it.
    const CASES: &str = include_str!("../../../fixtures/names/second.json");

    fn chances(l: &[f32]) -> Vec<f32> {
        let sum: f32 = l.iter().map(|v| v.exp()).sum();
        l.iter().map(|v| v.exp() / sum).collect()
    }

    #[test]
    fn the_network_says_what_the_trainer_says() {
        let cases: Vec<serde_json::Value> = serde_json::from_str(CASES).unwrap();
        let (mut worst, mut sum, mut compared) = (0f32, 0f32, 0);
        for case in &cases {
            let number = |v: &serde_json::Value| v.as_u64().unwrap();
            let traits = case["traits"].as_array().unwrap().iter().map(|t| {
                let t = t.as_array()?;
                let numbers = std::array::from_fn(|k| number(&t[k]) as u8);
                Some(Traits { numbers, memory: number(&t[traits::KINDS]) as u16 })
            });
            let pieces = case["pieces"].as_array().unwrap().iter().map(|p| number(p) as Piece).collect();
            let sequence = Sequence { pieces, traits: traits.collect() };
            let got = shipped().unwrap().logits(&[sequence.clone(), sequence]).unwrap();
            let want: Vec<Vec<f32>> = serde_json::from_value(case["logits"].clone()).unwrap();
            assert_eq!(got.len(), 2 * want.len());
            for (got, want) in got.iter().zip(want.iter().chain(&want)) {
                let apart =
                    chances(got).into_iter().zip(chances(want)).map(|(a, b)| (a - b).abs()).fold(0f32, f32::max);
                worst = worst.max(apart);
                sum += apart;
                compared += 1;
            }
        }
        // Eight bits for weights and activations: near on the whole, and never another answer.
        let mean = sum / compared as f32;
        assert!(compared > 150 && worst < 0.2 && mean < 0.01, "worst {worst}, mean {mean} of {compared}");
    }

    #[test]
    fn the_bend_is_the_error_function_s() {
        let table = bend_table();
        for (x, want) in [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (3.0, 2.995_95), (7.0, 7.0), (-7.0, 0.0)] {
            assert!((bent(&table, x) - want).abs() < 2e-3, "{x}");
        }
    }

    #[test]
    fn a_damaged_file_is_no_network() {
        assert!(Second::read(&WEIGHTS[..WEIGHTS.len() - 1]).is_none() && Second::read(b"DSARSEC1").is_none());
    }
}
