"""The columns of the lists of what happens: sessions and appointments."""

from __future__ import annotations

from entre_tui.exchange.lists.clients import CLIENTS, REF, WHOSE
from entre_tui.exchange.lists.columns import ImportColumn, ListKind, Reads
from entre_tui.locale import N_

DATE_NAMES = (
    "datum|date|dag|day|när|when|tidpunkt|starts at|starttid|datum och tid|date and time|besöksdatum|samtalsdatum|"
    "sessionsdatum|datum för samtal|datum för besök"
)
CLOCK = ImportColumn(
    "clock",
    N_("Time"),
    "tid|klockslag|kl|klockan|start time|starttid kl|from|från|tid kl|tid från|kl slag|tidpunkt kl|time of day",
    Reads.CLOCK,
    example="10:00",
)
MINUTES = ImportColumn(
    "minutes",
    N_("Minutes"),
    "min|minuter|längd|längd min|duration|length|tid i minuter|antal minuter|length minutes|tid min|tidsåtgång|"
    "antal min|samtalslängd|längd i minuter|varaktighet",
    Reads.MINUTES,
    least=1,
    most=600,
    example="75",
)
PLACE = ImportColumn("place", N_("Place"), "plats|lokal|room|location|rum|var", example="Rum 2")
VIDEO = ImportColumn(
    "by_video", N_("By video"), "video|videosamtal|via video|digitalt|på distans", Reads.FLAG, example="no"
)
WORKER = ImportColumn(
    "worker", N_("Case worker"), CLIENTS.column("worker").names, Reads.WORKERS, example="Kim Exempel"
)

SESSIONS = ListKind(
    "sessions",
    N_("Sessions"),
    "sessions|session|sessioner|samtal|programsamtal|samtalslista|programsessioner|träffar|sessionslista",
    (
        REF,
        *WHOSE,
        ImportColumn(
            "number",
            N_("Session number"),
            "number|nr|nummer|session|sessionsnr|sessionsnummer|session nr|samtal nr|"
            "session no|samtalsnr|träff",
            Reads.NUMBER,
            least=1,
            most=9999,
            example="3",
        ),
        ImportColumn("on", N_("Date"), DATE_NAMES, Reads.MOMENT, required=True, example="2025-11-03"),
        CLOCK,
        MINUTES,
        PLACE,
        VIDEO,
        ImportColumn(
            "held",
            N_("Held"),
            "genomförd|genomfört|hölls|hållen|genomfördes",
            Reads.FLAG,
            example="yes",
            about=N_("without it, a session with a past date was held"),
        ),
        ImportColumn(
            "themes",
            N_("Themes"),
            "tema|teman|theme|modul|moduler|modules|innehåll tema",
            Reads.THEMES,
            example="relations",
        ),
        ImportColumn(
            "strategies",
            N_("Strategies"),
            "strategi|strategier|strategy|metod|metoder",
            Reads.STRATEGIES,
            example="functional-analysis",
        ),
        ImportColumn("aim", N_("Aim"), "syfte|mål för sessionen|mål för samtalet|purpose", Reads.LONG),
        ImportColumn(
            "content", N_("Content"), "innehåll|plan|planering|planned content|planerat innehåll", Reads.LONG
        ),
        ImportColumn(
            "homework_set", N_("Homework set"), "hemuppgift|hemläxa|läxa|homework|ny hemuppgift", Reads.LONG
        ),
        ImportColumn(
            "done",
            N_("What was done"),
            "vad gjordes|genomfört innehåll|utvärdering|evaluation|gjort|done|anteckning|anteckningar|notering|"
            "noteringar|kommentar|kommentarer|notes|note|comment|sammanfattning|om samtalet",
            Reads.LONG,
        ),
        ImportColumn(
            "homework_done",
            N_("Homework done"),
            "hemuppgift gjord|läxa gjord|hemuppgift klar",
            Reads.CODE,
            "homework_done",
        ),
        ImportColumn(
            "engagement", N_("Engagement"), "engagemang", Reads.NUMBER, least=1, most=5, example="4"
        ),
        ImportColumn("alliance", N_("Alliance"), "allians", Reads.NUMBER, least=1, most=5, example="4"),
        ImportColumn("response", N_("Response"), "respons|gensvar|reaktion", Reads.LONG),
        ImportColumn("concerns", N_("Concerns"), "oro|farhågor|problem|bekymmer", Reads.LONG),
        ImportColumn("next_step", N_("Next step"), "nästa steg|next", Reads.LONG),
    ),
)

APPOINTMENTS = ListKind(
    "appointments",
    N_("Appointments"),
    "appointments|appointment|bokningar|bokning|tider|besök|kalender|mötestider|uteblivanden|närvaro|attendance",
    (
        REF,
        *WHOSE,
        ImportColumn("on", N_("Date"), DATE_NAMES, Reads.MOMENT, required=True, example="2025-11-03"),
        CLOCK,
        ImportColumn(
            "kind",
            N_("Kind"),
            "typ|slag|sort|type|mötestyp|bokningstyp|besökstyp|appointment type",
            Reads.CODE,
            "appointment_kind",
            example="session",
        ),
        MINUTES,
        PLACE,
        VIDEO,
        WORKER,
        ImportColumn(
            "outcome",
            N_("Outcome"),
            "utfall|resultat|närvaro|kom|status|what happened|attendance|vad hände|närvarande",
            Reads.OUTCOME,
            "outcome",
            example="attended",
        ),
        ImportColumn(
            "reason",
            N_("Reason for absence"),
            "frånvaroorsak|orsak till frånvaro|skäl|anledning|absence reason|frånvaroskäl|orsak|reason|orsak frånvaro|"
            "orsak vid frånvaro|skäl till frånvaro",
            Reads.CODE,
            "absence_reason",
            otherwise="reason_words",
        ),
        ImportColumn(
            "reason_words",
            N_("About the absence, in words"),
            "kommentar|comment|anteckning|note|anm|frånvaro i ord|kommentarer|anteckningar|notering|anmärkning|övrigt",
            Reads.LONG,
        ),
        ImportColumn(
            "evidence_due_on", N_("Evidence due"), "intyg senast|underlag senast|evidence by", Reads.DAY
        ),
        ImportColumn(
            "decision", N_("Decision"), "beslut|åtgärd|vidtagen åtgärd|measure", Reads.CODE, "decision"
        ),
        ImportColumn(
            "decided_on", N_("Decided on"), "beslutsdatum|beslutad|decision date|åtgärdsdatum", Reads.DAY
        ),
    ),
)
