package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.testkit.jar.PluginJar;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which functions of a class path count as the built-in ones. */
class BuiltInsTest {
  @TempDir Path folder;

  /** A host with the api, and nothing that offers functions. */
  private static final class Bare extends ClassLoader {
    Bare() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.secant.api.")) {
        return BuiltInsTest.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  private static URLClassLoader classPath(Path... jars) {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      try {
        urls[i] = jars[i].toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return new URLClassLoader(urls, new Bare());
  }

  private Path core(String version, String value) {
    return PluginJar.elementwise("dev.secant.functions.basic.Square", value)
        .manifest("Secant-Plugin", "core")
        .manifest("Implementation-Version", version)
        .writeTo(folder.resolve("secant-functions-basic-" + version + ".jar"));
  }

  @Test
  void areThoseOfTheJarThatSaysSoAndOfNoOther() throws Exception {
    Path core = core("1.0", "x * x");
    Path plugin = PluginJar.elementwise("q.Hill", "x").writeTo(folder.resolve("hill.jar"));
    try (URLClassLoader host = classPath(plugin, core)) {
      BuiltIns builtIns = BuiltIns.in(host);
      assertThat(builtIns.registry().functions())
          .extracting(FunctionEntry::qualifiedName)
          .containsExactly("core.square");
      assertThat(builtIns.areIn(core)).isTrue();
      assertThat(builtIns.pins().get(0))
          .isEqualTo(
              new PluginPin(
                  "core", "1.0", "secant-functions-basic-1.0.jar", GivenJars.sum(core), List.of()));
    }
  }

  @Test
  void areNoneWhereNoJarSaysSo() throws Exception {
    Path plugin = PluginJar.elementwise("q.Hill", "x").writeTo(folder.resolve("hill.jar"));
    try (URLClassLoader host = classPath(plugin)) {
      assertThat(BuiltIns.in(host).registry().functions()).isEmpty();
    }
  }

  @Test
  void mustBeThoseOfTheDriver() throws Exception {
    Path mine = core("1.0", "x * x");
    Path theirs = core("1.1", "x * x + 0");
    try (URLClassLoader host = classPath(mine);
        URLClassLoader driver = classPath(theirs)) {
      List<PluginPin> wanted = BuiltIns.in(driver).pins();
      assertThatThrownBy(() -> BuiltIns.in(host).requireSame(wanted))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessage(
              ThisProcess.name()
                  + " has core 1.0 (secant-functions-basic-1.0.jar, SHA-256 "
                  + GivenJars.sum(mine)
                  + "), the driver has core 1.1 (secant-functions-basic-1.1.jar, SHA-256 "
                  + GivenJars.sum(theirs)
                  + "): results could differ; give all machines the same version of Secant");
      assertThatCode(() -> BuiltIns.in(driver).requireSame(wanted)).doesNotThrowAnyException();
    }
  }

  @Test
  void cannotBeTwo() throws Exception {
    Path one = core("1.0", "x * x");
    Path other = core("1.1", "-1");
    try (URLClassLoader host = classPath(one, other)) {
      assertThatThrownBy(() -> BuiltIns.in(host))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessage(
              "two JARs on the class path say that they are the built-in functions: "
                  + one
                  + " and "
                  + other
                  + "; remove one");
    }
  }

  @Test
  void areNotWhatAnotherJarDefinesInTheirPlace() throws Exception {
    Path core = core("1.0", "x * x");
    Path other =
        PluginJar.elementwise("dev.secant.functions.basic.Square", "-1")
            .writeTo(folder.resolve("other.jar"));
    try (URLClassLoader host = classPath(other, core)) {
      assertThatThrownBy(() -> BuiltIns.in(host))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessageStartingWith(
              "the built-in functions are not the ones of Secant: other.square (");
    }
  }
}
