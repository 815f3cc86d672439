package dev.secant.explore.server;

import java.util.Map;

/**
 * What the JDK's server allows a client. It reads these settings once, when its first class is
 * loaded; what the user has set already stays.
 */
final class Limits {
  /** More than a browser opens, and than calculations may wait; each has a thread. */
  static final int MOST_CONNECTIONS = 128;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "sun.net.httpserver.nodelay", "true", // else each answer waits 40 ms for the client
          "sun.net.httpserver.maxReqTime", "5", // seconds for a request to arrive
          "sun.net.httpserver.maxRspTime", "60", // seconds for an answer to leave
          "jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS));

  private Limits() {}

  static void set() {
    SETTINGS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
