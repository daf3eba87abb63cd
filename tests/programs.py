"""What the servers of tests are made of, imported before they are forked."""

import uvicorn.protocols.http.httptools_impl

import center.even_clock
import center.stepped_clock
import center.web.app
import center.web.server
import counter.pages
import shubbak
import sync.agent.running
import sync.hub.app

__all__ = ["center", "counter", "shubbak", "sync", "uvicorn"]
