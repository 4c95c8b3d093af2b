//! Headway: IATI files, read, checked and written
