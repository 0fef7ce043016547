"""What each page or table says, already worded in French: the same words on screen and on paper."""
