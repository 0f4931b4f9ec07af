package io.getsales.client.sandbox;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Where invented people live: names, places, a language and company forms that go together.
 *
 * @param index its place among all regions
 * @param plainFirstNames first names as they stand in addresses: letters a to z only
 * @param plainLastNames last names likewise
 * @param places city and region
 */
record Region(
    int index,
    String language,
    String phonePrefix,
    String companyForm,
    String timezone,
    String country,
    List<String> firstNames,
    List<String> plainFirstNames,
    List<String> lastNames,
    List<String> plainLastNames,
    List<String> places) {
  static final int NAMES = 20;
  static final int PLACES = 5;
  static final List<Region> ALL =
      List.of(
          region(
              0,
              "no",
              "+4755",
              "AS",
              "Europe/Oslo",
              "Norway",
              List.of(
                  "Marta", "Jonas", "Ingrid", "Henrik", "Solveig", "Lars", "Astrid", "Mikkel",
                  "Freja", "Øyvind", "Sigrid", "Anders", "Karin", "Erik", "Liv", "Torben", "Maja",
                  "Nils", "Åse", "Bjørn"),
              List.of(
                  "Lindqvist",
                  "Berg",
                  "Østby",
                  "Halvorsen",
                  "Nygård",
                  "Solheim",
                  "Dahl",
                  "Ekström",
                  "Fjeld",
                  "Moen",
                  "Sørli",
                  "Vestby",
                  "Åkesson",
                  "Lunde",
                  "Hagen",
                  "Brekke",
                  "Strand",
                  "Myhre",
                  "Rønning",
                  "Kvist"),
              List.of(
                  "Bergen, Vestland",
                  "Oslo, Oslo",
                  "Trondheim, Trøndelag",
                  "Stavanger, Rogaland",
                  "Tromsø, Troms")),
          region(
              1,
              "de",
              "+4930",
              "GmbH",
              "Europe/Berlin",
              "Germany",
              List.of(
                  "Anja",
                  "Felix",
                  "Jürgen",
                  "Greta",
                  "Moritz",
                  "Sabine",
                  "Lukas",
                  "Heike",
                  "Stefan",
                  "Käthe",
                  "Tobias",
                  "Ulrike",
                  "Florian",
                  "Birgit",
                  "Matthias",
                  "Nele",
                  "Rainer",
                  "Silke",
                  "Jörg",
                  "Wiebke"),
              List.of(
                  "Brandt",
                  "Kästner",
                  "Vogel",
                  "Reinhardt",
                  "Grünwald",
                  "Sommer",
                  "Hartwig",
                  "Lorenz",
                  "Weiß",
                  "Albers",
                  "Dietrich",
                  "Kranz",
                  "Möller",
                  "Petersen",
                  "Seidel",
                  "Thalmann",
                  "Ulrich",
                  "Winkler",
                  "Ziegler",
                  "Ahrens"),
              List.of(
                  "Hamburg, Hamburg",
                  "Leipzig, Sachsen",
                  "Köln, Nordrhein-Westfalen",
                  "Freiburg, Baden-Württemberg",
                  "Bremen, Bremen")),
          region(
              2,
              "en",
              "+4420",
              "Ltd",
              "Europe/London",
              "United Kingdom",
              List.of(
                  "Alice", "Gareth", "Imogen", "Callum", "Fiona", "Rhys", "Harriet", "Duncan",
                  "Nia", "Oliver", "Poppy", "Edmund", "Bethan", "Angus", "Lydia", "Rupert", "Isla",
                  "Owen", "Maeve", "Tristan"),
              List.of(
                  "Ashworth",
                  "Bramley",
                  "Cartwright",
                  "Dunmore",
                  "Ellwood",
                  "Fairbairn",
                  "Greaves",
                  "Holloway",
                  "Ives",
                  "Jarrow",
                  "Kirkby",
                  "Langton",
                  "Merrick",
                  "Norcross",
                  "Oakley",
                  "Penrose",
                  "Quayle",
                  "Radley",
                  "Stanhope",
                  "O'Rourke"),
              List.of(
                  "Leeds, West Yorkshire",
                  "Cardiff, Wales",
                  "Glasgow, Scotland",
                  "Bristol, England",
                  "Norwich, Norfolk")),
          region(
              3,
              "es",
              "+3491",
              "S.L.",
              "Europe/Madrid",
              "Spain",
              List.of(
                  "Lucía", "Javier", "Inés", "Álvaro", "Carmen", "Sergio", "Núria", "Pablo",
                  "Beatriz", "Rubén", "Marina", "Iñigo", "Elena", "Gonzalo", "Pilar", "Hugo",
                  "Raquel", "Tomás", "Aitana", "Andrés"),
              List.of(
                  "Arroyo",
                  "Benítez",
                  "Castaño",
                  "Domínguez",
                  "Esteve",
                  "Fuentes",
                  "Galván",
                  "Hidalgo",
                  "Ibáñez",
                  "Luján",
                  "Montero",
                  "Navarro",
                  "Olmedo",
                  "Peñalver",
                  "Quiroga",
                  "Rivas",
                  "Sauquillo",
                  "Tejada",
                  "Vidal",
                  "Zamora"),
              List.of(
                  "Valencia, Comunitat Valenciana",
                  "Bilbao, País Vasco",
                  "Sevilla, Andalucía",
                  "Zaragoza, Aragón",
                  "Girona, Catalunya")),
          region(
              4,
              "pl",
              "+4822",
              "sp. z o.o.",
              "Europe/Warsaw",
              "Poland",
              List.of(
                  "Łukasz",
                  "Agnieszka",
                  "Paweł",
                  "Zofia",
                  "Marek",
                  "Joanna",
                  "Wojtek",
                  "Ewa",
                  "Grzegorz",
                  "Natalia",
                  "Michał",
                  "Dorota",
                  "Kamil",
                  "Hanna",
                  "Tomasz",
                  "Oliwia",
                  "Rafał",
                  "Iwona",
                  "Jakub",
                  "Żaneta"),
              List.of(
                  "Adamczyk",
                  "Bielak",
                  "Czarnota",
                  "Dąbek",
                  "Frączek",
                  "Gołąb",
                  "Jaworek",
                  "Kmiecik",
                  "Lisiak",
                  "Majchrzak",
                  "Niemiec",
                  "Olszak",
                  "Pawlak",
                  "Rutka",
                  "Sikora",
                  "Tomczak",
                  "Urban",
                  "Wróbel",
                  "Zięba",
                  "Żurek"),
              List.of(
                  "Kraków, Małopolskie",
                  "Gdańsk, Pomorskie",
                  "Poznań, Wielkopolskie",
                  "Łódź, Łódzkie",
                  "Wrocław, Dolnośląskie")));

  private static Region region(
      int index,
      String language,
      String phonePrefix,
      String companyForm,
      String timezone,
      String country,
      List<String> firstNames,
      List<String> lastNames,
      List<String> places) {
    return new Region(
        index,
        language,
        phonePrefix,
        companyForm,
        timezone,
        country,
        firstNames,
        firstNames.stream().map(Region::plain).toList(),
        lastNames,
        lastNames.stream().map(Region::plain).toList(),
        places);
  }

  static String plain(String text) {
    String bare =
        text.replace("ø", "o")
            .replace("Ø", "O")
            .replace("ł", "l")
            .replace("Ł", "L")
            .replace("ß", "ss")
            .replace("æ", "ae");
    return Normalizer.normalize(bare, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z0-9]", "")
        .toLowerCase(Locale.ROOT);
  }
}
