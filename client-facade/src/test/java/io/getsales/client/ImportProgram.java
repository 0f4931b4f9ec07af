package io.getsales.client;

import io.getsales.client.generated.model.NewContact;
import io.getsales.client.resilience.Quota;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program of its own that imports until it is killed or done, and says how far it is.
 *
 * <p>Arguments: base URL, list, journal, number of contacts. The key of the sandbox comes from the
 * environment, as {@code GETSALES_API_KEY}.
 */
final class ImportProgram {
  private ImportProgram() {}

  static Stream<NewContact> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> new NewContact().linkedinId("person-" + i));
  }

  public static void main(String[] arguments) {
    try (GetSales getsales =
        GetSales.builder()
            .fromEnvironment()
            .baseUrl(arguments[0])
            .quota(Quota.unlimited())
            .build()) {
      getsales
          .contacts()
          .importAll(
              arguments[1],
              people(Integer.parseInt(arguments[3]))::iterator,
              ImportOptions.defaults()
                  .withBatchSize(20)
                  .withJournal(Path.of(arguments[2]))
                  .withProgress(progress -> System.out.println(progress.done())));
    }
  }
}
