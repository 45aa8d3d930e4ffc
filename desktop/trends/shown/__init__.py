"""What is shown of each number: its sentence, its picture or record, its table, how it was made."""
