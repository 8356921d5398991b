"""The part of the page on people about the scenario's answers: how much each subject moves them. See people_page.py."""
import json
import math
import sqlite3
import statistics

from markdown_table import table_block as table

CHOSEN = {"retaken.day120": "retaken by day 120", "sudzha.day": "day Sudzha falls",
          "losses.ukrainian.day120.killed": "Ukraine, killed", "losses.russian.day120.killed": "Russia, killed",
          "losses.north_korean.day120.killed": "North Korea, killed",
          "losses.north_korean.day120.missing": "North Korea, missing or captured"}
SUBJECTS = "training expectation morale coalition information medical leaders".split()
Z95 = 1.96


def mean_error(values):
    """Mean and half of its 95 % interval."""
    if len(values) < 2:
        return (values[0] if values else math.nan), math.nan
    return statistics.fmean(values), Z95 * statistics.stdev(values) / math.sqrt(len(values))


def outcomes(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(outcomes)") if row[1] != "play"]
        manifest = dict(db.execute("SELECT key, value FROM manifest"))
        rows = {row[0]: row[1:] for row in db.execute(
            f"SELECT play, {', '.join(chr(34) + c + chr(34) for c in columns)} FROM outcomes")}
    return manifest, columns, rows


def moved(subject, nothing, column, days):
    """Root mean square of what a subject changes play by play under the same luck, and its 95 % interval's half."""
    def value(x):
        return days if x is None else x
    squares = [(value(rows[column]) - value(nothing[play][column])) ** 2 for play, rows in subject.items() if play in nothing]
    mean, error = mean_error(squares)
    root = math.sqrt(mean)
    return root, error / (2 * root) if root > 0 else 0.0


def scale_of(column):
    return 100 if column.startswith("retaken") else 1


def standardised(values):
    spread = statistics.pstdev(values)
    middle = statistics.fmean(values)
    return [(x - middle) / spread for x in values] if spread > 0 else None


def orthogonal(columns):
    """Columns of unit length that span the same space, by Gram and Schmidt; those that add nothing are left out."""
    basis = []
    for column in columns:
        for other in basis:
            along = sum(a * b for a, b in zip(column, other))
            column = [a - along * b for a, b in zip(column, other)]
        length = math.sqrt(sum(a * a for a in column))
        if length > 1e-6:
            basis.append([a / length for a in column])
    return basis


def along(column, y):
    return sum(a * b for a, b in zip(column, y))


def explained(controls, inputs, values):
    """Share of the variance of values that a plane through the inputs accounts for, adjusted for their number; half of
    its 95 % interval; and what that half would be if they accounted for nothing. Controls are what the same luck gave
    with everything at its centre: they are independent of the inputs, so that taking them out first leaves the share as it
    is and its error smaller by as much as they account for."""
    y = standardised(values)
    if y is None:
        return 0.0, 0.0, 0.0
    basis = orthogonal([*controls, *inputs])
    n, k = len(y), len(controls)
    p = len(basis) - k
    by_luck = sum(along(column, y) ** 2 for column in basis[:k]) / n
    plain = sum(along(column, y) ** 2 for column in basis[k:]) / n / (1 - by_luck)
    left = (1 - by_luck) * (n - 1) / (n - k - 1)
    adjusted = 1 - (1 - plain) * (n - k - 1) / (n - k - p - 1)
    by_chance = 2 * p / ((n - k - 1) * (n - k - p - 1))
    error = math.sqrt(by_chance + 4 * max(0, adjusted) * (1 - adjusted) ** 2 / n)
    of_luck = 4 * by_luck * (1 - by_luck) ** 2 / n  # how well the share of the luck taken out is known
    return (left * adjusted, Z95 * math.sqrt((left * error) ** 2 + of_luck * max(0, adjusted) ** 2),
            Z95 * left * math.sqrt(by_chance))


def inputs(path, plays):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        names = [row[1] for row in db.execute("PRAGMA table_info(inputs)") if row[1] != "play"]
        rows = {row[0]: row[1:] for row in db.execute(
            f"SELECT play, {', '.join(chr(34) + c + chr(34) for c in names)} FROM inputs")}
    columns = [standardised([rows[play][i] for play in plays]) for i in range(len(names))]
    return orthogonal([column for column in columns if column is not None])


def luck_of(nothing, plays, at, days):
    """What the luck of each play gave with everything at its centre, in all the answers, as columns to take out."""
    columns = [standardised([days if nothing[play][i] is None else nothing[play][i] for play in plays]) for i in at]
    return orthogonal([column for column in columns if column is not None])


def apart(none, answers):
    """Above which a share is told from nothing in one of so many answers: 95 % for all of them together."""
    return none / Z95 * statistics.NormalDist().inv_cdf(1 - 0.05 / answers)


def studied(folder):
    return [subject for subject in SUBJECTS if (folder / f"people.{subject}.sqlite").exists()]


def study_rows(folder, chosen):
    """For each subject: what it moves under the same luck, and what its inputs account for; by answer."""
    base, columns, nothing = outcomes(folder / "nothing.sqlite")
    days = int(base["days"])
    for subject in studied(folder):
        manifest, _, found = outcomes(folder / f"people.{subject}.sqlite")
        assert manifest["only_vary"] == f"people.{subject}" and manifest["seed"] == base["seed"]
        plays = sorted(play for play in found if play in nothing)
        basis = inputs(folder / f"people.{subject}.sqlite", plays)
        controls = luck_of(nothing, plays, [columns.index(c) for c in chosen], days)
        cells = []
        for c in chosen:
            i = columns.index(c)
            values = [days if found[play][i] is None else found[play][i] for play in plays]
            cells.append((moved(found, nothing, i, days), explained(controls, basis, values)))
        yield subject, len(basis), cells


def subjects_part(folder, chosen):
    base, columns, nothing = outcomes(folder / "nothing.sqlite")
    luck = {c: statistics.stdev([row[columns.index(c)] if row[columns.index(c)] is not None else int(base["days"])
                                 for row in nothing.values()]) for c in chosen}
    found = [*study_rows(folder, chosen)]
    moves = [[subject, *(f"{scale_of(c) * size:.1f} ± {scale_of(c) * error:.1f}" for c, ((size, error), _) in
                         zip(chosen, cells))] for subject, _, cells in found]
    moves.append(["*two lucks*", *(f"{scale_of(c) * math.sqrt(2) * luck[c]:.1f}" for c in chosen)])
    shares = [[subject, str(count), *(f"{100 * share:.1f} ± {100 * error:.1f}{'*' if share > apart(none, len(chosen)) else ''}"
                                      for _, (share, error, none) in cells)] for subject, count, cells in found]
    still = [subject for subject, _, cells in found if all(size == 0 for (size, _), _ in cells)]
    weak = [subject for subject, _, cells in found
            if all(share <= apart(none, len(chosen)) for _, (share, _, none) in cells)]
    most = {subject: max(share + error for _, (share, error, _) in cells) for subject, _, cells in found}
    told = [subject for subject, _, _ in found if subject not in weak]
    missing = [subject for subject in SUBJECTS if subject not in studied(folder)]
    return f"""## How much each of the seven moves the answers

`salient study scenarios/kursk-2024 --only-vary people.SUBJECT`, {len(nothing)} plays each, seed {base['seed']}, against
`--only-vary nothing`: everything else is held at its centre and every play meets the luck of its number. Shares in per
cent of the land, days in days, people in people; ± is half of a 95 % interval.

What a subject changes in a play under the same luck, root mean square. A changed number also sets the luck of later
days on another way, so each row holds some of what two different lucks make, which is the last row:

{table(["", *chosen.values()], moves)}
What a subject's own numbers account for of an answer's variance, luck and subject together, by a plane through them
(per cent, adjusted for how many they are). What the same luck gave with everything at its centre is taken out first, which
leaves the shares as they are and makes their errors smaller. A star marks what is told from nothing: one row
in twenty has one by chance:

{table(["", "numbers", *chosen.values()], shares)}
{f"Nothing at all is changed by {', '.join(still)}. " if still else "Each of them changes plays. "}{
f"Told apart from luck in at least one answer: {', '.join(told)}. " if told else ""}{
f"Not told apart from luck in any, with this many plays: "
        f"{', '.join(f'{subject} (at most {100 * most[subject]:.1f} % of any)' for subject in weak)}." if weak else ""}{
f" No study was made yet of {', '.join(missing)}." if missing else ""}
"""


EXTREMES = {"training": "line-untrained line-trained training-without-effect",
            "expectation": "nobody-shocked everybody-shocked",
            "information": "network-cut network-open distracted messages-everywhere"}


def experiment_rows(told, chosen):
    """What each extreme world changes, and the answers in which it is told from nothing, by name."""
    moved = {}
    for comparison in told["comparisons"]:
        found = {d["target"]: d for d in comparison["differences"]}
        cells = []
        for target in chosen:
            d = found[target]
            low, high = d["error"]
            if low > 0 or high < 0:
                moved.setdefault((comparison["of"], comparison["against"]), []).append(chosen[target])
            cells.append(f"{scale_of(target) * d['difference']:+.1f} ({scale_of(target) * low:+.1f} to {scale_of(target) * high:+.1f})")
        yield [comparison["of"], comparison["against"], *cells], moved.get((comparison["of"], comparison["against"]), [])


def overridden(folder, subject, chosen):
    """Mean paired differences of the answers, and half of their 95 % intervals, where all of a subject stands at an
    extreme by override, against a study in which everything is at its centre; none without that study."""
    path = folder / f"extreme.{subject}.sqlite"
    if not path.exists():
        return None
    base, columns, nothing = outcomes(folder / "nothing.sqlite")
    manifest, _, found = outcomes(path)
    assert manifest["only_vary"] == base["only_vary"] == "nothing" and manifest["seed"] == base["seed"]
    days = int(base["days"])

    def value(row, column):
        return days if row[columns.index(column)] is None else row[columns.index(column)]
    return len(found), {c: mean_error([value(found[n], c) - value(nothing[n], c) for n in found]) for c in chosen}


def overridden_words(subject, plays, found, chosen):
    rows = [["all at its extreme", *(f"{scale_of(c) * mean:+.1f} ± {scale_of(c) * error:.1f}" for c, (mean, error) in found.items())]]
    able = [chosen[c] for c, (mean, error) in found.items() if abs(mean) > error]
    return (f"All of {subject} at once, by override (`docs/validation/extremes/{subject}.toml` as the scenario's `parameters.toml`), {plays} "
            f"plays with everything else at its centre:\n\n{table(['', *chosen.values()], rows)}\n" + (
                f"So the code acts: {', '.join(able)} can be told from nothing. Within the ranges claimed it is those ranges that "
                f"keep {subject} small, as the share of the variance above says.\n" if able else
                f"Even so no answer is told from nothing: {subject} reaches these answers too weakly to matter in this model.\n"))


def experiments_part(folder, chosen, studies):
    parts = ["""## World or code: the extremes of training, expectation, information and leaders

A subject that is hardly told from luck above may be held still by the world, or by code that has lost the thread. So these
are pushed beyond what anybody claims, on the same luck and knowledge (`salient compare`, means of paired differences, 95 %
intervals in brackets; units as above):
"""]
    for subject, names in EXTREMES.items():
        path = folder / f"{subject}.json"
        if not path.exists():
            continue
        told = json.loads(path.read_text(encoding="utf-8"))
        asked = {target: words for target, words in chosen.items()
                 if all(target in {d["target"] for d in c["differences"]} for c in told["comparisons"])}
        rows = [*experiment_rows(told, asked)]
        parts.append(f"`salient compare scenarios/kursk-2024 {names} --plays {told['plays']}`\n")
        parts.append(table([subject, "against", *asked.values()], [row for row, _ in rows]))
        able = [f'"{row[0]}"' if row[1] == "as it is" else f'"{row[0]}" against "{row[1]}"' for row, moved in rows if moved]
        named = "; ".join(able)
        parts.append(f"The code can move the answers by {subject}: told from nothing in one or more: {named}. Within the ranges claimed the "
                     "world keeps it small.\n" if able else
                     f"None of these worlds is told from nothing with {told['plays']} plays.\n")
        if all_of_it := overridden(studies, subject, chosen):
            parts.append(overridden_words(subject, *all_of_it, chosen))
    if leaders := overridden(studies, "leaders", chosen):
        parts.append(overridden_words("leaders", *leaders, chosen))
    return "\n".join(parts)
