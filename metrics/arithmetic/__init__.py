"""The arithmetic behind metrics.checks, by what links the figures compared."""
