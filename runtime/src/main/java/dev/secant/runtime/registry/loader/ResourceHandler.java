package dev.secant.runtime.registry.loader;

import dev.secant.runtime.registry.store.PrivateJar;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Opens the {@code jar:} URLs of a plug-in's resources from the private copy that its class loader
 * has open: that of the JDK would open the file again, keep it open in a cache after the loader is
 * closed, and read whatever has its name by then.
 */
final class ResourceHandler extends URLStreamHandler {
  private final CodeFiles files;
  private final int index;
  private final String base;

  private ResourceHandler(CodeFiles files, int index, String base) {
    this.files = files;
    this.index = index;
    this.base = base;
  }

  /**
   * Returns the URL of an entry. It names the private copy, or the original if the copy has no
   * name, as is seen where the URL goes through text.
   */
  static URL url(CodeFiles files, int index, CodeFiles.Use use, String entry)
      throws MalformedURLException {
    Path copy = use.jar(index).file();
    Path named = copy == null ? use.file(index).path() : copy;
    String base = "jar:" + named.toUri() + "!/";
    return new URL(null, base + escape(entry), new ResourceHandler(files, index, base));
  }

  private static String escape(String entry) throws MalformedURLException {
    try {
      return new URI(null, null, "/" + entry, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new MalformedURLException("entry has a name that fits no URL");
    }
  }

  private String entry(URL url) throws FileNotFoundException {
    String text = url.toExternalForm();
    if (!text.startsWith(base)) {
      throw new FileNotFoundException(text + " is not in the plug-in");
    }
    String escaped = text.substring(base.length()).replace("+", "%2B"); // which means itself here
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    return new Connection(url, entry(url));
  }

  /** Without a cache, whatever is asked for. */
  private final class Connection extends JarURLConnection {
    private final String entry;

    Connection(URL url, String entry) throws MalformedURLException {
      super(url);
      this.entry = entry;
    }

    @Override
    public void connect() throws IOException {
      getJarEntry();
    }

    @Override
    public JarEntry getJarEntry() throws IOException {
      try (CodeFiles.Use use = files.use()) {
        JarEntry found = use.jar(index).jar().getJarEntry(entry);
        if (found == null) {
          throw new FileNotFoundException(entry + " is not in the plug-in");
        }
        return found;
      } catch (IllegalStateException | UnreadableCodeException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public long getContentLengthLong() {
      try {
        return getJarEntry().getSize();
      } catch (IOException e) {
        return -1;
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return files.stream(index, getJarEntry());
    }

    /** Opens a file of its own, which is the caller's to close. */
    @Override
    public JarFile getJarFile() throws IOException {
      try (CodeFiles.Use use = files.use()) {
        PrivateJar own = use.file(index).open();
        return own.jar();
      } catch (IllegalStateException | UnreadableCodeException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
