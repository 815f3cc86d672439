package dev.secant.spark.chain;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The chains of one session on its driver. */
public final class DriverChains {
  private DriverChains() {}

  /**
   * Returns what to send for a chain.
   *
   * @throws dev.secant.runtime.chain.ChainSyntaxException if the text is no chain or a function is
   *     unknown
   */
  public static ShippedChain ship(SparkSession session, String text) {
    try (FunctionRegistry registry = ExecutorChains.builtIns()) {
      Chain chain = registry.chain(text);
      return new ShippedChain(chain.toString(), List.of(), List.of());
    }
  }
}
