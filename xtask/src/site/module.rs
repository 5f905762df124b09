//! The module's two files, which know each other by names that hold a digest of both.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{digest, html};

/// Puts what `change` makes of WebAssembly and script into a staging folder, and returns the page that loads them.
pub(super) fn rewrite(
    staging: &Path,
    page: &str,
    change: impl FnOnce(&[u8], String) -> Result<(Vec<u8>, String)>,
) -> Result<String> {
    let stem = &stem(page).context("index.html loads no WebAssembly")?;
    let [script_name, module_name] = files(stem);
    let read = |name: &str| fs::read(staging.join(name)).with_context(|| format!("cannot read {name}"));
    let (module, script) = (read(&module_name)?, read(&script_name)?);
    let script = String::from_utf8(script).with_context(|| format!("{script_name} is no text"))?;
    let (new_module, new_script) = change(&module, script)?;

    for name in [script_name, module_name] {
        fs::remove_file(staging.join(&name)).with_context(|| format!("cannot remove {name}"))?;
    }
    let new_stem = renamed(stem, &new_module, &new_script);
    let [script_name, module_name] = files(&new_stem);
    for (name, content) in [(script_name, new_script.as_bytes()), (module_name, new_module.as_slice())] {
        fs::write(staging.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(page.replace(stem, &new_stem))
}

fn files(stem: &str) -> [String; 2] {
    [format!("{stem}.js"), format!("{stem}_bg.wasm")]
}

/// `dealer-hedging-0123456789abcdef` of a page with a link to `./dealer-hedging-0123456789abcdef_bg.wasm`: what the page
/// loads at once, not what it may load later.
fn stem(page: &str) -> Option<String> {
    let tags = html::tags(page);
    let mut links = tags.iter().filter(|tag| tag.is("link")).filter_map(|tag| tag.get("href"));
    let name = links.find_map(|address| address.strip_suffix("_bg.wasm"))?;
    Some(name.rsplit('/').next().unwrap_or(name).to_owned())
}

/// The same name with the hash of what the files now hold, so that a cache can keep them for good.
fn renamed(stem: &str, module: &[u8], script: &str) -> String {
    let name = stem.rsplit_once('-').map_or(stem, |(name, _)| name);
    format!("{name}-{}", digest::name(&[module, script.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stem_is_found_and_renamed_by_content() {
        let page = "<link href=\"./dealer-hedging-0123456789abcdef_bg.wasm\">";
        assert_eq!(stem(page).as_deref(), Some("dealer-hedging-0123456789abcdef"));
        let later = format!("<script>import('./x_bg.wasm')</script>{page}");
        assert_eq!(stem(&later), stem(page));
        let one = renamed("dealer-hedging-0123456789abcdef", b"a", "b");
        assert!(one.starts_with("dealer-hedging-") && one.len() == "dealer-hedging-0123456789abcdef".len());
        assert_ne!(one, renamed("dealer-hedging-0123456789abcdef", b"a", "c"));
        assert_eq!(stem("<p>"), None);
    }

    #[test]
    fn both_files_and_the_page_get_the_new_name() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-module-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("x-01_bg.wasm"), "module")?;
        fs::write(folder.join("x-01.js"), "script")?;
        let page =
            rewrite(&folder, "<link href='./x-01_bg.wasm'><script>import './x-01.js'</script>", |module, script| {
                Ok(([module, b"!"].concat(), script + "!"))
            })?;
        let stem = stem(&page).context("no stem")?;
        assert_eq!(page, format!("<link href='./{stem}_bg.wasm'><script>import './{stem}.js'</script>"));
        assert_eq!(fs::read(folder.join(format!("{stem}_bg.wasm")))?, b"module!");
        assert_eq!(fs::read(folder.join(format!("{stem}.js")))?, b"script!");
        assert_eq!(fs::read_dir(&folder)?.count(), 2, "the old ones are gone");
        Ok(fs::remove_dir_all(&folder)?)
    }
}
