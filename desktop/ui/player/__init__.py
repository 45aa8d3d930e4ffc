"""The parts of the player: its light, caption and screens. Knows no sound and no journal."""
