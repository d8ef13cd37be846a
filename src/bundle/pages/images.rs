//! Pictures of composed pages: samples packed by whichever of two ways is smaller, each picture once a book.

use crate::format::leaf::{Ink, Pixels, Shown};
use crate::model::{Context, Fault, Result};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write;

/// Quality of lossy pictures.
const QUALITY: u8 = 80;
/// Fewer pixels than this are kept as they are.
const SMALL: usize = 4096;

/// All pictures of a book.
#[derive(Default)]
pub(super) struct ImageSet {
    known: HashMap<[u8; 32], usize>,
    ids: Vec<ObjectId>,
}

impl ImageSet {
    /// The name of a picture in the resources.
    pub fn add(&mut self, document: &mut Document, shown: &Shown) -> Result<String> {
        let bytes = postcard::to_stdvec(shown).context("cannot keep a picture")?;
        let key: [u8; 32] = Sha256::digest(&bytes).into();
        if let Some(known) = self.known.get(&key) {
            return Ok(name(*known));
        }
        let id = match shown {
            Shown::Colours(pixels, alpha) => {
                let mask = alpha.as_ref().map(|a| plane(pixels.width, pixels.height, a.clone()));
                picture(document, pixels, mask.as_ref())?
            }
            Shown::Stencil(mask, Ink { colour, alpha }) => {
                let one = Pixels { width: 1, height: 1, samples: 3, data: colour.to_vec() };
                let data = mask.data.iter().map(|v| (f32::from(*v) * alpha).round() as u8).collect();
                picture(document, &one, Some(&Pixels { data, ..mask.clone() }))?
            }
        };
        self.ids.push(id);
        self.known.insert(key, self.ids.len() - 1);
        Ok(name(self.ids.len() - 1))
    }

    /// All of them by name.
    pub fn names(&self) -> Dictionary {
        let mut out = Dictionary::new();
        self.ids.iter().enumerate().for_each(|(n, id)| out.set(name(n), *id));
        out
    }
}

fn name(number: usize) -> String {
    format!("I{number}")
}

fn plane(width: u32, height: u32, data: Vec<u8>) -> Pixels {
    Pixels { width, height, samples: 1, data }
}

fn picture(document: &mut Document, pixels: &Pixels, mask: Option<&Pixels>) -> Result<ObjectId> {
    let mask = match mask {
        Some(mask) => Some(document.add_object(stream(mask, false)?)),
        None => None,
    };
    let mut stream = stream(&grey_if_grey(pixels), true)?;
    if let Some(mask) = mask {
        stream.dict.set("SMask", mask);
    }
    Ok(document.add_object(stream))
}

/// A picture of three equal samples a pixel needs one.
fn grey_if_grey(pixels: &Pixels) -> Pixels {
    if pixels.samples == 3 && pixels.data.as_chunks::<3>().0.iter().all(|p| p[0] == p[1] && p[1] == p[2]) {
        let data = pixels.data.as_chunks::<3>().0.iter().map(|p| p[0]).collect();
        return plane(pixels.width, pixels.height, data);
    }
    pixels.clone()
}

fn stream(pixels: &Pixels, lossy: bool) -> Result<Stream> {
    let mut dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(pixels.width),
        "Height" => i64::from(pixels.height),
        "BitsPerComponent" => 8,
        "ColorSpace" => if pixels.samples == 3 { "DeviceRGB" } else { "DeviceGray" },
    };
    let exact = flate(pixels)?;
    if lossy && pixels.data.len() > SMALL {
        let jpeg = jpeg(pixels)?;
        if jpeg.len() < exact.len() {
            dict.set("Filter", "DCTDecode");
            return Ok(Stream::new(dict, jpeg).with_compression(false));
        }
    }
    dict.set("Filter", "FlateDecode");
    dict.set(
        "DecodeParms",
        dictionary! { "Predictor" => 15, "Colors" => i64::from(pixels.samples), "Columns" => i64::from(pixels.width) },
    );
    Ok(Stream::new(dict, exact).with_compression(false))
}

/// Flate over rows with the PNG predictor "Up" (ISO 32000-1, 7.4.4.4).
fn flate(pixels: &Pixels) -> Result<Vec<u8>> {
    let row = pixels.width as usize * usize::from(pixels.samples);
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(7));
    let mut above = vec![0u8; row];
    let failed = "cannot compress a picture";
    for line in pixels.data.chunks_exact(row.max(1)) {
        let mut packed = vec![2u8];
        packed.extend(line.iter().zip(&above).map(|(a, b)| a.wrapping_sub(*b)));
        out.write_all(&packed).context(failed)?;
        above.copy_from_slice(line);
    }
    out.finish().context(failed)
}

fn jpeg(pixels: &Pixels) -> Result<Vec<u8>> {
    let kind = if pixels.samples == 3 { image::ExtendedColorType::Rgb8 } else { image::ExtendedColorType::L8 };
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, QUALITY)
        .encode(&pixels.data, pixels.width, pixels.height, kind)
        .map_err(|_| Fault::new("cannot pack a picture"))?;
    Ok(out)
}

/// True for a picture, which draws nothing but its samples.
pub fn is_plain(dict: &Dictionary) -> bool {
    dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Image")
}
