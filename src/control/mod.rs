//! What a control is, without knowing what it controls.

pub mod binding;
