//! What the reader adds to a file, and what is missing where neither says it.

use core::fmt;

use jiff::civil::DateTime;

use crate::model::{Carry, ModelError};

/// What the reader says of a chain. What is none is taken from the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// When it was quoted, in New York.
    pub quoted: Option<DateTime>,
    /// Price of the underlying, in dollars.
    pub spot: Option<f64>,
    /// The interest rate of all expiries, and the dividend yield of those whose quotes do not tell a forward.
    pub carry: Carry,
}

impl Default for Setting {
    /// All from the file, with neither interest nor dividends.
    fn default() -> Self {
        Self { quoted: None, spot: None, carry: Carry::ZERO }
    }
}

/// Why a chain cannot be valued.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unvalued {
    /// Neither file nor reader says when it was quoted, or not a time that can be counted from.
    Time,
    /// Neither file nor reader says what the underlying costs.
    NoSpot,
    /// The price of the underlying is out of the model's range.
    Spot(ModelError),
}

impl fmt::Display for Unvalued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time => write!(f, "nothing says when the chain was quoted"),
            Self::NoSpot => write!(f, "nothing says what the underlying costs"),
            Self::Spot(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for Unvalued {}
