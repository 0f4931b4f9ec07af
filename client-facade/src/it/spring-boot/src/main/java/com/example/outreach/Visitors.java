package com.example.outreach;

import io.getsales.client.GetSales;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class Visitors {
  private final GetSales getsales;

  Visitors(GetSales getsales) {
    this.getsales = getsales;
  }

  List<String> namesOn(String listUuid) {
    return getsales
        .contacts()
        .search(Filter.where("list_uuid", Condition.is(listUuid)))
        .stream()
        .map(row -> row.getLead().getName())
        .toList();
  }
}
