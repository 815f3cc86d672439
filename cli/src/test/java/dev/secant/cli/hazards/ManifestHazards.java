package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.ESCAPE;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.KnownHazards.x;

import dev.secant.testkit.jar.PluginJar;
import java.util.List;

/** What manifests claim. */
final class ManifestHazards {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private ManifestHazards() {}

  static List<Hazard> all() {
    return List.of(
        Hazard.of(
            "M1",
            "manifest of 10 MB",
            folder -> half().bomb(MANIFEST, "A: b\r\n", 10L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M2",
            "manifest of 100 MB",
            folder -> half().bomb(MANIFEST, "A: b\r\n", 100L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M3",
            "manifest that is none",
            folder -> half().entry(MANIFEST, "hello\n\n").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M4",
            "id with escape codes",
            folder -> half().manifest("Secant-Plugin", ESCAPE).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M5",
            "reserved id",
            folder -> half().manifest("Secant-Plugin", "core").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M6",
            "empty id",
            folder -> half().manifest("Secant-Plugin", " ").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M7",
            "api of the future",
            folder -> half().manifest("Secant-Api", "99.0").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M8",
            "api that is no version",
            folder -> half().manifest("Secant-Api", "latest").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M9",
            "Class-Path in lower case",
            folder -> half().manifest("class-path", "file:///etc/").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M10",
            "Class-Path in the manifest of a library",
            folder ->
                half()
                    .library(
                        "dep",
                        PluginJar.empty().manifest("Class-Path", "../../x.jar").entry("a", "b"))
                    .writeFolder(folder.resolve("x")),
            "half"),
        Hazard.of(
            "M11",
            "agents and launchers in the manifest",
            folder ->
                half()
                    .manifest("Premain-Class", "a.Half")
                    .manifest("Launcher-Agent-Class", "a.Half")
                    .manifest("Main-Class", "a.Half")
                    .writeTo(x(folder)),
            "half"));
  }
}
