//! The deck beside the text: it shows what matters to what is read.

use dealer_hedging::figures::{FigureSpec, LIST};
use dealer_hedging::lesson::DeckOrder;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::WebElement;

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, Pointer};

pub(crate) const CONTROLS: [&str; 9] = ["side", "kind", "spot", "days", "oi", "iv", "strike", "rate", "yield"];
const PUTS: &str = "label:has(input[name=kind][value=puts])";

pub(crate) fn slider(name: &str) -> String {
    format!(".deck input[type=range][name={name}]")
}

/// What of the deck can be seen. An order whose number waits for a bet keeps its place.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Seen {
    pub orders: Vec<String>,
    pub controls: Vec<String>,
}

pub(crate) const SEEN: &str = "(seen => ({
    orders: seen('.deck-order').map(it => it.querySelector('[data-section-order]')?.dataset.sectionOrder ?? 'trade'),
    controls: seen('[data-control], [data-choice]').map(it => it.dataset.control ?? it.dataset.choice),
}))(css => [...it.querySelectorAll(css)].filter(it => it.checkVisibility({ visibilityProperty: true })))";

/// A control of the deck that does not matter where the page is scrolled to is out of sight: goes to a figure that uses
/// them all.
pub(crate) async fn bring_in_sight(page: &Page, control: &WebElement) -> Outcome {
    let goes = "const hidden = !arguments[0].checkVisibility({ visibilityProperty: true });
        if (hidden) document.querySelector('#dealer-delta .figure-stage').scrollIntoView({ block: 'center', behavior: 'instant' });
        return hidden";
    if page.ask(goes, &[control.to_json()?]).await? {
        page.holds("the deck to show all", "return !document.querySelector('.deck .deck-unused, .deck-away')").await?;
    }
    Ok(())
}

pub(crate) async fn becomes(page: &Page, where_read: &str, wanted: &Seen) -> Outcome {
    until(&format!("the deck beside {where_read}"), async || {
        let seen: Seen = page.of(".deck", SEEN).await?;
        Ok(if seen == *wanted { Ok(()) } else { Err(format!("{seen:?}, not {wanted:?}")) })
    })
    .await
}

pub(crate) async fn unfold_more(page: &Page) -> Outcome {
    page.of::<bool>(".deck-more", "it.open = true").await?;
    Ok(())
}

/// The order that the section asks for in which an element stands.
async fn order_of(page: &Page, css: &str) -> Outcome<String> {
    let order = "it.closest('section')?.dataset.deckOrder ?? 'trade'";
    page.of(css, order).await
}

async fn shows_what_moves(page: &Page, spec: &FigureSpec) -> Outcome {
    let stage = format!("#{} .figure-stage", spec.id);
    page.place(&stage).await?;
    let order = order_of(page, &stage).await?;
    // The first screen stands above the deck, which begins with all of it.
    let is_above = page.of::<bool>(&stage, "!it.closest('section')").await?;
    let matters = |name: &&&str| is_above || spec.keys().any(|key| key.name() == **name);
    let controls: Vec<String> = CONTROLS.iter().filter(matters).map(|name| (*name).to_owned()).collect();
    let is_away = controls.is_empty() && order == DeckOrder::Trade.name();
    let orders = if is_away { Vec::new() } else { vec![order] };
    becomes(page, spec.id, &Seen { orders, controls }).await
}

journey!(the_deck_shows_what_moves_the_figure_that_is_read, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    unfold_more(page).await?;
    let read = || LIST.into_iter().filter(|spec| !spec.id.starts_with("play-"));
    for spec in read().chain(read().rev()) {
        shows_what_moves(page, spec).await?;
        assert_eq!(page.of::<u32>(".deck", "it.querySelectorAll('input[name]').length").await?, 18, "{}", spec.id);
    }
    Ok(())
});

journey!(the_deck_tells_the_order_of_the_section_that_is_read, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for section in LESSON.text.read.iter().rev() {
        let go = "document.getElementById(arguments[0]).scrollIntoView({ block: 'start', behavior: 'instant' })";
        page.ask::<serde_json::Value>(go, &[json!(section.id)]).await?;
        until(&format!("the order beside {}", section.id), async || {
            let seen: Seen = page.of(".deck", SEEN).await?;
            let reading: String = page.ask("return document.documentElement.dataset.currentSection ?? ''", &[]).await?;
            let as_asked = seen.orders.iter().all(|order| order == section.order.name());
            let is_told = !seen.orders.is_empty() || section.order == DeckOrder::Trade;
            Ok(if reading == section.id && as_asked && is_told { Ok(()) } else { Err(format!("{reading}: {seen:?}")) })
        })
        .await?;
    }
    Ok(())
});

