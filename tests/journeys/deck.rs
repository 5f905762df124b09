//! The deck: what it shows beside what is read, and the line and the sheet that it is on a phone.

use dealer_hedging::figures::{FigureSpec, LIST};
use dealer_hedging::lesson::DeckOrder;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde::Deserialize;
use serde_json::json;

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, Pointer, keys};

const CONTROLS: [&str; 9] = ["side", "kind", "spot", "days", "oi", "iv", "strike", "rate", "yield"];
const PUTS: &str = "label:has(input[name=kind][value=puts])";

fn slider(name: &str) -> String {
    format!(".deck input[type=range][name={name}]")
}

/// What of the deck can be seen.
#[derive(Debug, PartialEq, Deserialize)]
struct Seen {
    orders: Vec<String>,
    controls: Vec<String>,
}

const SEEN: &str = "(seen => ({
    orders: seen('[data-order], [data-section-order]').map(it => it.dataset.sectionOrder ?? 'trade'),
    controls: seen('[data-control], [data-choice]').map(it => it.dataset.control ?? it.dataset.choice),
}))(css => [...it.querySelectorAll(css)].filter(it => it.checkVisibility({ visibilityProperty: true })))";

async fn becomes(page: &Page, where_read: &str, wanted: &Seen) -> Outcome {
    until(&format!("the deck beside {where_read}"), async || {
        let seen: Seen = page.of(".deck", SEEN).await?;
        Ok(if seen == *wanted { Ok(()) } else { Err(format!("{seen:?}, not {wanted:?}")) })
    })
    .await
}

async fn unfold_more(page: &Page) -> Outcome {
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
    let state = Scenario::default().with(Key::Spot, 150.0).with_choice(CustomerSide::Sells);
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

/// Where the dock is: its top and its height, and whether it can be seen.
#[derive(Debug, Deserialize)]
struct Dock {
    top: f64,
    height: f64,
    seen: bool,
    window: f64,
}

async fn dock(page: &Page) -> Outcome<Dock> {
    let look = "(({ top, height }) => ({ top, height, window: innerHeight, seen: getComputedStyle(it).visibility === \
                'visible' }))(it.getBoundingClientRect())";
    page.of("aside", look).await
}

/// Goes to a figure and waits until the dock stands beside it, whole.
pub(crate) async fn docked_beside(page: &Page, figure: &str) -> Outcome {
    page.place(&format!("#{figure} .figure-stage")).await?;
    until(&format!("the dock beside {figure}"), async || {
        let seen = dock(page).await?;
        let stands = seen.seen && (seen.top + seen.height - seen.window).abs() < 1.0;
        Ok(if stands { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

async fn is_not_docked(page: &Page, where_read: &str) -> Outcome {
    until(&format!("no dock at {where_read}"), async || {
        let seen = dock(page).await?;
        let gone = !seen.seen && seen.top >= seen.window - 1.0;
        Ok(if gone { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

/// What stands on the line.
async fn on_the_line(page: &Page, name: &str) -> Outcome {
    until(&format!("{name} on the line"), async || {
        let seen: Seen = page.of(".deck", SEEN).await?;
        let as_wanted = seen.orders.is_empty() && seen.controls == [name];
        Ok(if as_wanted { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

journey!(the_dock_stands_only_beside_figures_that_use_it, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    is_not_docked(page, "the first screen").await?;
    for (figure, picked) in [("the-flow", "spot"), ("dealer-delta", "spot"), ("crowded-strikes", "iv")] {
        docked_beside(page, figure).await?;
        on_the_line(page, picked).await?;
        let seen = dock(page).await?;
        assert!((44.0..=56.0).contains(&seen.height), "{figure}: {seen:?}");
    }
    for place in ["#be-the-dealer .figure-stage", "#echo .figure-stage", "#ending h2", "#playground h2", "h1"] {
        page.place(place).await?;
        is_not_docked(page, place).await?;
    }
    Ok(())
});

async fn unfold(page: &Page) -> Outcome {
    page.press("[data-fold]").await?;
    let unfolded = "return document.querySelector('[data-fold]').getAttribute('aria-expanded') === 'true'";
    page.holds("the sheet to unfold", unfolded).await
}

async fn folds(page: &Page, after: &str) -> Outcome {
    let folded = "return document.querySelector('[data-fold]').getAttribute('aria-expanded') === 'false'";
    page.holds(&format!("the sheet to fold after {after}"), folded).await
}

journey!(
    the_sheet_leaves_the_picture_in_view_and_goes_when_the_page_is_scrolled,
    Setup::phone(),
    async |page: &Page| {
        page.load("").await?;
        docked_beside(page, "dealer-delta").await?;
        // The picture stands low, where the sheet will be.
        let low = "void scrollBy({ top: it.getBoundingClientRect().bottom - innerHeight + 60, behavior: 'instant' })";
        page.of::<()>("#dealer-delta .figure-stage", low).await?;
        unfold(page).await?;
        page.holds(
            "the picture to stand above the sheet",
            "const stage = document.querySelector('#dealer-delta .figure-stage').getBoundingClientRect();
         const sheet = document.querySelector('aside').getBoundingClientRect();
         return stage.top >= 0 && stage.bottom <= sheet.top + 1 && sheet.height <= 0.45 * innerHeight + 1
             && sheet.height > 200 && Math.abs(sheet.bottom - innerHeight) < 1",
        )
        .await?;
        // What scrolls by itself folds nothing.
        page.ask::<()>("void scrollBy({ top: 40, behavior: 'instant' })", &[]).await?;
        page.find("[data-fold]").await?;
        assert_eq!(page.of::<String>("[data-fold]", "it.getAttribute('aria-expanded')").await?, "true");
        page.swipe((195.0, 300.0), (0.0, -60.0), 5).await?;
        folds(page, "a swipe over the page").await?;
        unfold(page).await?;
        page.strike("[data-fold]", &[keys::ESCAPE]).await?;
        folds(page, "Escape").await
    }
);

journey!(the_control_that_was_moved_last_stands_on_the_line, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    unfold(page).await?;
    unfold_more(page).await?;
    let all = Seen { orders: vec!["trade".to_owned()], controls: CONTROLS.map(str::to_owned).to_vec() };
    becomes(page, "dealer-delta", &all).await?;
    page.strike(&slider("iv"), &[keys::RIGHT]).await?;
    let volatility: f64 = page.of(&slider("iv"), "it.valueAsNumber").await?;
    page.press("[data-fold]").await?;
    folds(page, "a press").await?;
    on_the_line(page, "iv").await?;
    let state = Scenario::default().with(Key::Iv, volatility);
    shows(page, &state).await?;
    // Every figure begins with the control that matters most.
    docked_beside(page, "hedge-orders").await?;
    on_the_line(page, "spot").await?;
    unfold(page).await?;
    page.press(".deck label:has(input[name=side][value=sells])").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &state).await?;
    Ok(())
});

journey!(the_keyboard_finds_the_dock_and_keeps_it, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    is_not_docked(page, "the first screen").await?;
    page.strike("[data-fold]", &[keys::TAB]).await?;
    let kept = "return document.activeElement.matches('.deck input[type=range]')
        && getComputedStyle(document.activeElement).visibility === 'visible'";
    page.holds("the keyboard on the line", kept).await?;
    page.place("#be-the-dealer .figure-stage").await?;
    page.holds("the line to stay", kept).await?;
    page.ask::<()>("document.activeElement.blur()", &[]).await?;
    is_not_docked(page, "be-the-dealer").await
});
