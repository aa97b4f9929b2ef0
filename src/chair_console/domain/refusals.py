"""How the domain says no: a code with facts. The sentences stand in resources/translations, one a code."""


class Refused(Exception):
    """A command that the rules do not allow. `code` is stable, `facts` fill the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
