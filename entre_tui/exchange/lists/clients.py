"""The columns of an office's list of clients, and of a list of enrolments; what each is called in the offices."""

from __future__ import annotations

from dataclasses import replace

from entre_tui.exchange.lists.columns import ImportColumn, ListKind, Reads
from entre_tui.locale import N_

REF_NAMES = (
    "ref|refnr|ref nr|reference|reference no|referens|referensnr|referensnummer|klientnr|klientnummer|klient nr|"
    "klient-id|klientid|client no|client number|client id|ärendenummer|ärendenr|ärende|case no|dnr|client|klient|"
    "diarienummer|diarienr|entré-nr|entrenr|ref.nr|klient-nr|klient nummer|ärende nr|id|löpnr|löpnummer"
)
REF_ABOUT = N_("the number the office knows the client by; it ties all lists together")

IDENTITY_NAMES = (
    "personnummer|pnr|persnr|person nr|personnr|samordningsnummer|personal identity number|"
    "personal number|identity no|identitetsnummer|ssn|pers.nr|personnummer/samordningsnummer|persnummer|p-nr|"
    "pers nr|person-nr|id-nummer|idnummer|pnr/samnr|samnr|identity number"
)

# In the other lists the client may also be named by identity number.
REF = ImportColumn(
    "ref",
    N_("Reference number"),
    f"{REF_NAMES}|{IDENTITY_NAMES}",
    required=True,
    example="G-0001",
    about=REF_ABOUT,
)

NAME_NAMES = (
    "namn|klientnamn|klientens namn|client name|full name|fullständigt namn|hela namnet|namn efternamn förnamn|"
    "efternamn förnamn|förnamn efternamn|för- och efternamn|efter- och förnamn|last name first name|"
    "first name last name|namn på klient|klient namn"
)
FAMILY_NAMES = "efternamn|surname|last name|lastname|familyname|e-namn|enamn|efternamn(en)"
GIVEN_NAMES = (
    "förnamn|first name|firstname|givenname|tilltalsnamn|f-namn|fnamn|given names|first names|förnamn(en)"
)
# In a list that hangs on clients a name is not taken in: it only has to be that of the client.
WHOSE = (
    ImportColumn("name", N_("Name"), NAME_NAMES, offered=False),
    ImportColumn("family_name", N_("Family name"), FAMILY_NAMES, offered=False),
    ImportColumn("given_name", N_("Given name"), GIVEN_NAMES, offered=False),
)

PROGRAMME_COLUMNS = (
    ImportColumn(
        "programme",
        N_("Programme"),
        "program|insats|behandlingsprogram|behandling|programme name|programnamn|intervention",
        Reads.PROGRAMME,
        example="entre-2016",
        about=N_("the name or the id of a programme the program knows"),
    ),
    ImportColumn(
        "started_on",
        N_("Programme start"),
        "programstart|start|startdatum|start date|started|startade|påbörjad|påbörjat|påbörjades|programmets start|"
        "inskriven|inskrivningsdatum|inskriven datum|enrolled|enrolled on|startdag",
        Reads.DAY,
        example="2025-09-01",
    ),
    ImportColumn(
        "phase",
        N_("Phase"),
        "fas|steg|programfas|skede|current phase|aktuell fas",
        Reads.PHASE,
        example="treatment",
    ),
    ImportColumn(
        "phase_on",
        N_("Phase since"),
        "fas sedan|fas från|fasdatum|phase date",
        Reads.DAY,
        example="2025-10-20",
    ),
    ImportColumn(
        "ended_on",
        N_("Programme end"),
        "programslut|slut|slutdatum|end|end date|ended|avslutad|avslutat|avslutades|avslutsdatum|utskriven|"
        "utskrivningsdatum|programmets slut|ended on",
        Reads.DAY,
    ),
    ImportColumn(
        "ending",
        N_("How it ended"),
        "ending|avslutsorsak|orsak till avslut|avslut|hur avslutades|resultat|end reason|reason for ending|avslutstyp",
        Reads.CODE,
        "ending",
    ),
    ImportColumn(
        "ending_words",
        N_("How it ended, in words"),
        "avslut i ord|kommentar till avslut|ending words",
        Reads.LONG,
    ),
)

