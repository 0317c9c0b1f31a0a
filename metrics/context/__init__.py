"""What a fact is for: said or expected, one edition or several, its year, the whole it is part of."""
