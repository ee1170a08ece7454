//! The two screens on which everything is looked at.

use serde_json::{Value, json};

/// What chromium draws at most, in its own pixels.
const TALLEST: u64 = 16_000;

/// What the portal is looked at on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 360 by 800 pixels, touched.
    Phone,
    /// 1280 by 900 pixels.
    Desk,
}

impl Screen {
    /// How wide it is, in pixels.
    pub const fn width(self) -> u32 {
        match self {
            Self::Phone => 360,
            Self::Desk => 1280,
        }
    }

    const fn height(self) -> u64 {
        match self {
            Self::Phone => 800,
            Self::Desk => 900,
        }
    }

    pub(super) fn metrics(self) -> Value {
        self.metrics_of(self.height())
    }

    /// The screen as if it were so tall; never lower than it is, nor taller than chromium can draw.
    pub(super) fn metrics_of(self, height: u64) -> Value {
        let phone = self == Self::Phone;
        let scale = if phone { 2 } else { 1 };
        let height = height.clamp(self.height(), TALLEST / scale);
        json!({ "width": self.width(), "height": height, "deviceScaleFactor": scale, "mobile": phone })
    }
}
