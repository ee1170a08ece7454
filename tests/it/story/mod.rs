//! What happens in a real browser. `cargo test` leaves these out; `tests/run` installs the browser and runs them.

mod applying;
mod capacity;
mod cooperatives;
mod deciding;
mod every_page;
mod journeys;
mod mentoring;
mod opening;
mod owner;
mod stage;
mod tools;
mod watching;
