"""Stories in which a JW305 or JW307 does not fit the toewijzing or what was sent before."""

from datetime import date, timedelta

from demo.keten import Keten
from demo.keten_berichten import begin, gewoon, stop, toegewezen

START, STOP = "Client/StartProducten/StartProduct", "Client/StopProducten/StopProduct"


def na(k: Keten, days: int) -> date:
    """A day after care began."""
    return k.first + timedelta(days=days)


def hele_levering(k: Keten) -> None:
    """Nothing wrong: begun, stopped for a while, begun again, corrected and stopped for good."""
    given = gewoon(k)
    begin(k, given, na(k, 1))
    stop(k, given, na(k, 1), na(k, 20), "20")
    begin(k, given, na(k, 40))
    begin(k, given, na(k, 40), na(k, 44), status="3")
    begin(k, given, na(k, 41), na(k, 46))
    stop(k, given, na(k, 41), na(k, 90))


def start_zonder_toewijzing(k: Keten) -> None:
    """TR019: of a number this gemeente never gave; the stop that follows too."""
    given = toegewezen(k, k.jeugdige())
    begin(k, given, na(k, 0)).fout(START, "TR019")
    if k.maker.random.random() < 0.5:
        stop(k, given, na(k, 0), na(k, 30)).fout(STOP, "TR019")


def nooit_gestuurd(k: Keten) -> None:
    """TR063: what is deleted was never sent."""
    given = gewoon(k)
    if k.maker.random.random() < 0.5:
        begin(k, given, na(k, 3), status="3").fout(START, "TR063")
    else:
        begin(k, given, na(k, 3))
        stop(k, given, na(k, 3), na(k, 30), status="3").fout(STOP, "TR063")


def al_gestopt(k: Keten) -> None:
    """TR071: a start is deleted after its stop."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stop(k, given, na(k, 2), na(k, 30))
    begin(k, given, na(k, 2), na(k, 40), status="3").fout(START, "TR071")


def start_tweemaal(k: Keten) -> None:
    """TR074: the same start as new, after a stop or, and then TR326 too, while it goes on."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stopped = k.maker.random.random() < 0.5
    if stopped:
        stop(k, given, na(k, 2), na(k, 20), "20")
    again = begin(k, given, na(k, 2), na(k, 30))
    again.fout(START, "TR074", *(() if stopped else ("TR326",)))


def stop_tweemaal(k: Keten) -> None:
    """TR074: the same stop as new, and with it TR413 or TR415."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    reden, rule = k.maker.random.choice((("20", "TR413"), ("31", "TR415")))
    stop(k, given, na(k, 2), na(k, 20), reden)
    stop(k, given, na(k, 2), na(k, 20), reden, op=na(k, 30)).fout(STOP, "TR074", rule)


def nog_niet_gestopt(k: Keten) -> None:
    """TR326: a new start while the first goes on."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    begin(k, given, na(k, 32)).fout(START, "TR326")


def andere_sleutel(k: Keten) -> None:
    """TR382: the stop names another Begindatum than the start."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stop(k, given, na(k, 3), na(k, 30)).fout(STOP, "TR382")


def tweede_tijdelijke(k: Keten) -> None:
    """TR413: stopped for a while, twice."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stop(k, given, na(k, 2), na(k, 20), "20")
    stop(k, given, na(k, 2), na(k, 30), "20").fout(STOP, "TR413")


def eerder_gestopt(k: Keten) -> None:
    """TR414: stopped for good before it was stopped for a while."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stop(k, given, na(k, 2), na(k, 20), "20")
    stop(k, given, na(k, 2), na(k, 15), "31", op=na(k, 25)).fout(STOP, "TR414")


def na_definitieve_stop(k: Keten) -> None:
    """TR415."""
    given = gewoon(k)
    begin(k, given, na(k, 2))
    stop(k, given, na(k, 2), na(k, 20), "31")
    stop(k, given, na(k, 2), na(k, 30), k.maker.random.choice(("32", "34"))).fout(STOP, "TR415")
