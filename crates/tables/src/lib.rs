//! Headway: CSV and XLSX files in and out, with findings per row
