//! Dragging what can be dragged in the pictures, and moving it by keyboard.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::Setup;
use crate::page::{Page, Pointer, keys};

/// A handle ends where the pointer let go, but for a step of its control and rounding to pixels.
const NEAR_PX: f64 = 4.0;

fn handle(figure: &str, index: usize) -> String {
    format!("[data-figure='{figure}'] [data-handle='{index}']")
}

/// Whether a number lies on the steps of its control and is written without a tail of digits.
fn is_readable(key: Key, value: f64) -> bool {
    let (_, _, step) = key.control().slider();
    let steps = value / step;
    (steps - steps.round()).abs() < 1e-6 && value.to_string().len() <= 6
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= NEAR_PX
}

journey!(dragging_the_marker_moves_spot_everywhere, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let marker = handle("dealer-delta", 0);
    for by in [57.0, -120.0] {
        let (x, _) = page.drag_by(Pointer::Mouse, &marker, (by, 30.0)).await?;
        let spot = page.held(&marker).await?;
        assert!(is_readable(Key::Spot, spot), "dragged to {spot}");
        shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
        let slider: f64 = page.of(".deck input[type=range][name=spot]", "it.valueAsNumber").await?;
        assert_eq!(slider, spot, "the slider in the deck");
        let there = page.place_now(&marker).await?.centre();
        assert!(is_near(there.0, x), "let go at {x}, the marker is at {}", there.0);
    }
    // 57 to the right and 120 to the left of there: below where it began.
    assert!(page.held(&marker).await? < 100.0);
    Ok(())
});

journey!(a_press_elsewhere_in_the_picture_calls_the_marker, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let canvas = page.place("[data-figure='dealer-delta'] canvas").await?;
    let at = ((canvas.x + canvas.width * 0.7).round(), (canvas.y + canvas.height * 0.3).round());
    page.drag(Pointer::Mouse, at, at).await?;
    let marker = handle("dealer-delta", 0);
    let spot = page.held(&marker).await?;
    assert!(spot > 101.0, "spot is {spot}");
    shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
    let there = page.place_now(&marker).await?.centre().0;
    assert!(is_near(there, at.0), "pressed at {}, the marker is at {there}", at.0);
    let focused: bool = page.of(&marker, "it === document.activeElement").await?;
    assert!(focused, "the marker does not take the keyboard");
    Ok(())
});

journey!(the_marker_is_a_slider_for_the_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let marker = handle("dealer-delta", 0);
    let control = Key::Spot.control();
    let mut spot = control.default;
    for (key, steps) in [(keys::RIGHT, 1.0), (keys::UP, 1.0), (keys::LEFT, -1.0), (keys::PAGE_UP, 10.0)] {
        page.strike(&marker, &[key]).await?;
        spot = control.stepped(spot, steps);
        assert!(is_readable(Key::Spot, spot), "stepped to {spot}");
        shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
        assert_eq!(page.held(&marker).await?, spot);
    }
    page.strike_with_shift(&marker, keys::DOWN).await?;
    shows(page, &Scenario::default().with(Key::Spot, control.stepped(spot, -10.0))).await?;
    page.strike(&marker, &[keys::END]).await?;
    shows(page, &Scenario::default().with(Key::Spot, 150.0)).await?;
    Ok(())
});

journey!(the_path_of_hedge_orders_can_be_shaped, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let (third, eighth) = (handle("hedge-orders", 2), handle("hedge-orders", 7));
    let before = page.held(&third).await?;
    // Sideways is not a way that this handle goes.
    page.drag_by(Pointer::Mouse, &third, (35.0, 25.0)).await?;
    let lower = page.held(&third).await?;
    assert!(lower < before && is_readable(Key::Path(2), lower), "from {before} to {lower}");
    let state = Scenario::default().with(Key::Path(2), lower);
    shows(page, &state).await?;
    page.strike(&eighth, &[keys::UP, keys::UP]).await?;
    let control = Key::Path(7).control();
    let state = state.with(Key::Path(7), control.stepped(control.stepped(control.default, 1.0), 1.0));
    shows(page, &state).await?;
    Ok(())
});
