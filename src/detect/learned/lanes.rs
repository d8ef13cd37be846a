//! What the second stage does between its products, row by row, in the widest lanes that the processor has. `rten-simd` picks them at
//! run time; the loops are ordinary ones, which the compiler puts into lanes once it knows which there are.

use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, Simd, SimdOp};

/// Rows of numbers as whole numbers from 0 up, a scale and a zero each.
#[derive(Default)]
pub struct Scaled {
    /// The rows.
    pub bytes: Vec<u8>,
    /// The number that stands for 0, one a row.
    pub zeros: Vec<f32>,
    /// The step between numbers, one a row.
    pub steps: Vec<f32>,
}

impl Scaled {
    fn reset(&mut self, rows: usize, wide: usize) {
        self.bytes.resize(rows * wide, 0);
        self.zeros.resize(rows, 0.0);
        self.steps.resize(rows, 0.0);
    }
}

/// What turns the sums of a product back into numbers: a scale, a bias and the sum of the weights, one a column.
pub struct Columns {
    /// Step of the weights.
    pub scale: Vec<f32>,
    /// What is added.
    pub bias: Vec<f32>,
    /// The sum of the column's weights, in steps.
    pub sums: Vec<f32>,
}

/// Sums of a product as they come, with the scales of the rows that went in.
pub struct Product<'a> {
    /// Rows of sums.
    pub sums: &'a [i32],
    /// Of the rows that went in.
    pub from: &'a Scaled,
    /// Of the weights.
    pub columns: &'a Columns,
}

impl Product<'_> {
    fn wide(&self) -> usize {
        self.columns.scale.len()
    }

    /// Row `n` as numbers, into `out`.
    #[inline(always)]
    fn row(&self, n: usize, out: &mut [f32]) {
        let wide = self.wide();
        let (zero, step) = (self.from.zeros[n], self.from.steps[n]);
        let columns = self.columns.scale.iter().zip(&self.columns.bias).zip(&self.columns.sums);
        for ((o, s), ((scale, bias), all)) in out.iter_mut().zip(&self.sums[n * wide..][..wide]).zip(columns) {
            // What stands for 0 is taken off here: each row has its own.
            *o = (*s as f32 - zero * all) * (scale * step) + bias;
        }
    }
}

/// Scales rows for a product: whole numbers from 0 to `top`.
pub struct Scale<'a> {
    /// The rows.
    pub rows: &'a [f32],
    /// Numbers in a row.
    pub wide: usize,
    /// The highest whole number.
    pub top: f32,
    /// What is written.
    pub to: &'a mut Scaled,
}

impl SimdOp for Scale<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let count = self.rows.len() / self.wide;
        self.to.reset(count, self.wide);
        for (n, row) in self.rows.chunks_exact(self.wide).enumerate() {
            let out = &mut self.to.bytes[n * self.wide..][..self.wide];
            (self.to.zeros[n], self.to.steps[n]) = scale_row(isa.f32(), row, self.top, out);
        }
    }
}

/// Writes a product's rows as numbers.
pub struct Plain<'a>(pub Product<'a>, pub &'a mut Vec<f32>);

impl SimdOp for Plain<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        let Plain(product, out) = self;
        out.resize(product.sums.len(), 0.0);
        for (n, row) in out.chunks_exact_mut(product.wide()).enumerate() {
            product.row(n, row);
        }
    }
}

/// Bends a product's rows by the Gaussian error linear unit and scales them for the next product.
pub struct Bend<'a> {
    /// What is bent.
    pub product: Product<'a>,
    /// The highest whole number.
    pub top: f32,
    /// What is written.
    pub to: &'a mut Scaled,
}

impl SimdOp for Bend<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let wide = self.product.wide();
        self.to.reset(self.product.sums.len() / wide, wide);
        let mut row = vec![0f32; wide];
        for n in 0..self.product.sums.len() / wide {
            self.product.row(n, &mut row);
            row.iter_mut().for_each(|v| *v = bent(*v));
            let out = &mut self.to.bytes[n * wide..][..wide];
            (self.to.zeros[n], self.to.steps[n]) = scale_row(isa.f32(), &row, self.top, out);
        }
    }
}

/// Adds a product's rows to `x` and brings every row to mean 0 and variance 1, scaled and moved (Ba, Kiros and Hinton 2016).
pub struct AddNorm<'a> {
    /// What is added; `None` where the rows are only brought to their mean.
    pub product: Option<Product<'a>>,
    /// The rows.
    pub x: &'a mut [f32],
    /// Scales.
    pub weight: &'a [f32],
    /// What is added at the end.
    pub bias: &'a [f32],
}

