//! Browser entry of what only some readers want; `src/boot/extras.js` loads it when it is first wanted.

use dealer_hedging::extra;
use dealer_hedging::lesson::flow_behind_price::{LESSON, QUESTIONS};

fn main() {
    extra::start(&LESSON, &QUESTIONS);
}
