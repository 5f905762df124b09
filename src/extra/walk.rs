//! A picture, point by point: each row of its numbers said as a sentence, marked in the picture, and sounded if wanted.
//! A slider walks, since that is what every keyboard and every screen reader knows how to move along.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::page::address_of_state;
use super::shown::{Shown, figure_of};
use super::tone::Tone;
use super::{Material, words};
use crate::chart::layout::layout;
use crate::chart::{Cell as TableCell, Table, View};
use crate::ui::browser;
use crate::ui::schedule::Delay;

/// The page's own changes come in its next frame, and what it counts a while later.
const SETTLED_MS: i32 = 400;

/// Opens the walk through the picture that a button belongs to, or closes it.
pub(super) fn toggle(material: Material, button: &Element) {
    let Some(figure) = figure_of(button) else { return };
    let open = browser::find::<Element>(&figure, ".extra-walk");
    browser::set_attribute(button, "aria-expanded", if open.is_some() { "false" } else { "true" });
    if let Some(open) = open {
        open.remove();
        for mark in browser::within::<Element>(&figure, ".extra-mark") {
            mark.remove();
        }
    } else if let Some(walk) = Walk::in_figure(material, &figure) {
        walk.begin();
    }
}

/// A walk that is open.
struct Walk {
    material: Material,
    panel: Element,
    slider: HtmlInputElement,
    said: Element,
    mark: HtmlElement,
    /// The state that is walked through, and its figure.
    shown: RefCell<Option<Shown>>,
    sounds: Cell<bool>,
    tone: RefCell<Option<Tone>>,
}

impl Walk {
    fn in_figure(material: Material, figure: &Element) -> Option<Self> {
        let document = browser::document()?;
        let panel = document.create_element("div").ok()?;
        panel.set_class_name("extra-walk");
        panel.set_inner_html(&format!(
            "<label>{}<input type=\"range\" min=\"0\" value=\"0\" step=\"1\"></label><p></p>\
             <label><input type=\"checkbox\">{}</label>",
            words::POINTS,
            words::TONE
        ));
        let stage = browser::find::<Element>(figure, ".figure-stage")?;
        stage.after_with_node_1(&panel).ok()?;
        let mark: HtmlElement = document.create_element("span").ok()?.dyn_into().ok()?;
        mark.set_class_name("extra-mark");
        stage.append_child(&mark).ok()?;
        let (slider, said) = (browser::find(&panel, "input[type=range]")?, browser::find(&panel, "p")?);
        let (shown, tone) = (RefCell::default(), RefCell::default());
        Some(Self { material, panel, slider, said, mark, shown, sounds: Cell::new(false), tone })
    }

    fn begin(self) {
        // Kept by the page: its element may be gone, and then it does nothing.
        let walk: &'static Self = Box::leak(Box::new(self));
        walk.look();
        browser::on(&walk.slider, "input", move |_: Event| {
            walk.look();
            walk.sound();
        });
        if let Some(switch) = browser::find::<HtmlInputElement>(&walk.panel, "input[type=checkbox]") {
            let switched = switch.clone();
            browser::on(&switch, "change", move |_: Event| {
                walk.sounds.set(switched.checked());
                walk.sound();
            });
        }
        let Some(document) = browser::document() else { return };
        let settled = Delay::new(move || walk.look());
        for event in ["input", "click", "pointerup", "keyup"] {
            let settled = Rc::clone(&settled);
            browser::on(&document, event, move |_: Event| {
                if walk.panel.is_connected() {
                    settled.restart(SETTLED_MS);
                }
            });
        }
        drop(walk.slider.focus());
    }

