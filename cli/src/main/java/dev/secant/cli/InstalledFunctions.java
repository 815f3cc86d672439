package dev.secant.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class path of a distribution, as {@link java.util.ServiceLoader} sees it: of its JARs, one
 * offers functions. Looking for the others that may would open each of them, with thousands of
 * entries, and take longer than to compute. Classes are those of the parent.
 */
final class InstalledFunctions extends ClassLoader {
  private static final String JAR = "lib/secant-functions-basic.jar";
  private static final String SERVICES = "META-INF/services/dev.secant.api.";

  private final Path jar;

  private InstalledFunctions(Path jar, ClassLoader parent) {
    super(parent);
    this.jar = jar;
  }

  /**
   * Returns where the built-in functions of a distribution are found.
   *
   * @param home its folder; if empty or no such folder, the functions are those on the class path
   * @param classPath sees their classes
   */
  static ClassLoader in(String home, ClassLoader classPath) {
    if (home.isEmpty()) {
      return classPath;
    }
    Path jar = Path.of(home).resolve(JAR);
    return Files.isRegularFile(jar) ? new InstalledFunctions(jar, classPath) : classPath;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.startsWith(SERVICES)) {
      return super.getResources(name);
    }
    byte[] content = read(name);
    return content == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(List.of(url(name, content)));
  }

  private byte @Nullable [] read(String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }

  private URL url(String name, byte[] content) throws MalformedURLException {
    return new URL("jar", "", -1, jar.toUri() + "!/" + name, new ContentHandler(content));
  }

  /** Opens what was read already. */
  private static final class ContentHandler extends URLStreamHandler {
    private final byte[] content;

    ContentHandler(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
