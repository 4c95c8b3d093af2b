"""Runs Headway on public portfolios and IATI files, and compares every figure with an independent count.

    python3 tools/real-data.py            writes docs/real-data.md
    python3 tools/real-data.py --check    compares with docs/real-data.md and writes nothing

The data is read from $HEADWAY_SHARED, else from ../shared beside the checkout. Needs the release binary (or
--binary FILE) and Python 3.9 or later, without further packages. Prints a line per comparison; the exit code is 1
where one differs. The output has no clock and no timings: the day is fixed. The counting is in independent_count.py.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

sys.dont_write_bytecode = True
import independent_count as independent  # noqa: E402 (the line above must come first)

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "docs" / "real-data.md"
# Every question is asked on this day.
TODAY = "2026-11-23"
# Order in which the files of a portfolio are imported.
KINDS = ["activities", "milestones", "budgets", "transactions", "events"]
# Files that hold rows which contradict each other: the good ones are kept, the others are reported.
KEEP_GOOD = {("adb", "activities")}
# Days on which the portfolios are asked besides: inside the years they cover.
AS_OF = {"worldbank": "2009-12-31", "adb": "2008-06-30", "undp": "2013-10-07", "unesco": "2024-11-13",
         "request-for-payment": "2018-06-30", "prepaid-travel-cost": "2018-06-30"}
# Days looked back for bottlenecks.
WINDOW = 90
# Which ledger kinds make up a measure of `headway trends`.
MEASURES = {
    "spending": ("disbursement", "expenditure"),
    "commitments": ("commitment",),
    "receipts": ("incoming-funds",),
}
BUDGETS = ("original", "revised", "allocation", "forecast")


class Comparisons:
    """Every comparison made, printed as it is made."""

    def __init__(self):
        self.made = 0
        self.different = 0

    def equal(self, what, counted, headway):
        """Notes a comparison, and gives the word for the paper."""
        self.made += 1
        if counted == headway:
            print(f"equal      {what}: {shown(counted)}")
            return "equal"
        self.different += 1
        print(f"DIFFERENT  {what}: counted {shown(counted)}, Headway {shown(headway)}")
        return "DIFFERENT"

    def holds(self, what, is_so, told=""):
        """Notes that something must be so."""
        self.made += 1
        if not is_so:
            self.different += 1
        print(f"{'holds' if is_so else 'FAILED':<10} {what}{': ' + told if told and not is_so else ''}")
        return "yes" if is_so else "NO"


def shown(value):
    """A figure for people: decimals without needless zeros, with groups of three."""
    if value is None:
        return "unknown"
    if isinstance(value, Decimal):
        text = f"{value:,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return f"{value:,}" if isinstance(value, int) else str(value)


class Headway:
    """The command, on one data directory."""

    def __init__(self, binary, directory):
        self.binary, self.directory = binary, directory
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("HEADWAY_")} | {"LANG": "C.UTF-8"}

    def arguments(self, *arguments):
        return [str(self.binary), *arguments, "--data", str(self.directory), "--today", TODAY, "--quiet"]

    def run(self, *arguments, codes=(0,)):
        """Standard output as JSON; numbers with a point are exact decimals."""
        command = self.arguments(*arguments, "--json")
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=900, check=False)
        if done.returncode not in codes:
            told = f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stdout[-500:]}{done.stderr[-2000:]}"
            raise SystemExit(f"headway {told}")
        return json.loads(done.stdout, parse_float=Decimal) if done.stdout.strip() else None

    def import_file(self, kind, path, keep_good):
        extra = ["--keep-good"] if keep_good else []
        return self.run("import", kind, str(path), *extra, codes=(0, 3))["files"][0]

    def report_in(self, currency):
        self.run("settings", "set", "reporting-currency", currency)


class Server:
    """`headway serve` on a free port of the loopback address, for the length of a `with`."""

    def __init__(self, headway):
        self.headway = headway

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = self.headway.arguments("serve", "--listen", f"127.0.0.1:{self.port}")
        self.process = subprocess.Popen(
            command, env=self.headway.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit(f"headway serve ended: {self.process.stderr.read().decode()[-2000:]}")
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
                self.connection.connect()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit("headway serve does not answer")

    def __exit__(self, *_):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()

    def get(self, address):
        """Status and body."""
        try:
            self.connection.request("GET", address)
            reply = self.connection.getresponse()
        except (http.client.HTTPException, ConnectionError):
            # The server may have closed an idle connection.
            self.connection.close()
            self.connection.request("GET", address)
            reply = self.connection.getresponse()
        return reply.status, reply.read()


def activity_address(identifier):
    return "/activities/" + quote(identifier, safe="")


def check_pages(server, comparisons, folder, activity, process):
    """Fetches the main pages and their twins; gives how many answered."""
    pages = ["/", "/activities", "/offices", "/signals", "/trends", "/imports",
             f"/bottlenecks?process={quote(process)}", f"/durations?process={quote(process)}"]
    pages += [activity_address(activity)] if activity else []
    addresses = list(pages)
    for page in pages:
        path, _, query = page.partition("?")
        for twin in ("json", "csv"):
            if path != "/imports":
                addresses.append(("/status" if path == "/" else path) + "." + twin + ("?" + query if query else ""))
    good = 0
    for address in addresses:
        status, body = server.get(address)
        comparisons.holds(f"{folder}: GET {address}", status == 200 and body, f"status {status}")
        good += status == 200
    return good, len(addresses)


def money_by_activity(server, identifiers):
    """Sums of every activity's page, by kind and year, in the reporting currency."""
    sums = defaultdict(lambda: [0, 0, Decimal(0)])
    for identifier in sorted(identifiers):
        status, body = server.get(activity_address(identifier) + ".json")
        if status != 200:
            raise SystemExit(f"{activity_address(identifier)}.json: status {status}")
        for line in json.loads(body, parse_float=Decimal)["money"]:
            into = sums[line["kind"], line["year"]]
            into[0] += line["n"]
            into[1] += line["unknown"]
            into[2] += Decimal(line["sum"])
    return sums


