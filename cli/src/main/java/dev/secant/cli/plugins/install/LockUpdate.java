package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.registry.trust.LockFile;
import dev.secant.runtime.registry.trust.LockFileException;
import dev.secant.runtime.registry.trust.LockFiles;
import dev.secant.runtime.registry.trust.LockedPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of a folder of plug-ins, to which one is added. It is read before anything is
 * installed, and written when the plug-in is in its place: until then, it is not locked and not
 * loaded.
 */
final class LockUpdate {
  private final Path plugins;
  private final LockFile before;

  private LockUpdate(Path plugins, LockFile before) {
    this.plugins = plugins;
    this.before = before;
  }

  /**
   * Returns the update, or null if the folder has no lock file.
   *
   * @throws CommandFailure if there is one that cannot be read
   */
  static @Nullable LockUpdate of(Path plugins) {
    try {
      LockFile lock = LockFiles.readIfThere(plugins.resolve(LockFile.NAME));
      return lock == null ? null : new LockUpdate(plugins, lock);
    } catch (LockFileException e) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED,
          "nothing is installed beside a bad lock file: " + e.problem(),
          e);
    }
  }

  /**
   * Adds a plug-in, or replaces what is said of an earlier one.
   *
   * @throws CommandFailure if the lock file cannot be written; the plug-in stays, not locked
   */
  void add(InstalledPlugin plugin, String coordinates) {
    try {
      LockedPlugin locked = locked(plugin, coordinates);
      SortedMap<String, LockedPlugin> all = new TreeMap<>(before.plugins());
      all.put(locked.file(), locked);
      LockFiles.write(plugins.resolve(LockFile.NAME), before.withPlugins(all));
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED,
          Printable.line(plugin.folder().toString())
              + " is there, but "
              + LockFile.NAME
              + " cannot be written, so it is not locked",
          e);
    }
  }

  private LockedPlugin locked(InstalledPlugin plugin, String coordinates) throws IOException {
    String name = String.valueOf(plugin.folder().getFileName());
    String file = name + "/" + name + ".jar";
    SortedMap<String, String> libraries = new TreeMap<>();
    Path lib = plugin.folder().resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> files = Files.list(lib)) {
        for (Path library : files.toList()) {
          libraries.put(name + "/lib/" + library.getFileName(), sha256(library));
        }
      }
    }
    LockedPlugin known = before.plugins().get(file);
    return new LockedPlugin(
        file,
        sha256(plugins.resolve(file)),
        libraries,
        new LockedPlugin.About(plugin.id(), plugin.version(), coordinates, ""),
        known == null ? List.of() : known.comments());
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
