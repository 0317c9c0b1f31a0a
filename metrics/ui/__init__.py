"""The dashboard's parts: state, corpus, filters, cards and pages."""