def trend_by_year(headway, measure):
    """Value of each year of one measure, in the reporting currency; years without a value are left out."""
    answer = headway.run("trends", "--measure", measure, "--period", "year")
    points = [p for s in answer["series"] if s["group"] == "" for p in s["points"]]
    return {int(p["period"]): Decimal(p["value"]) for p in points if p["value"] is not None}


def compare_trends(headway, comparisons, folder, sums, currency):
    """Compares `headway trends` with the counted lines of one currency, year by year; gives how many years."""
    years_compared = 0
    for measure, kinds in MEASURES.items():
        counted = defaultdict(Decimal)
        for (kind, year, line_currency), (n, unknown, total) in sums.items():
            if kind in kinds and line_currency == currency and n > unknown:
                counted[year] += total
        told = trend_by_year(headway, measure)
        for year in sorted(set(counted) | {y for y, v in told.items() if v}):
            comparisons.equal(f"{folder}: trend of {measure} {year} {currency}", counted.get(year, Decimal(0)),
                              told.get(year, Decimal(0)))
            years_compared += 1
    return years_compared


def compare_money(headway, comparisons, folder, sums, identifiers):
    """Compares sums by kind, year and currency; gives rows of the paper's table and the number of years of trends."""
    rows, years = [], 0
    currencies = sorted({currency for _, _, currency in sums})
    for currency in currencies:
        headway.report_in(currency)
        years += compare_trends(headway, comparisons, folder, sums, currency)
        with Server(headway) as server:
            told = money_by_activity(server, identifiers)
        counted = {(k, y): v for (k, y, c), v in sums.items() if c == currency}
        keys = set(counted) | {k for k, v in told.items() if v[2] and len(currencies) == 1}
        keys |= {k for k, v in told.items() if v[2] and k not in counted}
        for kind, year in sorted(keys):
            lines, unknown, total = counted.get((kind, year), (0, 0, Decimal(0)))
            headway_lines, headway_unknown, headway_total = told.get((kind, year), (0, 0, Decimal(0)))
            what = f"{folder}: {kind} {year} {currency}"
            word = comparisons.equal(f"{what}, sum", total, headway_total)
            if len(currencies) == 1:
                comparisons.equal(f"{what}, lines", lines, headway_lines)
                comparisons.equal(f"{what}, unknown amounts", unknown, headway_unknown)
            rows.append((kind, str(year), currency, lines, unknown, total, headway_total, word))
    return rows, years


