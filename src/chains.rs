//! Browser entry of the worker that reads chains; the page begins it when somebody brings a file.

fn main() {
    #[cfg(target_arch = "wasm32")]
    dealer_hedging::reader::start();
}
