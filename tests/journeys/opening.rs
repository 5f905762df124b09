//! Arriving on the page.

use dealer_hedging::scenario::Scenario;

use crate::harness::Setup;
use crate::page::Page;
use crate::reading::shows;

journey!(the_page_becomes_ready_without_console_errors, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

journey!(the_text_is_there_without_javascript, Setup::desktop().without_javascript(), async |page: &Page| {
    page.open("").await?;
    let source = page.driver().source().await?;
    println!("{}", source.len());
    let h1: String = page.of("h1", "it.textContent").await?;
    println!("{h1}");
    Ok(())
});
