"""Faults in Python: the operators of cosmic-ray, two of ours for texts and for returned values."""

import ast
from collections.abc import Iterator
from functools import cache

import parso
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator
from parso.tree import NodeOrLeaf

from tests.mutants.mutant import Mutant

KEPT = (
    "AddNot",
    "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop",
    "NumberReplacer", "ExceptionReplacer",
    *(f"ReplaceComparisonOperator_{pair}" for pair in (
        "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Is_IsNot", "IsNot_Is",
    )),
    *(f"ReplaceBinaryOperator_{pair}" for pair in (
        "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Add", "BitOr_BitAnd", "BitAnd_BitOr",
    )),
    *(f"ReplaceUnaryOperator_{pair}" for pair in ("Delete_Not", "Delete_USub")),
)  # fmt: skip

Spot = tuple[int, int]  # line, column


class ChangeText(Operator):
    """A text constant gets one letter more."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple[Spot, Spot]]:
        if node.type == "string" and node.value[-1] in "'\"" and not node.value.startswith(('"""', "'''")):
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        node.value = f"{node.value[:-1]}~{node.value[-1]}"
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


class ReturnNothing(Operator):
    """A function gives nothing back."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple[Spot, Spot]]:
        if node.type == "return_stmt":
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        nothing = parso.parse("return None").get_first_leaf().parent
        nothing.get_first_leaf().prefix = node.get_first_leaf().prefix
        return nothing

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


@cache
def operators() -> dict[str, Operator]:
    """The kinds of faults, by name."""
    found = {name: get_operator(f"core/{name}")() for name in KEPT}
    return found | {"ChangeText": ChangeText(), "ReturnNothing": ReturnNothing()}


def spots(text: str) -> dict[Spot, list[tuple[str, int]]]:
    """Where a text of Python can be broken, and how: operator and the number of its occurrence."""
    nodes, passed = list(ast_nodes(get_ast(text))), unbroken(text)
    found: dict[Spot, list[tuple[str, int]]] = {}
    for name, operator in operators().items():
        places = (start for node in nodes for start, _ in operator.mutation_positions(node))
        for occurrence, start in enumerate(places):
            if not any(first <= start <= last for first, last in passed):
                found.setdefault(start, []).append((name, occurrence))
    return found


def unbroken(text: str) -> list[tuple[Spot, Spot]]:
    """Spans in which a change changes nothing that runs: annotations, docstrings, `__all__`."""
    found = []
    for node in ast.walk(ast.parse(text)):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            parts.append(body[0] if isinstance(body[0].value, ast.Constant) else None)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            parts.append(node)
        found += [
            ((part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)) for part in parts if part
        ]
    return found


def mutant(path: str, text: str, spot: Spot, operator: str, occurrence: int) -> Mutant | None:
    """The file broken at this spot; None where it then is no Python."""
    broken = mutate_code(text, operators()[operator], occurrence)
    try:
        compile(broken or "", path, "exec")
    except SyntaxError:
        return None
    before, after = (whole.splitlines()[spot[0] - 1].strip() for whole in (text, broken))
    return Mutant(path, spot[0], f"{operator}: {before}  ->  {after}", broken)
