package dev.secant.cli.userfile;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the files of a user are. */
public final class UserFiles {
  /** Names the config file; {@code off} for none. */
  public static final String CONFIG = "SECANT_CONFIG";

  /** Names the file of named chains; {@code off} for none. */
  public static final String CHAINS = "SECANT_CHAINS";

  private static final String OFF = "off";

  private final Map<String, String> environment;

  /** Looks at the variables of the process. */
  public UserFiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the config file, which need not be there; null if there is to be none. */
  public @Nullable Path config() {
    return file(CONFIG, "config");
  }

  /** Returns the file of named chains, which need not be there; null if there is to be none. */
  public @Nullable Path chains() {
    return file(CHAINS, "chains");
  }

  /** Returns whether a variable names the file, so that it is a mistake if it is not there. */
  public boolean isNamed(String variable) {
    return !value(variable).isEmpty();
  }

  /**
   * Returns whether a file is not there for sure. One that cannot be looked at may say what must
   * hold, and a link that leads nowhere was made by somebody who wants the file: they are there.
   */
  public static boolean isMissing(Path file) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder != null && !Files.isDirectory(folder); // a home of /dev/null
  }

  private @Nullable Path file(String variable, String name) {
    String named = value(variable);
    if (named.equals(OFF)) {
      return null;
    }
    if (!named.isEmpty()) {
      return path(variable, named);
    }
    Path folder = folder();
    return folder == null ? null : folder.resolve(name);
  }

  private @Nullable Path folder() {
    for (String[] place :
        new String[][] {{"XDG_CONFIG_HOME", ""}, {"HOME", ".config"}, {"APPDATA", ""}}) {
      String base = value(place[0]);
      Path path = base.isEmpty() ? null : path("$" + place[0], base);
      if (path != null && path.isAbsolute()) {
        return path.resolve(place[1]).resolve("secant");
      }
    }
    return null; // whose files? make none up
  }

  private static Path path(String variable, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new CommandFailure(
          ErrorCode.CONFIG,
          variable + ": '" + Printable.line(text) + "' is no path: " + e.getReason(),
          e);
    }
  }

  /** Returns the folder that {@code ~} stands for, or null. */
  public @Nullable Path home() {
    String home = value("HOME");
    return home.isEmpty() ? null : path("$HOME", home);
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }
}
