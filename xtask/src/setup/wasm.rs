//! The compiler that makes WebAssembly.
//!
//! Usually rustup's own, with the target added. It builds the standard library from source as well, for size and
//! without the text of panics: a first visit loads 15 kB less (Brotli, of 265). Where that source cannot be had, the
//! library is taken as it comes.
//! Where rustup has no servers to ask, it is Debian's `rustc-web`, driven by rustup's cargo; that one
//! always builds the library, since it brings none for this target.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use which::which;
use xshell::{Cmd, Shell, cmd};

use super::apt;
use crate::command::{captured, succeeds_within, version_in};
use crate::progress;
use crate::project::Project;

/// Where a compiler keeps its standard library's source, below its root.
const STD_SOURCE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

/// The only WebAssembly target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler that builds the lesson: `rust-version` in the root's `Cargo.toml`.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// What builds the standard library from source, for size: features, and flags for all crates.
pub(crate) const STD_FEATURES: &str = "optimize_for_size";
/// A panic stops the module at once instead of writing a text that no reader would see.
pub(crate) const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// How long rustup may take to add the target before another way is tried.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Which standard library the module is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StdLibrary {
    /// The one that comes with the target.
    Shipped,
    /// Built from source for size, where its source can be had.
    Small,
}

/// Which compiler builds the WebAssembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The compiler on the search path, with the target's own library.
    Usual,
    /// The same compiler, building the standard library too.
    Small {
        /// The compiler by its path.
        rustc: PathBuf,
    },
    /// Debian's compiler, building the standard library too.
    Debian {
        /// Its compiler.
        rustc: PathBuf,
        /// Its linter.
        clippy_driver: PathBuf,
    },
}

impl WasmToolchain {
    /// Which standard library the module gets.
    pub(crate) fn library(&self) -> StdLibrary {
        self.builder_of_std().map_or(StdLibrary::Shipped, |_| StdLibrary::Small)
    }

    /// The compiler that builds the standard library too, if it does.
    pub(crate) fn builder_of_std(&self) -> Option<&Path> {
        match self {
            Self::Usual => None,
            Self::Small { rustc } | Self::Debian { rustc, .. } => Some(rustc),
        }
    }

    /// Makes a cargo command that names the wasm target use this compiler.
    pub(crate) fn apply<'a>(&self, cargo: Cmd<'a>) -> Cmd<'a> {
        match self {
            Self::Usual | Self::Small { .. } => cargo,
            Self::Debian { .. } => self.apply_with_std(cargo),
        }
    }

    /// The same for a command that deals with the standard library's own crates as well, if it is
    /// built from source.
    pub(crate) fn apply_with_std<'a>(&self, cargo: Cmd<'a>) -> Cmd<'a> {
        match self.builder_of_std() {
            Some(rustc) => {
                cargo.env("RUSTC", rustc).env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            }
            None => cargo,
        }
    }
}

impl fmt::Display for WasmToolchain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => write!(f, "rustc with the target {TARGET}"),
            Self::Small { rustc } | Self::Debian { rustc, .. } => {
                write!(f, "{}, which builds the standard library too", rustc.display())
            }
        }
    }
}

/// Finds a compiler with the wasm target, installing it where that can be done unattended.
pub(crate) fn prepare(project: &Project, library: StdLibrary) -> Result<WasmToolchain> {
    match (with_target(project)?, library) {
        (WasmToolchain::Usual, StdLibrary::Small) => Ok(small(project).unwrap_or_else(|reason| {
            progress::say("setup", format!("{reason:#}: the standard library is taken as it comes"));
            WasmToolchain::Usual
        })),
        (toolchain, _) => Ok(toolchain),
    }
}

fn with_target(project: &Project) -> Result<WasmToolchain> {
    if usual_has_target(project) {
        return Ok(WasmToolchain::Usual);
    }
    let shell = project.shell();
    if let Some(debian) = debian(shell) {
        return Ok(debian);
    }
    if which("rustup").is_ok() {
        let add = cmd!(shell, "rustup target add {TARGET}");
        // A failure is not yet an error: there is another way.
        let added = progress::timed("setup", &add.to_string(), || {
            succeeds_within(add, RUSTUP_LIMIT).then_some(()).context("rustup could not add the target")
        });
        if added.is_ok() && usual_has_target(project) {
            return Ok(WasmToolchain::Usual);
        }
        progress::say("setup", "trying Debian's compiler");
    }
    let reason = match apt::available(shell) {
        Ok(()) => {
            install_debian(shell)?;
            match debian(shell) {
                Some(toolchain) => return Ok(toolchain),
                None => format!("Debian's rustc-web is missing parts or is older than Rust {OLDEST}"),
            }
        }
        Err(error) => format!("{error:#}"),
    };
    bail!(
        "no Rust standard library for {TARGET}\n\
         On most machines this adds it:  rustup target add {TARGET}\n\
         (rustup is at https://rustup.rs)\n{reason}"
    )
}

