package dev.secant.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * The versions that a report of a defect needs: Secant's, from the JAR's manifest, and the JDK's.
 */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {
      "secant " + (version == null ? "(not packaged)" : version),
      "JDK "
          + System.getProperty("java.runtime.version")
          + " ("
          + System.getProperty("java.vendor")
          + "), "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
