"""A text cut into sentences and these into tokens, with the numbers among them."""
