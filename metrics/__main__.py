"""python -m metrics is event-metrics."""

from metrics.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
