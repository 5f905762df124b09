//! Short names where the WebAssembly and its script meet.
//!
//! wasm-bindgen names every import after the function it stands for, with a hash, most of which does not compress.
//! esbuild shortens the names in the script and says what became of each; the module gets the same. That saves
//! 5.6 kB of the 200 kB of a first visit (Brotli, measured).

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module};
use wasmparser::{Parser, Payload};

use super::minify::Minifier;
use super::sections;

/// The names that wasm-bindgen makes up, as a regular expression of JavaScript: its own and those of the functions
/// that it passes on, and the script's as the module imports it.
const MADE_UP: &str = r"^(__wb|__externref_|wasm_bindgen_|\./)";

/// A module and its minified script under short names.
pub(super) fn shorten(minifier: &Minifier<'_>, module: &[u8], script: String) -> Result<(Vec<u8>, String)> {
    let (script, names) = minifier.module(script, MADE_UP)?;
    Ok((with_names(module, &names).context("cannot read the WebAssembly module")?, script))
}

/// The same module with other names of its imports and exports; what `names` does not know stays.
fn with_names(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let new = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import?;
                    section.import(&new(import.module), &new(import.name), EntityType::try_from(import.ty)?);
                }
                out.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    section.export(&new(export.name), ExportKind::from(export.kind), export.index);
                }
                out.section(&section);
            }
            other => sections::copy(&other, module, &mut out)?,
        }
    }
    Ok(out.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports one function and exports it, and its memory.
    fn module(from: &str, import: &str, export: &str) -> Vec<u8> {
        let named = |name: &str| [&[u8::try_from(name.len()).unwrap_or(0)], name.as_bytes()].concat();
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        let sections = [
            (1, vec![1, 0x60, 0, 0]),
            (2, [vec![1], named(from), named(import), vec![0, 0]].concat()),
            (5, vec![1, 0, 1]),
            (7, [vec![2], named("memory"), vec![2, 0], named(export), vec![0, 0]].concat()),
            (0, [named("producers"), vec![0]].concat()),
        ];
        for (kind, content) in sections {
            out.extend([kind, u8::try_from(content.len()).unwrap_or(0)]);
            out.extend(content);
        }
        out
    }

    fn map(names: &[(&str, &str)]) -> BTreeMap<String, String> {
        names.iter().map(|(long, short)| ((*long).to_owned(), (*short).to_owned())).collect()
    }

    #[test]
    fn names_change_and_nothing_else() -> Result<()> {
        let before = module("./x_bg.js", "__wbg_now_1", "__wbindgen_start");
        assert_eq!(with_names(&before, &map(&[]))?, before);
        let names = map(&[("./x_bg.js", "a"), ("__wbg_now_1", "b"), ("__wbindgen_start", "c"), ("elsewhere", "d")]);
        assert_eq!(with_names(&before, &names)?, module("a", "b", "c"));
        Ok(())
    }

    #[test]
    fn what_is_no_module_or_is_cut_is_an_error() {
        let whole = module("./x_bg.js", "__wbg_now_1", "start");
        assert!(with_names(b"<!doctype html>", &map(&[])).is_err());
        for end in [9, 12, 20, whole.len() - 1] {
            assert!(with_names(&whole[..end], &map(&[])).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn both_files_get_the_same_names() -> Result<()> {
        let project = crate::project::Project::here()?;
        let minifier = Minifier::find(&project);
        let before = module("./x_bg.js", "__wbg_now_1", "__wbindgen_start");
        let script = "f({ \"./x_bg.js\": { __wbg_now_1: f } }).__wbindgen_start(f.memory);\n";
        let (after, text) = shorten(&minifier, &before, script.to_owned())?;
        if minifier.is_idle() {
            assert_eq!((after, text.as_str()), (before, script));
        } else {
            assert_eq!(text, "f({f:{m:f}}).e(f.memory);");
            assert_eq!(after, module("f", "m", "e"));
        }
        Ok(())
    }
}
