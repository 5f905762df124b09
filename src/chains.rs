//! Browser entry of the worker that reads chains; the page begins it when somebody brings a file.

use dealer_hedging::reader;

fn main() {
    reader::start();
}
