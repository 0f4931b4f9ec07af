package io.getsales.client.build.nativeimage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What a native image has to keep, in the order in which it was added. */
final class Metadata {
  private final JsonArray reflection = new JsonArray();
  private final JsonArray proxies = new JsonArray();

  /** An interface that is implemented at run time, and whose methods' annotations are read. */
  void addProxied(Class<?> type) {
    JsonObject entry = named(type);
    entry.addProperty("allDeclaredMethods", true);
    reflection.add(entry);

    JsonArray interfaces = new JsonArray();
    interfaces.add(type.getName());
    JsonObject proxy = new JsonObject();
    proxy.add("interfaces", interfaces);
    proxies.add(proxy);
  }

  /** A class that is created by its constructor without parameters. */
  void addCreated(Class<?> type) {
    JsonObject constructor = new JsonObject();
    constructor.addProperty("name", "<init>");
    constructor.add("parameterTypes", new JsonArray());
    JsonArray methods = new JsonArray();
    methods.add(constructor);
    JsonObject entry = named(type);
    entry.add("methods", methods);
    reflection.add(entry);
  }

  JsonElement reflection() {
    return reflection;
  }

  JsonElement proxies() {
    return proxies;
  }

  private static JsonObject named(Class<?> type) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", type.getName());
    return entry;
  }
}
