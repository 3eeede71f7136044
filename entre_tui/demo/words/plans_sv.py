"""What the sessions of the demonstration are about, in Swedish: line for line as in `plans_en`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from entre_tui.demo.words.texts import SessionPlan

ASSESSMENT: Sequence[SessionPlan] = (
    ("Lära känna varandra och vad programmet är",
     "Vad som sägs här och vad som förs vidare; {his} egen berättelse hittills.",
     "Fundera på en sak som ska vara annorlunda om ett år."),
    ("En livslinje", "Ritade linjen från skolan till i dag: toppar, dalar, vilka som fanns där.",
     "Ta med en bild på någon viktig."),
    ("Den senaste våldshändelsen, steg för steg", "Första funktionella analysen tillsammans, utan att döma.",
     "Skriv ner en situation som nästan gick fel."),
    ("Behov och styrkor", "Gick igenom områdena ett i taget: vad är ett problem, vad håller.",
     "Fråga någon hemma vad de ser."),
    ("Vad {he} vill", "Mål med {his} egna ord, första och andra försöket.", "Välj ett mål att börja med."),
)  # fmt: skip
PLANS: Mapping[str, Sequence[SessionPlan]] = {
    "relations": (
        ("Hitta tre personer som inte är med",
         "Nätverkskarta på tavlan; vem hjälper och vem gör det inte; ett steg bort från en av dem.",
         "Ring tränaren före torsdag."),
        ("Säga nej på fyra sätt", "Rollspel: en tjänst per telefon, vid dörren, inför andra.",
         "Använd ett av de fyra i veckan och skriv hur det gick."),
    ),
    "attitudes-values": (
        ("Vad jag förlorar och vinner på att lämna",
         "Kostnad och nytta med att stanna, med {his} egna ord, sedan från familjens håll.",
         "Fråga mamma vad hon har märkt i år."),
        ("Vem bestämmer vad respekt är", "Tre personer som {he} respekterar och varför; ingen av dem slår.",
         "Lägg märke till en situation där någon respekteras utan hot."),
    ),
    "history-of-aggression": (
        ("Se kedjan från blick till slag", "Funktionell analys av en situation, val av ett alternativ, övning.",
         "Skriv ner en situation med tanke, känsla och vad du gjorde."),
        ("Första gången", "När våldet först lönade sig, och vad det kostade efteråt.",
         "Lägg till två länkar i kedjan."),
    ),
    "aggression-violence": (
        ("Se kedjan från blick till slag", "Funktionell analys av en situation, val av ett alternativ, övning.",
         "Skriv ner en situation med tanke, känsla och vad du gjorde."),
        ("Märka hettan", "Tecken i kroppen; prövade att andas och att lämna rummet.",
         "Öva andningen två gånger om dagen."),
    ),
    "identity": (
        ("Vem är jag när ingen tittar", "Rollerna {he} har och dem {he} hade; vilken {he} vill behålla.",
         "Gör en sak som den du vill vara."),
        ("Ett eget namn", "Vad smeknamnet ger och vad det kräver.", "Presentera dig med ditt eget namn en gång."),
    ),
    "problem-solving": (
        ("Skulden: hela summan på ett papper",
         "Problemlösning i sex steg på ett riktigt brev från Kronofogden.", "Ta med alla oöppnade brev."),
        ("När myndigheten säger nej", "Sex steg på det senaste avslaget; skrev överklagandet tillsammans.",
         "Skicka det före fredag."),
    ),
    "alcohol-drugs": (
        ("Vad tabletterna gör för mig", "Före, under och efter; vad som måste finnas i stället.",
         "Anteckna sömn och intag, utan att döma."),
        ("Fredagen", "Risksituationer timme för timme; en plan och vem man ringer.",
         "Prov på mottagningen på måndag."),
    ),
    "practical-situations": (
        ("Planera en vanlig vecka", "Timme för timme: arbete, mat, träning, människor.",
         "Följ planen två av dagarna."),
        ("Ringa Arbetsförmedlingen", "Övade samtalet tre gånger och ringde sedan.", "Gå på tiden som bokades."),
    ),
}  # fmt: skip
OTHER_PLANS: Sequence[SessionPlan] = (
    ("Genomgång av veckan", "Vad gick bra, vad var svårt, vad kommer härnäst.",
     "En sak från listan senast torsdag."),
    ("Planera nästa månad", "Datum, människor och vad som kan komma emellan.", "Lägg in datumen i telefonen."),
)  # fmt: skip
CLOSING: Sequence[SessionPlan] = (
    ("Vad håller när det är svårt", "Planen för bakslag: tecken, personer, vad man gör först.",
     "Ge planen till någon du litar på."),
    ("Se tillbaka, se framåt", "Läste kedjan från första samtalet igen; vad som är annorlunda.",
     "Skriv ett brev till dig själv om ett år."),
)  # fmt: skip
