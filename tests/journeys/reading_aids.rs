//! What helps reading: terms that explain themselves, contents, addresses, formulas.

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::lesson::formula::Value;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde_json::json;

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, Place, keys};

const GAMMA: &str = "a.link-term[href='#term-gamma']";
const ESCAPE: char = '\u{E00C}';

/// Waits until the explanation of a term can be seen, inside the window and tied to its link.
async fn is_explained(page: &Page, id: &str) -> Outcome {
    let Some(term) = LESSON.text.terms.iter().find(|term| term.id == id) else { panic!("no term {id}") };
    until(&format!("the explanation of {id}"), async || {
        let seen: String = page.of("#hint", "it.checkVisibility() ? it.textContent : ''").await?;
        Ok(if seen == term.means { Ok(()) } else { Err(format!("“{seen}”")) })
    })
    .await?;
    let tip: Place = page.place_now("#hint").await?;
    let (width, height): (f64, f64) = page.ask("return [innerWidth, innerHeight]", &[]).await?;
    assert!(tip.x >= 0.0 && tip.x + tip.width <= width, "{tip:?} in a window of {width}");
    assert!(tip.y >= 0.0 && tip.y + tip.height <= height, "{tip:?} in a window {height} high");
    let tied = "document.querySelectorAll('[aria-describedby=hint]').length";
    assert_eq!(page.of::<u32>("#hint", tied).await?, 1);
    Ok(())
}

async fn is_gone(page: &Page) -> Outcome {
    page.holds(
        "the explanation to go",
        "return !document.querySelector('#hint').checkVisibility() && !document.querySelector('[aria-describedby=hint]')",
    )
    .await
}

journey!(a_term_is_explained_at_the_pointer_and_can_be_pointed_at, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let place = page.place(GAMMA).await?;
    page.hover(place.centre()).await?;
    is_explained(page, "gamma").await?;
    // It stays while the pointer is on it, and goes when the pointer leaves.
    page.hover(page.place_now("#hint").await?.centre()).await?;
    is_explained(page, "gamma").await?;
    page.hover((5.0, 5.0)).await?;
    is_gone(page).await
});

journey!(a_term_is_explained_at_the_keyboard_and_escape_dismisses_it, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.strike(GAMMA, &[keys::ENTER]).await?;
    is_explained(page, "gamma").await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "", "the page jumped");
    page.strike(GAMMA, &[ESCAPE]).await?;
    is_gone(page).await
});

journey!(a_tap_explains_a_term_within_a_phone, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    for id in ["option", "long-gamma", "feedback"] {
        page.press(&format!("a.link-term[href='#term-{id}']")).await?;
        is_explained(page, id).await?;
        assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "", "the page jumped");
    }
    let sideways: bool = page.ask("return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
    assert!(sideways, "the page scrolls sideways");
    Ok(())
});

journey!(without_javascript_a_term_leads_to_its_entry, Setup::desktop().without_javascript(), async |page: &Page| {
    page.open("").await?;
    page.press(GAMMA).await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "#term-gamma");
    let entry: Place = page.place_now("#term-gamma").await?;
    assert!((0.0..940.0).contains(&entry.y), "{entry:?}");
    Ok(())
});

journey!(the_contents_mark_the_section_that_is_read, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for id in ["hedging", "price", "playground", "why"] {
        let go = "document.getElementById(arguments[0]).scrollIntoView({ block: 'start', behavior: 'instant' })";
        page.ask::<serde_json::Value>(go, &[json!(id)]).await?;
        until(&format!("{id} to be marked"), async || {
            let marked = "[...it.querySelectorAll('[aria-current]')].map(a => a.hash).join()";
            let seen: String = page.of("#contents", marked).await?;
            Ok(if seen == format!("#{id}") { Ok(()) } else { Err(seen) })
        })
        .await?;
    }
    Ok(())
});

journey!(the_contents_fold_out_and_away_and_keep_the_state, Setup::phone(), async |page: &Page| {
    page.load("?v=3&spot=104").await?;
    page.press(".contents-button").await?;
    page.press("#contents a[href='#price']").await?;
    page.holds("the list to fold", "return !document.querySelector('#contents').checkVisibility()").await?;
    page.holds("the section", "return Math.abs(document.querySelector('#price').getBoundingClientRect().top) < 60")
        .await?;
    assert_eq!(page.ask::<String>("return location.search + location.hash", &[]).await?, "?v=3&spot=104#price");
    Ok(())
});

journey!(an_address_keeps_the_state_and_travels_only_if_followed, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press("label:has(input[name=kind][value=puts])").await?;
    page.link_becomes("?v=3&kind=puts").await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "");
    page.press("#dealer-delta .link-anchor").await?;
    let state = Scenario::default().with_choice(OptionKind::Put);
    shows(page, &state).await?;
    assert_eq!(page.ask::<String>("return location.search + location.hash", &[]).await?, "?v=3&kind=puts#dealer-delta");
    page.press("label:has(input[name=kind][value=calls])").await?;
    page.link_becomes("").await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "#dealer-delta");
    Ok(())
});

journey!(every_symbol_has_the_value_of_the_model, Setup::desktop(), async |page: &Page| {
    for (query, state) in [
        ("", Scenario::default()),
        (
            "?v=2&spot=98.5&kind=puts&dealer=long",
            Scenario::default().with(Key::Spot, 98.5).with_choice(OptionKind::Put).with_choice(CustomerSide::Sells),
        ),
    ] {
        page.load(query).await?;
        for formula in LESSON.text.formulas {
            for symbol in formula.symbols {
                let Value::Symbol(name) = symbol.value else { continue };
                let Some(listed) = LESSON.symbol(name) else { panic!("no symbol {name}") };
                let wanted = listed.said(&state);
                until(&format!("{name} in {}", formula.id), async || {
                    let css = format!("[data-formula='{}'] [data-part='symbol {name}'] > span", formula.id);
                    let seen: String = page.of(&css, "it.textContent").await?;
                    Ok(if seen == wanted { Ok(()) } else { Err(format!("“{seen}”, not “{wanted}”")) })
                })
                .await?;
            }
        }
    }
    page.press("details:has([data-formula=delta]) > summary").await?;
    let drawn: Place = page.place("[data-formula=delta] math").await?;
    assert!(drawn.height > 15.0 && drawn.width > 100.0, "{drawn:?}");
    Ok(())
});
