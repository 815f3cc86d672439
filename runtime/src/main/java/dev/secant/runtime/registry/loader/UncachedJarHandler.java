package dev.secant.runtime.registry.loader;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

/**
 * Opens {@code jar:} URLs without the cache of the JDK, which would keep the file open, and the
 * plug-in locked, after its class loader is closed.
 */
final class UncachedJarHandler extends URLStreamHandler {
  static final UncachedJarHandler INSTANCE = new UncachedJarHandler();

  private UncachedJarHandler() {}

  /** Returns the URL of an entry; the name is escaped as it must be in a URL. */
  static URL url(Path jar, String entry) throws MalformedURLException {
    return new URL(null, "jar:" + jar.toUri() + "!/" + escape(entry), INSTANCE);
  }

  private static String escape(String entry) throws MalformedURLException {
    try {
      return new URI(null, null, "/" + entry, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new MalformedURLException("entry has a name that fits no URL");
    }
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    URLConnection connection = new URL(url.toExternalForm()).openConnection();
    connection.setUseCaches(false);
    return connection;
  }
}
