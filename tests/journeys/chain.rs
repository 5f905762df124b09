//! The reader's own chain: brought by file, by paste, and taken into the lesson.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dealer_hedging::chart::Figure;
use dealer_hedging::figures::your_chain::YourChain;
use dealer_hedging::quotes::desk::{Desk, Held, Wanted};
use dealer_hedging::quotes::{Quotes, Setting, Valuation, file, sample};
use dealer_hedging::scenario::{Key, link};
use serde_json::json;
use thirtyfour::By;

use crate::extras::text_of;
use crate::harness::{Failure, Outcome, Setup, until};
use crate::page::{Page, keys};

const CHAIN: &str = "#your-chain";
const FINDING: &str = "#your-chain .figure-finding";

/// A part of the panel.
fn part(name: &str) -> String {
    format!("{CHAIN} [data-c='{name}']")
}

/// What the page has to show of these quotes.
fn expected(quotes: Quotes, wanted: Wanted) -> Outcome<YourChain> {
    let valuation = Valuation::new(quotes, &Setting::default())?;
    let mut desk = Desk::of(valuation.finish());
    let found = desk.answer(wanted)?;
    Ok(YourChain::of(desk.summary(), found))
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/chains").join(name)
}

/// A file of the journey's own.
fn written(name: &str, text: &[u8]) -> Outcome<PathBuf> {
    let path = std::env::temp_dir().join(format!("journey-{}-{name}", std::process::id()));
    std::fs::write(&path, text)?;
    Ok(path)
}

/// Goes to the figure, and waits until it lives.
async fn go(page: &Page, query: &str) -> Outcome {
    page.load(&format!("{query}#your-chain")).await?;
    page.holds("the figure to live", "return !!document.querySelector('#your-chain .chain-lines li')").await
}

async fn choose(page: &Page, path: &Path) -> Outcome {
    let input = page.driver().find(By::Css(part("file"))).await?;
    Ok(input.send_keys(path.display().to_string()).await?)
}

/// Brings the chain of an index, three expiries of it.
pub(crate) async fn bring(page: &Page) -> Outcome {
    go(page, "").await?;
    choose(page, &fixture("cboe_2026.csv")).await?;
    text_of(page, &part("read"), "SPX").await.map(drop)
}

/// Waits until the figure says this, table and all.
async fn shows(page: &Page, figure: &YourChain) -> Outcome {
    text_of(page, FINDING, &figure.finding().text()).await?;
    let script = "return [...document.querySelectorAll('#your-chain .figure-numbers tbody tr')].map(row =>
        [...row.cells].map(cell => cell.dataset.value === undefined ? null : +cell.dataset.value))";
    let rows: Vec<Vec<Option<f64>>> = page.ask(script, &[]).await?;
    let table = figure.table();
    assert_eq!(rows.len(), table.rows.len());
    for (seen, row) in rows.iter().zip(&table.rows) {
        for (seen, cell) in seen.iter().zip(row) {
            let same = match (seen, cell.value()) {
                (Some(seen), Some(value)) => (seen - value).abs() <= 1e-9 * value.abs().max(1.0),
                (None, None) => true,
                _ => false,
            };
            assert!(same, "{seen:?} is not {cell:?} in {:?}", row[0]);
        }
    }
    Ok(())
}

journey!(
    the_sample_is_shown_with_the_models_numbers_and_answers_the_keyboard,
    Setup::desktop(),
    async |page: &Page| {
        go(page, "").await?;
        shows(page, &expected(sample::quotes(), Wanted::default())?).await?;
        text_of(page, &part("read"), "A made-up chain").await?;
        page.strike(&part("rightly"), &[keys::LEFT; 7]).await?;
        let rightly: f64 = page.of::<String>(&part("rightly"), "it.value").await?.parse()?;
        assert_eq!(rightly, 93.0);
        shows(page, &expected(sample::quotes(), Wanted { rightly: rightly / 100.0, ..Wanted::default() })?).await?;
        // The same chain in the playground.
        let same = "return document.querySelector('#play-your-chain .figure-finding').textContent
        === document.querySelector('#your-chain .figure-finding').textContent";
        page.holds("the playground to say the same", same).await?;
        page.press(&format!("{CHAIN} [name='your-chain-held'][value='1']")).await?;
        let wanted = Wanted { rightly: rightly / 100.0, held: Held::Short, ..Wanted::default() };
        shows(page, &expected(sample::quotes(), wanted)?).await
    }
);

