"""What care has been given but not yet declared: triangles, factors, expectation and interval per month of care."""
