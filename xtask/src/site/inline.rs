//! The page's own small scripts, which stand in it: what only people read goes, before the policy is made.

use anyhow::Result;

use super::html;

/// The page with each of its inline scripts as `minify` makes it.
pub(super) fn minified(page: &str, minify: impl Fn(String) -> Result<String>) -> Result<String> {
    let scripts = html::tags(page).into_iter().filter(|tag| tag.is("script") && !tag.text.is_empty());
    let changes: Result<Vec<_>> =
        scripts.map(|tag| Ok((tag.text.clone(), minify(page[tag.text].to_owned())?))).collect();
    Ok(html::with_changes(page, changes?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_change_and_the_rest_of_the_page_stays() -> Result<()> {
        let page = "<p>// a</p><script src=a.js></script><script>\n// b\n</script><script type=module>d()</script>";
        let expected = "<p>// a</p><script src=a.js></script><script>[// b]</script><script type=module>[d()]</script>";
        assert_eq!(minified(page, |script| Ok(format!("[{}]", script.trim())))?, expected);
        Ok(())
    }
}
