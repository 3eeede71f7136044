"""Names, offices and numbers for people who do not exist."""

from __future__ import annotations

from faker.providers.person.sv_SE import Provider

from entre_tui.demo.core.chance import Chance

OFFICES = (
    ("Göteborg", "Göteborg"),
    ("Stockholm City", "Stockholm"),
    ("Malmö", "Malmö"),
    ("Umeå", "Umeå"),
    ("Norrköping", "Norrköping"),
    ("Uppsala", "Uppsala"),
    ("Örebro", "Örebro"),
    ("Linköping", "Linköping"),
    ("Helsingborg", "Helsingborg"),
    ("Västerås", "Västerås"),
    ("Jönköping", "Jönköping"),
    ("Borås", "Borås"),
    ("Gävle", "Gävle"),
    ("Södertälje", "Södertälje"),
    ("Eskilstuna", "Eskilstuna"),
    ("Karlstad", "Karlstad"),
)
PRISONS = (
    "Kumla",
    "Hall",
    "Tidaholm",
    "Norrtälje",
    "Salberga",
    "Saltvik",
    "Fosie",
    "Skänninge",
    "Borås",
    "Sagsjön",
)
# Faker's Swedish list is of names most common at birth; the caseload has the mix of a Swedish city.
MORE_MEN = (
    "Ahmed", "Ali", "Amir", "Bilal", "Daniel", "Dejan", "Emre", "Goran", "Hassan", "Ibrahim", "Jovan", "Karim", "Leo",
    "Łukasz", "Mateo", "Milan", "Mohamed", "Nikola", "Omar", "Robin", "Samir", "Tariq", "Viktor", "Yusuf", "Zoran",
)  # fmt: skip
MORE_FAMILIES = (
    "Abdi", "Ahmadi", "Ødegård", "Åberg", "Ängström", "Öberg", "Özdemir", "Begić", "Haddad", "Hassan", "Ibrahimović",
    "Jansson", "Kovačević", "Krasniqi", "Lindén", "Mahmoud", "Nowak", "Petrović", "Rosén", "Sandberg", "Strömberg",
    "Sjöberg", "Weiß", "Wikström", "Yılmaz", "Ali", "Norén", "Nyström", "Bergqvist", "Hellström",
)  # fmt: skip


class Names:
    """Draws people's names."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.men: tuple[str, ...] = (*Provider.first_names_male, *MORE_MEN * 2)
        self.women: tuple[str, ...] = tuple(Provider.first_names_female)
        self.families = (*Provider.last_names, *MORE_FAMILIES * 4)

    def given_name(self, woman: bool) -> str:
        return self.chance.choice(self.women if woman else self.men)

    def family(self) -> str:
        name = self.chance.choice(self.families)
        return f"{name}-{self.chance.choice(self.families)}" if self.chance.random() < 0.03 else name
