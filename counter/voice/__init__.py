"""The clips of the hall's voice: what each says, how they are made and recorded.

The pages join them to sentences (``counter/static/voice.js``); nothing here runs while
a center is open.
"""
