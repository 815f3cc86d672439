package dev.secant.spark.chain;

import java.io.Serializable;
import java.util.List;

/**
 * A chain as it travels: checked on the driver, parsed anew on each executor.
 *
 * @param text the chain, with arguments in full and named chains expanded
 * @param plugins those that its stages come from, ordered by id
 * @param preferred ids of plug-ins that get a short name that several have
 */
public record ShippedChain(String text, List<PluginPin> plugins, List<String> preferred)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Copies the lists. */
  public ShippedChain {
    plugins = List.copyOf(plugins);
    preferred = List.copyOf(preferred);
  }
}
