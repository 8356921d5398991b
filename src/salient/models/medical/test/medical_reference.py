"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("medical_reference.csv")
LIGHT, SEVERE = range(2)


def split(p, x):
    artillery, drone = x.artillery, x.drone
    small_arms = 1 - artillery - drone
    missing = (p.missing_held + p.missing_retreat * x.retreating + p.missing_rout * x.routed
               + p.missing_encircled * x.encircled)
    captured = (p.captured_held + p.captured_retreat * x.retreating + p.captured_rout * x.routed
                + p.captured_encircled * x.encircled)
    killed = p.killed_artillery * artillery + p.killed_drone * drone + p.killed_small_arms * small_arms
    severe = p.severe_artillery * artillery + p.severe_drone * drone + p.severe_small_arms * small_arms
    odds = [killed, (1 - killed) * severe, (1 - killed) * (1 - severe), missing, captured]
    return tuple(each / sum(odds) for each in odds)


def hindrance(p, x):
    pace = p.transport + (1 - p.transport) * x.transport_fill
    return (1 + p.drones * x.drones + p.fire * x.contact) / pace


def delay(p, x):
    return (p.collect + x.distance / p.speed) * hindrance(p, x) + p.encircled * x.encircled


def queue(p, x):
    carried = x.lift / hindrance(p, x)
    left = max(0, x.waiting + x.arrivals - carried)
    return left, 24 * left / carried


def died(p, x):
    surviving = 1 - p.prompt - (p.late - p.prompt) * (1 - exp(-x.delay / p.scale))
    dies = 1 - surviving ** (1 + p.crowding * x.crowding)
    return dies if x.severity == SEVERE else p.light * dies


def convalescence(p, x):
    back, out = (p.light, p.invalided_light) if x.severity == LIGHT else (p.severe, p.invalided_severe)
    back /= 1 + p.crowding * x.crowding
    gone = 1 - exp(-(back + out) * x.days)
    return 1 - gone, gone * back / (back + out), gone * out / (back + out)


CASUALTY = dict.fromkeys(
    "killed_artillery killed_drone killed_small_arms severe_artillery severe_drone severe_small_arms missing_held "
    "missing_retreat missing_rout missing_encircled captured_held captured_retreat captured_rout "
    "captured_encircled".split(), SHARE)
EVACUATION = {"collect": (0.5, 4.0), "speed": (5.0, 50.0), "lift": (1.0, 30.0), "drones": (0.0, 4.0),
              "fire": (0.0, 3.0), "transport": (0.1, 1.0), "encircled": (0.0, 60.0)}
PATH = {"distance": (1.0, 120.0), "drones": SHARE, "contact": SHARE, "transport_fill": SHARE, "encircled": SHARE}
EQUATIONS = [
    Equation("casualty-split", CASUALTY, {"artillery": (0.0, 0.5), "drone": (0.0, 0.5), "retreating": SHARE,
                                          "routed": SHARE, "encircled": SHARE}, split),
    Equation("disease-and-injury", dict.fromkeys("rate cold wet fatigue short_supply severe".split(), SHARE),
             {"cold": SHARE, "wet": SHARE, "fatigue": SHARE, "supply_fill": SHARE},
             lambda p, x: p.rate * (1 + p.cold * x.cold + p.wet * x.wet + p.fatigue * x.fatigue
                                    + p.short_supply * (1 - x.supply_fill))),
    Equation("evacuation-delay", EVACUATION, PATH, delay),
    Equation("evacuation-queue", EVACUATION, PATH | {"waiting": (0.0, 40.0), "arrivals": (0.0, 90.0),
                                                     "lift": (5.0, 90.0)}, queue),
    Equation("died-of-wounds", {"prompt": (0.0, 0.1), "late": (0.1, 0.5), "scale": (5.0, 40.0),
                                "crowding": SHARE, "light": SHARE},
             {"severity": [LIGHT, SEVERE], "delay": (0.0, 60.0), "crowding": (0.0, 3.0)}, died),
    Equation("return-to-duty", dict.fromkeys("light severe invalided_light invalided_severe crowding".split(), SHARE),
             {"severity": [LIGHT, SEVERE], "crowding": (0.0, 3.0), "days": (0.1, 9.0)}, convalescence),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
