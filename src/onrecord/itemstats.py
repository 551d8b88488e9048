"""What counts say of a question: intervals, discrimination, thirds, agreement, and reasons to repair it.

Plain numbers in and out, nothing drawn by chance; `tests/cases/itemstats.json` is the table of cases.
Not in here: how hand-ins are counted (itemcounts), how it is shown (report).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import atanh, sqrt, tanh

from attrs import frozen

Z = 1.959964  # 95 percent


@frozen
class Limit:
    """A number beyond which a question is looked at again, and why that number."""

    value: float
    says: str
    why: str


LIMITS = {
    "least": Limit(10, "Fewer answers than this: nothing is judged", "with ten, an interval is still half the scale"),
    "easy": Limit(0.95, "Mean share of points above this: too easy", "it tells hardly anybody from anybody"),
    "easy-recognize": Limit(0.98, "The same at the level *recognize*", "such a question may be easy: it opens a sheet"),
    "hard": Limit(0.25, "Mean share of points below this: too hard", "a blind guess among four options earns as much"),
    "hard-recognize": Limit(0.5, "The same at the level *recognize*", "what only has to be found, half should find"),
    "against": Limit(0.0, "Discrimination below this", "who does well on the rest does worse here: look at the key"),
    "slot": Limit(0.1, "Share of right answers in one slot below this", "nearly nobody sees what the slot asks"),
    "dead": Limit(0.02, "Share of answers that choose an option below this", "a wrong option that tempts nobody is idle"),
    "dead-least": Limit(30, "Fewer answers than this: no option is called dead", "before, chance may pass one over"),
    "upper-least": Limit(5, "Fewer in the upper third than this: no option is held against it", "two or three prove nothing"),
    "half": Limit(0.5, "Share of the upper third that marks a wrong option, where several may be chosen, above this",
                  "most of those who do well think it right"),
    "alpha": Limit(0.2, "Krippendorff’s alpha on a marking task below this", "students mark almost as if by chance"),
}  # fmt: skip


def wilson(mean: float, n: int) -> tuple[float, float]:
    """Wilson's interval (95 percent) of a share, or of the mean of n numbers from 0 to 1.

    No such numbers vary more than zeros and ones of the same mean, so that for means the interval is rather too wide.
    A bootstrap is too narrow in a small class, and for one in which all agree it has no width at all.
    """
    if n == 0:
        return 0.0, 1.0
    square = Z * Z / n
    middle = (mean + square / 2) / (1 + square)
    half = Z * sqrt(max(0.0, mean * (1 - mean)) / n + square / (4 * n)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def correlation(n: int, x: float, y: float, xx: float, yy: float, xy: float) -> float | None:
    """Pearson's r from a count and five sums; None where one side does not vary."""
    if n < 3:
        return None
    across, down = xx - x * x / n, yy - y * y / n
    if min(across, down) < 1e-9:
        return None
    return max(-1.0, min(1.0, (xy - x * y / n) / sqrt(across * down)))


def fisher(r: float, n: int) -> tuple[float, float]:
    """The interval (95 percent) of a correlation, by Fisher's z; below four pairs it may be anything."""
    if n < 4:
        return -1.0, 1.0
    z, half = atanh(max(-0.999999, min(0.999999, r))), Z / sqrt(n - 3)
    return tanh(z - half), tanh(z + half)


def thirds(counts: Mapping[int, int]) -> tuple[int, int] | None:
    """Up to which result the lower third goes and from which the upper third begins, from counts by result.

    Equal results stay together, so that a third may hold more than a third; None where the two would meet.
    """
    n = sum(counts.values())
    low, high = _reach(sorted(counts.items()), n), _reach(sorted(counts.items(), reverse=True), n)
    return None if low is None or high is None or low >= high else (low, high)


def _reach(counts: Iterable[tuple[int, int]], n: int) -> int | None:
    passed = 0
    for result, count in counts:
        passed += count
        if 3 * passed >= n > 2:
            return result
    return None


def alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for nominal labels: a unit is how many gave it each label. None where all labels are one."""
    totals: dict[int, int] = {}
    apart = 0.0
    for unit in units:
        raters = sum(unit)
        if raters < 2:
            continue
        apart += (raters * raters - sum(c * c for c in unit)) / (raters - 1)
        for label, count in enumerate(unit):
            totals[label] = totals.get(label, 0) + count
    n = sum(totals.values())
    by_chance = n * n - sum(c * c for c in totals.values())
    return 1 - (n - 1) * apart / by_chance if by_chance else None


@frozen
class Reason:
    """Why a question is to be looked at: a word of REASONS, where in it, the number, and whether chance could be it."""

    name: str
    where: str
    value: float
    sure: bool


REASONS = {
    "too-easy": "too easy for its level",
    "too-hard": "too hard for its level",
    "against": "those who do well on the rest do worse here (negative discrimination)",
    "wrong-preferred": "the upper third chooses a wrong option more often than a right one",
    "wrong-marked": "most of the upper third mark a wrong option",
    "slot-unsolved": "hardly anybody gets this slot right",
    "dead-option": "a wrong option that hardly anybody chooses",
    "no-agreement": "hardly any agreement about what to mark",
}


def reasons(item: Mapping) -> list[Reason]:
    """The reasons to repair a question, those first that chance can hardly explain; `item` is a case of the table.

    `parts` have a `kind`: `one` value is chosen, or `several`; `tokens` and `links` are several without idle ones;
    `place`, where an item of an order stands. `chosen` has for each value the lower third, the upper third and all.
    """
    if item["n"] < LIMITS["least"].value:
        return []
    found = [*_of_whole(item), *_of_parts(item), *_dead(item)]
    return sorted(found, key=lambda reason: not reason.sure)


def _of_whole(item: Mapping) -> Iterator[Reason]:
    level = "-recognize" if item["level"] == "recognize" else ""
    easy, hard = LIMITS["easy" + level].value, LIMITS["hard" + level].value
    if item["mean"] is not None:
        low, high = wilson(item["mean"], item["n"])
        if item["mean"] > easy:
            yield Reason("too-easy", "", item["mean"], low > easy)
        if item["mean"] < hard:
            yield Reason("too-hard", "", item["mean"], high < hard)
    if item["r"] is not None and item["r"] < LIMITS["against"].value:
        yield Reason("against", "", item["r"], fisher(item["r"], item["n"])[1] < LIMITS["against"].value)
    if item["alpha"] is not None and item["alpha"] < LIMITS["alpha"].value:
        yield Reason("no-agreement", "", item["alpha"], item["n"] >= LIMITS["dead-least"].value)


def _of_parts(item: Mapping) -> Iterator[Reason]:
    for name, part in item["parts"].items():
        chosen, right = part["chosen"], part["right"]
        if part["kind"] == "one" and len(item["parts"]) > 1 and part["n"] >= LIMITS["least"].value:
            share = sum(chosen.get(value, (0, 0, 0))[2] for value in right) / part["n"]
            if share < LIMITS["slot"].value:
                yield Reason("slot-unsolved", name, share, wilson(share, part["n"])[1] < LIMITS["hard"].value)
        if item["upper"] >= LIMITS["upper-least"].value and part["kind"] != "place":
            yield from _tempting(name, part, item["upper"])


def _tempting(name: str, part: Mapping, upper: int) -> Iterator[Reason]:
    """Wrong options that the upper third takes: the one that beats a right one, or where several may be chosen, most of it."""
    chosen = {value: counts[1] for value, counts in part["chosen"].items()}
    right = max((chosen.pop(value, 0) for value in part["right"]), default=0)
    wrong = sorted((value for value in chosen if value not in part["open"]), key=lambda value: -chosen[value])
    for value in wrong[:1] if part["kind"] == "one" else wrong:
        count, share = chosen[value], chosen[value] / upper
        if part["kind"] == "one" and count > right:
            both = count + right
            yield Reason(
                "wrong-preferred", f"{name}={value}", share, wilson(count / both, both)[0] > LIMITS["half"].value
            )
        elif part["kind"] != "one" and share > LIMITS["half"].value:
            yield Reason("wrong-marked", f"{name}={value}", share, wilson(share, upper)[0] > LIMITS["half"].value)


def _dead(item: Mapping) -> Iterator[Reason]:
    """Options that nearly nobody chooses in any of the parts that offer the same ones, and that are right in none."""
    groups: dict[tuple, list[tuple[str, Mapping]]] = {}
    for name, part in item["parts"].items():
        if part["kind"] in ("one", "several"):
            groups.setdefault((part["kind"], *sorted(part["chosen"])), []).append((name, part))
    for (_, *values), parts in groups.items():
        n = sum(part["n"] for _, part in parts)
        useful = {value for _, part in parts for value in (*part["right"], *part["open"])}
        for value in values if n >= LIMITS["dead-least"].value else ():
            share = sum(part["chosen"][value][2] for _, part in parts) / n
            if value not in useful and share < LIMITS["dead"].value:
                sure = wilson(share, n)[1] < 2 * LIMITS["dead"].value
                yield Reason("dead-option", f"{parts[0][0]}={value}", share, sure)
