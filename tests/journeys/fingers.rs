//! What fingers do to the screen. Drivers have no way to say all of it, so this is for Chromium alone, and for
//! journeys that ask for it: `Setup::touched()`.

use serde_json::{Value, json};

use crate::harness::{Beyond, Failure, Outcome};
use crate::page::Page;

impl Page {
    /// Fails where the journey did not say that it has fingers.
    pub(crate) fn must_be_touched(&self) -> Outcome {
        let words = "this journey has fingers: it must ask for Setup::touched()";
        match self.setup().beyond {
            Beyond::Fingers => Ok(()),
            Beyond::Nothing | Beyond::DevTools(_) | Beyond::Except(..) => Err(Failure(words.to_owned())),
        }
    }

    /// `touchStart`, `touchMove`, `touchEnd` or `touchCancel`, with all fingers that are down then.
    pub(crate) async fn touch(&self, what: &str, fingers: &[(f64, f64)]) -> Outcome {
        self.must_be_touched()?;
        let points: Vec<Value> =
            fingers.iter().zip(0..).map(|((x, y), id)| json!({ "x": x, "y": y, "id": id })).collect();
        self.speak("Input.dispatchTouchEvent", json!({ "type": what, "touchPoints": points })).await
    }

    /// A finger comes down and moves evenly, and stays down.
    pub(crate) async fn finger(&self, from: (f64, f64), by: (f64, f64), moves: u32) -> Outcome {
        self.touch("touchStart", &[from]).await?;
        self.finger_moves(from, by, moves).await
    }

    /// A finger that is down moves evenly.
    pub(crate) async fn finger_moves(&self, from: (f64, f64), by: (f64, f64), moves: u32) -> Outcome {
        for step in 1..=moves {
            let share = f64::from(step) / f64::from(moves);
            self.touch("touchMove", &[(from.0 + by.0 * share, from.1 + by.1 * share)]).await?;
        }
        Ok(())
    }

    /// A finger comes down, moves evenly, and is lifted.
    pub(crate) async fn swipe(&self, from: (f64, f64), by: (f64, f64), moves: u32) -> Outcome {
        self.finger(from, by, moves).await?;
        self.touch("touchEnd", &[]).await
    }
}
