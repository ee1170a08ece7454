//! An S3-compatible server (moto's) on loopback, from the environment that `tests/run` makes in `.run/venv`.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use jembatan::config::{FileSettings, S3Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const READY_WITHIN: Duration = Duration::from_secs(30);

/// The server; it ends when dropped, and all that it held with it.
#[derive(Debug)]
pub struct S3Server {
    port: u16,
    process: Child,
}

impl S3Server {
    pub async fn start() -> Self {
        let program = super::run_folder().join("venv/bin/moto_server");
        // Free now, and nobody else's for the second that moto takes to start.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Command::new(&program)
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{} does not start ({error}): run tests/run first", program.display())
            });
        drain(&mut process);
        let server = Self { port, process };
        let ready = async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(READY_WITHIN, ready).await.expect("moto never listened");
        server
    }

    /// Makes a bucket, and settings for it.
    pub async fn bucket(&self, name: &str) -> FileSettings {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let request = format!(
            "PUT /{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        self.unmade_bucket(name)
    }

    /// Settings for a bucket that nobody made.
    pub fn unmade_bucket(&self, name: &str) -> FileSettings {
        FileSettings::S3(S3Settings {
            endpoint: Some(format!("http://127.0.0.1:{}", self.port)),
            bucket: name.to_owned(),
            region: "us-east-1".to_owned(),
            key: "testing".to_owned(),
            secret: "testing".to_owned().into(),
        })
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A full pipe would stop the server.
fn drain(process: &mut Child) {
    if let Some(log) = process.stderr.take() {
        std::thread::spawn(move || BufReader::new(log).lines().for_each(drop));
    }
}
