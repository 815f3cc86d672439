package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.spark.LocalSpark;
import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests JARs that Spark's own fetcher brings to the driver. */
@ExtendWith(LocalSpark.class)
class FetchedJarsTest {
  @TempDir Path folder;

  @Test
  void areFetchedOnceAndGoWithTheSession(SparkSession session) throws Exception {
    Path jar = PluginJar.elementwise("q.Hill", "x").writeTo(folder.resolve("my hill.jar"));
    Path fetched;
    try (FetchedJars jars = new FetchedJars()) {
      fetched = jars.get(jar.toUri().toString(), session.sparkContext());
      assertThat(fetched).hasFileName("my hill.jar").isNotEqualTo(jar).hasSameBinaryContentAs(jar);
      assertThat(jars.get(jar.toUri().toString(), session.sparkContext())).isSameAs(fetched);
    }
    assertThat(fetched).doesNotExist();
    assertThat(fetched.getParent().getParent()).doesNotExist();
  }

  @Test
  void areAskedForAgainIfTheyCouldNotBeHad(SparkSession session) throws Exception {
    Path jar = folder.resolve("late.jar");
    String uri = jar.toUri().toString();
    try (FetchedJars jars = new FetchedJars()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> jars.get(uri, session.sparkContext()))
            .isInstanceOf(FetchedJars.UnreachableException.class)
            .hasMessageContaining("late.jar");
      }
      PluginJar.elementwise("q.Hill", "x").writeTo(jar);
      assertThat(Files.exists(jars.get(uri, session.sparkContext()))).isTrue();
    }
  }

  @Test
  void haveTheNameThatExecutorsGiveThem() {
    assertThat(FetchedJars.fileName("spark://127.0.0.1:1/jars/my%20hill.jar"))
        .isEqualTo("my hill.jar");
    assertThat(FetchedJars.fileName("s3a://b/hill.jar")).isEqualTo("hill.jar");
    assertThat(FetchedJars.fileName("no uri at all")).isEmpty();
  }
}
