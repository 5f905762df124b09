//! Numbers in the text that can be changed there, and words that follow the state.

use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde_json::json;

use crate::comparing::shows;
use crate::harness::Setup;
use crate::page::{Page, Pointer, keys};

/// Pixels of drag for one step, as `ui::scrub` has it.
const PIXELS_A_STEP: f64 = 2.0;

journey!(a_number_in_the_text_is_dragged_sideways, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for (key, by) in [(Key::Oi, 80.0), (Key::Spot, -40.0), (Key::Days, 30.0)] {
        let control = key.control();
        page.load("").await?;
        page.drag_by(Pointer::Mouse, &format!("[data-scrub={}]", control.name), (by, 12.0)).await?;
        let value = control.stepped(control.default, by / PIXELS_A_STEP);
        shows(page, &Scenario::default().with(key, value)).await?;
    }
    Ok(())
});

journey!(a_number_in_the_text_is_stepped_by_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let mut state = Scenario::default();
    for key in [Key::Oi, Key::Strike, Key::Days] {
        let (control, number) = (key.control(), format!("[data-scrub={}]", key.name()));
        page.strike(&number, &[keys::UP, keys::RIGHT, keys::DOWN]).await?;
        let value = [1.0, 1.0, -1.0].iter().fold(control.default, |value, steps| control.stepped(value, *steps));
        state.set(key, value);
        shows(page, &state).await?;
        page.strike_with_shift(&number, keys::RIGHT).await?;
        state.set(key, control.stepped(value, 10.0));
        shows(page, &state).await?;
    }
    page.strike("[data-scrub=oi]", &[keys::HOME]).await?;
    shows(page, &state.with(Key::Oi, 0.0)).await?;
    Ok(())
});

journey!(the_words_turn_around_with_the_trade, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let words =
        async |name: &str| page.of::<String>(&format!("[data-part='phrase {name}'] > span"), "it.textContent").await;
    shows(page, &Scenario::default()).await?;
    assert_eq!(words("customer-verb").await?, "buys");
    assert!(words("hedge-order").await?.starts_with("buys "), "short calls are hedged by buying");
    assert_eq!((words("up-order").await?, words("down-order").await?), ("buys".into(), "sells".into()));

    page.press("label:has(input[name=side][value=sells])").await?;
    shows(page, &Scenario::default().with_choice(CustomerSide::Sells)).await?;
    assert_eq!(words("customer-verb").await?, "sells");
    assert!(words("hedge-order").await?.starts_with("sells "), "long calls are hedged by selling");
    assert_eq!((words("up-order").await?, words("down-order").await?), ("sells".into(), "buys".into()));

    page.press("label:has(input[name=kind][value=puts])").await?;
    shows(page, &Scenario::default().with_choice(CustomerSide::Sells).with_choice(OptionKind::Put)).await?;
    assert!(words("dealer-position").await?.ends_with("puts"));
    assert!(words("hedge-order").await?.starts_with("buys "), "long puts are hedged by buying");
    Ok(())
});

journey!(the_colour_of_the_order_follows_its_word, Setup::desktop(), async |page: &Page| {
    let color = "getComputedStyle(it).color";
    page.load("").await?;
    let buying: String = page.of("[data-order]", color).await?;
    page.load("?side=sells").await?;
    let selling: String = page.of("[data-order]", color).await?;
    assert_ne!(buying, selling);
    // The same colours as in the text.
    for (query, class, order) in [("", "role-buy", buying), ("?side=sells", "role-sell", selling)] {
        page.load(query).await?;
        let text: String = page.of(&format!("[data-part='phrase hedge-order'] .{class}"), color).await?;
        assert_eq!(json!(text), json!(order), "{class}");
    }
    Ok(())
});