/// Whether the compiler on the search path has the standard library for the target.
fn usual_has_target(project: &Project) -> bool {
    let folder = captured(cmd!(project.shell(), "rustc --print target-libdir --target {TARGET}"));
    folder.is_ok_and(|folder| has_core(Path::new(&folder)))
}

/// The compiler on the search path and its library's source, which is fetched if need be.
fn small(project: &Project) -> Result<WasmToolchain> {
    if cfg!(windows) {
        bail!("a shell script would stand in for cargo, which Windows cannot");
    }
    let shell = project.shell();
    let root = PathBuf::from(captured(cmd!(shell, "rustc --print sysroot"))?);
    if !root.join(STD_SOURCE).exists() {
        let add = cmd!(shell, "rustup component add rust-src");
        progress::timed("setup", &add.to_string(), || {
            let added = which("rustup").is_ok() && succeeds_within(add, RUSTUP_LIMIT);
            added.then_some(()).context("rustup could not add the source of the standard library")
        })?;
    }
    let rustc = root.join("bin").join("rustc");
    if !knows_flags(shell, &rustc) {
        bail!("{} is too old to build the standard library", rustc.display());
    }
    Ok(WasmToolchain::Small { rustc })
}

/// Whether a compiler knows the flags; older ones do not.
fn knows_flags(shell: &Shell, rustc: &Path) -> bool {
    let flags = FLAGS.split(' ');
    captured(cmd!(shell, "{rustc} {flags...} --print cfg").env("RUSTC_BOOTSTRAP", "1")).is_ok()
}

fn has_core(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

/// Debian's compiler, if it is here with its library source, its linker and its linter.
fn debian(shell: &Shell) -> Option<WasmToolchain> {
    let bin = Path::new("/usr/bin");
    let rustc = bin.join("rustc");
    let clippy_driver = bin.join("clippy-driver");
    if !(clippy_driver.exists() && bin.join("rust-lld").exists()) {
        return None;
    }
    let version = captured(cmd!(shell, "{rustc} --version")).ok()?;
    let sysroot = captured(cmd!(shell, "{rustc} --print sysroot")).ok()?;
    let source = Path::new(&sysroot).join(STD_SOURCE);
    let new_enough = major_minor(version_in(&version)?)? >= major_minor(OLDEST)?;
    (new_enough && source.exists()).then_some(WasmToolchain::Debian { rustc, clippy_driver })
}

fn install_debian(shell: &Shell) -> Result<()> {
    let why = "Rust's standard library for WebAssembly";
    apt::refresh(shell)?;
    // The linker must be of the same LLVM as the compiler; the package names that LLVM.
    let llvm = apt::depends(shell, "rust-web-llvm")?;
    let linker = llvm.iter().find_map(|name| Some(format!("lld-{}", name.strip_prefix("llvm-")?)));
    let linker = linker.unwrap_or_else(|| "lld".to_owned());
    apt::install(shell, &["rustc-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", &linker], why)
}

/// `1.96.0` gives `(1, 96)`.
fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(major_minor("1.96.0"), Some((1, 96)));
        assert!(major_minor("1.100.0") > major_minor("1.89.0"));
        assert_eq!(major_minor("nightly"), None);
        assert!(major_minor(OLDEST).is_some(), "the manifest says {OLDEST}");
    }

    #[test]
    fn only_the_debian_way_changes_the_environment() -> Result<()> {
        let shell = Shell::new()?;
        let changes = |way: WasmToolchain| Command::from(way.apply(cmd!(shell, "cargo"))).get_envs().count();
        assert_eq!(changes(WasmToolchain::Usual), 0);
        // Whoever lints need not build the library: the stand-in for cargo does, when Trunk builds the site.
        assert_eq!(changes(WasmToolchain::Small { rustc: "/usr/bin/rustc".into() }), 0);
        let debian =
            WasmToolchain::Debian { rustc: "/usr/bin/rustc".into(), clippy_driver: "/usr/bin/clippy-driver".into() };
        assert_eq!(changes(debian), 3);
        Ok(())
    }
}
