package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the command of a distribution looks for its functions. */
class InstalledFunctionsTest {
  private static final ClassLoader CLASS_PATH = InstalledFunctionsTest.class.getClassLoader();
  private static final String SERVICE = "META-INF/services/dev.secant.api.Function";

  @TempDir private Path home;

  @Test
  void withoutADistributionTheyAreOnTheClassPath() {
    assertThat(InstalledFunctions.in("", CLASS_PATH)).isSameAs(CLASS_PATH);
    assertThat(InstalledFunctions.in(home.toString(), CLASS_PATH)).isSameAs(CLASS_PATH);
  }

  @Test
  void servicesAreThoseOfItsJarAndAllElseIsOfTheClassPath() throws IOException {
    Path lib = Files.createDirectory(home.resolve("lib"));
    Path jar = Files.move(SamplePlugin.writeTo(lib), lib.resolve("secant-functions-basic.jar"));
    ClassLoader loader = InstalledFunctions.in(home.toString(), CLASS_PATH);

    assertThat(Collections.list(loader.getResources(SERVICE)))
        .singleElement()
        .satisfies(
            url -> {
              assertThat(url).hasToString("jar:" + jar.toUri() + "!/" + SERVICE);
              assertThat(text(url)).contains("dev.secant.cli.sample.Pair");
            });
    assertThat(Collections.list(loader.getResources(SERVICE + "Factory"))).isEmpty();
    String own = getClass().getName().replace('.', '/') + ".class";
    assertThat(Collections.list(loader.getResources(own)))
        .isEqualTo(Collections.list(CLASS_PATH.getResources(own)));
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
