//! Links on their way through the world, and readers on theirs: back, away, and to a place on the page.

use std::time::Duration;

use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Key, Scenario};

use crate::browsers::Browser;
use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

const PUTS: &str = "label:has(input[name=kind][value=puts])";
const RANGE: &str = ".deck input[type=range][name=spot]";

async fn is_told(page: &Page) -> Outcome<bool> {
    page.of("[data-notice]", "it.checkVisibility()").await
}

journey!(a_link_that_was_mangled_on_its_way_says_what_it_said, Setup::desktop(), async |page: &Page| {
    let both = Scenario::default().with(Key::Spot, 104.0).with(Key::Days, 2.0);
    for query in [
        "?spot=104&amp;days=2",
        "?spot=104;days=2",
        "?SPOT=104&Days=2)",
        "?spot%3D104%26days%3D2",
        "?spot=104%26days%3D2.",
        "?spot=%24104&days=2%E2%80%A6",
        "?spot=104,0&days=2&utm_source=chatgpt.com&fbclid=IwAR0",
        "?spot=104&days=2%23dealer-delta",
    ] {
        page.load(query).await?;
        shows(page, &both).await?;
        assert!(!is_told(page).await?, "{query} is complained about");
    }
    Ok(())
});

journey!(a_mangled_place_on_the_page_is_found, Setup::desktop(), async |page: &Page| {
    for end in [
        "#dealer-delta.",
        "#Dealer-Delta",
        "#dealer-delta)",
        "#%23dealer-delta",
        "#dealer-delta&utm_source=x",
        "?spot=104%23dealer-delta",
    ] {
        // Another address altogether, so that the page is opened anew.
        page.driver().goto("about:blank").await?;
        page.load(end).await?;
        let there = "const { top, bottom } = document.getElementById('dealer-delta').getBoundingClientRect();
            return top < innerHeight / 2 && bottom > 0 && location.hash === '#dealer-delta'";
        page.holds(&format!("{end} to lead to the figure"), there).await?;
    }
    Ok(())
});

const IN_VIEW: &str = "(({ top, bottom, left, right }) => it.checkVisibility() && top >= 0 && bottom <= innerHeight \
    && left >= 0 && right <= innerWidth && it.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)))(\
    it.getBoundingClientRect())";

async fn told_in_view(page: &Page) -> Outcome {
    page.load("?spot=999&days=soon&colour=red#crowded-strikes").await?;
    until("the notice to be in view", async || {
        Ok(if page.of("[data-notice]", IN_VIEW).await? { Ok(()) } else { Err("it is not".to_owned()) })
    })
    .await?;
    // Asked until it holds: what stands above the place may still take its height when the notice is seen first.
    let apart = "const box = css => document.querySelector(css).getBoundingClientRect();
        const notice = box('[data-notice]'), deck = box('aside'), target = box('#crowded-strikes');
        const apart = (a, b) => a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left;
        const seen = target.top >= 0 && target.top < innerHeight && !(target.top >= notice.top && target.top < notice.bottom - 1);
        return apart(notice, deck) && seen ? '' : JSON.stringify({ notice, deck, target })";
    until("the notice to cover neither the deck nor what the link leads to", async || {
        let covered: String = page.ask(apart, &[]).await?;
        Ok(if covered.is_empty() { Ok(()) } else { Err(covered) })
    })
    .await?;
    page.press("[data-notice] button").await?;
    page.holds("the notice to close", "return !document.querySelector('[data-notice]').checkVisibility()").await
}

journey!(the_notice_is_where_the_reader_is, Setup::desktop(), async |page: &Page| told_in_view(page).await);

journey!(the_notice_is_where_the_reader_is_on_a_phone, Setup::phone(), async |page: &Page| told_in_view(page).await);

journey!(the_notice_is_short_and_written_once, Setup::desktop(), async |page: &Page| {
    let many: Vec<String> = (0..300).map(|place| format!("name{place}=1")).collect();
    page.load(&format!("?spot=104&{}", many.join("&"))).await?;
    let lines: u32 = page.of("[data-notice]", "it.querySelectorAll('li').length").await?;
    assert_eq!(lines, 6);
    let watch = "window.changes = 0; new MutationObserver(all => changes += all.length)
        .observe(document.querySelector('[data-notice]'), { childList: true, subtree: true, characterData: true, attributes: true })";
    page.ask::<()>(watch, &[]).await?;
    page.strike(RANGE, &[keys::RIGHT; 8]).await?;
    page.holds("the link to follow", "return location.search.includes('spot=104.8')").await?;
    assert_eq!(page.ask::<u32>("return changes", &[]).await?, 0, "the notice was written again");
    Ok(())
});

journey!(back_over_a_jump_keeps_what_was_set, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    page.press("#price p > a.link-cite").await?;
    page.holds("the jump to the source", "return location.hash.startsWith('#source')").await?;
    page.press(PUTS).await?;
    page.link_becomes("?v=3&spot=104&kind=puts").await?;
    let state = Scenario::default().with(Key::Spot, 104.0).with_choice(OptionKind::Put);
    page.driver().back().await?;
    page.holds("the place to be left", "return location.hash === ''").await?;
    shows(page, &state).await?;
    page.link_becomes("?v=3&spot=104&kind=puts").await?;
    // A reload, on the entry that was gone back to, keeps it too; and forward still goes to the source.
    page.driver().refresh().await?;
    page.ready().await?;
    shows(page, &state).await?;
    page.driver().forward().await?;
    page.holds("the source again", "return location.hash.startsWith('#source')").await?;
    shows(page, &state).await?;
    page.link_becomes("?v=3&spot=104&kind=puts").await
});

