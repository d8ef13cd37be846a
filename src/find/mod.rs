//! The subject resolver: profile -> variants -> queries -> spans, bands, evidence.

pub mod assemble;
