package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.loader.PluginClassLoader;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The class loader of one plug-in, made when the first of its functions is used. Thread-safe. */
final class PluginCode implements Closeable {
  private final String plugin;
  private final HostView host;
  private final List<Path> files;
  private @Nullable PluginClassLoader loader;
  private boolean closed;

  PluginCode(String plugin, HostView host, List<Path> files) {
    this.plugin = plugin;
    this.host = host;
    this.files = files;
  }

  /** Returns a source of instances of one of its classes. */
  InstanceSource source(String className) {
    return new InstanceSource() {
      @Override
      public Object create() throws ReflectiveOperationException {
        return Class.forName(className, true, loader()).getConstructor().newInstance();
      }

      @Override
      public ClassLoader contextLoader() {
        return loader();
      }
    };
  }

  private synchronized ClassLoader loader() {
    if (loader == null) {
      loader = new PluginClassLoader(plugin, host, files);
      if (closed) {
        loader.close();
      }
    }
    return loader;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (loader != null) {
      loader.close();
    }
  }
}
