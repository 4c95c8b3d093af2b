"""Times figures over a large ledger in Headway's columns and in DuckDB over the same lines, in one run.

    python3 tools/beside-duckdb.py [ACTIVITIES LINES_EACH]

Needs cargo and the Python package `duckdb`; without it, it says so and stops with exit code 0. The ledger is written
once as CSV into a temporary directory and read by DuckDB into a table of its own, so that both answer from their
usual form, warm. CPU time is of all threads; the sums of both must agree, else the exit code is 1.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Disbursement and expenditure, known by 2024-12-31 (day 20,088 since 1970).
SPENDING = "kind in (3, 4) and known_from <= 20088 and known_until > 20088"
YEAR = "day between 19723 and 20088"
# What Headway's example calls the figure, and the same question in SQL.
QUESTIONS = [
    ("spending, all time", f"select sum(amount) from ledger where {SPENDING}"),
    ("spending, one year", f"select sum(amount) from ledger where {SPENDING} and {YEAR}"),
    ("spending by month", f"select date_trunc('month', date '1970-01-01' + day::integer) m, sum(amount) from ledger"
                          f" where {SPENDING} and day <= 20088 group by m order by m"),
    ("spending by month and donor", f"select donor, date_trunc('month', date '1970-01-01' + day::integer) m, sum(amount)"
                                    f" from ledger where {SPENDING} and day <= 20088 group by donor, m order by donor, m"),
]


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    try:
        import duckdb
    except ImportError:
        print("SKIPPED: the Python package duckdb is not installed; only Headway's own figures can be had")
        return 0
    size = sys.argv[1:3] or ["1000000", "25"]
    with tempfile.TemporaryDirectory() as directory:
        ledger = str(Path(directory) / "ledger.csv")
        command = ["cargo", "run", "-q", "--release", "-p", "insight", "--example", "large_portfolio", "--", *size, ledger]
        printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        own = {}
        sums = {}
        for line in printed.splitlines():
            words = line.split(None, 2)
            if len(words) == 3 and words[1] == "ms":
                own[words[2]] = float(words[0])
            elif line.startswith("sum "):
                sums[words[2]] = int(words[1])
        connection = duckdb.connect()
        connection.execute("set threads to 2")
        connection.execute(f"create table ledger as select * from read_csv('{ledger}')")
        differences = 0
        print(f"{'figure':<30}{'Headway':>12}{'DuckDB':>12}{'ratio':>8}   CPU ms, warm")
        for name, sql in QUESTIONS:
            connection.execute(sql).fetchall()
            before = cpu()
            rows = connection.execute(sql).fetchall()
            theirs = (cpu() - before) * 1000
            print(f"{name:<30}{own[name]:>12.1f}{theirs:>12.1f}{theirs / own[name]:>8.1f}")
            of = name.split(", ")[-1]
            if of in sums and int(rows[0][0]) != sums[of]:
                differences += 1
                print(f"DIFFERENT: {name}: {sums[of]} and {rows[0][0]}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
