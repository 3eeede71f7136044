"""Which code a word in a cell means: the codes, their words in both languages, and what offices write instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from entre_tui.exchange.lists.columns import in_swedish, same_word
from entre_tui.locale.words import WORDS

YES = frozenset(
    (
        "ja", "j", "yes", "y", "x", "1", "true", "sant", "ok", "klart", "genomford", "genomfort", "japp", "finns",
        "teams", "zoom", "skype", "video", "videosamtal", "digitalt", "distans", "pa distans",
    )
)  # fmt: skip
NO = frozenset(
    (
        "nej", "n", "no", "0", "false", "falskt", "ingen", "inte", "ej", "ej genomford", "ej genomfort", "ej aktuellt",
        "inte aktuellt", "finns ej", "finns inte", "installt", "fysiskt", "pa plats", "nej tack",
    )
)  # fmt: skip
TICKS = frozenset("✓✔☑")
UNKNOWN = frozenset(
    (
        "", "n a", "na", "okant", "okand", "unknown", "saknas", "ej angivet", "ingen uppgift", "uppgift saknas",
        "vet ej", "vet inte", "oklart", "oklar", "not known", "null", "none", "nan", "ej kant", "ej kand", "unsure",
        "not sure", "tbd", "to be decided",
    )
)  # fmt: skip
UNDECIDED = frozenset(
    (
        "pagar", "pagaende", "tills vidare", "ongoing", "ej bestamt", "ej faststallt", "ej faststalld", "ej klart",
        "inte klart", "ej avslutad", "ej avslutat", "ej bestamd", "inte bestamt", "osaker", "osakert", "tveksamt",
        "tveksam", "ej bedomt", "ej bedomd", "obestamt", "not decided", "undecided", "pending",
    )
)  # fmt: skip
"""What people write for a day or an answer that there is not yet."""

# code: what else is written for it, in either language.
ALSO: Mapping[str, Mapping[str, str]] = {
    "gender": {
        "woman": "kvinna k f female w flicka tjej kv",
        "man": "m male pojke kille",
        "other": "annat|annan|icke binär|other",
        "unknown": "okänt|okänd|ej angivet",
    },
    "legal_status": {
        "prison": "anstalt|i anstalt|fängelse|intagen|fängelsestraff|in custody|prison|avtjänar|på anstalt|"
        "häkte|frihetsberövad",
        "conditional_release": "vf|villkorlig|villkorlig frigivning|villkorligt frigiven|"
        "conditionally released|"
        "frigiven|villk frigiven|villk frig|released|parole|övervakning efter vf|villkorligt frig|på vf|"
        "villkorlig frig",
        "probation": "skyddstillsyn|st|skt|frivård|skyddstillsyn med föreskrift|övervakning|skyddst",
        "ended": "avslutad|avslutat|upphörd|slut|klar|closed|avslut|avskriven",
    },
    "risk": {
        "low": "låg|l|lag|1|låg risk|low risk",
        "medium": "medel|m|mellan|medelhög|moderate|2|medel risk|medelhög risk|mellan risk|medium risk",
        "high": "hög|h|mycket hög|hog|3|hög risk|mycket hög risk|high risk",
    },
    "ending": {
        "completed": "fullföljd|fullföljt|slutförd|slutfört|genomförd|klar|genomfört|fullföljde|complete|"
        "avslutad enligt plan",
        "withdrew": "klienten avbröt|avbröt|avbrott|hoppade av|avhopp|ville inte|drop out|dropout|"
        "avbruten av klient|avbrutet|"
        "avbruten|avbröt själv|drog sig ur",
        "excluded": "utesluten|utskriven av oss|avstängd|utesluten ur programmet|uteslöts",
        "rearrested": "återfall|ny dom|gripen|häktad|ny brottslighet|new sentence|rearrested|återintagen|"
        "nytt brott",
        "moved": "flyttat|flyttad|flytt|flyttade",
        "transferred": "överförd|överflyttad|transfererad|överlämnad|övertagen av annat kontor",
        "died": "avliden|död|deceased|dead|avled",
        "other": "annat|annan orsak|övrigt|other|annan anledning",
    },
    "need": {
        "antisocial_history": "antisocial historia|historia av antisocialt beteende|brottshistoria",
        "antisocial_personality": "antisocial personlighet|personlighet|impulsivitet",
        "antisocial_cognition": "antisociala attityder|attityder|kognition|värderingar|attitudes|"
        "antisociala tankar",
        "antisocial_associates": "umgänge|antisocialt umgänge|kamrater|vänner|peers|associates|nätverk",
        "family_marital": "familj|familj och partner|relationer|family|familj/relationer",
        "school_work": "skola|arbete|skola/arbete|utbildning|sysselsättning|jobb|work|school|employment|"
        "education|"
        "arbete/utbildning|skola och arbete",
        "leisure": "fritid|fritid och rekreation|leisure time",
        "substance_use": "missbruk|droger|alkohol|alkohol och droger|substansbruk|beroende|substance|drugs|"
        "substans",
        "gang_involvement": "gäng|gängtillhörighet|gängkriminalitet|gang|gängengagemang|kriminellt nätverk",
    },
    "goal_status": {
        "active": "aktiv|aktivt|pågår|pågående|ongoing|öppet|aktuellt|påbörjat|påbörjad|under arbete|started",
        "later": "senare|vilande|väntar|on hold|postponed",
        "achieved": "uppnått|uppnådd|klart|nått|achieved|done|uppfyllt",
        "removed": "borttaget|struket|avslutat|utgått|cancelled|inaktuellt",
    },
    "goal_source": {
        "client": "klient|klienten|client|egen|eget|k",
        "worker": "handläggare|programledare|worker|personal|kriminalvården",
        "joint": "gemensamt|gemensam|tillsammans|joint|båda",
        "required": "krav|föreskrift|required|beslutad|villkor",
    },
    "agreement": {
        "agreed": "överens|ja|yes|håller med|agrees|enig|instämmer",
        "disagrees": "inte överens|nej|no|oenig|disagree|ej överens",
        "could_not_answer": "kunde inte svara|vet inte|could not answer|ej tillfrågad",
    },
    "appointment_kind": {
        "session": "samtal|programsamtal|session|programtid|entrésamtal|programsession",
        "supervision": "övervakning|övervakningssamtal|frivårdssamtal|supervision|övervakarmöte|"
        "kontaktsamtal",
        "collaboration": "samverkan|samverkansmöte|nätverksmöte|inslussningsmöte|collaboration|sip",
        "visit": "besök|hembesök|studiebesök|anstaltsbesök|visit|kontorsbesök",
        "phone": "telefon|telefonsamtal|samtal per telefon|phone|tfn|tel|call",
        "agency": "myndighetsmöte|myndighet|agency|möte med myndighet",
    },
    "outcome": {
        "attended": "kom|närvarande|genomfört|genomförd|närvaro|ja|yes|x|ok|present|came|deltog",
        "attended_late": "sen|kom sent|sen ankomst|late|försenad|sent",
        "sent_home": "hemskickad|skickad hem|avvisad",
        "did_not_happen": "inställt|ställdes in|inställt av oss|ej genomfört|cancelled by us|cancelled|"
        "canceled",
        "rescheduled": "ombokad|ombokat|flyttad|flyttat|ny tid|av- och ombokad",
        "absent_acceptable": "giltig frånvaro|giltigt förfall|frånvaro giltig|anmäld frånvaro|sjuk|excused|"
        "godtagbar frånvaro",
        "absent_unacceptable": "uteblev|uteblivit|ogiltig frånvaro|frånvaro ogiltig|kom inte|nej|no|no show|"
        "uteblivet|dök inte upp|"
        "no-show|missed|utebliven|absent|ej närvarande|ogiltig|frånvarande",
        "absent_evidence_awaited": "inväntar intyg|väntar på intyg|intyg inväntas|evidence awaited|"
        "intyg saknas",
    },
    "absence_reason": {
        "court_or_legal": "domstol|rättegång|polisförhör|advokat|court",
        "work": "arbete|jobb|arbetar|job",
        "family_or_child_care": "familj|barn|vab|vård av barn|family|sjukt barn|vabbar|barn sjukt",
        "medical": "sjuk|sjukdom|läkare|vård|tandläkare|ill|sick|sjukanmäld|läkarintyg|sjukintyg|läkarbesök|"
        "sjukskriven",
        "religious": "religion|religiös|religiös högtid",
        "in_custody": "häktad|gripen|frihetsberövad|anhållen|custody",
        "professional_judgement": "bedömning|egen bedömning|särskilda skäl",
        "none_given": "ingen|inget skäl|okänd|okänt|ingen anledning|ej angett|glömde|försov sig|forgot|"
        "försovit sig|glömt|glömde bort",
        "not_reached": "ej nådd|inte nådd|svarar inte|ej anträffbar|går inte att nå|svarar ej|svarar ej i telefon|"
        "svarar inte i telefon|ej anträffad",
    },
    "decision": {
        "no_action": "ingen åtgärd|ingen|none|no action",
        "reminder_talk": "påminnelse|påminnelsesamtal|samtal|reminder|tillsägelse",
        "written_summons": "kallelse|skriftlig kallelse|brev|summons",
        "new_condition": "föreskrift|ny föreskrift|condition",
        "warning": "varning|warning",
        "board_report": "rapport till övervakningsnämnd|övervakningsnämnd|öv|nämnd|rapport till öv|board",
        "police_fetch": "polishämtning|hämtning|handräckning|police",
    },
    "checklist_area": {
        "accommodation": "boende|bostad|housing|home",
        "employment": "sysselsättning|arbete|utbildning|arbete/studier|jobb|work|job|education|"
        "arbete eller utbildning|studier",
        "debt_advice": "skulder|skuldrådgivning|ekonomi|skuldsanering|budget- och skuldrådgivning|debt|debts",
        "support_contact": "kontaktperson|lekmannaövervakare|stödperson|kontakt|stödkontakt|support person|"
        "övervakare",
        "addiction_treatment": "missbruk|missbruksvård|beroende|beroendevård|beroendebehandling|addiction|"
        "behandling missbruk",
        "mental_health": "psykisk hälsa|psykiatri|psykisk ohälsa|hälsa|health",
        "identity_papers": "id-handling|id-handlingar|legitimation|id|id-kort|pass|identity|id papers",
        "income_insurance": "inkomst|försörjning|försäkring|försörjningsstöd|income|inkomst och försäkring",
        "family": "familj|anhöriga|familj och anhöriga",
    },
    "checklist_need": {
        "not_assessed": "ej bedömt|inte bedömt|ej bedömd|inte bedömd",
        "none": "nej|no|inget behov|inget|ingen|n|0|ej behov",
        "yes": "ja|yes|behov|x|j|y|1|har behov|stort behov",
    },
    "checklist_status": {
        "not_started": "ej påbörjad|inte påbörjad|ej påbörjat|inte påbörjat|ej startad|inte startad",
        "planned": "planerad|planerat|planeras|bokat|bokad",
        "in_progress": "pågår|pågående|påbörjad|påbörjat|under arbete|ongoing|started",
        "arranged": "ordnat|ordnad|klart|klar|löst|löst|done|ja|fixat|avklarat|x",
        "not_arranged": "ej ordnat|inte ordnat|gick inte|ej löst|misslyckat|ej ordnad|inte ordnad",
        "declined": "avböjt|avböjde|tackat nej|nekat|nekar|klienten avböjde|declined|avböjt av klienten",
        "no_longer_needed": "ej aktuellt|inte längre aktuellt|behövs inte|ej längre aktuellt|inaktuellt|"
        "behövs inte längre",
    },
    "checklist_outcome": {
        "job": "arbete|jobb|anställning|work",
        "work_training": "arbetsträning|praktik",
        "education": "utbildning|studier|skola",
        "own": "eget boende|egen bostad|egen|eget|own home|eget kontrakt",
        "assisted": "stödboende|träningslägenhet|halvvägshus|assisted",
        "treatment_centre": "behandlingshem|hvb|hvb-hem|treatment",
        "temporary": "tillfälligt|tillfälligt boende|inneboende|hotell|temporary",
        "advice_given": "rådgivning|rådgivning given|råd givet|advice",
        "enforcement_contacted": "kronofogden kontaktad|kronofogden|kfm",
        "none_needed": "inget behov|behövs inte|not needed",
        "assigned": "utsedd|kontaktperson utsedd|tilldelad",
        "offered": "erbjuden|erbjudet|erbjuden vård|erbjöds",
        "begun": "påbörjad|påbörjat|påbörjad vård|inledd|inlett|started",
        "none": "inget|ingen|saknar|saknas|nej|no|hemlös|arbetslös",
    },
    "agency": {
        "social_services": "socialtjänsten|soc|socialtjänst|social services|socialkontoret|"
        "socialförvaltningen|ifo",
        "health_care": "hälso- och sjukvård|sjukvård|vården|psykiatri|psychiatry|psykiatrin|vårdcentral|health|"
        "health care|regionen|rättspsyk",
        "addiction_treatment": "beroendevård|missbruksvård|beroendemottagning|addiction|beroendevården|"
        "missbruksvården",
        "employment_service": "arbetsförmedlingen|af|arbetsförmedling|employment service|employment office",
        "enforcement_authority": "kronofogden|kfm|kronofogdemyndigheten|enforcement",
        "police": "polis|polisen|polismyndigheten",
        "social_insurance": "försäkringskassan|fk|försäkringskassa|social insurance",
        "prison": "anstalt|anstalten|kriminalvården|fängelset|häktet",
        "defector_support": "avhopparverksamhet|avhopparstöd|avhopparverksamheten|exit|passus|fryshuset|"
        "defector support|"
        "avhopparorganisation|sociala insatsgruppen|sig",
        "voluntary_organisation": "frivilligorganisation|ideell organisation|kris|skyddsvärnet|röda korset|"
        "rfsl|x-cons|ngo|"
        "frivilligorganisationer|ideell förening|voluntary",
        "family": "familj|anhörig|anhöriga|familjen|relatives",
        "other": "annan|övrig|annan myndighet|other|övriga|annan aktör",
    },
    "consent_form": {
        "written": "skriftligt|skriftlig|s|written|skriftl|skriftligen",
        "oral": "muntligt|muntlig|m|verbal|oral|muntl|muntligen",
    },
    "meeting_place": {
        "in_custody": "i anstalt|anstalt|anstalten|på anstalt|under anstaltstiden|före frigivning|prison|"
        "custody|before release|häkte|häktet|på anstalten",
        "after_release": "efter frigivning|frivård|frivården|ute|efter|i frihet|kontor|kontoret|office|"
        "frivårdskontoret|frivårdskontor|frivårdens kontor|på kontoret|socialkontoret|soc|socialtjänsten|"
        "arbetsförmedlingen|af",
    },
    "homework_done": {
        "yes": "ja|yes|klar|klart|done|gjord|x|gjort",
        "partly": "delvis|lite|partly|partially|till viss del",
        "no": "nej|no|inte gjord|ej gjord|ej gjort",
        "none_set": "ingen|ingen given|none|ej aktuellt|ingen läxa",
    },
}  # fmt: skip


@cache
def codes_of(vocabulary: str) -> Mapping[str, str]:
    """Word → code; the vocabulary's own words go before what else is written."""
    also = ALSO.get(vocabulary, {})
    found: dict[str, str] = {}
    for code, words in WORDS[vocabulary].items():
        for word in (code, code.replace("_", " "), words, in_swedish(words)):
            found.setdefault(same_word(word), code)
    for code, names in also.items():
        for word in names.split("|" if "|" in names else None):
            found.setdefault(same_word(word), code)
    return found


def words_offered(vocabulary: str) -> list[tuple[str, str]]:
    """The words a template offers, English and Swedish."""
    return [(words, in_swedish(words)) for words in WORDS[vocabulary].values()]
