package dev.secant.runtime.registry;

import java.util.Locale;

/**
 * What a plug-in in a directory must prove before anything of it is defined. The builder, each lock
 * file and, on the command line, options and environment may name one; the strictest counts, so
 * that none of them loosens another.
 *
 * <p>What is on the class path or module path is the application's own and under no policy.
 */
public enum TrustPolicy {
  /** Nothing: whoever can write to the directory can run code in this process. */
  ANY,
  /**
   * Its JAR, and each JAR in its {@code lib} folder, has the SHA-256 that the lock file has for it;
   * what the lock file does not list is not loaded. Where there is no lock file, nothing is.
   */
  LOCKED,
  /**
   * Each entry of its JARs is signed by one of the pinned certificates; and where the lock file
   * lists plug-ins, it is as {@link #LOCKED} demands, too.
   */
  SIGNED;

  /** Returns the stricter of this one and another. */
  public TrustPolicy strictest(TrustPolicy other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the word for it in lock files and on the command line: the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
