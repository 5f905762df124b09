//! Browser entry: makes the live parts of the prerendered page live.

fn main() {
    dealer_hedging::app::start();
}