journey!(undo_brings_back_what_another_address_replaced, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    page.enter("?spot=96").await?;
    page.press(PUTS).await?;
    page.link_becomes("?v=3&spot=104&kind=puts").await?;
    let changed = Scenario::default().with(Key::Spot, 104.0).with_choice(OptionKind::Put);
    page.driver().back().await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    page.press("[data-step=undo]").await?;
    shows(page, &changed).await?;
    page.driver().forward().await?;
    shows(page, &changed).await?;
    Ok(())
});

journey!(addresses_of_others_are_honoured_there_and_back, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    page.enter("?spot=96&kind=puts").await?;
    let (here, there) = (
        Scenario::default().with(Key::Spot, 104.0),
        Scenario::default().with(Key::Spot, 96.0).with_choice(OptionKind::Put),
    );
    for _ in 0..2 {
        page.driver().back().await?;
        shows(page, &here).await?;
        page.driver().forward().await?;
        shows(page, &there).await?;
    }
    Ok(())
});

const LEFT: &str = "driven, it keeps no page that is left, and takes no address from one that is being left";
journey!(
    a_change_just_before_leaving_is_there_on_return,
    Setup::desktop().except(Browser::WebKit, LEFT),
    async |page: &Page| {
        page.load("").await?;
        let leave = "document.querySelector('input[name=kind][value=puts]').click(); location.href = 'about:blank'";
        page.ask::<()>(leave, &[]).await?;
        page.holds("the other page", "return location.href === 'about:blank'").await?;
        page.driver().back().await?;
        page.ready().await?;
        shows(page, &Scenario::default().with_choice(OptionKind::Put)).await?;
        page.link_becomes("?v=3&kind=puts").await
    }
);

journey!(a_drag_is_one_step_for_undo_however_long_it_takes, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let marker = "[data-figure='far-to-dominant'] [data-handle='0']";
    page.drag_by(crate::page::Pointer::Mouse, marker, (40.0, 50.0)).await?;
    page.holds("the link", "return location.search.includes('days')").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

const STUCK: &str = "history.replaceState = () => { throw new DOMException('too often', 'SecurityError') }";

async fn offered(page: &Page) -> Outcome<String> {
    page.press("[data-copy-link]").await?;
    until("the link to be offered", async || {
        let offered: String = page.of("[data-address]", "it.checkVisibility() ? it.value : ''").await?;
        Ok(if offered.is_empty() { Err("nothing is offered".to_owned()) } else { Ok(offered) })
    })
    .await
}

journey!(
    the_copied_link_holds_the_state_where_the_address_cannot,
    Setup::desktop().with_script(
        "history.replaceState = () => { throw new DOMException('too often', 'SecurityError') };
        navigator.clipboard.writeText = text => (window.copied = text, Promise.resolve())"
    ),
    async |page: &Page| {
        page.load("?host=7#why").await?;
        page.press(PUTS).await?;
        page.press("[data-copy-link]").await?;
        page.holds("the link to be copied", "return !!window.copied").await?;
        let copied: String = page.ask("return copied", &[]).await?;
        assert!(copied.ends_with("/?v=3&kind=puts&host=7#why"), "{copied}");
        page.holds(
            "the button to say so",
            "return document.querySelector('[data-copy-link]').textContent.includes('copied')",
        )
        .await
    }
);

async fn offers_the_state(page: &Page) -> Outcome {
    page.load("").await?;
    page.press(PUTS).await?;
    let offered = offered(page).await?;
    assert!(offered.ends_with("/?v=3&kind=puts"), "{offered}");
    tokio::time::sleep(Duration::from_millis(300)).await;
    let said: String = page.of("[data-copy-link]", "it.textContent").await?;
    assert!(!said.contains("copied"), "it says “{said}”");
    assert!(page.of::<bool>("[data-address]", "it.selectionEnd === it.value.length").await?, "it is not selected");
    Ok(())
}

journey!(
    a_clipboard_that_never_answers_is_not_waited_for,
    Setup::desktop().with_script("navigator.clipboard.writeText = () => new Promise(() => {})"),
    async |page: &Page| offers_the_state(page).await
);

journey!(
    a_clipboard_that_throws_at_once_is_no_end,
    Setup::desktop().with_script("navigator.clipboard.writeText = () => { throw new Error('no') }"),
    async |page: &Page| offers_the_state(page).await
);

journey!(
    a_clipboard_without_its_function_is_no_end,
    Setup::desktop().with_script("Object.defineProperty(navigator, 'clipboard', { value: {} })"),
    async |page: &Page| offers_the_state(page).await
);

journey!(a_page_whose_address_is_stuck_lives_on, Setup::desktop().with_script(STUCK), async |page: &Page| {
    page.load("").await?;
    page.press("#price p > a.link-cite").await?;
    page.press(PUTS).await?;
    shows(page, &Scenario::default().with_choice(OptionKind::Put)).await?;
    page.driver().back().await?;
    shows(page, &Scenario::default().with_choice(OptionKind::Put)).await?;
    Ok(())
});
