"""Reference for the equations of weather, from the theory page in plain Python. Run to write the table again."""
import sys
from math import acos, cos, exp, log, pi, radians, sin, sqrt
from statistics import NormalDist
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("weather_reference.csv")
CLEAR, OVERCAST, RAIN, SNOW, FOG = range(5)
DRY, WET, MUD, FROZEN, SNOW_COVERED = range(5)
SKIES = ["clear", "overcast", "rain", "snow", "fog"]
GROUNDS = ["dry", "wet", "mud", "frozen", "snow_covered"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december"]
CHANCE = (0.001, 0.999)


def clamp(x):
    return min(1, max(0, x))


def tomorrow(p, x):
    mean = getattr(p, "temperature_" + MONTHS[x.month - 1])
    a = p.climate_temperature_memory
    t = mean + a * (x.temperature - mean)
    t += p.climate_temperature_spread * sqrt(1 - a * a) * NormalDist().inv_cdf(x.u1)
    precipitation = SNOW if t < p.climate_snow_below else RAIN
    if x.u2 < p.climate_persistence:
        sky = precipitation if x.sky in (RAIN, SNOW) else x.sky
    else:
        warm = clamp((mean - p.climate_cold_month) / (p.climate_warm_month - p.climate_cold_month))
        shares = [(precipitation, getattr(p, "wet_days_" + MONTHS[x.month - 1])),
                  (FOG, (1 - warm) * p.climate_cold_fog + warm * p.climate_warm_fog),
                  (CLEAR, (1 - warm) * p.climate_cold_clear + warm * p.climate_warm_clear), (OVERCAST, 1)]
        left = (x.u2 - p.climate_persistence) / (1 - p.climate_persistence)
        for sky, share in shares:
            left -= share
            if left < 0:
                break
    fallen = x.snow + p.soil_fall_cm * (sky == SNOW)
    snow = max(0, fallen - p.soil_melt_cm * max(t, 0))
    frost = clamp(x.frost - p.soil_freeze * t / (1 + snow / p.soil_blanket_cm))
    moisture = clamp(x.moisture * exp(-p.soil_drying_cold - p.soil_drying * max(t, 0))
                     + p.soil_wetting * (sky == RAIN) + p.soil_thaw * (fallen - snow))
    ground = (SNOW_COVERED if snow >= p.soil_snow_from_cm else FROZEN if frost >= p.soil_frozen_from else
              MUD if moisture >= p.soil_mud_from else WET if moisture >= p.soil_wet_from else DRY)
    return sky, ground, t, moisture, frost, snow


def warmth(p, month):
    mean = getattr(p, "temperature_" + MONTHS[month - 1])
    return clamp((mean - p.climate_cold_month) / (p.climate_warm_month - p.climate_cold_month))


def wind(p, x):
    usual = (1 - warmth(p, x.month)) * p.wind_cold_month + warmth(p, x.month) * p.wind_warm_month
    shock = p.wind_spread * sqrt(1 - p.wind_memory**2) * NormalDist().inv_cdf(x.u1)
    return exp((1 - p.wind_memory) * log(usual) + p.wind_memory * log(x.wind) + shock)


def daylight(p, x):
    tilt = radians(p.sun_obliquity) * cos(2 * pi * (x.day - p.sun_solstice) / 365.25)
    place = radians(x.latitude)
    cosine = (sin(radians(p.sun_horizon)) - sin(place) * sin(tilt)) / cos(place) / cos(tilt)
    return acos(min(1, max(-1, cosine))) / pi


def effects(p, x):
    sky, ground = SKIES[x.sky], GROUNDS[x.ground]
    by_ground = [getattr(p, f"{table}_{ground}") for table in ("trafficability", "supply", "digging", "ground_casualty", "bursts")]
    casualty, flying, aircraft, observation = (
        getattr(p, f"{table}_{sky}") for table in ("sky_casualty", "flying", "aircraft", "observation"))
    calm = 2 ** -((x.wind / p.wind_grounding) ** 2)
    return (*by_ground[:3], by_ground[3] * casualty, by_ground[4], calm, flying * calm, aircraft, observation, x.daylight)


EQUATIONS = [
    Equation("sky", ranges("weather"),
             {"sky": list(range(5)), "temperature": (-15.0, 20.0), "moisture": SHARE, "frost": SHARE,
              "snow": (0.0, 12.0), "month": list(range(1, 13)), "u1": CHANCE, "u2": CHANCE}, tomorrow),
    Equation("wind", ranges("weather"), {"wind": (0.5, 12.0), "month": list(range(1, 13)), "u1": CHANCE}, wind),
    Equation("daylight", ranges("weather"), {"day": list(range(1, 366)), "latitude": (-80.0, 80.0)}, daylight),
    Equation("weather-effects", ranges("weather"),
             {"sky": list(range(5)), "ground": list(range(5)), "wind": (0.0, 15.0), "daylight": SHARE}, effects),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
