//! The folder of still pictures gets a digest of them into its name, as other files have it: hosts and browsers may
//! keep it for good, and a page never shows those of another version.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files::files_below;
use super::{digest, html};

/// The folder as the native face writes it, and as the page names it.
const FOLDER: &str = "still";

/// Renames the folder in `staging`, and returns the page that finds the pictures there.
pub(super) fn name(staging: &Path, page: &str) -> Result<String> {
    let folder = staging.join(FOLDER);
    let mut held = Vec::new();
    for file in files_below(&folder)? {
        held.push(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    let named = format!("{FOLDER}-{}", digest::name(&held.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    fs::rename(&folder, staging.join(&named)).with_context(|| format!("cannot rename {}", folder.display()))?;
    Ok(pointed_at(page, &named))
}

/// The page with every address below the old folder pointing below the new one.
fn pointed_at(page: &str, named: &str) -> String {
    let [old, new] = [FOLDER, named].map(|folder| format!("=\"{folder}/"));
    let tags = html::tags(page).into_iter().filter(|tag| tag.is("img") || tag.is("a"));
    let changes = tags.filter_map(|tag| {
        let text = &page[tag.place.clone()];
        text.contains(&old).then(|| (tag.place.clone(), text.replace(&old, &new)))
    });
    html::with_changes(page, changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_and_words_stay() {
        let page = "<p title=\"a still/life\">=\"still/</p><noscript><img src=\"still/a.svg\" alt=\"\">\
                    <a href=\"still/a.csv\">still/a</a></noscript>";
        let expected = "<p title=\"a still/life\">=\"still/</p><noscript><img src=\"still-1/a.svg\" alt=\"\">\
                        <a href=\"still-1/a.csv\">still/a</a></noscript>";
        assert_eq!(pointed_at(page, "still-1"), expected);
    }

    #[test]
    fn the_name_follows_the_pictures() -> Result<()> {
        let staging = std::env::temp_dir().join(format!("xtask-stills-{}", std::process::id()));
        let mut names = Vec::new();
        for picture in ["<svg>1</svg>", "<svg>1</svg>", "<svg>2</svg>"] {
            fs::create_dir_all(staging.join(FOLDER))?;
            fs::write(staging.join(FOLDER).join("a.svg"), picture)?;
            names.push(name(&staging, "<img src=\"still/a.svg\">")?);
            let file = names.last().and_then(|page| page.split('"').nth(1)).context("no address")?;
            assert_eq!(fs::read_to_string(staging.join(file))?, picture);
            fs::remove_dir_all(&staging)?;
        }
        assert!(names[0] == names[1] && names[1] != names[2], "{names:?}");
        Ok(())
    }
}
