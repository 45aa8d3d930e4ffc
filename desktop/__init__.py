"""Tend's desktop: window, services, journal and trends, in layers that import only downwards."""