CLIENTS = ListKind(
    "clients",
    N_("Clients"),
    "clients|client|klienter|klient|klientlista|klientregister|caseload|ärenden|personer",
    (
        ImportColumn("ref", N_("Reference number"), REF_NAMES, example="G-0001", about=REF_ABOUT),
        ImportColumn(
            "name",
            N_("Name"),
            NAME_NAMES,
            about=N_("instead of the next two: “Family, Given” or “Given Family”"),
        ),
        ImportColumn(
            "family_name",
            N_("Family name"),
            FAMILY_NAMES,
            example="Exempel",
        ),
        ImportColumn(
            "given_name",
            N_("Given name"),
            GIVEN_NAMES,
            example="Robin",
        ),
        ImportColumn(
            "identity_number",
            N_("Identity number"),
            IDENTITY_NAMES,
            Reads.IDENTITY,
            example="19900101-9802",
            about=N_("Swedish identity or coordination number; the check digit is checked"),
        ),
        ImportColumn(
            "birth_date",
            N_("Birth date"),
            "födelsedatum|född|född datum|date of birth|dob|born|birthday|födelsedag|birthdate|fdatum|fd|född den|"
            "föd|föd.datum|födelsetid|födelsedata",
            Reads.BIRTH,
            example="1990-01-01",
        ),
        ImportColumn("gender", N_("Gender"), "kön|sex|juridiskt kön", Reads.CODE, "gender", example="man"),
        ImportColumn(
            "protected",
            N_("Protected identity"),
            "skyddad identitet|skyddade personuppgifter|sekretess|sekretessmarkering|protected|skydd|"
            "skyddad|skyddade uppgifter|sekretessmarkerad|skyddad id|skyddat id|skydd id|sekr|sekr.markering|"
            "skyddade pu|skyddad folkbokföring|kvarskrivning|protected id|confidential",
            Reads.FLAG,
            example="no",
        ),
        ImportColumn(
            "phone",
            N_("Phone"),
            "telefon|telefonnummer|tel|tfn|mobil|mobilnummer|mobiltelefon|phone number|mobile|telnr|tel nr",
            example="070-174 06 05",
        ),
        ImportColumn(
            "office",
            N_("Office"),
            "kontor|frivårdskontor|frivård|frivården|enhet|ort|lokalkontor|probation office|unit|verksamhetsställe",
            example="Göteborg",
            about=N_("an office the file does not know yet is added; without this column it is yours"),
        ),
        ImportColumn(
            "municipality",
            N_("Municipality"),
            "kommun|hemkommun|hemort|home municipality|bostadsort|folkbokföringskommun",
            example="Göteborg",
        ),
        ImportColumn(
            "legal_status",
            N_("Legal status"),
            "status|rättslig status|verkställighet|verkställighetsform|påföljd|påföljdsstatus|legal state|"
            "sanction|sanktion|verkställighetsstatus",
            Reads.CODE,
            "legal_status",
            example="prison",
        ),
        ImportColumn(
            "prison",
            N_("Prison"),
            "anstalt|fängelse|anstaltsplacering|placering|häkte/anstalt",
            example="Tidaholm",
        ),
        ImportColumn(
            "release_on",
            N_("Release date"),
            "frigivningsdatum|frigivning|frigivningsdag|villkorlig frigivning|vf-datum|vf|planerad frigivning|"
            "planerat frigivningsdatum|planned release|release|frigiven|muck|muckdatum|villkorligt frigiven|frigivs|"
            "planned release date|dag för villkorlig frigivning|vf datum|vf-dag|frig.datum|frig.dag|frigivn.datum|"
            "frigivning vf|datum för vf|datum vf|datum för villkorlig frigivning|tidigaste vf|vf-dat|frigivningsdat",
            Reads.DAY,
            example="2026-03-01",
        ),
        ImportColumn(
            "supervision_ends_on",
            N_("End of supervision"),
            "övervakning slut|övervakning till|övervakningstid slut|övervakning upphör|övervakningens slut|"
            "supervision ends|supervision end|supervision until|prövotid slut|prövotidens slut|"
            "övervakningstidens slut|övervakning t.o.m.|övervakning tom|slut övervakning|övervakning slutdatum|"
            "prövotid t.o.m.|prövotid till|prövotid slutar|prövotid slutdatum|övervakning slutar|övervakad till|"
            "övervakad t.o.m.|prövotidens utgång|övervakningstid t.o.m.",
            Reads.DAY,
            example="2027-03-01",
        ),
        ImportColumn(
            "sanction_ended_on",
            N_("Sanction ended"),
            "påföljd avslutad|sista påföljd avslutad|verkställd|verkställighet avslutad|sanction end",
            Reads.DAY,
        ),
        ImportColumn(
            "risk",
            N_("Risk of recidivism"),
            "risk|återfallsrisk|risknivå|bedömd risk|bedömd återfallsrisk|assessed risk|risk level|rbm-b|"
            "risk of reoffending|risk för återfall|risk återfall|reoffending risk|riskbedömning",
            Reads.CODE,
            "risk",
            example="high",
        ),
        ImportColumn(
            "expulsion",
            N_("Expulsion order"),
            "utvisning|utvisningsbeslut|utvisas|expulsion|deportation|ska utvisas|to be expelled",
            Reads.FLAG,
            example="no",
        ),
        ImportColumn(
            "sentence_long_enough",
            N_("Sentence long enough"),
            "tillräckligt långt straff|tillräcklig strafftid|strafftid räcker",
            Reads.FLAG,
            example="yes",
        ),
        ImportColumn(
            "needs_several_agencies",
            N_("Needs several agencies"),
            "behöver flera myndigheter|flera myndigheter|behov av flera myndigheter",
            Reads.FLAG,
            example="yes",
        ),
        ImportColumn(
            "motivated",
            N_("Motivated to stop"),
            "motiverad|motiverad att sluta|motivated|motivation",
            Reads.FLAG,
            example="yes",
        ),
        ImportColumn(
            "worker",
            N_("Case worker"),
            "handläggare|caseworker|worker|programledare|frivårdsinspektör|ansvarig|ansvarig handläggare|handl|"
            "handl.|facilitator|inspektör|klienthandläggare|behandlare|ansvarig frivårdsinspektör|fvi|huvudhandläggare",
            Reads.WORKERS,
            example="Kim Exempel",
            about=N_("a case worker the file does not know yet is added, without an account"),
        ),
        ImportColumn(
            "cover",
            N_("Co-worker"),
            "medhandläggare|ersättare|coworker|cover|vikarie|holiday cover|bihandläggare|bihandl",
        ),
        ImportColumn(
            "worker_from",
            N_("Case worker since"),
            "handläggare sedan|handläggare från|worker since",
            Reads.DAY,
        ),
        *PROGRAMME_COLUMNS,
        ImportColumn(
            "note",
            N_("Note"),
            "anteckning|anteckningar|kommentar|kommentarer|notes|note|comment|comments|övrigt|anm|anmärkning|"
            "noteringar|notering|remarks|fritext|anm.|övriga upplysningar",
            Reads.LONG,
            about=N_("becomes a note in the client's file"),
        ),
    ),
)

ENROLMENTS = ListKind(
    "enrolments",
    N_("Enrolments"),
    "enrolments|enrollments|enrolment|inskrivningar|inskrivning|program|programmes|programdeltagande|deltagande|insatser",
    (
        REF,
        replace(PROGRAMME_COLUMNS[0], required=True),
        ImportColumn("programme_version", N_("Programme version"), "version|programversion"),
        replace(PROGRAMME_COLUMNS[1], required=True),
        *PROGRAMME_COLUMNS[2:],
        *WHOSE,
    ),
)
