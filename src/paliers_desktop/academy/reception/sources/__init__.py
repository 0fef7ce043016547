"""What a mailbox or a portal hands over, unsorted, as pieces of at most one file: one module per container."""
