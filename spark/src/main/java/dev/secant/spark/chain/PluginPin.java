package dev.secant.spark.chain;

import java.io.Serializable;

/**
 * What a plug-in of the driver is, to be the same on each executor.
 *
 * @param id as before the dot of a full name; {@code core} for the built-in functions
 * @param version by the manifest or the file name, or the empty text
 * @param file name of the JAR, without folder, for messages
 * @param sha256 of the JAR in hexadecimal digits; the empty text for classes that are in no JAR
 */
public record PluginPin(String id, String version, String file, String sha256)
    implements Serializable {
  private static final long serialVersionUID = 1;
}
