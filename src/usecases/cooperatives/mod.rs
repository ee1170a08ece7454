//! Cooperatives: reading registers and judging them.

pub mod records;
