//! Headway: translated texts and the formats of dates, numbers and money
