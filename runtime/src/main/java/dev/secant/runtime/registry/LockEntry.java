package dev.secant.runtime.registry;

import dev.secant.runtime.registry.trust.LockedPlugin;
import dev.secant.runtime.text.SafeText;
import java.util.Locale;

/** One plug-in in a {@link LockReport}. Text that comes from a JAR is safe to print. Immutable. */
public final class LockEntry {
  /** What became of a plug-in when the lock file was written, or was found out about it. */
  public enum State {
    /** It was written and was not listed before. */
    ADDED,
    /** It was written and was listed as something else before. */
    CHANGED,
    /** It was listed and is not any more, since it is not there or cannot be used. */
    REMOVED,
    /** It was and is listed as what it is. */
    KEPT,
    /** It is what the lock file lists, and signed if that is demanded. */
    OK,
    /** It would not be loaded: the problems of the report say why. */
    REFUSED,
    /** It is listed and not there. */
    MISSING;

    /** Returns the name in lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final LockedPlugin plugin;
  private final State state;

  private LockEntry(LockedPlugin plugin, State state) {
    this.plugin = plugin;
    this.state = state;
  }

  static LockEntry of(LockedPlugin plugin, State state) {
    return new LockEntry(plugin, state);
  }

  /** Returns the JAR, relative to the directory of plug-ins, with slashes. */
  public String file() {
    return SafeText.of(plugin.file());
  }

  /** Returns the id of the plug-in; empty if it is not known. */
  public String plugin() {
    return SafeText.of(plugin.about().id());
  }

  /** Returns the version, or the empty text. */
  public String version() {
    return SafeText.of(plugin.about().version());
  }

  /** Returns the SHA-256 of the JAR in 64 hexadecimal digits; empty if it cannot be read. */
  public String sha256() {
    return plugin.sha256();
  }

  /** Returns how many JARs its lib folder has. */
  public int libraryCount() {
    return plugin.libraries().size();
  }

  /** Returns the fingerprint of who signed each of its entries, or the empty text. */
  public String signer() {
    return plugin.about().signer();
  }

  /** Returns what became of it, or was found out about it. */
  public State state() {
    return state;
  }

  /** Returns {@code acme-1.0.jar: added}. */
  @Override
  public String toString() {
    return file() + ": " + state;
  }
}