def table(heads, rows):
    """A table of the paper; numbers to the right."""
    numeric = [all(shown(row[i])[-1:].isdigit() for row in rows) for i in range(len(heads))]
    lines = ["| " + " | ".join(heads) + " |", "|" + "|".join("---:" if n else "---" for n in numeric) + "|"]
    lines += ["| " + " | ".join(shown(cell) for cell in row) + " |" for row in rows]
    return [*lines, ""]


def import_twice(headway, comparisons, folder, kind, path, keep_good):
    """Imports a file, and again; the second time must change nothing."""
    first = headway.import_file(kind, path, keep_good)
    second = headway.import_file(kind, path, keep_good)
    nothing_new = second["new"] == 0 and second["changed"] == 0 and second["refused"] == first["refused"]
    comparisons.holds(f"{folder}: {path.name} a second time changes nothing", nothing_new,
                      f"new {second['new']}, changed {second['changed']}")
    return first


def refused_rows(answer):
    return sorted({f["row"] for f in answer["findings"] if f["severity"] == "refused" and f["row"] is not None})


def portfolio(binary, comparisons, folder):
    """One folder of tables: imported, counted, compared, asked; gives its part of the paper."""
    name = folder.name
    files = [(k, folder / f"{k}.csv.gz") for k in KINDS if (folder / f"{k}.csv.gz").exists()]
    with tempfile.TemporaryDirectory(prefix="headway-") as directory:
        headway = Headway(binary, Path(directory))
        rows, unknown, counts, log = [], [], {}, None
        for kind, path in files:
            answer = import_twice(headway, comparisons, name, kind, path, (name, kind) in KEEP_GOOD)
            if kind == "events":
                log = independent.EventCount(path)
                counted_rows, counted_refused = log.events, 0
            count = counts[kind] = independent.count_table(kind, path, TODAY)
            counted_rows, counted_refused = count.rows, count.refused
            word = comparisons.equal(f"{name}: {kind}, rows", counted_rows, answer["rows"])
            comparisons.equal(f"{name}: {kind}, refused", counted_refused, answer["refused"])
            rows.append((path.name, answer["rows"], answer["new"], answer["changed"], answer["unchanged"],
                         answer["refused"], counted_rows, counted_refused, word))
            unknown += [(path.name, column, n) for column, n in count.unknown.items() if n]
        part = [f"## {name}", ""]
        part += table(["file", "rows read", "new", "changed", "unchanged", "refused", "counted", "counted refused", ""],
                      rows)
        if unknown:
            part += ["Blank or marked as unknown (counted):", ""]
            part += table(["file", "column", "rows"], unknown)
        sums, identifiers = {}, set()
        for count in counts.values():
            sums.update(count.sums)
            identifiers |= count.activities
        if sums:
            money, years = compare_money(headway, comparisons, name, sums, identifiers)
            part += ["Sums by kind, year and currency:", ""]
            part += table(["kind", "year", "currency", "lines", "unknown", "counted", "Headway", ""], money)
            part += [f"`headway trends` gives the same for {years} years of spending, commitments and receipts.", ""]
        part += questions(headway, comparisons, name, counts, log, identifiers)
    return part


def questions(headway, comparisons, name, counts, log, identifiers):
    """Asks status, trends, bottlenecks and durations as of a day of the data, and fetches the pages."""
    process, day = log.process if log else "project-cycle", AS_OF.get(name, TODAY)
    compare_counts(comparisons, name, headway.run("status"), counts, log, identifiers)
    part = [f"Answers as of {day}:", ""]
    status = headway.run("status", "--as-of", day)
    comparisons.holds(f"{name}: status answers as of {day}", status["as_of"] == day and status["counts"])
    part += status_lines(status)
    spending = headway.run("trends", "--measure", "spending", "--as-of", day)
    comparisons.holds(f"{name}: trends answers", spending["measure"] == "spending")
    months = sum(bool(p["value"]) for s in spending["series"] for p in s["points"])
    part += [f"- trends: {shown(months)} months with spending"] if months else []
    board = headway.run("bottlenecks", "--process", process, "--window", str(WINDOW), "--as-of", day)
    comparisons.holds(f"{name}: bottlenecks answers", board["process"] == process and isinstance(board["steps"], list))
    if board["steps"] and board["steps"][0]["waiting_days"]:
        first = board["steps"][0]
        part.append(f"- bottlenecks of {process} in the {WINDOW} days before: most waiting for *{first['name']}*, "
                    f"{Decimal(first['waiting_days']):,.1f} days")
    durations = headway.run("durations", "--process", process, "--as-of", day)
    comparisons.holds(f"{name}: durations answers", durations["process"] == process and durations["groups"])
    for group in durations["groups"]:
        median = group["median"]
        told = "not reached" if median is None else f"{Decimal(median):,.1f} days"
        part += [f"- durations of {process}: {shown(group['n'])} cases, {shown(group['open'])} open, median {told}"
                 ] if group["n"] else []
    with Server(headway) as server:
        good, fetched = check_pages(server, comparisons, name, min(identifiers, default=None), process)
    part += [f"- {good} of {fetched} pages and their JSON and CSV twins answered", ""]
    return part + (compare_board(comparisons, name, board, log, day) if log else [])


