//! What Outlook wraps a message into for other Outlooks (`winmail.dat`; [MS-OXTNEF]): read by the reader of Outlook messages,
//! which knows the same properties.

mod attributes;
mod properties;
#[cfg(test)]
mod tests;

use super::msg::compose::{self, BINARY, Entries, Naming, TEXT_8};
use super::msg::properties::{EMBEDDED_HEADER, PART_HEADER, ROOT_HEADER};
use super::msg::storage::Storage;
use super::{Bid, Format, Probe, ReadLimits, msg};
use crate::model::{Exception, ExceptionKind, Extraction};
use attributes::{Attribute, SIGNATURE};
use properties::Property;

/// The reader of TNEF streams.
pub struct Tnef;

/// Messages within one another that are followed.
const MAX_DEPTH: u32 = 16;
/// Attachments and recipients of one message.
const MAX_PARTS: usize = 50_000;

impl Format for Tnef {
    fn name(&self) -> &'static str {
        "tnef"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if probe.bytes.starts_with(SIGNATURE) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut reading = Reading { naming: Naming::default(), whole: true, left: limits.unpacked };
        let mut root = reading.message(untrusted_bytes, ROOT_HEADER, 0);
        root.storages.insert(compose::NAMES.to_owned(), reading.naming.storage(Vec::new()));
        let mut out = msg::read(&root);
        if !reading.whole {
            let detail = "some parts of the wrapped message are damaged or too large";
            out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
        } else if out.passages.is_empty() && out.members.is_empty() {
            out.exceptions.push(Exception::whole(ExceptionKind::NoText, "the file holds no text"));
        }
        out
    }
}

struct Reading {
    naming: Naming,
    whole: bool,
    left: u64,
}

/// A message as its attributes come.
#[derive(Default)]
struct Message {
    entries: Entries,
    code_page: Option<u32>,
    has_code_page: bool,
    recipients: Vec<Storage>,
    attachments: Vec<Attachment>,
}

#[derive(Default)]
struct Attachment {
    entries: Entries,
    has_data: bool,
    inner: Option<Storage>,
}

impl Reading {
    fn message(&mut self, bytes: &[u8], header: usize, depth: u32) -> Storage {
        let mut message = Message::default();
        let attributes = attributes::of(bytes);
        self.whole &= attributes.whole;
        for attribute in attributes.all {
            match self.left.checked_sub(attribute.data.len() as u64) {
                Some(left) => self.left = left,
                None => {
                    self.whole = false;
                    break;
                }
            }
            self.attribute(&attribute, &mut message, depth);
        }
        message.finish(header)
    }

    /// Takes an attribute of the stream ([MS-OXTNEF] 2.1.3.2), of those that have no property of their own beside them.
    fn attribute(&mut self, attribute: &Attribute, message: &mut Message, depth: u32) {
        let data = attribute.data;
        match attribute.id {
            0x9007 => message.code_page = data.get(..4).and_then(|b| Some(u32::from_le_bytes(b.try_into().ok()?))),
            0x8004 => message.entries.put(0x0037, TEXT_8, data.to_vec()),
            0x800c => message.entries.put(0x1000, TEXT_8, data.to_vec()),
            0x8008 => message.entries.put(0x001a, TEXT_8, data.to_vec()),
            0x8000 => self.sender(data, message),
            0x9003 => self.message_properties(data, message),
            0x9004 => self.recipients(data, message),
            0x9002 if message.attachments.len() < MAX_PARTS => message.attachments.push(Attachment::default()),
            0x800f | 0x8010 | 0x9005 => {
                let Some(mut attachment) = message.attachments.pop() else { return self.whole = false };
                match attribute.id {
                    0x800f => attachment.data(data),
                    0x8010 => attachment.entries.put(0x3704, TEXT_8, data.to_vec()),
                    _ => self.attachment_properties(data, &mut attachment, depth),
                }
                message.attachments.push(attachment);
            }
            _ => {}
        }
    }

