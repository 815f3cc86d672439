package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.PluginId;
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

  /** What was answered last, and about what: classes come JAR by JAR. */
  private @Nullable CodeLocation last;

  private @Nullable Place lastPlace;

  /** What the location of a class follows from. */
  private record Place(Module module, @Nullable CodeSource source, boolean isInBuiltInPackage) {
    static Place of(Class<?> type) {
      return new Place(
          type.getModule(),
          type.getProtectionDomain().getCodeSource(),
          type.getPackageName().equals(BUILT_INS));
    }

    /** Whether both are one object in all parts: equal URLs are no reason to hold them together. */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(@Nullable Place other) {
      return other != null
          && module == other.module
          && source == other.source
          && isInBuiltInPackage == other.isInBuiltInPackage;
    }
  }

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
    Place place = Place.of(type);
    CodeLocation location = last;
    if (location == null || !place.isSame(lastPlace)) {
      location = of(place);
      last = location;
      lastPlace = place;
    }
    return location;
  }

  private CodeLocation of(Place place) {
    String module = place.module.getName();
    boolean isBuiltInModule = BUILT_INS.equals(module);
    Path path = path(place.source);
    if (path == null) {
      String name = module == null ? "class path" : module;
      PluginId id = new PluginId(isBuiltInModule ? PluginId.CORE : PluginId.normalise(name), "");
      return new CodeLocation(id, module == null ? name : "module " + name, List.of());
    }
    CodeSourceId source = source(path);
    // A package alone proves nothing: anybody can put a class into it on the class path.
    boolean isBuiltIn = isBuiltInModule || (source.isCore() && place.isInBuiltInPackage);
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

  private static @Nullable Path path(@Nullable CodeSource source) {
    URL url = source == null ? null : source.getLocation();
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
