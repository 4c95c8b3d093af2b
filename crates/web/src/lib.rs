//! Headway: server-rendered pages and their data twins
