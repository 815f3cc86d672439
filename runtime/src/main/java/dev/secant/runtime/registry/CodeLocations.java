package dev.secant.runtime.registry;

import dev.secant.runtime.text.SafeText;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells where classes of the class path and module path come from. A JAR is looked into once,
 * however many of its classes are asked about. Used by one discovery, in one thread.
 */
final class CodeLocations {
  /** The module of the built-in functions, and their package. */
  static final String BUILT_INS = "dev.secant.functions.basic";

  private final Function<Path, CodeSourceId> reader;
  private final Map<Path, CodeSourceId> known = new HashMap<>();

  /** That of the class asked about last: classes come JAR by JAR. */
  private @Nullable CodeSource lastSource;

  private @Nullable Path lastPath;

  CodeLocations() {
    this(CodeSourceId::read);
  }

  /**
   * @param reader looks into a JAR or a folder of classes
   */
  CodeLocations(Function<Path, CodeSourceId> reader) {
    this.reader = reader;
  }

  /** Returns the location of a class that is loaded. */
  CodeLocation of(Class<?> type) {
    String module = type.getModule().getName();
    boolean isBuiltInModule = BUILT_INS.equals(module);
    Path path = path(type.getProtectionDomain().getCodeSource());
    if (path == null) {
      String name = module == null ? "class path" : module;
      PluginId id = new PluginId(isBuiltInModule ? PluginId.CORE : PluginId.normalise(name), "");
      return new CodeLocation(id, module == null ? name : "module " + name, List.of());
    }
    CodeSourceId source = source(path);
    // A package alone proves nothing: anybody can put a class into it on the class path.
    boolean isBuiltIn =
        isBuiltInModule || (source.isCore() && type.getPackageName().equals(BUILT_INS));
    return new CodeLocation(
        isBuiltIn ? new PluginId(PluginId.CORE, source.id().version()) : claimed(source),
        SafeText.of(path.toString()),
        source.isJar() ? List.of(path) : List.of());
  }

  private CodeSourceId source(Path path) {
    CodeSourceId source = known.get(path);
    if (source == null) {
      source = reader.apply(path);
      known.put(path, source);
    }
    return source;
  }

  /** What is no built-in cannot be told apart from one by its id alone. */
  private static PluginId claimed(CodeSourceId source) {
    PluginId id = source.id();
    return source.isJar() && PluginId.isReserved(id.id()) ? new PluginId("", id.version()) : id;
  }

  private @Nullable Path path(@Nullable CodeSource source) {
    if (source != lastSource) {
      lastPath = path(source == null ? null : source.getLocation());
      lastSource = source;
    }
    return lastPath;
  }

  private static @Nullable Path path(@Nullable URL url) {
    if (url == null || !url.getProtocol().equals("file")) {
      return null;
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
