//! What stands between a test and the browser: the driver's process, what the browser is asked to be, and the one
//! command that the client does not know.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Child, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use poem::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::ExtensionCommand;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use super::Screen;

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--lang=id",
    // Gliding takes its time; a button is pressed where it stands.
    "--force-prefers-reduced-motion",
];

/// What plain `WebDriver` leaves out and chromium's own tools do: whole pages as pictures, printing, other screens.
#[derive(Debug)]
pub(super) struct Devtools {
    pub(super) command: &'static str,
    pub(super) params: Value,
}

impl ExtensionCommand for Devtools {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "cmd": self.command, "params": self.params }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from("/goog/cdp/execute")
    }
}

pub(super) fn wishes(screen: Screen, profile: &Path) -> WebDriverResult<ChromeCapabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    match screen {
        // A window cannot be as narrow as a telephone; a device can.
        Screen::Phone => {
            let metrics =
                json!({ "width": 360, "height": 800, "pixelRatio": 2.0, "touch": true, "mobile": true });
            wishes.add_experimental_option("mobileEmulation", HashMap::from([("deviceMetrics", metrics)]))?;
        }
        Screen::Desk => wishes.add_arg("--window-size=1280,900")?,
    }
    Ok(wishes)
}

/// chromedriver on a port that it chose itself.
#[derive(Debug)]
pub(super) struct Driver {
    child: Child,
    pub(super) port: u16,
}

impl Driver {
    pub(super) fn start() -> Self {
        let mut child = process::Command::new("chromedriver")
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver does not start ({error}): run tests/run first"));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').trim().parse().ok()
        });
        // A full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port: port.expect("chromedriver says its port") }
    }

    /// Asked to shut down it takes its browser along; a signal alone would leave the browser behind.
    pub(super) fn stop(&mut self) {
        if let Ok(mut socket) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = socket.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            let _ = socket.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = socket.read(&mut [0; 256]);
        }
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let group = format!("-{}", self.child.id());
        let _ = process::Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.child.wait();
    }
}
