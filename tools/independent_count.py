"""Counts and sums of import tables and IATI files, by the contract alone: knows nothing of Headway.

Only the standard library; exact decimals; a second, plain way to the figures of docs/real-data.md.
No running of commands and no comparing here: see real-data.py.
"""

import csv
import gzip
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

# Marks that mean "unknown" in a cell.
UNKNOWN = {"", "-", "–", "..", "…", "...", "n/a"}
# Amounts are kept to four places.
PLACES = Decimal("0.0001")

# Columns whose blanks are worth counting, by kind of table.
COLUMNS_THAT_MATTER = {
    "activities": ["title", "status", "approved_on", "planned_start", "actual_start", "planned_end", "actual_end",
                   "approved_budget", "office", "country", "sector"],
    "milestones": ["planned_on", "actual_on", "holder"],
    "budgets": ["amount"],
    "transactions": ["amount"],
    "events": ["completed_at", "holder", "office"],
}


class Count:
    """What one file, or several of one portfolio, hold."""

    def __init__(self):
        self.rows = 0
        self.refused = 0
        self.unknown = Counter()
        # (kind, year, currency) -> lines, lines without amount, sum
        self.sums = defaultdict(lambda: [0, 0, Decimal(0)])
        self.activities = set()
        self.transactions = 0
        self.milestones = set()
        # Currency -> sum of the approved totals that stand at the end.
        self.approved = Counter()

    def add_line(self, kind, year, currency, amount):
        line = self.sums[kind, year, currency]
        line[0] += 1
        if amount is None:
            line[1] += 1
        else:
            line[2] += amount


def is_unknown(cell):
    return cell is None or cell.strip().lower() in UNKNOWN


def amount_of(text):
    """The exact amount to four places; None where unknown."""
    return None if is_unknown(text) else Decimal(text.strip()).quantize(PLACES, ROUND_HALF_UP)


