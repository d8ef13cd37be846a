//! Attention: what every piece of a sequence takes from the others.

use super::lanes::{exp, folded};
use rten_simd::ops::NumOps;
use rten_simd::{Isa, SimdOp};

/// Heads side by side in a row.
pub const HEADS: usize = 12;
/// Numbers of one head.
pub const PART: usize = 32;
const WIDTH: usize = HEADS * PART;
/// Queries answered at once.
const AT_ONCE: usize = 4;

/// Room that is used again.
#[derive(Default)]
pub struct Room {
    turned: Vec<f32>,
    values: Vec<f32>,
    chances: Vec<f32>,
}

/// Scaled dot-product attention (Vaswani et al. 2017) of one sequence.
pub struct Attend<'a> {
    /// Rows that ask, already scaled.
    pub queries: &'a [f32],
    /// Rows of the whole sequence: keys, then values.
    pub rest: &'a [f32],
    /// What each row that asks takes.
    pub out: &'a mut [f32],
    /// Room.
    pub room: &'a mut Room,
}

impl SimdOp for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let ops = isa.f32();
        let count = self.rest.len() / (2 * WIDTH);
        let wide = count.next_multiple_of(16);
        self.room.turned.clear();
        self.room.turned.resize(PART * wide, 0.0);
        self.room.chances.resize(AT_ONCE * wide, 0.0);
        for head in (0..HEADS).map(|h| h * PART) {
            // One head's numbers close together: rows lie so far apart that they would push each other out of the cache.
            self.room.values.clear();
            for (n, row) in self.rest.chunks_exact(2 * WIDTH).enumerate() {
                self.room.values.extend_from_slice(&row[WIDTH + head..][..PART]);
                for (turned, v) in self.room.turned.chunks_exact_mut(wide).zip(&row[head..head + PART]) {
                    turned[n] = *v;
                }
            }
            let (mut q, all) = (0, self.queries.len() / WIDTH);
            let mut head = Head { head, count, wide, queries: self.queries, out: self.out, room: self.room };
            while q + AT_ONCE <= all {
                head.answer::<I, AT_ONCE>(ops, q);
                q += AT_ONCE;
            }
            // What is left over is answered with some that have been, again: four cost less than one by one.
            match all {
                AT_ONCE.. if q < all => head.answer::<I, AT_ONCE>(ops, all - AT_ONCE),
                _ => (q..all).for_each(|q| head.answer::<I, 1>(ops, q)),
            }
        }
    }
}

struct Head<'a> {
    head: usize,
    count: usize,
    wide: usize,
    queries: &'a [f32],
    out: &'a mut [f32],
    room: &'a mut Room,
}

impl Head<'_> {
    /// Answers `N` queries from `from` on.
    #[inline(always)]
    fn answer<I: Isa, const N: usize>(&mut self, ops: impl NumOps<f32, Simd = I::F32>, from: usize) {
        let queries: [&[f32]; N] = std::array::from_fn(|n| &self.queries[(from + n) * WIDTH + self.head..][..PART]);
        let lanes = ops.len();
        for at in (0..self.wide).step_by(lanes) {
            let mut sums = [ops.zero(); N];
            for k in 0..PART {
                let keys = ops.load(&self.room.turned[k * self.wide + at..][..lanes]);
                for (sum, query) in sums.iter_mut().zip(&queries) {
                    *sum = ops.mul_add(ops.splat(query[k]), keys, *sum);
                }
            }
            for (n, sum) in sums.into_iter().enumerate() {
                ops.store(sum, &mut self.room.chances[n * self.wide + at..][..lanes]);
            }
        }
        let mut shares = [0f32; N];
        for (n, share) in shares.iter_mut().enumerate() {
            let chances = &mut self.room.chances[n * self.wide..][..self.wide];
            // What stands in beyond the sequence is nobody's.
            chances[self.count..].fill(f32::MIN);
            *share = soften(ops, chances);
        }
        for at in (0..PART).step_by(lanes) {
            let mut sums = [ops.zero(); N];
            for (j, row) in self.room.values.chunks_exact(PART).enumerate() {
                let values = ops.load(&row[at..][..lanes]);
                for (sum, chances) in sums.iter_mut().zip(self.room.chances.chunks_exact(self.wide)) {
                    *sum = ops.mul_add(ops.splat(chances[j]), values, *sum);
                }
            }
            for (n, sum) in sums.into_iter().enumerate() {
                let out = &mut self.out[(from + n) * WIDTH + self.head + at..][..lanes];
                ops.store(ops.mul(sum, ops.splat(shares[n])), out);
            }
        }
    }
}

/// Exponentials of what each is below the highest; what makes them add up to 1.
#[inline(always)]
fn soften(ops: impl NumOps<f32>, chances: &mut [f32]) -> f32 {
    let most = folded(chances, ops.splat(f32::MIN), |a, b| ops.max(a, b), ops, f32::max);
    chances.iter_mut().for_each(|c| *c = exp(*c - most));
    let sum = folded(chances, ops.zero(), |a, b| ops.add(a, b), ops, |a, b| a + b);
    1.0 / sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_takes_the_mean_that_its_chances_weigh() {
        let (asked, count) = (6, 21);
        let number = |n: usize| ((n * 37 % 101) as f32 - 50.0) / 60.0;
        let queries: Vec<f32> = (0..asked * WIDTH).map(number).collect();
        let rest: Vec<f32> = (0..count * 2 * WIDTH).map(|n| number(n + 7)).collect();
        let mut out = vec![0f32; asked * WIDTH];
        Attend { queries: &queries, rest: &rest, out: &mut out, room: &mut Room::default() }.dispatch();
        for (q, head) in [(0, 0), (3, 5), (5, 11)] {
            let part = |row: &[f32]| row[head * PART..(head + 1) * PART].to_vec();
            let query = part(&queries[q * WIDTH..]);
            let dot = |j: usize| part(&rest[j * 2 * WIDTH..]).iter().zip(&query).map(|(a, b)| a * b).sum::<f32>().exp();
            let sum: f32 = (0..count).map(dot).sum();
            for k in [0, 17, 31] {
                let want: f32 = (0..count).map(|j| dot(j) / sum * rest[(2 * j + 1) * WIDTH + head * PART + k]).sum();
                assert!((out[q * WIDTH + head * PART + k] - want).abs() < 1e-4);
            }
        }
    }
}
