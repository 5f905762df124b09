//! The pictures themselves: sharp at every pixel ratio, never blank, never stale.

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Failure, Outcome, Setup, until};
use crate::page::Page;
use crate::snapshot::figures_on;

/// A canvas as it stands on the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct CanvasSeen {
    width: f64,
    height: f64,
    css_width: f64,
    css_height: f64,
    ratio: f64,
    /// Different colours in it, at most 50.
    colors: u32,
    /// A number that changes with the pixels.
    pub pixels: String,
}

const LOOK: &str = r"
const it = document.querySelector(arguments[0]);
const data = new Uint32Array(it.getContext('2d').getImageData(0, 0, it.width, it.height).data.buffer);
const colors = new Set();
let pixels = 0;
for (let place = 0; place < data.length; place += 1) {
    if (data[place] !== 0 && colors.size < 50) colors.add(data[place]);
    pixels = (Math.imul(pixels, 31) + data[place]) | 0;
}
return { width: it.width, height: it.height, css_width: it.clientWidth, css_height: it.clientHeight,
    ratio: devicePixelRatio, colors: colors.size, pixels: String(pixels) }";

/// Looks at a figure's canvas, scrolled into view.
pub(crate) async fn canvas(page: &Page, figure: &str) -> Outcome<CanvasSeen> {
    let css = format!("[data-figure='{figure}'] canvas");
    page.find(&css).await?;
    page.ask(LOOK, &[json!(css)]).await
}

impl CanvasSeen {
    /// What is wrong with it, if anything is.
    fn fault(&self, ratio: f64) -> Result<(), String> {
        let fits = |device: f64, css: f64| (device - css * ratio).abs() <= ratio.max(1.0);
        let right = self.ratio == ratio
            && self.css_width > 250.0
            && fits(self.width, self.css_width)
            && fits(self.height, self.css_height)
            && self.colors > 5;
        if right { Ok(()) } else { Err(format!("{self:?}")) }
    }
}

/// Waits until every picture is there, sharp.
pub(crate) async fn all_are_painted(page: &Page, ratio: f64) -> Outcome {
    for spec in figures_on(page).await? {
        let what = format!("the picture of {} at {ratio} device pixels a pixel", spec.id);
        until(&what, async || Ok(canvas(page, spec.id).await?.fault(ratio))).await?;
    }
    Ok(())
}

journey!(every_picture_is_painted_at_one_device_pixel, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    all_are_painted(page, 1.0).await
});

journey!(every_picture_is_painted_at_two_device_pixels, Setup::desktop().with_ratio(2.0), async |page: &Page| {
    page.load("").await?;
    all_are_painted(page, 2.0).await
});

journey!(every_picture_is_painted_on_a_phone, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    all_are_painted(page, page.ratio()).await
});

journey!(a_picture_follows_the_window_and_the_state, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let id = "dealer-delta";
    let wide = canvas(page, id).await?;
    page.driver().set_window_rect(0, 0, 640, 900).await?;
    until("the picture to become narrower", async || {
        let seen = canvas(page, id).await?;
        Ok(if seen.css_width < wide.css_width { seen.fault(1.0) } else { Err(format!("{seen:?}")) })
    })
    .await?;
    all_are_painted(page, 1.0).await?;
    page.driver().set_window_rect(0, 0, 1_360, 940).await?;
    until("the picture to be as before", async || {
        let seen = canvas(page, id).await?;
        Ok(if seen == wide { Ok(()) } else { Err(format!("{seen:?}, it was {wide:?}")) })
    })
    .await?;
    page.press("label:has(input[name=side][value=sells])").await?;
    until("another picture for another state", async || {
        let seen = canvas(page, id).await?;
        Ok(if seen.pixels == wide.pixels { Err("the same pixels".to_owned()) } else { seen.fault(1.0) })
    })
    .await
});

const MOVED: Setup = Setup::desktop().through_devtools("a window goes to another screen through the DevTools protocol");

journey!(a_picture_is_sharp_on_the_next_screen_as_well, MOVED, async |page: &Page| {
    page.load("").await?;
    canvas(page, "dealer-delta").await?.fault(1.0).map_err(Failure)?;
    page.ask::<()>("window.resized = 0; addEventListener('resize', () => { resized += 1 })", &[]).await?;
    // As when a window is moved to another monitor: more pixels, the same size, no word about it.
    let screen = json!({ "width": 0, "height": 0, "deviceScaleFactor": 2, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
    until("two pixels a pixel", async || Ok(canvas(page, "dealer-delta").await?.fault(2.0))).await?;
    assert_eq!(page.ask::<u32>("return resized", &[]).await?, 0, "the window was resized");
    Ok(())
});

journey!(a_picture_that_the_browser_dropped_comes_back, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let whole = canvas(page, "dealer-delta").await?;
    for how in [
        "it.dispatchEvent(new Event('contextrestored'))",
        "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
        "document.dispatchEvent(new Event('visibilitychange'))",
    ] {
        // At once, since whatever else paints it would bring it back as well.
        let dropped = format!(
            "(it.width = it.width, it.getContext('2d').getImageData(0, 0, it.width, it.height).data.every(part => !part) \
             && ({how}, true))"
        );
        let gone: bool = page.of("[data-figure='dealer-delta'] canvas", &dropped).await?;
        assert!(gone, "it was not dropped");
        until(&format!("the picture after {how}"), async || {
            let seen = canvas(page, "dealer-delta").await?;
            Ok(if seen.pixels == whole.pixels { Ok(()) } else { Err("something else".to_owned()) })
        })
        .await?;
    }
    Ok(())
});
