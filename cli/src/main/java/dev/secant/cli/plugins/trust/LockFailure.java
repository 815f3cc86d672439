package dev.secant.cli.plugins.trust;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.registry.PluginLock;
import java.io.IOException;

/** Says what is wrong with a lock file. */
final class LockFailure {
  private LockFailure() {}

  static CommandFailure of(PluginLock lock, IOException e) {
    String file = Printable.line(lock.file().toString());
    if (!lock.exists()) {
      return new CommandFailure(
          ErrorCode.LOCK_FILE,
          isAboutFile(e, file)
              ? file + " does not exist; 'secant plugins lock' writes it"
              : file + " cannot be written: " + Printable.line(e.toString()),
          e);
    }
    String message = Printable.line(String.valueOf(e.getMessage()));
    return new CommandFailure(
        ErrorCode.LOCK_FILE,
        message.startsWith(file) ? message : file + " cannot be written: " + message,
        e);
  }

  private static boolean isAboutFile(IOException e, String file) {
    return String.valueOf(e.getMessage()).startsWith(file + ": the lock file does not exist");
  }
}
