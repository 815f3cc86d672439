package dev.secant.cli.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the folders of programs that a PATH is to consist of. */
final class SystemTools {
  private SystemTools() {}

  /** Makes a folder of the named programs of this machine, and of no others. */
  static Path folder(Path folder, List<String> names) throws IOException {
    Files.createDirectories(folder);
    for (String name : names) {
      script(folder.resolve(name), "exec '" + find(name) + "' \"$@\"");
    }
    return folder;
  }

  private static Path find(String name) throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return program.toRealPath();
      }
    }
    throw new IOException("no " + name + " on the PATH");
  }

  /** Writes an executable script for {@code sh}. */
  static Path script(Path file, String lines) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
    return file;
  }
}
