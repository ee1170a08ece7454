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
pub(crate) struct Routes {
    all: BTreeMap<&'static str, ByMethod>,
    /// What was given twice: one of the two would never be reached.
    twice: Vec<Listed>,
}

impl Routes {
    /// A page to look at; answers HEAD too.
    pub(crate) fn get<E>(mut self, path: &'static str, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        let by_method =
            ByMethod { get: Some(endpoint.into_endpoint().map_to_response().boxed()), post: None };
        self.take(path, by_method);
        self
    }

    /// A form to send.
    pub(crate) fn post<E>(mut self, path: &'static str, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        let by_method =
            ByMethod { get: None, post: Some(endpoint.into_endpoint().map_to_response().boxed()) };
        self.take(path, by_method);
        self
    }

    /// Takes in the addresses of another noun.
    pub(crate) fn with(mut self, other: Routes) -> Self {
        for (path, by_method) in other.all {
            self.take(path, by_method);
        }
        self.twice.extend(other.twice);
        self
    }

    fn take(&mut self, path: &'static str, by_method: ByMethod) {
        let entry = self.all.entry(path).or_default();
        for (method, known, new) in
            [("GET", &mut entry.get, by_method.get), ("POST", &mut entry.post, by_method.post)]
        {
            match (new, &known) {
                (Some(_), Some(_)) => self.twice.push(Listed { path, method }),
                (Some(new), None) => *known = Some(new),
                (None, _) => {}
            }
        }
    }

    /// Every address with every method; one that was given twice stands there twice.
    pub(crate) fn listed(&self) -> Vec<Listed> {
        let lines = |(path, by_method): (&&'static str, &ByMethod)| {
            let get = by_method.get.is_some().then_some(Listed { path, method: "GET" });
            let post = by_method.post.is_some().then_some(Listed { path, method: "POST" });
            [get, post].into_iter().flatten().collect::<Vec<_>>()
        };
        let mut listed: Vec<Listed> = self.all.iter().flat_map(lines).chain(self.twice.clone()).collect();
        listed.sort();
        listed
    }

    /// The router.
    pub(crate) fn into_route(self) -> Route {
        self.all.into_iter().fold(Route::new(), |route, (path, by_method)| route.at(path, by_method))
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
