"""The choices that hold everywhere, as the trial and the tests use them."""

import yaml

from analyse.ibnr.schatting import Keuzes
from analyse.prognose.instellingen import IBNR_ELDERS, PROGNOSE_ELDERS, STANDAARD
from analyse.prognose.terugtoets import Plan

RAW = yaml.safe_load(STANDAARD.read_text(encoding="utf-8"))
KEUZES = Keuzes(**{**{key: value for key, value in RAW["ibnr"].items() if key not in IBNR_ELDERS}, "breuken": ()})
PLAN = Plan(**{key: value for key, value in RAW["prognose"].items() if key not in PROGNOSE_ELDERS})
