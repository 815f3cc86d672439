package dev.secant.runtime.registry;

import dev.secant.api.Function;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.loader.PluginClassLoader;
import dev.secant.runtime.text.ThrownText;
import dev.secant.runtime.worker.Fault;
import dev.secant.runtime.worker.Providers;
import dev.secant.runtime.worker.WorkerCommand;
import dev.secant.runtime.worker.WorkerServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** The program that a worker process runs: it loads plug-ins as a registry does. */
final class WorkerMain implements Providers {
  private static final int LONGEST_MESSAGE = 1000;

  private final HostView host = HostView.create();
  private final Map<List<String>, ClassLoader> loaders = new HashMap<>();

  private WorkerMain() {}

  /** Returns how to start it. */
  static WorkerCommand command() {
    return new WorkerCommand(WorkerMain.class, List.of(Function.class, Logger.class));
  }

  /**
   * Serves a registry until that is gone.
   *
   * @param arguments the folder that it has made
   * @throws IOException if the registry is gone already
   */
  public static void main(String[] arguments) throws IOException {
    WorkerServer.serve(Path.of(arguments[0]), new WorkerMain());
  }

  @Override
  public Object create(String plugin, List<String> code, String className)
      throws ReflectiveOperationException {
    ClassLoader loader = loaders.get(code);
    if (loader == null) {
      loader = new PluginClassLoader(plugin, host, WorkerFiles.read(code));
      loaders.put(code, loader);
    }
    Thread.currentThread().setContextClassLoader(loader);
    return Class.forName(className, true, loader).getConstructor().newInstance();
  }

  @Override
  public Fault explain(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    return new Fault(
        failure.kind().name(), failure.text(), ThrownText.explained(thrown, LONGEST_MESSAGE));
  }
}
