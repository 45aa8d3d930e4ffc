"""What decides: QtCore objects that own state and emit typed signals. They know no widgets."""
