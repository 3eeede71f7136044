"""The forms of a case formulation: one for each section, quick to fill by keyboard, saved as a new version."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from entre_tui.casework.core.base import StaleError
from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation import views as formulation_views
from entre_tui.casework.formulation.content import (
    CHAIN,
    FIVE_P,
    Adaptation,
    AnalysisChain,
    Content,
    NeedRating,
)
from entre_tui.casework.formulation.views import FormulationView
from entre_tui.casework.formulation.words import CHAIN_WORDS, SECTION_WORDS, TEXT_WORDS
from entre_tui.locale import _
from entre_tui.locale.labels import label, options
from entre_tui.rules.codes import Need, NeedLevel, Responsivity, Statement
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.formulation.text import level_word
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, LongField, ManyField, TextField
from entre_tui.widgets.form.form import Form

MORE_CHAINS = 6
LONGEST_LINK = 2_000


def section_save(
    screen: BaseScreen,
    client_id: int,
    view: FormulationView | None,
    put: Callable[[Content, TypedValues], Content],
    part: Callable[[Content], object] = lambda content: None,
) -> Callable[[TypedValues], Awaitable[None]]:
    """What puts one section's values into the formulation and saves that.

    Where somebody else was first, it goes into what they have left, unless `part` of it is what they have changed.
    """
    app = screen.app

    async def save_in(seen: FormulationView | None, values: TypedValues) -> None:
        number = seen.number if seen else 0
        content = put(_content(seen), values)
        await app.do(formulation_saving.save_formulation, client_id, content, number)

    async def save(values: TypedValues) -> None:
        try:
            await save_in(view, values)
        except StaleError:
            now = await app.work(formulation_views.formulation, client_id)
            if part(_content(now)) != part(_content(view)):
                raise
            await save_in(now, values)

    return save


def _content(view: FormulationView | None) -> Content:
    return view.content if view else Content()


def section_form(screen: BaseScreen, client_id: int, section: str, view: FormulationView | None) -> Form:
    """The form of a section; of a need, the form of all needs beginning there."""
    content = _content(view)
    name = "needs" if section.startswith("need:") else section
    fields, put = _FORMS[name](content)
    others: TypedValues = {"draft_key": f"formulation:{client_id}:{name}", "client_id": client_id}
    save = section_save(screen, client_id, view, put, lambda content: _FORMS[name](content)[0])
    title = _(SECTION_WORDS[name])
    if name == "needs":
        start = f"level:{section.removeprefix('need:')}" if section != "needs" else None
        return ConditionalForm(
            title, fields, save, folded=_fields_of_unrated, start=start, long_labels=True, **others
        )
    if name == "chains":
        intro = _("Enter goes on to the next link; after the last one the next chain begins.")
        return ConditionalForm(title, fields, save, folded=_fields_of_unbegun, intro=intro, **others)
    return Form(title, fields, save, **others)


def clear_section(section: str, content: Content) -> Content:
    """The content without what a section says."""
    if section.startswith("need:"):
        need = section.removeprefix("need:")
        return replace(content, needs=tuple(row for row in content.needs if row.need != need))
    nothing: dict[str, TypedValues] = {
        "hypothesis": {"hypothesis": ""},
        "needs": {"needs": ()},
        "chains": {"chains": ()},
        "five_p": dict.fromkeys(FIVE_P, ""),
        "responsivity": {"responsivity": ()},
        "readiness": {"readiness": None, "motivation": ""},
        "map": {"links": ()},
    }
    return replace(content, **nothing[section])


Made = tuple[list[AnyField], Callable[[Content, TypedValues], Content]]


def _texts(names: tuple[str, ...], height: int) -> Callable[[Content], Made]:
    def make(content: Content) -> Made:
        fields: list[AnyField] = [
            LongField(name, _(TEXT_WORDS[name]), getattr(content, name), height) for name in names
        ]
        return fields, lambda now, values: replace(now, **values)

    return make


def _facts(choices: list[tuple[str, str]], facts: list[str]) -> ManyField:
    """One field for all of a section: one key passes it by, and an assessment is what nobody calls a fact."""
    hint = _("What is not chosen is an assessment.")
    return ManyField("facts", _("What is fact"), choices, facts, hint=hint)


def _statement_of(values: TypedValues, name: object) -> str:
    return str(Statement.FACT if str(name) in values["facts"] else Statement.ASSESSMENT)


def _five_p(content: Content) -> Made:
    fields: list[AnyField] = [
        LongField(name, _(TEXT_WORDS[name]), getattr(content, name), 3) for name in FIVE_P
    ]
    choices = [(name, _(TEXT_WORDS[name]).split(":")[0]) for name in FIVE_P]
    facts = [name for name in FIVE_P if getattr(content, f"{name}_statement") == Statement.FACT]

    def put(now: Content, values: TypedValues) -> Content:
        said: TypedValues = {name: values[name] for name in FIVE_P}
        said |= {f"{name}_statement": _statement_of(values, name) for name in FIVE_P}
        return replace(now, **said)

    return [*fields, _facts(choices, facts)], put


def _readiness(content: Content) -> Made:
    fields: list[AnyField] = [
        ChoiceField("readiness", _("Readiness"), options("readiness"), content.readiness, optional=True),
        LongField("motivation", _(TEXT_WORDS["motivation"]), content.motivation, 6),
        ChoiceField(
            "readiness_statement", _("The readiness is"), options("statement"), content.readiness_statement
        ),
    ]
    return fields, lambda now, values: replace(now, **values)


def _needs(content: Content) -> Made:
    fields: list[AnyField] = []
    levels = [(str(level), level_word(level)) for level in NeedLevel]
    for need in map(str, Need):
        rating = content.need(need) or NeedRating(need, "")
        fields += [
            ChoiceField(
                f"level:{need}",
                label(need, "need"),
                levels,
                rating.level or None,
                optional=True,
            ),
            LongField(f"evidence:{need}", _("What it rests on"), rating.evidence, 3),
            LongField(f"strengths:{need}", _("Strengths"), rating.strengths, 2),
            ChoiceField(f"statement:{need}", _("This is"), options("statement"), rating.statement),
        ]
    return fields, _put_needs


def _fields_of_unrated(typed: TypedValues) -> set[str]:
    unrated = [need for need in map(str, Need) if not typed[f"level:{need}"]]
    return {f"{name}:{need}" for need in unrated for name in ("evidence", "strengths", "statement")}


def _put_needs(now: Content, values: TypedValues) -> Content:
    rated = [need for need in map(str, Need) if values[f"level:{need}"]]
    return replace(
        now,
        needs=tuple(
            NeedRating(
                need,
                str(values[f"level:{need}"]),
                values[f"evidence:{need}"],
                values[f"strengths:{need}"],
                str(values[f"statement:{need}"] or Statement.ASSESSMENT),
            )
            for need in rated
        ),
    )


def _chains(content: Content) -> Made:
    fields: list[AnyField] = []
    for number, chain in enumerate([*content.chains, *[AnalysisChain()] * MORE_CHAINS], 1):
        for name in CHAIN:
            words = f"{number} {_(CHAIN_WORDS[name])}" if name == CHAIN[0] else f"  {_(CHAIN_WORDS[name])}"
            one_line = " ".join(getattr(chain, name).split("\n"))
            fields.append(TextField(f"{name}:{number}", words, one_line, max_length=LONGEST_LINK))
    numbers = [str(number) for number in range(1, len(content.chains) + MORE_CHAINS + 1)]
    facts = [str(n) for n, chain in enumerate(content.chains, 1) if chain.statement == Statement.FACT]
    fields.append(_facts([(number, number) for number in numbers], facts))
    return fields, _put_chains


def _fields_of_unbegun(typed: TypedValues) -> set[str]:
    """All chains after the first empty one."""
    numbers = range(1, len(typed) // len(CHAIN) + 1)
    begun = [number for number in numbers if any(typed[f"{name}:{number}"].strip() for name in CHAIN)]
    last = max(begun, default=0) + 1
    return {f"{name}:{number}" for number in numbers if number > last for name in CHAIN}


def _put_chains(now: Content, values: TypedValues) -> Content:
    numbers = range(1, len(values) // len(CHAIN) + 1)
    chains = (
        AnalysisChain(*[*(values[f"{name}:{n}"] for name in CHAIN), _statement_of(values, n)])
        for n in numbers
    )
    return replace(now, chains=tuple(chains))


def _responsivity(content: Content) -> Made:
    said = {row.area: row.adaptation for row in content.responsivity}
    fields: list[AnyField] = [
        LongField(
            f"adaptation:{area}", _("{area}: how we adapt").format(area=label(area)), said.get(area, ""), 2
        )
        for area in Responsivity
    ]
    facts = [row.area for row in content.responsivity if row.statement == Statement.FACT]
    fields.append(_facts(options("responsivity"), facts))
    return fields, lambda now, values: replace(
        now,
        responsivity=tuple(
            Adaptation(str(area), values[f"adaptation:{area}"], _statement_of(values, area))
            for area in Responsivity
        ),
    )


_FORMS: dict[str, Callable[[Content], Made]] = {
    "hypothesis": _texts(("hypothesis",), 10),
    "needs": _needs,
    "chains": _chains,
    "five_p": _five_p,
    "responsivity": _responsivity,
    "readiness": _readiness,
}
