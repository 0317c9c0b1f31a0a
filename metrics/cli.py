"""The terminal command event-metrics: one function per subcommand; what they need is imported when they run."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from metrics.cli_library import library

__all__ = ["app", "main"]

DONE, FAILED, UNREAD = 0, 1, 2
EXITS = (
    "Exit codes: 0 done · 1 it failed, or a threshold was missed · 2 something could not be read, or a wrong option."
)

app = typer.Typer(
    help=f"Numeric facts of event texts as a tidy table.\n\n{EXITS}",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    add_completion=False,
)
app.add_typer(library, name="library")

Paths = Annotated[list[str], typer.Argument(help="Files, folders, patterns or archives; - is standard input.")]
Lang = Annotated[str, typer.Option(help="The texts' language (fr, en, …); told from each text when left out.")]
Rules = Annotated[Path | None, typer.Option(help="A TOML file of your own metrics, units and words.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@app.command()
def extract(
    paths: Paths,
    output: Annotated[str, typer.Option("-o", "--output", help="FILE.csv .parquet .jsonl or .xlsx")] = "",
    lang: Lang = "",
    rules: Rules = None,
    currency: Annotated[str, typer.Option(help="Also give amounts in this currency, such as EUR.")] = "",
    jobs: Annotated[int, typer.Option(min=1, help="Processes; the rows are the same for any number.")] = 1,
    cluster: Annotated[str, typer.Option(help="ADDRESS of a Dask scheduler, or local: shards to shards.")] = "",
    french: Annotated[bool, typer.Option("--french", help="CSV for French spreadsheets: ; and decimal ,")] = False,
    text_column: Annotated[str, typer.Option(help="Which column of a CSV, JSONL or Parquet holds the texts.")] = "",
    id_column: Annotated[str, typer.Option(help="Which column names the texts.")] = "",
    date_column: Annotated[str, typer.Option(help="Which column dates the texts.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Facts (or, with -o, a summary) as JSON.")] = False,
) -> None:
    """Facts of texts as a table, one row per stated number.

    Without -o the table goes to standard output as CSV. A text that cannot be read is named at the end; the others
    are extracted all the same.

    Example: event-metrics extract seeds -o facts.csv
    """
    from metrics.corpus import run
    from metrics.sources import Options

    columns = {"text": text_column, "id": id_column, "date": date_column}
    job = run.Job(
        paths=tuple(paths),
        output=output,
        lang=lang,
        rules=str(rules or ""),
        currency=currency.upper(),
        jobs=jobs,
        french=french,
        as_json=as_json,
        options=Options({role: name for role, name in columns.items() if name}),
    )
    if cluster:
        from metrics.corpus.cluster import extract_shards

        summary = extract_shards(job, cluster)
    else:
        summary = run.extract(job, quiet=quiet)
    for line in summary.told(quiet):
        typer.echo(line, err=True)
    if as_json and output:
        typer.echo(json.dumps(summary.as_json(), ensure_ascii=False, indent=1))
    raise typer.Exit(summary.exit_code)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT-OR-FILE", help="A sentence, a file, or - for standard input.")],
    lang: Lang = "",
    rules: Rules = None,
    as_json: Json = False,
) -> None:
    """Every numeric mention of a text in order: the facts, and why the others are none.

    Example: event-metrics explain "Le 6e salon a réuni près de 610 exposants en 2021."
    """
    from metrics import explaining

    found, unread = explaining.texts_of(text)
    for problem in unread:
        typer.echo(str(problem), err=True)
    mentions = explaining.mentions_of(found, lang, rules_of(rules))
    if as_json or found:
        typer.echo(json.dumps(mentions, ensure_ascii=False, indent=1) if as_json else explaining.as_lines(mentions))
    raise typer.Exit(UNREAD if unread else DONE)


@app.command()
def unread(
    paths: Paths,
    lang: Lang = "",
    rules: Rules = None,
    top: Annotated[int, typer.Option(help="How many nouns.")] = 30,
    as_json: Json = False,
) -> None:
    """The commonest counted nouns that no metric knows, each with a sentence: how the metrics grow.

    Example: event-metrics unread corpus/
    """
    from metrics.corpus import run

    summary, counted = run.unread(run.Job(tuple(paths), lang=lang, rules=str(rules or "")), top)
    if as_json:
        typer.echo(json.dumps(counted, ensure_ascii=False, indent=1))
    else:
        for row in counted:
            typer.echo(f"{row['times']:6}  {row['noun']}   …{row['sentence'][:100]}")
    for line in summary.told(quiet=True):
        typer.echo(line, err=True)
    raise typer.Exit(summary.exit_code)


@app.command()
def check(
    rules: Annotated[Path | None, typer.Argument(help="A TOML file of your own; built-in ones without it.")] = None,
) -> None:
    """Check rules: words, units, and that every example reads as it says.

    Example: event-metrics check my-metrics.toml
    """
    from metrics import checking

    faults, examples = checking.check(rules_of(rules), str(rules or "metrics.toml"))
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(FAILED)
    typer.echo(f"{rules or 'built-in rules'}: {examples} examples read as they say")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt with NAME.json.")],
    facts: Annotated[Path | None, typer.Argument(help="A table of facts; extracted from the texts without it.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every fault with its place.")] = False,
    min_f1: Annotated[float, typer.Option(help="Exit 1 below this F1 of facts.")] = 0.0,
    rules: Rules = None,
    as_json: Json = False,
) -> None:
    """Precision, recall and F1 of a table against annotated texts, and the faults.

    Example: event-metrics evaluate tests/gold/seeds --errors
    """
    from metrics.corpus.run import Job, Summary, whole_table
    from metrics.evaluate import evaluate as score
    from metrics.evaluate import gold_texts, load_gold
    from metrics.exports.csvfile import read_csv

    annotated = load_gold(gold)
    summary = Summary(documents=len(annotated))
    if facts is None:
        table = whole_table(Job(tuple(map(str, gold_texts(gold))), rules=str(rules or "")), summary)
    else:
        table = read_csv(facts)
    result = score(annotated, table)
    figures = result.figures()
    if as_json:
        typer.echo(json.dumps(figures | {"errors": result.errors}, ensure_ascii=False, indent=1))
    else:
        for line in result.errors if errors else []:
            typer.echo(line)
        for level in ("quantity", "fact"):
            prf = figures[level]
            typer.echo(f"{level:9} P {prf['p']:.3f}  R {prf['r']:.3f}  F1 {prf['f1']:.3f}")
        for level in ("context", "document"):
            typer.echo(f"{level:9} " + "  ".join(f"{column} {share:.3f}" for column, share in figures[level].items()))
        typer.echo(
            f"{figures['documents']} documents, {figures['gold_facts']} gold facts, fact F1 {figures['fact']['f1']:.4f}"
        )
    for line in summary.told(quiet=True):
        typer.echo(line, err=True)
    raise typer.Exit(FAILED if figures["fact"]["f1"] < min_f1 else summary.exit_code)


@app.command()
def dashboard(
    folder: Annotated[
        str, typer.Argument(help="A folder of texts, or of facts (s3://… too); the shipped seeds without it.")
    ] = "",
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8501,
) -> None:
    """Open the dashboard in the browser; Ctrl+C ends it.

    Example: event-metrics dashboard my-texts/
    """
    import metrics
    from metrics.corpus.remote import is_remote

    page = Path(metrics.__file__).resolve().parents[1] / "dashboard.py"
    if not page.exists():
        fail(f"{page}: not there; run this from a clone of the project installed with pip install -e .")
    if folder and not is_remote(folder) and not folder.startswith("file://"):
        if not Path(folder).exists():
            fail(f"{folder}: no such file or folder; check the path")
        folder = str(Path(folder).resolve())
    folders = [folder] if folder else []
    os.chdir(page.parent)  # .streamlit/config.toml is read from here
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(port), "--", *folders]
    os.execv(sys.executable, command)


def rules_of(path: Path | None) -> Any:
    """The user's rules, None for the built-in ones."""
    from metrics.vocabulary.userrules import load_rules

    return None if path is None else load_rules(path)


def fail(message: str) -> NoReturn:
    """End with one line and exit code 1."""
    typer.echo(f"event-metrics: {message}", err=True)
    raise typer.Exit(FAILED)


def main() -> None:
    """Run the command; what goes wrong is one line, never a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of standard output has gone (… | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except Exception as error:
        if os.environ.get("EVENT_METRICS_TRACEBACK"):
            raise
        print(f"event-metrics: {one_line(error)}", file=sys.stderr)
        sys.exit(FAILED)


def one_line(error: Exception) -> str:
    """What went wrong, for someone who does not know the program.

    >>> one_line(PermissionError(13, "Permission denied", "/facts.csv"))
    '/facts.csv: permission denied'
    """
    if isinstance(error, OSError):
        path = f"{error.filename}: " if error.filename else ""
        return path + (error.strerror or str(error)).lower()
    if isinstance(error, (ValueError, ImportError)):
        return " ".join(str(error).split())
    return f"a fault of the program ({type(error).__name__}: {error}); EVENT_METRICS_TRACEBACK=1 shows where"


if __name__ == "__main__":
    main()
