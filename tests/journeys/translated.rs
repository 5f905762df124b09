//! A page that somebody else rewrites: translators put every text into elements of their own.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
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
const words = '[data-phrase], .finding, .reading';
for (const it of document.querySelectorAll(words)) it.before_ = it.textContent;
return document.querySelectorAll('[data-phrase] font').length";

/// What lost its translation though it says the same as before; and how many kept theirs.
const LOST: &str = "
const all = [...document.querySelectorAll('main [data-phrase], main .finding, main .reading')].filter(it => it.before_);
return [all.filter(it => !it.querySelector('font') && it.textContent === it.before_).map(it => it.outerHTML.slice(0, 90)),
    all.filter(it => it.querySelector('font')).length]";

journey!(a_translated_page_keeps_its_translation_of_what_stays_true, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    shows(page, &Scenario::default()).await?;
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
