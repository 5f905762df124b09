//! The lesson in plain JavaScript, for browsers without WebAssembly: Lockdown Mode, Tor's “safer” level, policies of some
//! companies. binaryen's `wasm2js` makes it of the same modules. It is loaded there alone (src/boot/plain.js), and gives
//! the same numbers, only slower.
//!
//! `wasm2js` knows one table and no references to JavaScript's values, so each module is bound to a script of its own
//! that does without.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_encoder::{CustomSection, Encode as _, Module};
use wasmparser::{BinaryReader, Parser, Payload};
use which::which;
use xshell::{Shell, cmd};

use super::{digest, sections};
use crate::command::{captured, version_in};
use crate::progress;
use crate::project::Project;
use crate::setup::{npm, wasm};

/// What the compiler calls each module, and what the page's loaders call its script.
const MODULES: [(&str, &str); 2] = [("dealer-hedging", "plain"), ("extras", "plain-extras")];
/// What the compiler says of a module that uses them.
const FEATURES: &str = "target_features";
/// What `wasm2js` does not know; the code itself does not need it.
const LEFT_OUT: [&str; 3] = ["reference-types", "multivalue", "call-indirect-overlong"];
/// What replaces instructions that JavaScript has nothing for.
const LOWER: [&str; 3] =
    ["--signext-lowering", "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering"];

/// What the script is made of beside what `wasm2js` and wasm-bindgen write: first what its traps are errors of, since a
/// trap is told from an exception by that (src/ui/guarded.rs, src/boot/watch.js).
const ENTRY: &str = "import './trap.js';
import * as wasm from './made.js';
import { __wbg_set_wasm } from './bound_bg.js';
__wbg_set_wasm(wasm);
wasm.__wbindgen_start();";
const TRAP: &str = "globalThis.WebAssembly ??= {};
WebAssembly.RuntimeError ??= class extends Error { name = 'RuntimeError'; };";
/// What a module that was compiled for references asks wasm-bindgen for: where the values end that are never dropped.
const ASKED: &str = "export const __wbindgen_externref_statics_end = () => 1028;";

/// What is written otherwise, so that it holds here: what stands in the script of wasm-bindgen, and what takes its place.
/// Views of WebAssembly's memory are detached when it grows; those of a plain buffer stay valid, and old.
const BOUND: [(&str, &str); 2] = [
    ("Memory0.byteLength === 0", "Memory0.buffer !== wasm.memory.buffer"),
    ("Memory0.buffer.detached === true", "Memory0.buffer !== wasm.memory.buffer"),
];
/// The same of `wasm2js`.
const MADE: [(&str, &str); 1] = [("throw new Error('abort')", "throw new WebAssembly.RuntimeError('unreachable')")];
/// What makes [`ASKED`] right: 1,024 places, and four values that are never dropped.
const STATICS: [&str; 2] = ["new Array(1024)", "heap.push(undefined, null, true, false)"];

/// Whether a file of the site is one of these.
pub(super) fn is_plain(name: &str) -> bool {
    name.starts_with(MODULES[0].1)
}

/// Puts them into a staging folder, and returns the page that knows them. Plain Trunk may have none of what makes them:
/// then they are left out, and such browsers say that they cannot run the lesson.
pub(super) fn write(project: &Project, staging: &Path, page: &str) -> Result<String> {
    let workshop = match Workshop::find(project) {
        Ok(workshop) => workshop,
        Err(lack) => {
            progress::say("site", format!("nothing is made for browsers without WebAssembly: {lack:#}"));
            return Ok(page.to_owned());
        }
    };
    progress::timed("site", "turn the modules into plain JavaScript", || {
        MODULES.iter().try_fold(page.to_owned(), |page, (module, name)| {
            let script =
                workshop.script(&workshop.compiled(module)).with_context(|| format!("cannot turn {module}"))?;
            let called = format!("{name}-{}.js", digest::name(&[script.as_bytes()]));
            let asked = format!("./{name}.js");
            if !page.contains(&asked) {
                bail!("no loader in the page asks for {asked}");
            }
            fs::write(staging.join(&called), &script).with_context(|| format!("cannot write {called}"))?;
            progress::say("site", format!("{called}: {} B", script.len()));
            Ok(page.replace(&asked, &format!("./{called}")))
        })
    })
}

/// The tools that make it.
struct Workshop<'a> {
    shell: &'a Shell,
    modules: PathBuf,
    bindgen: PathBuf,
    wasm_opt: PathBuf,
    wasm2js: PathBuf,
    esbuild: PathBuf,
}

impl<'a> Workshop<'a> {
    /// Those on the search path, if all are there and the modules as well.
    fn find(project: &'a Project) -> Result<Self> {
        let tool = |name: &str| which(name).with_context(|| format!("{name} is missing"));
        let (shell, bindgen) = (project.shell(), tool("wasm-bindgen")?);
        let wanted = project.locked_version("wasm-bindgen")?;
        let version = captured(cmd!(shell, "{bindgen} --version"))?;
        if version_in(&version) != Some(&wanted) {
            bail!("wasm-bindgen is not {wanted}");
        }
        let found = Self {
            shell,
            modules: project.target().join(wasm::TARGET).join("release"),
            bindgen,
            wasm_opt: tool("wasm-opt")?,
            wasm2js: tool("wasm2js")?,
            esbuild: npm::find_esbuild(project).context("esbuild is missing")?,
        };
        let missing = MODULES.iter().map(|(module, _)| found.compiled(module)).find(|module| !module.exists());
        if let Some(module) = missing {
            bail!("{} is missing", module.display());
        }
        Ok(found)
    }

