//! The built program, driven as a person or a script drives it: exit codes, outputs, refusals, crashes.

mod alone;
mod amend;
mod bad_input;
mod by_hand;
mod crash;
mod disposal;
mod driver;
mod exceptions;
mod find;
mod killed;
mod law;
mod lettered;
mod life;
mod mistakes;
mod nobody;
mod parcel;
mod parted;
mod record;
mod redact;
mod same_names;
mod stores;
