package io.getsales.client.benchmark;

import com.google.gson.Gson;
import io.getsales.client.GetSales;
import io.getsales.client.benchmark.Contender.Tally;
import io.getsales.client.decoding.Drift;
import io.getsales.client.decoding.OddValues;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactSearch;
import io.getsales.client.internal.wire.JsonConverterFactory;
import io.getsales.client.internal.wire.SkipFloor;
import io.getsales.client.paging.Paged;
import io.getsales.client.paging.Traversal;
import io.getsales.client.resilience.Quota;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** All ways to read contacts that are compared, by name. */
final class Contenders {
  static final int PAGE = 100;

  private Contenders() {}

  static Map<String, Function<String, Contender>> all() {
    Map<String, Function<String, Contender>> all = new LinkedHashMap<>();
    all.put("discard", url -> bytes(url, Contenders::discard));
    all.put("skip", url -> bytes(url, body -> SkipFloor.inMemory(body.source())));
    all.put("skip-stream", url -> bytes(url, body -> SkipFloor.streamed(body.charStream())));
    all.put("raw", Contenders::raw);
    all.put("plain", url -> library(url, Traversal.PLAIN));
    all.put("strict", url -> library(url, Traversal.STRICT));
    all.put("retrofit-gson", Contenders::retrofitGson);
    all.put("okhttp-gson", Contenders::okhttpGson);
    all.put("native-jackson", Contenders::nativeJackson);
    all.put("feign-jackson", Contenders::feignJackson);
    return all;
  }

  /** What a floor does with an answer; how many rows it holds is known from the page's size. */
  @FunctionalInterface
  private interface BodyReader {
    void read(ResponseBody body) throws IOException;
  }

  private static void discard(ResponseBody body) throws IOException {
    byte[] chunk = new byte[8 << 10];
    while (body.source().read(chunk) != -1) {
      // Thrown away.
    }
  }

  private static Contender bytes(String url, BodyReader reader) {
    OkHttpClient client = new OkHttpClient();
    return () -> {
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        String search =
            "{\"limit\":%d,\"offset\":%d,\"order_field\":\"created_at\",\"order_type\":\"asc\"}"
                .formatted(PAGE, offset);
        Request request =
            new Request.Builder()
                .url(url + "leads/api/leads/search")
                .post(RequestBody.create(search, MediaType.get("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
          reader.read(response.body());
        }
      }
      return new Contender.Seen(ContactRows.COUNT, 0);
    };
  }

  /** The generated interface over Retrofit with our converter and nothing round it. */
  static Retrofit bare(String url) {
    return new Retrofit.Builder()
        .baseUrl(url)
        .client(new OkHttpClient())
        .addConverterFactory(new JsonConverterFactory(OddValues.KEEP_RAW, new Drift(true)))
        .build();
  }

  /** The whole library, with a gate that works but never makes a call wait. */
  static GetSales client(String url) {
    return GetSales.builder()
        .apiKey("benchmark")
        .baseUrl(url)
        .quota(Quota.perMinute(Integer.MAX_VALUE - 1))
        .build();
  }

  private static Contender raw(String url) {
    ContactsApi api = bare(url).create(ContactsApi.class);
    return () -> {
      Tally tally = new Tally();
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        ContactSearch search =
            new ContactSearch()
                .limit(PAGE)
                .offset(offset)
                .orderField("created_at")
                .orderType(ContactSearch.OrderType.ASC);
        ContactPage page = api.searchContacts(search).execute().body();
        page.getData().forEach(row -> add(row, tally));
      }
      return tally.seen();
    };
  }

  private static Contender library(String url, Traversal traversal) {
    Paged<ContactRecord> everybody = client(url).contacts().search().traversal(traversal);
    return () -> {
      Tally tally = new Tally();
      for (ContactRecord row : everybody) {
        add(row, tally);
      }
      return tally.seen();
    };
  }

  private static void add(ContactRecord row, Tally tally) {
    Contact contact = row.getLead();
    tally.add(contact.getUuid(), contact.getUpdatedAt().toInstant());
  }

  private static Contender retrofitGson(String url) {
    Gson gson = new peer.retrofitgson.JSON().getGson();
    peer.retrofitgson.api.ContactsApi api =
        new Retrofit.Builder()
            .baseUrl(url)
            .client(new OkHttpClient())
            .addConverterFactory(GsonConverterFactory.create(gson))
            .build()
            .create(peer.retrofitgson.api.ContactsApi.class);
    return () -> {
      Tally tally = new Tally();
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        var search = new peer.retrofitgson.model.SearchContactsRequest().limit(PAGE).offset(offset);
        for (var row : api.searchContacts(search).execute().body().getData()) {
          tally.add(row.getLead().getUuid(), row.getLead().getUpdatedAt().toInstant());
        }
      }
      return tally.seen();
    };
  }

  private static Contender okhttpGson(String url) {
    var client = new peer.okhttpgson.ApiClient().setBasePath(withoutSlash(url));
    client.setBearerToken("benchmark");
    var api = new peer.okhttpgson.api.ContactsApi(client);
    return () -> {
      Tally tally = new Tally();
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        var search = new peer.okhttpgson.model.SearchContactsRequest().limit(PAGE).offset(offset);
        for (var row : api.searchContacts(search).getData()) {
          tally.add(row.getLead().getUuid(), row.getLead().getUpdatedAt().toInstant());
        }
      }
      return tally.seen();
    };
  }

  private static Contender nativeJackson(String url) {
    var client = new peer.nativejackson.ApiClient();
    client.updateBaseUri(withoutSlash(url));
    var api = new peer.nativejackson.api.ContactsApi(client);
    return () -> {
      Tally tally = new Tally();
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        var search =
            new peer.nativejackson.model.SearchContactsRequest().limit(PAGE).offset(offset);
        for (var row : api.searchContacts(search).getData()) {
          tally.add(row.getLead().getUuid(), row.getLead().getUpdatedAt().toInstant());
        }
      }
      return tally.seen();
    };
  }

  private static Contender feignJackson(String url) {
    var api =
        new peer.feignjackson.ApiClient()
            .setBasePath(withoutSlash(url))
            .buildClient(peer.feignjackson.api.ContactsApi.class);
    return () -> {
      Tally tally = new Tally();
      for (int offset = 0; offset < ContactRows.COUNT; offset += PAGE) {
        var search = new peer.feignjackson.model.SearchContactsRequest().limit(PAGE).offset(offset);
        for (var row : api.searchContacts(search).getData()) {
          tally.add(row.getLead().getUuid(), row.getLead().getUpdatedAt().toInstant());
        }
      }
      return tally.seen();
    };
  }

  private static String withoutSlash(String url) {
    return url.substring(0, url.length() - 1);
  }

  /** The names of the floors, whose rows are not decoded. */
  static List<String> floors() {
    return List.of("discard", "skip", "skip-stream");
  }
}
