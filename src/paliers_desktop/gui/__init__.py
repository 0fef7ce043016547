"""The Qt windows: they show the session and pass on gestures, they decide nothing."""
