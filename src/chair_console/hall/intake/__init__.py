"""Intake: foreign files are opened in worker processes with limits, cleaned, stored and drawn.

intake = Intake(Blobs(data_dir), data_dir)
facts = await intake.take_in(upload, "Tờ trình.pdf")  # or IntakeRefused(code, **facts)
intake.facts(facts.sha256)  # also after a restart
picture = await intake.page_picture(facts.delivery_sha256, 1, 1600)
await intake.close()
"""

from .inspect import inspect, inspect_report
from .intake import Intake, PartTaken
from .refusals import IntakeRefused
from .uploads import Upload

__all__ = ["Intake", "IntakeRefused", "PartTaken", "Upload", "inspect", "inspect_report"]
