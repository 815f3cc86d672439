package dev.secant.functions.basic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that no function is forgotten on one of the two ways of discovery. The build runs this
 * class twice: with the module on the module path, and with everything on the class path.
 */
class DiscoveryTest {
  private static final Path CLASSES = classes();

  @Test
  void runsTheWayTheBuildSays() {
    // Set by the two executions of surefire in the pom; an IDE sets none.
    String way = System.getProperty("secant.test.path", "");
    boolean named = Square.class.getModule().isNamed();
    assertThat(way).isIn("", named ? "module" : "class");
  }

  @Test
  void serviceLoaderFindsEveryFunction() {
    assertThat(namesOf(Providers.functions())).isEqualTo(publicClassesThatAre(Function.class));
  }

  @Test
  void serviceLoaderFindsEveryFactory() {
    assertThat(namesOf(Providers.factories()))
        .isEqualTo(publicClassesThatAre(FunctionFactory.class));
  }

  @ParameterizedTest
  @ValueSource(classes = {Function.class, FunctionFactory.class})
  void theServicesFileListsEveryClass(Class<?> service) throws IOException {
    List<String> lines =
        Files.readAllLines(CLASSES.resolve("META-INF/services").resolve(service.getName()), UTF_8);
    assertThat(lines).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(lines)).isEqualTo(publicClassesThatAre(service));
  }

  @ParameterizedTest
  @ValueSource(classes = {Function.class, FunctionFactory.class})
  void theModuleProvidesEveryClass(Class<?> service) throws IOException {
    try (InputStream file = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      List<String> provided =
          ModuleDescriptor.read(file).provides().stream()
              .filter(provides -> provides.service().equals(service.getName()))
              .flatMap(provides -> provides.providers().stream())
              .toList();
      assertThat(new TreeSet<>(provided)).isEqualTo(publicClassesThatAre(service));
    }
  }

  @Test
  void theModuleExportsNothingToTheWorld() throws IOException {
    try (InputStream file = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      assertThat(ModuleDescriptor.read(file).exports())
          .allSatisfy(
              exports ->
                  assertThat(exports.targets()).containsExactly("dev.secant.kernels.vector"));
    }
  }

  @Test
  void noTwoProvidersShareAName() {
    List<String> names =
        Stream.concat(
                Providers.functions().stream().map(Function::name),
                Providers.factories().stream().map(FunctionFactory::name))
            .toList();
    assertThat(names).doesNotHaveDuplicates().hasSize(44);
  }

  private static SortedSet<String> namesOf(Collection<?> providers) {
    return providers.stream()
        .map(provider -> provider.getClass().getName())
        .collect(toCollection(TreeSet::new));
  }

  private static SortedSet<String> publicClassesThatAre(Class<?> service) {
    String packageName = Square.class.getPackageName();
    try (Stream<Path> files = Files.list(CLASSES.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> load(packageName + "." + name.substring(0, name.length() - 6)))
          .filter(type -> Modifier.isPublic(type.getModifiers()) && service.isAssignableFrom(type))
          .map(Class::getName)
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError("cannot list the classes", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Square.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name + " cannot be loaded", e);
    }
  }

  private static Path classes() {
    try {
      return Path.of(Square.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("the classes lie nowhere", e);
    }
  }
}
