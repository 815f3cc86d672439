package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.CodeFile;
import dev.secant.runtime.registry.loader.CodeFiles;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.loader.PluginClassLoader;
import dev.secant.runtime.registry.reload.RetiredCode;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.store.CopyStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one plug-in, made when the first of its functions is used and let go when the
 * registry is closed. Thread-safe.
 */
final class PluginCode implements ProviderSource {
  private final String plugin;
  private final HostView host;
  private final Supply supply;
  private @Nullable CodeFiles files;
  private @Nullable PluginClassLoader loader;
  private boolean closed;

  /**
   * Of the files, asked once, when the first class is needed: of ten thousand plug-ins a few are
   * used.
   *
   * @param isLocked whether a lock file says what they must be
   */
  record Supply(PluginFiles plugin, CopyStore copies, boolean isLocked) {
    CodeFiles get() {
      List<CodeFile> files = new ArrayList<>();
      for (FileIdentity file : plugin.files()) {
        files.add(CodeFile.of(file.path(), file.sha256().toString(), copies, isLocked));
      }
      return new CodeFiles(files);
    }
  }

  PluginCode(String plugin, HostView host, Supply supply) {
    this.plugin = plugin;
    this.host = host;
    this.supply = supply;
  }

  private synchronized CodeFiles files() {
    CodeFiles known = files;
    if (known == null) {
      known = supply.get();
      files = known;
    }
    return known;
  }

  @Override
  public InstanceSource source(Offer offer) {
    String className = offer.className();
    return new InstanceSource() {
      @Override
      public void prepare() {
        files().secure(); // copies and hashes files of any size
      }

      @Override
      public Object create(Terms terms) throws ReflectiveOperationException {
        return Class.forName(className, true, loader()).getConstructor().newInstance();
      }

      @Override
      public ClassLoader contextLoader() {
        return loader();
      }
    };
  }

  @Override
  public boolean secure() {
    return files().secure();
  }

  @Override
  public RetiredCode retire(String location) {
    CodeFiles retired = files();
    retired.retire();
    return new RetiredCode(plugin, location, retired, retired::reader);
  }

  private synchronized ClassLoader loader() {
    if (closed) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
    PluginClassLoader known = loader;
    if (known == null) {
      known = new PluginClassLoader(plugin, host, files());
      loader = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    closed = true;
    loader = null;
    if (files != null) {
      files.close();
    }
  }
}
