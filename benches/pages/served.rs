//! A process that serves pages, asked over a socket as a browser would, and what it takes of the machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Requests of a round, and rounds of which the cheapest counts: whatever else runs on the machine only adds.
const ROUND: u32 = 300;
const ROUNDS: u32 = 7;

/// A process that serves, until it is dropped.
pub struct Served {
    child: Child,
    port: u16,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A page to be asked for.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub path: &'a str,
    pub cookie: &'a str,
    pub gzip: bool,
}

impl<'a> Page<'a> {
    pub fn at(path: &'a str) -> Self {
        Self { path, cookie: "", gzip: false }
    }

    fn head(&self, host: &str, rest: &str) -> String {
        let gzip = if self.gzip { "Accept-Encoding: gzip\r\n" } else { "" };
        let cookie =
            if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        format!("{} HTTP/1.1\r\nHost: {host}\r\n{gzip}{cookie}{rest}\r\n", self.path)
    }
}

/// An answer.
pub struct Answer {
    pub status: String,
    pub headers: Vec<String>,
    pub body: Vec<u8>,
}

impl Served {
    /// The portal as it is released, on this database.
    pub fn portal(url: &str, data: &Path) -> Self {
        let port = free_port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_jembatan"));
        command.arg("serve").env("DATABASE_URL", url).env("JEMBATAN_DATA", data);
        // Second factors would need an app; a demo asks for none, and shows a band more.
        command.env("JEMBATAN_DEMO", "yes").env("JEMBATAN_ADDRESS", format!("127.0.0.1:{port}"));
        Self::start(command, port)
    }

    /// The bare pages on this database, by this very program.
    pub fn bare(url: &str) -> Self {
        let port = free_port();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["serve-bare", url, &port.to_string()]);
        Self::start(command, port)
    }

    fn start(mut command: Command, port: u16) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { child: child.unwrap(), port }
    }

    /// Waits until this page comes.
    pub fn until(self, page: Page<'_>) -> Self {
        let start = Instant::now();
        while !self.line().is_some_and(|mut line| line.get(page).status.contains("200")) {
            assert!(start.elapsed() < Duration::from_mins(1), "{} never comes", page.path);
            std::thread::sleep(Duration::from_millis(2));
        }
        self
    }

    /// A connection that is kept.
    pub fn line(&self) -> Option<Line> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_nodelay(true).unwrap();
        Some(Line { host: format!("127.0.0.1:{}", self.port), stream: BufReader::new(stream) })
    }

    /// CPU that all its threads have taken, to the nanosecond.
    fn cpu(&self) -> Duration {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap();
        let of = |task: std::io::Result<std::fs::DirEntry>| {
            let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<u64>().ok()
        };
        Duration::from_nanos(tasks.filter_map(of).sum())
    }

    pub fn resident_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }

    /// Waits until it does nothing by itself: what starts with the portal is no part of a page.
    pub fn at_rest(&self) {
        loop {
            let before = self.cpu();
            std::thread::sleep(Duration::from_secs(3));
            if self.cpu().saturating_sub(before) < Duration::from_millis(30) {
                return;
            }
        }
    }
}

/// CPU in milliseconds that each of these takes for a page: the cheapest of some rounds, taken in turn.
pub fn costs<const N: usize>(asked: [(&Served, Page<'_>); N]) -> [f64; N] {
    let mut lines = asked.map(|(served, _)| served.line().unwrap());
    let mut least = [f64::MAX; N];
    for round in 0..=ROUNDS {
        for (place, (served, page)) in asked.iter().enumerate() {
            let before = served.cpu();
            for _ in 0..ROUND {
                let answer = lines[place].get(*page);
                assert!(answer.status.contains("200") && answer.body.len() > 2_000, "{}", page.path);
            }
            let cost = served.cpu().saturating_sub(before).as_secs_f64() * 1e3 / f64::from(ROUND);
            // The first round only warms.
            if round > 0 {
                least[place] = least[place].min(cost);
            }
        }
    }
    least
}

/// One kept connection.
pub struct Line {
    host: String,
    stream: BufReader<TcpStream>,
}

impl Line {
    pub fn get(&mut self, page: Page<'_>) -> Answer {
        let head = format!("GET {}", page.head(&self.host, ""));
        self.stream.get_mut().write_all(head.as_bytes()).unwrap();
        self.answer()
    }

    pub fn post(&mut self, page: Page<'_>, body: &str) -> Answer {
        let rest = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n",
            body.len()
        );
        let head = format!("POST {}{body}", page.head(&self.host, &rest));
        self.stream.get_mut().write_all(head.as_bytes()).unwrap();
        self.answer()
    }

    fn answer(&mut self) -> Answer {
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).unwrap();
            let line = line.trim_end().to_owned();
            if line.is_empty() {
                break;
            }
            headers.push(line);
        }
        let status = if headers.is_empty() { String::new() } else { headers.remove(0) };
        let length = headers.iter().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            if name.eq_ignore_ascii_case("content-length") { value.parse().ok() } else { None }
        });
        let mut body = vec![0; length.unwrap_or(0)];
        self.stream.read_exact(&mut body).unwrap();
        Answer { status, headers, body }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
