//! Our speed beside that of others who do the same, measured in one run on this machine.
//!
//! | room        | what it does                                                               |
//! |-------------|----------------------------------------------------------------------------|
//! | `peers`     | installs the others: Python's and npm's, each in a version of our choice   |
//! | `programs`  | runs what measures, and collects its lines                                 |
//! | `native`    | our model and Python's libraries on this machine itself                    |
//! | `module`    | our model as the browser gets it, in a page that is no part of `dist/`     |
//! | `chromium`  | that module and npm's libraries in the browser                             |
//! | `pages`     | the lesson's own page: frames, first visits, memory                        |
//! | `lines`     | what was measured, line by line                                            |
//! | `report`    | the table for people, JSON, CSV                                            |
//! | `targets`   | what the figures are meant to be                                           |

mod chromium;
mod lines;
mod module;
mod native;
mod pages;
mod peers;
mod programs;
mod report;
mod targets;

use anyhow::{Error, Result, bail};

use crate::progress;
use crate::project::Project;
use crate::site::{self, PrerenderBuild, bytes::FirstVisit};
use lines::Line;
use programs::Programs;

/// How to measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BenchPlan {
    /// Take few samples.
    pub quick: bool,
}

/// Measures everything, prints the tables, and writes them to `target/bench`.
pub(crate) fn run(project: &Project, plan: BenchPlan) -> Result<()> {
    site::ensure(project, PrerenderBuild::WithTests)?;
    let mut programs = Programs::new(project, plan.quick)?;
    let scripts = found("npm's libraries", peers::scripts(project));
    let python = found("Python's libraries", peers::python(project));
    native::compile(project)?;
    let page = module::build(project, scripts.as_deref());

    native::ours(project, &mut programs);
    if let Some(python) = python {
        native::python(project, &python, &mut programs);
    }
    match page.and_then(|page| chromium::start(project, &page)) {
        Ok(browser) => browser.measure(project, &mut programs),
        Err(error) => goes_without("a browser", &error),
    }

    if let Err(error) = pages::measure(project, scripts.as_deref(), &mut programs) {
        goes_without("a browser", &error);
    }
    let visit = FirstVisit::of(&project.dist())?;
    programs.add(visit.measured().map(|(what, bytes)| Line::exact("bytes", &what, bytes)));

    print!("{}\n{}\n", report::table(programs.lines()), targets::table(programs.lines()));
    for file in report::write(programs.folder(), programs.lines())? {
        progress::say("bench", file.display().to_string());
    }
    if programs.faults().is_empty() { Ok(()) } else { bail!("{}", programs.faults().join("\n")) }
}

/// What was found; nothing otherwise, which is told, and is no fault.
fn found<T>(what: &str, result: Result<T>) -> Option<T> {
    result.map_err(|error| goes_without(what, &error)).ok()
}

fn goes_without(what: &str, error: &Error) {
    progress::say("bench", format!("without {what}: {error:#}"));
}
