//! A page that somebody else rewrites: translators put every text into elements of their own.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::{shows, shows_all};
use crate::early::{WAITS, comes};
use crate::harness::Setup;
use crate::page::{Page, keys};

/// As translators of browsers do it.
const TRANSLATE: &str = "
const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), texts = [];
while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
for (const text of texts) {
    const outer = document.createElement('font'), inner = document.createElement('font');
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
}
const words = '[data-part^=phrase] > span, .figure-finding, .figure-caption';
for (const it of document.querySelectorAll(words)) it.before_ = it.textContent;
return document.querySelectorAll('[data-part^=phrase] > span font').length";

/// What lost its translation though it says the same as before; and how many kept theirs.
const LOST: &str = "
const all = [...document.querySelectorAll('main [data-part^=phrase] > span, main .figure-finding, main .figure-caption')].filter(it => it.before_);
return [all.filter(it => !it.querySelector('font') && it.textContent === it.before_).map(it => it.outerHTML.slice(0, 90)),
    all.filter(it => it.querySelector('font')).length]";

journey!(a_translated_page_keeps_its_translation_of_what_stays_true, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    // What is still being counted would say something else for a while.
    shows_all(page, &Scenario::default()).await?;
    let translated: u32 = page.ask(TRANSLATE, &[]).await?;
    assert!(translated > 50, "{translated} phrases were translated");
    page.press(".deck-more summary").await?;
    let rate = ".deck input[type=range][name=rate]";
    page.strike(rate, &[keys::RIGHT]).await?;
    let value: f64 = page.of(rate, "it.valueAsNumber").await?;
    shows(page, &Scenario::default().with(Key::Rate, value)).await?;
    let (lost, kept): (Vec<String>, u32) = page.ask(LOST, &[]).await?;
    assert!(lost.is_empty(), "{} lost their translation: {lost:#?}", lost.len());
    assert!(kept > 40, "{kept} kept it");
    Ok(())
});

journey!(
    a_page_translated_before_it_is_live_comes_alive_translated,
    Setup::desktop().with_script(WAITS),
    async |page: &Page| {
        page.open("").await?;
        let translated: u32 = page.ask(TRANSLATE, &[]).await?;
        let texts: u32 = page.ask("return document.querySelectorAll('main font font').length", &[]).await?;
        assert!(translated > 50 && texts > 500, "{translated} phrases and {texts} texts were translated");
        comes(page).await?;
        shows(page, &Scenario::default()).await?;
        let (lost, _): (Vec<String>, u32) = page.ask(LOST, &[]).await?;
        assert!(lost.is_empty(), "{} lost their translation: {lost:#?}", lost.len());
        let kept: u32 = page.ask("return document.querySelectorAll('main font font').length", &[]).await?;
        assert!(kept * 10 > texts * 9, "of {texts} translated texts {kept} are left");
        // All of it lives.
        page.strike("[data-scrub=spot]", &[keys::RIGHT]).await?;
        let spot: f64 = page.of(".deck input[type=range][name=spot]", "it.valueAsNumber").await?;
        assert!(spot > 100.0, "{spot}");
        shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
        page.press("[data-prediction=first-hedge] .prediction-options button").await?;
        page.holds("the answer", "return document.querySelector('[data-prediction=first-hedge] details').open").await
    }
);

/// As extensions do it: something of theirs beside every input, and in every part that lives.
const EXTEND: &str = "
const own = () => Object.assign(document.createElement('div'), { className: 'of-an-extension', hidden: true });
for (const it of document.querySelectorAll('input, canvas, button')) it.before(own());
for (const it of document.querySelectorAll('live-part, .handles, .deck, figcaption')) it.prepend(own());
return document.querySelectorAll('.of-an-extension').length";

journey!(
    what_an_extension_puts_into_the_page_does_not_matter,
    Setup::desktop().with_script(WAITS),
    async |page: &Page| {
        page.open("").await?;
        let put: u32 = page.ask(EXTEND, &[]).await?;
        assert!(put > 300, "{put} elements were put in");
        comes(page).await?;
        shows(page, &Scenario::default()).await?;
        page.strike(".deck input[type=range][name=spot]", &[keys::RIGHT]).await?;
        let spot: f64 = page.of(".deck input[type=range][name=spot]", "it.valueAsNumber").await?;
        let state = Scenario::default().with(Key::Spot, spot);
        shows(page, &state).await?;
        // A handle among strangers is still the one of its own point.
        let handle = "[data-figure='hedge-orders'] [data-handle='3']";
        page.strike(handle, &[keys::UP]).await?;
        let (name, moved): (String, f64) = page.of(handle, "[it.dataset.control, Number(it.ariaValueNow)]").await?;
        let Some(key) = Key::named(&name) else { panic!("no control is called {name}") };
        assert!(moved > state.get(key), "the handle did not move");
        shows(page, &state.with(key, moved)).await?;
        Ok(())
    }
);

/// Marks what the reader has done, on the elements themselves.
const LEAVE_TRACES: &str = "
const folds = [...document.querySelectorAll('details')].filter((_, place) => place % 3 === 0);
for (const fold of folds) fold.open = true;
const field = document.querySelector('.deck .control-field input[name=iv]');
field.focus();
window.traces = { folds, field, button: document.querySelector('[data-figure=dealer-delta] [data-preset]') };
return folds.length";

/// What of it is gone: elements that were replaced, folds that closed, focus that moved.
const GONE: &str = "
const { folds, field, button } = window.traces;
return [
    ...folds.filter(fold => !fold.isConnected || !fold.open).map(fold => 'a fold: ' + fold.textContent.slice(0, 40)),
    ...(field.isConnected && document.activeElement === field ? [] : ['the focus']),
    ...(button.isConnected ? [] : ['a button']),
]";

journey!(
    focus_and_open_folds_are_kept_when_the_page_comes_alive,
    Setup::desktop().with_script(WAITS),
    async |page: &Page| {
        page.open("").await?;
        let opened: u32 = page.ask(LEAVE_TRACES, &[]).await?;
        assert!(opened > 10, "{opened} folds were opened");
        comes(page).await?;
        shows(page, &Scenario::default()).await?;
        let gone: Vec<String> = page.ask(GONE, &[]).await?;
        assert!(gone.is_empty(), "{gone:#?}");
        Ok(())
    }
);
