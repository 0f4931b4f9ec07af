package io.getsales.client.generated;

import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.OpenEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every class that the build made, found where it stands and not by a list of names. */
final class GeneratedClasses {

  private GeneratedClasses() {}

  static List<Class<?>> interfaces() {
    return besides(ContactsApi.class);
  }

  /** Everything in the models' package, nested classes too. */
  static List<Class<?>> inModelPackage() {
    return besides(Contact.class);
  }

  static List<Class<? extends Model>> models() {
    return inModelPackage().stream()
        .filter(Model.class::isAssignableFrom)
        .<Class<? extends Model>>map(type -> type.asSubclass(Model.class))
        .toList();
  }

  static List<Class<? extends OpenEnum>> openEnums() {
    return inModelPackage().stream()
        .filter(OpenEnum.class::isAssignableFrom)
        .<Class<? extends OpenEnum>>map(type -> type.asSubclass(OpenEnum.class))
        .toList();
  }

  private static List<Class<?>> besides(Class<?> one) {
    String suffix = ".class";
    try (Stream<Path> files =
        Files.list(Path.of(one.getResource(one.getSimpleName() + suffix).toURI()).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix) && !name.equals("package-info.class"))
          .sorted()
          .<Class<?>>map(
              name ->
                  load(
                      one.getPackageName()
                          + "."
                          + name.substring(0, name.length() - suffix.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
