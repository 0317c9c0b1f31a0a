"""What is counted: the noun on the right, on the left or left out, its metric and its label."""

from __future__ import annotations

import pytest

import metrics
from tests.wanted import wanted


def counted(lang: str, text: str) -> list[str]:
    """Value and metric of every fact in order, such as "610 exhibitors"."""
    facts = metrics.extract(text, lang=lang)
    return [f"{row.value:.10g} {row.metric}" for row in facts.itertuples()]


COUNTED = [
    # to the right
    ("fr", "La foire réunit 610 exposants.", ["610 exhibitors"]),
    ("fr", "La foire réunit 610 entreprises du secteur.", ["610 companies"]),
    ("fr", "Le village accueille 45 jeunes pousses.", ["45 startups"]),
    ("fr", "On y trouve 230 marques de mode.", ["230 brands"]),
    ("fr", "Le congrès associe 18 universités.", ["18 organisations"]),
    ("fr", "Les 74 médias accrédités ont couvert l'ouverture.", ["74 media"]),
    ("fr", "Le festival remercie ses 32 partenaires.", ["32 partners"]),
    ("fr", "Des délégations de 54 pays et régions sont venues.", ["54 countries"]),
    ("fr", "Le tour traverse 12 communes.", ["12 cities"]),
    ("fr", "Le concours réunit 410 têtes.", ["410 animals"]),
    ("fr", "Le concert réunit 12 têtes d'affiche.", ["12 speakers"]),
    ("fr", "Le concours réunit huit salers et douze montbéliardes.", ["8 animals", "12 animals"]),
    ("fr", "Le stage compte 35 encadrants et 12 conseillers.", ["35 people", "12 experts"]),
    ("fr", "La salle reçoit 12 conseillers municipaux.", ["12 guests"]),
    ("fr", "Le salon réunit 318 exposants, dont 74 européens.", ["318 exhibitors", "74 exhibitors"]),
    ("fr", "Le salon réunit 318 exposants, dont 12 coréens.", ["318 exhibitors", "12 exhibitors"]),
    (
        "fr",
        "Elle coûtera 400 000 euros au club, dont le budget s'élève à 4 millions.",
        ["400000 funding", "4000000 funding"],
    ),
    ("fr", "Le salon a enregistré 88 000 entrées.", ["88000 visitors"]),
    ("fr", "Le marathon compte 9 400 participants.", ["9400 participants"]),
    ("fr", "Un programme reçoit 350 acheteurs internationaux.", ["350 buyers"]),
    ("fr", "Au programme : 60 conférenciers de renom.", ["60 speakers"]),
    ("fr", "Le jury rassemble 25 chercheurs.", ["25 experts"]),
    ("fr", "Le service de presse a reçu 410 journalistes.", ["410 journalists"]),
    ("fr", "La fête mobilise 700 bénévoles.", ["700 volunteers"]),
    ("fr", "Le chantier a créé 1 200 emplois.", ["1200 jobs"]),
    ("fr", "La ville compte 85 000 habitants.", ["85000 people"]),
    ("fr", "Le programme prévoit 40 tables rondes.", ["40 forums"]),
    ("fr", "Le parc organise 30 salons par an.", ["30 exhibitions"]),
    ("fr", "La saison propose 64 concerts.", ["64 events"]),
    ("fr", "Le jury a remis 14 médailles.", ["14 awards"]),
    ("fr", "Les marques ont dévoilé 27 nouveautés.", ["27 products"]),
    ("fr", "Le théâtre a vendu 5 300 billets.", ["5300 tickets"]),
    ("fr", "L'arène offre 4 200 places assises.", ["4200 seats"]),
    ("fr", "L'hôtel dispose de 180 chambres.", ["180 rooms"]),
    ("fr", "Le défilé réunit 60 voitures anciennes.", ["60 vehicles"]),
    ("fr", "Le concours présente 950 vaches.", ["950 animals"]),
    ("fr", "L'exposition occupe 7 halls.", ["7 pavilions"]),
    ("fr", "Le plan compte 330 stands.", ["330 stands"]),
    ("fr", "Le forum a retenu 22 projets.", ["22 projects"]),
    ("fr", "Les délégations ont signé 16 accords.", ["16 contracts"]),
    ("fr", "La journée a permis 900 rendez-vous d'affaires.", ["900 negotiations"]),
    ("en", "The fair hosts 610 exhibitors.", ["610 exhibitors"]),
    ("en", "The fair hosts 610 exhibiting companies.", ["610 exhibitors"]),
    ("en", "It is a village of 300.", ["300 people"]),
    ("en", "Some 1.4 million of the visitors came by rail.", ["1400000 visitors"]),
    ("en", "Daily turnout averaged 40,000.", ["40000 visitors"]),
    ("en", "Ticket sales: 1.84 million", ["1840000 tickets"]),
    ("en", "It drew 900 guests, shy of the record 1,275 set in 2019.", ["900 guests", "1275 guests"]),
    ("en", "A staff of 25 worked on site.", ["25 jobs"]),
    ("en", "Hotel occupancy rose to 93%.", ["93 rooms"]),
    (
        "en",
        "We host between 900 and 1,000 delegates from 30 countries. Our last rally drew 760.",
        ["950 participants", "30 countries", "760 participants"],
    ),
    (
        "en",
        "In all, 64 teams played; the final peaked at 27,300 viewers, up 62%.",
        ["64 organisations", "27300 visitors", "62 visitors"],
    ),
    ("en", "The cup brought an estimated $63 million in total economic impact.", ["63000000 market_size"]),
    ("en", "The show filled 9,000 square metres or so of net exhibition space.", ["9000 exhibition_area"]),
    ("en", "It had a budget of £9,500, i.e. £6.40 per visitor.", ["9500 funding", "6.4 price"]),
    ("en", "The village hosts 45 start-ups.", ["45 startups"]),
    ("en", "There are 18 universities on board.", ["18 organisations"]),
    ("en", "The press office welcomed 410 journalists.", ["410 journalists"]),
    ("en", "Delegations from 54 countries and regions came.", ["54 countries"]),
    ("en", "The tour crosses 12 towns.", ["12 cities"]),
    ("en", "The marathon has 9,400 runners.", ["9400 participants"]),
    ("en", "The programme hosts 350 overseas buyers.", ["350 buyers"]),
    ("en", "The bill has 60 keynote speakers.", ["60 speakers"]),
    ("en", "A panel of 25 researchers met.", ["25 experts"]),
    ("en", "The party relies on 700 volunteers.", ["700 volunteers"]),
    ("en", "The site created 1,200 jobs.", ["1200 jobs"]),
    ("en", "There will be 40 round tables.", ["40 forums"]),
    ("en", "The park hosts 30 trade shows.", ["30 exhibitions"]),
    ("en", "The jury handed out 14 medals.", ["14 awards"]),
    ("en", "The arena offers 4,200 seats.", ["4200 seats"]),
    ("en", "The hotel has 180 rooms.", ["180 rooms"]),
    ("en", "The floor plan shows 330 booths.", ["330 stands"]),
    ("en", "Delegations signed 16 memoranda of understanding.", ["16 contracts"]),
    ("en", "The video passed 2.4 million views.", ["2400000 views"]),
    # adjectives and complements between
    ("fr", "Le salon réunit 320 grandes entreprises industrielles.", ["320 companies"]),
    ("fr", "Près de 90 jeunes chercheurs ont concouru.", ["90 experts"]),
    ("en", "The fair hosts 320 large industrial companies.", ["320 companies"]),
    ("en", "Some 90 highly skilled young researchers competed.", ["90 experts"]),
    ("en", "The show hosts 45 Fortune 500 companies.", ["45 companies"]),
    # millions "of" a noun
    ("fr", "L'exposition a attiré 2,3 millions de visiteurs.", ["2300000 visitors"]),
    ("en", "The expo drew 2.3 million visitors.", ["2300000 visitors"]),
    # to the left
    ("fr", "Nombre d'exposants : 610", ["610 exhibitors"]),
    ("fr", "Exposants : 610\nVisiteurs : 45 000", ["610 exhibitors", "45000 visitors"]),
    ("fr", "Le nombre d'exposants atteint 610.", ["610 exhibitors"]),
    ("fr", "Le nombre de visiteurs s'élève à 45 000.", ["45000 visitors"]),
    ("en", "Number of exhibitors: 610", ["610 exhibitors"]),
    ("en", "Exhibitors: 610\nVisitors: 45,000", ["610 exhibitors", "45000 visitors"]),
    ("en", "The number of exhibitors reached 610.", ["610 exhibitors"]),
    ("en", "The number of visitors stood at 45,000.", ["45000 visitors"]),
    # lists, coordinations
    ("fr", "Le site compte 15 pavillons et 3 halls.", ["15 pavilions", "3 pavilions"]),
    ("fr", "Le plan réunit 80 politiques et rapports.", ["80 policies"]),
    ("fr", "Il y avait 300 experts et universitaires.", ["300 experts"]),
    ("en", "We host 300 experts and scholars.", ["300 experts"]),
    ("en", "One main forum and eight sub-forums are planned.", ["1 forums", "8 forums"]),
    (
        "fr",
        "Le forum réunit 50 pays, 400 entreprises et 1 200 délégués.",
        ["50 countries", "400 companies", "1200 participants"],
    ),
    # elided: the noun was said before
    ("fr", "La foire a réuni 610 exposants, dont 51 de Singapour.", ["610 exhibitors", "51 exhibitors"]),
    ("fr", "Sur les 610 exposants, 200 sont nouveaux.", ["610 exhibitors", "200 exhibitors"]),
    ("fr", "Parmi les 90 orateurs, 40 sont des femmes.", ["90 speakers", "40 speakers"]),
    ("en", "The fair hosted 610 exhibitors, 51 of them from Singapore.", ["610 exhibitors", "51 exhibitors"]),
    (
        "en",
        "A total of 1,682 exhibitors, 1,134 of which came from overseas, took part.",
        ["1682 exhibitors", "1134 exhibitors"],
    ),
    ("en", "Of the 90 speakers, 40 are women.", ["90 speakers", "40 speakers"]),
    # what an amount is for: by its verb, by what follows it, by what was sold for it
    ("fr", "Le Département consacre 3 M€ à la restauration des digues.", ["3000000 funding"]),
    ("fr", "La commune met 40 000 euros dans la sono.", ["40000 funding"]),
    ("fr", "Le tournoi est doté de 15 000 euros.", ["15000 funding"]),
    ("fr", "Les deux finalistes se partageront 50 000 dollars.", ["2 participants", "50000 funding"]),
    ("fr", "Trois prix de 3 000 euros seront remis.", ["3 awards", "3000 funding"]),
    ("fr", "Le feu d'artifice a coûté 45 000 euros à la commune.", ["45000 funding"]),
    ("fr", "Le club débourse 80 000 euros pour la sécurité.", ["80000 funding"]),
    ("fr", "Le stand coûte 5 000 euros aux exposants.", ["5000 price"]),
    ("fr", "Ce tracteur coûte 35 000 euros.", ["35000 price"]),
    ("fr", "Le cabinet évalue à 14 M€ l'impact de la course.", ["14000000 market_size"]),
    ("fr", "Le comité a porté à 3 M€ le budget de la fête.", ["3000000 funding"]),
    ("fr", "Le prix moyen s'est établi à 35 974 euros la pièce.", ["35974 price"]),
    ("fr", "Le marché propose l'agneau à 1 800 euros le lot.", ["1800 price"]),
    ("fr", "La recette a atteint 30 000 euros la première année.", ["30000 revenue"]),
    ("fr", "La course est financée à hauteur de 35 000 euros par la Région.", ["35000 funding"]),
    ("fr", "Le salon a noté 1 150 réservations, pour 92 M€.", ["1150 tickets", "92000000 contract_value"]),
    ("fr", "Le rallye injecte 5 M€ dans l'économie de la vallée.", ["5000000 market_size"]),
    ("fr", "Le carnaval rapporte 4 M€ par an à la région.", ["4000000 market_size"]),
    ("fr", "Le gala a rapporté 12 000 euros à l'hospice.", ["12000 revenue"]),
    ("fr", "Le plat y coûte 6 000 F CFA, un jus 2 500 F CFA.", ["6000 price", "2500 price"]),
    # pronouns, verbs and questions that point back
    ("fr", "Ils étaient 5 800 à danser sur la digue.", ["5800 visitors"]),
    ("fr", "Elles sont 42 à exposer sous la halle.", ["42 exhibitors"]),
    ("fr", "Les coureurs sont ravis. Ils étaient 4 200 à s'élancer.", ["4200 participants"]),
    ("fr", "Les bénévoles sont fidèles : ils sont 250 à œuvrer.", ["250 volunteers"]),
    ("fr", "Le port attire les familles. Elles étaient 12 000.", ["12000 people"]),
    ("fr", "La côte attire des touristes : il en vient 30 000.", ["30000 visitors"]),
    ("fr", "Des moutons, on n'a pu en prendre que 120.", ["120 animals"]),
    ("fr", "Les éleveurs ont répondu présent : 480 d'entre eux ont fait le trajet.", ["480 professionals"]),
    ("fr", "Le jury a lu les candidatures. Douze ont été retenues.", ["12 participants"]),
    ("fr", "Combien de bénévoles ? 180, venus de tout le canton.", ["180 volunteers"]),
    ("fr", "Le budget ? « 410 000 €, comme en 2023. »", ["410000 funding"]),
    ("fr", "Qui s'en souvient ? Le club comptait 80 membres.", ["80 people"]),
    ("fr", "Les brasseurs seront 85, les cidriers 12.", ["85 professionals", "12 professionals"]),
    # qualities and newcomers take the whole, people by their ending, whoever exhibits
    (
        "fr",
        "La foire réunit 285 exposants, dont 170 nationaux et 115 étrangers.",
        ["285 exhibitors", "170 exhibitors", "115 exhibitors"],
    ),
    ("fr", "L'usine crée 350 emplois directs et 900 indirects.", ["350 jobs", "900 jobs"]),
    ("fr", "Le port accueille 236 exposants, dont 58 nouveaux venus.", ["236 exhibitors", "58 exhibitors"]),
    ("fr", "Le bal réunit 15 accordéonistes et douze Lorrains.", ["15 people", "12 people"]),
    ("fr", "Le bal réunit 15 ordinateurs et douze Renault.", ["15 products", "12 other"]),
    ("fr", "Le marché compte 45 fermes exposantes et 12 fermes.", ["45 exhibitors", "12 companies"]),
    (
        "fr",
        "La foire réunit 312 enseignes, dont 47 nouvelles venues et 30 étrangères.",
        ["312 companies", "47 companies", "30 companies"],
    ),
    ("fr", "Les exposants étrangers sont 45, les producteurs fermiers 12.", ["45 exhibitors", "12 professionals"]),
    # shares and changes whose noun stands apart
    ("fr", "Le taux d'occupation des hôtels a atteint 91 %, 12 points de plus qu'en juin.", ["91 rooms", "12 rooms"]),
    (
        "fr",
        "Le PIB, porté par 14 millions d'habitants, devrait croître de 4 % cette année et de 3 % en 2025.",
        ["14000000 people", "4 market_size", "3 market_size"],
    ),
    ("fr", "La filière, qui emploie 65 000 personnes, a progressé de 6 %.", ["65000 people", "6 market_size"]),
    (
        "fr",
        "La pêche emploie 2 millions de personnes et contribue à hauteur de 7 % au PIB.",
        ["2000000 people", "7 market_size"],
    ),
    ("fr", "Chaque euro investi en rapporte 7 au territoire.", ["7 money"]),
    ("fr", "La part des visiteurs venus d'autres régions passe de 14 à 19 %.", ["14 visitors", "19 visitors"]),
    ("fr", "Le port lève 3 M€. Le sel reçoit 54 % des sommes.", ["3000000 funding", "54 funding"]),
    (
        "fr",
        "Il a dépensé 6,8 M€, dont 4,1 millions de dépenses directes.",
        ["6800000 money", "4100000 market_size"],
    ),
    ("fr", "La Ville soutient le salon à raison de 20 000 euros.", ["20000 funding"]),
    (
        "fr",
        "Il vient 900 curieux. 88 % des stands sont pris ; il n'en reste que vingt.",
        ["900 visitors", "88 stands", "20 stands"],
    ),
    ("fr", "Chaque euro compte : le club a 12 sponsors et en cherche 8.", ["12 partners", "8 partners"]),
    (
        "fr",
        "On recense 1 450 inscrits au trail, 620 au 10 km et 210 à la marche.",
        ["1450 participants", "620 participants", "10000 length", "210 participants"],
    ),
    ("fr", "Le décret fixe à 15 % la part des communes.", ["15 cities"]),
    ("fr", "Le chiffre d'affaires a atteint 96 M€ (+ 8 %).", ["96000000 revenue", "8 revenue"]),
    ("fr", "Les ventes, elles, ont reculé de 4 %.", ["-4 revenue"]),
    ("fr", "Les visiteurs étrangers, en hausse de 12 %, restent peu nombreux.", ["12 visitors"]),
    # numbers in words
    ("fr", "Douze pays et trois organisations sont invités.", ["12 countries", "3 organisations"]),
    ("en", "Twelve countries and three organisations are invited.", ["12 countries", "3 organisations"]),
    ("fr", "Un seul exposant est venu de Malte.", ["1 exhibitors"]),
    ("en", "Only one exhibitor came from Malta.", ["1 exhibitors"]),
    # what fits no metric is kept
    ("fr", "Le chef a servi 400 soupes.", ["400 other"]),
    ("en", "The chapel lit 12,000 candles.", ["12000 other"]),
    # people by what they did
    ("fr", "Quelque 30 000 personnes ont assisté au défilé.", ["30000 visitors"]),
    ("en", "Some 30,000 people attended the parade.", ["30000 visitors"]),
    # near misses: no facts
    ("fr", "Le salon se tient du 5 au 10 novembre 2023.", []),
    ("fr", "La 6e édition ouvre à 18 h 30.", []),
    ("fr", "Rendez-vous au hall 4, stand 112.", []),
    ("fr", "Un exposant a offert un café à un visiteur.", []),
    ("fr", "Tél. : 01 44 55 66 77", []),
    ("fr", "Le service est ouvert 24 heures sur 24, 7 jours sur 7.", []),
    ("fr", "L'industrie 4.0 et la 5G sont au programme.", []),
    ("en", "The show runs from 5 to 10 November 2023.", []),
    ("en", "The 6th edition opens at 6:30 pm.", []),
    ("en", "Meet us in hall 4, booth 112.", []),
    ("en", "An exhibitor offered a visitor a coffee.", []),
    ("en", "Call +44 20 7946 0958 for details.", []),
    ("en", "Our help desk is open 24/7.", []),
    ("en", "Industry 4.0 and 5G are on the agenda.", []),
    ("en", "The Boeing 737 and the A380 will fly past.", []),
]
WRONG: dict[str, str] = {}


