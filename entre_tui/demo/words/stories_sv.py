"""What stands in the files of people who do not exist, in Swedish: line for line as in `stories_en`.

What is drawn by chance is drawn from lists of equal length.
"""

from __future__ import annotations

from entre_tui.demo.words.plans_sv import ASSESSMENT, CLOSING, OTHER_PLANS, PLANS
from entre_tui.demo.words.texts import Texts

TEXTS = Texts(
    language="sv",
    goals={
        "school_work": (
            "Jag vill ha ett vanligt jobb med lön, så att ingen behöver undra var mina pengar kommer ifrån.",
            "Läsa klart gymnasiet. Jag var bra på matte en gång.",
            "Ta körkort och köra lastbil som min morbror.",
            "Ha en anledning att gå upp klockan sju.",
        ),
        "antisocial_associates": (
            "Sluta svara när de ringer. Allihop.",
            "Ha två kompisar som aldrig har suttit inne.",
            "Kunna säga nej utan att det blir en grej.",
        ),
        "family_marital": (
            "Sitta vid mammas bord på söndagarna och bli sedd som en vanlig människa.",
            "§Varannan helg med min dotter, och komma varje gång.",
            "Prata med min syster igen utan att skrika.",
        ),
        "substance_use": (
            "Sova utan tabletter.",
            "Ett halvår rent, med prover, så att de tror på det.",
            "En fredag utan, och sedan en till.",
        ),
        "antisocial_cognition": (
            "Tänka innan jag gör saker. Åtminstone räkna till tio.",
            "Leva ett liv med ordning och betala det jag är skyldig.",
        ),
        "leisure": (
            "Träna boxning igen, men på klubben och inte i källaren.",
            "Ha något att göra en fredagskväll.",
        ),
        "gang_involvement": (
            "Lämna på riktigt, och kunna gå genom centrum utan att titta mig över axeln.",
            "Att min lillebror inte hamnar där jag hamnade.",
        ),
    },
    smart={
        "school_work": "Inskriven på Arbetsförmedlingen; två ansökningar i veckan till kvartalets slut.",
        "antisocial_associates": (
            "Nytt nummer senast fredag, bara till fem personer; ingen kontakt med de tre namngivna på en "
            "månad."
        ),
        "family_marital": "Ringer hem en gång i veckan på avtalad tid; ett besök i månaden, inskrivet i planen.",
        "substance_use": "Prov på mottagningen varje vecka, tolv i rad utan anmärkning.",
        "antisocial_cognition": "Skriver ner tre situationer i veckan med tanke, känsla och val.",
        "leisure": "Provmånad på klubben, två gånger i veckan, med tränarens signatur.",
        "gang_involvement": "Säkerhetsplan med avhopparverksamheten, underskriven och genomgången varje månad.",
    },
    steps=(
        ("Boka ett första besök", "client"),
        ("Ringa handläggaren och komma överens om en tid", "worker"),
        ("Skriva cv tillsammans", "worker"),
        ("Ta med papperen från banken", "client"),
        ("Fråga systern om rummet är ledigt", "client"),
        ("Skicka remissen", "agency"),
        ("Prata igenom det med mamma", "family"),
        ("Göra en lista över nummer att ta bort", "client"),
    ),
    levels=(
        (-2, "Sämre än i början: tillbaka i det gamla mönstret"),
        (-1, "Som i början"),
        (0, "Det vi kom överens om, de flesta veckor"),
        (1, "Det vi kom överens om, varje vecka"),
        (2, "Det går av sig självt, och andra märker det"),
    ),
    unreached={
        "completed": "Nåddes inte under programmet; fortsätter i övervakningen.",
        "withdrew": "Klienten avbröt programmet.",
        "excluded": "Programmet avslutades.",
        "rearrested": "Ny dom: tas upp igen i anstalt.",
        "moved": "Flyttat: överlämnat till det nya kontoret.",
        "transferred": "Överlämnat med ärendet.",
        "died": "Klienten har avlidit.",
    },
    evidence={
        "antisocial_history": (
            "Första domen vid femton; tre för misshandel, den senaste med vapen.",
            "Två domar för rån och en för grovt vapenbrott, alla före tjugoett.",
        ),
        "antisocial_personality": (
            "Handlar på första impulsen i konflikter; två rapporter om misskötsamhet i anstalt.",
            "Blir snabbt uttråkad, söker spänning; säger en timme senare att {he} ångrar sig.",
        ),
        "antisocial_cognition": (
            "Säger att våld är det folk förstår, och att det var polisen som började.",
            "Räknar vad andra är skyldiga {him}, inte vad {he} själv har gjort; skrattar åt dem som jobbar.",
        ),
        "antisocial_associates": (
            "De fyra som {he} tillbringar dagarna med är alla kända av polisen.",
            "Ingen vän från tidigare; dem {he} litar på lärde {he} känna på anstalt.",
        ),
        "family_marital": (
            "Ingen kontakt med pappan; mamman stöttar {him} och är rädd.",
            "Två syskon i samma nätverk. Högtider slutar i bråk.",
        ),
        "school_work": (
            "Slutade skolan i åttan; har aldrig fått en lönespecifikation.",
            "Avbrutet yrkesprogram; tre korta jobb, inget längre än en månad.",
        ),
        "leisure": ("Nätterna i garaget, sover på dagarna.", "Slutade med fotbollen vid sexton; inget sedan dess."),
        "substance_use": (
            "Tramadol dagligen före gripandet, kokain på helgerna.",
            "Cannabis varje dag sedan fjorton; tabletter när det är svårt att sova.",
            "Dricker tills det blir svart när det går emot; var berusad vid båda misshandelsfallen.",
        ),
        "gang_involvement": (
            "I nätverket sedan sexton; är skyldig pengar för ett parti som försvann.",
            "Har förvarat vapen och kört åt nätverket; har inte namngett någon och är pressad för det.",
        ),
    },
    strengths=(
        "Passar tider när de betyder något för {him}.",
        "Lär sig snabbt, och frågar när {he} inte hänger med.",
        "Mormor; {his} röst är en annan när {he} talar om henne.",
        "Har slutat två gånger förut, fyra månader varje gång.",
        "Händig; de andra i verkstaden frågar {him}.",
    ),
    chains=(
        (
            "Någon från andra sidan tittar på mig i kön",
            "Tittar jag bort får alla veta det",
            "Hetta i bröstet, skam",
            "Går efter och slår först",
            "De andra nickar; känslan släpper",
            "Ny dom, och en till som letar efter mig",
        ),
        (
            "Telefonen ringer två på natten: en tjänst",
            "De fanns där för mig. Jag är skyldig",
            "Trött, smickrad, rädd",
            "Kör utan att fråga vad som är i väskan",
            "Fem tusen i handen",
            "Djupare i skuld till samma folk",
        ),
        (
            "Ett möte hos myndigheten går snett",
            "Det är ingen idé, de har redan bestämt sig",
            "Tom, sedan arg",
            "Går därifrån, tar två tabletter",
            "Tyst i huvudet",
            "Bidraget stoppas; den som hjälpte ger upp",
        ),
        (
            "Pappas namn nämns vid bordet",
            "De skrattar åt oss",
            "Liten, sedan rasande",
            "Slår sönder dörren och är borta hela natten",
            "Ingen säger något mer",
            "Mamma vågar inte ringa; jag sover hos dem",
        ),
    ),
    five_p={
        "presenting": (
            "Hög risk för grovt våld i konflikten med det andra nätverket; vill ut, och säger det för första gången.",
            "Tredje domen för misshandel. Våldet kommer när {he} känner sig nedvärderad; {he} vill att det ska ta "
            "slut.",
            "Bär och förvarar åt andra för att betala av en skuld; rädd för båda sidor, döljer det bakom skämt.",
            "Har lämnat nätverket i ord men inte i umgänge; varje fredag slutar med samma personer.",
        ),
        "predisposing": (
            "Tidigt skolmisslyckande, en pappa i fängelse, placerad utanför hemmet två gånger.",
            "Växte upp med våld hemma; flyttade sex gånger före tolv. Svårt med uppmärksamheten, aldrig utrett.",
            "En storebror i nätverket; första ärendet vid tretton.",
        ),
        "precipitating": (
            "En vän sköts i våras. Skulden krävdes in månaden efter.",
            "Förlorade jobbet på lagret och lägenheten inom tre veckor; fick sovplats av fel personer.",
            "Blev rånad inför andra och förväntades svara.",
        ),
        "perpetuating": (
            "Skulden, ryktet, inga papper i ordning, och tabletter när det blir tyst.",
            "Inget att göra på vardagarna; telefonen; att de som känner {him} väntar sig det av {him}.",
            "Undviker myndigheter efter första nejet, och breven läggs på hög.",
        ),
        "protective": (
            "Mamman; en tränare som håller en plats; ett år utan rapport.",
            "§Dottern, och en syster som låter {him} sova på soffan om {he} ringer före tio.",
            "Tycker om att arbeta; en arbetsledare som har frågat efter {him} två gånger. Läser mycket.",
        ),
    },
    motivation=(
        "Jag är trött. Jag vill inte sova med skorna på längre.",
        "§Min dotter börjar skolan i augusti. Jag vill stå där.",
        "Jag är bra på att vara farlig. Jag vill vara bra på något annat.",
        "Jag har begravt två vänner. Jag vill inte att mamma ska göra det.",
        "Jag vet inte. Men jag kom ju hit i dag.",
    ),
    hypothesis=(
        "Våldet håller skammen borta och ger {him} en plats bland dem som räknas. När arbete och familj "
        "ger {him} en plats, "
        "och {he} hinner märka hettan före slaget, minskar behovet av det; skulden måste hanteras först.",
        "{He} gör det gruppen väntar sig eftersom det inte finns någon annan att vara någon för. En identitet utanför "
        "gruppen, genom träning och skola, kommer före att utmana enskilda övertygelser.",
        "Tabletterna bär det som sömn och sorg inte gör. Med behandling på plats kan {he} stanna i "
        "rummet när det är svårt, "
        "och då har problemlösningen en chans.",
        "Varje nej från en myndighet bekräftar att bara nätverket håller sitt ord. Små löften som "
        "hålls, från båda håll, är "
        "behandlingen; temana kommer när de håller.",
    ),
    adaptation={
        "attention": "Korta samtal med paus, en sak i taget på papper.",
        "aggression": "Sitt själv närmast dörren; kom överens om en stoppsignal före svåra ämnen.",
        "hostility": "Tydlig och rättvis: säg vad som är beslutat och inte, och gör det du sagt.",
        "substance_use": "Förmiddagar, och prov på mottagningen först.",
        "missing_appointments": "Sms kvällen före; samma veckodag och tid varje vecka.",
    },
    assessment=ASSESSMENT,
    plans=PLANS,
    other_plans=OTHER_PLANS,
    closing=CLOSING,
    done=(
        "Gjorde det som var planerat, och hade tänkt på det sedan förra gången.",
        "Halva planen; resten gick till det som hänt i helgen. Det visade sig handla om samma sak.",
        "Gick igenom planen; hade med sig hemuppgiften och började med den utan att bli ombedd.",
        "Trög start, ville inte. Stannade kvar och gjorde sista delen ordentligt.",
        "Enligt plan. Ställde bra frågor och tog med papperet hem.",
    ),
    response=(
        "Spänd i början, skrattade på slutet.",
        "Har börjat tänka framåt; säger det.",
        "Tyst. Återkom till det på väg ut.",
        "Små steg ibland och bakslag ibland, men med blicken framåt.",
        "Irriterad över hemuppgiften, stolt när den var gjord.",
    ),
    concerns=("", "", "", "", "En bil väntade utanför efteråt; berättade för enhetschefen.",
        "Trött och mager; vill träffa läkaren."),
    next_step=("Fortsätta med samma tema", "Öva det svåra samtalet", "Följa upp hemuppgiften",
        "Se på målen tillsammans"),
    notes=(
        "Ringde och sa att {he} skulle bli sen. Första gången.",
        "Socialsekreteraren bekräftar rummet från den första i månaden.",
        "Frågade vad som händer med journalen. Fick veta, och fick broschyren.",
        "Kontakten på mottagningen ringer: första provet utan anmärkning.",
        "Pratade med kollegan i receptionen: möts i dörren, tycker inte om att vänta bland andra.",
        "Mamman ringde. Sa vad vi får säga och inte; hon ville berätta att det går bättre.",
        "Nytt telefonnummer, lämnat personligen.",
        "Flyttade tiden så att den inte krockar med träningen.",
    ),
    changes=(
        "Har börjat ifrågasätta sin omgivning; det har blivit tydligt vem som hjälper och vem som inte gör det.",
        "Alla riskfaktorer finns kvar, men i mindre skala.",
        "Gick undan från en provokation i kön, och berättade det som en självklarhet.",
        "Talar om nästa år för första gången.",
        "Bad kollegan om ursäkt för förra veckan. Ingen hade bett om det.",
    ),
    reasons=(
        "Försov sig, säger {he}; hade varit uppe hela natten.",
        "Svarade inte i telefon förrän på eftermiddagen.",
        "Sa att {he} inte vågade ta spårvagnen.",
        "Trodde att det var i morgon.",
        "Hade bråkat hemma och glömde tiden.",
    ),
    inside_reasons=("Stannade på rummet, ville inte träffa någon.", "Sa nej på morgonen, utan skäl."),
    decisions=(
        "Rum i stödboende är sökt; socialtjänsten svarar inom två veckor.",
        "Skuldrådgivningen börjar nu. Arbetsförmedlingen är med från nästa möte.",
        "Lekmannaövervakaren presenterad; första promenaden nästa vecka. Id-handlingar beställda.",
        "Tid på mottagningen bokad. Kontoret och socialtjänsten ringer varandra på måndagar.",
    ),
    agreed=(
        "Träffas en gång i veckan, telefon däremellan. Det som sägs stannar mellan oss, utom fara för någon.",
        "En promenad eller en kaffe varje torsdag; båda ringer om något kommer emellan. Hjälp med första lönen.",
        "Tillsammans till bostadskön, och till träningen på tisdagar. Ingen lånar ut pengar till den andre.",
    ),
    agencies={
        "accommodation": "Socialtjänsten",
        "employment": "Arbetsförmedlingen",
        "debt_advice": "Budget- och skuldrådgivningen",
        "support_contact": "Skyddsvärnet",
        "addiction_treatment": "Beroendemottagningen",
        "mental_health": "Psykiatrin",
    },
    rooms=("Rum 2", "Rum 4", "Kontoret"),
    prison="Anstalten {prison}",
)  # fmt: skip
