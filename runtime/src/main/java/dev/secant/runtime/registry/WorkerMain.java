package dev.secant.runtime.registry;

import dev.secant.api.Function;
import dev.secant.runtime.registry.loader.CodeFiles;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** The program that a worker process runs: it loads plug-ins as a registry does. */
final class WorkerMain implements Providers {
  private static final int LONGEST_MESSAGE = 1000;

  private final HostView host = HostView.create();

  /** By the key of the plug-in. */
  private final Map<Integer, Loaded> loaded = new HashMap<>();

  /** Copies that were made for workers alone. */
  private final Set<Path> temporary = ConcurrentHashMap.newKeySet();

  private record Loaded(ClassLoader loader, CodeFiles files) {}

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
  public Object create(int key, String plugin, List<String> code, String className)
      throws ReflectiveOperationException {
    Loaded known = loaded.get(key);
    if (known == null) {
      Path folder = WorkerFiles.temporary(code);
      if (folder != null) {
        temporary.add(folder);
      }
      CodeFiles files = WorkerFiles.read(code);
      known = new Loaded(new PluginClassLoader(plugin, host, files), files);
      loaded.put(key, known);
    }
    enter(key);
    return Class.forName(className, true, known.loader()).getConstructor().newInstance();
  }

  @Override
  public void enter(int key) {
    Loaded known = loaded.get(key);
    if (known != null) {
      Thread.currentThread().setContextClassLoader(known.loader());
    }
  }

  @Override
  public void forget(int key) {
    Loaded known = loaded.remove(key);
    if (known != null) {
      known.files().close();
    }
  }

  @Override
  public void end() {
    temporary.forEach(WorkerFiles::remove);
  }

  @Override
  public Fault explain(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    return new Fault(
        failure.kind().name(), failure.text(), ThrownText.explained(thrown, LONGEST_MESSAGE));
  }
}
