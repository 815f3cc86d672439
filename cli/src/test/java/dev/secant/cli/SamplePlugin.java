package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.cli.sample.Brittle;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Silent;
import dev.secant.cli.sample.Unloadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** A plug-in JAR of functions that the everyday set does not have. */
public final class SamplePlugin {
  private static final List<Class<?>> CLASSES =
      List.of(Brittle.class, Pair.class, Silent.class, Unloadable.class);

  private SamplePlugin() {}

  /** Writes {@code sample-1.0.jar} into the folder and returns its path. */
  public static Path writeTo(Path folder) throws IOException {
    return write(folder.resolve("sample-1.0.jar"), CLASSES);
  }

  /** Writes a JAR of these functions and returns its path. */
  public static Path write(Path file, List<Class<?>> classes) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      String names = classes.stream().map(Class::getName).collect(Collectors.joining("\n"));
      add(jar, "META-INF/services/dev.secant.api.Function", names.getBytes(UTF_8));
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
          add(jar, entry, bytes.readAllBytes());
        }
      }
    }
    return file;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
