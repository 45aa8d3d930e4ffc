from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate
from statsmodels.tsa.statespace.structural import UnobservedComponents

from desktop.trends.level import RATIOS, averaged_band, can_be_drawn, smooth
from tests.desktop.trends.weeks import W

NOISE = np.full(12, 0.25)
WORKED = np.array(W)
LINE = [
    *(5.087905, 5.043068, 5.015457, 4.834029, 4.666212, 4.724881),
    *(4.953502, 5.203523, 5.414954, 5.552367, 5.710726, 5.793376),
]
SD = [0.340340, 0.295008, 0.280596, 0.276308, 0.275069, 0.274738]


def test_the_worked_smoother_at_one_q() -> None:
    found = smooth(WORKED, NOISE, np.array([0.1]))
    assert found.mean[:, 0].round(6).tolist() == LINE
    assert np.sqrt(found.variance[:, 0]).round(6).tolist() == SD + SD[::-1]
    assert found.log_likelihood[0] == pytest.approx(-9.048867, abs=5e-7)


def test_the_band_widens_over_missing_weeks() -> None:
    y = WORKED.copy()
    y[4:6] = np.nan
    found = smooth(y, NOISE, np.array([0.1]))
    assert np.sqrt(found.variance[4:6, 0]).round(6).tolist() == [0.359239, 0.358689]


def test_the_worked_average_over_q() -> None:
    band = averaged_band(WORKED, NOISE)
    assert band.mean[[0, -1]].round(6).tolist() == [5.099279, 5.765312]
    assert band.sd[[0, -1]].round(6).tolist() == [0.347764, 0.383029]


@pytest.mark.parametrize("seed", range(6))
def test_the_smoother_is_statsmodels_on_random_weeks_with_gaps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y = 5 + np.cumsum(rng.normal(0, 0.4, 60)) + rng.normal(0, 0.5, 60)
    y[1:-1][rng.random(58) < 0.3] = np.nan
    found = smooth(y, np.full(60, 0.3), np.array([0.17]))
    known = _statsmodels_after_first(y, 0.3, 0.17)
    assert np.allclose(found.mean[:, 0], known[0], atol=1e-9)
    assert np.allclose(found.variance[:, 0], known[1], atol=1e-9)
    assert found.log_likelihood[0] == pytest.approx(known[2], abs=1e-9)


def _statsmodels_after_first(
    y: np.ndarray, noise: float, q: float
) -> tuple[np.ndarray, np.ndarray, float]:
    """The first week as a known start (μ = y, P = H), the later ones as data."""
    later = y.copy()
    later[0] = np.nan
    model = UnobservedComponents(later, "llevel")
    model.ssm.initialize_known(np.array([y[0]]), np.array([[noise]]))
    result = model.smooth([noise, q])
    return result.smoothed_state[0], result.smoothed_state_cov[0, 0], float(result.llf)


def test_unequal_weeks_agree_with_least_squares_by_hand() -> None:
    """The smoothed level is the generalised least squares solution of the whole path."""
    rng = np.random.default_rng(9)
    y, noise, q = rng.normal(5, 1, 15), rng.uniform(0.1, 2, 15), 0.2
    steps = np.diff(np.eye(15), axis=0)
    precision = np.diag(1 / noise) + steps.T @ steps / q
    found = smooth(y, noise, np.array([q]))
    assert np.allclose(found.mean[:, 0], np.linalg.solve(precision, y / noise))
    assert np.allclose(found.variance[:, 0], np.diag(np.linalg.inv(precision)))


def test_a_constant_series_gives_a_constant_line() -> None:
    band = averaged_band(np.full(20, 6.0), np.full(20, 0.2))
    assert np.allclose(band.mean, 6.0)
    assert np.all(band.sd > 0)


def test_the_grid_is_fine_enough() -> None:
    """Averaging by adaptive quadrature over s_g gives nearly the same line."""

    def weighted(ratio: float, what: int) -> float:
        found = smooth(WORKED, NOISE, np.array([ratio**2 * 0.25]))
        weight = math.exp(float(found.log_likelihood[0]))
        return weight if what < 0 else weight * float(found.mean[what, 0])

    total = integrate.quad(weighted, 0, 2, args=(-1,))[0]
    last = integrate.quad(weighted, 0, 2, args=(11,))[0] / total
    assert averaged_band(WORKED, NOISE).mean[-1] == pytest.approx(last, abs=2e-4)
    assert (len(RATIOS), RATIOS[0], RATIOS[-1]) == (41, 0.0, 2.0)


@pytest.mark.parametrize(
    ("filled", "drawn"),
    [
        ([1, 2, 3, 6], True),
        ([1, 2, 3, 5], False),
        ([1, 2, 9], False),
        ([1, 2, 3, 4, 5], False),
        ([], False),
    ],
)
def test_the_line_needs_four_filled_weeks_and_five_weeks_between(
    filled: list[int], drawn: bool
) -> None:
    assert can_be_drawn(filled) is drawn
