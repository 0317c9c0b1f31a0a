"""Facts → plotly figures: pure functions, no files and no widgets. Empty in, empty figure out."""
