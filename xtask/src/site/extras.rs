//! What the page loads only when it is wanted: further modules with their scripts and style sheets, which get the hash of
//! what they hold into their names like everything else.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::digest;

/// A module that is loaded when it is wanted: what its files are called, and what belongs to it beside module and script.
struct Bundle {
    name: &'static str,
    /// Whether it has a style sheet.
    has_sheet: bool,
    /// Whether it begins by itself: the script of a worker has no page that would begin it.
    begins: bool,
}

const BUNDLES: [Bundle; 2] = [
    Bundle { name: "extras", has_sheet: true, begins: false },
    Bundle { name: "chains", has_sheet: false, begins: true },
];

/// What becomes of the files.
pub(super) struct Changes<S, C> {
    /// Of module and script.
    pub code: S,
    /// Of the style sheet.
    pub sheet: C,
}

/// Puts what `changes` make of the files into a staging folder, and returns the page that loads them.
pub(super) fn rewrite<S, C>(staging: &Path, page: &str, changes: &Changes<S, C>) -> Result<String>
where
    S: Fn(&[u8], String) -> Result<(Vec<u8>, String)>,
    C: Fn(String) -> Result<String>,
{
    BUNDLES.iter().try_fold(page.to_owned(), |page, bundle| bundle.rewrite(staging, &page, changes))
}

impl Bundle {
    fn rewrite<S, C>(&self, staging: &Path, page: &str, changes: &Changes<S, C>) -> Result<String>
    where
        S: Fn(&[u8], String) -> Result<(Vec<u8>, String)>,
        C: Fn(String) -> Result<String>,
    {
        let Self { name, has_sheet, begins } = self;
        let read = |file: &str| fs::read(staging.join(file)).with_context(|| format!("cannot read {file}"));
        let text = |file: &str| String::from_utf8(read(file)?).with_context(|| format!("{file} is no text"));
        let [module_name, script_name, sheet_name] = ["_bg.wasm", ".js", ".css"].map(|end| format!("{name}{end}"));
        let mut script = text(&script_name)?;
        if *begins {
            let begin = format!("\n__wbg_init({{ module_or_path: new URL('./{module_name}', import.meta.url) }});\n");
            script.push_str(&begin);
        }
        let (module, script) = (changes.code)(&read(&module_name)?, script)?;
        let mut files = vec![(module_name.clone(), module), (script_name, script.into_bytes())];
        if *has_sheet {
            files.push((sheet_name.clone(), (changes.sheet)(text(&sheet_name)?)?.into_bytes()));
        }
        let hash = digest::name(&files.iter().map(|(_, content)| content.as_slice()).collect::<Vec<_>>());
        let renamed = |file: &str| file.replacen(name, &format!("{name}-{hash}"), 1);
        files.into_iter().try_fold(page.to_owned(), |page, (file, content)| {
            let (new, asked) = (renamed(&file), format!("./{file}"));
            // A script that begins its own module asks for it by its new name.
            let content = match String::from_utf8(content) {
                Ok(text) if *begins => {
                    text.replace(&format!("./{module_name}"), &format!("./{}", renamed(&module_name))).into_bytes()
                }
                Ok(text) => text.into_bytes(),
                Err(binary) => binary.into_bytes(),
            };
            fs::remove_file(staging.join(&file)).with_context(|| format!("cannot remove {file}"))?;
            fs::write(staging.join(&new), content).with_context(|| format!("cannot write {new}"))?;
            Ok(page.replace(&asked, &format!("./{new}")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_page_get_the_same_names() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-extras-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for name in ["extras_bg.wasm", "extras.js", "extras.css", "chains_bg.wasm", "chains.js"] {
            fs::write(folder.join(name), name)?;
        }
        let page = "import('./extras.js')('./extras_bg.wasm')('./extras.css')<p data-chain='./chains.js'>";
        let code = |module: &[u8], script: String| Ok((module.to_vec(), script + "!"));
        let page = rewrite(&folder, page, &Changes { code, sheet: |sheet: String| Ok(sheet + "!") })?;
        let mut names: Vec<_> = fs::read_dir(&folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
        names.sort();
        assert_eq!(names.len(), 5, "{names:?}");
        for name in &names {
            let name = name.to_string_lossy();
            let content = fs::read_to_string(folder.join(&*name))?;
            let begun = name.starts_with("chains") && name.ends_with("wasm");
            assert!(begun || page.contains(&format!("'./{name}'")), "{page} has no {name}");
            assert_eq!(content.ends_with('!'), !name.ends_with("wasm"), "{name}");
            if name.starts_with("chains") && name.ends_with(".js") {
                assert!(content.contains("_bg.wasm', import.meta.url"), "{content}");
                assert!(!content.contains("./chains_bg.wasm"), "{content}");
            }
        }
        Ok(fs::remove_dir_all(&folder)?)
    }
}
