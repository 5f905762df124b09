//! How it stands with the reader's chain.

use std::cell::{Cell, RefCell};

use crate::figures::your_chain::YourChain;
use crate::quotes::desk::Wanted;
use crate::quotes::fold::Folded;
use crate::quotes::letters::{Known, Lack, Stage};

/// How it stands with the chain: all that a panel tells.
#[derive(Default)]
pub(super) struct State {
    /// What the reader asks of it.
    pub(super) wanted: RefCell<Wanted>,
    pub(super) known: RefCell<Option<Known>>,
    pub(super) found: RefCell<Option<YourChain>>,
    pub(super) folded: RefCell<Folding>,
    /// What is being done, and how much of it is.
    pub(super) doing: Cell<Option<(Stage, f64)>>,
    pub(super) lacks: Cell<Option<Lack>>,
    /// What is to be said of the last attempt; empty for nothing.
    pub(super) said: RefCell<String>,
}

/// One expiry as the lesson would hold it.
#[derive(Default)]
pub(super) enum Folding {
    /// It is being folded.
    #[default]
    Waits,
    /// It has too few strikes.
    TooFew,
    /// It can be held.
    Done(Box<Folded>),
}
