package io.getsales.client;

/** A program that makes one call, for {@link ResourceUseTest} to look at from outside. */
final class OneCall {
  private OneCall() {}

  /** Gets a list. Arguments: base URL, key, the list. */
  public static void main(String[] args) {
    GetSales getsales = GetSales.builder().baseUrl(args[0]).apiKey(args[1]).build();
    System.out.println(getsales.lists().get(args[2]).getName());
    Thread.getAllStackTraces().keySet().stream().map(Thread::getName).forEach(System.out::println);
    System.exit(0);
  }
}
