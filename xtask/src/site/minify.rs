//! Style sheets and scripts without what only people read, by esbuild.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::progress;
use crate::project::Project;
use crate::setup::npm;

/// esbuild, or nothing in its place, which leaves every text as it is.
pub(super) struct Minifier<'a> {
    shell: &'a Shell,
    esbuild: Option<PathBuf>,
}

impl<'a> Minifier<'a> {
    /// The one that `cargo xtask` has set up. Plain Trunk does without where it is missing, and says so.
    pub(super) fn find(project: &'a Project) -> Self {
        let esbuild = npm::find_esbuild(project);
        if esbuild.is_none() {
            progress::say("site", "esbuild is missing, so nothing is minified; `cargo xtask setup` brings it");
        }
        Self { shell: project.shell(), esbuild }
    }

    /// One that changes nothing: for whoever wants to read the result.
    pub(super) fn idle(project: &'a Project) -> Self {
        Self { shell: project.shell(), esbuild: None }
    }

    /// Whether it changes nothing.
    pub(super) const fn is_idle(&self) -> bool {
        self.esbuild.is_none()
    }

    /// A style sheet, its values as they were written: the module reads colours from them.
    pub(super) fn style_sheet(&self, text: String) -> Result<String> {
        self.run(&["--loader=css", "--minify-whitespace"], text)
    }

    /// A script that browsers load as a module, and the new names of those properties that the regular expression
    /// `renamed` matches. Browsers that know WebAssembly's newer features know at least ES2020.
    pub(super) fn module(&self, text: String, renamed: &str) -> Result<(String, BTreeMap<String, String>)> {
        if self.is_idle() {
            return Ok((text, BTreeMap::new()));
        }
        // Only of a file does it tell the names.
        let folder = self.shell.create_temp_dir()?;
        let [script, names] = ["script.js", "names.json"].map(|name| folder.path().join(name));
        self.shell.write_file(&script, text)?;
        let properties = format!("--mangle-props={renamed}");
        let record = format!("--mangle-cache={}", names.display());
        let flags = ["--minify", "--format=esm", "--target=es2020", "--mangle-quoted", &properties, &record];
        let text = self.run(&[&[&*script.to_string_lossy()], flags.as_slice()].concat(), String::new())?;
        let names = self.shell.read_file(names)?;
        Ok((text, serde_json::from_str(&names).context("esbuild's record of names is of another form")?))
    }

    /// A script that stands in the page. It has to run where nothing else does, so its syntax stays as it is.
    pub(super) fn script(&self, text: String) -> Result<String> {
        self.run(&["--loader=js", "--minify-whitespace", "--minify-identifiers"], text)
    }

    fn run(&self, flags: &[&str], text: String) -> Result<String> {
        let Some(esbuild) = &self.esbuild else { return Ok(text) };
        let minify = cmd!(self.shell, "{esbuild} --log-level=warning --charset=utf8 {flags...}");
        minify.stdin(text).quiet().read().context("esbuild could not read what it was to minify")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_people_read_goes() -> Result<()> {
        let project = Project::here()?;
        let minifier = Minifier::find(&project);
        if minifier.is_idle() {
            return Ok(());
        }
        let sheet = "/* a */\np {\n  --small: 0.5rem;\n  content: \"/* b */  c\"; /* d */\n}\n";
        assert_eq!(minifier.style_sheet(sheet.to_owned())?, "p{--small: 0.5rem;content:\"/* b */  c\"}");
        let script = "// a\nvar kept = 1;\n(function () { 'use strict'; var inner = '// b'; f(inner, kept); })();\n";
        let short = "var kept=1;(function(){\"use strict\";var n=\"// b\";f(n,kept)})();";
        assert_eq!(minifier.script(script.to_owned())?, short);
        let module = "/** a */\nfunction first(x) { return x === undefined ? null : x; }\nexport { first as default };";
        let short = "function e(n){return n===void 0?null:n}export{e as default};";
        assert_eq!(minifier.module(module.to_owned(), "^__wb")?, (short.to_owned(), BTreeMap::new()));
        Ok(())
    }

    #[test]
    fn broken_text_is_an_error_and_idle_changes_nothing() -> Result<()> {
        let project = Project::here()?;
        let minifier = Minifier::find(&project);
        assert!(minifier.is_idle() || minifier.script("var = 1".to_owned()).is_err());
        assert_eq!(Minifier::idle(&project).script("// a".to_owned())?, "// a");
        Ok(())
    }
}
