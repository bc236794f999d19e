"""Tests of the triangles."""
