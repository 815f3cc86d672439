package dev.secant.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An executor by what it logs.
 *
 * @param log its standard error, in the working folder of its Worker
 */
record Executor(Path log) {
  private static final Pattern PROCESS =
      Pattern.compile("Started daemon with process name: (\\d+)@");
  private static final Pattern TASK =
      Pattern.compile("(Running|Finished) (task \\S+ in stage \\S+)");

  /** Returns its process while that lives. */
  Optional<ProcessHandle> process() throws IOException {
    for (String line : lines()) {
      Matcher matcher = PROCESS.matcher(line);
      if (matcher.find()) {
        return ProcessHandle.of(Long.parseLong(matcher.group(1))).filter(ProcessHandle::isAlive);
      }
    }
    return Optional.empty();
  }

  /** Returns the tasks that it began and did not finish. */
  Set<String> runningTasks() throws IOException {
    Set<String> running = new HashSet<>();
    for (String line : lines()) {
      Matcher matcher = TASK.matcher(line);
      if (matcher.find()) {
        if (matcher.group(1).equals("Running")) {
          running.add(matcher.group(2));
        } else {
          running.remove(matcher.group(2));
        }
      }
    }
    return running;
  }

  private List<String> lines() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }
}
