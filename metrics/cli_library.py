"""The subcommands of event-metrics library: texts and facts kept between sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["library"]

library = typer.Typer(
    help="Texts and their facts kept between sessions, in one file.", no_args_is_help=True, rich_markup_mode=None
)
Where = Annotated[Path | None, typer.Option("--library", help="The file; the user's own library when left out.")]
Rules = Annotated[str, typer.Option(help="A TOML file of your own metrics, units and words.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@library.command()
def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, patterns or archives; - is standard input.")],
    where: Where = None,
    lang: Annotated[str, typer.Option(help="The texts' language; told from each text when left out.")] = "",
    rules: Rules = "",
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    as_json: Json = False,
) -> None:
    """Add texts; what is known already is not added again. All or nothing, whatever happens.

    Example: event-metrics library add releases/
    """
    from metrics.corpus.store import Library
    from metrics.sources import ERROR, documents

    with Library(where, rules=rules, lang=lang) as open_library:
        added = open_library.add(documents(paths), jobs=jobs)
    errors = [problem for problem in added.problems if problem.kind == ERROR]
    for problem in added.problems:
        typer.echo(f"{'not read' if problem.kind == ERROR else 'note'}: {problem}", err=True)
    if as_json:
        told = {"new": added.new, "known": added.known, "facts": added.facts, "unread": [p.path for p in errors]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        if added.changes is not None:
            typer.echo(f"the rules have changed: {added.changes}")
        typer.echo(f"{len(added.new)} texts added with {added.facts} facts, {len(added.known)} known already")
    raise typer.Exit(2 if errors or not (added.new or added.known) else 0)


@library.command("list")
def contents(where: Where = None, as_json: Json = False) -> None:
    """The texts of the library, one per line.

    Example: event-metrics library list
    """
    from metrics.corpus.store import Library

    with Library(where) as open_library:
        table = open_library.contents()
    if as_json:
        typer.echo(json.dumps(table.to_dict("records"), ensure_ascii=False, indent=1))
        return
    for row in table.to_dict("records"):
        typer.echo(f"{row['doc_id']}\t{row['facts']} facts\t{row['date']}\t{row['title'] or row['sources']}")
    typer.echo(f"{len(table)} texts, {table['facts'].sum()} facts", err=True)


@library.command()
def remove(
    doc_ids: Annotated[list[str], typer.Argument(help="Ids as library list names them.")], where: Where = None
) -> None:
    """Take texts and their facts out.

    Example: event-metrics library remove foire-2021
    """
    from metrics.corpus.store import Library

    with Library(where) as open_library:
        gone = open_library.remove(doc_ids)
    typer.echo(f"{len(gone)} texts removed")
    if unknown := sorted(set(doc_ids) - set(gone)):
        typer.echo(f"not in the library: {', '.join(unknown)}; see event-metrics library list", err=True)
        raise typer.Exit(2)


@library.command()
def update(
    where: Where = None, rules: Rules = "", jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1
) -> None:
    """Read all texts again by the rules of today, and say what was gained and lost.

    Example: event-metrics library update
    """
    from metrics.corpus.store import Library

    with Library(where, rules=rules) as open_library:
        changes = open_library.update(jobs=jobs)
    for sign, table in (("+", changes.gained), ("-", changes.lost)):
        for row in table.itertuples():
            typer.echo(f"{sign} {row.doc_id}:{row.start}  {row.stated!r} = {row.value:.10g} {row.unit} ({row.metric})")
    typer.echo(str(changes))


@library.command()
def export(
    output: Annotated[Path, typer.Argument(help="FILE.csv .parquet .jsonl or .xlsx")], where: Where = None
) -> None:
    """Write all facts of the library to a file.

    Example: event-metrics library export facts.csv
    """
    from metrics.corpus.store import Library
    from metrics.exports.about import about
    from metrics.exports.writers import write

    with Library(where) as open_library:
        table = open_library.facts()
    write(table, output, about(library=str(where or "")))
    typer.echo(f"{len(table)} facts → {output}", err=True)
