//! Dense layers in int8: weights scaled a column, activations a row as they come; sums by `rten-gemm`, whose kernels use what
//! the processor has (VNNI, AVX2, NEON) without unsafe code of ours.

use super::bytes::Bytes;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

/// What multiplies, and how finely activations may be scaled for it.
pub struct Engine {
    gemm: GemmExecutor<u8, i8, i32>,
    top: f32,
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
    scale: Vec<f32>,
    bias: Vec<f32>,
    column_sums: Vec<i32>,
    inner: usize,
}

impl Dense {
    /// Reads `inner` rows of `outer` weights (i8), then scales and biases (f32).
    pub fn read(bytes: &mut Bytes<'_>, engine: &Engine, inner: usize, outer: usize) -> Option<Dense> {
        let weights: Vec<i8> = bytes.take(inner * outer)?.iter().map(|b| *b as i8).collect();
        let view = NdTensorView::from_data([inner, outer], weights.as_slice());
        let weight = engine.gemm.prepack_b(view);
        let mut column_sums = vec![0i32; outer];
        for row in weights.chunks_exact(outer) {
            column_sums.iter_mut().zip(row).for_each(|(sum, w)| *sum += i32::from(*w));
        }
        Some(Dense { weight, scale: bytes.floats(outer)?, bias: bytes.floats(outer)?, column_sums, inner })
    }

    /// The layer's output for every row of `x`; `None` where the sizes do not fit.
    pub fn run(&self, engine: &Engine, x: &[f32]) -> Option<Vec<f32>> {
        let (rows, outer) = (x.len() / self.inner, self.scale.len());
        let mut scaled = Vec::with_capacity(x.len());
        let (mut zeros, mut steps) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for row in x.chunks_exact(self.inner) {
            let (zero, step) = scale_row(row, engine.top, &mut scaled);
            zeros.push(zero);
            steps.push(step);
        }
        let mut sums = vec![0i32; rows * outer];
        let a = GemmInputA::Unpacked(NdTensorView::from_data([rows, self.inner], scaled.as_slice()));
        engine.gemm.gemm(&mut sums, a, GemmInputB::Packed(&self.weight), GemmOptions::default()).ok()?;
        let mut out = Vec::with_capacity(sums.len());
        for ((row, step), zero) in sums.chunks_exact(outer).zip(steps).zip(zeros) {
            let columns = self.column_sums.iter().zip(&self.scale).zip(&self.bias);
            // What stands for 0 is taken off here: each row has its own.
            out.extend(row.iter().zip(columns).map(|(s, ((c, scale), b))| (s - zero * c) as f32 * (scale * step) + b));
        }
        Some(out)
    }
}

/// Adds a row as whole numbers from 0 to `top`; gives the number that stands for 0 and the step between numbers.
fn scale_row(row: &[f32], top: f32, out: &mut Vec<u8>) -> (i32, f32) {
    let (mut low, mut high) = ([0f32; 8], [0f32; 8]);
    for eight in row.chunks_exact(8) {
        for (k, v) in eight.iter().enumerate() {
            low[k] = if *v < low[k] { *v } else { low[k] };
            high[k] = if *v > high[k] { *v } else { high[k] };
        }
    }
    let (low, high) = (low.into_iter().fold(0f32, f32::min), high.into_iter().fold(0f32, f32::max));
    let step = ((high - low) / top).max(1e-9);
    let zero = (-low / step).round();
    let (by, up) = (1.0 / step, zero + 0.5);
    out.extend(row.iter().map(|v| (v * by + up) as u8));
    (zero as i32, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_the_product_within_what_eight_bits_hold() {
        for (inner, outer, rows) in [(40, 24, 3), (384, 64, 45), (1536, 384, 7), (384, 1152, 21)] {
            let weight = |i: usize, o: usize| ((i * 37 + o * 11) % 255) as i32 - 127;
            let mut bytes: Vec<u8> = (0..inner * outer).map(|n| weight(n / outer, n % outer) as i8 as u8).collect();
            let (scale, bias) = (|o: usize| 0.001 * (o % 7 + 1) as f32, |o: usize| o as f32 * 0.1);
            bytes.extend((0..outer).flat_map(|o| scale(o).to_le_bytes()));
            bytes.extend((0..outer).flat_map(|o| bias(o).to_le_bytes()));
            let engine = Engine::default();
            let layer = Dense::read(&mut Bytes(&bytes), &engine, inner, outer).unwrap();
            let x: Vec<f32> =
                (0..rows * inner).map(|n| ((n * 29) % 101) as f32 / 50.0 - 0.2 - (n / inner) as f32 * 0.03).collect();
            let got = layer.run(&engine, &x).unwrap();
            for (n, got) in got.iter().enumerate().step_by(17) {
                let (r, o) = (n / outer, n % outer);
                let sum: f32 = (0..inner).map(|i| x[r * inner + i] * weight(i, o) as f32).sum();
                let want = sum * scale(o) + bias(o);
                let near = 0.006 * 74.0 * scale(o) * (inner as f32).sqrt() * 3.0;
                assert!((got - want).abs() < near, "{inner} {r} {o}: {got} {want} within {near}");
            }
        }
    }
}
