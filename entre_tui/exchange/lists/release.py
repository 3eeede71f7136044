"""The columns of the lists around release: goals, checklist, consents, collaboration meetings."""

from __future__ import annotations

from entre_tui.exchange.lists.clients import REF, WHOSE
from entre_tui.exchange.lists.columns import Column, Kind, Reads
from entre_tui.exchange.lists.course import DATE_NAMES
from entre_tui.locale import N_

GOALS = Kind(
    "goals",
    N_("Goals"),
    "goals|goal|mål|målformulering|målformuleringar|mållista",
    (
        REF,
        *WHOSE,
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
            otherwise="area_words",
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
            "måldatum|klart senast|slutdatum|target|senast|deadline|klart till|klar till|klart datum|uppnås senast",
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
        *WHOSE,
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
            "klart senast|senast|due|deadline|datum|förfallodatum|klart till|klar till|ska vara klart",
            Reads.DUE,
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
        *WHOSE,
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
            "myndigheter|aktörer|för vilka|agencies|agency|gäller myndigheter|gäller|omfattar|för vilka myndigheter|"
            "vilka myndigheter|samtycke avser|avser|till vilka|mottagare|samtycke till",
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
        *WHOSE,
        Column(
            "on",
            N_("Date"),
            DATE_NAMES + "|mötesdatum|meeting date|datum för möte",
            Reads.DAY,
            required=True,
            example="2025-10-10",
        ),
        Column(
            "place",
            N_("In custody or after release"),
            "plats|i anstalt/efter frigivning|skede|var|place|i anstalt eller efter frigivning",
            Reads.CODE,
            "meeting_place",
            example="in_custody",
            otherwise="where",
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
