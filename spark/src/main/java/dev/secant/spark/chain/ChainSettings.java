package dev.secant.spark.chain;

import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.runtime.text.SafeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a session says of plug-ins and chains: {@code spark.secant.policy} and its like, of the
 * session if it was set there, else of the application.
 *
 * @param lock file of plug-ins that may be used, or null
 * @param preferred ids of plug-ins that get a short name that several have, the first before all
 * @param definitions chains by the names they are given
 */
record ChainSettings(
    TrustPolicy policy,
    @Nullable Path lock,
    List<String> preferred,
    SortedMap<String, String> definitions) {
  private static final String POLICY = "spark.secant.policy";
  private static final String LOCK = "spark.secant.lock";
  private static final String PREFER = "spark.secant.prefer";
  private static final String DEFINE = "spark.secant.define.";

  /**
   * Reads those of a session.
   *
   * @throws IllegalArgumentException if one has an impossible value
   */
  static ChainSettings of(SparkSession session) {
    return of(CollectionConverters.asJava(session.conf().getAll()));
  }

  static ChainSettings of(Map<String, String> conf) {
    String lock = conf.getOrDefault(LOCK, "").trim();
    SortedMap<String, String> definitions = new TreeMap<>();
    conf.forEach(
        (key, value) -> {
          if (key.startsWith(DEFINE)) {
            definitions.put(key.substring(DEFINE.length()), value);
          }
        });
    return new ChainSettings(
        policy(conf.getOrDefault(POLICY, "any").trim()),
        lock.isEmpty() ? null : path(lock),
        preferred(conf.getOrDefault(PREFER, "")),
        definitions);
  }

  /** Makes a registry follow them; a definition that is damaged leaves the others as they are. */
  void applyTo(FunctionRegistry.Builder builder) {
    builder.policy(policy);
    if (lock != null) {
      builder.lockFile(lock);
    }
    try {
      builder.prefer(preferred);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          PREFER + " must be ids of plug-ins, separated by commas: " + e.getMessage(), e);
    }
    definitions.forEach(
        (name, chain) -> {
          try {
            builder.define(name, chain);
          } catch (IllegalArgumentException e) { // a ChainSyntaxException is one
            builder.refuse(name, DEFINE + SafeText.of(name) + " is no definition: " + line(e));
          }
        });
  }

  /** Of a message with a caret, the reason. */
  private static String line(IllegalArgumentException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static TrustPolicy policy(String text) {
    for (TrustPolicy policy : TrustPolicy.values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        POLICY + " must be any, locked or signed, was '" + SafeText.of(text) + "'");
  }

  private static Path path(String text) {
    try {
      return text.startsWith("file:") ? Path.of(new URI(text)) : Path.of(text).toAbsolutePath();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          LOCK + " must be the path of a lock file on the driver, was '" + SafeText.of(text) + "'",
          e);
    }
  }

  private static List<String> preferred(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::trim)
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
