"""Workbooks as people leave them, made with openpyxl.

Reads one request as JSON from standard input and answers in JSON:
{"fill": template, "out": path, "fields": [{path, label, table, type, unit}], "answers": {…}} -> {}, filled in by labels
{"edit": workbook, "out": path, "edits": [[name, …]]} -> {}, each edit done in turn
{"locate": workbook, "field": id} -> {"cell": where the answer of a single field stands}
"""

import datetime
import json
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FIELDS = "填报内容"


def typed(kind, answer):
    """What a person types for an answer, and the format Excel gives the cell."""
    if kind == "date":
        return datetime.date.fromisoformat(answer), "yyyy-mm-dd"
    if kind == "choices":
        return "、".join(answer), "@"
    if kind == "decimal":
        decimals = len(answer.partition(".")[2])
        return float(answer), "0." + "0" * decimals if decimals else "General"
    return answer, "0" if isinstance(answer, int) else "@"


def put(cell, kind, answer):
    cell.value, cell.number_format = typed(kind, answer)


def find(cells, text):
    [found] = [cell for cell in cells if cell.value == text]
    return found


def fill(book, fields, answers):
    """As a person does: by what stands beside the cell, or above it."""
    single = book[FIELDS]
    # Headings may bear the words of a label; what is filled in has a yellow cell.
    asked = [row for row in single.iter_rows(min_row=3) if row[1].fill.fgColor.rgb == "FFFFFBE6"]
    for field in fields:
        name = field["path"].rsplit("/", 1)[1]
        if field.get("table") is None:
            if name in answers:
                label = find([row[0] for row in asked], field["label"])
                put(single.cell(label.row, 2), field["type"], answers[name])
            continue
        sheet = book[field["table"]]
        unit = f"（{field['unit']}）" if field["unit"] else ""
        column = find(sheet[2], field["label"] + unit).column
        for row, members in enumerate(answers.get(field["path"].split("/")[1], []), start=3):
            if name in members:
                put(sheet.cell(row, column), field["type"], members[name])


def set_cell(book, sheet, cell, value, number_format=None):
    book[sheet][cell].value = value
    if number_format:
        book[sheet][cell].number_format = number_format


def set_day(book, sheet, cell, day):
    book[sheet][cell].value = datetime.datetime.fromisoformat(day)
    book[sheet][cell].number_format = "yyyy-mm-dd"


def insert_column(book, sheet, at):
    """Excel takes the hidden mark along; openpyxl moves the cells, but not what is hidden."""
    book[sheet].insert_cols(at)


def move_column(book, sheet, source, target):
    for row in book[sheet].iter_rows():
        row[source].value, row[target].value = row[target].value, row[source].value


EDITS = {
    "set": set_cell,
    "day": set_day,
    "merge": lambda book, sheet, cells: book[sheet].merge_cells(cells),
    "hide-row": lambda book, sheet, row: setattr(book[sheet].row_dimensions[row], "hidden", True),
    "insert-column": insert_column,
    "delete-column": lambda book, sheet, at: book[sheet].delete_cols(at),
    "swap-columns": move_column,
    "delete-row": lambda book, sheet, at: book[sheet].delete_rows(at),
    "rename-sheet": lambda book, sheet, name: setattr(book[sheet], "title", name),
    "delete-sheet": lambda book, sheet: book.remove(book[sheet]),
    "add-sheet": lambda book, name, text: setattr(book.create_sheet(name)["A1"], "value", text),
    "from-1904": lambda book: setattr(book, "epoch", CALENDAR_MAC_1904),
}


def locate(book, field):
    """The cell of a single field, by its hidden id."""
    [row] = [row for row in book[FIELDS].iter_rows() if row[4].value == field]
    return row[1].coordinate


request = json.load(sys.stdin)
answer = {}
if "locate" in request:
    answer = {"cell": locate(openpyxl.load_workbook(request["locate"]), request["field"])}
elif "fill" in request:
    book = openpyxl.load_workbook(request["fill"])
    fill(book, request["fields"], request["answers"])
    book.save(request["out"])
else:
    book = openpyxl.load_workbook(request["edit"])
    for name, *arguments in request["edits"]:
        EDITS[name](book, *arguments)
    book.save(request["out"])
json.dump(answer, sys.stdout)
