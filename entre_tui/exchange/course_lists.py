"""The columns of the lists of what happens: sessions, appointments, goals, checklist, consents, meetings."""

from __future__ import annotations

from entre_tui.exchange.client_lists import CLIENTS, ENROLMENTS, REF
from entre_tui.exchange.columns import Column, Kind, Reads
from entre_tui.locale import N_

DATE_NAMES = "datum|date|dag|day|när|when|tidpunkt|starts at|starttid|datum och tid|date and time"
CLOCK = Column(
    "clock",
    N_("Time"),
    "tid|klockslag|kl|klockan|start time|starttid kl|from|från",
    Reads.CLOCK,
    example="10:00",
)
MINUTES = Column(
    "minutes",
    N_("Minutes"),
    "min|minuter|längd|längd min|duration|length|tid i minuter|antal minuter|length minutes",
    Reads.NUMBER,
    least=1,
    most=600,
    example="75",
)
PLACE = Column("place", N_("Place"), "plats|lokal|room|location|rum|var", example="Rum 2")
VIDEO = Column(
    "by_video", N_("By video"), "video|videosamtal|via video|digitalt|på distans", Reads.FLAG, example="no"
)
WORKER = Column("worker", N_("Case worker"), CLIENTS.column("worker").names, example="Kim Exempel")

SESSIONS = Kind(
    "sessions",
    N_("Sessions"),
    "sessions|session|sessioner|samtal|programsamtal|samtalslista|programsessioner|träffar|sessionslista",
    (
        REF,
        Column(
            "number",
            N_("Session number"),
            "number|nr|nummer|session|sessionsnr|sessionsnummer|session nr|samtal nr|"
            "session no|samtalsnr|träff",
            Reads.NUMBER,
            least=1,
            most=9999,
            example="3",
        ),
        Column("on", N_("Date"), DATE_NAMES, Reads.MOMENT, required=True, example="2025-11-03"),
        CLOCK,
        MINUTES,
        PLACE,
        VIDEO,
        Column(
            "held",
            N_("Held"),
            "genomförd|genomfört|hölls|hållen|genomfördes",
            Reads.FLAG,
            example="yes",
            about=N_("without it, a session with a past date was held"),
        ),
        Column(
            "themes",
            N_("Themes"),
            "tema|teman|theme|modul|moduler|modules|innehåll tema",
            Reads.THEMES,
            example="relations",
        ),
        Column(
            "strategies",
            N_("Strategies"),
            "strategi|strategier|strategy|metod|metoder",
            Reads.STRATEGIES,
            example="functional-analysis",
        ),
        Column("aim", N_("Aim"), "syfte|mål för sessionen|mål för samtalet|purpose", Reads.LONG),
        Column(
            "content", N_("Content"), "innehåll|plan|planering|planned content|planerat innehåll", Reads.LONG
        ),
        Column(
            "homework_set", N_("Homework set"), "hemuppgift|hemläxa|läxa|homework|ny hemuppgift", Reads.LONG
        ),
        Column(
            "done",
            N_("What was done"),
            "vad gjordes|genomfört innehåll|utvärdering|evaluation|gjort|done",
            Reads.LONG,
        ),
        Column(
            "homework_done",
            N_("Homework done"),
            "hemuppgift gjord|läxa gjord|hemuppgift klar",
            Reads.CODE,
            "homework_done",
        ),
        Column("engagement", N_("Engagement"), "engagemang", Reads.NUMBER, least=1, most=5, example="4"),
        Column("alliance", N_("Alliance"), "allians", Reads.NUMBER, least=1, most=5, example="4"),
        Column("response", N_("Response"), "respons|gensvar|reaktion", Reads.LONG),
        Column("concerns", N_("Concerns"), "oro|farhågor|problem|bekymmer", Reads.LONG),
        Column("next_step", N_("Next step"), "nästa steg|next", Reads.LONG),
    ),
)

