package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Chain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A program that uses a worker, to be killed by a test. */
final class WorkerHost {
  private WorkerHost() {}

  /** Prints the number of its worker, and hangs: in a call, or between two of them. */
  public static void main(String[] arguments) throws IOException {
    Isolation isolation = Isolation.process().timeLimit(Duration.ofMinutes(10));
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .withoutCache()
            .directory(Path.of(arguments[0]))
            .isolation(isolation)
            .build()) {
      Chain chain = registry.chain("hostile");
      chain.valueAt(1);
      String worker = WorkerProcesses.alive().get(0).pid() + "\n";
      new FileOutputStream(FileDescriptor.out).write(worker.getBytes(StandardCharsets.US_ASCII));
      if (arguments[1].equals("calling")) {
        chain.valueAt(3);
      }
      while (true) {
        LockSupport.park();
      }
    }
  }
}
