package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.ImportOptions;
import io.getsales.client.ImportReport;
import io.getsales.client.ImportedContact;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.resilience.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Imports contacts from a CSV file with the columns linkedin, first_name, last_name, company and
 * email. A journal beside the file lets it go on after a crash; lines that were refused may be
 * corrected in the file before it is run again.
 */
public final class ContactsFromCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setNullString("")
          .setTrim(true)
          .get();

  private final GetSales getsales;

  ContactsFromCsv(GetSales getsales) {
    this.getsales = getsales.with(options -> options.priority(Priority.BACKGROUND));
  }

  /** Takes the file and the UUID of a list; the key comes from the environment. */
  public static void main(String[] args) throws IOException {
    try (GetSales getsales = GetSales.fromEnvironment()) {
      ImportReport report = new ContactsFromCsv(getsales).run(Path.of(args[0]), args[1]);
      System.out.println(report);
      for (ImportedContact row : report.problems()) {
        System.out.println("contact " + row.row() + ": " + row.outcome() + row.fieldMessages());
      }
    }
  }

  ImportReport run(Path file, String listUuid) throws IOException {
    Path journal = file.resolveSibling(file.getFileName() + "." + listUuid + ".journal");
    try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT);
        Stream<NewContact> people = csv.stream().map(ContactsFromCsv::contact)) {
      return getsales
          .contacts()
          .importAll(listUuid, people::iterator, ImportOptions.defaults().withJournal(journal));
    }
  }

  private static NewContact contact(CSVRecord line) {
    return new NewContact()
        .linkedinId(line.get("linkedin"))
        .firstName(line.get("first_name"))
        .lastName(line.get("last_name"))
        .companyName(line.get("company"))
        .email(line.get("email"));
  }
}
