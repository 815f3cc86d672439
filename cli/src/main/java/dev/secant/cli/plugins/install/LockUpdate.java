package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.StagedFolder;
import dev.secant.runtime.registry.PluginLock;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of a folder of plug-ins, to which one is added. It is read before anything is
 * installed, and written when the plug-in is in its place: until then, it is not locked and not
 * loaded.
 */
final class LockUpdate {
  private final PluginLock lock;

  private LockUpdate(PluginLock lock) {
    this.lock = lock;
  }

  /**
   * Returns the update, or null if the folder has no lock file.
   *
   * @throws CommandFailure if there is one that cannot be read
   */
  static @Nullable LockUpdate of(Path plugins) {
    PluginLock lock = PluginLock.in(plugins);
    if (!lock.exists()) {
      return null;
    }
    try {
      lock.policy();
      return new LockUpdate(lock);
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED,
          "nothing is installed beside a bad lock file: " + e.getMessage(),
          e);
    }
  }

  /**
   * Adds a plug-in, or replaces what is said of an earlier one.
   *
   * @throws CommandFailure if the lock file cannot be written; it is as it was then
   */
  void add(InstalledPlugin plugin, String coordinates) {
    Path folder = plugin.folder();
    try {
      lock.add(folder.resolve(folder.getFileName() + ".jar"), coordinates);
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.NOT_INSTALLED,
          "nothing is installed, since it cannot be locked: "
              + Printable.line(lock.file().toString())
              + ": "
              + StagedFolder.reason(e),
          e);
    }
  }
}
