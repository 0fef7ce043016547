"""From the files that schools send to one verdict each, whatever their order."""
