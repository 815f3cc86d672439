package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the manifest of a plug-in says to its host, and the rules on it. */
public final class PluginManifest {
  /** The version of {@code dev.secant.api} that this runtime is built with: major, then minor. */
  private static final int API_MAJOR = 1;

  private static final int API_MINOR = 0;

  private static final Pattern API_VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\.\\d+)*");

  private static final Attributes.Name API = new Attributes.Name("Secant-Api");
  private static final Attributes.Name PLUGIN = new Attributes.Name("Secant-Plugin");

  /** As long as the name of a file may be, which is the id where there is no other. */
  private static final int MAX_ID = 255;

  private static final String ENTRY = "META-INF/MANIFEST.MF";

  private final String location;
  private final Attributes attributes;

  /**
   * @param location how messages call the JAR
   * @param attributes the main ones
   */
  public PluginManifest(String location, Attributes attributes) {
    this.location = location;
    this.attributes = attributes;
  }

  /** Passes if the plug-in keeps to itself and to an api that this runtime has. */
  void check() throws RejectedException {
    if (attributes.containsKey(Attributes.Name.CLASS_PATH)) {
      throw reject(
          ProblemCode.CLASS_PATH_ATTRIBUTE,
          "the manifest has Class-Path: "
              + SafeText.of(String.valueOf(value(Attributes.Name.CLASS_PATH)))
              + ", which leads out of the plug-in",
          "remove it and put the JARs into lib/ beside the JAR in a folder of its name");
    }
    String api = value(API);
    if (api != null) {
      checkApi(api);
    }
  }

  private void checkApi(String api) throws RejectedException {
    Matcher matcher = API_VERSION.matcher(api);
    if (!matcher.matches()) {
      throw reject(
          ProblemCode.BAD_MANIFEST,
          "Secant-Api in the manifest must be a version like 1.0, was '" + SafeText.of(api) + "'",
          "write the version of secant-api the plug-in is compiled against");
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (major > API_MAJOR || (major == API_MAJOR && minor > API_MINOR)) {
      throw reject(
          ProblemCode.API_TOO_NEW,
          "the plug-in needs version "
              + major
              + "."
              + minor
              + " of the api, this is "
              + API_MAJOR
              + "."
              + API_MINOR,
          "use a newer Secant, or a version of the plug-in for this one");
    }
  }

  /** Returns the id that the manifest gives, or null if it gives none. */
  public @Nullable String id() throws RejectedException {
    String id = value(PLUGIN);
    if (id != null && id.length() > MAX_ID) {
      throw reject(
          ProblemCode.BAD_MANIFEST,
          "Secant-Plugin in the manifest must have at most "
              + MAX_ID
              + " characters, has "
              + id.length(),
          "give the plug-in a short id: it stands before the names of its functions");
    }
    return id == null || id.isBlank() ? null : PluginId.normalise(id);
  }

  /** Returns the version that the manifest gives, safe to print, or null if it gives none. */
  public @Nullable String version() {
    String version = value(Attributes.Name.IMPLEMENTATION_VERSION);
    return version == null ? null : SafeText.of(version);
  }

  private @Nullable String value(Attributes.Name name) {
    String value = attributes.getValue(name);
    return value == null ? null : value.strip();
  }

  private RejectedException reject(ProblemCode code, String message, String hint) {
    return new RejectedException(Problem.of(code, location, message, hint).inEntry(ENTRY, 0));
  }
}
