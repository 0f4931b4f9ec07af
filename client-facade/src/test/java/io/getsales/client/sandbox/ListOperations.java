package io.getsales.client.sandbox;

import java.util.Map;
import java.util.Set;

/** The three operations on contact lists. */
final class ListOperations {
  private static final int FIRST_USER = 20;
  private static final ListReader LIST =
      new ListReader(
          Map.of(
              "q", FilterKey.of(FilterKey.Kind.CONTAINING, "name"),
              "uuid", FilterKey.of(FilterKey.Kind.EXACT, "uuid"),
              "name", FilterKey.of(FilterKey.Kind.EXACT, "name")),
          Set.of("uuid", "name", "user_id", "created_at", "updated_at"));

  private ListOperations() {}

  static Answer list(Account account, Call call) {
    return LIST.answer(
        account,
        call,
        account.lists(),
        account.wire().listPages(),
        RowRenderer.ofMicroseconds(account)::read);
  }

  static Answer get(Account account, Call call) {
    JsonRow row = ListReader.require(account.lists().get(call.variable("uuid")), "List", account);
    return Answer.json(200, RowRenderer.ofMicroseconds(account).read(row));
  }

  static Answer create(Account account, Call call) {
    Input body = call.input();
    String name = body.requiredText("name");
    body.rejectIfInvalid(account.errors());
    JsonRow row =
        account
            .lists()
            .add(NewRows.list(account.newUuid(Ids.Kind.LIST), name, FIRST_USER, call.timestamp()));
    return Answer.json(201, RowRenderer.ofMicroseconds(account).read(row));
  }
}
