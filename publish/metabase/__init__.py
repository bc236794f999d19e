"""Metabase as code: dashboards, connections and rights per audience; planned, applied and verified over REST."""
