package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.ImportReport;
import io.getsales.client.ImportStoppedException;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@GetSalesTest(contacts = 0)
class ContactsFromCsvTest {
  private static final String HEADER = "linkedin,first_name,last_name,company,email\n";

  @TempDir private Path directory;

  private Path file(String lines) throws IOException {
    return Files.writeString(directory.resolve("contacts.csv"), HEADER + lines);
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "person-" + i + ",Person," + i + ",\"Fjordware, AS\",\n")
        .collect(Collectors.joining());
  }

  @Test
  void aRunThatDiedGoesOnAndNobodyIsMadeTwice(GetSalesSandbox sandbox, GetSales getsales)
      throws IOException {
    String list = sandbox.lists().get(0).uuid();
    Path file = file(lines(180));
    sandbox.faults().on("createContacts").nth(2).answer(503).afterEffect();
    sandbox.faults().on("createContacts").nth(3).answer(401);
    ContactsFromCsv job = new ContactsFromCsv(getsales);
    assertThatThrownBy(() -> job.run(file, list)).isInstanceOf(ImportStoppedException.class);

    ImportReport report = job.run(file, list);

    assertThat(report.created()).isEqualTo(180);
    assertThat(report.earlier()).isEqualTo(100);
    assertThat(sandbox.contactCount()).isEqualTo(180);
    assertThat(sandbox.contacts().get(0).companyName()).isEqualTo("Fjordware, AS");
    sandbox.verify().metEveryFault();
  }

  @Test
  void aLineWithNobodyInItIsNamedAndCanBeCorrected(GetSalesSandbox sandbox, GetSales getsales)
      throws IOException {
    String list = sandbox.lists().get(0).uuid();
    ContactsFromCsv job = new ContactsFromCsv(getsales);
    ImportReport first = job.run(file(lines(3) + ",Marta,,,\n" + "person-9,,,,\n"), list);
    assertThat(first.problems())
        .singleElement()
        .satisfies(row -> assertThat(row.row()).isEqualTo(4));

    ImportReport second =
        job.run(file(lines(3) + "marta-lindqvist-4b71a2,Marta,,,\n" + "person-9,,,,\n"), list);

    assertThat(second.isComplete()).isTrue();
    assertThat(second.earlier()).isEqualTo(4);
    assertThat(sandbox.contactCount()).isEqualTo(5);
  }
}
