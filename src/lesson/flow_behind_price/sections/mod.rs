//! The lesson's text, one file a section. Compiled at build time only.

mod a_hedging;
mod b_adjusting;
mod b_clocks;
mod b_paid;
mod c_limits;
mod c_price;
mod d_core_idea;
mod e_mistakes;
mod ending;
mod opening;
mod playground;

use crate::lesson::{Section, aids};

pub(super) use opening::head;

/// The sections that the deck stands beside, in the order of the page.
pub(super) static READ: [&Section; 7] = [
    &opening::SECTION,
    &a_hedging::SECTION,
    &b_adjusting::SECTION,
    &c_price::SECTION,
    &d_core_idea::SECTION,
    &e_mistakes::SECTION,
    &ending::SECTION,
];

/// The sections after them: to try things, and to look them up.
pub(super) static REFERENCE: [&Section; 3] = [&playground::SECTION, &aids::SOURCES, &aids::TERMS];

#[cfg(test)]
mod tests {
    use crate::lesson::DeckOrder;
    use crate::lesson::flow_behind_price::LESSON;

    #[test]
    fn the_deck_tells_the_order_of_the_book_that_a_section_is_about() {
        for section in LESSON.text.sections() {
            let book = match section.id {
                "price" => DeckOrder::Session,
                "core" | "mistakes" => DeckOrder::Chain,
                _ => DeckOrder::Trade,
            };
            assert_eq!(section.order, book, "{}", section.id);
        }
    }

    #[test]
    fn the_page_says_of_every_section_which_order_the_deck_tells_beside_it() {
        let page = crate::app::page::html(&LESSON);
        for section in LESSON.text.sections() {
            let (_, rest) = page.split_once(&format!("<section id=\"{}\"", section.id)).unwrap_or_default();
            let tag = rest.split('>').next().unwrap_or_default();
            let order = format!(" {}=\"{}\"", DeckOrder::ATTRIBUTE, section.order.name());
            assert!(tag.contains(&order), "{}: {tag}", section.id);
        }
    }
}
