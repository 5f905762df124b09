//! The workshop of the lesson: `cargo xtask <serve|build|test|bench|lighthouse|setup|post-build>`.
//!
//! | room       | what it does                                                             |
//! |------------|--------------------------------------------------------------------------|
//! | `cli`      | reads the arguments                                                      |
//! | `setup/`   | finds or installs what the machine lacks: wasm target, tools, browser    |
//! | `site/`    | builds `dist/`: Trunk, prerendered text, security policy, byte counts    |
//! | `server/`  | serves `dist/` on this machine                                           |
//! | `check/`   | the test run, from cheap to dear, browser journeys last                  |
//! | `bench/`   | our speed beside that of others who do the same                          |
//! | `lighthouse` | Lighthouse's judgement of `dist/`                                       |
//! | `project`, `command`, `progress` | where things are, running programs, saying what is done and how long it took |

mod bench;
mod check;
mod cli;
mod command;
mod lighthouse;
mod progress;
mod project;
mod server;
mod setup;
mod site;

use std::process::ExitCode;

use anyhow::{Error, Result};

use cli::Task;
use project::Project;
use site::PrerenderBuild;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)).and_then(|task| run(&task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n[xtask] {}", report(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let project = Project::here()?;
    match task {
        Task::Help => {
            print!("{}", cli::HELP);
            Ok(())
        }
        Task::Setup => setup::everything(&project),
        Task::Build(library) => site::build(&project, *library, PrerenderBuild::Alone),
        Task::Serve(options) => {
            site::ensure(&project, PrerenderBuild::Alone)?;
            server::serve(&project.dist(), options.port, options.open)
        }
        Task::Test(plan) => check::run(&project, plan),
        Task::Bench(plan) => bench::run(&project, *plan),
        Task::Lighthouse => lighthouse::run(&project),
        Task::PostBuild => site::post_build(&project),
    }
}

/// What went wrong and its chain of causes, one a line.
fn report(error: &Error) -> String {
    let causes: Vec<_> = error.chain().map(ToString::to_string).collect();
    causes.join("\n        because: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_every_cause() {
        let error = anyhow::anyhow!("no such file").context("cannot read the page");
        assert_eq!(report(&error), "cannot read the page\n        because: no such file");
    }
}
