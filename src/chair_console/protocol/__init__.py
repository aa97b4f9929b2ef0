"""The one typed protocol between the hall and its windows: commands, receipts, topics, live messages.

It imports the domain only. The TypeScript types of the tablets are generated from here.
"""
