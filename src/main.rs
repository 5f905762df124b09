//! Browser entry: makes the live parts of the prerendered page live.

use dealer_hedging::app;
use dealer_hedging::lesson::flow_behind_price::LESSON;

fn main() {
    app::start(&LESSON);
}
