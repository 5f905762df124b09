//! The page's own small scripts, which stand in it: what only people read goes, before the policy is made, and those that
//! follow each other become one, since the policy has to name each by a hash, and a hash does not compress.

use anyhow::Result;

use super::html;

/// The page with each of its inline scripts as `minify` makes it.
pub(super) fn minified(page: &str, minify: impl Fn(String) -> Result<String>) -> Result<String> {
    let scripts = html::tags(page).into_iter().filter(|tag| tag.is("script") && !tag.text.is_empty());
    let changes: Result<Vec<_>> =
        scripts.map(|tag| Ok((tag.text.clone(), minify(page[tag.text].to_owned())?))).collect();
    Ok(html::with_changes(page, changes?))
}

/// Whether a script is written in syntax that old browsers do not know. They refuse all of a script that has any of it, so
/// one that has to run there stands apart.
fn is_modern(script: &str) -> bool {
    script.contains("=>")
}

/// The page with inline scripts that follow each other in one, as long as they are for the same browsers.
pub(super) fn joined(page: &str) -> String {
    let tags = html::tags(page);
    let scripts: Vec<_> = tags.iter().filter(|tag| tag.is("script") && !tag.text.is_empty()).collect();
    let pairs = scripts.windows(2).filter(|pair| {
        let between = &page[pair[0].text.end..pair[1].place.start];
        let is_plain = pair.iter().all(|tag| &page[tag.place.start..tag.text.start] == "<script>");
        let [one, other] = [pair[0], pair[1]].map(|tag| is_modern(&page[tag.text.clone()]));
        is_plain && one == other && between.trim() == "</script>"
    });
    html::with_changes(page, pairs.map(|pair| (pair[0].text.end..pair[1].text.start, "\n;".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_for_the_same_browsers_become_one() {
        let page = "<script>a(()=>b)</script>\n<script>c=>d</script><script>e()</script><script src=f.js></script>\
                    <script type=module>g()</script><script>h()</script> <script>i()</script>";
        let expected = "<script>a(()=>b)\n;c=>d</script><script>e()</script><script src=f.js></script>\
                        <script type=module>g()</script><script>h()\n;i()</script>";
        assert_eq!(joined(page), expected);
    }

    #[test]
    fn scripts_change_and_the_rest_of_the_page_stays() -> Result<()> {
        let page = "<p>// a</p><script src=a.js></script><script>\n// b\n</script><script type=module>d()</script>";
        let expected = "<p>// a</p><script src=a.js></script><script>[// b]</script><script type=module>[d()]</script>";
        assert_eq!(minified(page, |script| Ok(format!("[{}]", script.trim())))?, expected);
        Ok(())
    }
}
