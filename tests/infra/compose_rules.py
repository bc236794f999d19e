"""What we promise of docker-compose.yml, as a function from a resolved project to the promises it breaks."""

import json
import re
from pathlib import PurePath

SHARED = ("AIRFLOW__API_AUTH__JWT_SECRET_CMD", "AIRFLOW__API__SECRET_KEY_CMD", "AIRFLOW__CORE__FERNET_KEY_CMD")
PERSONAL = {"persoon", "archief", "mart", "wachtwoord-loader", "wachtwoord-builder", "wachtwoord-publisher"}
BEHEER, ADMINS = {"wachtwoord-jeugd_beheer", "logboek"}, {"postgres", "nacht"}
TASKS = {"airflow-scheduler", "airflow-worker"}  # where tasks may run
ONE_SHOT = {"airflow-init", "eerste-keer", "metabase-inrichten", "nacht"}
READERS = "lezers"  # the passwords of readers of marts
KEY_MOUNTS = {  # who gets what of the key folder as a folder or file of the host; "." is all of it
    "airflow-init": {"."},
    "eerste-keer": {"."},
    "metabase-inrichten": {READERS, "metabase-api"},
    **{name: {READERS} for name in TASKS},
}
DOORS = {"airflow-apiserver", "metabase", "alarm"}  # what reaches the outside world, or is reached from it
BI = {"postgres", "metabase", "metabase-inrichten"}
PINNED = re.compile(r"[\w./-]+:v?\d+\.\d+(\.\d+)?[\w.-]*(@sha256:[0-9a-f]{64})?")
SECRET_NAME = re.compile(r"(PASS|SECRET|KEY|TOKEN|CONN(?!ECTION_POOL_SIZE))", re.IGNORECASE)
FILE_REFERENCE = re.compile(r"^cat /run/secrets/[\w-]+$|^/run/secrets/[\w-]+$")
Services = dict[str, dict]


def problems(project: dict) -> list[str]:
    """Everything in a resolved compose project that breaks a promise."""
    services = project["services"]
    found = [f"{name}: {problem}" for name, service in services.items() for problem in service_problems(name, service)]
    return found + secret_problems(services) + network_problems(project)


def service_problems(name: str, service: dict) -> list[str]:
    """What is wrong with one container."""
    ports = service.get("ports", [])
    checks = {
        "no health check": "test" not in service.get("healthcheck", {}) and name not in ONE_SHOT,
        "port open to the network": any(port.get("host_ip") != "127.0.0.1" for port in ports),
        "reaches the Docker socket": "docker.sock" in json.dumps(service.get("volumes", [])),
        "secret as a value": any(
            is_literal_secret(variable, value or "") for variable, value in service.get("environment", {}).items()
        ),
    }
    return [problem for problem, is_broken in checks.items() if is_broken]


def is_literal_secret(name: str, value: str) -> bool:
    """Whether a variable holds a secret itself, instead of the file it is in."""
    if "://" in value:
        return bool(re.search(r"://[^/@:]+:[^/@]+@", value))
    return (
        bool(SECRET_NAME.search(name))
        and name != "MB_PASSWORD_COMPLEXITY"
        and bool(value)
        and not FILE_REFERENCE.match(value)
    )


def secret_problems(services: Services) -> list[str]:
    """Airflow's components must share their secrets, and nobody gets a key he does not need."""
    running = {n: s for n, s in services.items() if n.startswith("airflow-")}
    folder = PurePath(services["eerste-keer"]["environment"]["JEUGD_SLEUTELS"])
    folder = next(PurePath(v["source"]) for v in services["eerste-keer"]["volumes"] if v["target"] == str(folder))
    found = [
        f"{variable} differs between components"
        for variable in SHARED
        if len({service["environment"].get(variable, name) for name, service in running.items()}) != 1
    ]
    for name, service in services.items():
        given = {secret["source"] for secret in service.get("secrets", [])}
        if name not in TASKS and given & PERSONAL:
            found.append(f"{name}: has keys of the warehouse")
        sources = [PurePath(one["source"]) for one in service.get("volumes", [])]
        mounted = {str(one.relative_to(folder)) for one in sources if one.is_relative_to(folder)}
        found += [f"{name}: mounts key files: {one}" for one in sorted(mounted - KEY_MOUNTS.get(name, set()))]
        if name not in ADMINS and given & BEHEER:
            found.append(f"{name}: may act as the beheerder")
        if name.startswith("airflow-") and not {"airflow-jwt", "airflow-api", "airflow-fernet"} <= given:
            found.append(f"{name}: lacks a shared secret")
    return found


def network_problems(project: dict) -> list[str]:
    """Of Airflow only tasks reach Metabase, and nothing else there; the networks Postgres is on lead nowhere."""
    services = project["services"]
    running = {name for name in services if name.startswith("airflow-")}
    met = {name for name in running if set(services["metabase"]["networks"]) & set(services[name]["networks"])}
    found = [f"metabase and {name} share a network" for name in sorted(met - TASKS)]
    shared = set(services["metabase"]["networks"]) & set(services["airflow-scheduler"]["networks"]) - {"inrichting"}
    found += [f"metabase and airflow share network {name}" for name in sorted(shared)]
    open_networks = {name for name, one in project["networks"].items() if not one.get("internal")}
    outside = {name for name, one in services.items() if open_networks & set(one.get("networks") or [])} - DOORS
    found += [f"{name}: reaches the outside world" for name in sorted(outside)]
    guests = {name for name, one in services.items() if "bi" in (one.get("networks") or [])} - BI
    found += [f"{name}: on the network of Metabase and Postgres" for name in sorted(guests)]
    for name in services["postgres"]["networks"]:
        if not project["networks"][name].get("internal"):
            found.append(f"network {name} of postgres leads outside")
    found += [f"{name}: reachable from the host" for name in ("postgres", "redis") if "ports" in services[name]]
    strangers = {name for name, one in services.items() if "celery" in one.get("networks", [])} - TASKS - {"redis"}
    found += [f"{name}: reaches the queue of tasks" for name in sorted(strangers)]
    return found
