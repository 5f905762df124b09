//! Where each browser and its driver are, and how to come by them.

/// A program that journeys need.
#[derive(Debug)]
pub(super) struct Program {
    /// The environment variable in which its place can be named.
    pub variable: &'static str,
    /// Names on the search path.
    pub names: &'static [&'static str],
    /// Usual places outside the search path.
    pub places: &'static [&'static str],
    /// Whether cargo builds it into `.tools/`; all else comes as a package.
    pub from_cargo: bool,
}

/// All that journeys in one browser need.
#[derive(Debug)]
pub(super) struct Wants {
    pub binary: Program,
    pub driver: Program,
    /// The X server, for a browser that cannot do without windows.
    pub screen: Option<Program>,
    /// The packages that bring it: those of Debian, then those of Ubuntu where they differ.
    pub packages: &'static [&'static [&'static str]],
    /// What a person does where nothing can be installed for them.
    pub advice: &'static str,
}

pub(super) const CHROMIUM: Wants = Wants {
    binary: Program {
        variable: "CHROME_BINARY",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        places: &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/snap/bin/chromium",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        ],
        from_cargo: false,
    },
    driver: Program {
        variable: "CHROMEDRIVER",
        names: &["chromedriver", "chromium.chromedriver"],
        places: &[
            "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver",
            "/opt/homebrew/bin/chromedriver",
            "/usr/local/bin/chromedriver",
        ],
        from_cargo: false,
    },
    screen: None,
    packages: &[&["chromium", "chromium-driver"], &["chromium-browser", "chromium-chromedriver"]],
    advice: "\
Install Chromium or Chrome, and chromedriver of the same version:
  Debian   apt install chromium chromium-driver
  Ubuntu   snap install chromium          (brings chromium.chromedriver)
  macOS    brew install --cask google-chrome chromedriver
  Windows  winget install Google.Chrome Chromium.ChromeDriver
or name them in CHROME_BINARY and CHROMEDRIVER. `cargo xtask test --quick` needs no browser.",
};

pub(super) const FIREFOX: Wants = Wants {
    binary: Program {
        variable: "FIREFOX_BINARY",
        names: &["firefox-esr", "firefox"],
        places: &[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "/snap/bin/firefox",
            r"C:\Program Files\Mozilla Firefox\firefox.exe",
            r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
        ],
        from_cargo: false,
    },
    driver: Program { variable: "GECKODRIVER", names: &["geckodriver"], places: &[], from_cargo: true },
    screen: None,
    packages: &[&["firefox-esr"], &["firefox"]],
    advice: "\
Install Firefox; geckodriver is built into .tools/ unless it is here:
  Debian   apt install firefox-esr
  Ubuntu   snap install firefox
  macOS    brew install --cask firefox
  Windows  winget install Mozilla.Firefox
or name them in FIREFOX_BINARY and GECKODRIVER. Without --all-browsers the journeys run in Chromium alone.",
};

pub(super) const WEBKIT: Wants = Wants {
    binary: Program {
        variable: "MINIBROWSER",
        names: &["MiniBrowser"],
        places: &[
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/webkit2gtk-4.1/MiniBrowser",
            "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        ],
        from_cargo: false,
    },
    driver: Program {
        variable: "WEBKIT_DRIVER",
        names: &["WebKitWebDriver"],
        places: &["/usr/lib/webkit2gtk-4.1/WebKitWebDriver", "/usr/libexec/webkit2gtk-4.1/WebKitWebDriver"],
        from_cargo: false,
    },
    screen: Some(Program { variable: "XVFB", names: &["Xvfb"], places: &["/usr/bin/Xvfb"], from_cargo: false }),
    packages: &[&["webkit2gtk-driver", "xvfb"]],
    advice: "\
WebKitGTK is Safari's engine as Linux has it. Install it with its driver, and a screen that nobody sees:
  Debian, Ubuntu   apt install webkit2gtk-driver xvfb
  Fedora           dnf install webkit2gtk4.1 webkitgtk-driver xorg-x11-server-Xvfb
  macOS, Windows   it does not run there: use a container or a virtual machine with Debian
or name them in MINIBROWSER, WEBKIT_DRIVER and XVFB. Without --all-browsers the journeys run in Chromium alone.",
};
