package dev.secant.spark.chain;

import dev.secant.runtime.text.SafeText;
import java.io.Serializable;
import java.util.List;

/**
 * What a JAR of the driver is, to be the same on each executor.
 *
 * @param id as before the dot of a full name; {@code core} for the built-in functions, {@code
 *     secant-runtime} for what computes the chains
 * @param version by the manifest or the file name, or the empty text
 * @param file name of the JAR, without folder; empty for classes that are in no JAR
 * @param sha256 of the JAR in lower-case hexadecimal digits; empty for classes that are in no JAR
 * @param names the functions of it in the chain, as they stand there
 */
public record PluginPin(String id, String version, String file, String sha256, List<String> names)
    implements Serializable {
  private static final long serialVersionUID = 2;

  /** Copies the list. */
  public PluginPin {
    names = List.copyOf(names);
  }

  /** Returns {@code special_functions 1.0 (special-functions-1.0.jar, SHA-256 0f3a...)}. */
  @Override
  public String toString() {
    return SafeText.of(id)
        + (version.isEmpty() ? "" : " " + SafeText.of(version))
        + " ("
        + jar()
        + ")";
  }

  private String jar() {
    return file.isEmpty() ? "in no JAR" : SafeText.of(file) + ", SHA-256 " + sha256;
  }
}
