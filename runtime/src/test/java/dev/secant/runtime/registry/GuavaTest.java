package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The build says with which Guava the tests run: its own, or that of a cluster of Spark. */
class GuavaTest {
  @Test
  void isTheOneThatTheBuildSays() throws IOException {
    Properties guava = new Properties();
    try (InputStream in =
        Uninterruptibles.class.getResourceAsStream(
            "/META-INF/maven/com.google.guava/guava/pom.properties")) {
      guava.load(Objects.requireNonNull(in, "the JAR of Guava has no pom.properties"));
    }
    assertThat(guava.getProperty("version")).isEqualTo(System.getProperty("secant.guava"));
  }
}
