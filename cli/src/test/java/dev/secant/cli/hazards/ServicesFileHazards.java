package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.ESCAPE;
import static dev.secant.cli.hazards.Jars.factory;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.KnownHazards.x;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.testkit.jar.PluginJar;
import java.util.List;

/** Services files that are none, or more than one may be. */
final class ServicesFileHazards {
  private ServicesFileHazards() {}

  private static Hazard services(String id, String what, byte[] content) {
    return Hazard.of(
        id,
        what,
        folder -> half().changing(PluginJar.FUNCTIONS, bytes -> content).writeTo(x(folder)),
        "half");
  }

  static List<Hazard> all() {
    return List.of(
        services("S1", "services file with a NUL", "a.Half\na.\0Bad\n".getBytes(UTF_8)),
        services("S2", "services file in UTF-16", "a.Half\n".getBytes(UTF_16)),
        services(
            "S3",
            "services file of two thousand bad lines",
            "not a class!\n".repeat(2000).getBytes(UTF_8)),
        services("S4", "services file with Mac line ends", "# one\ra.Half\r".getBytes(UTF_8)),
        services(
            "S5", "services file with Windows line ends", "# one\r\na.Half\r\n".getBytes(UTF_8)),
        services(
            "S6", "services file with escape codes", ("a.Half\n" + ESCAPE + "\n").getBytes(UTF_8)),
        services(
            "S7",
            "services file with text that runs from right to left",
            "a.Half\n\u202ea.Bad\n".getBytes(UTF_8)),
        services(
            "S8",
            "services file with a path in place of a name",
            "a/Half\na.Half\n".getBytes(UTF_8)),
        services(
            "S9",
            "services file with .class behind the name",
            "a.Half.class\na.Half\n".getBytes(UTF_8)),
        services(
            "S10",
            "services file that lists a class of the JDK",
            "java.lang.String\na.Half\n".getBytes(UTF_8)),
        services(
            "S11",
            "services file that lists an interface of the api",
            "dev.secant.api.ElementwiseFunction\na.Half\n".getBytes(UTF_8)),
        services(
            "S12",
            "services file that lists one class three times",
            "a.Half\na.Half\na.Half\n".getBytes(UTF_8)),
        services(
            "S13",
            "services file with a name of 60,000 characters",
            ("a.Half\n" + "b".repeat(60_000) + "\n").getBytes(UTF_8)),
        services(
            "S14",
            "services file with comments and blanks around",
            "  a.Half   # the half\n\n\t\n".getBytes(UTF_8)),
        services(
            "S15",
            "services file that is a class file",
            new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61}),
        Hazard.of(
            "S16",
            "services file of 200 MB in one line",
            folder ->
                PluginJar.empty().bomb(PluginJar.FUNCTIONS, "a", 200L << 20).writeTo(x(folder))),
        Hazard.of(
            "S17",
            "services file that is a folder",
            folder ->
                half()
                    .removing(PluginJar.FUNCTIONS)
                    .entry(PluginJar.FUNCTIONS + "/", new byte[0])
                    .writeTo(x(folder))),
        Hazard.of(
            "S18",
            "services file in other letters",
            folder ->
                half()
                    .renaming(PluginJar.FUNCTIONS, "meta-inf/SERVICES/dev.secant.api.Function")
                    .writeTo(x(folder))),
        Hazard.of(
            "S19",
            "services file lists a factory among the functions",
            folder -> factory("").listing("a.Make").writeTo(x(folder)),
            "make(2)"));
  }
}
