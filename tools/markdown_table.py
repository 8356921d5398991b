"""Tables in Markdown, for the tools that write pages."""


def row(*cells):
    return "| " + " | ".join(cells) + " |"


def table(head, rows):
    return "\n".join([row(*head), "|" + "---|" * len(head), *(row(*cells) for cells in rows)])


def table_block(head, rows):
    """The same with the end of its last line."""
    return table(head, rows) + "\n"