journey!(nothing_moves_as_the_deck_folds_away, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let places = "return [...document.querySelectorAll('main figure, main h2, main h3, footer')].map(it => (
        ({ x, y, width }) => [x, y + scrollY, width].map(Math.round))(it.getBoundingClientRect()))";
    // Seen once, every picture has its height.
    for spec in LIST {
        page.find(&format!("#{} .figure-stage", spec.id)).await?;
    }
    let away = "return document.querySelector('aside').matches('.deck-away') === true";
    page.place("#be-the-dealer .figure-stage").await?;
    page.holds("the deck to fold away", away).await?;
    let folded: Vec<[i64; 3]> = page.ask(places, &[]).await?;
    page.place("#hedge-orders .figure-stage").await?;
    page.holds("the deck to come back", &away.replace("true", "false")).await?;
    assert_eq!(page.ask::<Vec<[i64; 3]>>(places, &[]).await?, folded);
    Ok(())
});

journey!(what_was_changed_can_be_taken_back_where_the_deck_is_away, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press(PUTS).await?;
    shows(page, &Scenario::default().with_choice(OptionKind::Put)).await?;
    page.place("#be-the-dealer .figure-stage").await?;
    becomes(page, "be-the-dealer", &Seen { orders: Vec::new(), controls: Vec::new() }).await?;
    assert!(page.of::<bool>("[data-step=undo]", "it.checkVisibility({ visibilityProperty: true })").await?);
    let at = page.place_now("[data-step=undo]").await?.centre();
    page.drag(Pointer::Mouse, at, at).await?;
    shows(page, &Scenario::default()).await?;
    page.place("#be-the-dealer .figure-stage").await?;
    let idle = "return !document.querySelector('[data-step=undo]').checkVisibility({ visibilityProperty: true })";
    page.holds("nothing to be left to undo", idle).await
});

journey!(a_control_out_of_sight_is_still_an_input, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.place("#be-the-dealer .figure-stage").await?;
    becomes(page, "be-the-dealer", &Seen { orders: Vec::new(), controls: Vec::new() }).await?;
    let set = "(it.value = it.max, it.dispatchEvent(new Event('input', { bubbles: true })))";
    page.of::<bool>(&slider("spot"), set).await?;
    page.place("#same-news .figure-stage").await?;
    page.of::<()>(".deck input[name=side][value=sells]", "(it.click(), null)").await?;
    let state = Scenario::default().with(Key::Spot, 108.0).with_choice(CustomerSide::Sells);
    shows(page, &state).await?;
    let order: f64 = page.of::<String>("[data-order]", "it.dataset.value").await?.parse()?;
    let Ok(wanted) = state.next_order() else { panic!("there is no order") };
    assert!((order - wanted).abs() <= 1e-9 * (1.0 + wanted.abs()), "{order}, not {wanted}");
    Ok(())
});

journey!(what_has_the_focus_stays, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.place("#dealer-delta .figure-stage").await?;
    let days = slider("days");
    page.of::<()>(&days, "(it.focus({ preventScroll: true }), null)").await?;
    for figure in ["same-news", "be-the-dealer"] {
        page.place(&format!("#{figure} .figure-stage")).await?;
        // The deck has followed when the other controls have.
        let followed = format!(
            "return document.activeElement.name === 'days' && document.activeElement.checkVisibility({{ \
             visibilityProperty: true }}) && {}",
            if figure == "same-news" {
                "!document.querySelector('.deck input[name=side]').checkVisibility()"
            } else {
                "document.querySelector('aside').classList.contains('deck-away')"
            }
        );
        page.holds(&format!("the focused control to stay beside {figure}"), &followed).await?;
    }
    page.of::<()>(&days, "(it.blur(), null)").await?;
    becomes(page, "be-the-dealer", &Seen { orders: Vec::new(), controls: Vec::new() }).await
});
