"""Look-only widgets of the design guide: they know tokens and values, never the session."""
