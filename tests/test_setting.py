"""Event, edition, place, date and year of texts of many kinds; the texts are invented."""

from __future__ import annotations

import time

import pytest

from metrics.about.setting import Setting, setting
from metrics.document import Document
from metrics.sentence.detect import detect
from metrics.text import fold


def read(text: str, **known: str) -> Setting:
    shadow = fold(text)
    return setting(Document("text", text, **known), shadow, detect(shadow, text))


@pytest.mark.parametrize(
    ("text", "event", "aliases"),
    [
        ("Le 12e Salon du chocolat de Lyon ouvre ses portes jeudi.", "Salon du chocolat de Lyon", ()),
        ("La Foire aux vins de Colmar a fermé dimanche. La 75e édition a plu.", "Foire aux vins de Colmar", ()),
        ("Le 3e sommet de la mer numérique s'ouvre à Brest, en Bretagne.", "Sommet de la mer numérique", ()),
        ("The 8th Lisbon Ocean Forum (LOF) closed with 900 delegates.", "Lisbon Ocean Forum", ("LOF",)),
        ("The 2022 World Robot Conference kicked off on Thursday, showing 500 robots.", "World Robot Conference", ()),
        ("Agritech Nordics 2024: crowds\n\nThe farm show welcomed 12,400 visitors.", "Agritech Nordics", ()),
        ("Un succès pour le salon horloger Temps et Merveilles, à Bienne.", "Temps et Merveilles", ()),
        ("Le salon de l'élevage Laitavenir a fermé ses portes dimanche.", "Laitavenir", ()),
        ("Le festival de poésie chantée Encres d'Argol a reçu 9 000 curieux.", "Encres d'Argol", ()),
        ("Le congrès du syndicat Force solidaire a réuni 900 délégués.", "Congrès du syndicat", ()),
        ("Le salon de l'auto accueille Renault et 300 exposants.", "Salon de l'auto", ()),
        ("Orient'Sud, salon de l'apprentissage - Nancy Expo\n\nVisiteurs : 900", "Orient'Sud", ()),
        ("Le Salon des boulangers a fermé hier soir au Parc Expo.", "Salon des boulangers", ()),
        ("Robots fill the aisles\n\nAt this week's RoboFlux, 900 robots were shown.", "RoboFlux", ()),
        ("The 12th Xi'an Silk Road Expo drew 4,000 buyers.", "Xi'an Silk Road Expo", ()),
        ("Bexton's Cheese Fair drew 900 people.", "Cheese Fair", ()),
        ("Lumiday 2022 – Key figures\n26th Congress, Ghent\n\n900 delegates", "Lumiday", ()),
        ("Tech4Good a fini. Pour sa cinquième édition, Tech4Good a attiré 4 000 visiteurs.", "Tech4Good", ()),
        ("Rideau sur la 16e édition d'Ventaïa : 370 exposants avaient réservé.", "Ventaïa", ()),
        ("NORTHERN LAMB FAIR BREAKS RECORDS\n\nThe Northern Lamb Fair drew 9,000 people.", "Northern Lamb Fair", ()),
        ("Expo 2020 Atlantis has closed its gates, organisers announced.", "Expo 2020 Atlantis", ()),
        ("RCE 2021 réunira 610 entreprises. Voir le site de Robot China Expo 2021.", "Robot China Expo", ("RCE",)),
        ("Le 31e Festival de la laine a drainé 9 000 curieux sur le pré.", "Festival de la laine", ()),
        ("Dimanche, la ville vivra au rythme du 12e Trail des Trois Cols.", "Trail des Trois Cols", ()),
        ("Le festival Voix vives, dont la 8e édition s'achève, a plu.", "Voix vives", ()),
        ("Le festival Solidal toujours plus grand : la 8e édition de Solidal a attiré 900 personnes.", "Solidal", ()),
        ("The 2019 Dunmore Sailing Grand Prix drew 12,000 people.", "Dunmore Sailing Grand Prix", ()),
        ("Le 9e Grand Prix de Dunmore a attiré 12 000 personnes.", "Grand Prix de Dunmore", ()),
        ("FIERA DEL VETRO - KEY FIGURES\n31st edition\n\n148 exhibitors", "Fiera del Vetro", ()),
        (
            "PRESS RELEASE\nBexton Point, 12 June 2023\n\nThe Tall Kites Regatta drew 48 crews.",
            "Tall Kites Regatta",
            (),
        ),
        ("L'ÉTABLE EN REVUE - n° 12 - mars 2023\n\nLaitavenir : un salon tient\n\nLaitavenir a plu.", "Laitavenir", ()),
        (
            "By Ann Lee\n3 May 2023\n\nCrowds at the Hop Fair\n\nThe 9th Bexton Hop Fair drew 900.",
            "Bexton Hop Fair",
            ("Hop Fair",),
        ),
        ("Manifestation : Lumina, salon du verre\nExposants : 300", "Lumina", ()),
        ("Mer'Agri Sud a rassemblé 9 500 visiteurs. Mer'Agri Sud revient en 2026.", "Mer'Agri Sud", ()),
        ("Le festival Loire en Chœurs a réuni 900 chanteurs.", "Loire en Chœurs", ()),
        ("BLUES SUR L'ÉTANG, 14e édition\n\n900 billets vendus. Quatre soirées.", "Blues sur l'Étang", ()),
        ("La 9e montée des Cimes a réuni 300 coureurs sur la route du col.", "Montée des Cimes", ()),
        ("Les 24 Heures du Radeau ont rassemblé 1 400 concurrents.", "24 Heures du Radeau", ()),
        (
            "Le Carrefour études-emploi d'Arzelay (CEEA) a reçu 900 jeunes.",
            "Carrefour études-emploi d'Arzelay",
            ("CEEA",),
        ),
        ("La feria de Saint-Marc-d'Arze a fait le plein : 30 000 personnes.", "Feria de Saint-Marc-d'Arze", ()),
        ("Clap de fin pour le Ventex des Lacs. 14 500 visiteurs sont venus.", "Ventex des Lacs", ()),
        ("Les Grandes Fêtes du Fleuve ont réuni 60 000 festivaliers.", "Grandes Fêtes du Fleuve", ()),
        ("The Bexton Annual Trade Fair attracted 450 exhibitors.", "Bexton Annual Trade Fair", ()),
        ("The Aldred Foodexpo drew 400 exhibitors to the quay.", "Aldred Foodexpo", ()),
        (
            "Culture : foule pour « Mots d'estran »\n\nLe festival « Mots d'estran » a réuni 900 curieux.",
            "Mots d'estran",
            (),
        ),
        ("LE BOIS DES ARTS 2023 - RAPPORT D'ACTIVITÉ\n\n7 420 visiteurs sont venus.", "Bois des Arts", ()),
        ("900 convives ont pris place à la 44e Paulée des moissons.", "Paulée des moissons", ()),
        ("Le 31e Salon du livre jeunesse a accueilli 5 600 visiteurs.", "Salon du livre jeunesse", ()),
        ("Foule à la fête de la poire d'Arzelay : 2 300 visiteurs.", "Fête de la poire d'Arzelay", ()),
        ("Thanks, Bexton! The 5th Bexton Winter Lights welcomed 900.", "Bexton Winter Lights", ()),
        ("3 June 2024, Basel – Swiss Digital Days attracted 4,100 professionals.", "Swiss Digital Days", ()),
        ("Organizers of GlassForward said that 900 visitors came to the show.", "GlassForward", ()),
        ('Nobody knew "Pints & Prose". The festival has drawn 900 people.', "Pints & Prose", ()),
        ("BANK SIGNS UP FOR RIVER SEVENS\n\nThe River Sevens drew 900 fans.", "River Sevens", ()),
        ("VALMONT, 14 juin 2024 - La Fête de la tonte a attiré 900 curieux à Valmont.", "Fête de la tonte", ()),
        # not about an event
        ("Le musée du Loup a accueilli 8,9 millions de visiteurs, dont 68 % d'étrangers.", "", ()),
        ("Valmart closed 22 stores. The race for market share goes on, with 6,000 visitors.", "", ()),
        ("Foire aux questions\n\nCombien de salariés ? 300 en 2023.", "", ()),
        ("La conférence de presse du ministre a duré 30 minutes devant 12 journalistes.", "", ()),
        ("L'inflation a ralenti en mars. Les prix ont augmenté de 2,3 % sur un an.", "", ()),
        ("Danone annonce un chiffre d'affaires de 27 milliards d'euros et emploie 96 000 salariés.", "", ()),
        ("Apple 2023: Record Revenue\n\nApple today announced revenue of $94.8 billion.", "", ()),
        ("Over 2,200 candidates were selected at a mega job fair held here on Sunday.", "", ()),
        ("", "", ()),
    ],
)
def test_event(text: str, event: str, aliases: tuple[str, ...]) -> None:
    found = read(text)
    assert (found.event, found.aliases) == (event, aliases)


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("La 63e Foire du Lac s'est refermée dimanche soir.", 63),
        ("La Foire du Lac a fermé. La cinquantième édition a réuni 420 exposants.", 50),
        ("La vingt-troisième Nuit des musées a réuni 25 000 personnes samedi.", 23),
        ("The fourth World Lace Conference opened on Sunday.", 4),
        ("La toute première Biennale des arts numériques de Dakar s'est achevée samedi.", 1),
        ("The inaugural Mekong Coffee Festival opened here on Monday.", 1),
        ("Le Sommet de l'élevage, 31e du nom, s'est tenu en octobre.", 31),
        ("SIAMEX 2021\nÉdition : 15e\nExposants : 316", 15),
        ("The Rose Cup closed on Sunday, 3 May 2019. The tenth Rose Cup kicks off on 8 September 2023.", 9),
        ("World Soil Days – 14th Annual Congress\nBexton, 3 May 2023\n\n900 delegates", 14),
        ("Lumiday 2022 – Key figures\n26th Congress, Ghent\n\n900 delegates", 26),
        ("Nordic Sleep Forum\n3rd day: 900 delegates", None),
        ("The 7th China Ma'anshan Poetry Festival closed on Sunday.", 7),
        ("La XXIIe Foire du val a fermé dimanche.", 22),
        ("Le VIe Salon du miel a réuni 300 exposants.", 6),
        ("The XIV Rose Fair drew 300 exhibitors.", 14),
        ("La IV edición de la Feria del Queso reunió a 300 expositores.", 4),
        ("El V Congreso del Agua reunió a 300 delegados.", 5),
        ("Vingt et unième édition pour la Foire du val : 300 exposants.", 21),
        ("The hundred-and-second Rose Show drew 300 exhibitors.", 102),
        ("Foire du val, édition n° 12 : 300 exposants.", 12),
        ("Rose Fair\nEdition: 14\nExhibitors: 300", 14),
        ("La Foire du val est revenue pour la neuvième fois, avec 300 exposants.", 9),
        ("The Rose Fair will be held for the twelfth time on 4 May.", 12),
        ("The Rose Fair, now in its 31st year, drew 300 exhibitors.", 31),
        ("Le Salon du miel, dans sa 12e année, a réuni 300 exposants.", 12),
        ("The fair, the ninth of its kind, drew 300 exhibitors to the Rose Fair.", 9),
        ("The Rose Fair wrapped up its 58th annual celebration.", 58),
        # another's number, or none
        ("The Rose Fair sold out for the third year running.", None),
        ("Kip Koech won the Rose Marathon for the third time.", None),
        ("Le Salon de la vie rurale a réuni 300 exposants. Une vie de salon.", None),
        ("The Rose Fair drew 300 exhibitors, up from 240 at the fourth edition.", None),
        ("La Foire du val a fermé. Prochaine édition : 9 et 10 février 2025.", None),
        ("La Foire du Lac a reçu 9 300 curieux, un millier de plus qu'à la 3e édition.", None),
        ("The Rose Marathon closed on Sunday. The oldest runner was running his 32nd marathon.", None),
        ("Le Salon du pain a reçu 9 000 visiteurs en 2022. Ils disputaient leur premier marathon.", None),
        ("The Rose Fair, in its 170-year history, never had so many visitors.", None),
    ],
)
def test_edition(text: str, edition: int | None) -> None:
    assert read(text).edition == edition


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("FUZHOU, Chine, 1 Mai 2023 /PRNewswire/ -- Le 6e Salon du thé s'est ouvert.", "Fuzhou", "CN"),
        ("KINSHASA, 7 août 2023 - Rideau sur les 9es Jeux du fleuve.", "Kinshasa", "CD"),
        ("LEXINGTON, Ky. (Sept. 24, 2022) - The September Pony Sale ended on Saturday.", "Lexington", "US"),
        ("QUÉBEC — Le Festival de la neige a recensé 37 000 participants.", "Québec", "CA"),
        ("Genève (ats) La Foire du cuir a fermé ses portes dimanche.", "Genève", "CH"),
        ("Jobs for all\n\nDINDIGUL\n\nSpecial Correspondent\n\nA job fair was held here on Sunday.", "Dindigul", "IN"),
        # the event's town, not the agency's desk
        (
            "Paris, le 17 mars 2023\n\nLa 3e édition du PIMIM s'est tenue au Palais des Festivals de Cannes.",
            "Cannes",
            "FR",
        ),
        ("LONDON, May 6, 2023 (Reuters) - The Jakarta Fintech Summit, held in Jakarta, drew 300.", "Jakarta", "ID"),
        ("Le Salon du Bourget a réuni 2 000 exposants.", "Le Bourget", "FR"),
        ("The farm show in Tulare, Calif., has come a long way.", "Tulare", "US"),
        ("Goûts 2024\n\nEspace Gruyère, rue de Vevey 136, 1630 Bulle. Ouverture des portes à 10h.", "Bulle", "CH"),
        ("Bricol, le plus grand salon du pays, ouvrira à Brussels Expo.", "Bruxelles", "BE"),
        ("The 9th Seed Symposium\nBrisbane Convention Centre, 3-6 June 2018", "Brisbane", "AU"),
        ("Le salon a réuni 300 exposants.", "", ""),
        # towns that no gazetteer has
        ("Le 12e Salon du livre de Bernouville a fermé dimanche.", "Bernouville", ""),
        ("Foire aux vins d'Arzelay : le bilan\n\nLa foire a attiré 9 000 visiteurs.", "Arzelay", ""),
        ("Mairie de Quélven > Sport > Trail des Trois Cols\n\nLe trail aura lieu dimanche.", "Quélven", ""),
        ("Sainte-Aune. La foire a fait le plein\n\nLa Foire aux bestiaux a reçu 3 000 curieux.", "Sainte-Aune", ""),
        ("Le salon Bâtir, à Kervallec (Morbihan), a réuni 120 exposants.", "Kervallec", ""),
        ("The Bexton Lantern Festival drew 4,000 people, Bexton Town Council said.", "Bexton", ""),
        ("The jobs fair was held at the Aldred Centre, Bexton, on Wednesday 6 March.", "Bexton", ""),
        ("The Weymouth Kite Festival drew 4,000 people.", "Weymouth", ""),
        ("The Hartwell Biennale\n\nHartwell, 3 May 2023. The 4th Hartwell Biennale drew 400.", "Hartwell", ""),
        ("GLASS FAIR - KEY FIGURES\n3rd edition, Lommerzo, 8-11 May 2023\n\n400 exhibitors", "Lommerzo", ""),
        ("COMMUNIQUÉ DE PRESSE – Dole, le 4 octobre 2022\n\nLe salon a réuni 300 exposants.", "Dole", "FR"),
        ("Bexton Point, 12 June 2023\n\nThe Kite Regatta drew 48 crews.", "Bexton Point", ""),
        ("Bexton (Thursday 3 August 2023) – The Glass Fair drew 400.", "Bexton", ""),
        ("ASTANA. May 24, 2023. /KazTrade/ - The Steppe Forum, held in Qarmal, drew 400.", "Qarmal", "KZ"),
        ("HANGZHOU, 27 mai 2023 (Xinhua) - La Foire du lin s'est clôturée samedi à Shaoxing.", "Shaoxing", "CN"),
        ("LIN EN FÊTE (20e édition, Rouen) : 300 exposants.", "Rouen", "FR"),
        ("Le 9e trail du Causse\nArzelay, du jeudi 6 au dimanche 9 juillet 2023\n\n300 coureurs.", "Arzelay", ""),
        ("MINING CONGRESS 2019\nOre Bay, Ontario | May 6-9, 2019\n\n300 delegates", "Ore Bay", "CA"),
        ("KELMORE CITY COUNCIL · BULLETIN No. 3\n\nThe Heritage Weekend drew 400.", "Kelmore", ""),
        ("Destination Port Aldred | Media release\n\nThe Jazz Festival drew 400.", "Port Aldred", ""),
        ("VALMONTVILLE INFOS – n° 7\n\nLa Foire du lin a attiré 300 curieux.", "Valmontville", ""),
        ("La braderie a réuni 300 vendeurs dans les rues de La Roche-Arzay.", "La Roche-Arzay", ""),
        ("La feria de Saint-Marc-d'Arze a fait le plein : 30 000 personnes.", "Saint-Marc-d'Arze", ""),
        ("La Foire du lin a réuni 300 exposants à la chapelle, 12 rue Haute, 84210 Vaurelles.", "Vaurelles", ""),
        ("Location: Aldred Showgrounds, Dalworra NSW\n\nThe Glass Fair drew 400.", "Dalworra", ""),
        ("Glass Week returned to Aldred Flats in March 2023, drawing 400.", "Aldred Flats", ""),
        ("The Aldred Advertiser | News | 8 August 2023\n\nThe Aldred Gig Regatta drew 700.", "Aldred", ""),
        ("AgroWest 2023 – Danbrook, 17-19 August 2023\n\nThe field days drew 700 visitors.", "Danbrook", ""),
        ("À Pont-Sainte-Aude, la Nuit des chefs a régalé 780 convives.", "Pont-Sainte-Aude", ""),
        ("Solavans 2023 : le bilan\nLyon-Eurexpo, 21-25 novembre 2023\n\n300 exposants.", "Lyon", "FR"),
        ("The Aldred Derby Day was held at Aldred Racecourse. 6,300 attended.", "Aldred", ""),
        ("Record takings at Great Tolden Fete\n\nThe fete at Great Tolden drew 400.", "Great Tolden", ""),
        (
            "KUNMING, Nov. 27 (XNA) -- The 16th Tea Expo concluded on Sunday in the city of Dalian with 300 deals.",
            "Dalian",
            "CN",
        ),
        ("Salon du miel, 12 rue de Chambéry, Lyon. 900 visiteurs.", "Lyon", "FR"),
        ("Mortelles. La Foire des Cailles a bravé la pluie\n\nLa foire a reçu 900 curieux.", "Mortelles", ""),
        ("Le Salon de l'Habitat a attiré 9 000 visiteurs.", "", ""),
        ("Congrès de Cardiologie 2023 : 300 délégués.", "", ""),
        ("Le Salon des Vins de Loire a réuni 300 vignerons.", "", ""),
        ("Agriculture. La foire a fait le plein\n\nLa Foire aux bestiaux a reçu 3 000 curieux.", "", ""),
        ("World Congress on Soil: delegates in Parliament. The congress in Hall 5 drew 400.", "", ""),
        ("Smart Manufacturing Expo 2023 drew 4,000 people.", "", ""),
        ("News, 3 May 2019. The Glass Fair drew 400.", "", ""),
    ],
)
def test_place(text: str, place: str, country: str) -> None:
    found = read(text)
    assert (found.place, found.country) == (place, country)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (" date 2021-08 La foire ouvre demain.", "2021-08"),
        (" date 2023-05 LYON, le 12 mai 2023 - La foire a ouvert.", "2023-05-12"),
        (" date 2023-05 La foire se tiendra le 3 juin 2023.", "2023-05"),
        (" date 2017-12-03 WUZHEN, Dec. 3 (Xinhua) -- The fair opened.", "2017-12-03"),
        ("Publié le 23 novembre 2010 à 10h05\n\nLe salon a fermé.", "2010-11-23"),
        ("By Ann Lee, 14 November 2022\n\nThe fair closed.", "2022-11-14"),
        ("CITY TOURIST OFFICE\nNews, 18.07.2018\n\nThe fair closed.", "2018-07-18"),
        ("LAS VEGAS--(BUSINESS WIRE)--April 27, 2022--The show closed.", "2022-04-27"),
        ("COMMUNIQUÉ DE PRESSE - Lyon, le 18 octobre 2024\n\nLe salon a fermé.", "2024-10-18"),
        ("Lamb Fair - report to the Town Committee, 20 March 2024\n\nThe fair closed.", "2024-03-20"),
        ("Le salon a fermé.\n\nFait à Lyon, le 18 octobre 2024", "2024-10-18"),
        ("The fair closed.\n\nBexton, March 20, 2024", "2024-03-20"),
        ("Payerne (ats), 19.11.2023 - Le marché a fermé.", "2023-11-19"),
        ("ORAN, 5 fév 2024 (APS) - Le salon a ouvert.", "2024-02-05"),
        ("Madrid, 12 de marzo de 2022.- La feria cerró.", "2022-03-12"),
        ("Bilan de la foire des 5 et 6 mars (Dole, le 14 mars 2023)\n\n300 exposants.", "2023-03-14"),
        ("Mis en ligne le 4 mars 2021 à 17:30 - Par C. Roux\n\nLe salon a fermé.", "2021-03-04"),
        ("Notre salon en bref\nPage actualisée le 2 mai 2024\n\n300 exposants.", "2024-05-02"),
        ("Publicado el 8/10/2023\nLa feria cerró con 900 visitantes.", "2023-10-08"),
        ("12 Mar 2022, 14:05\nThe fair closed.", "2022-03-12"),
        ("Agro.news | 2024-10-24 20:15:07\n\nThe fair closed.", "2024-10-24"),
        ("La Gazette du Val – 17/04/2023\n\nLe salon a fermé.", "2023-04-17"),
        ("HANOI, March 3 (VNA) - The fair, from February 28 to March 2, 2023, drew 300.", "2023-03-03"),
        ("The fair closed.\n\nEditor: Li Na 2024-04-15 17:22:10", "2024-04-15"),
        ("The fair closed.\n\n(Published by the Bexton Herald on 17 July 2023)", "2023-07-17"),
        ("3 June 2024, Basel – Swiss Digital Days attracted 4,100.", "2024-06-03"),
        ("Accra, Oct. 5, GNA – The fair ended on October 5, 2023.", "2023-10-05"),
        ("La foire a fait le plein\n\nPar L. Roux | 12/09/2022 à 11:03\n\n900 exposants.", "2022-09-12"),
        # no day told
        ("Brest, avril 2024 - Le salon revient en juin.", "2024-04"),
        ("L'ÉTABLE EN REVUE - n° 12 - mars 2023\n\nLe salon a fermé.", "2023-03"),
        ("Prepared for the Fair Trust by Ann Lee, Bexton - June 2023\n\nThe fair closed.", "2023-06"),
        ("The fair closed.\n\nSheet updated June 2019", "2019-06"),
        ("Bulletin municipal n° 41 - automne 2024\n\nLe salon a fermé.", "2024"),
        # days of the event are no date of publication
        ("Foire du Val, mars 2023\n\nLe programme des trois jours.", ""),
        ("9e édition, Dole, samedi 14 juin 2025\n\nLe programme.", ""),
        ("Date: 14 June 2025\nVenue: Town Hall\n\n300 stalls", ""),
        ("Le rapport publié le 3 mars 2022 montre que le salon va bien.", ""),
        ("LAMB FAIR, 7-10 May 2026\n\nFRIDAY 8 MAY - SCHOOLS' DAY\n300 stalls", ""),
        ("In March 2022, the fair drew 300.", ""),
        ("Bexton Gathering, 6 August 2022: results\n\n300 competitors.", ""),
        ("WHEN: Friday, April 12 – Sunday, April 14, 2024\nWHERE: Bexton\n300 stalls", ""),
        ("The fair closed.\n\nThe next fair, 20 March 2024", ""),
        ("Le salon a fermé.\n\nProchaine édition : 18 octobre 2025", ""),
        ("Report: the fair opens on 20 March 2024\n\nThe fair.", ""),
        ("The fair opens on 16 October 2019. Come and see.", ""),
        ("Seed Symposium\nVienna, 7-12 April 2019\nThe fair in numbers", ""),
    ],
)
def test_published(text: str, published: str) -> None:
    assert read(text).published == published


