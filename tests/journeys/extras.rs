//! What only some readers want, which comes when it is asked for: files, embedding, presenting, walking through a picture.

use dealer_hedging::chart::Table;
use dealer_hedging::figures::dealer_delta;
use dealer_hedging::scenario::{Inputs, Key, Scenario};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

/// Keeps the files that are offered; an address that is taken back within half a minute is taken back too soon.
pub(crate) const CATCH_FILES: &str = "window.files = []; const make = URL.createObjectURL, begun = new Map();
    URL.createObjectURL = blob => {
        const url = make.call(URL, blob);
        files.push(blob), begun.set(url, performance.now());
        return url;
    };
    HTMLAnchorElement.prototype.click = function () {
        Object.assign(files.at(-1), { file: this.download, within: this.isConnected });
    };
    URL.revokeObjectURL = url => { window.revoked ||= performance.now() - begun.get(url) < 30_000 }";

const DELTA: &str = "[data-figure='dealer-delta']";

/// Presses a button that asks for something of a figure.
async fn ask_for(page: &Page, figure: &str, what: &str) -> Outcome {
    page.press(&format!("{figure} [data-export='{what}']")).await
}

/// Waits until an element shows words that hold these, and returns them.
pub(crate) async fn text_of(page: &Page, css: &str, holds: &str) -> Outcome<String> {
    until(&format!("{css} to say “{holds}”"), async || {
        let script = "return document.querySelector(arguments[0])?.innerText.replaceAll('\\u00a0', ' ') ?? ''";
        let said: String = page.ask(script, &[json!(css)]).await?;
        Ok(if !said.is_empty() && said.contains(holds) { Ok(said) } else { Err(said) })
    })
    .await
}

journey!(
    a_picture_as_shapes_says_what_it_found_and_where_it_lives,
    Setup::desktop().with_script(CATCH_FILES),
    async |page: &Page| {
        page.load("?spot=104").await?;
        ask_for(page, DELTA, "more").await?;
        page.holds("the list", "return !!document.querySelector('dialog[open] [data-export=svg]')").await?;
        page.press("dialog [data-export=svg]").await?;
        page.holds("the file", "return window.files.length > 0").await?;
        let svg: String = page.ask_later("const done = arguments[0]; files.at(-1).text().then(done)", &[]).await?;
        let state = Scenario::default().with(Key::Spot, 104.0);
        let finding = dealer_delta::SPEC.figure(&Inputs::of(state)).finding().text();
        assert!(svg.contains(&format!("<title>{finding}</title>")), "{}", &svg[..400]);
        let parsed = "const read = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
        return [read.querySelector('parsererror')?.textContent ?? '', [...read.querySelectorAll('text')].map(it => it.textContent).join('')]";
        let (fault, text): (String, String) = page.ask(parsed, &[json!(svg)]).await?;
        assert_eq!(fault, "");
        assert!(text.contains("?v=3&spot=104#dealer-delta"), "{text}");
        let closed = "return !document.querySelector('dialog')";
        page.holds("the list to go", closed).await
    }
);

#[derive(Debug, Deserialize)]
struct Alone {
    figures: Vec<String>,
    prose: usize,
    finding: String,
}

/// The figures that show, and the paragraphs outside them.
async fn alone(page: &Page) -> Outcome<Alone> {
    let script = "const shown = it => it.checkVisibility() && it.getBoundingClientRect().height > 0;
        const figures = [...document.querySelectorAll('[data-figure]')].filter(shown);
        return { figures: figures.map(it => it.id),
            prose: [...document.querySelectorAll('main p, main h2')].filter(it => shown(it) && !it.closest('figure')).length,
            finding: figures[0]?.querySelector('.figure-finding').innerText.replaceAll('\\u00a0', ' ') ?? '' }";
    page.ask(script, &[]).await
}

