package dev.secant.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/** What happened on a cluster, in a few lines of its many logs. */
record Story(Path file) {
  /** Writes a line. */
  void tell(String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Writes the lines of a log that match somewhere. */
  void tell(String teller, List<String> log, String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    for (String line : log) {
      if (wanted.matcher(line).find()) {
        tell(teller + ": " + line);
      }
    }
  }
}
