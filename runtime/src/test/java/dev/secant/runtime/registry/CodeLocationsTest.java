package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.registry.scan.PluginId;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which plug-in a class of the class path belongs to. */
class CodeLocationsTest {
  private static final String PACKAGE = CodeLocations.BUILT_INS;

  @TempDir Path directory;
  private final List<Path> opened = new ArrayList<>();
  private final CodeLocations locations =
      new CodeLocations(
          path -> {
            opened.add(path);
            return CodeSourceId.read(path);
          });

  /** Returns the locations of classes of one JAR. */
  private List<CodeLocation> locate(Path jar, String... classNames) throws Exception {
    List<CodeLocation> located = new ArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      for (String className : classNames) {
        located.add(locations.of(Class.forName(className, false, loader)));
      }
    }
    return located;
  }

  private String idIn(String file, PluginJars plugin, String className) throws Exception {
    return locate(plugin.write(directory.resolve(file)), className).get(0).id().id();
  }

  @Test
  void aJarIsOpenedOnceHoweverManyClassesItHas() throws Exception {
    Path jar =
        PluginJars.plugin()
            .elementwise("a.One", "x")
            .elementwise("a.Two", "x")
            .elementwise("b.Three", "x")
            .write(directory.resolve("many-1.0.jar"));
    CodeLocation expected =
        new CodeLocation(new PluginId("many", "1.0"), jar.toString(), List.of(jar));
    assertThat(locate(jar, "a.One", "a.Two", "b.Three")).containsOnly(expected);
    assertThat(opened).containsExactly(jar);
  }

  @Test
  void theBuiltInsNeedThePackageAndTheId() throws Exception {
    String square = PACKAGE + ".Square2";
    assertThat(idIn("a.jar", PluginJars.function(square, "x"), square)).isEqualTo("a");
    assertThat(
            idIn(
                "b.jar",
                PluginJars.function(square, "x").manifest("Secant-Plugin", "core"),
                square))
        .isEqualTo("core");
    assertThat(
            idIn(
                "c.jar",
                PluginJars.function("a.One", "x").manifest("Secant-Plugin", "core"),
                "a.One"))
        .as("refused")
        .isEmpty();
  }

  @Test
  void aClassWithoutALocationIsNoBuiltIn() throws IOException {
    assertThat(locations.of(String.class).text()).isEqualTo("module java.base");
    assertThat(locations.of(String.class).id().id()).isEqualTo("java_base");
    assertThat(opened).isEmpty();
  }
}
