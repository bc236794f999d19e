"""Tests of the forecast, and the trial in which it is scored on invented regions of which the future is known."""