def compare_counts(comparisons, name, status, counts, log, identifiers):
    """Compares the counts of `headway status`."""
    told = status["counts"]
    comparisons.equal(f"{name}: activities of status", len(identifiers), told["activities"])
    if "transactions" in counts:
        comparisons.equal(f"{name}: transactions of status", counts["transactions"].transactions, told["transactions"])
    if "milestones" in counts:
        comparisons.equal(f"{name}: milestones of status", len(counts["milestones"].milestones), told["milestones"])
    if log:
        comparisons.equal(f"{name}: cases of status", len(log.cases), told["cases"])
        comparisons.equal(f"{name}: events of status", log.events, told["steps"])
    approved = counts["activities"].approved if "activities" in counts else {}
    if len(approved) == 1:
        comparisons.equal(f"{name}: approved of status", *approved.values(), Decimal(status["money"]["approved"]))


def status_lines(status):
    """What status says, for the paper."""
    counts = ", ".join(f"{shown(n)} {what}" for what, n in status["counts"].items() if n)
    lines = [f"- status counts {counts}"]
    states = ", ".join(f"{shown(n)} {state.replace('_', ' ')}" for state, n in status["states"].items() if n)
    if states:
        lines.append(f"- states: {states}")
    money = ", ".join(f"{what} {shown(Decimal(n))}" for what, n in status["money"].items() if n)
    if money:
        lines.append(f"- money in {status['currency']}: {money}")
    rates = [f"{r['rate']} {Decimal(r['value']):.4f}" for r in status["delivery"] if r["value"] is not None]
    undefined = [r["rate"] for r in status["delivery"] if r["value"] is None]
    if rates:
        lines.append(f"- rates: {', '.join(rates)}")
    if undefined:
        lines.append(f"- not defined here: {', '.join(undefined)}")
    return lines


def compare_board(comparisons, name, board, log, day):
    """Compares waiting days by step with the counted ones, to a millionth of a day."""
    counted = log.waiting_days(day, WINDOW)
    told = {}
    for step in board["steps"]:
        if step["waiting_days"]:
            told[step["name"] if step["name"] in counted else step["step"]] = step["waiting_days"]
    rows = []
    for step in sorted(set(counted) | set(told), key=lambda s: (-counted.get(s, 0), s)):
        ours, theirs = (Decimal(x.get(step, 0)).quantize(Decimal("0.000001")) for x in (counted, told))
        word = comparisons.equal(f"{name}: waiting days for {step}", ours, theirs)
        rows.append((step, f"{ours:,.2f}", f"{theirs:,.2f}", word))
    cases, events = log.known(day)
    comparisons.equal(f"{name}: cases known on {day}", cases, board["basis"]["cases"])
    part = [f"Waiting days in the {WINDOW} days to {day}, {shown(cases)} cases and {shown(events)} events known by then:",
            ""]
    return part + table(["step", "counted", "Headway", ""], rows)


def iati_files(binary, comparisons, paths):
    """Every IATI file, each in a data directory of its own; gives its part of the paper."""
    rows, totals = [], defaultdict(lambda: [0, Decimal(0), Decimal(0)])
    for path in paths:
        rows.append(iati_file(binary, comparisons, path, totals))
    part = ["## IATI files", "", "Each file in a data directory of its own. *Sums* is the number of sums by kind, year and "
            "currency that were compared, *trends* the number of years of `headway trends`, *pages* the pages fetched.", ""]
    part += table(["file", "activities", "refused", "transactions", "counted", "sums", "trends", "pages", ""], rows)
    part += ["All files together, by kind, year and currency:", ""]
    summed = [(*key, n, ours, theirs, "equal" if ours == theirs else "DIFFERENT")
              for key, (n, ours, theirs) in sorted(totals.items())]
    return part + table(["kind", "year", "currency", "lines", "counted", "Headway", ""], summed)


