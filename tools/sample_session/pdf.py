"""A paper as PDF by Typst: tagged, with an outline, and the same bytes for the same source."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pymupdf
import typst

from .blocks import Annex, Block, Contents, Heading, Paper, Paragraph, Row, SignatureHere, Table, spans

NOTICE = "Tài liệu mẫu dùng để diễn tập; địa danh, tên người và số liệu đều là giả định."
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

KEPT_TOGETHER = 18  # rows

PREAMBLE = """
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, left: 30mm, right: 17mm), header-ascent: 35%,
  header: context if counter(page).get().first() > 1 {{
    align(center, text(13pt, counter(page).display())) }},
  footer: context if counter(page).get().first() == 1 {{
    align(center, text(9pt, style: "italic", fill: luma(90), {notice})) }})
#set document(title: {title}, author: {author}, date: datetime(year: {y}, month: {m}, day: {d}))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi", region: "VN", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1.1cm, all: true), leading: 0.62em, spacing: 0.95em)
#show heading: it => block(above: 1em, below: 0.75em, sticky: true, par(justify: true, text(size: 14pt,
  weight: "bold", style: if it.level > 2 {{ "italic" }} else {{ "normal" }}, it.body)))
#set heading(bookmarked: true)
#show regex("\\d+–\\d+"): it => box(it)
#show outline.entry: it => {{
  set par(first-line-indent: 0pt)
  show linebreak: [. ]
  text(size: 12.5pt, it) }}
