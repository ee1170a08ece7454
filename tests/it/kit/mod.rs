//! What tests are arranged with: one file for each real thing on the other side of the portal.
