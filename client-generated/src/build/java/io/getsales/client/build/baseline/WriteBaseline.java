package io.getsales.client.build.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Writes the classes of a directory as a jar of what others can see of them. */
public final class WriteBaseline {
  // The same classes make the same bytes.
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2001, 1, 1, 0, 0);

  private WriteBaseline() {}

  /**
   * Writes a baseline.
   *
   * @param arguments the directory of classes and the jar to write
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "arguments: " + arguments.length + " (expected: <classes> <jar>)");
    }
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path classes, Path jar) throws IOException {
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> type : visible(classes).entrySet()) {
        JarEntry entry = new JarEntry(type.getKey() + ".class");
        entry.setTimeLocal(ANY_TIME);
        out.putNextEntry(entry);
        out.write(type.getValue());
        out.closeEntry();
      }
    }
  }

  /** Public and protected classes and those that they extend, by internal name. */
  private static Map<String, byte[]> visible(Path classes) throws IOException {
    Map<String, ClassReader> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        all.put(reader.getClassName(), reader);
      }
    }
    Map<String, byte[]> visible = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    all.forEach(
        (name, reader) -> {
          if ((reader.getAccess() & Opcodes.ACC_PUBLIC) != 0) {
            open.add(name);
          }
        });
    while (!open.isEmpty()) {
      ClassReader reader = all.get(open.removeFirst());
      if (reader != null && !visible.containsKey(reader.getClassName())) {
        visible.put(reader.getClassName(), Signatures.of(reader));
        open.add(String.valueOf(reader.getSuperName()));
        open.addAll(java.util.List.of(reader.getInterfaces()));
      }
    }
    return visible;
  }
}
