"""The verbs of paliers-academie: one module each, imported when its verb is asked for."""
