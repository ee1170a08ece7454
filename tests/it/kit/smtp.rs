//! A mail server on loopback, on a thread of its own, that can be told to refuse, to be slow and to hang up.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jembatan::config::{MailSettings, MailTransport, SmtpSettings, SmtpTls};

/// How the server treats the next letters.
#[derive(Debug, Clone, Default)]
pub enum Manner {
    /// Takes them.
    #[default]
    Accept,
    /// Refuses the recipient with this answer, such as `550 5.1.1 no such person`.
    RefuseRecipient(&'static str),
    /// Refuses at DATA with this answer.
    RefuseData(&'static str),
    /// Refuses the content, once it has it, with this answer.
    RefuseContent(&'static str),
    /// Refuses user and password.
    RefuseSignIn,
    /// Says nothing for so long before it greets.
    GreetLate(Duration),
    /// Takes the letter, and says so only after so long.
    ConfirmLate(Duration),
    /// Hangs up in the middle of the content.
    DropInContent,
    /// Takes the letter and hangs up without a word.
    DropAfterContent,
}

/// A letter as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub from: String,
    pub to: String,
    pub content: String,
}

#[derive(Debug, Default)]
struct State {
    manner: Mutex<Manner>,
    received: Mutex<Vec<Received>>,
    signed_in: Mutex<Vec<String>>,
    ended: AtomicBool,
}

/// The server; it ends when dropped.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

impl SmtpServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State::default());
        let theirs = state.clone();
        let thread = thread::spawn(move || {
            for socket in listener.incoming() {
                if theirs.ended.load(Ordering::SeqCst) {
                    return;
                }
                let state = theirs.clone();
                if let Ok(socket) = socket {
                    // A client that hangs up ends its conversation, not the server.
                    thread::spawn(move || converse(&socket, &state));
                }
            }
        });
        Self { address, state, thread: Some(thread) }
    }

    pub fn behave(&self, manner: Manner) {
        *locked(&self.state.manner) = manner;
    }

    pub fn received(&self) -> Vec<Received> {
        locked(&self.state.received).clone()
    }

    /// What clients gave as user and password, as they were encoded.
    pub fn signed_in(&self) -> Vec<String> {
        locked(&self.state.signed_in).clone()
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Settings that send to this server.
    pub fn settings(&self) -> MailSettings {
        let smtp = SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port(),
            tls: SmtpTls::None,
            sign_in: None,
        };
        MailSettings { from: "Jembatan <portal@example.id>".to_owned(), transport: MailTransport::Smtp(smtp) }
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.state.ended.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn converse(socket: &TcpStream, state: &State) -> io::Result<()> {
    let manner = locked(&state.manner).clone();
    let mut lines = BufReader::new(socket).lines();
    let say = |text: &str| (&mut &*socket).write_all(format!("{text}\r\n").as_bytes());
    if let Manner::GreetLate(wait) = manner {
        thread::sleep(wait);
    }
    say("220 mail.test ready")?;
    let (mut from, mut to) = (String::new(), String::new());
    while let Some(line) = lines.next().transpose()? {
        let (verb, rest) = line.split_at(line.find([' ', ':']).unwrap_or(line.len()));
        match (verb.to_ascii_uppercase().as_str(), &manner) {
            ("EHLO", _) => say("250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
            ("AUTH", Manner::RefuseSignIn) => say("535 5.7.8 wrong user or password")?,
            ("AUTH", _) => {
                locked(&state.signed_in).push(rest.trim().to_owned());
                say("235 welcome")?;
            }
            ("MAIL", _) => {
                from = address(rest);
                say("250 fine")?;
            }
            ("RCPT", Manner::RefuseRecipient(answer)) | ("DATA", Manner::RefuseData(answer)) => say(answer)?,
            ("RCPT", _) => {
                to = address(rest);
                say("250 fine")?;
            }
            ("DATA", _) => {
                say("354 go on")?;
                let Some(content) = content(&mut lines, &manner)? else {
                    return Ok(());
                };
                if let Manner::RefuseContent(answer) = manner {
                    say(answer)?;
                    continue;
                }
                locked(&state.received).push(Received { from: from.clone(), to: to.clone(), content });
                match manner {
                    Manner::DropAfterContent => return Ok(()),
                    Manner::ConfirmLate(wait) => thread::sleep(wait),
                    _ => {}
                }
                say("250 2.0.0 queued as 42")?;
            }
            ("QUIT", _) => {
                say("221 goodbye")?;
                return Ok(());
            }
            (other, _) => say(&format!("502 5.5.1 {other} is not known here"))?,
        }
    }
    Ok(())
}

/// Everything up to the line that is a single dot; none if the server is to hang up in its midst.
fn content(lines: &mut io::Lines<BufReader<&TcpStream>>, manner: &Manner) -> io::Result<Option<String>> {
    let mut content = String::new();
    for line in lines {
        let line = line?;
        if line == "." {
            return Ok(Some(content));
        }
        if matches!(manner, Manner::DropInContent) {
            return Ok(None);
        }
        content.push_str(line.strip_prefix('.').unwrap_or(&line));
        content.push_str("\r\n");
    }
    Ok(None)
}

fn address(rest: &str) -> String {
    let inner = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(address, _)| address.to_owned()).unwrap_or_default()
}
