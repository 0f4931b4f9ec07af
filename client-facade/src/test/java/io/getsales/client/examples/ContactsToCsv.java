package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.paging.TraversalReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Copies all contacts into a CSV file, once a night. The file is replaced as a whole when
 * everything is there: a run that dies or misses something leaves the one of the night before.
 */
public final class ContactsToCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader("uuid", "name", "company", "email", "created").get();

  private final GetSales getsales;

  ContactsToCsv(GetSales getsales) {
    this.getsales = getsales;
  }

  /** Takes the file; the key comes from the environment. */
  public static void main(String[] args) throws IOException {
    try (GetSales getsales = GetSales.fromEnvironment()) {
      System.out.println(new ContactsToCsv(getsales).write(Path.of(args[0])));
    }
  }

  TraversalReport write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    TraversalReport report;
    try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(fresh), FORMAT)) {
      report = getsales.contacts().search().prefetch(1).read(row -> print(csv, row));
    }
    if (!report.isComplete()) {
      throw new IllegalStateException("incomplete: " + report.reason());
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return report;
  }

  private static void print(CSVPrinter csv, ContactRecord row) {
    Contact contact = row.getLead();
    try {
      csv.printRecord(
          contact.getUuid(),
          contact.getName(),
          contact.getCompanyName(),
          contact.getWorkEmail(),
          contact.getCreatedAt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