def rows_of(path):
    """Rows of a CSV file, gzip or not, in file order."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def contradicting(rows, identity):
    """Positions of the rows that contradict another row of the same thing and the same `recorded_on`."""
    groups = defaultdict(list)
    for at, row in enumerate(rows):
        groups[tuple(row.get(c, "") for c in identity) + (row.get("recorded_on", ""),)].append(at)
    refused = set()
    for members in (m for m in groups.values() if len(m) > 1):
        for column in rows[members[0]]:
            if len({rows[at][column].strip() for at in members if not is_unknown(rows[at][column])}) > 1:
                refused.update(members)
    return refused


def newest_values(rows, identity, columns):
    """By thing: the last value said of each column, in the order of `recorded_on`, then of the file."""
    values = defaultdict(dict)
    for row in sorted(rows, key=lambda r: r.get("recorded_on", "")):
        said = values[tuple(row[c] for c in identity)]
        for column in columns:
            cell = row.get(column) or ""
            if cell.strip() == "unknown":
                said.pop(column, None)
            elif not is_unknown(cell):
                said[column] = cell.strip()
    return values


def count_table(kind, path, today):
    """Counts one table."""
    rows = list(rows_of(path))
    count = Count()
    count.rows = len(rows)
    for column in COLUMNS_THAT_MATTER[kind]:
        if rows and column in rows[0]:
            count.unknown[column] = sum(is_unknown(row[column]) for row in rows)
    identity = {"activities": ["activity"], "milestones": ["activity", "milestone"]}.get(kind)
    if identity:
        refused = contradicting(rows, identity)
        count.refused = len(refused)
        rows = [row for at, row in enumerate(rows) if at not in refused]
    count.activities = {row["activity"] for row in rows if row.get("activity")}
    if kind == "activities":
        for said in newest_values(rows, identity, ["approved_budget", "currency"]).values():
            if "approved_budget" in said:
                count.approved[said.get("currency")] += amount_of(said["approved_budget"])
    elif kind == "milestones":
        count.milestones = {(row["activity"], row["milestone"]) for row in rows}
    elif kind == "transactions":
        count_transactions(rows, count, today)
    elif kind == "budgets":
        count_budgets(rows, count)
    return count


def count_transactions(rows, count, today):
    """Transactions add; one with a reference counts once."""
    seen = set()
    for row in rows:
        reference = row.get("reference")
        if reference:
            if reference in seen:
                continue
            seen.add(reference)
        count.transactions += 1
        if row["date"] <= today:
            count.add_line(row["kind"], int(row["date"][:4]), row["currency"], amount_of(row["amount"]))


def count_budgets(rows, count):
    """Of budgets of one period the latest known stands."""
    columns = ["activity", "kind", "period_start", "period_end", "fund", "class", "currency"]
    standing = {}
    for row in sorted(rows, key=lambda r: r.get("recorded_on", "")):
        standing[tuple(row.get(c) or "" for c in columns)] = row["amount"]
    for (_, kind, start, _, _, _, currency), amount in standing.items():
        count.add_line(kind, int(start[:4]), currency, amount_of(amount))


# IATI ------------------------------------------------------------------------------------------------------------

TRANSACTION_KINDS = {
    "1": "incoming-funds", "2": "commitment", "3": "disbursement", "4": "expenditure", "5": "interest-payment",
    "6": "loan-repayment", "7": "reimbursement", "8": "purchase-of-equity", "9": "sale-of-equity",
    "10": "credit-guarantee", "11": "incoming-commitment", "12": "outgoing-pledge", "13": "incoming-pledge",
    # Version 1
    "IF": "incoming-funds", "C": "commitment", "D": "disbursement", "E": "expenditure", "IR": "interest-payment",
    "LR": "loan-repayment", "R": "reimbursement", "QP": "purchase-of-equity", "QS": "sale-of-equity",
    "CG": "credit-guarantee", "Disbursement": "disbursement", "Expenditure": "expenditure",
    "Commitment": "commitment", "Incoming Funds": "incoming-funds",
}


def readable_day(element, attribute="iso-date"):
    """The day of an attribute as YYYY-MM-DD; None where absent or no day."""
    text = (element.get(attribute) or "").strip()[:10] if element is not None else ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def value_of(element, activity):
    """Amount and currency of a money element; None where there is no value or currency that can be read."""
    value = element.find("value")
    if value is None:
        return None
    currency = (value.get("currency") or activity.get("default-currency") or "").strip().upper()
    try:
        amount = Decimal((value.text or "").strip()).quantize(PLACES, ROUND_HALF_UP)
    except ArithmeticError:
        return None
    return (amount, currency) if currency else None


def count_iati(path, today):
    """Counts one IATI file of any version: organisations as rows, activities with what they hold. An activity without
    identifier is refused with all it holds."""
    count = Count()
    root = ElementTree.parse(path).getroot()
    count.rows += sum(1 for _ in root.iter("iati-organisation"))
    standing = {}
    for activity in root.iter("iati-activity"):
        count.rows += 1
        identifier = (activity.findtext("iati-identifier") or "").strip()
        if not identifier:
            count.refused += 1
            count.unknown["iati-identifier"] += 1
            continue
        count.activities.add(identifier)
        for transaction in activity.findall("transaction"):
            count_iati_transaction(transaction, activity, count, today)
        for budget in activity.findall("budget"):
            kind = {"2": "revised", "Revised": "revised"}.get(budget.get("type"), "original")
            stand(standing, budget, activity, identifier, kind, count)
        for planned in activity.findall("planned-disbursement"):
            stand(standing, planned, activity, identifier, "forecast", count)
    for (_, kind, start, _, currency), amount in standing.items():
        count.add_line(kind, int(start[:4]), currency, amount)
    return count


def count_iati_transaction(transaction, activity, count, today):
    kind_element = transaction.find("transaction-type")
    code = "" if kind_element is None else (kind_element.get("code") or (kind_element.text or "")).strip()
    kind = TRANSACTION_KINDS.get(code)
    value = value_of(transaction, activity)
    day = readable_day(transaction.find("transaction-date"))
    day = day or readable_day(transaction.find("value"), "value-date")
    if kind is None or value is None or day is None:
        count.unknown["transaction that cannot be read"] += 1
        return
    count.transactions += 1
    if day <= today:
        count.add_line(kind, int(day[:4]), value[1], value[0])


def stand(standing, element, activity, identifier, kind, count):
    """Keeps a budget or planned disbursement; of one period, kind and currency the last stands. One that ends before
    it begins cannot be read."""
    start, end = readable_day(element.find("period-start")), readable_day(element.find("period-end"))
    value = value_of(element, activity)
    # A planned disbursement may have no end: then it is planned for its first day.
    end = end or (start if kind == "forecast" else None)
    if start is None or end is None or end < start or value is None:
        count.unknown[f"{element.tag} that cannot be read"] += 1
        return
    standing[identifier, kind, start, end, value[1]] = value[0]


# Event logs ------------------------------------------------------------------------------------------------------

class EventCount:
    """Events of one process."""

    def __init__(self, path):
        self.cases = defaultdict(list)
        self.events = 0
        self.process = None
        for at, row in enumerate(rows_of(path)):
            moment = datetime.fromisoformat(row["completed_at"]).astimezone(timezone.utc)
            self.cases[row["case"]].append((int(moment.timestamp()), at, row["step"]))
            self.process = row["process"]
            self.events += 1

    def waiting_days(self, as_of, window_days):
        """By step: days of completed waits that fall in the window that ends with a day, in UTC."""
        end_of_day = datetime.fromisoformat(as_of).replace(tzinfo=timezone.utc) + timedelta(days=1)
        end = int(end_of_day.timestamp())
        start = end - window_days * 86_400
        waiting = defaultdict(int)
        for events in self.cases.values():
            known = sorted(e for e in events if e[0] < end)
            for (before, _, _), (after, _, step) in zip(known, known[1:]):
                waiting[step] += max(0, after - max(before, start))
        return {step: seconds / 86_400 for step, seconds in waiting.items() if seconds}

    def known(self, as_of):
        """Cases and events by the end of a day."""
        end = datetime.fromisoformat(as_of).replace(tzinfo=timezone.utc) + timedelta(days=1)
        counts = [sum(e[0] < end.timestamp() for e in events) for events in self.cases.values()]
        return sum(c > 0 for c in counts), sum(counts)
