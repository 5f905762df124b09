//! Numbers as text: as the page shows them, as links write them ([`number`]), as people type them ([`read`]); and text
//! that is only [printed](Printed).

mod measure;
pub mod number;
mod printed;
mod shown;
mod typed;

pub use measure::Measure;
pub use printed::Printed;
pub use shown::{
    compact, compact_dollars, compact_signed, dollars, duration, grouped, price, several, signed, signed_dollars,
    trimmed, with_sign,
};
pub use typed::{Reading, is_unseen, read};
