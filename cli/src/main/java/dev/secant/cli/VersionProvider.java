package dev.secant.cli;

import dev.secant.cli.failure.Printable;
import dev.secant.functions.basic.kernel.KernelForm;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/**
 * What a report of a defect needs. The first line is the version of Secant alone, from the manifest
 * of its JAR, for programs; the others have a word each that says what they are about.
 */
final class VersionProvider implements IVersionProvider {
  private static final long MEGABYTE = 1 << 20;

  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {
      "secant " + (version == null ? "(not packaged)" : version),
      "JDK "
          + property("java.runtime.version")
          + " ("
          + property("java.vendor")
          + ") in "
          + property("java.home"),
      "kernels " + kernels(),
      "machine "
          + property("os.name")
          + " "
          + property("os.version")
          + " "
          + property("os.arch")
          + ", "
          + Runtime.getRuntime().availableProcessors()
          + " processors, heap of at most "
          + Runtime.getRuntime().maxMemory() / MEGABYTE
          + " MB",
      "installed in " + place(Main.HOME) + ", plug-ins in " + place(Main.PLUGIN_HOME)
    };
  }

  private static String kernels() {
    try {
      return KernelForm.inUse();
    } catch (LinkageError e) { // somebody took the JAR of the built-in functions away
      return "missing: " + Printable.line(e.toString());
    }
  }

  private static String property(String name) {
    return Printable.line(System.getProperty(name, "(unknown)"));
  }

  private static String place(String property) {
    @Nullable Path folder = Main.folder(property);
    return folder == null ? "(nowhere)" : Printable.line(folder.toString());
  }
}
