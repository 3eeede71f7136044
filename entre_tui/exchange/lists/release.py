"""The columns of the lists around release: goals, checklist, consents, collaboration meetings."""

from __future__ import annotations

from entre_tui.exchange.lists.clients import REF, WHOSE
from entre_tui.exchange.lists.columns import ImportColumn, ListKind, Reads
from entre_tui.exchange.lists.course import DATE_NAMES
from entre_tui.locale import N_

GOALS = ListKind(
    "goals",
    N_("Goals"),
    "goals|goal|mål|målformulering|målformuleringar|mållista",
    (
        REF,
        *WHOSE,
        ImportColumn(
            "own_words",
            N_("Goal in the client's own words"),
            "mål|goal|egna ord|med egna ord|klientens mål|own words|målformulering|målet|client goal",
            Reads.LONG,
            required=True,
            example="Jag vill ha ett jobb och eget boende",
        ),
        ImportColumn(
            "smart", N_("Restated (SMART)"), "smart|smart-mål|omformulerat mål|konkret mål|delmål", Reads.LONG
        ),
        ImportColumn(
            "area",
            N_("Area"),
            "område|behov|behovsområde|livsområde|need",
            Reads.CODE,
            "need",
            example="school_work",
            otherwise="area_words",
        ),
        ImportColumn(
            "source",
            N_("Source"),
            "källa|från vem|initiativ|whose|vems mål",
            Reads.CODE,
            "goal_source",
            example="client",
        ),
        ImportColumn(
            "target_on",
            N_("Target date"),
            "måldatum|klart senast|slutdatum|target|senast|deadline|klart till|klar till|klart datum|uppnås senast",
            Reads.DAY,
            example="2026-06-01",
        ),
        ImportColumn(
            "review_on", N_("Review date"), "uppföljning|uppföljningsdatum|review|följs upp", Reads.DAY
        ),
        ImportColumn(
            "agreement",
            N_("Agreement"),
            "överenskommelse|överens|samtycker|agreed|klienten överens",
            Reads.CODE,
            "agreement",
            example="agreed",
        ),
        ImportColumn(
            "agreement_on", N_("Agreed on"), "överens datum|överenskommet|agreement date", Reads.DAY
        ),
        ImportColumn(
            "status",
            N_("Status"),
            "läge|målstatus|state|måluppfyllelse",
            Reads.CODE,
            "goal_status",
            example="active",
        ),
        ImportColumn(
            "status_reason",
            N_("Reason for the status"),
            "orsak till status|skäl till status|status i ord",
            Reads.LONG,
        ),
        ImportColumn(
            "weight", N_("Weight"), "vikt|prioritet|priority", Reads.NUMBER, least=1, most=10, example="1"
        ),
    ),
)

CHECKLIST = ListKind(
    "checklist",
    N_("Checklist"),
    "checklist|checklista|checklistor|inslussning|inslussningslista|reintegration|reintegration checklist|åtgärder",
    (
        REF,
        *WHOSE,
        ImportColumn(
            "area",
            N_("Area"),
            "område|livsområde|insatsområde|punkt|item",
            Reads.CODE,
            "checklist_area",
            required=True,
            example="accommodation",
        ),
        ImportColumn(
            "need", N_("Need"), "behov|har behov|behov finns", Reads.CODE, "checklist_need", example="yes"
        ),
        ImportColumn(
            "status",
            N_("Status"),
            "läge|state|klart|ordnat",
            Reads.CODE,
            "checklist_status",
            example="planned",
        ),
        ImportColumn(
            "responsible",
            N_("Responsible"),
            "ansvarig|ansvarig aktör|vem|who|actor|aktör|myndighet",
            example="Socialtjänsten",
        ),
        ImportColumn("contact", N_("Contact"), "kontakt|kontaktperson|kontaktuppgift|contact person"),
        ImportColumn(
            "due_on",
            N_("Due date"),
            "klart senast|senast|due|deadline|datum|förfallodatum|klart till|klar till|ska vara klart",
            Reads.DUE,
            example="2026-02-01",
        ),
        ImportColumn(
            "weeks_before_release",
            N_("Weeks before release"),
            "veckor före frigivning|veckor före",
            Reads.NUMBER,
            least=0,
            most=260,
        ),
        ImportColumn(
            "in_custody",
            N_("Measure in custody"),
            "åtgärd i anstalt|i anstalt|före frigivning|in custody",
            Reads.LONG,
        ),
        ImportColumn(
            "after_release",
            N_("Measure after release"),
            "åtgärd efter frigivning|efter frigivning|after release",
            Reads.LONG,
        ),
        ImportColumn(
            "outcome_at_release",
            N_("Outcome at release"),
            "utfall vid frigivning|resultat vid frigivning|vid frigivning",
            Reads.CODE,
            "checklist_outcome",
        ),
        ImportColumn(
            "outcome_six_months",
            N_("Outcome after six months"),
            "utfall efter sex månader|efter 6 månader|utfall 6 mån|after 6 months",
            Reads.CODE,
            "checklist_outcome",
        ),
        ImportColumn("notes", N_("Notes"), "anteckningar|anteckning|kommentar|comment|note|anm", Reads.LONG),
    ),
)

