//! The accept loop: half-sent headers are closed, and a stop lets a running request end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jembatan::web::server::{HEADER_WITHIN, serve};
use poem::{Request, endpoint::make};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

/// A server whose `/slow` answers only when told to.
struct Served {
    address: SocketAddr,
    reached: Arc<Notify>,
    go_on: Arc<Notify>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<std::io::Result<()>>,
}

async fn served() -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (reached, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (stop, stopped) = oneshot::channel::<()>();
    let (tell, wait) = (reached.clone(), go_on.clone());
    let endpoint = make(move |request: Request| {
        let (tell, wait) = (tell.clone(), wait.clone());
        async move {
            if request.uri().path() == "/slow" {
                tell.notify_one();
                wait.notified().await;
            }
            Ok::<_, poem::Error>(format!("from {}", request.remote_addr()))
        }
    });
    let ended = tokio::spawn(serve(listener, endpoint, async {
        let _ = stopped.await;
    }));
    Served { address, reached, go_on, stop, ended }
}

async fn read_all(socket: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_request_is_answered_and_knows_who_asked() {
    let served = served().await;
    let mut socket = TcpStream::connect(served.address).await.unwrap();
    socket.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let answer = read_all(&mut socket).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("from socket://127.0.0.1:"), "{answer}");
}

/// What the server says to a client that sends this and then nothing more, once the server hangs up.
async fn said_to_one_who_stops_after(address: SocketAddr, sent: &[u8]) -> (String, Duration) {
    let mut socket = TcpStream::connect(address).await.unwrap();
    let begun = Instant::now();
    socket.write_all(sent).await.unwrap();
    let answer = tokio::time::timeout(HEADER_WITHIN * 2, read_all(&mut socket)).await;
    (answer.expect("the server never closed the connection"), begun.elapsed())
}

#[tokio::test]
async fn a_half_sent_header_a_silent_client_and_an_idle_one_are_closed() {
    let served = served().await;
    let address = served.address;
    let whole = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    let (half, silent, idle) = tokio::join!(
        said_to_one_who_stops_after(address, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "),
        said_to_one_who_stops_after(address, b""),
        said_to_one_who_stops_after(address, whole.as_bytes()),
    );
    assert!(!half.0.contains("200 OK"), "{half:?}");
    assert!(silent.0.is_empty(), "{silent:?}");
    assert!(idle.0.starts_with("HTTP/1.1 200 OK"), "{idle:?}");
    for (_, waited) in [half, silent, idle] {
        assert!(waited + Duration::from_millis(100) >= HEADER_WITHIN, "closed after {waited:?}");
    }
}

#[tokio::test]
async fn an_endless_header_is_refused() {
    let served = served().await;
    let mut socket = TcpStream::connect(served.address).await.unwrap();
    let header = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", "a".repeat(200_000));
    let _ = socket.write_all(header.as_bytes()).await;
    let answer = read_all(&mut socket).await;
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn garbage_on_the_wire_is_refused_and_harms_nobody_else() {
    let served = served().await;
    let garbage: [&[u8]; 12] = [
        b"\0\0\0\0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ];
    for sent in garbage {
        let mut socket = TcpStream::connect(served.address).await.unwrap();
        let _ = socket.write_all(sent).await;
        let _ = socket.shutdown().await;
        let answer = tokio::time::timeout(HEADER_WITHIN * 2, read_all(&mut socket)).await.unwrap();
        assert!(!answer.starts_with("HTTP/1.1 5"), "{:?}: {answer}", String::from_utf8_lossy(sent));
    }
    let many = format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "X-One: 1\r\n".repeat(1_000));
    let (answer, _) = said_to_one_who_stops_after(served.address, many.as_bytes()).await;
    assert!(!answer.contains("200 OK"), "a thousand headers are too many: {answer}");
    let mut socket = TcpStream::connect(served.address).await.unwrap();
    socket.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(read_all(&mut socket).await.starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test]
async fn a_stop_lets_the_running_request_end_and_takes_no_new_one() {
    let served = served().await;
    let mut running = TcpStream::connect(served.address).await.unwrap();
    running.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    served.reached.notified().await;
    served.stop.send(()).unwrap();
    let refused = async {
        while TcpStream::connect(served.address).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), refused).await.expect("the port is still open");
    assert!(!served.ended.is_finished());
    served.go_on.notify_one();
    assert!(read_all(&mut running).await.starts_with("HTTP/1.1 200 OK"));
    let ended = tokio::time::timeout(Duration::from_secs(5), served.ended).await;
    ended.expect("the server never ended").unwrap().unwrap();
}
