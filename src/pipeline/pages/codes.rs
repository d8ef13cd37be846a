//! Codes for machines (QR, ISO/IEC 18004) in pictures: no eye reads them, but any telephone does.

use crate::format::leaf::Pixels;
use crate::redact::Terms;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// True where a code in a grey picture says something that goes.
pub(super) fn say(picture: &Pixels, terms: &Terms) -> bool {
    let grey = |x: usize, y: usize| picture.data.get(y * picture.width as usize + x).copied().unwrap_or(255);
    let texts = catch_unwind(AssertUnwindSafe(|| {
        let (wide, high) = (picture.width as usize, picture.height as usize);
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(wide, high, grey);
        let read = |grid: &rqrr::Grid<_>| {
            let mut said = Vec::new();
            grid.decode_to(&mut said).ok().map(|_| String::from_utf8_lossy(&said).into_owned())
        };
        prepared.detect_grids().iter().filter_map(read).collect::<Vec<String>>()
    }));
    texts.unwrap_or_default().iter().any(|text| !terms.find(text).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Quistgaard" as a code of version 1, a row a number, its highest bit first.
    const CODE: [u32; 21] = [
        0x1fda7f, 0x105c41, 0x17575d, 0x174b5d, 0x175d5d, 0x104741, 0x1fd57f, 0x000700, 0x13f197, 0x17114e, 0x1154c7,
        0x07aeb6, 0x0ac83b, 0x001fd1, 0x1fd5dc, 0x105fec, 0x175b00, 0x175b8c, 0x174cd3, 0x104ccf, 0x1fd698,
    ];

    #[test]
    fn a_code_that_says_what_goes_is_read() {
        let side = 29 * 6;
        let dark = |x: usize, y: usize| {
            let at = |v: usize| (v / 6).checked_sub(4).filter(|n| *n < 21);
            at(x).zip(at(y)).is_some_and(|(x, y)| CODE[y] >> (20 - x) & 1 == 1)
        };
        let data = (0..side * side).map(|n| if dark(n % side, n / side) { 0 } else { 255 }).collect();
        let picture = Pixels { width: side as u32, height: side as u32, samples: 1, data };
        assert!(say(&picture, &Terms::new(&["Quistgaard"]).unwrap()));
        assert!(!say(&picture, &Terms::new(&["Fenwick"]).unwrap()));
        assert!(!say(&Pixels::default(), &Terms::new(&["Quistgaard"]).unwrap()));
    }
}
