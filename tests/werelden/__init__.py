"""The same deliveries in parallel worlds, each in another order of arrival: no mart may show a difference."""
