package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.error.AuthenticationException;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 1_800)
class ContactsToDatabaseTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private Connection looking;

  @BeforeEach
  void open() throws SQLException {
    looking = DriverManager.getConnection(url);
  }

  @AfterEach
  void close() throws SQLException {
    try (Statement statement = looking.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  /** A process of its own: what it had not committed is gone with it. */
  private int run(GetSales getsales) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      try {
        return new ContactsToDatabase(getsales, connection).run();
      } finally {
        connection.rollback();
      }
    }
  }

  private Map<String, String> table() throws SQLException {
    Map<String, String> names = new TreeMap<>();
    try (Statement statement = looking.createStatement();
        ResultSet rows = statement.executeQuery("SELECT uuid, name FROM contacts")) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
    return names;
  }

  private static Map<String, String> state(GetSalesSandbox sandbox) {
    return sandbox.contacts().stream()
        .collect(Collectors.toMap(SandboxContact::uuid, SandboxContact::name));
  }

  @Test
  void theTableFollowsWhatIsNewChangedAndDeleted(GetSalesSandbox sandbox, GetSales getsales)
      throws SQLException {
    assertThat(run(getsales)).isEqualTo(1_800);
    assertThat(table()).isEqualTo(state(sandbox));

    sandbox.rows().deleteContact(sandbox.contacts().get(3).uuid());
    sandbox.rows().updateContact(sandbox.contacts().get(5).uuid(), Map.of("name", "Marta L."));
    sandbox.rows().addContact(Map.of("name", "Jonas Berg"));

    assertThat(run(getsales)).isEqualTo(1_800);
    assertThat(table()).isEqualTo(state(sandbox)).containsValue("Marta L.");
  }

  @Test
  void aRunThatDiedGoesOnWhereItWas(GetSalesSandbox sandbox, GetSales getsales)
      throws SQLException {
    run(getsales);
    sandbox.rows().deleteContact(sandbox.contacts().get(3).uuid());
    sandbox.faults().on("searchContacts").nth(14).answer(401);
    assertThatThrownBy(() -> run(getsales)).isInstanceOf(AuthenticationException.class);

    int rest = run(getsales);

    assertThat(rest).isBetween(1, 1_300);
    assertThat(table()).isEqualTo(state(sandbox)).hasSize(1_799);
    sandbox.verify().metEveryFault();
  }
}