/// Waits until one figure shows alone, and says this.
async fn shows_alone(page: &Page, figure: &str, finding: &str) -> Outcome {
    until(&format!("{figure} alone"), async || {
        let seen = alone(page).await?;
        let is_so = seen.figures == [figure] && seen.prose == 0 && seen.finding == finding;
        Ok(if is_so { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

journey!(the_code_to_embed_shows_the_figure_alone_and_alive, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    ask_for(page, DELTA, "more").await?;
    page.holds("the list", "return !!document.querySelector('dialog[open] [data-export=embed]')").await?;
    page.press("dialog [data-export=embed]").await?;
    page.holds("the code", "return !!document.querySelector('dialog textarea')").await?;
    let address: String = page
        .ask(
            "const code = document.querySelector('dialog textarea').value;
            return code.match(/ src=\"([^\"]*)\"/)[1].replaceAll('&amp;', '&')",
            &[],
        )
        .await?;
    let query = address.split_once('?').map_or("", |(_, query)| query);
    assert_eq!(query, "v=3&spot=104&embed=dealer-delta");
    page.load(&format!("?{query}")).await?;
    let state = Scenario::default().with(Key::Spot, 104.0);
    let finding = |state| dealer_delta::SPEC.figure(&Inputs::of(state)).finding().text();
    shows_alone(page, "dealer-delta", &finding(state)).await?;
    // It lives, and keeps its address whole.
    page.strike(&format!("{DELTA} [role=slider][data-control=spot]"), &[keys::PAGE_UP]).await?;
    let moved = Scenario::default().with(Key::Spot, 105.0);
    shows_alone(page, "dealer-delta", &finding(moved)).await?;
    page.link_becomes("?v=3&spot=105&embed=dealer-delta").await?;
    // And leads to the whole lesson in the same state.
    let way =
        "const it = document.querySelector('.extra-way a'); it.dispatchEvent(new Event('pointerdown')); return it.href";
    let way: String = page.ask(way, &[]).await?;
    assert!(way.ends_with("/?v=3&spot=105#dealer-delta"), "{way}");
    // A name that is no figure leaves the whole page.
    page.load("?embed=nothing").await?;
    assert!(alone(page).await?.figures.len() > 15);
    Ok(())
});

journey!(a_class_goes_from_figure_to_figure_by_keys, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104&present#the-flow").await?;
    let bar = ".extra-bar span";
    text_of(page, bar, "2 of 18").await?;
    let asked = text_of(page, ".extra-asked", "You may ask").await?;
    assert!(asked.contains("Who in this chain"), "{asked}");
    page.press_keys(&[keys::RIGHT, keys::RIGHT, keys::RIGHT]).await?;
    text_of(page, bar, "5 of 18").await?;
    let state = Scenario::default().with(Key::Spot, 104.0);
    shows_alone(page, "dealer-delta", &dealer_delta::SPEC.figure(&Inputs::of(state)).finding().text()).await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "#dealer-delta");
    // A key that moves a handle turns no page.
    page.strike(&format!("{DELTA} [role=slider][data-control=spot]"), &[keys::RIGHT]).await?;
    text_of(page, bar, "5 of 18").await?;
    page.press(".extra-bar button:last-child").await?;
    page.holds("the whole page", "return !document.documentElement.hasAttribute('data-present') && !location.search.includes('present') && document.documentElement.hasAttribute('data-ready')").await?;
    assert!(alone(page).await?.figures.len() > 15);
    Ok(())
});

/// A row as the walk says it begins.
fn beginning(table: &Table, row: usize) -> String {
    let [first, second, ..] = table.rows[row].as_slice() else { return String::new() };
    let name = &table.columns[0].name;
    let capital = name[..1].to_uppercase() + &name[1..];
    format!("{capital} {}: {} {} {}", first.shown(), table.columns[1].name, second.shown(), table.columns[1].unit)
}

journey!(a_picture_is_walked_point_by_point, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    ask_for(page, DELTA, "walk").await?;
    let said = "[data-figure='dealer-delta'] .extra-walk p";
    let table = dealer_delta::SPEC.figure(&Inputs::default()).table();
    text_of(page, said, &beginning(&table, 0)).await?;
    // The keyboard is on the walk already.
    page.press_keys(&[keys::RIGHT, keys::RIGHT]).await?;
    text_of(page, said, &beginning(&table, 2)).await?;
    page.press_keys(&[keys::END]).await?;
    text_of(page, said, &beginning(&table, table.rows.len() - 1)).await?;
    let told = "return document.activeElement.getAttribute('aria-valuetext') === document.querySelector('.extra-walk p').textContent";
    page.holds("the same words for those who hear them", told).await?;
    // It follows the state.
    page.strike(&format!("{DELTA} [role=slider][data-control=spot]"), &[keys::PAGE_UP]).await?;
    let moved = Scenario::default().with(Key::Spot, 101.0);
    let table = dealer_delta::SPEC.figure(&Inputs::of(moved)).table();
    text_of(page, said, &beginning(&table, table.rows.len() - 1)).await?;
    ask_for(page, DELTA, "walk").await?;
    page.holds("the walk to end", "return !document.querySelector('.extra-walk, .extra-mark')").await
});

journey!(the_keys_are_listed_at_a_question_mark, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press_keys(&['?']).await?;
    text_of(page, "dialog[open]", "Page Up").await?;
    page.press_keys(&[keys::ESCAPE]).await?;
    page.holds("the list to go", "return !document.querySelector('dialog')").await?;
    // In a field it is a letter like any other.
    page.fill(".deck input[inputmode=decimal][name=spot]", "?").await?;
    assert!(!page.ask::<bool>("return !!document.querySelector('dialog')", &[]).await?);
    Ok(())
});

journey!(
    what_does_not_arrive_is_told_and_comes_when_it_is_asked_for_again,
    Setup::desktop().with_errors(),
    async |page: &Page| {
        page.load("").await?;
        page.site().withhold(&["extras-"]);
        page.press_keys(&['?']).await?;
        text_of(page, "[data-stopped]", "has not arrived").await?;
        page.site().withhold(&[]);
        page.press_keys(&['?']).await?;
        text_of(page, "dialog[open]", "Page Up").await?;
        assert!(!page.of::<bool>("[data-stopped]", "it.checkVisibility()").await?, "what has arrived is still missed");
        Ok(())
    }
);
