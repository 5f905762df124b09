//! Build-time entry: writes the page into `index.html`, so that it can be read before, and
//! without, WebAssembly. Trunk's `post_build` hook runs it with the folder to write into.

use std::path::PathBuf;
use std::process::ExitCode;

use dealer_hedging::lesson::{Store, sections};
use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

/// Where the page goes in the template.
const MARK: &str = "<!--page-->";

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("prerender: name the folder that holds index.html");
        return ExitCode::FAILURE;
    };
    match write(&folder.join("index.html")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(index: &std::path::Path) -> Result<(), String> {
    let template = std::fs::read_to_string(index).map_err(|error| format!("{}: {error}", index.display()))?;
    if !template.contains(MARK) {
        return Err(format!("{} has no {MARK}", index.display()));
    }
    let page = template.replacen(MARK, &page(), 1);
    std::fs::write(index, page).map_err(|error| format!("{}: {error}", index.display()))
}

fn page() -> String {
    let owner = Owner::new();
    owner.with(|| {
        let store = Store::new();
        sections::page(store).to_html()
    })
}
