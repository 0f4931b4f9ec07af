package com.example.outreach;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.util.HashSet;
import java.util.Set;

/** Reads every contact of a sandbox and fails when one is missing. */
public final class Program {
  private Program() {}

  public static void main(String[] args) {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(250).build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      Set<String> read = new HashSet<>();
      for (ContactRecord row : getsales.contacts().search()) {
        read.add(row.getLead().getUuid());
      }
      if (read.size() != sandbox.contactCount()) {
        throw new IllegalStateException("read: " + read.size() + " of " + sandbox.contactCount());
      }
      System.out.println("contacts read: " + read.size());
    }
  }
}
