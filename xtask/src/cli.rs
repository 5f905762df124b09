//! The arguments of `cargo xtask`.

use std::ffi::OsString;

use anyhow::{Context, Error, Result, anyhow, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::bench::BenchPlan;
use crate::check::{Stage, TestPlan};
use crate::setup::wasm::StdLibrary;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask <task>

  serve [--port N] [--open]   build if needed, then serve the lesson on this machine
                              (port 8080; 0 takes any free one; --open starts the browser)
  build [--shipped]           build dist/, the folder to host, and Rust's standard library with it, for size;
                              --shipped takes that library as it comes
  test [--quick]              every check, cheap ones first; --quick leaves out site and browser
       [--all-browsers]       the journeys in Chromium, then in Firefox and in WebKitGTK, Safari's engine;
                              installs what they need, or says what to install
       [--only stage,stage]   some checks alone: format lint lint-browser unit site bytes journeys
                              (in Chromium) journeys-firefox journeys-webkit
       [-- filter]            only tests whose name contains the filter
  bench [--quick]             our speed beside that of others who do the same, measured on this machine, with the
                              bytes and frames of dist/; --quick takes few samples
  lighthouse                  Lighthouse's scores of dist/, served compressed, and what costs points
  setup                       install what the machine lacks, and nothing else
  post-build                  run by Trunk inside `build`
";

/// What the reader asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print the help.
    Help,
    /// Install what is missing.
    Setup,
    /// Build the site with this standard library.
    Build(StdLibrary),
    /// Build and serve the site.
    Serve(ServeOptions),
    /// Run the checks.
    Test(TestPlan),
    /// Run the benchmarks.
    Bench(BenchPlan),
    /// Judge the page with Lighthouse.
    Lighthouse,
    /// Finish the page in Trunk's staging folder.
    PostBuild,
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// Port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Whether to start the browser.
    pub open: bool,
}

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let name = match parser.next().with_context(usage)? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(name)) => name.string().with_context(usage)?,
        Some(other) => return Err(unexpected(other)),
    };
    match name.as_str() {
        "help" => Ok(Task::Help),
        "setup" => alone(parser, Task::Setup),
        "build" => build(parser),
        "serve" => serve(parser),
        "test" => test(parser),
        "bench" => bench(parser),
        "lighthouse" => alone(parser, Task::Lighthouse),
        "post-build" => alone(parser, Task::PostBuild),
        _ => bail!("there is no task `{name}`\n\n{HELP}"),
    }
}

fn alone(mut parser: lexopt::Parser, task: Task) -> Result<Task> {
    match parser.next().with_context(usage)? {
        None => Ok(task),
        Some(other) => Err(unexpected(other)),
    }
}

fn build(mut parser: lexopt::Parser) -> Result<Task> {
    let mut library = StdLibrary::Small;
    while let Some(argument) = parser.next().with_context(usage)? {
        match argument {
            Long("shipped") => library = StdLibrary::Shipped,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Task::Build(library))
}

fn serve(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = ServeOptions { port: 8080, open: false };
    while let Some(argument) = parser.next().with_context(usage)? {
        match argument {
            Long("port") | Short('p') => {
                let value = parser.value().with_context(usage)?;
                options.port = value.parse().context("--port needs a number from 0 to 65535")?;
            }
            Long("open") => options.open = true,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Task::Serve(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Task> {
    let mut plan = TestPlan::default();
    while let Some(argument) = parser.next().with_context(usage)? {
        match argument {
            Long("quick") => plan.quick = true,
            Long("all-browsers") => plan.all_browsers = true,
            Long("only") => {
                let names = parser.value().with_context(usage)?.string().with_context(usage)?;
                for name in names.split(',') {
                    plan.only.push(Stage::named(name)?);
                }
            }
            Value(filter) => plan.filters.push(filter.string().with_context(usage)?),
            other => return Err(unexpected(other)),
        }
    }
    if plan.quick && plan.all_browsers {
        bail!("--quick leaves out every browser, --all-browsers none: choose one of them\n\n{HELP}");
    }
    Ok(Task::Test(plan))
}

fn bench(mut parser: lexopt::Parser) -> Result<Task> {
    let mut plan = BenchPlan::default();
    while let Some(argument) = parser.next().with_context(usage)? {
        match argument {
            Long("quick") => plan.quick = true,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Task::Bench(plan))
}

fn usage() -> String {
    format!("these arguments are not understood\n\n{HELP}")
}

fn unexpected(argument: lexopt::Arg<'_>) -> Error {
    anyhow!("{}\n\n{HELP}", argument.unexpected())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::browser::Browser;

    fn of(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn serving_has_a_usual_port() -> Result<()> {
        assert_eq!(of("serve")?, Task::Serve(ServeOptions { port: 8080, open: false }));
        assert_eq!(of("serve --open --port=0")?, Task::Serve(ServeOptions { port: 0, open: true }));
        assert!(of("serve --port 70000").is_err());
        assert!(of("serve --prot 1").is_err());
        Ok(())
    }

    #[test]
    fn the_shipped_library_has_to_be_asked_for() -> Result<()> {
        assert_eq!(of("build")?, Task::Build(StdLibrary::Small));
        assert_eq!(of("build --shipped")?, Task::Build(StdLibrary::Shipped));
        assert!(of("serve --shipped").is_err());
        Ok(())
    }

    #[test]
    fn tests_can_be_chosen() -> Result<()> {
        assert_eq!(of("test")?, Task::Test(TestPlan::default()));
        let plan = TestPlan {
            quick: true,
            all_browsers: false,
            only: vec![Stage::Unit, Stage::Journeys(Browser::Chromium)],
            filters: vec!["link".to_owned()],
        };
        assert_eq!(of("test --quick --only unit,journeys -- link")?, Task::Test(plan));
        assert!(of("test --only everything").is_err());
        Ok(())
    }

    #[test]
    fn a_bench_can_be_quick() -> Result<()> {
        assert_eq!(of("bench")?, Task::Bench(BenchPlan { quick: false }));
        assert_eq!(of("bench --quick")?, Task::Bench(BenchPlan { quick: true }));
        assert!(of("bench --fast").is_err());
        Ok(())
    }

    #[test]
    fn browsers_can_be_chosen() -> Result<()> {
        let plan = TestPlan { all_browsers: true, ..TestPlan::default() };
        assert_eq!(of("test --all-browsers")?, Task::Test(plan));
        let only = vec![Stage::Journeys(Browser::Firefox), Stage::Journeys(Browser::WebKit)];
        let plan = TestPlan { only, ..TestPlan::default() };
        assert_eq!(of("test --only journeys-firefox,journeys-webkit")?, Task::Test(plan));
        assert!(of("test --quick --all-browsers").is_err_and(|error| error.to_string().contains("choose one")));
        assert!(of("test --only journeys-safari").is_err());
        Ok(())
    }

    #[test]
    fn unknown_words_show_the_help() -> Result<()> {
        assert_eq!(of("")?, Task::Help);
        assert_eq!(of("--help")?, Task::Help);
        assert_eq!(of("post-build")?, Task::PostBuild);
        assert!(of("build now").is_err());
        let message = of("sreve").map_err(|error| error.to_string());
        assert!(message.is_err_and(|text| text.contains("serve [--port N]")));
        Ok(())
    }
}
