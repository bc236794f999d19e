"""Callbacks of every task: a red one is a problem of ours, told once; the next green one solves it."""

from typing import Any

from dags.instance import this_instance


def on_red(context: dict[str, Any]) -> None:
    """The last attempt of a task failed. Only where and what kind of error: its text may quote a supplier."""
    from infra.alarm import Problem, raise_alarm

    task = context["task_instance"]
    error = type(context.get("exception")).__name__
    text = f"Taak {task.task_id} van {task.dag_id} is rood ({error}), run {task.run_id}. Wat te doen: docs/beheer.md."
    # The tasks after it fail too: one problem per DAG, named after the first.
    found = Problem("beheer", task.dag_id, f"{task.dag_id}.{task.task_id} is rood", text, task.run_id)
    raise_alarm(found, this_instance())


def on_green(context: dict[str, Any]) -> None:
    """A task succeeded. In the run of the problem itself that says nothing: another batch failed there."""
    from infra.alarm import solved

    task = context["task_instance"]
    solved(task.dag_id, this_instance(), mark=task.run_id)
