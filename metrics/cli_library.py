"""The subcommands of event-metrics library."""

from __future__ import annotations

import typer

__all__ = ["library"]

library = typer.Typer(help="Texts and facts kept between sessions, in one file.", no_args_is_help=True)
