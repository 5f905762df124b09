//! What is measured of the lesson's own model: the same work for the native bench and for the module in the browser.
//!
//! Peers do the same work in their languages (`peers/`, `page/peers.js`). Each workload names some sums of its result,
//! which tell whether a peer has computed the same.

mod options;
mod sessions;

use std::hint::black_box;

use dealer_hedging::model::ModelError;

/// Sums of a result, by name.
pub(crate) type Sums = Vec<(&'static str, f64)>;

/// One thing to measure.
pub(crate) struct Workload {
    /// The part of the table in which it stands.
    pub topic: &'static str,
    /// What is done, in the words that every peer uses for the same.
    pub what: &'static str,
    /// What belongs to it but not to all that do the same.
    pub note: &'static str,
    /// Minutes of sessions that one run goes through; 0 where there are no sessions.
    pub session_minutes: f64,
    run: Box<dyn Fn() -> Result<(), ModelError>>,
    sums: Box<dyn Fn() -> Result<Sums, ModelError>>,
}

impl Workload {
    fn new<T: 'static>(
        work: impl Fn() -> Result<T, ModelError> + Clone + 'static,
        sums: impl Fn(&T) -> Sums + 'static,
    ) -> Self {
        let again = work.clone();
        Self {
            topic: "",
            what: "",
            note: "",
            session_minutes: 0.0,
            run: Box::new(move || work().map(|result| drop(black_box(result)))),
            sums: Box::new(move || Ok(sums(&again()?))),
        }
    }

    /// Does it once.
    ///
    /// # Errors
    /// What the model refuses, which is nothing here.
    pub(crate) fn run(&self) -> Result<(), ModelError> {
        (self.run)()
    }

    /// Does it once more, and adds up what came out.
    ///
    /// # Errors
    /// As for [`run`](Self::run).
    pub(crate) fn sums(&self) -> Result<Sums, ModelError> {
        (self.sums)()
    }
}

/// Everything that is measured, in the order of the table.
///
/// # Errors
/// As for [`Workload::run`].
pub(crate) fn all() -> Result<Vec<Workload>, ModelError> {
    let mut all = vec![options::full_greeks()?, options::profile()?];
    all.extend(sessions::all());
    Ok(all)
}
