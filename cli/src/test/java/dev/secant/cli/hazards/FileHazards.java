package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.KnownHazards.x;

import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What lies in a folder of plug-ins and is no JAR, or not where it seems to be. */
final class FileHazards {
  private FileHazards() {}

  static List<Hazard> all() {
    return List.of(
        Hazard.of(
            "F1",
            "folder with JARs in a circle of links",
            folder -> Files.createSymbolicLink(folder.resolve("loop"), Path.of("."))),
        Hazard.of(
            "F2",
            "two links in a circle",
            folder -> {
              Files.createSymbolicLink(x(folder), Path.of("y.jar"));
              Files.createSymbolicLink(folder.resolve("y.jar"), Path.of("x.jar"));
            }),
        Hazard.of(
            "F3",
            "link to a JAR elsewhere",
            folder -> {
              half()
                  .writeTo(Files.createDirectory(folder.resolve("elsewhere")).resolve("real.bin"));
              Files.createSymbolicLink(x(folder), Path.of("elsewhere/real.bin"));
            },
            "half"),
        Hazard.of(
            "F4",
            "link to a device",
            folder -> Files.createSymbolicLink(x(folder), Path.of("/dev/zero"))),
        Hazard.of(
            "F5",
            "link to a terminal's end",
            folder -> Files.createSymbolicLink(x(folder), Path.of("/dev/null"))),
        Hazard.of("F6", "named pipe", folder -> run(folder, "mkfifo x.jar")),
        Hazard.of(
            "F7", "link to a named pipe", folder -> run(folder, "mkfifo pipe; ln -s pipe x.jar")),
        Hazard.of(
            "F8",
            "file of 1 GB without a block on the disk",
            folder -> run(folder, "truncate -s 1G x.jar")),
        Hazard.of(
            "F9",
            "hidden file of a copy under way",
            folder -> Files.writeString(folder.resolve(".x.jar"), "half of it")),
        Hazard.of(
            "F10",
            "other files between the plug-ins",
            folder -> {
              Files.writeString(folder.resolve("README.txt"), "read me");
              Files.writeString(folder.resolve("x.jar.bak"), "old");
              Files.writeString(folder.resolve("x.jar.part"), "new");
            }),
        Hazard.of(
            "F11",
            "folder without a JAR of its name",
            folder -> half().writeTo(Files.createDirectory(folder.resolve("x")).resolve("y.jar"))),
        Hazard.of(
            "F12",
            "folder whose library is damaged",
            folder -> {
              half().writeFolder(folder.resolve("x"));
              Files.writeString(folder.resolve("x/lib/dep.jar"), "hello");
            },
            "half"),
        Hazard.of(
            "F13",
            "JAR and folder of one name",
            folder -> {
              half().writeTo(x(folder));
              half().writeFolder(folder.resolve("x"));
            },
            "half"),
        Hazard.of(
            "F14",
            "two versions of one plug-in",
            folder -> {
              half().writeTo(folder.resolve("x-1.0.jar"));
              PluginJar.elementwise("a.Half", "x * 0.5").writeTo(folder.resolve("x-1.1.jar"));
            },
            "half"),
        Hazard.of(
            "F15",
            "ids that differ in case",
            folder -> {
              half().writeTo(folder.resolve("Xy.jar"));
              half().manifest("Secant-Plugin", "xy").writeTo(folder.resolve("z.jar"));
            },
            "half"),
        Hazard.of(
            "F16",
            "name of 100 characters",
            folder -> Files.writeString(folder.resolve("x".repeat(96) + ".jar"), "hello")));
  }

  private static void run(Path folder, String command) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("cannot run " + command);
    }
  }
}
