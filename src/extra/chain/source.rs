//! Where a chain lies: in the page, if it is the sample, or in a worker that has read it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::quotes::desk::{Desk, Wanted};
use crate::quotes::letters::{Answer, Ask, Given, Known};
use crate::quotes::sample;
use crate::ui::{browser, schedule};

/// How long the page itself works at once, in milliseconds: it goes on answering the reader in between.
const SLICE_MS: f64 = 8.0;

/// Hears what is answered; none where the worker has broken down.
pub(super) type Hear = Rc<dyn Fn(Option<Answer>)>;

/// A chain that can be asked.
pub(super) enum Source {
    /// In the page.
    Here(Rc<RefCell<Desk>>),
    /// In a worker.
    There(Reader),
}

impl Source {
    /// The sample, and what is known of it.
    pub(super) fn sample() -> Option<(Self, Known)> {
        let quotes = sample::quotes();
        let desk = Desk::of_quotes(quotes.clone())?;
        let known = Known::new(&quotes, desk.summary(), desk.heaviest());
        Some((Self::Here(Rc::new(RefCell::new(desk))), known))
    }

    /// Asks for levels. They are heard later, never before this returns.
    pub(super) fn levels(&self, wanted: Wanted, hear: &Hear) {
        match self {
            Self::Here(desk) => {
                if desk.borrow_mut().ask(wanted).is_ok() {
                    begin(Rc::clone(desk), Rc::clone(hear));
                }
            }
            Self::There(reader) => reader.ask(&Ask::Levels(wanted)),
        }
    }

    /// Asks for one expiry as the lesson holds it.
    pub(super) fn fold(&self, expiry: usize, hear: &Hear) {
        match self {
            Self::Here(desk) => {
                let folded = desk.borrow().fold(expiry).map(Box::new);
                hear(Some(Answer::Folded(folded)));
            }
            Self::There(reader) => reader.ask(&Ask::Fold { expiry }),
        }
    }
}

/// Works once the reader has been answered.
fn begin(desk: Rc<RefCell<Desk>>, hear: Hear) {
    schedule::after(0, move || work(desk, hear));
}

/// Works until the levels are found, a little at a time.
fn work(desk: Rc<RefCell<Desk>>, hear: Hear) {
    let begun = browser::milliseconds();
    let found = loop {
        let may_go_on = || browser::milliseconds() - begun < SLICE_MS;
        let step = desk.borrow_mut().step(&may_go_on);
        match step {
            Ok(None) if may_go_on() && desk.borrow().is_busy() => {}
            Ok(found) => break found,
            Err(_) => break None,
        }
    };
    match found {
        Some(found) => hear(Some(Answer::Found(Box::new(found)))),
        // A question that came meanwhile has work of its own.
        None if desk.borrow().is_busy() => begin(desk, hear),
        None => {}
    }
}

/// The worker that reads.
pub(super) struct Reader {
    worker: Worker,
    /// What it is to be asked once it is there: text, and the file that comes along.
    waiting: Rc<RefCell<Option<Vec<Array>>>>,
    /// Kept as long as it may answer.
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Reader {
    /// Begins one from a script at this address; none where the browser begins none.
    pub(super) fn begin(script: &str, hear: Hear) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script, &options).ok()?;
        let waiting: Rc<RefCell<Option<Vec<Array>>>> = Rc::new(RefCell::new(Some(Vec::new())));
        let (held, sends, heard) = (Rc::clone(&waiting), worker.clone(), Rc::clone(&hear));
        let told = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let text = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            let answer = text.and_then(|text| serde_json::from_str(&text).ok());
            if let Some(Answer::Ready) = answer {
                for letter in held.take().unwrap_or_default() {
                    drop(sends.post_message(&letter));
                }
            } else {
                heard(answer);
            }
        });
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            // The page's own notice is about other failures.
            if let Ok(event) = event.dyn_into::<Event>() {
                event.prevent_default();
            }
            hear(None);
        });
        worker.set_onmessage(Some(told.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self { worker, waiting, _listeners: [told, failed] })
    }

    /// Has it read a file.
    pub(super) fn read(&self, file: &Blob, given: Given) {
        self.send(&Ask::Read(given), Some(file));
    }

    /// Has it value what it has read once more, with what was missing.
    pub(super) fn value(&self, given: Given) {
        self.ask(&Ask::Value(given));
    }

    fn ask(&self, ask: &Ask) {
        self.send(ask, None);
    }

    fn send(&self, ask: &Ask, file: Option<&Blob>) {
        let Ok(text) = serde_json::to_string(ask) else { return };
        let letter = Array::of1(&JsValue::from_str(&text));
        if let Some(file) = file {
            letter.push(file);
        }
        match self.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(letter),
            None => drop(self.worker.post_message(&letter)),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
