"""Charts drawn by hand: each shows a frozen view and knows nothing of how it was worked out."""