"""


def make_pdf(paper: Paper, target: Path, fonts: Path) -> None:
    """Write `paper` to `target`; `fonts` holds Liberation Serif, which is embedded."""
    made_at = datetime(*paper.date, tzinfo=UTC)
    source = _preamble(paper) + _head(paper) + "\n".join(_blocks(paper))
    pdf = typst.compile(
        source.encode(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)]),
        timestamp=int(made_at.timestamp()),
    )
    target.write_bytes(_packed(pdf))


def _packed(pdf: bytes) -> bytes:
    """The same PDF with its tags in object streams: a third of the size."""
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        packed: bytes = opened.tobytes(garbage=1, deflate=True, use_objstms=1, no_new_id=True)
        return packed


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inline(text: str) -> str:
    """Content as string literals, so that no letter of the text is taken for a mark."""
    parts = []
    for piece, bold, italic in spans(text):
        marks = (', weight: "bold"' if bold else "") + (', style: "italic"' if italic else "")
        parts.append(f"#text({_string(piece)}{marks})" if marks else f"#{_string(piece)}")
    return "".join(parts)


def _preamble(paper: Paper) -> str:
    year, month, day = paper.date
    return PREAMBLE.format(
        notice=_string(NOTICE),
        title=_string(paper.title),
        author=_string(" – ".join(paper.issuer)),
        y=year,
        m=month,
        d=day,
    )


def _styled(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    marks = (', weight: "bold"' if bold else "") + (', style: "italic"' if italic else "")
    return f"#text({size}pt{marks}, {_string(text)})"


def _rule(centimetres: float) -> str:
    return f"#v(1pt) #line(length: {centimetres}cm, stroke: 0.6pt)"


def _head(paper: Paper) -> str:
    *parents, body = paper.issuer
    issuer = " #linebreak() ".join([*(_styled(name, 12) for name in parents), _styled(body, 12, bold=True)])
    state = f"{_styled(STATE[0], 12, bold=True)} #linebreak() {_styled(STATE[1], 13, bold=True)}"
    draft = f"#v(3pt) #box(stroke: 0.6pt, inset: (x: 6pt, y: 3.5pt))[{_styled(paper.draft, 12, bold=True)}]"
    number = _styled(paper.number, 13) + (draft if paper.draft else "")
    lines = [
        "#[#set par(first-line-indent: 0pt, justify: false, leading: 0.5em, spacing: 0.5em)",
        "#grid(columns: (6.4cm, 1fr), align: center, column-gutter: 2mm, row-gutter: 9pt,",
        f"[{issuer} {_rule(2.2)}], [{state} {_rule(5.3)}],",
        f"[{number}], [{_styled(paper.place_date, 13, italic=True)}])",
        f"#v(14pt) #align(center)[{_styled(paper.kind, 14, bold=True)} #linebreak()",
        f"#block(width: 88%)[{_styled(paper.subject, 14, bold=True)}] {_rule(2.6)}]",
        f"#v(4pt) #align(center)[{_styled(paper.addressee, 14)}] #v(2pt)" if paper.addressee else "#v(4pt)",
        "]",
    ]
    return "\n".join(lines) + "\n"


def _blocks(paper: Paper) -> list[str]:
    pieces = [_block(block, paper) for block in paper.blocks]
    if SignatureHere() not in paper.blocks:
        pieces.append(_signature(paper))
    return pieces


def _block(block: Block, paper: Paper) -> str:
    match block:
        case Heading(level, text):
            return f"\n{'=' * level} {_inline(text)}\n"
        case Paragraph(text, "basis"):
            return f'\n#par(text(style: "italic", {_string(text)}))\n'
        case Paragraph(text, "centre"):
            return f"\n#align(center, par(first-line-indent: 0pt)[{_inline(text)}])\n"
        case Paragraph(text, _):
            return f"\n#par[{_inline(text)}]\n"
        case Contents():
            return '\n#align(center, text(weight: "bold")[MỤC LỤC])\n#outline(title: none, depth: 2, indent: 0.6cm)\n'
        case SignatureHere():
            return _signature(paper)
        case Annex():
            return _annex(block)
        case Table():
            return _table(block)


def _annex(annex: Annex) -> str:
    size = "13pt" if annex.landscape else "14pt"
    return "\n".join(
        [
            f"\n#set page(flipped: {str(annex.landscape).lower()})\n#pagebreak(weak: true)",
            "#[#show heading: it => block(width: 100%, above: 0pt, below: 0.9em, sticky: true, align(center,"
            ' par(first-line-indent: 0pt, justify: false, text(size: 14pt, weight: "bold", it.body))))',
            f"#heading(level: 1)[{_inline(annex.name)}#linebreak(){_inline(annex.subject)}]]",
            f"#set text(size: {size})\n",
        ]
    )


def _table(table: Table) -> str:
    """Short tables stay on one page; long ones repeat their head."""
    together = str(len(table.rows) > KEPT_TOGETHER).lower()
    widths = ", ".join(f"{column.width}fr" for column in table.columns)
    aligns = ", ".join(column.align for column in table.columns)
    heads = (
        f'table.cell(align: center + horizon, text(weight: "bold", {_string(c.head)}))' for c in table.columns
    )
    return "\n".join(
        [
            f"\n#block(breakable: {together}, above: 1.1em, below: 1.1em, width: 100%)[",
            "#set par(first-line-indent: 0pt, justify: false, leading: 0.5em, spacing: 0.5em)",
            _caption(table),
            "#set text(size: 11.5pt)",
            f"#table(columns: ({widths}), align: ({aligns}), inset: (x: 4pt, y: 3.8pt), stroke: 0.5pt,",
            f"table.header({', '.join(heads)}),",
            *map(_row, table.rows),
            ")]\n",
        ]
    )


def _caption(table: Table) -> str:
    lines = []
    if table.title:
        lines.append(f'#align(center, text(13pt, weight: "bold", {_string(table.title)}))')
    if table.unit:
        lines.append(f'#align(right, text(12pt, style: "italic", {_string("Đơn vị tính: " + table.unit)}))')
    return "#block(sticky: true, width: 100%)[" + "\n".join(lines) + "]" if lines else ""


def _row(row: Row) -> str:
    """A group's row is a header of its own, so that it never stands alone at a page's foot."""
    weight = ', weight: "bold"' if row.kind != "detail" else ""
    fill = {"total": "luma(232)", "group": "luma(246)", "detail": "none"}[row.kind]
    cells = ", ".join(f"table.cell(fill: {fill}, text({_string(cell)}{weight}))" for cell in row.cells)
    return f"table.header(level: 2, repeat: false, {cells})," if row.kind == "group" else f"{cells},"


def _signature(paper: Paper) -> str:
    recipients = " #linebreak() ".join(_styled(line, 11) for line in paper.recipients)
    signers = " #linebreak() ".join(_styled(line, 13.5, bold=True) for line in paper.signers)
    if paper.signed_by:
        signers += f" #v(22pt) {_styled('(Đã ký)', 13, italic=True)}"
        signers += f" #v(22pt) {_styled(paper.signed_by, 14, bold=True)}"
    lines = [
        "\n#block(breakable: false, above: 1.6em, width: 100%)[",
        "#set par(first-line-indent: 0pt, justify: false, leading: 0.5em)",
        "#grid(columns: (1fr, 1fr), column-gutter: 6mm, align: (left, center),",
        f"[{_styled('Nơi nhận:', 12, bold=True, italic=True)} #linebreak() {recipients}],",
        f"[{signers}])]\n",
    ]
    return "\n".join(lines)
