//! Normalised identifiers in running text: the same key for every way of writing a number or a date.