@pytest.mark.parametrize(("lang", "text", "expected"), wanted(COUNTED, WRONG))
def test_metric(lang: str, text: str, expected: list[str]) -> None:
    assert counted(lang, text) == expected


UNLISTED = [  # nouns that no metric has, by their ending
    ("fr", "Le congrès a réuni 300 sismologues et 40 oudistes.", ["300 people", "40 people"]),
    ("fr", "La soirée propose 8 monologues.", ["8 other"]),
    ("fr", "Le stand vend 45 vibraphones.", ["45 other"]),
    ("en", "The band has 12 trombonists.", ["12 people"]),
    ("en", "The show drew 300 operagoers.", ["300 people"]),
    ("en", "The jury chose 25 setlists.", ["25 other"]),
    ("es", "Acudieron 300 trompetistas.", ["300 people"]),
    ("es", "Hay 12 autopistas.", ["12 other"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), UNLISTED)
def test_noun_of_no_metric(lang: str, text: str, expected: list[str]) -> None:
    assert counted(lang, text) == expected


ENGLISH = [
    ("Stewards found nine lost children.", ["9 people"]),
    ("The trust thanked its 85 volunteer stewards.", ["85 volunteers"]),
    ("The town issued 300 work permits.", ["300 other"]),
    ("Of the 300 growers, 120 export goods.", ["300 professionals", "120 professionals"]),
    ("It has sold 3,000 two-day tickets.", ["3000 tickets", "2 duration"]),
    ("The eight women's sides play on Friday.", ["8 organisations"]),
    ("The 16 men's and eight women's sides play.", ["16 organisations", "8 organisations"]),
    ("The hall hosts 12 national and 30 foreign companies.", ["12 companies", "30 companies"]),
    ("The park hosts nine first-time buyers and 24 top-tier suppliers.", ["9 buyers", "24 companies"]),
    ("The shop sold 900 children's books.", ["900 products"]),
    ("Only one fire engine came.", ["1 vehicles"]),
    ("More than 650 craft were afloat.", ["650 vehicles"]),
    ("There are 50 craft beer stalls.", ["50 stands"]),
    ("The cup drew 120 youth football teams.", ["120 organisations"]),
    ("Attendance crossed the 10,000 barrier.", ["10000 visitors"]),
    ("The town has 300 stalls and attracts 9,000 visitors.", ["300 stands", "9000 visitors"]),
    ("The group spent $2 million. Cinemas sold 9 million tickets.", ["2000000 money", "9000000 tickets"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_noun(text: str, expected: list[str]) -> None:
    assert counted("en", text) == expected


POINTED = [  # a noun that stands elsewhere
    ("How many dealers will come? There'll be 130 of them.", ["130 professionals"]),
    ("Free concerts did well. Of the 58 on the list, 23 were full.", ["58 events", "23 events"]),
    ("Volunteers are hard to find. Some 400 of them are needed.", ["400 volunteers"]),
    ("Our stands are sold out. All 340 went in a week.", ["340 stands"]),
    ("Exhibitors were happy. More than 90% will return.", ["90 exhibitors"]),
    ("How many visitors came? 38,000.", ["38000 visitors"]),
    ("The hall has 40 robots. Buyers came from Malta, with 31 of them hosted.", ["40 products", "31 buyers"]),
    (
        "Most see three places, so we put the number of visitors at around 9,000. The fort had 4,215.",
        ["3 seats", "9000 visitors", "4215 visitors"],
    ),
    ("It had 410 tours and local sponsors, of whom there were 17.", ["410 events", "17 partners"]),
    ("There were 320 exhibitors. Event staff, some 945 in number, wore red.", ["320 exhibitors", "945 jobs"]),
    (
        "Unique visitors: 54,377\nPrevious editions: 61,240 (2019); 38,905 (2021)",
        ["54377 visitors", "61240 visitors", "38905 visitors"],
    ),
    ("Editions: 12", ["12 sessions"]),
    ("Attendance 2023: 45,300", ["45300 visitors"]),
    ("Exhibitors 310 | Visitors 12,400", ["310 exhibitors", "12400 visitors"]),
    ("The mill employs 340 in Leeds.", ["340 jobs"]),
    ("Only 40 turned up.", ["40 visitors"]),
    ("At least 15 were injured.", ["15 people"]),
    ("Almost 90 of those tickets went to schools.", ["90 tickets"]),
    ("There are 340 stands. How many of your exhibitors are start-ups? Fifty-four.", ["340 stands", "54 startups"]),
    (
        "We want 9,000 visitors and a day with 80 speakers; this year there were 45.",
        ["9000 visitors", "80 speakers", "45 speakers"],
    ),
    ("At the auction, 2,310 bales were offered and 2,178 sold.", ["2310 other", "2178 other"]),
    ("Chile and Peru came with 31 and 24 companies respectively.", ["31 companies", "24 companies"]),
    ("More than 18,000 people squeezed into the grounds.", ["18000 visitors"]),
    ("Accommodation was 88 per cent full.", ["88 rooms"]),
    ("Some 60% of the space is let.", ["60 exhibition_area"]),
    ("Almost 70 per cent of stands were let.", ["70 stands"]),
    ("It sold 40 rooms. Volunteers were scarce: only 85 signed up.", ["40 rooms", "85 volunteers"]),
    ("Orders at Malta's four largest makers fell 11 percent.", ["4 companies", "-11 contract_value"]),
    ("A survey of 800 adults shown at the congress says 57 per cent agree.", ["800 people", "57 people"]),
    ("The 36-strong speaker list is out.", ["36 speakers"]),
    ("The cloud hall was clicked 92 million times.", ["92000000 views"]),
    ("The site was visited 40,000 times.", ["40000 visitors"]),
    ("The bell rang 40 times.", ["40 other"]),
    ("The festival attracted 120,000 in May.", ["120000 visitors"]),
    ("The final was watched by 40,000.", ["40000 visitors"]),
    ("The number of stands rose to 600, including 51 new ones.", ["600 stands", "51 stands"]),
    ("Visitors by sector: retail 34%, industry 29%.", ["34 visitors", "29 visitors"]),
    ("Spread over 40,000 sq m, the fair drew 9,000 people.", ["40000 exhibition_area", "9000 people"]),
]


@pytest.mark.parametrize(("text", "expected"), POINTED)
def test_noun_elsewhere(text: str, expected: list[str]) -> None:
    assert counted("en", text) == expected


SHARES = [  # what a share is of, and what a change changes
    ("The day drew 2,400 nurses from 89 nations. Men made up 17% of those present.", "17 professionals"),
    ("The show sustains 120 jobs. It drew 38,700 visitors. Of those who came, 54 per cent stayed.", "54 visitors"),
    ("Of those surveyed, 40% had come by train.", "40 people"),
    ("The week screened 212 films from 57 countries. A third of the line-up was new.", "33.33333333 products"),
    ("The run had 9,000 starters. Just under a quarter of the field were women.", "25 participants"),
    ("The fair sold goods for Rs 2,100 crore. Exports accounted for 18 per cent of the sum.", "18 money"),
    ("Dairy farms make 12 percent of Kenya's gross domestic product.", "12 market_size"),
    ("Chairs were 12 per cent of our dealers' sales.", "12 revenue"),
    ("Some 94 per cent of the town's 1,700 rooms were taken.", "94 rooms"),
    ("It fills 95 percent of the city's 6,000-odd hotel rooms.", "95 rooms"),
    ("The next show has 61% of its stand space taken.", "61 exhibition_area"),
    ("Electricity use fell 15% to 410 MWh.", "-15 energy"),
    ("Kenya's milk output rose by 6 percent to 5.2 billion litres.", "6 volume"),
    ("The show will grow by a quarter to 41,000 sq m.", "25 exhibition_area"),
    ("Exports of finished goods slipped by 3.1% to €218bn.", "-3.1 trade_volume"),
    ("They cut the number of stands by 20 per cent.", "-20 stands"),
    ("It aims for 600 stalls and to raise the space by 30 per cent.", "30 exhibition_area"),
    ("Attendance at the fair, which ran for a week, was 8 percent lower.", "-8 visitors"),
    ("The fair was seen by 30% more people than in May.", "30 people"),
    ("Entries were up 14%.", "14 participants"),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_share_and_change(text: str, expected: str) -> None:
    assert expected in counted("en", text)


def test_a_level_reached_by_a_change_has_its_label() -> None:
    labels = metrics.extract("Grain output rose 6% to 48 tonnes.", lang="en")["label"]
    assert labels.tolist() == ["Grain output", "Grain output"]


AMOUNTS = [  # what English money is for
    ("The bank has put £30 million ($38 million) into the quarter.", ["investment", "investment"]),
    ("The lender poured 4 billion rupees into small firms.", ["investment"]),
    ("The games brought 31 million dollars into the local economy.", ["market_size"]),
    ("The race is worth £24m a year to the town.", ["market_size"]),
    ("The concerts left $20 million in the city.", ["market_size"]),
    ("Orders placed during the five-day market were worth 38 million euros.", ["duration", "contract_value"]),
    ("The market was worth 38 million euros.", ["market_size"]),
    ("Papers for 2 trillion tenge signed in Astana.", ["contract_value"]),
    ("Contracts signed at the show were worth $2 billion.", ["contract_value"]),
    ("Rice exports bring in $3 billion.", ["trade_volume"]),
    ("Tourism brings in $3 billion.", ["revenue"]),
    ("Sales of imported cars reached $3 billion.", ["revenue"]),
    ("Traders took more than €300,000 over the weekend.", ["revenue"]),
    ("It took 3 million euros in all.", ["money"]),
    ("A walnut desk that made £2,000 in May was sold again.", ["price"]),
    ("The raffle made £2,000.", ["revenue"]),
    ("A silver cup at £38,000 is the dearest.", ["price"]),
    ("The damage was put at £38,000.", ["money"]),
    ("Corner booth: $3,150", ["price"]),
    ("Charity dinner: $18,000 raised for the clinic.", ["funding"]),
    ("The village has pledged £41,000 so far.", ["funding"]),
    ("The carmaker pledged €410 million.", ["investment"]),
    ("The firm announced a €150m plant.", ["funding"]),
    ("The state announced a Rs 75-crore modernisation fund.", ["funding"]),
    ("Donations passed the £500,000 mark.", ["funding"]),
    ("Admission is €45 on trade days and €14 on Sunday.", ["price", "price"]),
    ("The winner took home £5,000.", ["funding"]),
    ("The fair lifted gross regional product by $11 million.", ["market_size"]),
    ("The yard won a SEK 1.4 billion (€123 million) contract.", ["contract_value", "contract_value"]),
    ("Nine sponsors contributed $95,000.", ["partners", "funding"]),
    ("Tourism contributed $8 billion.", ["market_size"]),
    ("A shed of 2,000 square metres, budgeted at €18 million, opens.", ["area", "funding"]),
    ("Passes cost €90. Day tickets ranged from €16 to €22.", ["price", "price"]),
    ("Firms pledged €84 million. Malta's share comes to €31 million.", ["investment", "investment"]),
    (
        "The market is worth $41 billion and grows at a rate of 5% to reach $53 billion.",
        ["market_size", "market_size", "market_size"],
    ),
    ("The bull sale averaged $7,850.", ["price"]),
    ("Sales averaged $3 million a year.", ["revenue"]),
    ("S$1.3 billion (about US$970 million) in funding rounds was announced.", ["investment", "investment"]),
    ("The games were worth £400,000 to local businesses.", ["market_size"]),
    ("It brought in $4 million in state and local taxes.", ["revenue"]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amount(text: str, expected: list[str]) -> None:
    assert metrics.extract(text, lang="en")["metric"].tolist() == expected


LABELS = [
    ("fr", "Un investissement de 3 millions d'euros en travaux a suffi.", ["investissement"]),
    ("fr", "Les clubs ont envoyé 40 et 55 nageurs.", ["nageurs", "nageurs"]),
    ("fr", "La fête compte 450 invités suisses et 120 d'autres pays.", ["invités suisses", "invités suisses"]),
    ("fr", "Pour la ville, l'hébergement (12 M€) devance la restauration (9 M€).", ["hébergement", "restauration"]),
    ("fr", "Retombées pour l'économie locale : 5 millions d'euros", ["Retombées"]),
    ("fr", "Le forum a retenu 22 projets d'économie numérique.", ["projets d'économie numérique"]),
    ("fr", "Il y avait 300 experts et universitaires.", ["experts et universitaires"]),
    ("fr", "Le salon a réuni 51 entreprises étrangères.", ["entreprises étrangères"]),
    ("fr", "La foire a réuni 610 exposants, dont 51 de Singapour.", ["exposants", "exposants"]),
    ("fr", "L'investissement total atteint 30 millions d'euros.", ["investissement total"]),
    ("fr", "Les inscrits partiront pour une excursion de deux jours.", ["excursion"]),
    ("fr", "Le festival dure quatre jours.", ["jours"]),
    ("fr", "La tour des Sources, haute de 180 m, abrite un musée.", ["tour des Sources"]),
    ("fr", "L'étang, grand de 35 km2, est gelé.", ["étang"]),
    ("fr", "Les assureurs chiffrent à 300 millions d'euros les dégâts.", ["dégâts"]),
    ("fr", "Le trophée est doté de 15 000 euros.", ["trophée"]),
    ("fr", "La portion, vendue 13,50 euros, a plu.", ["portion"]),
    (
        "fr",
        "Il y a eu 21 rendez-vous d'affaires et un protocole d'un montant de 4 M€.",
        ["rendez-vous d'affaires", "protocole"],
    ),
    ("en", "The fair hosts 320 large industrial companies.", ["large industrial companies"]),
    ("en", "We host 300 experts and scholars.", ["experts and scholars"]),
    ("en", "The fair hosted 610 exhibitors, 51 of them from Singapore.", ["exhibitors", "exhibitors"]),
    ("en", "The total investment reached 30 million euros.", ["total investment"]),
    ("en", "The chapel lit 12,000 candles.", ["candles"]),
    ("en", "A 300-strong delegation came.", ["delegation"]),
    ("en", "India's textile exports touched $34 billion.", ["exports"]),
    ("en", "The bank has 1.1 million customers and assets of €87bn.", ["customers", "assets"]),
    ("en", "The average price of a new combine now tops $900,000.", ["average price of a new combine"]),
    ("en", "Only one outdoor test track is open.", ["outdoor test track"]),
    ("en", "Start-ups are welcome: 60 have signed up.", ["Start-ups"]),
]


@pytest.mark.parametrize(("lang", "text", "labels"), LABELS)
def test_label(lang: str, text: str, labels: list[str]) -> None:
    assert metrics.extract(text, lang=lang)["label"].tolist() == labels


STATED = [
    ("fr", "La foire réunit 2,3 millions de visiteurs.", ["2,3 millions de visiteurs"]),
    ("fr", "La foire réunit 320 grandes entreprises.", ["320 grandes entreprises"]),
    ("fr", "Le site s'étend sur 70 000 m2 au bord du lac.", ["70 000 m2"]),
    ("fr", "Nombre d'exposants : 610", ["610"]),
    ("fr", "La fréquentation est passée de 30 000 à 45 000 personnes.", ["30 000", "45 000 personnes"]),
    ("fr", "« 1\u202f400 exposants » : c’est le chiffre de l’année.", ["1\u202f400 exposants"]),
    ("en", "The fair hosts 2.3 million visitors.", ["2.3 million visitors"]),
    ("en", "The site covers 70,000 square metres by the lake.", ["70,000 square metres"]),
    ("en", "They raised $4.5 million for the museum.", ["$4.5 million"]),
]
WRONG_STATED: dict[str, str] = {}


@pytest.mark.parametrize(("lang", "text", "stated"), wanted(STATED, WRONG_STATED))
def test_stated_is_cut_from_the_text(lang: str, text: str, stated: list[str]) -> None:
    facts = metrics.extract(text, lang=lang)
    assert facts["stated"].tolist() == stated
    assert [text[start:end] for start, end in zip(facts["start"], facts["end"], strict=True)] == stated
