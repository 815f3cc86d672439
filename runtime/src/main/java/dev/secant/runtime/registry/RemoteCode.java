package dev.secant.runtime.registry;

import dev.secant.runtime.registry.reload.RetiredCode;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.worker.RemotePlugin;
import dev.secant.runtime.worker.Workers;
import java.time.Duration;

/** The code of one plug-in in worker processes: none of its classes is ever defined here. */
final class RemoteCode implements ProviderSource {
  private final RemotePlugin plugin;
  private final WorkerFiles files;

  RemoteCode(Workers workers, String plugin, WorkerFiles files) {
    this.plugin = workers.plugin(plugin, files::lines);
    this.files = files;
  }

  @Override
  public boolean secure() {
    return files.secure();
  }

  @Override
  public InstanceSource source(Offer offer) {
    boolean isFactory = offer.kind() == FunctionEntry.Kind.FACTORY;
    return new InstanceSource() {
      @Override
      public Object create(Terms terms) {
        return plugin.create(offer.className(), isFactory, terms.limit(), terms.givenUp());
      }

      @Override
      public ClassLoader contextLoader() {
        return ClassLoader.getPlatformClassLoader(); // nothing of the plug-in is called here
      }

      @Override
      public Duration patience(Duration limit) {
        return RemotePlugin.patience(limit);
      }
    };
  }

  @Override
  public RetiredCode retire(String location) {
    return new RetiredCode(plugin.id(), location, this, () -> null);
  }

  @Override
  public void close() {
    plugin.close();
    files.close();
  }
}
