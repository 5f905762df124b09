//! Browser entry of what only some readers want; `src/boot/extras.js` loads it when it is first wanted.

use dealer_hedging::extra::{self, Material};
use dealer_hedging::figures;
use dealer_hedging::lesson::flow_behind_price::{QUESTIONS, TITLE};

fn main() {
    extra::start(Material { title: TITLE, figures: &figures::LIST, questions: &QUESTIONS });
}
