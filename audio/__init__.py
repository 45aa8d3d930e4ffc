"""Practices as sound: scripts, the planner, the mixer, voices and outputs. Knows no journal."""
