"""Holds a WebSocket open, sends a ping and then what else it was given, and prints what it is told and how it ended, one JSON object a
line."""

import asyncio
import json
import sys

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus


def tell(**what):
    print(json.dumps(what), flush=True)


async def main(url, sent=None):
    try:
        async with connect(url, open_timeout=20) as socket:
            tell(connected=True)
            tell(pong=await (await socket.ping()))
            if sent is not None:
                await socket.send(sent if sent else b"\0")
            try:
                while True:
                    tell(message=json.loads(await socket.recv()))
            except ConnectionClosed:
                tell(closed=socket.close_code)
    except InvalidStatus as refusal:
        tell(refused=refusal.response.status_code, type=refusal.response.headers.get("Content-Type"))


asyncio.run(main(*sys.argv[1:]))
