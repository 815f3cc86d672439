package dev.secant.spark.chain;

import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.text.SafeText;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions that come with Secant, and the code that computes with them, as this process has
 * them: the host's own classes, found once, in the JAR that says that it holds them and nowhere
 * else on the class path. Thread-safe.
 */
final class BuiltIns {
  private static final String ID = "core";
  private static final String RUNTIME = "secant-runtime";

  private final ClassLoader view;
  private final @Nullable Path location;
  private final List<PluginPin> pins;
  private final FunctionRegistry registry;

  private static final class Here {
    static final BuiltIns FOUND = in(BuiltIns.class.getClassLoader());
  }

  private BuiltIns(ClassLoader loader) {
    FileMemory<String> sums = FileMemory.ofSums();
    location = location(ShownServices.of(loader), sums);
    view = new BuiltInView(loader, location);
    registry = FunctionRegistry.builder().classPath(view).withoutCache().build();
    pins = List.of(core(sums), runtime(sums));
    for (FunctionEntry function : registry.functions()) {
      if (!function.plugin().equals(ID)) {
        throw new ChainRefusedException(
            "the built-in functions are not the ones of Secant: "
                + function
                + " comes before them on the class path; remove that JAR");
      }
    }
  }

  /** Returns those beside this class. */
  static BuiltIns here() {
    return Here.FOUND;
  }

  /**
   * Returns those that a class loader has.
   *
   * @throws ChainRefusedException if different JARs say that they are the built-in functions
   */
  static BuiltIns in(ClassLoader loader) {
    return new BuiltIns(loader);
  }

  /** Returns a class loader that shows them and no other function. */
  ClassLoader view() {
    return view;
  }

  /** Returns a registry of them alone, open for as long as this process lives. */
  FunctionRegistry registry() {
    return registry;
  }

  /** Returns which they are, and which the code that computes with them. */
  List<PluginPin> pins() {
    return pins;
  }

  /** Returns whether a JAR or a folder is the one that holds them. */
  boolean areIn(Path place) {
    return place.equals(location);
  }

  /**
   * Passes if they are those of the driver, so that results are the same bit by bit.
   *
   * @param wanted what {@link #pins()} is on the driver
   * @throws ChainRefusedException if they are others, as far as that can be told: of classes in no
   *     JAR of their own, it cannot
   */
  void requireSame(List<PluginPin> wanted) {
    for (PluginPin theirs : wanted) {
      for (PluginPin mine : pins) {
        if (mine.id().equals(theirs.id())
            && (differ(mine.sha256(), theirs.sha256())
                || differ(mine.version(), theirs.version()))) {
          throw new ChainRefusedException(
              ThisProcess.name()
                  + " has "
                  + mine
                  + ", the driver has "
                  + theirs
                  + ": results could differ; give all machines the same version of Secant");
        }
      }
    }
  }

  private static boolean differ(String mine, String theirs) {
    return !mine.isEmpty() && !theirs.isEmpty() && !mine.equals(theirs);
  }

  /** The first that says so; that another says so with other content is not passed over. */
  private static @Nullable Path location(ShownServices shown, FileMemory<String> sums) {
    FileMemory<JarView> jars = JarView.memory();
    List<Path> all = new ArrayList<>();
    shown.folders().stream().filter(BuiltIns::isFolderOfThem).forEach(all::add);
    shown.jars().stream().filter(jar -> ID.equals(jars.get(jar).plugin())).forEach(all::add);
    for (Path other : all) {
      if (!sums.get(other).equals(sums.get(all.get(0)))) {
        throw new ChainRefusedException(
            "two JARs on the class path say that they are the built-in functions: "
                + SafeText.ofPath(all.get(0).toString())
                + " and "
                + SafeText.ofPath(other.toString())
                + "; remove one");
      }
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private static boolean isFolderOfThem(Path folder) {
    return Files.isDirectory(folder.resolve("dev/secant/functions/basic"));
  }

  private PluginPin core(FileMemory<String> sums) {
    String version =
        registry.report().plugins().isEmpty() ? "" : registry.report().plugins().get(0).version();
    return pin(ID, version, location, sums);
  }

  /** Of a JAR that holds more than the runtime, neither sum nor version say anything of that. */
  private static PluginPin runtime(FileMemory<String> sums) {
    Path path = path(FunctionRegistry.class.getProtectionDomain().getCodeSource());
    Package about = FunctionRegistry.class.getPackage();
    String version = about.getImplementationVersion();
    boolean isItsOwn = "Secant Runtime".equals(about.getImplementationTitle());
    return isItsOwn && version != null
        ? pin(RUNTIME, version, path, sums)
        : pin(RUNTIME, "", null, sums);
  }

  private static PluginPin pin(
      String id, String version, @Nullable Path jar, FileMemory<String> sums) {
    return jar == null || !Files.isRegularFile(jar)
        ? new PluginPin(id, version, "", "", List.of())
        : new PluginPin(id, version, String.valueOf(jar.getFileName()), sums.get(jar), List.of());
  }

  private static @Nullable Path path(@Nullable CodeSource source) {
    URL url = source == null ? null : source.getLocation();
    try {
      return url == null || !url.getProtocol().equals("file") ? null : Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
