package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.FUNCTION;
import static dev.secant.cli.hazards.Jars.HALF_CLASS;
import static dev.secant.cli.hazards.Jars.IDENTITY;
import static dev.secant.cli.hazards.Jars.applying;
import static dev.secant.cli.hazards.Jars.bad;
import static dev.secant.cli.hazards.Jars.calling;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.Jars.one;
import static dev.secant.cli.hazards.Jars.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.secant.testkit.jar.PluginJar;
import dev.secant.testkit.jar.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The hazards that other plug-in systems are known to fall for. */
final class KnownHazards {
  static final SigningKey KEY = SigningKey.named("CN=Acme");

  private KnownHazards() {}

  static List<Hazard> all() {
    return List.of(
        Hazard.of("1a", "empty file", folder -> Files.createFile(folder.resolve("x.jar"))),
        Hazard.of("1b", "truncated", folder -> half().truncatedTo(200).writeTo(x(folder))),
        Hazard.of("1c", "text", folder -> Files.writeString(x(folder), "hello")),
        Hazard.of("2", "directory named x.jar", folder -> Files.createDirectory(x(folder))),
        Hazard.of(
            "3",
            "listed class is missing",
            folder -> half().listing("a.Hafl").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "4",
            "listed class is no function",
            folder -> one("a.Bad", "public class Bad", "").listing("a.Bad").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "5a",
            "abstract",
            folder -> badClass("public abstract class Bad ", "").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "5b",
            "private constructor",
            folder -> badClass("public class Bad ", "private Bad() {}").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "5c",
            "constructor with a parameter",
            folder -> badClass("public class Bad ", "public Bad(int n) {}").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "5d",
            "class is not public",
            folder -> badClass("class Bad ", "").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "6",
            "constructor throws",
            folder ->
                bad(" public Bad() { throw new IllegalStateException(\"no table\"); }")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "7a",
            "constructor calls itself for ever",
            folder -> bad(" public Bad() { new Bad(); }").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "7b",
            "static initialiser throws",
            folder -> bad(" static final int N = Integer.parseInt(\"x\");").writeTo(x(folder)),
            "bad",
            "bad"),
        Hazard.of(
            "8",
            "constructor exhausts the heap",
            folder -> bad(" long[][] all = new long[8][Integer.MAX_VALUE - 8];").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "9",
            "constructor loops for ever",
            folder -> bad(" public Bad() { while (true) Thread.onSpinWait(); }").writeTo(x(folder)),
            "bad"),
        Hazard.of(
                "10a",
                "call ends the process; isolated",
                folder -> calling("if (x == 3) System.exit(0); return x;").writeTo(x(folder)),
                "bad")
            .in(Hazard.Setting.ISOLATED),
        Hazard.of(
                "10b",
                "constructor ends the process; isolated",
                folder -> bad(" public Bad() { System.exit(0); }").writeTo(x(folder)),
                "bad")
            .in(Hazard.Setting.ISOLATED),
        Hazard.of(
            "11", "class of Java 55", folder -> half().classVersion(99).writeTo(x(folder)), "half"),
        Hazard.of(
            "12a",
            "superclass is missing",
            folder ->
                with(
                        one("dep.Base", "public abstract class Base " + FUNCTION, ""),
                        "a.Bad",
                        "public class Bad extends dep.Base",
                        IDENTITY)
                    .listing("a.Bad")
                    .removing("dep/Base.class")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "12b",
            "class file of another class",
            folder ->
                half().renaming(HALF_CLASS, "a/Third.class").listing("a.Third").writeTo(x(folder)),
            "third"),
        Hazard.of(
            "12c",
            "truncated class file",
            folder ->
                half().changing(HALF_CLASS, bytes -> Arrays.copyOf(bytes, 100)).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "13",
            "class that the verifier rejects",
            folder ->
                half()
                    .changing(HALF_CLASS, bytes -> Bytes.replaceLast(bytes, 0xaf, 0xb0))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "14",
            "library is missing, first used in a call",
            folder ->
                with(
                        one(
                            "dep.Lib",
                            "public class Lib",
                            " public static double of(double x) { return x; }"),
                        "a.Bad",
                        "public class Bad " + FUNCTION,
                        " public double forward(double x) { return dep.Lib.of(x); }")
                    .listing("a.Bad")
                    .removing("dep/Lib.class")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "15",
            "built against another api: forward is not there",
            folder ->
                half()
                    .changing(HALF_CLASS, bytes -> Bytes.replace(bytes, "forward", "forware"))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "16a",
            "services file with a bad line",
            folder -> half().listing("a b c").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "16b",
            "services file with a byte order mark",
            folder ->
                half()
                    .changing(
                        PluginJar.FUNCTIONS,
                        bytes ->
                            Bytes.concat(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "16c",
            "services file in Latin-1",
            folder ->
                half()
                    .changing(
                        PluginJar.FUNCTIONS, bytes -> "a.Half\na.Größe\n".getBytes(ISO_8859_1))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "17",
            "services file of 400 MB",
            folder ->
                PluginJar.empty().bomb(PluginJar.FUNCTIONS, "#", 400L << 20).writeTo(x(folder))),
        Hazard.of(
            "18",
            "entry that leads out of the JAR",
            folder -> half().entry("../../etc/passwd", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "19",
            "copy of the api in the JAR",
            folder -> withApi(half()).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "20",
            "copies of the api in two JARs",
            folder -> {
              withApi(half()).writeTo(x(folder));
              withApi(PluginJar.elementwise("b.Third", "x / 3")).writeTo(folder.resolve("y.jar"));
            },
            "half | third"),
        Hazard.of(
            "21",
            "one package in two sealed JARs",
            folder -> {
              half().manifest("Sealed", "true").writeTo(x(folder));
              PluginJar.elementwise("a.Third", "x / 3")
                  .manifest("Sealed", "true")
                  .writeTo(folder.resolve("y.jar"));
            },
            "half | third"),
        Hazard.of(
            "22",
            "one class name in two JARs",
            folder -> {
              half().writeTo(x(folder));
              PluginJar.elementwise("a.Half", "x * 0.25").writeTo(folder.resolve("y.jar"));
            },
            "x.half",
            "y.half"),
        Hazard.of(
            "23",
            "one function name in two JARs",
            folder -> {
              half().writeTo(x(folder));
              PluginJar.elementwise("b.Half", "x * 0.25").writeTo(folder.resolve("y.jar"));
            },
            "half",
            "x.half"),
        Hazard.of(
            "24",
            "Class-Path in the manifest",
            folder -> half().manifest("Class-Path", "../outside.jar").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "25a",
            "signed, then a class changed",
            folder ->
                half()
                    .signedBy(KEY)
                    .tampering(
                        HALF_CLASS,
                        bytes -> PluginJar.elementwise("a.Half", "x * 9").contentOf(HALF_CLASS))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "25b",
            "signed, then the services file changed",
            folder ->
                half()
                    .signedBy(KEY)
                    .tampering(
                        PluginJar.FUNCTIONS, bytes -> "a.Half\n# more\n".getBytes(ISO_8859_1))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
                "26a",
                "signed, then stripped; only what is signed may load",
                folder -> half().signedBy(KEY).stripped().writeTo(x(folder)),
                "half")
            .in(Hazard.Setting.SIGNED),
        Hazard.of(
                "26b",
                "signed, then a class added; only what is signed may load",
                folder ->
                    half()
                        .signedBy(KEY)
                        .smuggling(
                            "a/More.class",
                            PluginJar.elementwise("a.More", "x").contentOf("a/More.class"))
                        .writeTo(x(folder)),
                "half")
            .in(Hazard.Setting.SIGNED),
        Hazard.of(
                "26c",
                "signed by another; only what is signed may load",
                folder -> half().signedBy(SigningKey.named("CN=Other")).writeTo(x(folder)),
                "half")
            .in(Hazard.Setting.SIGNED),
        Hazard.of(
            "27",
            "static provider() in place of a constructor",
            folder ->
                one(
                        "a.Bad",
                        "public class Bad",
                        " public static dev.secant.api.Function provider() { return null; }")
                    .listing("a.Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "28",
            "services file for another Java version",
            folder ->
                half()
                    .manifest("Multi-Release", "true")
                    .entry("META-INF/versions/17/" + PluginJar.FUNCTIONS, "a.Other\n")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "29",
            "module that provides, without a services file",
            folder ->
                PluginJar.empty()
                    .source(
                        "module halves { requires dev.secant.api; provides dev.secant.api.Function with a.Half; }")
                    .source(
                        "package a; public class Half "
                            + FUNCTION
                            + " { public double forward(double x) { return x / 2; } }")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
                "30",
                "overwritten while it is in use",
                folder -> half().withElementwise("a.Third", "x / 3").writeTo(x(folder)),
                "half",
                "third")
            .then(folder -> Files.writeString(x(folder), "garbage")),
        Hazard.of(
                "31",
                "deleted while it is in use",
                folder -> half().withElementwise("a.Third", "x / 3").writeTo(x(folder)),
                "half",
                "third")
            .then(folder -> Files.delete(x(folder))),
        Hazard.of(
            "32a",
            "link in a circle",
            folder -> Files.createSymbolicLink(x(folder), Path.of("x.jar"))),
        Hazard.of(
            "32b",
            "link to nothing",
            folder -> Files.createSymbolicLink(x(folder), Path.of("gone.jar"))),
        Hazard.of(
            "37a", "returns null", folder -> applying("return null;").writeTo(x(folder)), "bad"),
        Hazard.of(
            "37b",
            "elementwise, but of another shape",
            folder ->
                bad(
                        FUNCTION,
                        IDENTITY
                            + " public dev.secant.api.Variable apply(dev.secant.api.Variable x) { return dev.secant.api.Variable.of(1, 2); }")
                    .writeTo(x(folder)),
            "bad",
            "scale(2) | bad | good.as_array"),
        Hazard.of(
            "37c",
            "returns NaN",
            folder -> calling("return Double.NaN;").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "37d",
            "kernel that changes its input",
            folder ->
                bad(
                        "implements dev.secant.api.BulkFunction",
                        " public double forward(double x) { return 2 * x; }"
                            + " public void forward(double[] x, double[] y, int n) {"
                            + " for (int i = 0; i < n; i++) { y[i] = 2 * x[i]; x[i] = 0; y[i] = 2 * y[i] / 2; } }")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "38",
            "file name that is no name of a module",
            folder -> half().writeTo(folder.resolve("x-class-1.jar")),
            "half"));
  }

  static Path x(Path folder) {
    return folder.resolve("x.jar");
  }

  private static PluginJar badClass(String head, String body) {
    return one("a.Bad", head + FUNCTION, body + IDENTITY).listing("a.Bad");
  }

  private static PluginJar withApi(PluginJar jar) {
    return jar.type(dev.secant.api.Function.class).type(dev.secant.api.ElementwiseFunction.class);
  }
}
