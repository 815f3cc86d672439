package dev.secant.cli;

import dev.secant.cli.output.OutputFile;
import dev.secant.cli.progress.Progress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a run writes, for who must say what became of it when a signal ends it. Thread-safe. */
final class PointOutput {
  /** What there is once the output is open. */
  private record Open(ResultRows rows, @Nullable OutputFile file, Progress progress) {}

  private volatile @Nullable Open open; // written by one thread

  /** Notes that rows will be written from now on; to standard output if there is no file. */
  void begin(ResultRows rows, @Nullable OutputFile file, Progress progress) {
    open = new Open(rows, file, progress);
  }

  /** Ends the writing behind a whole row, and returns what became of the output. */
  String interrupted() {
    Open target = open;
    if (target == null) {
      return "interrupted before anything was written; nothing is left behind";
    }
    long rows = target.rows().stop();
    target.progress().close();
    String count = String.format(Locale.ROOT, "%d %s", rows, rows == 1 ? "row" : "rows");
    OutputFile file = target.file();
    if (file != null && file.isWrittenBeside()) {
      return "interrupted"
          + (rows < 0 ? "" : " after " + count)
          + "; "
          + file.name()
          + " was not written, and nothing is left behind";
    }
    String name = file == null ? "standard output" : file.name();
    return rows < 0
        ? "interrupted; " + name + " did not take all that was computed"
        : "interrupted; " + count + (rows == 1 ? " was" : " were") + " written to " + name;
  }
}
