"""What a commission sees on the wall: a window of its own, full screen, that shows nothing private."""
