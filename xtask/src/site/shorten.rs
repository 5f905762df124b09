//! Shortens the names by which the WebAssembly and its script know each other.
//!
//! wasm-bindgen names every import after the function it stands for, with a hash, and repeats the
//! script's name before each: 10 kB of text in the module and as much in the script, most of which
//! does not compress. Both files are rewritten together, then get a new name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{digest, wasm};

/// Names no longer than this stay: nothing is gained by another.
const SHORT: usize = 6;

/// Rewrites the module and its script in a staging folder, and the page that loads them.
pub fn run(staging: &Path, page: &str) -> Result<String> {
    let stem = stem(page).context("index.html loads no WebAssembly")?;
    let [script_name, module_name] = files(stem);
    let read = |name: &str| fs::read(staging.join(name)).with_context(|| format!("cannot read {name}"));
    let (module, script) = (read(&module_name)?, read(&script_name)?);
    let script = String::from_utf8(script).with_context(|| format!("{script_name} is no text"))?;
    let (short_module, short_script) = shortened(&module, &script)?;

    let new_stem = renamed(stem, &short_module, &short_script);
    let page = page.replace(stem, &new_stem);
    let [new_script, new_module] = files(&new_stem);
    for (name, content) in [(new_script, short_script.as_bytes()), (new_module, short_module.as_slice())] {
        fs::write(staging.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    }
    for name in [script_name, module_name] {
        fs::remove_file(staging.join(&name)).with_context(|| format!("cannot remove {name}"))?;
    }
    Ok(page)
}

fn files(stem: &str) -> [String; 2] {
    [format!("{stem}.js"), format!("{stem}_bg.wasm")]
}

/// `dealer-hedging-0123456789abcdef` of a page that loads `./dealer-hedging-0123456789abcdef_bg.wasm`.
fn stem(page: &str) -> Option<&str> {
    let before = &page[..page.find("_bg.wasm")?];
    Some(&before[before.rfind(['/', '"', '\''])? + 1..])
}

/// The same name with the hash of what the files now hold, so that a cache can keep them for good.
fn renamed(stem: &str, module: &[u8], script: &str) -> String {
    let name = stem.rsplit_once('-').map_or(stem, |(name, _)| name);
    format!("{name}-{}", digest::name(&[module, script.as_bytes()]))
}

/// Module and script under short names.
fn shortened(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let module = wasm::with_names(module, &mut |name| names.short(name))?;
    Ok((module, flush(&names.put_into(script)?)))
}

/// A script without indentation, empty lines and comments that fill a line. Only for scripts without texts
/// over several lines: the one that wasm-bindgen writes, and the page's own.
pub fn flush(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let mut in_comment = false;
    let kept = lines.filter(|line| {
        in_comment |= line.starts_with("/*");
        let comment = in_comment || line.starts_with("//") || line.is_empty();
        in_comment &= !line.ends_with("*/");
        !comment
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The short name of each long one, counted in the order of the module.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> String {
        if long.len() <= SHORT {
            return long.to_owned();
        }
        let next = format!("n{}", self.0.len());
        self.0.entry(long.to_owned()).or_insert(next).clone()
    }

    /// Replaces every long name in the script, where it stands as a word or as a quoted module name.
    fn put_into(&self, script: &str) -> Result<String> {
        let mut text = String::with_capacity(script.len());
        let mut found = 0;
        for word in words(script) {
            let short = self.0.get(word.trim_matches('"'));
            let quote = if short.is_some() && word.starts_with('"') { "\"" } else { "" };
            for part in [quote, short.map_or(word, String::as_str), quote] {
                text.push_str(part);
            }
            found += usize::from(short.is_some());
        }
        // Each stands in the script at least once, or the two would no longer meet.
        if found < self.0.len() {
            bail!("the script knows {found} of the module's {} names", self.0.len());
        }
        Ok(text)
    }
}

/// A script in pieces: identifiers, quoted texts without escapes, and what stands between.
fn words(mut rest: &str) -> impl Iterator<Item = &str> {
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if part_of_name(first) {
            rest.find(|c| !part_of_name(c))
        } else if first == '"' {
            rest[1..].find(['"', '\\', '\n']).map(|at| at + 2)
        } else {
            rest[first.len_utf8()..].find(|c: char| part_of_name(c) || c == '"').map(|at| at + first.len_utf8())
        };
        let (word, tail) = rest.split_at(end.unwrap_or(rest.len()).min(rest.len()));
        rest = tail;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stem_is_found_and_renamed_by_content() {
        let page = "<link href=\"./dealer-hedging-0123456789abcdef_bg.wasm\">";
        assert_eq!(stem(page), Some("dealer-hedging-0123456789abcdef"));
        let one = renamed("dealer-hedging-0123456789abcdef", b"a", "b");
        assert!(one.starts_with("dealer-hedging-") && one.len() == "dealer-hedging-0123456789abcdef".len());
        assert_ne!(one, renamed("dealer-hedging-0123456789abcdef", b"a", "c"));
        assert_eq!(stem("<p>"), None);
    }

    #[test]
    fn words_put_together_are_the_script() {
        let script = "const a$1 = { \"./x_bg.js\": __wbg_get_0f, 'é': \"q\\\"q\" };\n// \"open";
        assert_eq!(words(script).collect::<String>(), script);
        assert!(words(script).any(|word| word == "\"./x_bg.js\"") && words(script).any(|word| word == "__wbg_get_0f"));
    }

    #[test]
    fn both_files_get_the_same_names() -> Result<()> {
        let module = wasm::tests::module("./x_bg.js", "__wbg_long_name_1", "__wbindgen_start");
        let script = "({ \"./x_bg.js\": { __wbg_long_name_1: f } }); wasm.__wbindgen_start(); __wbg_long_name_12()";
        let (module, script) = shortened(&module, script)?;
        assert_eq!(script, "({ \"n0\": { n1: f } }); wasm.n2(); __wbg_long_name_12()\n");
        assert_eq!(module, wasm::tests::module("n0", "n1", "n2"));
        assert!(shortened(&module, "").is_ok(), "short names stay");
        Ok(())
    }

    #[test]
    fn what_only_people_read_goes() {
        let script = "/**\n * Doc.\n */\nlet a = 1; // kept\n\n    // gone\n    /* gone */\n    b();";
        assert_eq!(flush(script), "let a = 1; // kept\nb();\n");
    }

    #[test]
    fn a_name_that_the_script_does_not_know_is_an_error() {
        let module = wasm::tests::module("./x_bg.js", "__wbg_long_name_1", "__wbindgen_start");
        assert!(shortened(&module, "\"./x_bg.js\"").is_err());
    }
}
