package io.getsales.client.benchmark;

import io.getsales.client.GetSales;
import io.getsales.client.generated.api.ListsApi;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call with an answer of 200 bytes, over the loopback. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SmallCall {
  private static final String LIST = "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911";

  /** Where the page server is. */
  @Param("")
  public String url;

  private ListsApi bare;
  private GetSales client;

  /** Makes both clients. */
  @Setup
  public void connect() {
    bare = Contenders.bare(url).create(ListsApi.class);
    client = Contenders.client(url);
  }

  /** The generated interface, Retrofit and our converter. */
  @Benchmark
  public String bare() throws IOException {
    return bare.getContactList(LIST).execute().body().getName();
  }

  /** The client. */
  @Benchmark
  public String client() {
    return client.lists().get(LIST).getName();
  }
}
