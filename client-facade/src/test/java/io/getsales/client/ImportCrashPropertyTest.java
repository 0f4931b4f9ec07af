package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.NewContact;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** An import that dies anywhere and is begun again makes nobody twice and loses no row. */
class ImportCrashPropertyTest {

  /** The end of a process, as far as one can be had inside of another: nobody handles it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void whateverEndsItTheNextRunsMakeUpForIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int rows) throws IOException {
    Random random = new Random(seed);
    VirtualTime time = new VirtualTime();
    Path journal =
        Files.createTempDirectory(Path.of("target"), "import").resolve("contacts.journal");
    int deaths = random.nextInt(6);
    int known = random.nextInt(rows);
    try (GetSalesSandbox sandbox =
        GetSalesSandbox.builder()
            .contacts(0)
            .clock(time::now)
            .delays(time::advance)
            .noQuota()
            .build()) {
      for (int i = 0; i < known; i++) {
        sandbox.rows().addContact(Map.of("linkedin", "person-" + i));
      }
      time.advance(Duration.ofHours(1));
      List<NewContact> people =
          IntStream.range(0, rows).mapToObj(i -> person(i, random.nextInt(4) == 0)).toList();
      orderFaults(sandbox, random);

      ImportReport report = null;
      List<ImportedContact> handed = new ArrayList<>();
      for (int run = 0; report == null || report.unknown() > 0; run++) {
        handed.clear();
        int last = run < deaths ? random.nextInt(6) : Integer.MAX_VALUE;
        boolean afterEffect = random.nextBoolean();
        try (GetSales getsales = client(sandbox, time, last, afterEffect)) {
          report =
              getsales
                  .contacts()
                  .importAll(
                      sandbox.lists().get(0).uuid(),
                      people,
                      ImportOptions.defaults()
                          .withBatchSize(1 + random.nextInt(20))
                          .withJournal(journal)
                          .withOutcomes(handed::add));
        } catch (Death | ImportStoppedException e) {
          cutLastLine(journal, random);
        }
        time.advance(Duration.ofSeconds(random.nextInt(90)));
        assertThat(run).isLessThan(50);
      }

      Set<String> nicknames = new TreeSet<>();
      sandbox.contacts().stream().map(SandboxContact::linkedin).forEach(nicknames::add);
      assertThat(sandbox.contactCount())
          .as("each once")
          .isEqualTo(rows)
          .isEqualTo(nicknames.size());
      assertThat(handed).extracting(ImportedContact::row).hasSize(rows).doesNotHaveDuplicates();
      assertThat(report.created()).isEqualTo(rows - known);
      assertThat(report.matched()).isEqualTo(known);
      for (ImportedContact row : handed) {
        assertThat(sandbox.contact(row.contactUuid()).orElseThrow().linkedin())
            .isEqualTo("person-" + (row.row() - 1));
      }
    }
  }

  /** Some go into a batch, some are matched by upserts from the start. */
  private static NewContact person(int number, boolean bySalesNavigator) {
    NewContact person = new NewContact().firstName("Person " + number);
    return bySalesNavigator
        ? person.linkedinId("ACwAA" + String.format("%034d", number)).linkedin("person-" + number)
        : person.linkedinId("person-" + number);
  }

  private static void orderFaults(GetSalesSandbox sandbox, Random random) {
    for (int i = random.nextInt(6); i > 0; i--) {
      String operation = random.nextBoolean() ? "createContacts" : "upsertContact";
      var fault = sandbox.faults().on(operation).nth(1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> fault.cutAfterEffect();
        case 1 -> fault.cutBeforeEffect();
        case 2 -> fault.answer(500 + random.nextInt(4)).afterEffect();
        case 3 -> fault.answer(429);
        default -> fault.html(200).afterEffect();
      }
    }
  }

  /** Dies at a request, before it leaves or when its answer is there and nobody has seen it. */
  private static GetSales client(
      GetSalesSandbox sandbox, VirtualTime time, int last, boolean afterEffect) {
    int[] requests = new int[1];
    OkHttpClient mortal =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  boolean dies = requests[0]++ == last;
                  if (dies && !afterEffect) {
                    throw new Death();
                  }
                  Response response = chain.proceed(chain.request());
                  if (dies) {
                    response.close();
                    throw new Death();
                  }
                  return response;
                })
            .build();
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .timeSource(time)
        .httpClient(mortal)
        .build();
  }

  /** A write that was under way when the power failed. */
  private static void cutLastLine(Path journal, Random random) {
    try {
      if (Files.exists(journal) && random.nextBoolean()) {
        byte[] torn =
            ("0" + (1_000 + random.nextInt(500)) + " 12ab")
                .substring(1)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Files.readAllBytes(journal);
        byte[] both = Arrays.copyOf(whole, whole.length + torn.length);
        System.arraycopy(torn, 0, both, whole.length, torn.length);
        Files.write(journal, both);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
