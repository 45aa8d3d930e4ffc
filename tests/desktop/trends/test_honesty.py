"""A seeded share of the simulations behind the words and the band (measurement, 6 and 7)."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.trends.level import averaged_band
from desktop.trends.records import Verdict
from desktop.trends.slope import slope_of

SURE = (Verdict.ROSE, Verdict.FELL)


def _flat(rng: np.random.Generator, n: int, phi: float) -> np.ndarray:
    values = np.empty(n)
    values[0] = rng.normal(0, 1 / np.sqrt(1 - phi**2))
    for week in range(1, n):
        values[week] = phi * values[week - 1] + rng.normal()
    return values


@pytest.mark.parametrize("n", [12, 26])
@pytest.mark.parametrize(("phi", "most"), [(0.0, 0.02), (0.3, 0.03), (0.6, 0.06)])
def test_flat_weeks_are_seldom_said_to_rise_or_fall(n: int, most: float, phi: float) -> None:
    """The claim is 0.2–1.7 % for φ 0 and .3, 4.0–4.7 % for .6; 600 draws blur it a little."""
    rng = np.random.default_rng(20261122)
    runs = 600
    wrong = sum(slope_of(range(n), _flat(rng, n, phi)).verdict in SURE for _ in range(runs))
    assert wrong / runs <= most


def test_a_true_climb_is_found() -> None:
    rng = np.random.default_rng(5)
    found = sum(
        slope_of(range(26), 0.15 * np.arange(26) + _flat(rng, 26, 0.3)).verdict is Verdict.ROSE
        for _ in range(60)
    )
    assert found >= 40


@pytest.mark.parametrize("ratio", [0.0, 0.3, 1.0])
def test_the_band_covers_the_true_level(ratio: float) -> None:
    """Averaging over q keeps the band wide enough; where q is 0, on the safe side."""
    rng = np.random.default_rng(7)
    noise, weeks, covered = 0.25, 20, []
    for _ in range(120):
        level = 5 + np.cumsum(rng.normal(0, ratio * np.sqrt(noise), weeks))
        y = level + rng.normal(0, np.sqrt(noise), weeks)
        band = averaged_band(y, np.full(weeks, noise))
        covered.append(np.mean(np.abs(band.mean - level) <= 1.959964 * band.sd))
    assert np.mean(covered) >= 0.93
    assert ratio == 0 or np.mean(covered) <= 0.985
