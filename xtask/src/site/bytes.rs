//! What a first visit loads, what is kept for reading without network, and how much of each is allowed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::html::{self, Tag};
use super::offline;

/// Most bytes that may travel before the page is live, where the host compresses as well as it can. What a
/// reader pays is judged, so raw sizes are printed and never refused.
const FIRST_VISIT_BROTLI: usize = 250_000;

/// Most bytes that a first visit and the copy that is kept afterwards may bring, compressed as well as a host can.
const COPY_BROTLI: usize = 700_000;

/// One file that a first visit loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// All files that a first visit loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstVisit(Vec<File>);

impl FirstVisit {
    /// Measures the site in `dist`.
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let index = dist.join("index.html");
        let page = fs::read_to_string(&index)
            .with_context(|| format!("cannot read {}; run `cargo xtask build`", index.display()))?;
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
    pub(crate) fn table(&self) -> String {
        let mut text = format!("[bytes] {:<48} {:>10} {:>10}\n", "first visit loads", "raw", "brotli");
        for file in &self.0 {
            row(&mut text, &file.name, file.raw, file.brotli);
        }
        row(&mut text, "together", self.raw(), self.brotli());
        text
    }

    /// What it weighs, file by file and together, compressed and not: what a bench measures of it.
    pub(crate) fn measured(&self) -> impl Iterator<Item = (String, usize)> + '_ {
        let files = self.0.iter().flat_map(|file| {
            [(format!("{}, raw", file.kind()), file.raw), (format!("{}, Brotli", file.kind()), file.brotli)]
        });
        files.chain([("first visit, raw".to_owned(), self.raw()), ("first visit, Brotli".to_owned(), self.brotli())])
    }

    /// Whether the budget is kept, and whether there is a module at all.
    pub(crate) fn check(&self) -> Result<()> {
        if !self.0.iter().any(|file| Path::new(&file.name).extension() == Some("wasm".as_ref())) {
            bail!("the page loads no WebAssembly at all");
        }
        let bytes = self.brotli();
        if bytes <= FIRST_VISIT_BROTLI {
            return Ok(());
        }
        let over = bytes - FIRST_VISIT_BROTLI;
        bail!("a first visit loads {bytes} bytes, {over} over the {FIRST_VISIT_BROTLI} allowed")
    }

    fn raw(&self) -> usize {
        self.0.iter().map(|file| file.raw).sum()
    }

    fn brotli(&self) -> usize {
        self.0.iter().map(|file| file.brotli).sum()
    }
}

/// All files that are kept after a first visit, those that it loaded among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfflineCopy(Vec<File>);

impl OfflineCopy {
    /// Measures what of the site in `dist` is kept, after this first visit to it.
    pub(crate) fn of(dist: &Path, visit: &FirstVisit) -> Result<Self> {
        let files: Result<Vec<_>> = offline::kept(dist)?
            .into_iter()
            .map(|name| match visit.0.iter().find(|file| file.name == name) {
                Some(file) => Ok(file.clone()),
                None => File::measure(dist, name),
            })
            .collect();
        files.map(Self)
    }

    /// The bytes as a line for people.
    pub(crate) fn line(&self) -> String {
        let mut text = String::new();
        let raw = self.0.iter().map(|file| file.raw).sum();
        row(&mut text, &format!("kept for no network: {} files", self.0.len()), raw, self.brotli());
        text
    }

    /// Whether the budget is kept, and everything that a first visit loads.
    pub(crate) fn check(&self, visit: &FirstVisit) -> Result<()> {
        if let Some(file) = visit.0.iter().find(|file| !self.0.contains(file)) {
            bail!("without network the page would lack {}", file.name);
        }
        let bytes = self.brotli();
        if bytes > COPY_BROTLI {
            bail!("the copy for reading without network takes {bytes} bytes, of {COPY_BROTLI} allowed");
        }
        Ok(())
    }

    fn brotli(&self) -> usize {
        self.0.iter().map(|file| file.brotli).sum()
    }
}

impl File {
    fn measure(dist: &Path, name: String) -> Result<Self> {
        let content =
            fs::read(dist.join(&name)).with_context(|| format!("the page loads {name}, which dist/ does not have"))?;
        Ok(Self { raw: content.len(), brotli: brotli(&content)?.len(), name })
    }

    /// Its name without the hash of what it holds.
    fn kind(&self) -> String {
        let is_hash = |part: &&str| part.len() == 16 && part.chars().all(|digit| digit.is_ascii_hexdigit());
        let (stem, ending) = self.name.split_at(self.name.find(['_', '.']).unwrap_or(self.name.len()));
        match stem.rsplit_once('-') {
            Some((kind, hash)) if is_hash(&hash) => format!("{kind}{ending}"),
            _ => self.name.clone(),
        }
    }
}

fn row(text: &mut String, name: &str, raw: usize, brotli: usize) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "[bytes] {name:<48} {raw:>10} {brotli:>10}");
}

/// The file that a browser loads for this tag, if it is one of ours.
fn loaded(tag: &Tag) -> Option<String> {
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

/// A text where the host compresses as well as it can.
pub(crate) fn brotli(mut content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters).context("cannot compress")?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(page: usize, module: usize) -> FirstVisit {
        let file = |name: &str, brotli| File { name: name.to_owned(), raw: brotli * 3, brotli };
        FirstVisit(vec![file("index.html", page), file("a_bg.wasm", module)])
    }

    #[test]
    fn a_file_is_called_what_it_is_without_its_hash() {
        let kind = |name: &str| File { name: name.to_owned(), raw: 0, brotli: 0 }.kind();
        assert_eq!(kind("dealer-hedging-0123456789abcdef_bg.wasm"), "dealer-hedging_bg.wasm");
        assert_eq!(["index.html", "icon-full-180.png"].map(kind), ["index.html", "icon-full-180.png"]);
    }

    #[test]
    fn the_budget_fails_one_byte_over() {
        assert!(visit(100_000, FIRST_VISIT_BROTLI - 100_000).check().is_ok());
        let over = visit(100_001, FIRST_VISIT_BROTLI - 100_000).check().map_err(|error| error.to_string());
        assert_eq!(over, Err("a first visit loads 250001 bytes, 1 over the 250000 allowed".to_owned()));
        let page = FirstVisit(visit(1, 1).0.into_iter().take(1).collect());
        assert!(page.check().is_err(), "a page without WebAssembly is a broken build");
    }

    #[test]
    fn the_copy_is_whole_and_within_its_budget() {
        let visit = visit(100_000, 100_000);
        let with = |brotli| {
            let still = File { name: "still/a.svg".to_owned(), raw: brotli, brotli };
            OfflineCopy(visit.0.iter().cloned().chain([still]).collect())
                .check(&visit)
                .map_err(|error| error.to_string())
        };
        assert_eq!(with(COPY_BROTLI - 200_000), Ok(()));
        assert!(with(COPY_BROTLI - 199_999).is_err_and(|error| error.contains("700001 bytes")));
        let page = OfflineCopy(visit.0.iter().take(1).cloned().collect());
        let lacks = page.check(&visit).map_err(|error| error.to_string());
        assert_eq!(lacks, Err("without network the page would lack a_bg.wasm".to_owned()));
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
        assert!(brotli(&[7; 10_000])?.len() < 50);
        Ok(())
    }
}
