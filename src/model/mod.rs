//! Plain values that every room of the house shares: ids, spans, text, documents, passages, people, decisions.
//! No I/O happens here and nothing here knows another room.

pub mod area;
pub mod band;
pub mod checks;
pub mod decision;
pub mod document;
pub mod event;
pub mod exception;
pub mod fault;
pub mod fold;
pub mod form;
pub mod happening;
pub mod ids;
pub mod known;
pub mod locator;
pub mod nicknames;
pub mod passage;
pub mod person;
pub mod quoted;
pub mod sanitise;
pub mod span;
pub mod subject;
pub mod text;
pub mod unit;
pub mod waypoint;

pub use area::{Area, HandBox};
pub use band::{Band, Reason, SubjectHit};
pub use decision::{Choice, ExemptionCode, Mark, Outcome, UnitChange};
pub use document::{Extraction, Item, ItemMeta, Member, PictureRef, Reading};
pub use event::{Entry, Event};
pub use exception::{Exception, ExceptionKind};
pub use fault::{Context, Fault, Result};
pub use ids::{BlobId, ItemId, PassageId, PersonId, RequestId, UnitId};
pub use known::{Seen, Sighting, Source};
pub use locator::Locator;
pub use passage::{Field, Passage, PassageKind};
pub use person::{Confidence, Mention, Person, Role, UnitMention};
pub use span::Span;
pub use subject::{Identity, RequestForm, VARIANT_KINDS, VariantSettings};
pub use text::Evidence;
pub use unit::{Flag, Folding, Held, InThread, Likeness, Offer, Participation, Place, Unit, UnitKind};
pub use waypoint::{Milestone, Waypoint};
