"""Small painted widgets that pages are made of; each shows a state and says what was done."""
