"""Paper: tickets and slips drawn as one picture in pure black and white.

Everything that people hold in their hand is a raster of the printer's own width (576
dots on 80 mm paper, 384 on 58 mm, 8 dots a millimetre), because no printer's code page
can write Arabic.  Nothing here knows Kivy, the network or the printer.

- ``lettering.require_raqm()`` refuses to start where Arabic would come out broken.
- ``lettering.Face`` measures, wraps and draws lines of Arabic and English.
- ``ticket.TicketPaper`` and ``ticket.draw_ticket(paper, texts, dots=576)``.
- ``slip.ListPaper`` and ``slip.draw_list(paper, texts, dots=576)``: the documents of a
  service without a number, for someone who comes back with them.
- ``words``: people ahead, the range of the wait, date and time, as sentences.
"""
