package dev.secant.benchmarks.discovery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a directory of plug-ins, each a JAR with as many functions; no name is there twice. */
final class PluginFolder {
  private static final String SERVICES = "META-INF/services/dev.secant.api.Function";

  private final Path directory;
  private final int functions;

  /**
   * @param functions in each JAR
   */
  PluginFolder(Path directory, int functions) {
    this.directory = directory;
    this.functions = functions;
  }

  /** Writes the JARs {@code sample00000-1.0.jar} and so on. */
  void write(int jars) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < jars; i++) {
      write(directory.resolve(String.format(Locale.ROOT, "sample%05d-1.0.jar", i)), i);
    }
  }

  private void write(Path jar, int number) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\r\nSecant-Api: 1.0\r\n\r\n"));
      StringBuilder services = new StringBuilder();
      for (int i = 0; i < functions; i++) {
        services.append(className(number, i)).append('\n');
      }
      add(zip, SERVICES, text(services.toString()));
      for (int i = 0; i < functions; i++) {
        String className = className(number, i);
        add(zip, className.replace('.', '/') + ".class", FunctionClass.bytes(className, i + 0.5));
      }
    }
  }

  /**
   * {@code org.example.sample00001.Scale0b8d3f21}: what follows Scale is in no order, as the names
   * of functions are in none, and in no other class.
   */
  private String className(int plugin, int function) {
    int scattered = (plugin * functions + function) * 0x9e3779b1; // odd, so no two are the same
    return String.format(Locale.ROOT, "org.example.sample%05d.Scale%08x", plugin, scattered);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
