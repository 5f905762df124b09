//! Shocks that are drawn once. Whoever runs the same sessions again, as a figure does in each step of a drag and for each
//! market that the news come to, would spend most of the time on drawing them.

use std::cell::RefCell;
use std::rc::Rc;

use super::flow::Shocks;

/// Shocks that are drawn at once, those of some ten sessions. A list that grew as a whole would leave holes in the memory.
const PIECE: usize = 4_096;

/// The stream of a seed, as far as somebody has listened to it. It keeps eight bytes a shock, three kilobytes a session.
///
/// ```
/// use dealer_hedging::model::session::{Shocks, Tape};
/// let tape = Tape::new(7);
/// assert_eq!(tape.play().normal(), Shocks::new(7).normal());
/// ```
#[derive(Debug, Clone)]
pub struct Tape(Rc<RefCell<Recorded>>);

#[derive(Debug)]
struct Recorded {
    pieces: Vec<Vec<f64>>,
    /// The stream after these.
    rest: Shocks,
}

impl Tape {
    /// Nothing is drawn yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Rc::new(RefCell::new(Recorded { pieces: Vec::new(), rest: Shocks::new(seed) })))
    }

    /// The stream from its beginning.
    #[must_use]
    pub fn play(&self) -> Shocks {
        Shocks::of_tape(self.clone())
    }

    /// The shock of this place, counted from 0.
    pub(super) fn at(&self, place: usize) -> f64 {
        let Recorded { pieces, rest } = &mut *self.0.borrow_mut();
        while pieces.len() <= place / PIECE {
            pieces.push((0..PIECE).map(|_| rest.normal()).collect());
        }
        pieces[place / PIECE][place % PIECE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_listens_hears_the_same_stream_from_its_beginning() {
        let (tape, mut stream) = (Tape::new(3), Shocks::new(3));
        let (mut first, mut second) = (tape.play(), tape.play());
        for place in 0..1_000 {
            let shock = stream.normal();
            assert_eq!(first.normal().to_bits(), shock.to_bits(), "{place}");
            if place % 3 > 0 {
                continue;
            }
            // This one lags, and a copy of it goes on from where it is.
            assert_eq!(second.clone().normal().to_bits(), second.normal().to_bits());
        }
        let mut again = tape.play();
        let mut stream = Shocks::new(3);
        for _ in 0..=2 * PIECE {
            assert_eq!(again.normal().to_bits(), stream.normal().to_bits());
        }
    }
}
