//! The reader's own chain: a figure that reads quotes from a file, in a worker, and never sends them anywhere. Wherever it
//! stands on the page it is the same chain.

mod binding;
mod inputs;
mod into_lesson;
mod markup;
mod panel;
mod source;
mod state;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Element, Event, MutationObserver, MutationObserverInit};

use crate::extra::page::state_of_page;
use crate::figures::your_chain::YourChain;
use crate::quotes::desk::{Found, Wanted};
use crate::quotes::letters::{Answer, Given, Known, Stage};
use crate::scenario::Key;
use crate::ui::{browser, schedule};
use panel::Panel;
use source::{Hear, Reader, Source};
use state::{Folding, State};

/// The figures that show the chain: the attribute holds the address of the worker's script.
const FIGURES: &str = "figure[data-chain]";

/// A chain that is about to be shown.
struct Next {
    source: Source,
    known: Known,
    /// The expiries that were chosen of what is still shown.
    chosen_before: Option<Vec<usize>>,
}

/// The chain of this page, and the panels that show it.
pub(super) struct Chain {
    state: State,
    /// What is shown.
    source: RefCell<Option<Source>>,
    /// What is being read, and is not shown before it is whole.
    coming: RefCell<Option<Reader>>,
    /// What has been read, and is shown once its levels are found: words, numbers and picture at once.
    next: RefCell<Option<Next>>,
    panels: RefCell<Vec<Panel>>,
    script: String,
}

thread_local! {
    static CHAIN: RefCell<Option<Rc<Chain>>> = const { RefCell::new(None) };
}

/// Brings the figures of the chain to life, if there are any.
pub(super) fn begin() {
    let figures: Vec<Element> = browser::all(FIGURES);
    let Some(script) = figures.first().and_then(|figure| figure.get_attribute("data-chain")) else { return };
    let chain = Rc::new(Chain {
        state: State::default(),
        source: RefCell::default(),
        coming: RefCell::default(),
        next: RefCell::default(),
        panels: RefCell::default(),
        script,
    });
    let panels = figures.into_iter().filter_map(|figure| Panel::new(&chain, figure)).collect();
    chain.panels.replace(panels);
    follow_page(&chain);
    chain.show_sample();
    CHAIN.set(Some(chain));
}

/// The chain as a figure; none before it is computed.
pub(super) fn figure() -> Option<YourChain> {
    CHAIN.with_borrow(|chain| chain.as_ref().and_then(|chain| chain.state.found.borrow().clone()))
}

/// Paints anew whatever the page does with its width and its colours, and for paper.
fn follow_page(chain: &Rc<Chain>) {
    let Some(window) = web_sys::window() else { return };
    for event in ["resize", "beforeprint", "afterprint"] {
        let chain = Rc::clone(chain);
        let is_paper = event == "beforeprint";
        browser::on(&window, event, move |_: Event| chain.paint(is_paper));
    }
    let repaint = Rc::clone(chain);
    browser::on_media_change("(prefers-color-scheme: dark)", move || repaint.paint(false));
    let repaint = Rc::clone(chain);
    let seen = Closure::<dyn FnMut()>::new(move || repaint.paint(false));
    if let (Some(root), Ok(observer)) = (browser::root(), MutationObserver::new(seen.as_ref().unchecked_ref())) {
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        options.set_attribute_filter(&js_sys::Array::of3(
            &"data-theme".into(),
            &"data-alone".into(),
            &"data-present".into(),
        ));
        drop(observer.observe_with_options(&root, &options));
    }
    // The page lives as long.
    seen.forget();
}

impl Chain {
    fn hear(self: &Rc<Self>) -> Hear {
        let chain = Rc::clone(self);
        Rc::new(move |answer| chain.take(answer))
    }

    /// Shows the sample.
    fn show_sample(self: &Rc<Self>) {
        self.forget();
        if let Some((source, known)) = Source::sample() {
            self.expect(source, known);
        }
        self.tell();
    }

    /// Reads what the reader brings. What is shown stays until it is read.
    fn read(self: &Rc<Self>, file: &Blob) {
        self.forget();
        let reader = Reader::begin(&self.script, self.hear());
        if let Some(reader) = &reader {
            self.state.doing.set(Some((Stage::Reading, 0.0)));
            reader.read(file, given_by_page());
            self.clear_given();
        } else {
            self.say(words::NO_WORKER);
        }
        self.coming.replace(reader);
        self.tell();
    }

    /// Values what is coming with what the file did not say.
    fn value(self: &Rc<Self>, given: Given) {
        if let Some(reader) = &*self.coming.borrow() {
            self.state.lacks.set(None);
            self.state.doing.set(Some((Stage::Valuing, 0.0)));
            reader.value(given);
        }
        self.tell();
    }

    /// Reads no further.
    fn cancel(self: &Rc<Self>) {
        self.forget();
        self.say(words::CANCELLED);
        self.tell();
    }

