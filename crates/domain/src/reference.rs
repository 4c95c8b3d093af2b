//! Dated code lists kept in `reference/`.
