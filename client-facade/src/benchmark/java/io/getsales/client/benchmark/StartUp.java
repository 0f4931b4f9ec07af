package io.getsales.client.benchmark;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import io.getsales.client.GetSales;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** From the start of a JVM to one decoded answer, by this library or as one would by hand. */
final class StartUp {
  private static final String LIST = "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911";

  private StartUp() {}

  /** Says that the answer is there, and how many classes that took. */
  private static void answered(String name) {
    if (!name.equals("Autumn round")) {
      throw new IllegalStateException(name);
    }
    System.out.println("answered");
    System.out.println(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    System.exit(0);
  }

  static final class Library {
    public static void main(String[] args) {
      GetSales client = GetSales.builder().apiKey("benchmark").baseUrl(args[0]).build();
      answered(client.lists().get(LIST).getName());
    }
  }

  static final class ByHand {
    record ContactList(
        String uuid,
        @SerializedName("team_id") int teamId,
        String name,
        @SerializedName("user_id") int userId,
        @SerializedName("created_at") String createdAt,
        @SerializedName("updated_at") String updatedAt) {}

    interface Lists {
      @GET("leads/api/lists/{uuid}")
      Call<ContactList> get(@Header("Authorization") String key, @Path("uuid") String uuid);
    }

    public static void main(String[] args) throws IOException {
      Lists lists =
          new Retrofit.Builder()
              .baseUrl(args[0])
              .client(new OkHttpClient())
              .addConverterFactory(GsonConverterFactory.create(new Gson()))
              .build()
              .create(Lists.class);
      answered(lists.get("Bearer benchmark", LIST).execute().body().name());
    }
  }
}
