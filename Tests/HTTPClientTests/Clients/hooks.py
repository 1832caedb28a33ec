"""Gives the generated requests something to find: every other valid request for a job is for one that exists."""

import itertools
import os

import requests
import schemathesis
from urllib3.util import SKIP_HEADER

ORDER = os.environ["SELVEDGE_ORDER"]
TOKEN = os.environ["SELVEDGE_TOKEN"]
URL = os.environ["SELVEDGE_URL"]
ACTING = {"POST", "DELETE", "PUT", "PATCH"}

turns = itertools.count()
finished = []


def job(**headers):
    with open(ORDER, "rb") as order:
        headers |= {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        answer = requests.post(f"{URL}/api/v1/jobs", data=order, headers=headers, timeout=30)
    answer.raise_for_status()
    return answer.json()["id"]


@schemathesis.hook
def before_call(context, case, kwargs):
    # A constant of the client's own that the generator has found there: no header can have it.
    for headers in (case.headers, kwargs.get("headers")):
        for name in [name for name, value in (headers or {}).items() if value == SKIP_HEADER]:
            headers[name] = "skipped"
    names = {"id", "jobId", "job_id"} & set(case.path_parameters or {})
    if not names or "/jobs/" not in case.path or not case.meta or not case.meta.generation.mode.is_positive or next(turns) % 2:
        return
    if case.method.upper() in ACTING:
        found = job()
    else:
        if not finished:
            finished.append(job(Prefer="wait=30"))
        found = finished[0]
    for name in names:
        case.path_parameters[name] = found
    if "name" in case.path_parameters and "/artifacts/" in case.path and next(turns) % 3:
        case.path_parameters["name"] = "resume.pdf"
