package dev.secant.runtime.registry;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a class of the class path or module path comes from, and which plug-in that is.
 *
 * @param text a path, or the name of a module
 * @param files the JAR; empty if it is in none
 */
record CodeLocation(PluginId id, String text, List<Path> files) {
  private static final String BUILT_INS = "dev.secant.functions.basic";

  /** Returns the location of a class that is loaded. */
  static CodeLocation of(Class<?> type) {
    Path path = path(type);
    boolean isBuiltIn = type.getPackageName().equals(BUILT_INS);
    if (path == null) {
      String module = type.getModule().getName();
      String name = module == null ? "class path" : module;
      PluginId id = new PluginId(isBuiltIn ? PluginId.CORE : PluginId.normalise(name), "");
      return new CodeLocation(id, module == null ? name : "module " + name, List.of());
    }
    boolean isFile = Files.isRegularFile(path);
    String text = SafeText.of(path.toString());
    PluginId id = isFile ? idOfJar(path, text) : new PluginId(PluginId.APP, "");
    return new CodeLocation(
        isBuiltIn ? new PluginId(PluginId.CORE, id.version()) : claimed(id, isFile),
        text,
        isFile ? List.of(path) : List.of());
  }

  /** What is no built-in cannot be told apart from one by its id alone. */
  private static PluginId claimed(PluginId id, boolean isFile) {
    return isFile && PluginId.isReserved(id.id()) ? new PluginId("", id.version()) : id;
  }

  private static @Nullable Path path(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
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

  private static PluginId idOfJar(Path path, String text) {
    Path fileName = path.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String stem = name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name;
    try (PluginJar jar = PluginJar.open(path, text)) {
      return new PluginManifest(text, jar.manifest()).id(stem);
    } catch (RejectedException e) {
      return PluginId.ofFileName(stem); // the host loads it, so it is good enough here
    }
  }

  /** Returns whether this claims the id of the built-in functions or of the application. */
  boolean isReservedForOthers() {
    return id.id().isEmpty();
  }

  /** Returns the problem of one that does. */
  Problem reserved() {
    return Problem.of(
        ProblemCode.RESERVED_ID,
        text,
        "the ids core and app are reserved",
        "give the plug-in another one by Secant-Plugin in its manifest");
  }
}
