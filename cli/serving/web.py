"""The explorer in browsers of this machine, through textual-serve.

Other people's programs and other pages of the same browser can reach a port of this machine too,
so every request has to know a secret, name the right host, and come from no other page.
"""

from __future__ import annotations

import asyncio
import hmac
import os
import secrets
import shlex
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from textual_serve.server import Server

from cli.diagnostics import say
from cli.serving.explorer import ROOT, command_line

HOST = "127.0.0.1"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Desk(Server):
    """Serves explorers to those who know the secret, at most so many at once."""

    def __init__(self, arguments: Sequence[str], most: int, port: int):
        super().__init__(shlex.join(command_line(list(arguments))), HOST, port, title="variorum")
        self.secret = secrets.token_urlsafe(24)
        self._most = most
        self._open = 0

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"{self.public_url}/?secret={self.secret}"

    async def application(self) -> web.Application:
        """The pages of textual-serve, guarded."""
        app = await self._make_app()

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        app.middlewares.append(guarded)
        return app

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        cookie = f"variorum-{self.port}"
        if request.host != f"{HOST}:{self.port}":
            raise web.HTTPForbidden(text="variorum is served under its own address alone")
        if request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text="another page may not open the explorer")
        asked = request.query.get("secret", "")
        if not self._is_secret(asked or request.cookies.get(cookie, "")):
            raise web.HTTPForbidden(text="open the address that variorum serve printed")
        if asked:
            found = web.HTTPFound("/")  # the secret does not stay in the address
            found.set_cookie(cookie, asked, httponly=True, samesite="Strict")
            raise found
        response = await handler(request)
        if not response.prepared:
            # The page names a font of another site; nothing of this goes out.
            response.headers["Content-Security-Policy"] = (
                "default-src 'self' 'unsafe-inline' data: blob:; "
                f"connect-src 'self' ws://{HOST}:{self.port}; frame-ancestors 'none'"
            )
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def _is_secret(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.secret.encode())

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an explorer for a page, unless all of them are taken."""
        if self._open >= self._most:
            raise web.HTTPServiceUnavailable(text=f"all {self._most} sessions are taken")
        self._open += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self._open -= 1

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is printed but our own line."""


def serve(arguments: Sequence[str], most: int, port: int) -> None:
    """Serve until SIGINT or SIGTERM; raises `OSError` where it cannot listen."""
    with socket.create_server((HOST, port)) as listening:
        asyncio.run(_serve(arguments, most, listening))


async def _serve(arguments: Sequence[str], most: int, listening: socket.socket) -> None:
    os.environ["PYTHONPATH"] = str(ROOT)  # textual-serve hands on what we have
    desk = Desk(arguments, most, listening.getsockname()[1])
    runner = web.AppRunner(await desk.application(), access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    how = "to be decided on" if "--write" in arguments else "read-only"
    say(f"serving {arguments[0]}, {how}: open {desk.address}")
    await stop.wait()
    await runner.cleanup()
    say("stopped")
