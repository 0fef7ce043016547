"""Where the établissement stands, and what comes next."""
