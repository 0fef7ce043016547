"""Says what a desktop whose user asked for more contrast says: the settings portal, on the private bus of a desk.

Runs under Debian's own Python (python3-gi). Prints « ready » once the name is taken.
"""

import sys

from gi.repository import Gio, GLib

INTERFACE = """
<node><interface name="org.freedesktop.portal.Settings">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <method name="Read">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface></node>
"""
SETTINGS = {"org.freedesktop.appearance": {"contrast": GLib.Variant("u", 1), "color-scheme": GLib.Variant("u", 1)}}


def on_call(_bus, _sender, _path, _interface, method, arguments, call):
    """Answer ReadAll and Read."""
    if method == "ReadAll":
        call.return_value(GLib.Variant("(a{sa{sv}})", (SETTINGS,)))
        return
    group, key = arguments.unpack()
    value = SETTINGS.get(group, {}).get(key)
    if value is None:
        call.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")
    else:
        call.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))


def on_bus(bus, _name):
    """Serve the settings."""
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/portal/desktop", interface, on_call, None, None)


def on_name(_bus, _name):
    """Tell whoever started this."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()


Gio.bus_own_name(
    Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None
)
GLib.MainLoop().run()
