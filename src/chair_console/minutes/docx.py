"""A paper as a Word file that the office can go on editing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from .paper import Block, Bullet, Heading, Paper, Paragraph, Table

FONT: Final = "Times New Roman"
_BODY: Final = 13
_INDENT: Final = Mm(10)
_TEXT_WIDTH_MM: Final = 160
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


def write_docx(paper: Paper, path: Path) -> None:
    """Write the DOCX. Raises OSError."""
    document = Document()
    _set_up(document, paper)
    _letterhead(document, paper)
    _title(document, paper)
    for block in paper.blocks:
        _add(document, block)
    _signatures(document, paper)
    _recipients(document, paper)
    for block in paper.annex:
        _add(document, block, size=11)
    document.save(str(path))


def _set_up(document: DocumentType, paper: Paper) -> None:
    """A4 and margins of Decree 30/2020; the page's number in the top margin, not on the first page."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.subject, paper.issuer, paper.language
    properties.comments = paper.warning
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = _CENTRE
    _page_number(header)
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        line.alignment = _CENTRE
        _run(line, paper.warning, size=10, bold=True)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(13)
    _set_font(normal.element.get_or_add_rPr(), FONT)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.1


def _set_font(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _page_number(paragraph: DocxParagraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _run(
    paragraph: DocxParagraph, text: str, *, size: float, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _centred(
    cell: _Cell, text: str, *, size: float, bold: bool = False, italic: bool = False
) -> DocxParagraph:
    first = cell.paragraphs[0]
    paragraph: DocxParagraph = first if not first.text else cell.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def _rule_below(cell: _Cell, share: float, width_mm: float) -> None:
    """The ruled line below the motto and the issuer: an empty line with a border, drawn in from both sides."""
    paragraph = cell.add_paragraph()
    margin = Mm(width_mm * (1 - share) / 2)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = margin
    shape.space_after, shape.line_spacing = Pt(4), Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _letterhead(document: DocumentType, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _set_widths(table, (54, 106))  # so narrow that "tỉnh" goes to the second line, to the province's name
    if paper.parent:
        _centred(left, paper.parent, size=12)
    _centred(left, paper.issuer, size=12, bold=True)
    _rule_below(left, 0.4, 50)
    _centred(left, paper.number, size=13)
    for size, line in zip((12, 13), paper.nation, strict=False):
        _centred(right, line, size=size, bold=True)
    _rule_below(right, 0.55, 102)
    _centred(right, paper.place_and_date, size=13, italic=True)


def _title(document: DocumentType, paper: Paper) -> None:
    title = document.add_paragraph()
    title.alignment = _CENTRE
    title.paragraph_format.space_before = Pt(18)
    title.paragraph_format.space_after = Pt(2)
    _run(title, paper.title, size=14, bold=True)
    for text in (*paper.lines_below_title, *([paper.warning] if paper.warning else [])):
        line = document.add_paragraph()
        line.alignment = _CENTRE
        line.paragraph_format.space_after = Pt(2)
        _run(line, text, size=13, bold=True)
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _add(document: DocumentType, block: Block, size: float = _BODY) -> None:
    if isinstance(block, Table):
        _add_table(document, block)
        return
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    # In the annex a hash stands, which no line can be stretched for.
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if size == _BODY else WD_ALIGN_PARAGRAPH.LEFT
    if isinstance(block, Heading):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape.space_before, shape.keep_with_next = Pt(10 if block.level == 1 else 6), True
        _outline(paragraph, block.level)
        _run(paragraph, block.text, size=size, bold=True, italic=block.level == 2)
    elif isinstance(block, Bullet):
        shape.left_indent, shape.first_line_indent = Mm(15), Mm(-5)
        _run(paragraph, f"–\t{block.text}", size=size)
        shape.tab_stops.add_tab_stop(Mm(15))
    elif isinstance(block, Paragraph):
        shape.first_line_indent = _INDENT
        if block.style == "code":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape.keep_with_next = block.style == "strong"
        _run(paragraph, block.text, size=size, bold=block.style == "strong", italic=block.style == "note")


def _outline(paragraph: DocxParagraph, level: int) -> None:
    """Headings show in Word's navigation without Word's blue heading styles."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(mark)


def _add_table(document: DocumentType, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    _add_row(table, block, block.head, is_head=True)
    for row in block.rows:
        _add_row(table, block, row, is_head=False)
    unit = _TEXT_WIDTH_MM / sum(block.shares)
    _set_widths(table, [unit * share for share in block.shares])
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _set_widths(table: DocxTable, widths_mm: Sequence[float]) -> None:
    """Word goes by the cells' widths, LibreOffice by the columns': both are set."""
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _add_row(table: DocxTable, block: Table, texts: tuple[str, ...], *, is_head: bool) -> None:
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        if is_head or column in block.numbers:
            paragraph.alignment = _CENTRE
        _run(paragraph, text, size=11, bold=is_head)


def _signatures(document: DocumentType, paper: Paper) -> None:
    document.add_paragraph()
    table = document.add_table(rows=1, cols=2)
    for cell, signature in zip(table.rows[0].cells, paper.signatures, strict=True):
        _centred(cell, signature.role, size=13, bold=True)
        _centred(cell, signature.note, size=13, italic=True)
        for _ in range(4):
            cell.add_paragraph()
        if signature.name:
            cell.paragraphs[-1].alignment = _CENTRE
            _run(cell.paragraphs[-1], signature.name, size=13, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _recipients(document: DocumentType, paper: Paper) -> None:
    """Nơi nhận: its word in 12 points bold italic, the list in 11 (Decree 30/2020, appendix I)."""
    head, *lines = paper.recipients
    for text, size, is_head in ((head, 12, True), *((line, 11, False) for line in lines)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = is_head
        _run(paragraph, text, size=size, bold=is_head, italic=is_head)
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)