    /// Says where the walk stands, in the state that the page is in.
    fn look(&self) {
        if !self.panel.is_connected() {
            return;
        }
        let known = self.shown.take().filter(|shown| shown.is_of(&address_of_state()));
        // To count a figure to its end takes a while: only where the state is another.
        let Some(shown) = known.or_else(|| Shown::around(self.material, &self.panel)) else { return };
        let table = shown.figure.table();
        let last = table.rows.len().saturating_sub(1);
        self.slider.set_max(&last.to_string());
        let place = self.place().min(last);
        if let Some(row) = table.rows.get(place) {
            let said = words::point(place + 1, last + 1, &sentence(&table, row));
            browser::set_attribute(&self.slider, "aria-valuetext", &said);
            if self.said.text_content().is_none_or(|before| before != said) {
                self.said.set_text_content(Some(&said));
            }
        }
        self.put_mark(&shown, &table, place);
        *self.shown.borrow_mut() = Some(shown);
    }

    fn place(&self) -> usize {
        self.slider.value().parse::<u16>().unwrap_or(0).into()
    }

    /// A line through the picture where the point is, if it lies along the picture.
    fn put_mark(&self, shown: &Shown, table: &Table, place: usize) {
        let (width, scale) = shown.width();
        let scene = shown.figure.scene(View { width });
        let at = along(table, place).and_then(|value| {
            let (axis, projection) = (&scene.panels.first()?.x, layout(&scene, width).into_iter().next()?);
            (axis.low..=axis.high).contains(&value).then(|| scale * projection.pixel((value, 0.0)).0)
        });
        self.mark.set_hidden(at.is_none());
        if let Some(x) = at {
            drop(self.mark.style().set_property("left", &browser::pixels(x)));
        }
    }

    fn sound(&self) {
        if !self.sounds.get() {
            return;
        }
        let shown = self.shown.borrow();
        let share = shown.as_ref().and_then(|shown| share(&shown.figure.table(), self.place()));
        let mut tone = self.tone.borrow_mut();
        if tone.is_none() {
            *tone = Tone::new();
        }
        if let (Some(tone), Some(share)) = (tone.as_ref(), share) {
            // A browser that refuses stays silent; the sentence is there.
            let _ = tone.sound(share);
        }
    }
}

/// Where a row lies along the picture.
fn along(table: &Table, place: usize) -> Option<f64> {
    table.rows.get(place)?.get(table.along?)?.value()
}

/// A row as a sentence: the first column says where, the others what is there. Their names may hold commas.
fn sentence(table: &Table, row: &[TableCell]) -> String {
    let mut told = table.columns.iter().zip(row).map(|(column, cell)| {
        let unit =
            if column.unit.is_empty() || column.unit == "$" { String::new() } else { format!(" {}", column.unit) };
        let unit = if cell.value().is_some() { unit } else { String::new() };
        format!("{} {}{unit}", column.name, cell.shown())
    });
    let first = told.next().unwrap_or_default();
    let rest: Vec<String> = told.collect();
    let mut letters = first.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if rest.is_empty() { format!("{first}.") } else { format!("{first}: {}.", rest.join("; ")) }
}

/// Where the first number that a row tells lies in the range of its column, 0 to 1.
fn share(table: &Table, place: usize) -> Option<f64> {
    let row = table.rows.get(place)?;
    let column = (1..row.len()).find(|column| row[*column].value().is_some())?;
    let values = table.rows.iter().filter_map(|row| row.get(column)?.value());
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let value = row[column].value()?;
    Some(if high > low { (value - low) / (high - low) } else { 0.5 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::of(&[("spot", "$"), ("hedge order", "shares"), ("what it does", "")]).along(0);
        table.row().price(99.0).signed(-200.0, 0).text("sells");
        table.row().price(100.0).signed(0.0, 0).text("waits");
        table.row().price(102.0).signed(600.0, 0).text("buys");
        table
    }

    #[test]
    fn a_row_is_a_sentence_and_a_tone() {
        let table = table();
        assert_eq!(sentence(&table, &table.rows[2]), "Spot $102.00: hedge order +600 shares; what it does buys.");
        assert_eq!(
            [share(&table, 0), share(&table, 1), share(&table, 2), share(&table, 3)],
            [Some(0.0), Some(0.25), Some(1.0), None]
        );
        assert_eq!(along(&table, 1), Some(100.0));
    }
}
