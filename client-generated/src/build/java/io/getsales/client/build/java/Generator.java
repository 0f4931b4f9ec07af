package io.getsales.client.build.java;

import java.nio.file.Path;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Runs the generator in this process, with the build's own configuration and templates. The
 * generator keeps settings in static fields, so only one runs at a time.
 */
public final class Generator {
  private final Path configuration;
  private final Path templates;

  /** Generates with these files of {@code src/generator}. */
  public Generator(Path configuration, Path templates) {
    this.configuration = configuration;
    this.templates = templates;
  }

  /**
   * Writes the sources of a prepared description.
   *
   * @return the root of the written packages
   * @throws RuntimeException the generator's own, when it cannot make anything of the description
   */
  public Path generate(Path prepared, Path output) {
    synchronized (Generator.class) {
      CodegenConfigurator configurator = CodegenConfigurator.fromFile(configuration.toString());
      configurator.setInputSpec(prepared.toString());
      configurator.setOutputDir(output.toString());
      configurator.setTemplateDir(templates.toString());
      ClientOptInput input = configurator.toClientOptInput();
      new DefaultGenerator().opts(input).generate();
    }
    return output.resolve("src/main/java");
  }
}
