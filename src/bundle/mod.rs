//! The answer: assembled, typeset, listed, verified by reading it back, packed and encrypted. Only [`write`] touches a
//! folder, the one it is given. What goes in is plain values; what must not come out is searched for in every byte.

pub mod typeset;