journey!(every_kind_of_file_is_read_by_the_worker, Setup::desktop(), async |page: &Page| {
    go(page, "").await?;
    let mut read = 0;
    for entry in std::fs::read_dir(fixture(""))? {
        let path = entry?.path();
        let bytes = std::fs::read(&path)?;
        let Ok(quotes) = file::read(&bytes) else { continue };
        // What lacks its price or its time is another journey's.
        let Ok(figure) = expected(quotes, Wanted::default()) else { continue };
        choose(page, &path).await?;
        shows(page, &figure).await?;
        read += 1;
    }
    assert!(read >= 5, "{read} kinds of files");
    page.press(&part("sample")).await?;
    shows(page, &expected(sample::quotes(), Wanted::default())?).await
});

journey!(a_file_that_is_no_chain_says_so_and_changes_nothing, Setup::desktop(), async |page: &Page| {
    go(page, "?spot=104").await?;
    let before: String = page.of(FINDING, "it.textContent").await?;
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("page.csv", b"<!doctype html><html><body>refused</body></html>"),
        ("book.xlsx", b"PK\x03\x04 a workbook"),
        ("picture.pdf", b"%PDF-1.7 \x00\x01"),
        ("bytes.csv", b"\x00\x01\x02\xff\xfe\xfd\x00\x00"),
        ("names.csv", b"colour,size\nred,3\n"),
        ("cut.json", b"{\"data\":{\"options\":[{\"option\":\"SPX2612"),
        ("header.csv", b"strike,expiry,type,open interest\n"),
    ] {
        let why = match file::read(bytes) {
            Err(why) => why.to_string(),
            Ok(_) => return Err(Failure(format!("{name} is a chain"))),
        };
        choose(page, &written(name, bytes)?).await?;
        text_of(page, &part("state"), &why).await?;
        assert_eq!(page.of::<String>(FINDING, "it.textContent").await?, before, "{name}");
    }
    let link: String = page.ask("return location.search", &[]).await?;
    assert!(link.contains("spot=104"), "{link}");
    Ok(())
});

/// As many rows as are read, with a comma or two in each.
fn large() -> Vec<u8> {
    let mut text = String::from("symbol,date,spot,expiry,strike,type,open interest,iv\n");
    for row in 0..50_000_u32 {
        let (day, strike) = (1 + row / 2_500, 50.0 + f64::from(row % 1_250) * 0.1);
        let kind = if row / 1_250 % 2 == 0 { "call" } else { "put" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "BIG,2026-11-18 10:00,101.5,2026-12-{day:02},{strike:.1},{kind},{},0.25", 1 + row % 977);
    }
    text.into_bytes()
}

journey!(
    a_large_file_blocks_nothing_tells_how_far_it_is_and_can_be_cancelled,
    Setup::desktop(),
    async |page: &Page| {
        go(page, "").await?;
        let before: String = page.of(FINDING, "it.textContent").await?;
        let path = written("large.csv", &large())?;
        let watch = "window.longest = 0, window.told = new Set();
        if (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes.includes('longtask'))
            new PerformanceObserver(list => list.getEntries().forEach(it => longest = Math.max(longest, it.duration)))
                .observe({ type: 'longtask' });
        new MutationObserver(() => told.add(document.querySelector('#your-chain [data-c=doing]').textContent.split(':')[0]))
            .observe(document.querySelector('#your-chain [data-c=doing]'), { childList: true, characterData: true, subtree: true })";
        page.ask::<()>(watch, &[]).await?;
        choose(page, &path).await?;
        page.holds("the progress", "return !document.querySelector('#your-chain [data-c=busy]').hidden").await?;
        page.press(&part("cancel")).await?;
        text_of(page, &part("state"), "Cancelled").await?;
        assert_eq!(page.of::<String>(FINDING, "it.textContent").await?, before);
        choose(page, &path).await?;
        text_of(page, &part("read"), "BIG").await?;
        text_of(page, FINDING, "from $101.50, in BIG").await?;
        let (longest, told): (f64, Vec<String>) = page.ask("return [longest, [...told]]", &[]).await?;
        println!("longest task of the page while 50,000 rows are read: {longest} ms; told: {told:?}");
        assert!(told.iter().any(|doing| doing == "Reading"), "{told:?}");
        let figure = expected(file::read(&large())?, Wanted::default())?;
        shows(page, &figure).await
    }
);

