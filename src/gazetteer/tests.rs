//! Tests over the project's own tables.
