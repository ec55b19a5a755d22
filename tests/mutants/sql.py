"""Faults in SQL, made on sqlglot's tree: conditions, joins, groupings, counts, orders, limits."""

from collections.abc import Callable, Iterator

import sqlglot
from sqlglot import exp

from tests.mutants.mutant import Mutant

OPENING = 4  # comment lines that every query file begins with
SWAPS = {
    exp.EQ: exp.NEQ, exp.NEQ: exp.EQ, exp.GT: exp.GTE, exp.GTE: exp.GT, exp.LT: exp.LTE, exp.LTE: exp.LT,
    exp.And: exp.Or, exp.Or: exp.And, exp.Sum: exp.Max, exp.Min: exp.Max, exp.Max: exp.Min,
    exp.Add: exp.Sub, exp.Sub: exp.Add, exp.Union: exp.Intersect,
}  # fmt: skip


def mutants(path: str, text: str) -> list[Mutant]:
    """The file broken in every way we know."""
    trees = sqlglot.parse(text, read="duckdb")
    sound = written(trees, text)
    found = {}
    for place, tree in enumerate(trees):
        if tree is None or isinstance(tree, exp.Command):
            continue
        for number, node in enumerate(tree.walk()):
            for what, _ in faults(node):
                copy = tree.copy()
                again = list(copy.walk())[number]
                before = again.sql("duckdb")
                dict(faults(again))[what]()
                broken = written([*trees[:place], copy, *trees[place + 1 :]], text)
                if broken != sound:
                    found[broken] = Mutant(path, 0, f"{what}: {' '.join(before.split())[:90]}", broken)
    return list(found.values())


def control(path: str, text: str) -> Mutant:
    """The file as the tree writes it, with no fault: what the tests must pass."""
    return Mutant(path, 0, "control", written(sqlglot.parse(text, read="duckdb"), text))


def written(trees: list[exp.Expression | None], text: str) -> str:
    """The trees as a query file, under the opening lines of `text`."""
    head = "\n".join(text.splitlines()[:OPENING])
    body = ";\n\n".join(tree.sql("duckdb", pretty=True, comments=False) for tree in trees if tree)
    return f"{head}\n\n{body};\n"


def faults(node: exp.Expression) -> Iterator[tuple[str, Callable[[], object]]]:
    """The faults that can be made at a node: name, and the call that makes it in place."""
    other = SWAPS.get(type(node))
    if other:
        yield f"{node.key} to {other.__name__.lower()}", lambda: node.replace(other(**node.args))
    if isinstance(node, exp.And):
        yield "left condition gone", lambda: node.replace(node.expression)
        yield "right condition gone", lambda: node.replace(node.this)
    if isinstance(node, exp.Where | exp.Having):
        yield f"{node.key} gone", node.pop
    if isinstance(node, exp.Filter):
        yield "filter gone", lambda: node.replace(node.this)
    if isinstance(node, exp.Join) and node.side == "LEFT":
        yield "left join to inner", lambda: node.set("side", None)
    elif isinstance(node, exp.Join) and node.kind == "INNER":
        yield "inner join to left", lambda: (node.set("side", "LEFT"), node.set("kind", None))
    if isinstance(node, exp.Distinct) and isinstance(node.parent, exp.Count):
        yield "distinct gone from count", lambda: node.replace(node.expressions[0])
    elif isinstance(node, exp.Distinct) and isinstance(node.parent, exp.Select):
        yield "distinct gone", node.pop
    if isinstance(node, exp.Union) and node.args.get("distinct") is False:
        yield "union all to union", lambda: node.set("distinct", True)
    if isinstance(node, exp.Not):
        yield "not gone", lambda: node.replace(node.this)
    if isinstance(node, exp.Is) and not isinstance(node.parent, exp.Not):
        yield "is to is not", lambda: node.replace(exp.Not(this=node.copy()))
    if isinstance(node, exp.Coalesce):
        yield "coalesce gone", lambda: node.replace(node.this)
    if isinstance(node, exp.Ordered):
        yield "order turned round", lambda: node.set("desc", not node.args.get("desc"))
    if isinstance(node, exp.Literal) and node.is_int:
        yield "number and one", lambda: node.replace(exp.Literal.number(int(node.this) + 1))
    if isinstance(node, exp.Group):
        for place, key in enumerate(node.expressions):
            yield f"not grouped by {key.sql('duckdb')}", lambda place=place: ungrouped(node, place)


def ungrouped(group: exp.Group, place: int) -> None:
    """Take a key out of a grouping; where it is selected, any of its values stands for all."""
    keys, select = group.expressions, group.parent_select
    key = keys[place]
    select.args["group"].set("expressions", keys[:place] + keys[place + 1 :])
    if not select.args["group"].expressions:
        select.set("group", None)
    for part in [*select.expressions, *([select.args["order"]] if select.args.get("order") else [])]:
        for found in list(part.find_all(type(key))):
            if found == key and not found.find_ancestor(exp.AggFunc):
                found.replace(exp.AnyValue(this=found.copy()))
