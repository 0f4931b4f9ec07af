package io.getsales.client.build.nativeimage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks through compiled packages and writes {@code reflect-config.json} and {@code
 * proxy-config.json}: the two files that every GraalVM reads from 17 on, which {@code
 * reachability-metadata.json} is not.
 */
public final class WriteMetadata {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private WriteMetadata() {}

  /**
   * Writes the files.
   *
   * @param args the directory of compiled classes, the directory to write to, and the packages to
   *     look through
   * @throws IOException when a directory cannot be read or written
   */
  public static void main(String... args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "arguments: " + args.length + " (expected: classes, output, packages)");
    }
    Metadata metadata = new Metadata();
    for (String packageName : List.of(args).subList(2, args.length)) {
      for (Class<?> type : classesOf(Path.of(args[0]), packageName)) {
        if (type.isInterface()) {
          metadata.addProxied(type);
        } else if (isCreated(type)) {
          metadata.addCreated(type);
        }
      }
    }
    Path output = Files.createDirectories(Path.of(args[1]));
    write(output.resolve("reflect-config.json"), metadata.reflection());
    write(output.resolve("proxy-config.json"), metadata.proxies());
  }

  /** Models alone have such a constructor; the tool is compiled before them and cannot ask them. */
  private static boolean isCreated(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && Stream.of(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0);
  }

  private static List<Class<?>> classesOf(Path root, String packageName) throws IOException {
    Path directory = root.resolve(packageName.replace('.', '/'));
    String suffix = ".class";
    try (Stream<Path> files = Files.list(directory)) {
      List<Class<?>> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(suffix) && !name.equals("package-info.class"))
              .sorted()
              .<Class<?>>map(
                  name ->
                      load(packageName + "." + name.substring(0, name.length() - suffix.length())))
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("package: no classes in " + directory);
      }
      return found;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, WriteMetadata.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, JsonElement json) throws IOException {
    Files.writeString(file, JSON.toJson(json) + "\n");
  }
}
