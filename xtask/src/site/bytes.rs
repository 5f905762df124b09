//! What a first visit loads, and how much of it is allowed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::html::{self, Tag};
use crate::error::{Context, Error, Result};

/// What the standard library adds where it is used as it comes, instead of built for size.
const PLAIN_STD_RAW: usize = 34_000;
const PLAIN_STD_BROTLI: usize = 13_000;
/// Most bytes of WebAssembly, as it runs and as it travels, and of everything that travels.
const WASM_RAW: usize = 260_000;
const WASM_BROTLI: usize = 110_000;
const ALL_BROTLI: usize = 150_000;

/// One file that a first visit loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// All files that a first visit loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstVisit(Vec<File>);

impl FirstVisit {
    /// Measures the site in `dist`.
    pub fn of(dist: &Path) -> Result<Self> {
        let index = dist.join("index.html");
        let page = fs::read_to_string(&index)
            .context(|| format!("cannot read {}; run `cargo xtask build`", index.display()))?;
        let mut names = vec!["index.html".to_owned()];
        for name in html::tags(&page).iter().filter_map(loaded) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let files: Result<Vec<_>> = names.into_iter().map(|name| File::measure(dist, name)).collect();
        files.map(Self)
    }

    /// The bytes as a table for people.
    pub fn table(&self) -> String {
        let mut text = format!("[bytes] {:<48} {:>10} {:>10}\n", "first visit loads", "raw", "brotli");
        for file in &self.0 {
            row(&mut text, &file.name, file.raw, file.brotli);
        }
        row(&mut text, "together", self.raw(), self.brotli());
        text
    }

    /// Whether the budgets are kept; the error names each that is not.
    pub fn check(&self, builds_std: bool) -> Result<()> {
        let (raw, brotli) = if builds_std { (0, 0) } else { (PLAIN_STD_RAW, PLAIN_STD_BROTLI) };
        let wasm = |size: fn(&File) -> usize| -> usize {
            self.0.iter().filter(|file| Path::new(&file.name).extension() == Some("wasm".as_ref())).map(size).sum()
        };
        let budgets = [
            ("WebAssembly, raw", wasm(|file| file.raw), WASM_RAW + raw),
            ("WebAssembly, brotli", wasm(|file| file.brotli), WASM_BROTLI + brotli),
            ("everything, brotli", self.brotli(), ALL_BROTLI + brotli),
        ];
        if budgets[0].1 == 0 {
            return Err(Error::new("the page loads no WebAssembly at all"));
        }
        let over: Vec<_> = budgets
            .iter()
            .filter(|(_, bytes, limit)| bytes > limit)
            .map(|(what, bytes, limit)| format!("{what}: {bytes} bytes, {} over the {limit} allowed", bytes - limit))
            .collect();
        if over.is_empty() { Ok(()) } else { Err(Error::new(over.join("\n"))) }
    }

    fn raw(&self) -> usize {
        self.0.iter().map(|file| file.raw).sum()
    }

    fn brotli(&self) -> usize {
        self.0.iter().map(|file| file.brotli).sum()
    }
}

impl File {
    fn measure(dist: &Path, name: String) -> Result<Self> {
        let content =
            fs::read(dist.join(&name)).context(|| format!("the page loads {name}, which dist/ does not have"))?;
        Ok(Self { raw: content.len(), brotli: brotli_size(&content)?, name })
    }
}

fn row(text: &mut String, name: &str, raw: usize, brotli: usize) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "[bytes] {name:<48} {raw:>10} {brotli:>10}");
}

/// The file that a browser loads for this tag, if it is one of ours.
fn loaded(tag: &Tag<'_>) -> Option<String> {
    let address = if tag.is("link") {
        let loading = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
        let rel = tag.get("rel")?;
        rel.split_whitespace().any(|word| loading.contains(&word)).then(|| tag.get("href"))?
    } else if tag.is("script") || (tag.is("img") && tag.get("loading") != Some("lazy")) {
        tag.get("src")
    } else {
        None
    }?;
    let local = address.split(['?', '#']).next().unwrap_or_default();
    let elsewhere = local.contains(':') || local.starts_with("//") || local.is_empty();
    (!elsewhere).then(|| local.trim_start_matches("./").trim_start_matches('/').to_owned())
}

/// How many bytes travel where the host compresses as well as it can.
fn brotli_size(mut content: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters).context(|| "cannot compress")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(wasm_raw: usize, wasm_brotli: usize, page_brotli: usize) -> FirstVisit {
        FirstVisit(vec![
            File { name: "index.html".to_owned(), raw: page_brotli * 4, brotli: page_brotli },
            File { name: "a_bg.wasm".to_owned(), raw: wasm_raw, brotli: wasm_brotli },
        ])
    }

    #[test]
    fn budgets_fail_one_byte_over() {
        assert!(visit(WASM_RAW, WASM_BROTLI, ALL_BROTLI - WASM_BROTLI).check(true).is_ok());
        assert!(visit(WASM_RAW + 1, 1, 1).check(true).is_err());
        assert!(visit(1, WASM_BROTLI + 1, 1).check(true).is_err());
        let all = visit(1, 1, ALL_BROTLI).check(true).map_err(|error| error.to_string());
        assert_eq!(all, Err("everything, brotli: 150001 bytes, 1 over the 150000 allowed".to_owned()));
        assert!(visit(WASM_RAW + 1, 1, 1).check(false).is_ok(), "a standard library that was not built is allowed for");
        assert!(visit(0, 0, 1).check(true).is_err(), "a page without WebAssembly is a broken build");
    }

    #[test]
    fn knows_what_a_page_loads() {
        let page = "<link rel=stylesheet href=./a.css><link rel=canonical href=https://x.org/>\
                    <link rel='icon' href='icon.svg?v=1'><a href=b.html>b</a><script>inline</script>\
                    <script src=https://x.org/c.js></script><img src=d.png><img loading=lazy src=e.png>\
                    <link rel=\"shortcut icon\" href=data:,>";
        let names: Vec<_> = html::tags(page).iter().filter_map(loaded).collect();
        assert_eq!(names, ["a.css", "icon.svg", "d.png"]);
    }

    #[test]
    fn compresses() -> Result<()> {
        assert!(brotli_size(&[7; 10_000])? < 50);
        Ok(())
    }
}