    /// Lets go of whatever was on its way, and of what was said of it. What is shown is asked for as it was.
    fn forget(self: &Rc<Self>) {
        self.coming.take();
        if let Some(next) = self.next.take() {
            self.state.wanted.borrow_mut().expiries = next.chosen_before;
            self.ask();
        }
        self.state.doing.set(None);
        self.state.lacks.set(None);
        self.say("");
    }

    /// What was typed of one file is not true of another.
    fn clear_given(&self) {
        for panel in &*self.panels.borrow() {
            panel.clear_given();
        }
    }

    fn say(&self, text: &str) {
        self.state.said.replace(text.to_owned());
    }

    /// Hears an answer of the worker, or of the desk in the page; nothing where the worker has broken down.
    fn take(self: &Rc<Self>, answer: Option<Answer>) {
        match answer {
            Some(Answer::Progress { stage, share }) => self.state.doing.set(Some((stage, share))),
            Some(Answer::Known(known)) => {
                if let Some(reader) = self.coming.take() {
                    self.expect(Source::There(reader), *known);
                }
            }
            Some(Answer::Lacks(lack)) => {
                self.state.doing.set(None);
                self.state.lacks.set(Some(lack));
            }
            Some(Answer::Refused(why)) => self.fail(&why),
            Some(Answer::Found(found)) if found.number == self.state.wanted.borrow().number => self.show(*found),
            Some(Answer::Folded(folded)) => {
                self.state.folded.replace(folded.map_or(Folding::TooFew, Folding::Done));
            }
            Some(Answer::Found(_) | Answer::Ready) => {}
            None => self.fail(words::BROKEN),
        }
        self.tell();
    }

    /// What was coming has come to nothing.
    fn fail(self: &Rc<Self>, why: &str) {
        self.forget();
        self.say(why);
    }

    /// Another chain is here: asks for all of it. It is shown once that is found.
    fn expect(self: &Rc<Self>, source: Source, known: Known) {
        self.state.doing.set(Some((Stage::Levels, 0.0)));
        let chosen_before = self.state.wanted.borrow_mut().expiries.take();
        self.next.replace(Some(Next { source, known, chosen_before }));
        self.ask();
    }

    /// Shows what was found; of another chain with all that is known of it.
    fn show(self: &Rc<Self>, found: Found) {
        // What is being read goes on meanwhile.
        if self.coming.borrow().is_none() {
            self.state.doing.set(None);
        }
        let next = self.next.take();
        let is_another = next.is_some();
        if let Some(Next { source, known, .. }) = next {
            self.source.replace(Some(source));
            self.state.known.replace(Some(known));
        }
        if let Some(known) = &*self.state.known.borrow() {
            self.state.found.replace(Some(YourChain::of(known.summary.clone(), found)));
        }
        if is_another {
            for panel in &*self.panels.borrow() {
                panel.list(&self.state);
            }
            let heaviest = self.state.known.borrow().as_ref().and_then(|known| known.heaviest);
            self.fold(heaviest.unwrap_or(0));
        }
        self.paint_in_turn();
    }

    /// Changes what is asked, and asks.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Wanted)) {
        change(&mut self.state.wanted.borrow_mut());
        self.ask();
        self.tell();
    }

    fn ask(self: &Rc<Self>) {
        let wanted = {
            let mut wanted = self.state.wanted.borrow_mut();
            wanted.number = wanted.number.wrapping_add(1);
            wanted.clone()
        };
        let (next, shown) = (self.next.borrow(), self.source.borrow());
        if let Some(source) = next.as_ref().map(|next| &next.source).or(shown.as_ref()) {
            source.levels(wanted, &self.hear());
        }
    }

    /// Folds an expiry for the lesson.
    fn fold(self: &Rc<Self>, expiry: usize) {
        self.state.folded.replace(Folding::Waits);
        // The desk in the page answers at once.
        if let Some(source) = &*self.source.borrow() {
            source.fold(expiry, &self.hear());
        }
    }

    /// Tells how it stands, wherever it is shown.
    fn tell(&self) {
        for panel in &*self.panels.borrow() {
            panel.tell(&self.state);
        }
    }

    /// Paints the picture, and fills the words and numbers beside it.
    fn paint(&self, is_paper: bool) {
        for place in 0..self.panels.borrow().len() {
            self.paint_at(place, is_paper);
        }
    }

    /// The same a panel a task, since a chain may have a thousand strikes.
    fn paint_in_turn(self: &Rc<Self>) {
        for place in 0..self.panels.borrow().len() {
            let chain = Rc::clone(self);
            schedule::after(0, move || chain.paint_at(place, false));
        }
    }

    fn paint_at(&self, place: usize, is_paper: bool) {
        if let (Some(figure), Some(panel)) = (&*self.state.found.borrow(), self.panels.borrow().get(place)) {
            panel.paint(figure, is_paper);
        }
    }
}

/// The page's rate and yield, which a chain is valued with where its quotes do not tell a forward.
fn given_by_page() -> Given {
    let page = state_of_page();
    Given { rate: page.fraction(Key::Rate), dividend_yield: page.fraction(Key::Yield), ..Given::default() }
}
