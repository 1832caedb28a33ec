"""Follows a stream of events as a browser does: comes back after every break with the id of the last event, until the service says
that there is nothing left. Prints what it is told, one JSON object a line."""

import json
import sys
import time

import requests
import sseclient


def tell(**what):
    print(json.dumps(what), flush=True)


def main(url, token):
    last = None
    while True:
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {token}"}
        if last is not None:
            headers["Last-Event-ID"] = last
        try:
            with requests.get(url, headers=headers, stream=True, timeout=(5, 60)) as response:
                if response.status_code == 204:
                    return
                response.raise_for_status()
                tell(connected=last)
                for event in sseclient.SSEClient(response).events():
                    last = event.id or last
                    tell(id=event.id, event=event.event, data=json.loads(event.data))
        except requests.RequestException as problem:
            tell(broken=type(problem).__name__)
        time.sleep(0.1)


main(*sys.argv[1:])
