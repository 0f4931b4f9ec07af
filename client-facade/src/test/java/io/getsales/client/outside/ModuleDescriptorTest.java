package io.getsales.client.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an application on the module path may use. */
class ModuleDescriptorTest {
  private final ModuleDescriptor module = descriptor();

  @Test
  void everyPackageIsExportedToEverybodyUnlessItIsInternal() throws Exception {
    Set<String> exported =
        module.exports().stream()
            .peek(export -> assertThat(export.isQualified()).isFalse())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());

    assertThat(exported)
        .containsExactlyInAnyOrderElementsOf(
            packages().filter(name -> !name.contains(".internal")).toList());
  }

  @Test
  void nothingIsOpen() {
    assertThat(module.isOpen()).isFalse();
    assertThat(module.opens()).isEmpty();
  }

  @Test
  void aUserNamesThisModuleOnly() {
    assertThat(module.name()).isEqualTo("io.getsales.client");
    assertThat(
            module.requires().stream()
                .filter(needed -> needed.modifiers().contains(Modifier.TRANSITIVE))
                .filter(needed -> !needed.modifiers().contains(Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name))
        .containsExactlyInAnyOrder("io.getsales.client.generated", "okhttp3");
  }

  private static Stream<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(classes())) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes().relativize(file).getParent())
          .filter(directory -> directory != null)
          .map(directory -> directory.toString().replace('/', '.').replace('\\', '.'))
          .distinct()
          .toList()
          .stream();
    }
  }

  private static ModuleDescriptor descriptor() {
    try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes() {
    return Path.of(
        URI.create(GetSales.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
