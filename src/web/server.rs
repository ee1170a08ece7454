//! The accept loop around the portal's endpoint: HTTP/1 behind a proxy that speaks TLS.
//!
//! It is our own because poem's server never closes a half-sent header. It bounds connections and the time a header
//! may take, and ends without cutting a running answer short. Bodies are bounded where they are read, not here.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use poem::endpoint::{DynEndpoint, EndpointExt, ToDynEndpoint};
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, IntoEndpoint, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a client may take to send a whole header; an idle kept-alive connection is closed after it too.
pub const HEADER_WITHIN: Duration = Duration::from_secs(5);
/// How long running requests may take to end once the portal is asked to stop.
pub const STOP_WITHIN: Duration = Duration::from_secs(20);

const CONNECTIONS: usize = 1024;
const HEADER_BYTES: usize = 64 * 1024;
const PAUSE_AFTER_REFUSED_ACCEPT: Duration = Duration::from_millis(100);

type Portal = Arc<dyn DynEndpoint<Output = Response>>;

/// Serves `endpoint` on `listener` until `shutdown` is ready, then lets running requests end, at most [`STOP_WITHIN`].
///
/// # Errors
/// When the listener does not know its own address.
pub async fn serve<E>(
    listener: TcpListener,
    endpoint: E,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()>
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    let portal: Portal = Arc::new(ToDynEndpoint(endpoint.into_endpoint().map_to_response()));
    let here = listener.local_addr()?;
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    tokio::pin!(shutdown);
    loop {
        let (socket, peer, place) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &places) => accepted,
        };
        tokio::spawn(answer(socket, [here, peer], portal.clone(), graceful.watcher(), place));
    }
    // The port is given up first, so that a new process may already take it while this one finishes.
    drop(listener);
    if tokio::time::timeout(STOP_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were still running after {} s and were cut off", STOP_WITHIN.as_secs());
    }
    Ok(())
}

/// Ready when the operator asks the process to stop: SIGTERM or Ctrl-C.
pub async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}

/// The next connection, once there is a place for it. A failing accept (no descriptors left) is waited out.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        // The semaphore is never closed; the other arm only keeps the type honest.
        let Ok(place) = places.clone().acquire_owned().await else {
            continue;
        };
        match listener.accept().await {
            Ok((socket, peer)) => return (socket, peer, place),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE_AFTER_REFUSED_ACCEPT).await;
            }
        }
    }
}

async fn answer(
    socket: TcpStream,
    [here, peer]: [SocketAddr; 2],
    portal: Portal,
    watcher: Watcher,
    _place: OwnedSemaphorePermit,
) {
    // Answers are written whole; waiting to fill a packet would only add latency.
    let _ = socket.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let portal = portal.clone();
        async move {
            let addresses = (LocalAddr(Addr::from(here)), RemoteAddr(Addr::from(peer)));
            let request = (request, addresses.0, addresses.1, Scheme::HTTP).into();
            Ok::<hyper::Response<_>, Infallible>(portal.get_response(request).await.into())
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_WITHIN)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(socket), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, %peer, "a connection ended early");
    }
}
