//! The table of addresses: every one is listed, so that the access grid can request every one.

use std::collections::BTreeMap;

use poem::endpoint::{BoxEndpoint, EndpointExt};
use poem::error::ResponseError;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, IntoEndpoint, Request, Response, Route};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The path with its `:parameters`.
    pub path: &'static str,
    /// `GET` or `POST`.
    pub method: &'static str,
}

/// The addresses of one noun, or of the whole site.
#[derive(Default)]
pub(crate) struct Routes(BTreeMap<&'static str, ByMethod>);

impl Routes {
    /// A page to look at; answers HEAD too.
    pub(crate) fn get<E>(mut self, path: &'static str, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        self.0.entry(path).or_default().get = Some(endpoint.into_endpoint().map_to_response().boxed());
        self
    }

    /// A form to send.
    pub(crate) fn post<E>(mut self, path: &'static str, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        self.0.entry(path).or_default().post = Some(endpoint.into_endpoint().map_to_response().boxed());
        self
    }

    /// Takes in the addresses of another noun.
    pub(crate) fn with(mut self, other: Routes) -> Self {
        for (path, by_method) in other.0 {
            let entry = self.0.entry(path).or_default();
            entry.get = by_method.get.or(entry.get.take());
            entry.post = by_method.post.or(entry.post.take());
        }
        self
    }

    /// Every address with every method.
    pub(crate) fn listed(&self) -> Vec<Listed> {
        let lines = |(path, by_method): (&&'static str, &ByMethod)| {
            let get = by_method.get.is_some().then_some(Listed { path, method: "GET" });
            let post = by_method.post.is_some().then_some(Listed { path, method: "POST" });
            [get, post].into_iter().flatten().collect::<Vec<_>>()
        };
        self.0.iter().flat_map(lines).collect()
    }

    /// The router.
    pub(crate) fn into_route(self) -> Route {
        self.0.into_iter().fold(Route::new(), |route, (path, by_method)| route.at(path, by_method))
    }
}

#[derive(Default)]
struct ByMethod {
    get: Option<BoxEndpoint<'static>>,
    post: Option<BoxEndpoint<'static>>,
}

impl Endpoint for ByMethod {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let endpoint = match *request.method() {
            Method::GET | Method::HEAD => &self.get,
            Method::POST => &self.post,
            _ => &None,
        };
        match endpoint {
            Some(endpoint) => endpoint.call(request).await,
            None => Err(WrongMethod { allow: self.allow() }.into()),
        }
    }
}

impl ByMethod {
    fn allow(&self) -> String {
        let get = self.get.as_ref().map(|_| "GET, HEAD");
        let post = self.post.as_ref().map(|_| "POST");
        get.into_iter().chain(post).collect::<Vec<_>>().join(", ")
    }
}

/// An address that exists, asked with a method that it does not take.
#[derive(Debug, thiserror::Error)]
#[error("this address takes {allow}")]
pub(super) struct WrongMethod {
    pub(super) allow: String,
}

impl ResponseError for WrongMethod {
    fn status(&self) -> StatusCode {
        StatusCode::METHOD_NOT_ALLOWED
    }
}
