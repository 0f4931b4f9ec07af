package com.example.outreach;

import io.getsales.client.GetSales;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;

/** Reads by a resource and by a generated interface, over a pool of its own. */
final class Visitors {
  private Visitors() {}

  static List<String> namesOn(GetSales getsales, String listUuid) {
    return getsales
        .contacts()
        .search(Filter.where("list_uuid", Condition.is(listUuid)))
        .stream()
        .map(row -> row.getLead().getName())
        .toList();
  }

  static List<String> lists(GetSales getsales) throws IOException {
    return getsales
        .api(ListsApi.class)
        .listContactLists(100, 0, "name", "asc", new FilterParameters())
        .execute()
        .body()
        .getData()
        .stream()
        .map(ContactList::getName)
        .toList();
  }

  static GetSales client(String apiKey, String baseUrl) {
    return GetSales.builder()
        .apiKey(apiKey)
        .baseUrl(baseUrl)
        .httpClient(new OkHttpClient())
        .build();
  }
}
