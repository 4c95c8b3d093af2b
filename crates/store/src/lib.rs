//! Headway: the only room that speaks SQL
