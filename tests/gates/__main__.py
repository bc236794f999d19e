"""make gates: SBOM, licences, BSNs, secrets and bandit over the whole tree; the SBOM and the licences are written."""

import sys
from pathlib import Path

from tests.gates import geheimen, onderdelen, poorten


def main(folder: Path) -> int:
    """One line a gate; non-zero when one finds something nobody has judged."""
    wrong = 0
    for poort in poorten.all_gates(folder / "sbom.cdx.json", geheimen.tracked()):
        sys.stdout.write(f"{'FOUT' if poort.fouten else 'goed':5} {poort.naam}: {poort.gezien}\n")
        sys.stdout.writelines(f"      {fout}\n" for fout in poort.fouten)
        sys.stdout.flush()
        wrong += len(poort.fouten)
    listed = sorted(onderdelen.licences().items())
    (folder / "licenties.csv").write_text("".join(f'{name};"{text}"\n' for name, text in listed), encoding="utf-8")
    sys.stdout.write(f"{poorten.VULNERABILITIES}\nGeschreven: {folder}/sbom.cdx.json, {folder}/licenties.csv\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