def test_the_source_knows_the_date_better() -> None:
    assert read(" date 2021-08 La foire ouvre demain.", date="2021-08-19").published == "2021-08-19"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (" date 2024-01 La 31e Foire du port (FIP) : la FIP 2023 a réuni 2 000 exposants.", 2023),
        (" date 2018-02 Le Festival de la neige, du 6 au 16 juillet 2017, a recensé 378 790 entrées.", 2017),
        (" date 2022-08 La Foire du lac a reçu 195 000 visiteurs, contre 200 000 lors de l'édition 2019.", 2022),
        (" date 2024-01 Prévue du 7 au 31 décembre, la Foire du port a fermé.", 2023),  # the December before
        ("The 2008 Gadget Show in January was smaller than in 2007.", 2008),
        ("The fair ended on Sunday (Dec 10). In 2022 it lasted longer.", 2023),  # the year with that Sunday
        (" date 2022-09 Le concours de la Saint-Maclou 1900 a clos la braderie.", 2022),
        ("The Gadget Show drew 900, more than in 2019. Next year's dates are July 7 to 16, 2023.", 2022),
        ("Foire du lac, chiffres\n\nPoste | 2022 | 2023 | Écart\nVisiteurs | 900 | 990 | +10 %", 2023),
        ("Foire du lac, chiffres\n\nPoste | 2022 | 990\nVisiteurs | 900 | 990", None),
        ("La foire a fermé.", None),
        # an edition that this one is compared with
        ("Le Comptoir du lac a fermé dimanche 19 mai 2023 : 200 entrées de moins que lors du cru 2022.", 2023),
        ("Bex, mai 2024 - Après une édition 2022 qui avait réuni 900 pros, le Salon du lac revient en juin.", 2024),
        (" date 2024-03-03 La Foire du lac accueille 300 exposants. L'édition 2023 en avait réuni 280.", 2024),
        ("The 2023 edition of the Lake Fair drew 900 visitors, up from 800 at the 2022 edition.", 2023),
        (" date 2023-09 The Lake Fair drew 900 visitors, fewer than the 2022 edition.", 2023),
        # reports of the year after
        ("Bilan de la 9e édition de la Foire du lac (8-14 novembre 2022)\nSynthèse, mars 2023\n\n900 entrées.", 2022),
        ("Rapport d'activité 2023\n\nFoire du lac\n\n900 entrées. (version du 12 mars 2024)", 2023),
        ("Annual report 2023\n\nLake Fair\n\n900 visitors. Published 12 March 2024", 2023),
        (" date 2024-12-10 La Foire du lac se tiendra du 5 au 9 avril prochain.", 2025),
        # studies of an edition that is over
        ("Impact of Lake Folk Festival\n\nMay 2024\n\nWe held 640 interviews at the 2023 festival.", 2023),
        ("Étude sur la Foire du lac\n\nMars 2024\n\nElle repose sur 900 réponses reçues pendant la foire 2023.", 2023),
        (" date 2024-05-03 The Lake Festival opens tomorrow. A survey at the 2023 festival was kind.", 2024),
        (" date 2024-06 La Foire du lac a attiré 900 curieux, dit une étude, mieux que la foire 2023.", 2024),
        # told at the end of a year of an edition that opens the next
        ("3 December 2025 - The 14th Lake Show returns to the Dome on 9-11 January 2026 with 230 exhibitors.", 2026),
        (" date 2025-12-02 The Lake Show kicks off Jan. 9-11 at the Dome. Admission is $14.", 2026),
        (" date 2025-12-12 La Foire du lac ouvre ses portes du 8 au 11 janvier. Entrée : 14 euros.", 2026),
        ("3 December 2025 - The 14th Lake Show drew 900. The next show will be held on 9-11 January 2027.", 2025),
        ("The inaugural Lake Fair in 2009 drew 300 people. Some 900 came on Monday (20 May 2019).", 2019),
        ("In 2024, the Lake Fair drew 900 visitors. In 2026 it will move.", 2024),
        ("Lake Fair: what is new for 2024? In 2019 it peaked at 900 visitors.", 2024),
        ("Thank you for taking part in LakeFest 2019. For 2020 we are adding 40 pitches.", 2019),
        # the days of the next edition, and no others
        (
            "La 73e Foire du lac s'est achevée dimanche soir. Elle aura reçu 900 curieux en onze jours, contre 800 "
            "l'an dernier. La prochaine édition aura lieu du 27 juillet au 6 août 2023.",
            2022,
        ),
        (
            " date 2019-01 La Foire du lac a attiré 900 visiteurs en décembre dernier. Le prix a été vendu 300 euros. "
            "Prochaine édition du 13 au 22 décembre 2019.",
            2018,
        ),
        ("La prochaine Foire du lac se tiendra du 27 juillet au 6 août 2023.", 2023),
        ("Foire du lac : cap sur 2025\nPublié le 4 novembre 2024\n\nLa prochaine foire ira du 2 au 6 mai 2025.", 2025),
        ("Depuis sa création en 1957, la Foire du lac a grandi. Elle a réuni 300 exposants en 2019.", 2019),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert read(text).year == year


