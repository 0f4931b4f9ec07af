package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.error.AuthenticationException;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@GetSalesTest(contacts = 250)
class ContactsToCsvTest {
  @TempDir private Path directory;

  private List<CSVRecord> lines(Path file) throws Exception {
    try (CSVParser csv =
        CSVParser.parse(
            Files.newBufferedReader(file), CSVFormat.RFC4180.builder().setHeader().get())) {
      return csv.getRecords();
    }
  }

  @Test
  void everybodyIsInTheFileWhateverIsInTheirNames(GetSalesSandbox sandbox, GetSales getsales)
      throws Exception {
    String odd = "Bj\u00f8rn \"Bear\" O'Hara, Jr.\nof Bergen";
    String uuid = sandbox.rows().addContact(Map.of("name", odd));
    Path file = directory.resolve("contacts.csv");

    assertThat(new ContactsToCsv(getsales).write(file).isComplete()).isTrue();

    assertThat(lines(file))
        .extracting(line -> line.get("uuid"))
        .containsExactlyInAnyOrderElementsOf(
            sandbox.contacts().stream().map(SandboxContact::uuid).toList());
    assertThat(lines(file))
        .filteredOn(line -> line.get("uuid").equals(uuid))
        .singleElement()
        .satisfies(line -> assertThat(line.get("name")).isEqualTo(odd));
  }

  @Test
  void aRunThatFailsLeavesTheFileOfTheNightBefore(GetSalesSandbox sandbox, GetSales getsales)
      throws Exception {
    Path file = directory.resolve("contacts.csv");
    ContactsToCsv job = new ContactsToCsv(getsales);
    job.write(file);
    String before = Files.readString(file);
    sandbox.faults().on("searchContacts").nth(2).answer(401);

    assertThatThrownBy(() -> job.write(file)).isInstanceOf(AuthenticationException.class);

    assertThat(file).hasContent(before);
    job.write(file);
    assertThat(lines(file)).hasSize(250);
  }
}
