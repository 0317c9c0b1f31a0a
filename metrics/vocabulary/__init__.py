"""Words and what they mean, from the data files: languages, metrics, units, money."""
