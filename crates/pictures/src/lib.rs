//! Headway: SVG pictures from plain series
