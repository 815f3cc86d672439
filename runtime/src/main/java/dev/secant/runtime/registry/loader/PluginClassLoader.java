package dev.secant.runtime.registry.loader;

import dev.secant.runtime.registry.store.PrivateJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one plug-in: from its own JARs, after what {@link HostView} shows. It is not a
 * {@code URLClassLoader} for three reasons: that one follows {@code Class-Path} out of the plug-in,
 * keeps files open through cached URLs, and asks an unlimited parent.
 *
 * <p>Files are opened at the first class or resource; {@link CodeFiles} says when they are closed.
 * Classes that are loaded then keep working, others are not found.
 */
public final class PluginClassLoader extends SecureClassLoader {
  /** Classes are read whole; the largest that a compiler writes are far smaller. */
  private static final int MAX_CLASS_BYTES = 16 << 20;

  static {
    registerAsParallelCapable();
  }

  private final HostView host;
  private final CodeFiles files;

  /**
   * Creates a loader; nothing is opened yet.
   *
   * @param plugin id of the plug-in, for stack traces
   * @param files where its classes are; of this loader alone
   */
  public PluginClassLoader(String plugin, HostView host, CodeFiles files) {
    super(LoaderNames.next(plugin), host);
    this.host = host;
    this.files = files;
    files.readBy(this);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (host.isShared(name)) {
      throw new ClassNotFoundException(name); // never a bundled copy
    }
    String entryName = name.replace('.', '/') + ".class";
    try (CodeFiles.Use use = files.use()) {
      for (int i = 0; i < use.count(); i++) {
        JarEntry entry = use.jar(i).jar().getJarEntry(entryName);
        if (entry != null) {
          try {
            return define(name, use, i, entry);
          } catch (IOException e) {
            throw use.file(i).unreadable(e);
          }
        }
      }
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, CodeFiles.Use use, int index, JarEntry entry)
      throws IOException {
    CodeFile file = use.file(index);
    PrivateJar jar = use.jar(index);
    byte[] bytes;
    try (InputStream in = jar.jar().getInputStream(entry)) {
      bytes = in.readNBytes(MAX_CLASS_BYTES + 1);
    }
    if (bytes.length > MAX_CLASS_BYTES) {
      throw new ClassFormatError(name + " is larger than " + MAX_CLASS_BYTES + " bytes");
    }
    if (!jar.isIntact()) {
      use.discard();
      throw file.copyChanged();
    }
    if (!EntryChecksum.matches(entry, bytes)) {
      throw new ClassFormatError(name + " is damaged: its checksum is not that of its bytes");
    }
    definePackageOf(name);
    // The signers are known once the entry is read to its end.
    CodeSource source = new CodeSource(file.path().toUri().toURL(), entry.getCodeSigners());
    return defineClass(name, bytes, 0, bytes.length, source);
  }

  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    String name = dot < 0 ? "" : className.substring(0, dot);
    if (getDefinedPackage(name) == null) {
      try {
        definePackage(name, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException e) {
        // Another thread defined it in between, which is as good.
      }
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    List<URL> found = urls(name, 1);
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(urls(name, Integer.MAX_VALUE));
  }

  private List<URL> urls(String name, int limit) {
    List<URL> found = new ArrayList<>();
    try (CodeFiles.Use use = files.use()) {
      for (int i = 0; i < use.count() && found.size() < limit; i++) {
        JarEntry entry = use.jar(i).jar().getJarEntry(name);
        if (entry != null) {
          found.add(ResourceHandler.url(files, i, use, entry.getRealName()));
        }
      }
    } catch (MalformedURLException e) {
      return List.of();
    } catch (UnreadableCodeException | IllegalStateException e) {
      return found; // closed, or gone: a resource that is not there is null by contract
    }
    return found;
  }
}
