//! Dense layers in int8: weights scaled a column, activations a row as they come; sums by `rten-gemm`, whose kernels use what
//! the processor has (VNNI, AVX2, NEON) without unsafe code of ours.

use super::bytes::Bytes;
use super::lanes::{Columns, Product, Scaled};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;
use std::ops::Range;

/// What multiplies, and how finely activations may be scaled for it.
pub struct Engine {
    gemm: GemmExecutor<u8, i8, i32>,
    /// The highest whole number of an activation.
    pub top: f32,
}

impl Default for Engine {
    fn default() -> Engine {
        let gemm = GemmExecutor::<u8, i8, i32>::default();
        // Without VNNI two products are added in 16 bits: 7-bit activations keep that from saturating.
        let top = if gemm.may_saturate() { 127.0 } else { 255.0 };
        Engine { gemm, top }
    }
}

/// A matrix of weights with scales and bias.
pub struct Dense {
    weight: PackedBMatrix<i8>,
    columns: Columns,
    inner: usize,
}

/// A matrix as it is read: `inner` rows of `outer` weights, scales and biases.
pub struct Raw<'a> {
    weights: &'a [u8],
    scale: Vec<f32>,
    bias: Vec<f32>,
    inner: usize,
}

impl<'a> Raw<'a> {
    /// Reads `inner` rows of `outer` weights (i8), then scales and biases (f32).
    pub fn read(bytes: &mut Bytes<'a>, inner: usize, outer: usize) -> Option<Raw<'a>> {
        Some(Raw {
            weights: bytes.take(inner * outer)?,
            scale: bytes.floats(outer)?,
            bias: bytes.floats(outer)?,
            inner,
        })
    }

    /// The layer that gives `columns`, everything `by` times.
    pub fn columns(&self, engine: &Engine, columns: Range<usize>, by: f32) -> Dense {
        let rows = self.weights.chunks_exact(self.scale.len());
        let weights: Vec<i8> = rows.flat_map(|row| &row[columns.clone()]).map(|b| *b as i8).collect();
        let mut sums = vec![0f32; columns.len()];
        for row in weights.chunks_exact(columns.len()) {
            sums.iter_mut().zip(row).for_each(|(sum, w)| *sum += f32::from(*w));
        }
        let view = NdTensorView::from_data([self.inner, columns.len()], weights.as_slice());
        let times = |list: &[f32]| list[columns.clone()].iter().map(|v| v * by).collect();
        Dense {
            weight: engine.gemm.prepack_b(view),
            columns: Columns { scale: times(&self.scale), bias: times(&self.bias), sums },
            inner: self.inner,
        }
    }

    /// The whole layer.
    pub fn whole(&self, engine: &Engine) -> Dense {
        self.columns(engine, 0..self.scale.len(), 1.0)
    }
}

impl Dense {
    /// The product of every row of `x`, into `sums`; `None` where the sizes do not fit.
    pub fn run<'a>(&'a self, engine: &Engine, x: &'a Scaled, sums: &'a mut Vec<i32>) -> Option<Product<'a>> {
        let (rows, outer) = (x.bytes.len() / self.inner, self.columns.scale.len());
        sums.resize(rows * outer, 0);
        let a = GemmInputA::Unpacked(NdTensorView::from_data([rows, self.inner], x.bytes.as_slice()));
        engine.gemm.gemm(sums, a, GemmInputB::Packed(&self.weight), GemmOptions::default()).ok()?;
        Some(Product { sums, from: x, columns: &self.columns })
    }
}

#[cfg(test)]
mod tests {
    use super::super::lanes::{Plain, Scale};
    use super::*;
    use rten_simd::SimdOp;

    #[test]
    fn a_layer_is_the_product_within_what_eight_bits_hold() {
        for (inner, outer, rows) in [(48, 24, 3), (384, 64, 45), (1536, 384, 7), (384, 1152, 21)] {
            let weight = |i: usize, o: usize| ((i * 37 + o * 11) % 255) as i32 - 127;
            let mut bytes: Vec<u8> = (0..inner * outer).map(|n| weight(n / outer, n % outer) as i8 as u8).collect();
            let (scale, bias) = (|o: usize| 0.001 * (o % 7 + 1) as f32, |o: usize| o as f32 * 0.1);
            bytes.extend((0..outer).flat_map(|o| scale(o).to_le_bytes()));
            bytes.extend((0..outer).flat_map(|o| bias(o).to_le_bytes()));
            let engine = Engine::default();
            let layer = Raw::read(&mut Bytes(&bytes), inner, outer).unwrap().columns(&engine, 8..outer, 2.0);
            let x: Vec<f32> =
                (0..rows * inner).map(|n| ((n * 29) % 101) as f32 / 50.0 - 0.2 - (n / inner) as f32 * 0.03).collect();
            let (mut scaled, mut sums, mut got) = (Scaled::default(), Vec::new(), Vec::new());
            Scale { rows: &x, wide: inner, top: engine.top, to: &mut scaled }.dispatch();
            Plain(layer.run(&engine, &scaled, &mut sums).unwrap(), &mut got).dispatch();
            for (n, got) in got.iter().enumerate().step_by(17) {
                let (r, o) = (n / (outer - 8), n % (outer - 8) + 8);
                let sum: f32 = (0..inner).map(|i| x[r * inner + i] * weight(i, o) as f32).sum();
                let want = (sum * scale(o) + bias(o)) * 2.0;
                let near = 2.0 * 0.006 * 74.0 * scale(o) * (inner as f32).sqrt() * 3.0;
                assert!((got - want).abs() < near, "{inner} {r} {o}: {got} {want} within {near}");
            }
        }
    }
}
