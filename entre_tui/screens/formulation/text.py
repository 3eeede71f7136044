"""A case formulation to be read: its sections, how far each is filled, and what each says."""

from __future__ import annotations

from textual.content import Content as Text

from entre_tui.casework.formulation.casemap import MapView
from entre_tui.casework.formulation.content import CHAIN, FIVE_P, AnalysisChain, Content, NeedRating
from entre_tui.casework.formulation.words import CHAIN_WORDS, SECTION_WORDS, TEXT_WORDS
from entre_tui.locale import _, ngettext
from entre_tui.locale.labels import label
from entre_tui.rules.codes import Need, NeedLevel, Readiness, Responsivity, Statement
from entre_tui.screens.goals.text import quote
from entre_tui.text import width as width_of
from entre_tui.widgets.base.charts import steps
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.lists.row_list import ListRow

NOT_YET = "–"
INDENT = 3
HANGS_FROM = 50
SHORT_LEVEL = {NeedLevel.NONE: "○", NeedLevel.SOME: "◐", NeedLevel.MARKED: "●"}


def section_rows(content: Content, view: MapView | None) -> list[ListRow]:
    """Every section as a row, the nine needs among them, with how far it is filled."""
    rows = []
    for section, words in SECTION_WORDS.items():
        loose = bool(view and view.map.loose) if section == "map" else False
        rows.append(
            ListRow(
                section,
                {"name": _(words), "state": _state(section, content, view)},
                "warning" if loose else "",
            )
        )
        if section == "needs":
            rows += [_need_row(str(need), content.need(need)) for need in Need]
    return rows


def _need_row(need: str, rating: NeedRating | None) -> ListRow:
    state = (
        NOT_YET
        if rating is None
        else f"{SHORT_LEVEL.get(NeedLevel(rating.level), '?')} {level_word(rating.level)}"
    )
    marked = rating is not None and rating.level == NeedLevel.MARKED
    style = "muted" if rating is None else "heading" if marked else ""
    return ListRow(f"need:{need}", {"name": f"· {label(need, 'need_short')}", "state": state}, style)


def level_word(level: str) -> str:
    """A level in one word, where the need stands beside it."""
    words = {NeedLevel.NONE: _("none"), NeedLevel.SOME: _("some"), NeedLevel.MARKED: _("marked")}
    return words[NeedLevel(level)]


def _state(section: str, content: Content, view: MapView | None) -> str:
    if section == "needs":
        return _of(len(content.needs), len(Need))
    if section == "chains":
        return _of(len(content.chains))
    if section == "five_p":
        return _of(sum(bool(getattr(content, name)) for name in FIVE_P), len(FIVE_P))
    if section == "responsivity":
        return _of(len(content.responsivity), len(Responsivity))
    if section == "readiness":
        return _of(bool(content.readiness) + bool(content.motivation), 2)
    if section == "map":
        return _map_state(view)
    return "✓" if content.hypothesis else NOT_YET


def _of(done: int, whole: int = 0) -> str:
    if not done:
        return NOT_YET
    return "✓" if done == whole else f"{done}/{whole}" if whole else str(done)


def _map_state(view: MapView | None) -> str:
    if view is None or not view.map.rows:
        return NOT_YET
    loose = len(view.map.loose)
    return ngettext("{number} loose", "{number} loose", loose).format(number=loose) if loose else "✓"


def section_text(section: str, content: Content, view: MapView | None, width: int) -> Text:
    """What one section says; an empty one says what to do."""
    if section.startswith("need:"):
        return _need_text(section.removeprefix("need:"), content)
    title = _(SECTION_WORDS[section])
    parts = {
        "hypothesis": lambda: [_long(content.hypothesis)] if content.hypothesis else [],
        "needs": lambda: [_need_line(rating) for rating in content.needs],
        "chains": lambda: [_chain(number, chain, width) for number, chain in enumerate(content.chains, 1)],
        "five_p": lambda: [
            _text_with_title(_(TEXT_WORDS[name]), text, getattr(content, f"{name}_statement"))
            for name in FIVE_P
            if (text := getattr(content, name))
        ],
        "responsivity": lambda: [
            _text_with_title(label(row.area, "responsivity"), row.adaptation, row.statement)
            for row in content.responsivity
        ],
        "readiness": lambda: _readiness(content),
        "map": lambda: _map_text(view),
    }[section]()
    if not parts:
        parts = [Text(_("Nothing yet. e writes it."))]
    kind = kind_of(Statement.ASSESSMENT) if section == "hypothesis" else ""
    return Text("\n\n").join([Text.assemble((title, "bold"), kind), *parts])