impl SimdOp for AddNorm<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let wide = self.weight.len();
        let ops = isa.f32();
        let mut added = vec![0f32; wide];
        for (n, row) in self.x.chunks_exact_mut(wide).enumerate() {
            if let Some(product) = &self.product {
                product.row(n, &mut added);
                row.iter_mut().zip(&added).for_each(|(x, a)| *x += a);
            }
            let mean = folded(row, ops.zero(), |sum, v| ops.add(sum, v), ops, |a, b| a + b) / wide as f32;
            let off = |v| ops.sub(v, ops.splat(mean));
            let squares = folded(row, ops.zero(), |sum, v| ops.mul_add(off(v), off(v), sum), ops, |a, b| a + b);
            let by = 1.0 / (squares / wide as f32 + 1e-12).sqrt();
            for ((v, w), b) in row.iter_mut().zip(self.weight).zip(self.bias) {
                *v = (*v - mean) * by * w + b;
            }
        }
    }
}

/// What comes of a row, whose length is a multiple of every lane count, lane by lane with `each`, and of the lanes with `both`.
#[inline(always)]
pub fn folded<O: NumOps<f32>>(
    row: &[f32],
    first: O::Simd,
    each: impl Fn(O::Simd, O::Simd) -> O::Simd,
    ops: O,
    both: impl Fn(f32, f32) -> f32,
) -> f32 {
    let mut all = first;
    for part in row.chunks_exact(ops.len()) {
        all = each(all, ops.load(part));
    }
    let all = all.to_array();
    all.as_ref()[1..].iter().fold(all[0], |a, b| both(a, *b))
}

/// 1.5 * 2^23: added to a small number, it leaves its whole part in the lowest bits.
const WHOLE: f32 = 12_582_912.0;

/// A row as whole numbers from 0 to `top`: the number that stands for 0, and the step between numbers.
#[inline(always)]
fn scale_row(ops: impl NumOps<f32>, row: &[f32], top: f32, out: &mut [u8]) -> (f32, f32) {
    let low = folded(row, ops.zero(), |a, b| ops.min(a, b), ops, f32::min);
    let high = folded(row, ops.zero(), |a, b| ops.max(a, b), ops, f32::max);
    let step = ((high - low) / top).max(1e-9);
    let (zero, by) = ((-low / step).round(), 1.0 / step);
    for (o, v) in out.iter_mut().zip(row) {
        let y = v * by + zero;
        let y = if y < 0.0 { 0.0 } else { y };
        let y = if y > top { top } else { y };
        *o = (y + WHOLE).to_bits() as u8;
    }
    (zero, step)
}

/// Beyond this the bend is a straight line.
const STRAIGHT: f32 = 4.5;
/// `|x| erf(|x| / √2) / 2` by powers of `2 (x / STRAIGHT)² - 1`: fitted by Chebyshev's polynomials, within 4e-5.
const BEND: [f32; 10] =
    [1.588_636, 0.807_181, -0.226_394, 0.145_610, -0.130_483, 0.105_734, -0.046_658, 0.035_344, -0.060_077, 0.031_116];

/// The Gaussian error linear unit (Hendrycks and Gimpel 2016).
#[inline(always)]
pub fn bent(x: f32) -> f32 {
    let size = x.abs();
    let near = if size < STRAIGHT { size } else { STRAIGHT };
    let w = near * near * (2.0 / (STRAIGHT * STRAIGHT)) - 1.0;
    let mut sum = BEND[9];
    for k in (0..9).rev() {
        sum = sum * w + BEND[k];
    }
    0.5 * x + sum + 0.5 * (size - near)
}

/// The exponential of a number that is not above 0, within 3e-6 of itself.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = if x > -87.0 { x } else { -87.0 };
    let t = x * std::f32::consts::LOG2_E;
    let whole = t + WHOLE;
    let f = t - (whole - WHOLE);
    let power = 1.0
        + f * (std::f32::consts::LN_2 + f * (0.240_226_5 + f * (0.055_503_6 + f * (0.009_618_4 + f * 0.001_333_9))));
    f32::from_bits(power.to_bits().wrapping_add(whole.to_bits() << 23))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bend_is_the_error_function_s() {
        for (x, want) in [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (3.0, 2.995_95), (7.0, 7.0), (-7.0, 0.0)] {
            assert!((bent(x) - want).abs() < 1e-4, "{x}: {}", bent(x));
        }
    }

    #[test]
    fn the_exponential_is_near() {
        for x in [0.0f32, -0.1, -0.5, -1.0, -3.3, -20.0, -80.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert!(exp(-1e30) < 1e-30);
    }

    #[test]
    fn scaled_rows_hold_what_eight_bits_can() {
        let row: Vec<f32> = (0..48).map(|n| n as f32 * 0.1 - 1.3).collect();
        let mut scaled = Scaled::default();
        Scale { rows: &row, wide: 48, top: 255.0, to: &mut scaled }.dispatch();
        for (b, v) in scaled.bytes.iter().zip(&row) {
            assert!(((f32::from(*b) - scaled.zeros[0]) * scaled.steps[0] - v).abs() <= scaled.steps[0] * 0.51, "{v}");
        }
    }
}
