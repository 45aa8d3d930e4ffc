"""The pages: each shows a state and emits what the person meant."""
