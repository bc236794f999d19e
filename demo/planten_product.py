"""Plants in the products of JW301, JW315 and JW317: what is asked for and what is granted."""

from datetime import date, timedelta

from demo.planten import Plant, Spoil, Spot, both, put, without

TOEGEWEZEN = "JW301", "Client/ToegewezenProducten/ToegewezenProduct"
AANGEVRAAGD = "JW315", "Client/AangevraagdeProducten/AangevraagdProduct"
VERZOEK = "JW317", "Client/Verzoek"
NIEUW = "JW317", "Client/Verzoek/NieuweProducten/NieuwProduct"
WIJZIGEN = "JW317", "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct"
ONGEWIJZIGD = "JW317", "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct"
BUDGET = {"Budget": "500000"}


def apart(begin: str, end: str) -> Spoil:
    """Far from the other products: one without code stacks with all of its categorie (TR302, TR386, TR410)."""
    return lambda spot: spot.days_later(400, begin, end)


def ends_before(begin: str, end: str) -> Spoil:
    """CS003."""
    return put(
        end, lambda spot: str(date.fromisoformat(spot.item[begin]) - timedelta(days=spot.maker.random.randint(1, 90)))
    )


def in_every_product(soort: str, waar: str, begin: str, end: str) -> list[Plant]:
    """The rules that hold for every product with a period, an Omvang and a Budget."""
    codeless = () if waar == WIJZIGEN[1] else ("Product/Code",)
    generic = both(apart(begin, end), without("Omvang", *codeless, **BUDGET))
    frequentie = "CS343" if soort == "JW315" else "CS338"
    return [
        Plant("CD075", soort, waar, both(generic, without(end))),
        Plant("CD076", soort, waar, without(end)),
        Plant("CD077", soort, waar, without(**BUDGET), (("CD078", ""),)),
        Plant("CD078", soort, waar, without(**BUDGET), (("CD077", ""),)),
        Plant("CS003", soort, waar, ends_before(begin, end)),
        *(
            Plant(frequentie, soort, waar, both(put("Omvang/Eenheid", unit), put("Omvang/Frequentie", "1")))
            for unit in ("14", "16", "83", "84")
        ),
        Plant(frequentie, soort, waar, both(put("Omvang/Eenheid", "14"), put("Omvang/Frequentie", "1"), without(end))),
    ]


def with_product(soort: str, waar: str, begin: str, end: str, omvang: str, overlap: str) -> list[Plant]:
    """The rules about Product; `omvang` and `overlap` have their own code in each message."""
    number = "ToewijzingNummer" if soort == "JW301" else "ReferentieAanbieder" if soort == "JW315" else ""

    def renamed(spot: Spot) -> Spot:
        spot.double(**({number: spot.maker.next("25")} if number else {}))
        return spot

    def stacked_product(spot: Spot) -> None:
        renamed(spot).days_later(30, begin)

    def stacked_categorie(spot: Spot) -> None:
        renamed(spot).days_later(30, begin)
        without("Product/Code", "Omvang", **BUDGET)(spot)

    def stacked_on_all(spot: Spot) -> None:
        renamed(spot).days_later(30, begin)
        without("Product", "Omvang", **BUDGET)(spot)

    return [
        Plant("CD041", soort, waar, without("Omvang")),
        Plant("CD079", soort, waar, both(apart(begin, end), without("Product", "Omvang"))),
        Plant(omvang, soort, waar, both(apart(begin, end), without("Product/Code"))),
        *(Plant(overlap, soort, waar, spoil) for spoil in (stacked_product, stacked_categorie, stacked_on_all)),
    ]


def other_code(spot: Spot) -> None:
    """The same number for another product."""
    spot.double()["Product"] = spot.item["Product"] | {"Code": "ZZ001"}


def verwijzer(**values: str) -> Spoil:
    """Another Verwijzer."""
    return put("Verwijzer", values)


def only(*kept: str) -> Spoil:
    """A Verzoek with only these containers."""
    return without(*({"OngewijzigdeProducten", "TeWijzigenProducten", "NieuweProducten"} - set(kept)))


AGB = "01012345"
PERIODS = {TOEGEWEZEN: ("Ingangsdatum", "Einddatum"), AANGEVRAAGD: ("ToewijzingIngangsdatum", "ToewijzingEinddatum")}
PERIODS |= dict.fromkeys((NIEUW, WIJZIGEN), ("GewensteIngangsdatum", "Einddatum"))
PLANTS = [
    *(plant for where, period in PERIODS.items() for plant in in_every_product(*where, *period)),
    *with_product(*TOEGEWEZEN, *PERIODS[TOEGEWEZEN], "CD080", "TR302"),
    *with_product(*AANGEVRAAGD, *PERIODS[AANGEVRAAGD], "CD095", "TR386"),
    *with_product(*NIEUW, *PERIODS[NIEUW], "CD096", "TR410"),
    Plant("CS335", *TOEGEWEZEN, without(RedenWijziging="13")),
    Plant("CS336", *TOEGEWEZEN, without(RedenWijziging="01")),
    Plant("TR134", *TOEGEWEZEN, put("Toewijzingsdatum", lambda spot: str(spot.op + timedelta(days=1)))),
    Plant("TR101", *TOEGEWEZEN, other_code),
    Plant("TR101", *AANGEVRAAGD, other_code, (("TR383", ""),)),
    Plant("TR383", *AANGEVRAAGD, other_code, (("TR101", ""),)),
    Plant("TR101", *ONGEWIJZIGD, Spot.double),
    Plant("TR101", *WIJZIGEN, Spot.double),
    Plant("TR101", *NIEUW, Spot.double, (("TR410", ""),)),
    Plant("CD043", *AANGEVRAAGD, without(BeschikkingNummer="4711")),
    Plant("CD043", *AANGEVRAAGD, without(BeschikkingIngangsdatum="2023-02-01")),
    *(
        Plant("CD066", *AANGEVRAAGD, verwijzer(Type=f"0{n}", Naam="Praktijk", ZorgverlenerCode=AGB))
        for n in (2, 3, 4, 5)
    ),
    *(Plant("CD067", *AANGEVRAAGD, verwijzer(Type=f"0{n}")) for n in (2, 3, 4, 5)),
    *(Plant("CD068", *AANGEVRAAGD, verwijzer(Type=f"0{n}", ZorgverlenerCode=AGB)) for n in (1, 6, 8)),
    Plant("TR352", *VERZOEK, only("NieuweProducten")),
    Plant("TR353", *VERZOEK, only("OngewijzigdeProducten")),
    *(
        Plant("TR380", *NIEUW, put("GewensteIngangsdatum", lambda spot, back=back: str(spot.op - timedelta(days=back))))
        for back in (0, 1, 20)
    ),
]