journey!(a_pasted_chain_that_says_no_price_is_asked_for_it, Setup::desktop(), async |page: &Page| {
    go(page, "").await?;
    page.press(&part("paste")).await?;
    page.press(&part("take")).await?;
    text_of(page, &part("state"), "paste the text of a chain first").await?;
    let mut text = String::from("date;expiry;strike;type;open interest;iv\n");
    for strike in 990..=1010_u32 {
        for kind in ["C", "P"] {
            let _ = writeln!(text, "2026-11-18 10:00;2026-11-27;{strike};{kind};{};0,25", strike - 900);
        }
    }
    let paste = "const area = document.querySelector(arguments[0]); area.value = arguments[1];
        area.dispatchEvent(new Event('input', { bubbles: true }))";
    page.ask::<()>(paste, &[json!(part("text")), json!(text)]).await?;
    page.press(&part("take")).await?;
    text_of(page, &part("state"), "does not say what the underlying costs").await?;
    // No price is no answer; and what underlyings cost may well have thousands.
    page.write(&part("given-spot"), "0").await?;
    page.press(&part("go-on")).await?;
    text_of(page, &part("state"), "does not say what the underlying costs").await?;
    page.write(&part("given-spot"), "1,001").await?;
    page.press(&part("go-on")).await?;
    text_of(page, FINDING, "from $1,001.00, in").await?;
    Ok(())
});

/// Waits until the next order is this one: not all of the page follows in the same frame.
async fn says_order(page: &Page, shares: f64) -> Outcome {
    until("the next order", async || {
        let said: String = page.of("[data-order]", "it.dataset.value").await?;
        let is_said = (said.parse::<f64>()? - shares).abs() <= 1e-6 * shares.abs();
        Ok(if is_said { Ok(()) } else { Err(format!("{said} is not {shares}")) })
    })
    .await
}

async fn undone(page: &Page) -> Outcome {
    until("the lesson's own stock", async || {
        let query: String = page.ask("return location.search", &[]).await?;
        Ok(if query.contains("chain=") { Err(query) } else { Ok(()) })
    })
    .await
}

journey!(a_chain_becomes_the_lessons_own_and_its_link_holds_it, Setup::desktop(), async |page: &Page| {
    go(page, "").await?;
    page.press(&format!("{CHAIN} .chain-lesson > summary")).await?;
    text_of(page, &part("kept"), "keep ").await?;
    page.press(&part("use")).await?;
    let query: String = until("the link", async || {
        let query: String = page.ask("return location.search", &[]).await?;
        Ok(if query.contains("chain=SAMPLE_") { Ok(query) } else { Err(query) })
    })
    .await?;
    assert!(query.len() <= 600, "{} letters: {query}", query.len());
    let (state, problems) = link::decode(&query);
    assert_eq!(problems, vec![]);
    says_order(page, state.next_order()?).await?;
    let field: String =
        page.ask("return document.querySelector('.deck [data-control=spot] input[inputmode]').value", &[]).await?;
    assert_eq!(field.parse::<f64>()?, state.written(Key::Spot));
    text_of(page, ".deck-head", "SAMPLE").await?;
    page.load(&query).await?;
    says_order(page, state.next_order()?).await?;
    page.press("[data-step=reset]").await?;
    undone(page).await
});

journey!(fingers_set_the_chain, Setup::touched(), async |page: &Page| {
    go(page, "").await?;
    let at = page.place(&format!("{CHAIN} [name='your-chain-held'][value='2']")).await?.centre();
    page.swipe(at, (0.0, 0.0), 0).await?;
    shows(page, &expected(sample::quotes(), Wanted { held: Held::Long, ..Wanted::default() })?).await
});
