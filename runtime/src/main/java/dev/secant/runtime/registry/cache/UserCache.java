package dev.secant.runtime.registry.cache;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where this user keeps what can be made again. */
public final class UserCache {
  private static final String NAME = "secant";

  private final Map<String, String> environment;
  private final String system;

  /**
   * @param environment variables of the process
   * @param system name of the operating system, as Java calls it
   */
  UserCache(Map<String, String> environment, String system) {
    this.environment = environment;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the folder for Secant, which need not be there: {@code SECANT_CACHE}, else {@code
   * $XDG_CACHE_HOME/secant}, else where the system has such folders. Null if {@code SECANT_CACHE}
   * is {@code off}, a variable names no absolute path, or the user has no home.
   */
  public static @Nullable Path folder() {
    return new UserCache(System.getenv(), System.getProperty("os.name", "")).find();
  }

  @Nullable Path find() {
    String named = value("SECANT_CACHE");
    if (!named.isEmpty()) {
      return absolute(named);
    }
    String base = value("XDG_CACHE_HOME");
    if (!base.isEmpty()) {
      return absolute(base, NAME);
    }
    if (system.startsWith("windows")) {
      return absolute(value("LOCALAPPDATA"), NAME, "cache");
    }
    Path home = absolute(value("HOME"));
    if (home == null || home.getNameCount() == 0 || !Files.isDirectory(home)) {
      return null; // whose home? make none up
    }
    return system.startsWith("mac")
        ? home.resolve("Library").resolve("Caches").resolve(NAME)
        : home.resolve(".cache").resolve(NAME);
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  private static @Nullable Path absolute(String first, String... more) {
    try {
      Path path = Path.of(first, more);
      return !first.isEmpty() && path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
