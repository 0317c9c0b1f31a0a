"""What a measure is of: the noun it counts, its metric and label."""
