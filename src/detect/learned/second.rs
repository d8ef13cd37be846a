//! The second stage: three layers of a transformer encoder (all-MiniLM-L6-v2, Apache-2.0, tuned on the kit's training texts by
//! `tests/train/second.py`) over word pieces and traits. Read by hand rather than through a graph runtime: the whole network is
//! this file, every figure in it can be tested against what the trainer says, and only the matrix products come from elsewhere.

use super::attend::{self, Attend, HEADS, PART};
use super::bytes::Bytes;
use super::dense::{Dense, Engine, Raw};
use super::lanes::{AddNorm, Bend, Plain, Product, Scale, Scaled};
use super::pieces::{self, Piece};
use super::traits::{self, Traits};
use rten_simd::SimdOp;
use std::ops::Range;
use std::sync::OnceLock;

/// What a word can be, in the network's own eyes: labels as in [`super::chain`], then of a body's name, a place's, anything else's.
pub const KINDS: usize = 6;

/// Scores of one word for [`KINDS`].
pub type Logits = [f32; KINDS];

/// Pieces of a sequence, at most.
pub const LONGEST: usize = 112;

const WIDTH: usize = HEADS * PART;
const INNER: usize = 1536;
const LAYERS: usize = 3;
const MAGIC: &[u8; 8] = b"DSARSEC2";

/// Pieces in order, each with its word's traits (none for the marks between lines).
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Numbers of the vocabulary.
    pub pieces: Vec<Piece>,
    /// One a piece.
    pub traits: Vec<Option<Traits>>,
    /// Places of the pieces that are asked about, rising.
    pub asked: Vec<usize>,
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
}

struct Layer {
    query: Dense,
    rest: Dense,
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

/// Room for a batch, used again by the next.
#[derive(Default)]
pub struct Room {
    x: Vec<f32>,
    asking: Vec<f32>,
    scaled: Scaled,
    inner: Scaled,
    sums: Vec<i32>,
    queries: Vec<f32>,
    rest: Vec<f32>,
    seen: Vec<f32>,
    attend: attend::Room,
}

/// One sequence's rows in a batch, and which rows of those that ask are its own.
struct Part {
    rows: Range<usize>,
    asking: Range<usize>,
}

static WEIGHTS: &[u8] = include_bytes!("second.bin");

/// The weights that are shipped, read at first use.
pub fn shipped() -> Option<&'static Second<'static>> {
    static READ: OnceLock<Option<Second<'static>>> = OnceLock::new();
    READ.get_or_init(|| Second::read(WEIGHTS)).as_ref()
}

thread_local! {
    /// One thread for the products of each thread that reads: parted among several, matrices of this size cost more in waiting than
    /// they win.
    static POOL: Option<rayon::ThreadPool> = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok();
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
        let direct = rest.floats(traits::ROWS * KINDS)?;
        let norm = Norm::read(&mut rest)?;
        let layers = (0..LAYERS).map(|_| Layer::read(&mut rest, &engine)).collect::<Option<_>>()?;
        let head = rest.floats(KINDS * WIDTH + KINDS)?;
        let second = Second { words, word_scales, places, trait_rows, direct, norm, layers, head };
        rest.0.is_empty().then_some(second)
    }

    /// Logits of every piece that is asked about, sequence by sequence.
    pub fn logits(&self, batch: &[Sequence], room: &mut Room) -> Option<Vec<Logits>> {
        POOL.with(|pool| match pool {
            Some(pool) => pool.install(|| self.run(batch, room)),
            None => self.run(batch, room),
        })
    }

    fn run(&self, batch: &[Sequence], room: &mut Room) -> Option<Vec<Logits>> {
        // Made anew for every call: it is a few words, and cannot be shared between threads.
        let engine = Engine::default();
        self.embed(batch, room);
        let (last, before) = self.layers.split_last()?;
        let mut have: Vec<Rows> = batch.iter().map(|s| (0..s.pieces.len().min(LONGEST)).collect()).collect();
        for (n, layer) in before.iter().enumerate() {
            // What is far from all that is asked about need not come through the last layer but one.
            let want = if n + 1 == before.len() { batch.iter().map(near).collect() } else { have.clone() };
            layer.run(&engine, &room.ask(&have, &want), room)?;
            std::mem::swap(&mut room.x, &mut room.asking);
            have = want;
        }
        // What is not asked about needs no answer of its own in the last layer.
        let asked: Vec<Rows> = batch.iter().map(|s| s.asked.clone()).collect();
        last.run(&engine, &room.ask(&have, &asked), room)?;
        let traits = batch.iter().flat_map(|s| s.asked.iter().map(|at| s.traits[*at].as_ref()));
        Some(room.asking.chunks_exact(WIDTH).zip(traits).map(|(row, traits)| self.head(row, traits)).collect())
    }

