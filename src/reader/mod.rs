//! The reader of chains: a worker of the browser with a module of its own, which loads when somebody brings a file. It may
//! take its time, since no page waits for it; whoever does not want to wait ends it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

use crate::quotes::desk::{Desk, Wanted};
use crate::quotes::letters::{Answer, Ask, Given, Known, Stage};
use crate::quotes::{Quotes, Reading, Valuation, told};

/// Bytes that are read at once.
const SLICE: f64 = 1_048_576.0;
/// How long the reader works before it says how far it is, in milliseconds.
const TELL_EVERY_MS: f64 = 40.0;

/// Answers whatever the page asks.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let mut office = Office { scope: scope.clone(), quotes: None, desk: None };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let letter = Array::from(&event.data());
        let ask = letter.get(0).as_string().and_then(|text| serde_json::from_str(&text).ok());
        if let Some(ask) = ask {
            office.answer(ask, letter.get(1).dyn_into().ok());
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The worker lives as long.
    hear.forget();
    post(&scope, &Answer::Ready);
}

fn post(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    if let Ok(text) = serde_json::to_string(answer) {
        // Nobody is there to hear of a page that has gone.
        drop(scope.post_message(&JsValue::from_str(&text)));
    }
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// What has been read.
struct Office {
    scope: DedicatedWorkerGlobalScope,
    quotes: Option<Quotes>,
    desk: Option<Desk>,
}

impl Office {
    fn answer(&mut self, ask: Ask, blob: Option<Blob>) {
        let answer = match ask {
            Ask::Read(given) => self.read(blob, &given),
            Ask::Value(given) => self.value(&given),
            Ask::Levels(wanted) => self.levels(wanted),
            Ask::Fold { expiry } => {
                Ok(Answer::Folded(self.desk.as_ref().and_then(|desk| desk.fold(expiry)).map(Box::new)))
            }
        };
        post(&self.scope, &answer.unwrap_or_else(Answer::Refused));
    }

    fn tell(&self, stage: Stage, share: f64) {
        post(&self.scope, &Answer::Progress { stage, share });
    }

    fn read(&mut self, blob: Option<Blob>, given: &Given) -> Result<Answer, String> {
        let gone = || told::GONE.to_owned();
        let (Some(blob), Ok(reader)) = (blob, FileReaderSync::new()) else { return Err(gone()) };
        (self.quotes, self.desk) = (None, None);
        let (mut reading, size, mut at) = (Reading::new(), blob.size(), 0.0);
        while at < size {
            let end = (at + SLICE).min(size);
            let slice = blob.slice_with_f64_and_f64(at, end).and_then(|slice| reader.read_as_array_buffer(&slice));
            let bytes = Uint8Array::new(&slice.map_err(|_| gone())?.into()).to_vec();
            reading.push(&bytes).map_err(|refusal| refusal.to_string())?;
            at = end;
            self.tell(Stage::Reading, 0.5 * at / size);
        }
        loop {
            let begun = now();
            let progress = reading.parse(&|| now() - begun < TELL_EVERY_MS).map_err(|refusal| refusal.to_string())?;
            if progress.is_done {
                break;
            }
            self.tell(Stage::Reading, 0.5 + 0.5 * progress.share);
        }
        self.quotes = Some(reading.finish().map_err(|refusal| refusal.to_string())?);
        self.value(given)
    }

    fn value(&mut self, given: &Given) -> Result<Answer, String> {
        let Some(quotes) = &self.quotes else { return Err(told::GONE.to_owned()) };
        let mut valuation = match Valuation::new(quotes.clone(), &given.setting()) {
            Ok(valuation) => valuation,
            Err(why) => return Ok(why.into()),
        };
        loop {
            let begun = now();
            let Some(share) = valuation.step(&|| now() - begun < TELL_EVERY_MS) else { break };
            self.tell(Stage::Valuing, share);
        }
        let desk = Desk::of(valuation.finish());
        let known = Known::new(quotes, desk.summary(), desk.heaviest());
        if known.summary.options == 0 {
            return Err(told::nothing_left(&known.summary, quotes.file));
        }
        self.desk = Some(desk);
        Ok(Answer::Known(Box::new(known)))
    }

    fn levels(&mut self, wanted: Wanted) -> Result<Answer, String> {
        let Some(desk) = &mut self.desk else { return Err(told::GONE.to_owned()) };
        desk.ask(wanted).map_err(|error| told::no_price(&error))?;
        loop {
            let begun = now();
            let found = desk.step(&|| now() - begun < TELL_EVERY_MS).map_err(|error| told::no_price(&error))?;
            if let Some(found) = found {
                return Ok(Answer::Found(Box::new(found)));
            }
        }
    }
}
