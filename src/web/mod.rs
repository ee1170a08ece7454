//! The browser's room: the only one that names `poem` and `tera`. Requests become calls of use cases, answers become
//! pages. It never names `store` and holds no rule of the field.

pub mod server;
