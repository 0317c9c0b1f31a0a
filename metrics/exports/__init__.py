"""Tables of facts as files: CSV, JSON lines, Parquet and Excel, no cell of which is run as a formula."""
