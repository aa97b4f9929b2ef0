"""A paper as PDF by Typst: tagged, with an outline, and the same bytes for the same source."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typst

from .blocks import Annex, Block, Contents, Heading, Paper, Paragraph, SignatureHere, Table, spans

NOTICE = "Tài liệu mẫu dùng để diễn tập; địa danh, tên người và số liệu đều là giả định."
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

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
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        timestamp=int(made_at.timestamp()),
    )
    target.write_bytes(pdf)


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
        notice=_string(NOTICE), title=_string(paper.title), author=_string(" – ".join(paper.issuer)), y=year, m=month, d=day
    )  # fmt: skip


def _head(paper: Paper) -> str:
    *parents, body = paper.issuer
    issuer = (
        "".join(f"#text({_string(name)}) #linebreak() " for name in parents)
        + f'#text({_string(body)}, weight: "bold")'
    )
    draft = f'#v(3pt) #box(stroke: 0.6pt, inset: (x: 6pt, y: 3.5pt), text(12pt, weight: "bold", {_string(paper.draft)}))'
    lines = [
        "#[#set par(first-line-indent: 0pt, justify: false, leading: 0.5em, spacing: 0.5em)",
        "#grid(columns: (6.4cm, 1fr), align: center, column-gutter: 2mm, row-gutter: 9pt,",
        f"[#text(12pt)[{issuer}] #v(-3pt) #line(length: 2.2cm, stroke: 0.6pt)],",
        f'[#text(12pt, weight: "bold", {_string(STATE[0])}) #linebreak() #text(13pt, weight: "bold", {_string(STATE[1])})',
        "#v(-3pt) #line(length: 5.3cm, stroke: 0.6pt)],",
        f"[#text(13pt, {_string(paper.number)}){draft if paper.draft else ''}],",
        f'[#text(13pt, style: "italic", {_string(paper.place_date)})])',
        f'#v(14pt) #align(center)[#text(14pt, weight: "bold", {_string(paper.kind)}) #linebreak()',
        f'#block(width: 88%, text(14pt, weight: "bold", {_string(paper.subject)})) #v(1pt) #line(length: 2.6cm, stroke: 0.6pt)]',
        f"#v(4pt) #align(center, text(14pt, {_string(paper.addressee)})) #v(2pt)"
        if paper.addressee
        else "#v(4pt)",
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
    return "\n".join([
        f"\n#set page(flipped: {str(annex.landscape).lower()})\n#pagebreak(weak: true)",
        "#[#show heading: it => block(width: 100%, above: 0pt, below: 0.9em, sticky: true, align(center,"
        ' par(first-line-indent: 0pt, justify: false, text(size: 14pt, weight: "bold", it.body))))',
        f"#heading(level: 1)[{_inline(annex.name)} #linebreak() {_inline(annex.subject)}]]",
        f"#set text(size: {size})\n",
    ])  # fmt: skip


def _table(table: Table) -> str:
    widths = ", ".join(f"{column.width}fr" for column in table.columns)
    aligns = ", ".join(column.align for column in table.columns)
    head = ", ".join(
        f'table.cell(align: center + horizon, text(weight: "bold", {_string(c.head)}))' for c in table.columns
    )
    rows = []
    for row in table.rows:
        weight = ', weight: "bold"' if row.kind != "detail" else ""
        fill = {"total": "luma(232)", "group": "luma(246)", "detail": "none"}[row.kind]
        cells = ", ".join(f"table.cell(fill: {fill}, text({_string(cell)}{weight}))" for cell in row.cells)
        # A group's row is a header of its own, so that it never stands alone at a page's foot.
        rows.append(
            f"table.header(level: 2, repeat: false, {cells})," if row.kind == "group" else f"{cells},"
        )
    unit = (
        f'#align(right, text(12pt, style: "italic", {_string("Đơn vị tính: " + table.unit)}))'
        if table.unit
        else ""
    )
    title = f'#align(center, text(13pt, weight: "bold", {_string(table.title)}))' if table.title else ""
    return "\n".join([
        "\n#block(above: 1.1em, below: 0.5em, sticky: true, width: 100%)[#set par(first-line-indent: 0pt, justify: false,"
        f" spacing: 0.5em)\n{title}\n{unit}]",
        "#block(above: 0.4em, below: 1.1em, width: 100%)[#set par(first-line-indent: 0pt, justify: false, leading: 0.5em);"
        " #set text(size: 11.5pt)",
        f"#table(columns: ({widths}), align: ({aligns}), inset: (x: 4pt, y: 3.8pt), stroke: 0.5pt,",
        f"table.header({head}),",
        *rows,
        ")]\n",
    ])  # fmt: skip


def _signature(paper: Paper) -> str:
    recipients = " #linebreak() ".join(f"#{_string(line)}" for line in paper.recipients)
    signers = " #linebreak() ".join(
        f'#text(13.5pt, weight: "bold", {_string(line)})' for line in paper.signers
    )
    signed = f'#text(13pt, style: "italic")[(Đã ký)] #v(22pt) #text(14pt, weight: "bold", {_string(paper.signed_by)})'
    return "\n".join([
        "\n#block(breakable: false, above: 1.6em, width: 100%)[#set par(first-line-indent: 0pt, justify: false, leading: 0.5em)",
        "#grid(columns: (1fr, 1fr), column-gutter: 6mm, align: (left, center),",
        f'[#text(12pt, weight: "bold", style: "italic")[Nơi nhận:] #linebreak() #text(11pt)[{recipients}]],',
        f"[{signers} #v(22pt) {signed if paper.signed_by else ''}])]\n",
    ])  # fmt: skip
