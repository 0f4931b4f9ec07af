package io.getsales.client;

import io.getsales.client.build.overlay.YamlReader;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.support.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of the description, as the generated interfaces have them. */
final class GeneratedOperations {
  private static final Path DESCRIPTION =
      Path.of("../client-generated/target/openapi/getsales-public-api.overlaid.yaml");
  private static final String API_PACKAGE = ContactsApi.class.getPackageName();

  private GeneratedOperations() {}

  /** Every method that calls an operation. */
  static List<Method> methods() {
    return interfaces().stream()
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .toList();
  }

  /**
   * The id of every operation that is the facade's: the overlay names its method. Others, which a
   * newer description may bring, are called by {@code GetSales.api}.
   */
  static List<String> ids() {
    Map<?, ?> root = (Map<?, ?>) YamlReader.read(DESCRIPTION).root();
    return ((Map<?, ?>) root.get("paths"))
        .values().stream()
            .flatMap(item -> ((Map<?, ?>) item).values().stream())
            .filter(
                operation ->
                    operation instanceof Map<?, ?> map && map.containsKey("x-client-method"))
            .map(operation -> (String) ((Map<?, ?>) operation).get("operationId"))
            .sorted()
            .toList();
  }

  /** Every generated interface, found where the classes lie and not by name. */
  static List<Class<?>> interfaces() {
    try {
      Path place =
          Path.of(ContactsApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return interfacesUnder(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return interfacesUnder(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> interfacesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(API_PACKAGE.replace('.', '/')))) {
      List<Class<?>> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
              .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
              .filter(Class::isInterface)
              .toList();
      return found;
    }
  }

  private static Class<?> load(String simpleName) {
    try {
      return Class.forName(API_PACKAGE + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
