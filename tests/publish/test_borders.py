"""What happens at the border of a gemeente: rows of a split or departed one stay regional, a traject is cut."""

import dataclasses
import os
import shutil

import psycopg
import pytest

from ingest.settings import Settings
from publish import publication
from publish.gemeenten import REGION, find_gemeente
from tests.publish.marts import OWN, SPECS, make_marts, write_manifest

DEPARTED, SPLIT, SUCCESSORS = "0545", "1927", ("1978", "0512")  # 0545 went to 1961, which is in another region
TRAJECTEN = """
create table marts.fct_trajecten (
    traject_deel_id text primary key, traject_id text not null, jeugdige_id text not null,
    gemeente_code text not null, begindatum date not null, kanarie text
);
insert into marts.fct_trajecten values
('t1-a', md5('t1'), md5('verhuisd'), '0505', '2024-01-01', 'KANARIE-0505'),
('t1-b', md5('t1'), md5('verhuisd'), '0512', '2024-04-01', 'KANARIE-0512');
"""


@pytest.fixture
def divided(settings) -> Settings:
    """The region in which Molenwaard did not go into one gemeente whole, with marts that hold all who ever were."""
    folder = settings.home / "regio"
    shutil.copytree(settings.region_folder, folder)
    rules = (folder / "herindelingen.csv").read_text(encoding="utf-8").splitlines()
    rules.remove(f"2019-01-01,{SPLIT},1978,1")
    rules += [f"2019-01-01,{SPLIT},{code},0.5" for code in SUCCESSORS]
    (folder / "herindelingen.csv").write_text("\n".join(rules) + "\n", encoding="utf-8")
    instance = dataclasses.replace(settings, region=os.path.relpath(folder, settings.region_folder.parent))
    make_marts(instance, [*publication.gemeenten(instance), DEPARTED, SPLIT])
    return instance


@pytest.mark.parametrize("code", [DEPARTED, SPLIT])
def test_rows_of_a_split_or_departed_gemeente_are_seen_by_the_region_only(divided, query, code):
    publication.publish(divided)
    for mart in ("fct_prestaties", "dim_jeugdigen", "fct_kerntaken", "rpt_gemeente_halfjaar"):
        rows = f"select count(*) from {{}}.{mart} where gemeente_code = '{code}'"
        ((regional,),) = query(rows.format("mart_regio"))
        assert regional > 0
        for part in publication.gemeenten(divided):
            assert code not in find_gemeente(part, divided).codes
            assert query(rows.format(f"opslag_{part}")) == [(0,)], (part, mart)


def test_a_traject_over_a_border_is_cut_and_its_parts_cannot_be_joined(marts, query):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(TRAJECTEN)
    write_manifest(marts, {**SPECS, "fct_trajecten": (OWN, ["traject_id", "jeugdige_id"])})
    publication.publish(marts)
    seen = "select traject_id, jeugdige_id, kanarie from mart_{}.fct_trajecten order by kanarie"
    ((here, jeugdige_here, first),) = query(seen.format("0505"))
    ((there, jeugdige_there, second),) = query(seen.format("0512"))
    assert (first, second) == ("KANARIE-0505", "KANARIE-0512")
    assert here != there
    assert jeugdige_here != jeugdige_there
    whole = query(seen.format(REGION))
    assert len(whole) == 2
    assert len({traject for traject, _, _ in whole}) == 1
    assert not {here, there} & {traject for traject, _, _ in whole}