    fn compiled(&self, module: &str) -> PathBuf {
        self.modules.join(module).with_extension("wasm")
    }

    /// One script that does what a compiled module does.
    fn script(&self, compiled: &Path) -> Result<String> {
        let folder = self.shell.create_temp_dir()?;
        let work = folder.path();
        let module = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
        let fewer = without_features(&module).context("cannot read the compiled module")?;
        self.shell.write_file(work.join("bound.wasm"), fewer)?;
        self.bind(work)?;
        for (name, text) in [("entry.js", ENTRY), ("trap.js", TRAP), ("asked.js", ASKED)] {
            self.shell.write_file(work.join(name), text)?;
        }
        self.bundle(work)
    }

    /// Makes `bound_bg.js` and `made.js` of `bound.wasm`.
    fn bind(&self, work: &Path) -> Result<()> {
        let Self { shell, bindgen, wasm_opt, wasm2js, .. } = self;
        let [module, bound, lowered, glue, made] =
            ["bound.wasm", "bound_bg.wasm", "lowered.wasm", "bound_bg.js", "made.js"].map(|name| work.join(name));
        cmd!(shell, "{bindgen} --target bundler --no-typescript --out-dir {work} {module}").quiet().run()?;
        cmd!(shell, "{wasm_opt} -Oz {LOWER...} {bound} -o {lowered}").quiet().run()?;
        cmd!(shell, "{wasm2js} -Oz {lowered} -o {made}").quiet().run()?;
        let script = shell.read_file(&glue)?;
        if STATICS.iter().any(|part| !script.contains(part)) {
            bail!("wasm-bindgen keeps its values in another way: see `JSIDX_RESERVED` in its src/rt/mod.rs");
        }
        shell.write_file(&glue, rewritten(script, &BOUND)?)?;
        Ok(shell.write_file(&made, rewritten(shell.read_file(&made)?, &MADE)?)?)
    }

    fn bundle(&self, work: &Path) -> Result<String> {
        let Self { shell, esbuild, .. } = self;
        let [entry, asked] = ["entry.js", "asked.js"].map(|name| work.join(name));
        let mut alias = OsStr::new("--alias:__wbindgen_externref_xform__=").to_owned();
        alias.push(asked);
        let flags =
            ["--bundle", "--minify", "--format=esm", "--target=es2020", "--charset=utf8", "--log-level=warning"];
        Ok(cmd!(shell, "{esbuild} {flags...} {alias} {entry}").quiet().read()?)
    }
}

/// A script with all of these parts replaced.
fn rewritten(script: String, parts: &[(&str, &str)]) -> Result<String> {
    parts.iter().try_fold(script, |script, (part, other)| {
        if !script.contains(part) {
            bail!("a script is written in another way than this knows: it has no “{part}”");
        }
        Ok(script.replace(part, other))
    })
}

/// The same module, which says that it uses less.
fn without_features(module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CustomSection(section) if section.name() == FEATURES => {
                out.section(&CustomSection { name: FEATURES.into(), data: Cow::Owned(fewer(section.data())?) });
            }
            other => sections::copy(&other, module, &mut out)?,
        }
    }
    Ok(out.finish())
}

/// A list of features, each with a sign and its name, without some:
/// <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md#target-features-section>.
fn fewer(features: &[u8]) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(features, 0);
    let mut kept = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let (sign, name) = (reader.read_u8()?, reader.read_string()?);
        if !LEFT_OUT.contains(&name) {
            kept.push((sign, name));
        }
    }
    if !reader.eof() {
        bail!("the list of features is longer than it says");
    }
    let mut out = Vec::new();
    kept.len().encode(&mut out);
    for (sign, name) in kept {
        out.push(sign);
        name.encode(&mut out);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(names: &[&str]) -> Vec<u8> {
        let mut list = Vec::new();
        names.len().encode(&mut list);
        for name in names {
            list.push(b'+');
            name.encode(&mut list);
        }
        let mut out = Module::new();
        out.section(&CustomSection { name: "producers".into(), data: Cow::Borrowed(&[0]) });
        out.section(&CustomSection { name: FEATURES.into(), data: Cow::Owned(list) });
        out.finish()
    }

    #[test]
    fn a_module_says_that_it_uses_less_and_stays_otherwise() -> Result<()> {
        let whole = module(&["sign-ext", "reference-types", "bulk-memory", "multivalue", "call-indirect-overlong"]);
        assert_eq!(without_features(&whole)?, module(&["sign-ext", "bulk-memory"]));
        let none = module(&["sign-ext"]);
        assert_eq!(without_features(&none)?, none);
        assert!(without_features(b"<!doctype html>").is_err());
        assert!(fewer(&[2, b'+', 3, b'a']).is_err(), "a list that is cut");
        assert!(fewer(&[0, 0]).is_err(), "a list with more behind it");
        Ok(())
    }

    #[test]
    fn a_script_that_is_written_otherwise_is_refused() -> Result<()> {
        let script = "a.Memory0.byteLength === 0 || b.Memory0.buffer.detached === true";
        let renews = "Memory0.buffer !== wasm.memory.buffer";
        assert_eq!(rewritten(script.to_owned(), &BOUND)?, format!("a.{renews} || b.{renews}"));
        assert!(rewritten("a.Memory0.byteLength === 0".to_owned(), &BOUND).is_err());
        Ok(())
    }
}