def iati_file(binary, comparisons, path, totals):
    """One IATI file; gives its row of the paper."""
    name, before = path.name, comparisons.different
    count = independent.count_iati(path, TODAY)
    with tempfile.TemporaryDirectory(prefix="headway-") as directory:
        headway = Headway(binary, Path(directory))
        answer = import_twice(headway, comparisons, name, "iati", path, True)
        comparisons.equal(f"{name}: activities and organisations read", count.rows, answer["rows"])
        comparisons.equal(f"{name}: activities and organisations refused", count.refused, answer["refused"])
        money, years = compare_money(headway, comparisons, name, count.sums, count.activities)
        for kind, year, currency, lines, _, ours, theirs, _ in money:
            into = totals[kind, year, currency]
            into[0] += lines
            into[1] += ours
            into[2] += theirs
        status = headway.run("status")
        told = status["counts"]
        comparisons.equal(f"{name}: transactions of status", count.transactions, told["transactions"])
        comparisons.holds(f"{name}: trends answers", headway.run("trends")["measure"] == "spending")
        comparisons.holds(f"{name}: durations answers", "groups" in headway.run("durations"))
        comparisons.holds(f"{name}: bottlenecks answers", "steps" in headway.run("bottlenecks"))
        with Server(headway) as server:
            good, fetched = check_pages(
                server, comparisons, name, min(count.activities, default=None), "project-cycle")
    word = "equal" if comparisons.different == before else "DIFFERENT"
    return (name, answer["rows"], answer["refused"], told["transactions"], count.transactions, len(money), years,
            f"{good} of {fetched}", word)


def paper(parts, comparisons):
    """The whole paper."""
    text = [
        "# Real data",
        "",
        "What Headway says of public portfolios and IATI files, beside an independent count of the same files in plain",
        "Python (`tools/independent_count.py`). Written by `python3 tools/real-data.py`; `--check` compares it again. The",
        f"day of every question is {TODAY} unless another is given. Amounts are as published, and equal means equal to the",
        "last of four decimal places. Sources and licences of the data are named beside it; the data is not part of this",
        "repository.",
        "",
        f"{comparisons.made:,} comparisons, {comparisons.different:,} differences.",
        "",
    ]
    for part in parts:
        text += part
    return "\n".join(text).rstrip("\n") + "\n"


def main():
    options = argparse.ArgumentParser(description="Compares Headway with an independent count.")
    options.add_argument("--check", action="store_true", help="compare with docs/real-data.md, write nothing")
    options.add_argument("--binary", type=Path, help="the headway binary [default: target/release/headway]")
    options.add_argument("--only", help="only folders and files whose name contains this; writes nothing")
    chosen = options.parse_args()
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    binary = chosen.binary or target / "release" / "headway"
    shared = Path(os.environ.get("HEADWAY_SHARED", ROOT.parent / "shared"))
    if not (shared / "real-data").is_dir():
        print("SKIPPED: real data needs ../shared/real-data beside the checkout, or HEADWAY_SHARED")
        return 0
    if not binary.exists():
        print(f"{binary} is missing: run cargo build --release", file=sys.stderr)
        return 1
    comparisons, parts = Comparisons(), []
    for folder in sorted(p for p in (shared / "real-data").iterdir() if p.is_dir()):
        if (chosen.only or "") in folder.name:
            parts.append(portfolio(binary, comparisons, folder))
    files = sorted((shared / "iati-samples" / "xml").glob("*.xml"))
    files = [f for f in files if (chosen.only or "") in f.name]
    if files:
        parts.append(iati_files(binary, comparisons, files))
    text = paper(parts, comparisons)
    print(f"{comparisons.made:,} comparisons, {comparisons.different:,} differences")
    if chosen.only:
        print(text)
    elif not chosen.check:
        PAPER.write_text(text, encoding="utf-8")
    elif not PAPER.exists() or PAPER.read_text(encoding="utf-8") != text:
        print("docs/real-data.md is not what this run gives: run python3 tools/real-data.py", file=sys.stderr)
        return 1
    return 1 if comparisons.different else 0


if __name__ == "__main__":
    sys.exit(main())
