//! What a library brings along and nobody on this page calls.
//!
//! Leptos links the streams of its server functions. wasm-bindgen exports them, so no optimizer may take them out. Without
//! those exports `wasm-opt` does: 1.3 kB of the module and 0.6 kB of its script, of a first visit (Brotli, measured).

use std::fs;

use anyhow::{Context, Result};
use wasm_encoder::{ExportKind, ExportSection, Module};
use wasmparser::{Parser, Payload};
use which::which;
use xshell::cmd;

use super::sections;
use crate::progress;
use crate::project::Project;

/// The classes that are left out, as the script calls them; the module's exports begin with their names in small letters.
const CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// A module and its script, as wasm-bindgen wrote it, without what is not used. Plain Trunk does without where there is no
/// `wasm-opt` on the search path, and says so.
pub(super) fn without(project: &Project, module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let Ok(wasm_opt) = which("wasm-opt") else {
        progress::say("site", "wasm-opt is missing, so what is not used stays; `cargo xtask setup` brings it");
        return Ok((module.to_vec(), script.to_owned()));
    };
    let shell = project.shell();
    let folder = shell.create_temp_dir()?;
    let [before, after] = ["before.wasm", "after.wasm"].map(|name| folder.path().join(name));
    fs::write(&before, with_fewer_exports(module).context("cannot read the WebAssembly module")?)?;
    // What the features are it reads from the module itself, and nobody does after it.
    let strip = ["--strip-producers", "--strip-target-features"];
    cmd!(shell, "{wasm_opt} -Oz {strip...} {before} -o {after}").quiet().run()?;
    Ok((fs::read(&after)?, CLASSES.iter().fold(script.to_owned(), |script, class| without_class(&script, class))))
}

/// A mark that Leptos leaves for a tool which nobody runs here.
const MARK: &str = "_WASM_SPLIT_MARKER";

/// Whether an export belongs to one of the classes, or is a mark.
fn is_unused(export: &str) -> bool {
    if export.starts_with(MARK) {
        return true;
    }
    let name = export.strip_prefix("__wbg_").unwrap_or(export);
    CLASSES.iter().any(|class| name.split('_').next() == Some(&class.to_ascii_lowercase()))
}

fn with_fewer_exports(module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    if !is_unused(export.name) {
                        section.export(export.name, ExportKind::from(export.kind), export.index);
                    }
                }
                out.section(&section);
            }
            other => sections::copy(&other, module, &mut out)?,
        }
    }
    Ok(out.finish())
}

/// A script of wasm-bindgen without one of its classes; as it is where that is written in another way.
fn without_class(script: &str, class: &str) -> String {
    let statements = [
        (format!("export class {class} {{\n"), "\n}\n"),
        (format!("if (Symbol.dispose) {class}."), "\n"),
        (format!("const {class}Finalization ="), ";\n"),
    ];
    let mut left = script.to_owned();
    for (begin, end) in statements {
        let Some(from) = left.find(&begin) else { return script.to_owned() };
        let Some(length) = left[from..].find(end) else { return script.to_owned() };
        left.replace_range(from..from + length + end.len(), "");
    }
    // Whatever else speaks of it keeps it.
    if left.contains(class) { script.to_owned() } else { left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_goes_with_all_that_belongs_to_it() {
        let script = "export class IntoUnderlyingSink {\n    free() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x = 1;\n\
                      export function a() {}\nconst IntoUnderlyingSinkFinalization = b\n    ? c : d;\nlet e;\n";
        assert_eq!(without_class(script, CLASSES[1]), "export function a() {}\nlet e;\n");
        let used = format!("{script}new IntoUnderlyingSink();\n");
        assert_eq!(without_class(&used, CLASSES[1]), used);
        assert_eq!(without_class("let e;", CLASSES[1]), "let e;");
    }

    #[test]
    fn only_its_exports_are_unused() {
        for name in ["intounderlyingsink_write", "__wbg_intounderlyingsource_free", "intounderlyingbytesource_type"] {
            assert!(is_unused(name), "{name}");
        }
        for name in ["main", "memory", "__wbindgen_malloc", "intounderlyingness"] {
            assert!(!is_unused(name), "{name}");
        }
    }
}
