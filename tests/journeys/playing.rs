//! Being the dealer: by pointer, by finger and by keyboard, step by step and in real time.

use dealer_hedging::scenario::{GameBook, GameMode, Key, Orders, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup};
use crate::page::{Page, keys};

const GROUP: &str = "[data-figure='be-the-dealer'] .figure-actions";

fn button(name: &str) -> String {
    format!("{GROUP} [data-action='{name}']")
}

fn played(minute: f64, orders: Orders) -> Scenario {
    Scenario::default().with_choice(GameMode::Reader).with(Key::GameMinute, minute).with_orders(orders)
}

async fn is_off(page: &Page, name: &str) -> Outcome<bool> {
    page.of(&button(name), "it.getAttribute('aria-disabled') === 'true'").await
}

journey!(a_dealer_trades_by_pointer_and_takes_an_order_back, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    assert!(is_off(page, "buy").await? && is_off(page, "next").await?);
    page.press(&button("buy")).await?;
    shows(page, &Scenario::default()).await?;
    for name in ["begin", "buy", "next", "sell", "sell"] {
        page.press(&button(name)).await?;
    }
    let orders = Orders::default().with(0, 1).with(1, -2);
    shows(page, &played(1.0, orders)).await?;
    page.link_becomes("?v=3&gameminute=1&gamemode=you&orders=1.-2").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &played(1.0, orders.with(1, -1))).await?;
    page.press(&button("round")).await?;
    shows(page, &played(0.0, Orders::default()).with_choice(GameBook::Owned)).await?;
    Ok(())
});

journey!(a_dealer_trades_by_finger, Setup::touched(), async |page: &Page| {
    page.load("?gamemode=you&gameminute=10").await?;
    for name in ["sell", "next"] {
        let at = page.place(&button(name)).await?.centre();
        page.swipe(at, (0.0, 0.0), 0).await?;
    }
    shows(page, &played(11.0, Orders::default().with(10, -1))).await?;
    let tall: f64 = page.of(&button("buy"), "it.getBoundingClientRect().height").await?;
    assert!(tall >= 44.0, "a button of {tall} px");
    Ok(())
});

journey!(a_dealer_trades_by_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("?gamemode=you&gameminute=0").await?;
    page.strike(GROUP, &[keys::LEFT, keys::LEFT, ' ', keys::RIGHT, ' ']).await?;
    shows(page, &played(2.0, Orders::default().with(0, 2).with(1, -1))).await?;
    // On a button, Space is the button's own, and arrows still trade.
    page.strike(&button("sell"), &[' ', keys::LEFT, keys::LEFT]).await?;
    shows(page, &played(2.0, Orders::default().with(0, 2).with(1, -1).with(2, 1))).await?;
    Ok(())
});

journey!(the_hour_runs_by_itself_and_takes_orders_meanwhile, Setup::desktop(), async |page: &Page| {
    page.load("?gamemode=you&gameminute=50").await?;
    page.press("[data-play=gameminute]").await?;
    page.press(&button("buy")).await?;
    page.holds(
        "the hour ends",
        "return location.search.includes('orders=') && !location.search.includes('gameminute')",
    )
    .await?;
    let said: String = page.of("[data-figure='be-the-dealer'] .figure-finding", "it.textContent").await?;
    assert!(said.contains("share"), "{said}");
    Ok(())
});
