"""Dashboards: one specification (YAML and SQL), drawn as static pages here and provisioned into Metabase elsewhere."""
