"""A paper as DOCX by python-docx, in Times New Roman, with the same bytes for the same source."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt, RGBColor

from .blocks import Annex, Block, Contents, Heading, Paper, Paragraph, SignatureHere, Table, spans
from .pdf import NOTICE, STATE

FONT = "Times New Roman"
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def make_docx(paper: Paper, target: Path, pages: Mapping[str, int]) -> None:
    """Write `paper` to `target`; `pages` gives each heading's page in the PDF, for the table of contents."""
    document = Document()
    _prepare(document, paper)
    _head(document, paper)
    for block in paper.blocks:
        _block(document, block, paper, pages)
    if SignatureHere() not in paper.blocks:
        _signature(document, paper)
    buffer = io.BytesIO()
    document.save(buffer)
    _write_without_clock(buffer, target, paper.date)


def _write_without_clock(buffer: io.BytesIO, target: Path, date: tuple[int, int, int]) -> None:
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (*date, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            kept.writestr(entry, made.read(name), compresslevel=9)


def _prepare(document: Any, paper: Paper) -> None:
    _set_page(document.sections[0], landscape=False)
    document.sections[0].different_first_page_header_footer = True
    _page_number(document.sections[0].header.paragraphs[0])
    notice = document.sections[0].first_page_footer.paragraphs[0]
    notice.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = notice.add_run(NOTICE)
    run.italic, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor(90, 90, 90)
    for name, size in (("Normal", 14), ("Heading 1", 14), ("Heading 2", 14), ("Heading 3", 14)):
        _set_font(document.styles[name], size, heading=name != "Normal", italic=name.endswith("3"))
    facts, date = document.core_properties, datetime(*paper.date)
    facts.title, facts.author, facts.language = paper.title, " – ".join(paper.issuer), "vi-VN"
    facts.created = facts.modified = date
    facts.last_modified_by, facts.comments = facts.author, NOTICE


def _set_font(style: Any, size: float, *, heading: bool, italic: bool) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(8 if heading else 0), Pt(6)
    if heading:
        style.font.bold, style.font.italic, style.font.color.rgb = True, italic, RGBColor(0, 0, 0)
        layout.first_line_indent, layout.keep_with_next = Cm(1.1), True


def _set_page(section: Any, *, landscape: bool) -> None:
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(17)
    section.header_distance, section.footer_distance = Mm(11), Mm(9)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    _field(run, "PAGE")


def _field(run: Any, instruction: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _line(
    cell: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, rule: bool = False
) -> Any:
    """Add a line to a cell of the head or the foot; the first one takes the cell's empty paragraph."""
    first = cell.paragraphs[0]
    paragraph = first if not first.runs else cell.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    run.underline = rule
    return paragraph


def _head(document: Any, paper: Paper) -> None:
    grid = document.add_table(rows=2, cols=2)
    grid.autofit = False
    _narrow_margins(grid, 0)
    grid.columns[0].width, grid.columns[1].width = Cm(6.7), Cm(9.6)
    for row in grid.rows:
        row.cells[0].width, row.cells[1].width = Cm(6.7), Cm(9.6)
    for name in paper.issuer[:-1]:
        _line(grid.cell(0, 0), name, 12)
    _line(grid.cell(0, 0), paper.issuer[-1], 12, bold=True, rule=True)
    _line(grid.cell(0, 1), STATE[0], 12, bold=True)
    _line(grid.cell(0, 1), STATE[1], 13, bold=True, rule=True)
    _line(grid.cell(1, 0), paper.number, 13).paragraph_format.space_before = Pt(6)
    if paper.draft:
        _line(grid.cell(1, 0), paper.draft, 12, bold=True)
    _line(grid.cell(1, 1), paper.place_date, 13, italic=True).paragraph_format.space_before = Pt(6)
    for text, before in ((paper.kind, 14), (paper.subject, 0)):
        title = _centred(document, text, bold=True)
        title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(before), Pt(0)
    title.paragraph_format.space_after = Pt(10)
    if paper.addressee:
        _centred(document, paper.addressee)


def _centred(document: Any, text: str, *, bold: bool = False, size: float = 14) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece, strong, italic in spans(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic, run.font.size = bold or strong, italic, Pt(size)
    return paragraph


def _block(document: Any, block: Block, paper: Paper, pages: Mapping[str, int]) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        case Paragraph(text, "centre"):
            _centred(document, text)
        case Paragraph(text, kind):
            paragraph = document.add_paragraph()
            paragraph.alignment, paragraph.paragraph_format.first_line_indent = (
                WD_ALIGN_PARAGRAPH.JUSTIFY,
                Cm(1.1),
            )
            for piece, bold, italic in spans(text):
                run = paragraph.add_run(piece)
                run.bold, run.italic = bold, italic or kind == "basis"
        case Contents():
            _contents(document, paper, pages)
        case SignatureHere():
            _signature(document, paper)
        case Annex():
            _annex(document, block)
        case Table():
            _table(document, block)


def _annex(document: Any, annex: Annex) -> None:
    section = document.sections[-1]
    if annex.landscape == (section.orientation == WD_ORIENT.LANDSCAPE):
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        section = document.add_section()
        _set_page(section, landscape=annex.landscape)
        section.different_first_page_header_footer = False
    heading = document.add_heading(annex.name, 1)
    heading.runs[-1].add_break()
    heading.add_run(annex.subject)
    heading.alignment, heading.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Cm(0)


def _contents(document: Any, paper: Paper, pages: Mapping[str, int]) -> None:
    """The entries as they stand in the PDF; a word processor makes its own from the headings when asked to."""
    _centred(document, "MỤC LỤC", bold=True)
    for text, level in _entries(paper):
        line = document.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.space_after = Cm(0.6 * (level - 1)), Pt(2)
        line.paragraph_format.right_indent = Cm(0)
        tab = line.paragraph_format.tab_stops.add_tab_stop(Cm(16.2), alignment=2, leader=1)
        assert tab is not None
        run = line.add_run(f"{text}\t{pages.get(''.join(text.split()), '')}")
        run.font.size = Pt(12.5)


def _entries(paper: Paper) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            found.append((block.text, block.level))
        elif isinstance(block, Annex):
            found.append((f"{block.name} {block.subject}", 1))
    return found


def _table(document: Any, table: Table) -> None:
    if table.title:
        title = _centred(document, table.title, bold=True, size=13)
        title.paragraph_format.keep_with_next = True
    if table.unit:
        unit = _centred(document, f"*Đơn vị tính: {table.unit}*", size=12)
        unit.alignment, unit.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.RIGHT, True
        unit.paragraph_format.space_after = Pt(3)
    grid = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _narrow_margins(grid, 80)
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    widths = _widths(table, room)
    for index, width in enumerate(widths):
        grid.columns[index].width = width
    sides = [SIDES[column.align] for column in table.columns]
    heads = [column.head for column in table.columns]
    _row(grid, heads, widths, [SIDES["center"]] * len(sides), "head")
    for row in table.rows:
        _row(grid, row.cells, widths, sides, row.kind)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(table: Table, room: int) -> list[Emu]:
    """Shares of the page's width; "STT" needs 11 mm, which the widest column gives."""
    whole = sum(column.width for column in table.columns)
    widths = [int(room * column.width / whole) for column in table.columns]
    wanting = max(0, Mm(11) - widths[0])
    widths[widths.index(max(widths))] -= wanting
    widths[0] += wanting
    return [Emu(width) for width in widths]


def _narrow_margins(grid: Any, twips: int) -> None:
    """Less than the usual 1.9 mm beside the text: figures in eight columns need the room."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)


def _row(grid: Any, texts: list[str], widths: list[Emu], sides: list[Any], kind: str) -> None:
    row = grid.add_row()
    marks = row._tr.get_or_add_trPr()
    marks.append(OxmlElement("w:cantSplit"))
    if kind == "head":
        marks.append(OxmlElement("w:tblHeader"))
    for cell, text, width, side in zip(row.cells, texts, widths, sides, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.alignment, paragraph.paragraph_format.space_after = side, Pt(0)
        paragraph.paragraph_format.keep_with_next = kind in ("head", "group")
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(11.5), kind != "detail"
        if kind == "total":
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), "E8E8E8")
            cell._tc.get_or_add_tcPr().append(shade)


def _signature(document: Any, paper: Paper) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    grid = document.add_table(rows=1, cols=2)
    left, right = grid.rows[0].cells
    _line(left, "Nơi nhận:", 12, bold=True, italic=True).alignment = WD_ALIGN_PARAGRAPH.LEFT
    for line in paper.recipients:
        _line(left, line, 11).alignment = WD_ALIGN_PARAGRAPH.LEFT
    for line in paper.signers:
        _line(right, line, 13.5, bold=True)
    if paper.signed_by:
        _line(right, "(Đã ký)", 13, italic=True).paragraph_format.space_before = Pt(20)
        _line(right, paper.signed_by, 14, bold=True).paragraph_format.space_before = Pt(20)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
