package io.getsales.client.examples;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.paging.Cursor;
import io.getsales.client.paging.Increment;
import io.getsales.client.query.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Passes on every LinkedIn reply since the last run: run it every few minutes. How far it came is
 * in a file, written after the replies were dealt with; a run that dies in between passes them on
 * again, so what is done with one must bear that.
 */
public final class ReplyWatch {
  private final GetSales getsales;
  private final Path cursorFile;
  private final Consumer<LinkedInMessage> handler;

  ReplyWatch(GetSales getsales, Path cursorFile, Consumer<LinkedInMessage> handler) {
    this.getsales = getsales;
    this.cursorFile = cursorFile;
    this.handler = handler;
  }

  /** Takes the file of the cursor; the key comes from the environment. */
  public static void main(String[] args) throws IOException {
    try (GetSales getsales = GetSales.fromEnvironment()) {
      new ReplyWatch(
              getsales,
              Path.of(args[0]),
              reply -> System.out.println(reply.getLeadUuid() + " replied at " + reply.getSentAt()))
          .run(Instant.now());
    }
  }

  /**
   * Answers how many replies were new.
   *
   * @param start where the very first run begins
   */
  int run(Instant start) throws IOException {
    Cursor cursor =
        Files.exists(cursorFile)
            ? Cursor.parse(Files.readString(cursorFile))
            : Cursor.startingAt(start);
    Increment<LinkedInMessage> news =
        getsales.unibox().linkedInMessages().since(Filter.where("type", is("inbox")), cursor);
    news.rows().forEach(handler);
    Path fresh = cursorFile.resolveSibling(cursorFile.getFileName() + ".new");
    Files.writeString(fresh, news.next().toString());
    Files.move(
        fresh, cursorFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return news.rows().size();
  }
}
