package dev.secant.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process in an environment with nothing but a PATH of the few programs that the launcher calls:
 * no Java is on it, and no variable names one.
 */
final class Call {
  /** Only ends a test that hangs; nothing here takes a tenth of it. */
  private static final long LONGEST_MINUTES = 5;

  private static final List<String> TOOLS =
      List.of(
          "chmod",
          "find",
          "head",
          "ls",
          "mkdir",
          "mv",
          "nice",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sh",
          "sleep",
          "sync",
          "wc");

  private final ProcessBuilder builder;

  private Call(Path folder, String path, List<String> words) {
    builder = new ProcessBuilder(new ArrayList<>(words)).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", path);
    environment.put("HOME", folder.resolve("no home").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("SECANT_CACHE", "off"); // it would be made when the test has gone
  }

  /** Returns a call of {@code program} in {@code folder}. */
  static Call of(Path folder, Path program, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    return new Call(folder, tools(folder.resolve(".tools")).toString(), words);
  }

  /** Returns a call with the programs of this machine, such as dpkg and tar. */
  static Call ofMachine(Path folder, String... words) {
    return new Call(folder, System.getenv("PATH"), List.of(words));
  }

  Call with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  private static Path tools(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(folder);
    for (String tool : TOOLS) {
      Path script = folder.resolve(tool);
      Files.writeString(script, "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n");
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + script + " executable");
      }
    }
    return folder;
  }

  private static Path find(String tool) throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path program = Path.of(folder, tool);
      if (Files.isExecutable(program)) {
        return program.toRealPath();
      }
    }
    throw new IOException("no " + tool + " on the PATH");
  }

  /** Runs it to its end, with an empty standard input. */
  Result run() throws IOException, InterruptedException {
    return run("");
  }

  /** Runs it to its end, with this text as its standard input. */
  Result run(String input) throws IOException, InterruptedException {
    Path out = Files.createTempFile("secant-test", ".out");
    Path err = Files.createTempFile("secant-test", ".err");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stream = process.getOutputStream()) {
        stream.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("still running: " + builder.command());
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** What a process left: its exit code and what it printed. */
  record Result(int code, String out, String err) {}
}
