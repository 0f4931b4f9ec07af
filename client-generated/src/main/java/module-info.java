/** Models and Retrofit interfaces of the GetSales.io Public API, made from its description. */
module io.getsales.client.generated {
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static transitive org.jspecify;

  exports io.getsales.client.generated.api;
  exports io.getsales.client.generated.model;
  exports io.getsales.client.generated.support;
}
