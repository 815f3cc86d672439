package dev.secant.install;

import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** Coordinates of artifacts as people write them. */
final class Coordinates {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");

  private Coordinates() {}

  /**
   * Returns the artifact, a JAR.
   *
   * @throws IllegalArgumentException if they are no coordinates of one version
   */
  static Artifact parse(String text) {
    String[] parts = text.split(":", -1);
    boolean isPlain = parts.length == 3;
    for (String part : parts) {
      isPlain &= PART.matcher(part).matches();
    }
    if (!isPlain) {
      throw new IllegalArgumentException(
          "coordinates must be group:artifact:version, such as org.acme:hill:1.0, were '"
              + text
              + "'");
    }
    if (parts[2].equals("LATEST") || parts[2].equals("RELEASE")) {
      throw new IllegalArgumentException(
          "the version must be one version, so that all install the same, was " + parts[2]);
    }
    return new DefaultArtifact(parts[0], parts[1], "jar", parts[2]);
  }

  /**
   * Returns {@code group:artifact:version}, with the classifier before the version if it has one.
   */
  static String text(Artifact artifact) {
    String classifier = artifact.getClassifier().isEmpty() ? "" : artifact.getClassifier() + ":";
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + ":"
        + classifier
        + artifact.getVersion();
  }
}