def kind_of(statement: str) -> str:
    """Facts are kept apart from assessments (Criminal Data Act 2:9): every statement says which it is."""
    return f"  · {label(statement, 'statement')}" if statement else ""


def _long(text: str) -> Text:
    return shown(text)


def _text_with_title(title: str, text: str, statement: str = "") -> Text:
    return Text.assemble((title, "bold"), kind_of(statement), "\n", shown(text))


def _need_text(need: str, content: Content) -> Text:
    rating, title = content.need(need), Text.styled(label(need, "need"), "bold")
    if rating is None:
        return Text("\n\n").join([title, Text(_("Not rated yet. e rates it."))])
    parts = [title, Text(f"{_sign(rating)} · {label(rating.statement, 'statement')}"), shown(rating.evidence)]
    if rating.strengths:
        parts.append(_text_with_title(_("Strengths"), rating.strengths))
    return Text("\n\n").join(parts)


def _sign(rating: NeedRating) -> str:
    return f"{SHORT_LEVEL.get(NeedLevel(rating.level), '?')} {label(rating.level, 'need_level')}"


def _need_line(rating: NeedRating) -> Text:
    state = f"\n{_sign(rating)} · {label(rating.statement, 'statement')}"
    parts: list[Text | str | tuple[str, str]] = [
        (label(rating.need, "need"), "bold"),
        state,
        "\n",
        shown(rating.evidence),
    ]
    if rating.strengths:
        parts += ["\n+ ", shown(rating.strengths)]
    return Text.assemble(*parts)


def _chain(number: int, chain: AnalysisChain, width: int) -> Text:
    """The row read as a chain: one link under the other, the two consequences as its two ends."""
    there = [name for name in CHAIN if getattr(chain, name)]
    lines = [Text.assemble((f"{number}", "bold"), kind_of(chain.statement))]
    for index, name in enumerate(there):
        sign = "" if index == 0 else "↓" if not name.endswith("consequence") else _end(name, there)
        beside = "│" if index + 1 < len(there) else ""
        for place, line in enumerate(_link(name, getattr(chain, name), width - INDENT)):
            lines.append(Text.assemble((beside if place else sign).ljust(INDENT), line))
    return Text("\n").join(lines)


def _link(name: str, said: str, width: int) -> list[Text]:
    """The link's name and its words: in a column of their own where there is room for one."""
    title = _(CHAIN_WORDS[name])
    hang = max(width_of(_(words)) for words in CHAIN_WORDS.values()) + 2
    if width < HANGS_FROM:
        return list(Text.assemble((title, "bold"), "  ", shown(said)).wrap(max(10, width)))
    first, *rest = shown(said).wrap(width - hang)
    named = Text.assemble((title, "bold"), " " * (hang - width_of(title)), first)
    return [named, *(Text.assemble(" " * hang, line) for line in rest)]


def _end(name: str, there: list[str]) -> str:
    return "├→" if name == "short_consequence" and "long_consequence" in there else "└→"


def _readiness(content: Content) -> list[Text]:
    parts = []
    if content.readiness:
        order = [str(step) for step in Readiness]
        done = order.index(content.readiness) + 1 if content.readiness in order else 0
        drawn = f"{steps(done, len(order), len(order))}  {label(content.readiness, 'readiness')}"
        parts.append(Text(drawn + kind_of(content.readiness_statement)))
    if content.motivation:
        parts.append(
            Text.assemble((_(TEXT_WORDS["motivation"]), "bold"), "\n", shown(quote(content.motivation)))
        )
    return parts


def _map_text(view: MapView | None) -> list[Text]:
    if view is None or not view.map.rows:
        return [Text(_("Nothing to draw yet: rate needs, write goals. m opens the map."))]
    loose = [shown(f"! {view.loose_words(end)}") for end in view.map.loose]
    whole = [Text(_("Every need has its strategy, every goal its need, every theme its reason."))]
    return [Text("\n").join(loose or whole), Text(_("m draws it; there its lines are written."))]
