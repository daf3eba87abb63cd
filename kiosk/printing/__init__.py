"""Printing: a picture in, paper out, and the truth about it back.

"Sent" is never "printed".  An outcome is ``failed`` when nothing of the paper was sent,
``doubtful`` when something was sent and the printer did not confirm it, and ``printed``
only when it did.

- ``outcome.PrintState``, ``outcome.PrinterState`` (codes of ``docs/protocol.md``) and
  ``outcome.Outcome(state, detail)``.
- ``printer.Printer``: ``put(paper, name, sent) -> Outcome`` and
  ``status() -> PrinterState``.
- ``drivers.make_printer(settings)`` for section ``kiosk.printer`` of the configuration:
  ``file_printer.FilePrinter``, or an ``escpos_printer.EscposPrinter`` at the end of a
  ``wire.SocketWire``, a ``wire.DeviceWire`` (USB) or a ``serial_wire.SerialWire``.
- ``worker.Job(id, draw, copy=0)`` and ``worker.PrintWorker(printer, on_state,
  on_printer, watch_seconds=5.0)`` with ``start()``, ``submit(job)``,
  ``rehearse(draw)`` and ``stop()``; both callbacks come from the worker's thread:
  ``on_state(job, state, detail)`` and ``on_printer(state)``, the latter only when the
  printer's state has changed.
"""