    /// Sizes of structure, name and address, then name and address (`TRP`, [MS-OXTNEF] 2.1.3.3.10).
    fn sender(&mut self, data: &[u8], message: &mut Message) {
        let size = |at: usize| data.get(at..at + 2).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
        let (name, address) = (size(4), size(6));
        let found = data.get(8..8 + name).zip(data.get(8 + name..8 + name + address));
        let Some((name, address)) = found else { return self.whole = false };
        let address = address.iter().position(|b| *b == b':').map_or(address, |at| &address[at + 1..]);
        message.entries.put(0x0c1a, TEXT_8, name.to_vec());
        message.entries.put(0x0c1f, TEXT_8, address.to_vec());
    }

    fn message_properties(&mut self, data: &[u8], message: &mut Message) {
        for property in self.properties(data) {
            message.has_code_page |= property.id == 0x3ffd;
            put(&mut message.entries, property);
        }
    }

    fn properties(&mut self, data: &[u8]) -> Vec<Property> {
        let mut rest = data;
        let list = properties::list(&mut rest, &mut self.naming);
        self.whole &= list.whole;
        list.all
    }

    fn recipients(&mut self, data: &[u8], message: &mut Message) {
        let Some((count, mut rest)) = data.split_first_chunk::<4>() else { return self.whole = false };
        for _ in 0..u32::from_le_bytes(*count).min(MAX_PARTS as u32) {
            let list = properties::list(&mut rest, &mut self.naming);
            let mut entries = Entries::default();
            list.all.into_iter().for_each(|property| put(&mut entries, property));
            message.recipients.push(entries.finish(PART_HEADER, [0; 2]));
            if !list.whole {
                return self.whole = false;
            }
        }
    }

    fn attachment_properties(&mut self, data: &[u8], attachment: &mut Attachment, depth: u32) {
        for mut property in self.properties(data) {
            if property.id == 0x3701 && property.kind == compose::OBJECT {
                let object = property.values.pop().unwrap_or_default();
                self.object(&object, attachment, depth);
            } else {
                attachment.has_data |= property.id == 0x3701;
                put(&mut attachment.entries, property);
            }
        }
    }

    /// An object: what it is, then a wrapped message or a file of OLE.
    fn object(&mut self, object: &[u8], attachment: &mut Attachment, depth: u32) {
        let Some((kind, data)) = object.split_first_chunk::<16>() else { return self.whole = false };
        let is_message = kind[0] == 0x07 && kind[1] == 0x03 && data.starts_with(SIGNATURE);
        if !is_message {
            attachment.has_data = false;
            attachment.data(data);
        } else if depth < MAX_DEPTH {
            attachment.inner = Some(self.message(data, EMBEDDED_HEADER, depth + 1));
        } else {
            self.whole = false;
        }
    }
}

impl Attachment {
    fn data(&mut self, data: &[u8]) {
        // A message within has an empty file beside it.
        if !self.has_data && !data.is_empty() {
            self.has_data = true;
            self.entries.put(0x3701, BINARY, data.to_vec());
        }
    }

    fn finish(self) -> Storage {
        let mut storage = self.entries.finish(PART_HEADER, [0; 2]);
        if let Some(inner) = self.inner {
            storage.streams.remove(&compose::stream(0x3701, BINARY));
            storage.storages.insert(compose::INNER.to_owned(), inner);
        }
        storage
    }
}

impl Message {
    fn finish(mut self, header: usize) -> Storage {
        if let Some(page) = self.code_page.filter(|page| *page != 0 && !self.has_code_page) {
            self.entries.put(0x3ffd, 0x0003, page.to_le_bytes().to_vec());
        }
        let mut storage = self.entries.finish(header, [self.recipients.len(), self.attachments.len()]);
        for (number, recipient) in self.recipients.into_iter().enumerate() {
            storage.storages.insert(compose::recipient(number), recipient);
        }
        for (number, attachment) in self.attachments.into_iter().enumerate() {
            storage.storages.insert(compose::attachment(number), attachment.finish());
        }
        storage
    }
}

fn put(entries: &mut Entries, property: Property) {
    let Property { id, kind, mut values } = property;
    let variable = properties::is_variable(kind & !compose::SEVERAL);
    match kind & compose::SEVERAL {
        0 => entries.put(id, kind, values.pop().unwrap_or_default()),
        _ if variable => entries.put_several(id, kind, values),
        _ => entries.put_packed(id, kind, values.concat()),
    }
}
