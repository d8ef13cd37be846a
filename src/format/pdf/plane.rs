//! Grey pixels: made smaller, looked up between pixels, painted. Nothing of PDF.

use hayro_interpret::kurbo::Rect;

/// `width * height` bytes, row by row from the top, 0 black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plane {
    pub width: u32,
    pub height: u32,
    pub data: Vec<u8>,
}

impl Plane {
    /// All of one grey.
    pub fn filled(width: u32, height: u32, grey: u8) -> Plane {
        Plane { width, height, data: vec![grey; width as usize * height as usize] }
    }

    /// The lightness of red, green and blue samples.
    pub fn of_colours(width: u32, height: u32, rgb: &[u8]) -> Plane {
        let grey = |p: &[u8; 3]| ((299 * u32::from(p[0]) + 587 * u32::from(p[1]) + 114 * u32::from(p[2])) / 1000) as u8;
        Plane { width, height, data: rgb.as_chunks::<3>().0.iter().map(grey).collect() }
    }

    /// Averaged over whole blocks of pixels so far that it is not twice as large as `width` by `height`.
    pub fn reduced(self, width: f64, height: f64) -> Plane {
        let steps = |have: u32, want: f64| ((f64::from(have) / want + 0.01).floor() as u32).clamp(1, have.max(1));
        let (across, down) = (steps(self.width, width), steps(self.height, height));
        if across * down <= 1 {
            return self;
        }
        let (w, h) = (self.width / across, self.height / down);
        let mut out = Plane::filled(w, h, 0);
        let mut sums = vec![0u32; w as usize];
        for (y, row) in out.data.chunks_exact_mut(w.max(1) as usize).enumerate() {
            sums.fill(0);
            for line in 0..down as usize {
                let start = (y * down as usize + line) * self.width as usize;
                let line = &self.data[start..start + (w * across) as usize];
                for (sum, block) in sums.iter_mut().zip(line.chunks_exact(across as usize)) {
                    *sum += block.iter().map(|b| u32::from(*b)).sum::<u32>();
                }
            }
            for (pixel, sum) in row.iter_mut().zip(&sums) {
                *pixel = (sum / (across * down)) as u8;
            }
        }
        out
    }

    /// The grey at a place in the unit square, between the nearest four pixels.
    pub fn sample(&self, x: f64, y: f64) -> u8 {
        let (x, y) = (x * f64::from(self.width) - 0.5, y * f64::from(self.height) - 0.5);
        let at = |v: f64, most: u32| {
            let low = v.floor();
            let part = ((v - low) * 256.0).round() as u32;
            let low = (low.max(0.0) as u32).min(most.saturating_sub(1));
            (low, if v < 0.0 { low } else { (low + 1).min(most.saturating_sub(1)) }, part)
        };
        let ((x0, x1, px), (y0, y1, py)) = (at(x, self.width), at(y, self.height));
        let get = |x: u32, y: u32| u32::from(self.data.get((y * self.width + x) as usize).copied().unwrap_or(255));
        let row = |y: u32| if px == 0 { get(x0, y) * 256 } else { get(x0, y) * (256 - px) + get(x1, y) * px };
        let sum = if py == 0 { row(y0) * 256 } else { row(y0) * (256 - py) + row(y1) * py };
        ((sum + 32768) >> 16) as u8
    }

    /// Calls `paint` with every pixel whose middle lies in `area`.
    pub fn each_in(&mut self, area: Rect, mut paint: impl FnMut((u32, u32), &mut u8)) {
        let from = |v: f64, most: u32| (v - 0.5).ceil().clamp(0.0, f64::from(most)) as u32;
        let (x0, x1) = (from(area.x0, self.width), from(area.x1, self.width));
        for y in from(area.y0, self.height)..from(area.y1, self.height) {
            let row = y as usize * self.width as usize;
            for (x, pixel) in (x0..x1).zip(&mut self.data[row + x0 as usize..row + x1.max(x0) as usize]) {
                paint((x, y), pixel);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reducing_averages_and_sampling_meets_pixels() {
        let plane = Plane { width: 4, height: 2, data: vec![0, 100, 200, 200, 100, 200, 0, 200] };
        assert_eq!(plane.sample(0.375, 0.25), 100, "the middle of the second pixel");
        assert_eq!(plane.sample(0.25, 0.25), 50, "half way between the first two");
        assert_eq!(plane.sample(0.0, 0.0), 0);
        assert_eq!(plane.reduced(2.0, 1.0).data, [100, 150]);
    }

    #[test]
    fn painting_keeps_to_its_area() {
        let mut plane = Plane::filled(4, 3, 255);
        plane.each_in(Rect::new(1.0, 1.0, 3.0, 9.0), |_, p| *p = 0);
        assert_eq!(plane.data, [255, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0, 255]);
        plane.each_in(Rect::new(3.0, 1.0, 1.0, 9.0), |_, p| *p = 9);
        assert!(!plane.data.contains(&9));
    }
}
