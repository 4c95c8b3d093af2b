//! Headway: a made-up portfolio, the same for the same seed
