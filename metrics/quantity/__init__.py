"""Numbers become measures: unit, hedge, range, change; or are no facts, with the reason."""
