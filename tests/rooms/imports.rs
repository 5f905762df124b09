//! What a source file imports: every path into the crate, with its line, found by a plain parser.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree};

/// A path into the crate, as seen from its root: `["chart", "Axis"]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// The module that imports, from the crate's root.
    pub by: Vec<String>,
    /// What it imports.
    pub path: Vec<String>,
    /// Whether others may import it from here.
    pub is_public: bool,
    /// The file, from the package's root.
    pub file: String,
    /// The line.
    pub line: usize,
}

/// Every import of a crate, its unit tests left out: what a test looks at does not ship. `root` is the file of the
/// crate, from the package; its modules are named below `name`, or at the top if that is empty.
pub(crate) fn of_crate(package: &Path, root: &str, name: &[&str]) -> Vec<Import> {
    let module: Vec<String> = name.iter().map(|name| (*name).to_owned()).collect();
    let file = package.join(root);
    let folder = file.with_file_name("");
    let mut imports = Vec::new();
    Crate { package, root: module.clone() }.walk(&file, &folder, module, &mut imports);
    imports
}

struct Crate<'a> {
    package: &'a Path,
    root: Vec<String>,
}

impl Crate<'_> {
    /// The imports of one file and of the files that its `mod`s name.
    fn walk(&self, file: &Path, folder: &Path, module: Vec<String>, imports: &mut Vec<Import>) {
        let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.strip_prefix(self.package).unwrap().display().to_string();
        let mut found = Finder::of(&source, name, self.root.clone(), module);
        imports.append(&mut found.imports);
        for (module, named) in found.files {
            let last = module.last().unwrap();
            // Inside an inline module the folder would be one deeper; no file of this house is named there.
            let beside = named.map(|named| file.with_file_name(named));
            let candidates = [folder.join(format!("{last}.rs")), folder.join(last).join("mod.rs")];
            let child = beside.or_else(|| candidates.into_iter().find(|path| path.is_file()));
            let child: PathBuf = child.unwrap_or_else(|| panic!("{}: no file for mod {last}", file.display()));
            self.walk(&child, &folder.join(last), module, imports);
        }
    }
}

/// The imports of one source text.
pub(crate) fn of_source(source: &str, module: &[&str]) -> Vec<Import> {
    let module = module.iter().map(|name| (*name).to_owned()).collect();
    Finder::of(source, "source".to_owned(), Vec::new(), module).imports
}

/// Collects while it visits.
struct Finder {
    /// What `crate` stands for.
    root: Vec<String>,
    module: Vec<String>,
    /// The modules that the file declares, which a path may begin with.
    children: BTreeSet<String>,
    file: String,
    imports: Vec<Import>,
    /// Modules in files of their own, and the file where an attribute names it.
    files: Vec<(Vec<String>, Option<String>)>,
}

impl Finder {
    fn of(source: &str, file: String, root: Vec<String>, module: Vec<String>) -> Self {
        let parsed = syn::parse_file(source).unwrap_or_else(|error| panic!("{file}: {error}"));
        let child = |item: &Item| if let Item::Mod(item) = item { Some(item.ident.to_string()) } else { None };
        let children = parsed.items.iter().filter_map(child).collect();
        let mut finder = Self { root, module, children, file, imports: Vec::new(), files: Vec::new() };
        finder.visit_file(&parsed);
        finder
    }

    /// Takes in a path as it stands, if it leads into the crate.
    fn take(&mut self, segments: &[String], line: usize, is_public: bool) {
        let (mut path, rest) = match segments.first().map(String::as_str) {
            Some("crate") => (self.root.clone(), &segments[1..]),
            Some("self") => (self.module.clone(), &segments[1..]),
            Some("super") => (self.module.clone(), segments),
            Some(child) if self.children.contains(child) => (self.module.clone(), segments),
            // A crate of others, or a name that another `use` brought here.
            _ => return,
        };
        let ups = rest.iter().take_while(|name| *name == "super").count();
        path.truncate(path.len().saturating_sub(ups));
        path.extend_from_slice(&rest[ups..]);
        let (by, file) = (self.module.clone(), self.file.clone());
        self.imports.push(Import { by, path, is_public, file, line });
    }

    /// Every path that a `use` names, its braces taken apart.
    fn take_tree(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.take_tree(&path.tree, &with(&path.ident), is_public),
            UseTree::Name(name) if name.ident == "self" => self.take(before, name.ident.span().start().line, is_public),
            UseTree::Name(name) => self.take(&with(&name.ident), name.ident.span().start().line, is_public),
            UseTree::Rename(name) => self.take(&with(&name.ident), name.ident.span().start().line, is_public),
            UseTree::Glob(glob) => self.take(before, glob.star_token.spans[0].start().line, is_public),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.take_tree(tree, before, is_public)),
        }
    }

    /// Paths inside a macro, which the parser leaves as tokens: names joined by `::`.
    fn take_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.take_joined(&mut path, line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                other => {
                    self.take_joined(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.take_tokens(group.stream());
                    }
                }
            }
        }
        self.take_joined(&mut path, line);
    }

    /// A path read token by token, if it is more than a name.
    fn take_joined(&mut self, path: &mut Vec<String>, line: usize) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.take(&path, line, false);
        }
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// The file that `#[path = "…"]` names.
fn named_file(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("path"))?;
    let syn::Expr::Lit(literal) = &attribute.meta.require_name_value().ok()?.value else { return None };
    if let syn::Lit::Str(file) = &literal.lit { Some(file.value()) } else { None }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        if item.content.is_some() {
            visit::visit_item_mod(self, item);
        } else {
            self.files.push((self.module.clone(), named_file(&item.attrs)));
        }
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_public = !matches!(item.vis, syn::Visibility::Inherited);
        self.take_tree(&item.tree, &[], is_public);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let Some(first) = path.segments.first().filter(|_| segments.len() > 1) {
            self.take(&segments, first.ident.span().start().line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, of: &'ast syn::Macro) {
        self.take_tokens(of.tokens.clone());
        visit::visit_macro(self, of);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {
        // `pub(in crate::lesson)` says who may look in, not what is looked at.
    }
}
