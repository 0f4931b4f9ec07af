package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import org.junit.jupiter.api.Test;

class OldGsonTest {
  @Test
  void theClientSaysSoWhenItIsMadeAndNotAtTheFirstAnswer() {
    GetSalesBuilder builder = GetSales.builder().apiKey("no-key-of-anybody");

    IllegalStateException thrown = assertThrows(IllegalStateException.class, builder::build);

    assertTrue(thrown.getMessage().contains("2.12 or later"), thrown.getMessage());
  }
}
