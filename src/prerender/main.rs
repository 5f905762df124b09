//! Build-time entry: writes the page into `index.html`, so that it can be read before, and
//! without, WebAssembly. Trunk's `post_build` hook runs it with the folder to write into.

mod card;
mod icons;
mod raster;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dealer_hedging::app::page;
use dealer_hedging::chart::svg::svg;
use dealer_hedging::chart::{ColorRole, Figure, Rgb, Scheme, View, tokens};
use dealer_hedging::figures::your_chain::{self, YourChain};
use dealer_hedging::lesson::{Lesson, flow_behind_price};
use dealer_hedging::scenario::{CONTROLS, Inputs};

/// Width of a still picture, in CSS pixels.
const STILL_PX: u32 = 690;
/// The lesson whose page it is.
static LESSON: &Lesson = &flow_behind_price::LESSON;
/// Where the page goes in the template.
const PAGE: &str = "<!--page-->";
/// Where its title goes.
const TITLE: &str = "TITLE";
/// Where what it is about goes.
const DESCRIPTION: &str = "DESCRIPTION";
/// Where what the card shows goes, in words.
const FINDING: &str = "FINDING";
/// The style sheet that says what the colours are.
const TOKENS: &str = include_str!("../../style/tokens.css");

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("prerender: name the folder that holds index.html");
        return ExitCode::FAILURE;
    };
    let written = write(&folder.join("index.html"))
        .and_then(|()| write_stills(&folder.join("still")))
        .and_then(|()| icons::write(&folder))
        .and_then(|()| card::write(&folder.join("card.png"), LESSON))
        .and_then(|()| write_controls(&folder.join("controls.json")));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(index: &Path) -> Result<(), String> {
    let template = std::fs::read_to_string(index).map_err(|error| format!("{}: {error}", index.display()))?;
    if let Some(missing) = [TITLE, DESCRIPTION, FINDING, PAGE].into_iter().find(|mark| !template.contains(mark)) {
        return Err(format!("{} has no {missing}", index.display()));
    }
    // The page last: its text may say anything.
    let finding = card::figure(LESSON)?.finding().text().replace('&', "&amp;").replace('"', "&quot;");
    let head = template.replace(TITLE, LESSON.text.title).replace(DESCRIPTION, LESSON.text.description);
    let head = head.replace(FINDING, &finding);
    std::fs::write(index, head.replacen(PAGE, &page::html(LESSON), 1))
        .map_err(|error| format!("{}: {error}", index.display()))
}

/// The figures of the default state as pictures and as their numbers, for readers without JavaScript.
fn write_stills(folder: &Path) -> Result<(), String> {
    let theme = tokens::theme(TOKENS, Scheme::Light)?;
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let of_the_lesson = LESSON.figures.iter().filter(|spec| spec.drawn_as() == spec.id);
    let mut figures: Vec<(&str, Box<dyn Figure>)> =
        of_the_lesson.map(|spec| (spec.id, spec.whole_figure(&Inputs::default()))).collect();
    let chain = YourChain::of_sample().ok_or("the sample is no chain")?;
    figures.push((your_chain::SPEC.id, Box::new(chain)));
    for (id, figure) in figures {
        let picture = svg(&figure.scene(View { width: STILL_PX.into() }), STILL_PX, &theme)?;
        // On a ground of its own: the page around it may be dark.
        let ground = format!("><rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", rgb(theme.color(ColorRole::Card)));
        let picture = picture.replacen('>', &ground, 1);
        for (file, holds) in [("svg", picture), ("csv", figure.table().csv())] {
            let file = folder.join(format!("{id}.{file}"));
            std::fs::write(&file, holds).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(())
}

/// A colour as SVG writes it.
fn rgb(Rgb(red, green, blue): Rgb) -> String {
    format!("rgb({red},{green},{blue})")
}

/// The table of controls for whoever makes links to the page: names, units, ranges, defaults, help.
fn write_controls(file: &Path) -> Result<(), String> {
    let table = serde_json::to_string_pretty(CONTROLS.as_slice()).map_err(|error| error.to_string())?;
    std::fs::write(file, table).map_err(|error| format!("{}: {error}", file.display()))
}
