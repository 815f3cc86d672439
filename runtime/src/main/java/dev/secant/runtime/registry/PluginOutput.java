package dev.secant.runtime.registry;

import org.slf4j.LoggerFactory;

/** What plug-ins in workers print: lines in the log, under the name of the plug-in. */
final class PluginOutput {
  private static final String LOGGER = "dev.secant.plugin";

  private PluginOutput() {}

  /**
   * Logs a line at warn, so that it is seen as it would be if it were printed here.
   *
   * @param plugin its id; empty if it is one of several
   */
  static void log(String plugin, String line) {
    LoggerFactory.getLogger(plugin.isEmpty() ? LOGGER : LOGGER + "." + plugin).warn("{}", line);
  }
}
