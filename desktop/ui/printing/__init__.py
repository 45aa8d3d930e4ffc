"""What goes to paper: documents made of words and lines, written as PDF."""