    /// Fills `room.x` with what stands at the bottom of the network.
    fn embed(&self, batch: &[Sequence], room: &mut Room) {
        room.x.clear();
        for sequence in batch {
            for (at, (&piece, traits)) in sequence.pieces.iter().zip(&sequence.traits).enumerate().take(LONGEST) {
                let piece = usize::from(piece);
                let word = &self.words[piece * WIDTH..][..WIDTH];
                let (scale, place) = (self.word_scales[piece], &self.places[at * WIDTH..][..WIDTH]);
                let from = room.x.len();
                room.x.extend(word.iter().zip(place).map(|(w, p)| f32::from(*w as i8) * scale + p));
                for row in traits.iter().flat_map(rows) {
                    let row = &self.trait_rows[row * WIDTH..][..WIDTH];
                    room.x[from..].iter_mut().zip(row).for_each(|(x, r)| *x += r);
                }
            }
        }
        self.norm.run(None, &mut room.x);
    }

    fn head(&self, row: &[f32], traits: Option<&Traits>) -> Logits {
        let mut out: Logits =
            std::array::from_fn(|y| dot(&self.head[y * WIDTH..][..WIDTH], row) + self.head[KINDS * WIDTH + y]);
        for r in traits.into_iter().flat_map(rows) {
            (0..KINDS).for_each(|y| out[y] += self.direct[r * KINDS + y]);
        }
        out
    }
}

/// Rows of a sequence, rising.
type Rows = Vec<usize>;

/// How many pieces beyond what is asked about still tell in the last layer.
const REACH: usize = 8;

/// The rows of what is asked about and of what stands near it.
fn near(s: &Sequence) -> Rows {
    let (first, last) = (s.asked.first().copied().unwrap_or(0), s.asked.last().copied().unwrap_or(0));
    (first.saturating_sub(REACH)..(last + REACH + 1).min(s.pieces.len()).min(LONGEST)).collect()
}

impl Room {
    /// Puts the rows that are wanted of those in `x` into `asking`.
    fn ask(&mut self, have: &[Rows], want: &[Rows]) -> Vec<Part> {
        self.asking.clear();
        let (mut row, mut ask) = (0, 0);
        let mut parts = Vec::with_capacity(have.len());
        for (have, want) in have.iter().zip(want) {
            let first = have.first().copied().unwrap_or(0);
            for at in want {
                self.asking.extend_from_slice(&self.x[(row + at - first) * WIDTH..][..WIDTH]);
            }
            parts.push(Part { rows: row..row + have.len(), asking: ask..ask + want.len() });
            (row, ask) = (row + have.len(), ask + want.len());
        }
        parts
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

    fn run(&self, product: Option<Product<'_>>, x: &mut [f32]) {
        AddNorm { product, x, weight: &self.weight, bias: &self.bias }.dispatch();
    }
}

impl Layer {
    fn read(bytes: &mut Bytes<'_>, engine: &Engine) -> Option<Layer> {
        let mixed = Raw::read(bytes, WIDTH, 3 * WIDTH)?;
        Some(Layer {
            query: mixed.columns(engine, 0..WIDTH, 1.0 / (PART as f32).sqrt()),
            rest: mixed.columns(engine, WIDTH..3 * WIDTH, 1.0),
            out: Raw::read(bytes, WIDTH, WIDTH)?.whole(engine),
            first: Norm::read(bytes)?,
            up: Raw::read(bytes, WIDTH, INNER)?.whole(engine),
            down: Raw::read(bytes, INNER, WIDTH)?.whole(engine),
            second: Norm::read(bytes)?,
        })
    }

    /// Moves the rows that ask, in `room.asking`, on by what they take from all rows, in `room.x`.
    fn run(&self, engine: &Engine, parts: &[Part], room: &mut Room) -> Option<()> {
        let Room { x, asking, scaled, inner, sums, queries, rest, seen, attend } = room;
        let top = engine.top;
        Scale { rows: x, wide: WIDTH, top, to: scaled }.dispatch();
        Plain(self.rest.run(engine, scaled, sums)?, rest).dispatch();
        if asking.len() != x.len() {
            Scale { rows: asking, wide: WIDTH, top, to: scaled }.dispatch();
        }
        Plain(self.query.run(engine, scaled, sums)?, queries).dispatch();
        seen.resize(queries.len(), 0.0);
        for part in parts {
            let asking = part.asking.start * WIDTH..part.asking.end * WIDTH;
            let rest = &rest[part.rows.start * 2 * WIDTH..part.rows.end * 2 * WIDTH];
            Attend { queries: &queries[asking.clone()], rest, out: &mut seen[asking], room: attend }.dispatch();
        }
        Scale { rows: seen, wide: WIDTH, top, to: scaled }.dispatch();
        self.first.run(Some(self.out.run(engine, scaled, sums)?), asking);
        Scale { rows: asking, wide: WIDTH, top, to: scaled }.dispatch();
        Bend { product: self.up.run(engine, scaled, sums)?, top, to: inner }.dispatch();
        self.second.run(Some(self.down.run(engine, inner, sums)?), asking);
        Some(())
    }
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
            let traits: Vec<_> = traits.collect();
            let sequence = Sequence { pieces, asked: (0..traits.len()).collect(), traits };
            let got = shipped().unwrap().logits(&[sequence.clone(), sequence], &mut Room::default()).unwrap();
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
    fn a_damaged_file_is_no_network() {
        assert!(Second::read(&WEIGHTS[..WEIGHTS.len() - 1]).is_none() && Second::read(b"DSARSEC2").is_none());
    }
}