APPOINTMENTS = Kind(
    "appointments",
    N_("Appointments"),
    "appointments|appointment|bokningar|bokning|tider|besök|kalender|mötestider|uteblivanden|närvaro|attendance",
    (
        REF,
        Column("on", N_("Date"), DATE_NAMES, Reads.MOMENT, required=True, example="2025-11-03"),
        CLOCK,
        Column(
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
        Column(
            "outcome",
            N_("Outcome"),
            "utfall|resultat|närvaro|kom|status|what happened|attendance|vad hände|närvarande",
            Reads.CODE,
            "outcome",
            example="attended",
        ),
        Column(
            "reason",
            N_("Reason for absence"),
            "frånvaroorsak|orsak till frånvaro|skäl|anledning|absence reason|frånvaroskäl",
            Reads.CODE,
            "absence_reason",
        ),
        Column(
            "reason_words",
            N_("About the absence, in words"),
            "kommentar|comment|anteckning|note|anm|frånvaro i ord",
            Reads.LONG,
        ),
        Column("evidence_due_on", N_("Evidence due"), "intyg senast|underlag senast|evidence by", Reads.DAY),
        Column("decision", N_("Decision"), "beslut|åtgärd|vidtagen åtgärd|measure", Reads.CODE, "decision"),
        Column("decided_on", N_("Decided on"), "beslutsdatum|beslutad|decision date|åtgärdsdatum", Reads.DAY),
    ),
)

GOALS = Kind(
    "goals",
    N_("Goals"),
    "goals|goal|mål|målformulering|målformuleringar|mållista",
    (
        REF,
        Column(
            "own_words",
            N_("Goal in the client's own words"),
            "mål|goal|egna ord|med egna ord|klientens mål|own words|målformulering|målet|client goal",
            Reads.LONG,
            required=True,
            example="Jag vill ha ett jobb och eget boende",
        ),
        Column(
            "smart", N_("Restated (SMART)"), "smart|smart-mål|omformulerat mål|konkret mål|delmål", Reads.LONG
        ),
        Column(
            "area",
            N_("Area"),
            "område|behov|behovsområde|livsområde|need",
            Reads.CODE,
            "need",
            example="school_work",
        ),
        Column(
            "source",
            N_("Source"),
            "källa|från vem|initiativ|whose|vems mål",
            Reads.CODE,
            "goal_source",
            example="client",
        ),
        Column(
            "target_on",
            N_("Target date"),
            "måldatum|klart senast|slutdatum|target|senast|deadline",
            Reads.DAY,
            example="2026-06-01",
        ),
        Column("review_on", N_("Review date"), "uppföljning|uppföljningsdatum|review|följs upp", Reads.DAY),
        Column(
            "agreement",
            N_("Agreement"),
            "överenskommelse|överens|samtycker|agreed|klienten överens",
            Reads.CODE,
            "agreement",
            example="agreed",
        ),
        Column("agreement_on", N_("Agreed on"), "överens datum|överenskommet|agreement date", Reads.DAY),
        Column(
            "status",
            N_("Status"),
            "läge|målstatus|state|måluppfyllelse",
            Reads.CODE,
            "goal_status",
            example="active",
        ),
        Column(
            "status_reason",
            N_("Reason for the status"),
            "orsak till status|skäl till status|status i ord",
            Reads.LONG,
        ),
        Column(
            "weight", N_("Weight"), "vikt|prioritet|priority", Reads.NUMBER, least=1, most=10, example="1"
        ),
    ),
)

CHECKLIST = Kind(
    "checklist",
    N_("Checklist"),
    "checklist|checklista|checklistor|inslussning|inslussningslista|reintegration|reintegration checklist|åtgärder",
    (
        REF,
        Column(
            "area",
            N_("Area"),
            "område|livsområde|insatsområde|punkt|item",
            Reads.CODE,
            "checklist_area",
            required=True,
            example="accommodation",
        ),
        Column(
            "need", N_("Need"), "behov|har behov|behov finns", Reads.CODE, "checklist_need", example="yes"
        ),
        Column(
            "status",
            N_("Status"),
            "läge|state|klart|ordnat",
            Reads.CODE,
            "checklist_status",
            example="planned",
        ),
        Column(
            "responsible",
            N_("Responsible"),
            "ansvarig|ansvarig aktör|vem|who|actor|aktör|myndighet",
            example="Socialtjänsten",
        ),
        Column("contact", N_("Contact"), "kontakt|kontaktperson|kontaktuppgift|contact person"),
        Column(
            "due_on",
            N_("Due date"),
            "klart senast|senast|due|deadline|datum|förfallodatum",
            Reads.DAY,
            example="2026-02-01",
        ),
        Column(
            "weeks_before_release",
            N_("Weeks before release"),
            "veckor före frigivning|veckor före",
            Reads.NUMBER,
            least=0,
            most=260,
        ),
        Column(
            "in_custody",
            N_("Measure in custody"),
            "åtgärd i anstalt|i anstalt|före frigivning|in custody",
            Reads.LONG,
        ),
        Column(
            "after_release",
            N_("Measure after release"),
            "åtgärd efter frigivning|efter frigivning|after release",
            Reads.LONG,
        ),
        Column(
            "outcome_at_release",
            N_("Outcome at release"),
            "utfall vid frigivning|resultat vid frigivning|vid frigivning",
            Reads.CODE,
            "checklist_outcome",
        ),
        Column(
            "outcome_six_months",
            N_("Outcome after six months"),
            "utfall efter sex månader|efter 6 månader|utfall 6 mån|after 6 months",
            Reads.CODE,
            "checklist_outcome",
        ),
        Column("notes", N_("Notes"), "anteckningar|anteckning|kommentar|comment|note|anm", Reads.LONG),
    ),
)

CONSENTS = Kind(
    "consents",
    N_("Consents"),
    "consents|consent|samtycken|samtycke",
    (
        REF,
        Column(
            "given_on",
            N_("Given on"),
            "samtyckesdatum|lämnat|datum|date|givet|given|consent date|samtycke lämnat|lämnat datum|samtycke",
            Reads.DAY,
            required=True,
            example="2025-09-15",
        ),
        Column(
            "form",
            N_("Form"),
            "skriftligt/muntligt|muntligt/skriftligt|typ",
            Reads.CODE,
            "consent_form",
            example="written",
        ),
        Column(
            "waiver_explained",
            N_("Waiver of confidentiality explained"),
            "sekretess förklarad|sekretesseftergift förklarad|"
            "förklarat sekretess|waiver explained|waiver|sekretesseftergift",
            Reads.FLAG,
            example="yes",
        ),
        Column(
            "agencies",
            N_("For which agencies"),
            "myndigheter|aktörer|för vilka|agencies|agency|gäller myndigheter|gäller|omfattar",
            Reads.CODES,
            "agency",
            required=True,
            example="social_services, police",
            about=N_("several are parted by commas"),
        ),
        Column(
            "documented_on",
            N_("Documented on"),
            "dokumenterat|dokumenterad|dokumenterat datum|documented|journalfört",
            Reads.DAY,
            example="2025-09-16",
        ),
        Column(
            "withdrawn_on",
            N_("Withdrawn on"),
            "återkallat|återkallad|återtaget|withdrawn|återkallat datum",
            Reads.DAY,
        ),
    ),
)

MEETINGS = Kind(
    "meetings",
    N_("Collaboration meetings"),
    "meetings|meeting|möten|samverkansmöten|samverkansmöte|inslussningsmöten|collaboration|mötesprotokoll",
    (
        REF,
        Column(
            "on",
            N_("Date"),
            DATE_NAMES + "|mötesdatum|meeting date",
            Reads.DAY,
            required=True,
            example="2025-10-10",
        ),
        Column(
            "place",
            N_("In custody or after release"),
            "plats|i anstalt/efter frigivning|skede|var|place",
            Reads.CODE,
            "meeting_place",
            example="in_custody",
        ),
        Column("held", N_("Held"), "genomfört|genomförd|hölls|ägt rum", Reads.FLAG, example="yes"),
        Column(
            "participants",
            N_("Who took part"),
            "deltagare|närvarande|participants|myndigheter|agencies|medverkande",
            Reads.PEOPLE,
            "agency",
            example="social_services (Sam Exempel), prison",
            about=N_("agencies parted by commas, the person in brackets"),
        ),
        Column(
            "decisions",
            N_("What was decided"),
            "beslut|beslutat|decisions|överenskommet|anteckningar|notes",
            Reads.LONG,
        ),
    ),
)

# Clients first: everything else hangs on them; sessions before appointments, which look for their session.
KINDS = (CLIENTS, ENROLMENTS, SESSIONS, APPOINTMENTS, GOALS, CHECKLIST, CONSENTS, MEETINGS)
BY_KEY = {kind.key: kind for kind in KINDS}
