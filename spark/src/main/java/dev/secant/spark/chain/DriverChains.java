package dev.secant.spark.chain;

import org.apache.spark.sql.SparkSession;

/** The chains of sessions on their driver. Thread-safe. */
public final class DriverChains {
  private DriverChains() {}

  /**
   * Returns what to send for a chain, and thereby shows that it can be computed: its functions are
   * loaded here, from JARs that passed the policy of the session.
   *
   * <p>Plug-ins are the JARs that executors are given too: those of {@code --jars} and {@code
   * spark.jars}, those that were added since, and the JARs on the class path. The first call of a
   * session looks at them, and a later one again if they changed; another one costs a few
   * milliseconds.
   *
   * @throws dev.secant.runtime.chain.ChainSyntaxException if the text does not follow the notation
   *     or a function does not take its arguments
   * @throws ChainRefusedException if a function is unknown, its JAR is refused or it does not load;
   *     no task has run then
   * @throws IllegalArgumentException if a setting {@code spark.secant.*} has an impossible value
   */
  public static ShippedChain ship(SparkSession session, String text) {
    return SessionPlugins.of(session).ship(session, text);
  }
}
