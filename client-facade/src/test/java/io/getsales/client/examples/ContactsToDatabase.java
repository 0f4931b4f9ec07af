package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.paging.Checkpoint;
import io.getsales.client.paging.Checkpointed;
import io.getsales.client.paging.Paged;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps a table of all contacts, once a night: new and changed ones are written, deleted ones
 * leave. How far it came is written with the rows in one transaction, so a run that died goes on
 * where it was. The SQL is H2's; elsewhere MERGE is spelt otherwise, such as INSERT … ON CONFLICT.
 */
public final class ContactsToDatabase {
  private static final int ROWS_A_TRANSACTION = 500;
  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS contacts (
        uuid VARCHAR PRIMARY KEY, name VARCHAR, company VARCHAR, email VARCHAR, run INT);
      CREATE TABLE IF NOT EXISTS sync (id INT PRIMARY KEY, run INT, checkpoint VARCHAR)
      """;

  private final GetSales getsales;
  private final Connection database;

  ContactsToDatabase(GetSales getsales, Connection database) {
    this.getsales = getsales;
    this.database = database;
  }

  /** Takes a JDBC URL; key, and user and password of the database, come from the environment. */
  public static void main(String[] args) throws SQLException {
    try (GetSales getsales = GetSales.fromEnvironment();
        Connection database =
            DriverManager.getConnection(
                args[0], System.getenv("DATABASE_USER"), System.getenv("DATABASE_PASSWORD"))) {
      System.out.println(new ContactsToDatabase(getsales, database).run() + " contacts");
    }
  }

  /** Answers how many contacts this run has read; after a crash, the rest. */
  int run() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(TABLES);
    }
    database.setAutoCommit(false);
    int run = 1;
    Paged<ContactRecord> contacts = getsales.contacts().search().prefetch(1);
    try (Statement statement = database.createStatement();
        ResultSet sync = statement.executeQuery("SELECT run, checkpoint FROM sync")) {
      if (sync.next()) {
        run = sync.getInt("run");
        String checkpoint = sync.getString("checkpoint");
        if (checkpoint == null) {
          run++;
        } else {
          contacts = contacts.resume(Checkpoint.parse(checkpoint));
        }
      }
    }
    int rows = 0;
    try (PreparedStatement merge =
        database.prepareStatement("MERGE INTO contacts KEY (uuid) VALUES (?, ?, ?, ?, ?)")) {
      for (Checkpointed<ContactRecord> next : contacts.checkpointed()) {
        Contact contact = next.row().getLead();
        merge.setString(1, contact.getUuid());
        merge.setString(2, contact.getName());
        merge.setString(3, contact.getCompanyName());
        merge.setString(4, contact.getWorkEmail());
        merge.setInt(5, run);
        merge.addBatch();
        if (++rows % ROWS_A_TRANSACTION == 0) {
          merge.executeBatch();
          commit(run, next.after().toString());
        }
      }
      merge.executeBatch();
    }
    // The list was read to its end, or there would have been an exception: the others are deleted.
    try (PreparedStatement delete =
        database.prepareStatement("DELETE FROM contacts WHERE run < ?")) {
      delete.setInt(1, run);
      delete.executeUpdate();
    }
    commit(run, null);
    return rows;
  }

  private void commit(int run, String checkpoint) throws SQLException {
    try (PreparedStatement merge =
        database.prepareStatement("MERGE INTO sync KEY (id) VALUES (1, ?, ?)")) {
      merge.setInt(1, run);
      merge.setString(2, checkpoint);
      merge.executeUpdate();
    }
    database.commit();
  }
}