CONSENTS = ListKind(
    "consents",
    N_("Consents"),
    "consents|consent|samtycken|samtycke",
    (
        REF,
        *WHOSE,
        ImportColumn(
            "given_on",
            N_("Given on"),
            "samtyckesdatum|lämnat|datum|date|givet|given|consent date|samtycke lämnat|lämnat datum|samtycke",
            Reads.DAY,
            required=True,
            example="2025-09-15",
        ),
        ImportColumn(
            "form",
            N_("Form"),
            "skriftligt/muntligt|muntligt/skriftligt|typ",
            Reads.CODE,
            "consent_form",
            example="written",
        ),
        ImportColumn(
            "waiver_explained",
            N_("Waiver of confidentiality explained"),
            "sekretess förklarad|sekretesseftergift förklarad|"
            "förklarat sekretess|waiver explained|waiver|sekretesseftergift",
            Reads.FLAG,
            example="yes",
        ),
        ImportColumn(
            "agencies",
            N_("For which agencies"),
            "myndigheter|aktörer|för vilka|agencies|agency|gäller myndigheter|gäller|omfattar|för vilka myndigheter|"
            "vilka myndigheter|samtycke avser|avser|till vilka|mottagare|samtycke till",
            Reads.CODES,
            "agency",
            required=True,
            example="social_services, police",
            about=N_("several are parted by commas"),
        ),
        ImportColumn(
            "documented_on",
            N_("Documented on"),
            "dokumenterat|dokumenterad|dokumenterat datum|documented|journalfört",
            Reads.DAY,
            example="2025-09-16",
        ),
        ImportColumn(
            "withdrawn_on",
            N_("Withdrawn on"),
            "återkallat|återkallad|återtaget|withdrawn|återkallat datum",
            Reads.DAY,
        ),
    ),
)

MEETINGS = ListKind(
    "meetings",
    N_("Collaboration meetings"),
    "meetings|meeting|möten|samverkansmöten|samverkansmöte|inslussningsmöten|collaboration|mötesprotokoll",
    (
        REF,
        *WHOSE,
        ImportColumn(
            "on",
            N_("Date"),
            DATE_NAMES + "|mötesdatum|meeting date|datum för möte",
            Reads.DAY,
            required=True,
            example="2025-10-10",
        ),
        ImportColumn(
            "place",
            N_("In custody or after release"),
            "plats|i anstalt/efter frigivning|skede|var|place|i anstalt eller efter frigivning",
            Reads.CODE,
            "meeting_place",
            example="in_custody",
            otherwise="where",
        ),
        ImportColumn("held", N_("Held"), "genomfört|genomförd|hölls|ägt rum", Reads.FLAG, example="yes"),
        ImportColumn(
            "participants",
            N_("Who took part"),
            "deltagare|närvarande|participants|myndigheter|agencies|medverkande",
            Reads.PEOPLE,
            "agency",
            example="social_services (Sam Exempel), prison",
            about=N_("agencies parted by commas, the person in brackets"),
        ),
        ImportColumn(
            "decisions",
            N_("What was decided"),
            "beslut|beslutat|decisions|överenskommet|anteckningar|notes",
            Reads.LONG,
        ),
    ),
)
