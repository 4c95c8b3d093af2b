//! Headway: what people can do, one function per action