def test_editions_are_read_with_their_years() -> None:
    text = (
        "PÉKIN, 6 novembre 2024 - La 136e Foire des ponts s'achève. C'est mieux que lors de la 121e session, en 2017. "
        "La 137e session aura lieu du 15 avril au 5 mai 2025. Annuelle de la 1ère à la 18e édition depuis 1990."
    )
    assert read(text).editions == {136: 2024, 121: 2017, 137: 2025}


def test_another_event_is_told_only_where_it_is_compared() -> None:
    text = (
        "La 63e Foire du Lac a reçu 248 000 visiteurs. Un forum et le Festival du film s'y tenaient. "
        "En comparaison, le Comptoir suisse de Lausanne n'en avait attiré que 106 000."
    )
    [(start, end, name)] = read(text).other_events
    assert text[start:end] == name == "Comptoir suisse de Lausanne"


def test_title_of_the_source_counts() -> None:
    found = read("Rideau dimanche : 12 000 visiteurs.", title="La 5e Foire du pain de Tours ferme ses portes")
    assert (found.event, found.edition) == ("Foire du pain de Tours", 5)


@pytest.mark.parametrize(
    "text",
    [
        "Foire de " * 60_000,
        "Foire " * 90_000,
        "A" * 500_000,
        "1 " * 250_000,
        "(" * 500_000,
        "édition " * 60_000,
        "6e édition de la 7e édition " * 20_000,
        "en comparaison " * 30_000,
        "\n" * 500_000,
        "A-" * 250_000,
        "d'" * 250_000,
    ],
    ids=lambda text: text[:9].strip(),
)
def test_half_a_megabyte_takes_little_time(text: str) -> None:
    shadow = fold(text)
    began = time.perf_counter()
    setting(Document("long", text), shadow, "fr")
    setting(Document("long", text), shadow, "en")
    assert time.perf_counter() - began < 1.5
