package io.getsales.client.build.update;

import io.getsales.client.build.java.FacadeSources;
import io.getsales.client.build.java.FacadeUse;
import io.getsales.client.build.overlay.Overlay;
import io.getsales.client.build.overlay.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description that is checked in, which a new one is compared with.
 *
 * @param root the description as published
 * @param built what it becomes
 * @param use how the facade stands on that
 */
record Present(@Nullable Object root, Built built, FacadeUse use) {

  static Present of(Project project, Collection<Path> classpath, Path directory)
      throws IOException {
    @Nullable Object root = YamlReader.read(project.description()).root();
    Built built = Built.of(root, Overlay.read(project.overlay()), project, classpath, directory);
    return new Present(
        root, built, FacadeSources.analyze(List.of(project.facade()), built.classpath(classpath)));
  }
}
