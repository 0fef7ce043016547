"""Makes two monitors of one virtual screen, side by side: a desk with a projector attached (RandR 1.5, by ctypes).

Run with the DISPLAY of the desk; arguments: « name:width:height », from left to right. The library comes with openbox.
"""

import ctypes
import sys


class Monitor(ctypes.Structure):
    """XRRMonitorInfo (Xrandr.h)."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        *((field, ctypes.c_int) for field in ("primary", "automatic", "noutput")),
        *((field, ctypes.c_int) for field in ("x", "y", "width", "height", "mwidth", "mheight")),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


class Resources(ctypes.Structure):
    """The beginning of XRRScreenResources."""

    _fields_ = (
        ("timestamp", ctypes.c_ulong),
        ("configTimestamp", ctypes.c_ulong),
        ("ncrtc", ctypes.c_int),
        ("crtcs", ctypes.POINTER(ctypes.c_ulong)),
        ("noutput", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


def split(monitors):
    """Set the monitors, the first one the primary, which keeps the output of the virtual screen."""
    x11, randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    randr.XRRGetScreenResources.restype = ctypes.POINTER(Resources)
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    outputs = randr.XRRGetScreenResources(display, root).contents.outputs
    left = 0
    for rank, (name, width, height) in enumerate(monitors):
        atom = x11.XInternAtom(display, name.encode(), 0)
        size = (left, 0, width, height, width // 4, height // 4)
        monitor = Monitor(atom, rank == 0, 0, int(rank == 0), *size, outputs)
        randr.XRRSetMonitor(display, root, ctypes.byref(monitor))
        left += width
    x11.XSync(display, 0)
    x11.XCloseDisplay(display)


if __name__ == "__main__":
    split([(name, int(width), int(height)) for name, width, height in (word.split(":") for word in sys.argv[1:])])
