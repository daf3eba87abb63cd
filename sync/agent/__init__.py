"""The agent: brings a center's journal to the governorate, and receipts back.

It asks the hub what it has and sends what follows; it remembers nothing that matters,
reads the center's database without ever writing to it, and never gives up.
"""
