//! What a reader does on the keyboard.

use serde_json::{Value, json};

use crate::harness::{Failure, Outcome, Request};
use crate::page::Page;

/// Keys by their `WebDriver` names.
pub(crate) mod keys {
    /// Arrow left.
    pub(crate) const LEFT: char = '\u{E012}';
    /// Arrow up.
    pub(crate) const UP: char = '\u{E013}';
    /// Arrow right.
    pub(crate) const RIGHT: char = '\u{E014}';
    /// Arrow down.
    pub(crate) const DOWN: char = '\u{E015}';
    /// Page up.
    pub(crate) const PAGE_UP: char = '\u{E00E}';
    /// Home.
    pub(crate) const HOME: char = '\u{E011}';
    /// End.
    pub(crate) const END: char = '\u{E010}';
    /// Tabulator.
    pub(crate) const TAB: char = '\u{E004}';
    /// Enter.
    pub(crate) const ENTER: char = '\u{E007}';
    /// Backspace.
    pub(crate) const BACKSPACE: char = '\u{E003}';
    /// Escape.
    pub(crate) const ESCAPE: char = '\u{E00C}';
}

impl Page {
    /// Gives the keyboard to an element and strikes keys, one after the other.
    pub(crate) async fn strike(&self, css: &str, strokes: &[char]) -> Outcome {
        self.focus(css).await?;
        self.press_keys(strokes).await
    }

    /// Strikes keys, one after the other, on whatever has the keyboard.
    pub(crate) async fn press_keys(&self, strokes: &[char]) -> Outcome {
        let strokes = strokes
            .iter()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]);
        self.keyboard(strokes.collect()).await
    }

    /// The same while the shift key is down.
    pub(crate) async fn strike_with_shift(&self, css: &str, key: char) -> Outcome {
        const SHIFT: char = '\u{E008}';
        self.focus(css).await?;
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let (down, up) = ("keyDown", "keyUp");
        self.keyboard(vec![stroke(down, SHIFT), stroke(down, key), stroke(up, key), stroke(up, SHIFT)]).await
    }

    async fn focus(&self, css: &str) -> Outcome {
        self.find(css).await?;
        let focused: bool = self.of(css, "(it.focus({ preventScroll: true }), it === document.activeElement)").await?;
        if focused { Ok(()) } else { Err(Failure(format!("{css} does not take the keyboard"))) }
    }

    async fn keyboard(&self, actions: Vec<Value>) -> Outcome {
        let source = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.driver().cmd(Request::new("actions", json!({ "actions": [source] }))).await?;
        Ok(())
    }

    /// Replaces what a field holds by typing, and leaves the field.
    pub(crate) async fn fill(&self, css: &str, text: &str) -> Outcome {
        self.write(css, text).await?;
        self.strike(css, &[keys::TAB]).await
    }

    /// Replaces what a field holds by typing, and stays in the field.
    pub(crate) async fn write(&self, css: &str, text: &str) -> Outcome {
        self.focus(css).await?;
        self.of::<Value>(css, "it.select()").await?;
        let strokes: Vec<char> = std::iter::once(keys::BACKSPACE).chain(text.chars()).collect();
        self.strike(css, &strokes).await
    }
}
