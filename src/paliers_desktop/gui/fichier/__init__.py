"""What a person does with the file of one établissement: its copies, repair, merge, hand-over, erasure."""
