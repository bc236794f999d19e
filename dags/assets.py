"""The Assets that link the DAGs, in flow order: raw per source -> marts -> publicatie."""

from airflow.sdk import Asset

RAW_IJW = Asset("raw_ijw")
RAW_SJT = Asset("raw_sjt")
RAW_GI = Asset("raw_gi")
RAW_HUISARTS = Asset("raw_huisarts")
RAW_INKOOP = Asset("raw_inkoop")
MARTS = Asset("marts")
PUBLICATIE = Asset("publicatie")
