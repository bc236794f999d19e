"""The Assets that link the DAGs, in flow order: raw per source -> marts -> analyse -> publicatie."""

from airflow.sdk import Asset

from ingest.settings import SOURCES

RAW = {source: Asset(f"raw_{source}") for source in SOURCES}
MARTS = Asset("marts")
ANALYSE = Asset("analyse")
PUBLICATIE = Asset("publicatie")
