//! The lesson in plain JavaScript, for browsers without WebAssembly: Lockdown Mode, Tor's safer level, policies of some
//! companies. binaryen's `wasm2js` makes it of the same module; it is loaded there alone (src/boot/plain.js), works as
//! exactly, and is slower.
//!
//! `wasm2js` knows one table and no references, so the module is bound to a script of its own, without them.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{BinaryReader, Parser, Payload};
use which::which;
use xshell::cmd;

use super::digest;
use crate::progress;
use crate::project::Project;
use crate::setup::{npm, wasm};

/// What the page's loader calls it.
const NAME: &str = "plain.js";
/// The stem of what it is called when it holds its digest.
const STEM: &str = "plain-";
/// What the compiler says of a module that uses them.
const FEATURES: &str = "target_features";
/// What `wasm2js` does not know; the code itself does not need it.
const LEFT_OUT: [&str; 3] = ["reference-types", "multivalue", "call-indirect-overlong"];
/// What the module asks wasm-bindgen for if it was compiled for references: where the values end that are never dropped,
/// `JSIDX_RESERVED` in wasm-bindgen's `src/rt/mod.rs`.
const ASKED: &str = "export const __wbindgen_externref_statics_end = () => 1028;";
/// How wasm-bindgen sees that the memory has grown: views of WebAssembly's are detached then, others are not.
const GROWN: [&str; 2] = ["Memory0.byteLength === 0", "Memory0.buffer.detached === true"];
const GROWN_HERE: &str = "Memory0.buffer !== wasm.memory.buffer";
/// What joins the two.
const ENTRY: &str = "import * as wasm from './made.js';
import { __wbg_set_wasm } from './bound_bg.js';
__wbg_set_wasm(wasm);
wasm.__wbindgen_start();";

/// Whether a file of the site is this one.
pub(super) fn is_plain(name: &str) -> bool {
    name.starts_with(STEM)
}

/// Puts it into a staging folder, and returns the page that knows it. Plain Trunk, which has none of what makes it, leaves
/// it out: such browsers then say that they cannot run the lesson.
pub(super) fn write(project: &Project, staging: &Path, page: &str) -> Result<String> {
    let (Ok(_), Some(esbuild)) = (which("wasm2js"), npm::find_esbuild(project)) else {
        progress::say("site", "wasm2js is missing, so nothing is made for browsers without WebAssembly");
        return Ok(page.to_owned());
    };
    let script = progress::timed("site", "turn the module into plain JavaScript", || made(project, &esbuild))?;
    let name = format!("{STEM}{}.js", digest::name(&[script.as_bytes()]));
    fs::write(staging.join(&name), script).with_context(|| format!("cannot write {name}"))?;
    Ok(page.replace(&format!("./{NAME}"), &format!("./{name}")))
}

fn made(project: &Project, esbuild: &Path) -> Result<String> {
    let shell = project.shell();
    let compiled = project.target().join(wasm::TARGET).join("release").join("dealer-hedging.wasm");
    let module = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let work = shell.create_temp_dir()?;
    let at = |name: &str| work.path().join(name);
    let [compiled, bound, lowered, made, glue] =
        ["bound.wasm", "bound_bg.wasm", "lowered.wasm", "made.js", "bound_bg.js"].map(at);
    fs::write(&compiled, without_features(&module).context("cannot read the compiled module")?)?;
    let folder = work.path();
    cmd!(shell, "wasm-bindgen --target bundler --no-typescript --out-dir {folder} {compiled}").quiet().run()?;
    let lower = ["--signext-lowering", "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering"];
    cmd!(shell, "wasm-opt -Oz {lower...} {bound} -o {lowered}").quiet().run()?;
    cmd!(shell, "wasm2js -Oz {lowered} -o {made}").quiet().run()?;
    fs::write(&glue, with_other_views(&fs::read_to_string(&glue)?)?)?;
    let [entry, asked] = [("entry.js", ENTRY), ("asked.js", ASKED)].map(|(name, text)| (at(name), text));
    fs::write(&entry.0, entry.1)?;
    fs::write(&asked.0, asked.1)?;
    let (entry, asked) = (entry.0, format!("--alias:__wbindgen_externref_xform__={}", asked.0.display()));
    let flags = ["--bundle", "--minify", "--format=esm", "--target=es2020", "--charset=utf8", "--log-level=error"];
    Ok(cmd!(shell, "{esbuild} {flags...} {asked} {entry}").quiet().read()?)
}

/// The same module, which says that it uses less.
fn without_features(module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let features = match &payload {
            Payload::CustomSection(section) if section.name() == FEATURES => Some(section.data()),
            _ => None,
        };
        match (features, payload.as_section()) {
            (Some(features), _) => {
                let data = Cow::Owned(fewer(features)?);
                out.section(&CustomSection { name: Cow::Borrowed(FEATURES), data });
            }
            (None, Some((id, range))) => {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                let data = module.get(range).context("a section ends behind the module")?;
                out.section(&RawSection { id, data });
            }
            (None, None) => {}
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
    let mut out = vec![u8::try_from(kept.len())?];
    for (sign, name) in kept {
        out.extend([sign, u8::try_from(name.len())?]);
        out.extend(name.as_bytes());
    }
    Ok(out)
}

/// wasm-bindgen's script for a memory whose views outlive its growth.
fn with_other_views(script: &str) -> Result<String> {
    if GROWN.iter().any(|seen| !script.contains(seen)) {
        bail!("wasm-bindgen writes its script in another way: see how it renews its views of the memory");
    }
    Ok(GROWN.iter().fold(script.to_owned(), |script, seen| script.replace(seen, GROWN_HERE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(names: &[&str]) -> Vec<u8> {
        let mut out = vec![u8::try_from(names.len()).unwrap_or(0)];
        for name in names {
            out.extend([b'+', u8::try_from(name.len()).unwrap_or(0)]);
            out.extend(name.as_bytes());
        }
        out
    }

    fn module(names: &[&str]) -> Vec<u8> {
        let mut out = Module::new();
        let data = features(names);
        out.section(&CustomSection { name: Cow::Borrowed("producers"), data: Cow::Borrowed(&[0]) });
        out.section(&CustomSection { name: Cow::Borrowed(FEATURES), data: Cow::Owned(data) });
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
        Ok(())
    }

    #[test]
    fn a_script_that_renews_its_views_otherwise_is_refused() -> Result<()> {
        let script = "a.Memory0.byteLength === 0 || b.Memory0.buffer.detached === true";
        let renews = "Memory0.buffer !== wasm.memory.buffer";
        assert_eq!(with_other_views(script)?, format!("a.{renews} || b.{renews}"));
        assert!(with_other_views("a.Memory0.byteLength === 0").is_err());
        Ok(())
    }
}
