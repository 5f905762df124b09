//! What the page loads only when it is wanted: a second module, its script and its style sheet, which get the hash of
//! what they hold into their names like everything else.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::digest;

/// Its files as Trunk leaves them, and as the page's loader names them: module, script, style sheet.
const FILES: [&str; 3] = ["extras_bg.wasm", "extras.js", "extras.css"];

/// What becomes of them.
pub(super) struct Changes<S, C> {
    /// Of module and script.
    pub code: S,
    /// Of the style sheet.
    pub sheet: C,
}

/// Puts what `changes` make of the files into a staging folder, and returns the page that loads them.
pub(super) fn rewrite<S, C>(staging: &Path, page: &str, changes: Changes<S, C>) -> Result<String>
where
    S: FnOnce(&[u8], String) -> Result<(Vec<u8>, String)>,
    C: FnOnce(String) -> Result<String>,
{
    let read = |name: &str| fs::read(staging.join(name)).with_context(|| format!("cannot read {name}"));
    let text = |name: &str| String::from_utf8(read(name)?).with_context(|| format!("{name} is no text"));
    let [module, script, sheet] = FILES;
    let (module, script) = (changes.code)(&read(module)?, text(script)?)?;
    let sheet = (changes.sheet)(text(sheet)?)?;
    let contents = [module, script.into_bytes(), sheet.into_bytes()];
    let hash = digest::name(&[&contents[0], &contents[1], &contents[2]]);
    FILES.iter().zip(contents).try_fold(page.to_owned(), |page, (name, content)| {
        let renamed = name.replacen("extras", &format!("extras-{hash}"), 1);
        fs::remove_file(staging.join(name)).with_context(|| format!("cannot remove {name}"))?;
        fs::write(staging.join(&renamed), content).with_context(|| format!("cannot write {renamed}"))?;
        Ok(page.replace(&format!("./{name}"), &format!("./{renamed}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_page_get_the_same_names() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-extras-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for name in FILES {
            fs::write(folder.join(name), name)?;
        }
        let page = "import('./extras.js')('./extras_bg.wasm')('./extras.css')";
        let code = |module: &[u8], script: String| Ok((module.to_vec(), script + "!"));
        let page = rewrite(&folder, page, Changes { code, sheet: |sheet: String| Ok(sheet + "!") })?;
        let mut names: Vec<_> = fs::read_dir(&folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
        names.sort();
        assert_eq!(names.len(), 3, "{names:?}");
        for name in names {
            let name = name.to_string_lossy();
            assert!(page.contains(&format!("'./{name}'")), "{page} has no {name}");
            let content = fs::read_to_string(folder.join(&*name))?;
            assert_eq!(content.ends_with('!'), !name.ends_with("wasm"), "{name}");
        }
        Ok(fs::remove_dir_all(&folder)?)
    }
}
